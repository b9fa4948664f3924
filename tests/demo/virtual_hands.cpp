#include "tests/demo/virtual_hands.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

#include "app/base/utf8.h"

namespace tests {

using app::Point;
using ui::glass::Target;
using ui::touch::Phase;

namespace {

constexpr double kFrameS = 1.0 / 60, kMoveEveryS = 1.0 / 30, kPatienceS = 5, kAccentS = 0.75, kAccentShownS = 0.5,
                 kLooksAgain = 0.6;  // of the way

// A point of the target that nothing covers.
std::optional<Point> pointOf(const Target& target, const std::vector<Target>& all) {
    Point point;
    const app::Rect window{0, 0, 1e6f, 1e6f};
    if (!ui::glass::uncoveredPoint(target, all, window, point)) return std::nullopt;
    return Point{std::round(point.x), std::round(point.y)};
}

Aim first(std::string what, std::function<bool(const Target&)> matches) {
    return {[matches = std::move(matches)](const std::vector<Target>& targets) -> std::optional<Point> {
                for (const Target& target : targets)
                    if (matches(target))
                        if (const auto point = pointOf(target, targets)) return point;
                return std::nullopt;
            },
            std::move(what)};
}

}  // namespace

Aim byId(std::string id) {
    return first(id, [id](const Target& t) { return t.id == id; });
}
Aim byIdEnd(std::string seat, std::string end) { return byId(seat + "/" + end); }
Aim byLabel(std::string kind, std::string label) {
    return first(kind + " " + label, [kind, label](const Target& t) { return t.kind == kind && t.label == label; });
}

VirtualHands::VirtualHands(ui::shell::Table& table, const app::Texts& tr, const ui::shell::TableSetup& setup, app::UnixMs start,
                           std::ostream& recording, Pace pace)
    : m_table(table),
      m_tr(tr),
      m_tracker(setup.gestures, 1 / setup.size.pxPerMm),
      m_writer(recording, setup.size.width, setup.size.height, 1 / setup.size.pxPerMm, 0),
      m_start(start),
      m_hands(16),
      m_pace(pace) {}

void VirtualHands::tap(int hand, Aim aim) {
    m_hands.at(hand).steps.push_back({Step::Kind::Tap, std::move(aim), {}, m_pace.tap, "tap"});
}
void VirtualHands::hold(int hand, Aim aim, double seconds) {
    m_hands.at(hand).steps.push_back({Step::Kind::Hold, std::move(aim), {}, seconds, "hold"});
}
void VirtualHands::drag(int hand, Aim from, Aim to) {
    m_hands.at(hand).steps.push_back({Step::Kind::Drag, std::move(from), std::move(to), m_pace.drag, "drag"});
}
void VirtualHands::pause(int hand, double seconds) { m_hands.at(hand).steps.push_back({Step::Kind::Pause, {}, {}, seconds, {}}); }

void VirtualHands::type(int hand, const std::string& seat, const std::string& text) {
    static const std::map<std::string, std::string> kHeld{{"à", "a"}, {"â", "a"}, {"ê", "e"}, {"ë", "e"}, {"ù", "u"}, {"û", "u"},
                                                          {"ô", "o"}, {"œ", "o"}, {"î", "i"}, {"ï", "i"}, {"ç", "c"}};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const std::uint32_t c = app::nextCodePoint(text, at);
        std::string name = text.substr(begin, at - begin);
        if (c == ' ') name = "space";
        if (c >= 'A' && c <= 'Z') {
            m_hands.at(hand).steps.push_back({Step::Kind::Tap, byIdEnd(seat, "shift"), {}, m_pace.key, "key shift"});
            name = std::string(1, static_cast<char>(c + 32));
        }
        if (const auto held = kHeld.find(name); held != kHeld.end())
            m_hands.at(hand).steps.push_back({Step::Kind::Accent, byIdEnd(seat, held->second),
                                              byIdEnd(seat, held->second + "/" + name), kAccentS, "key " + name});
        else m_hands.at(hand).steps.push_back({Step::Kind::Tap, byIdEnd(seat, name), {}, m_pace.key, "key " + name});
    }
}

std::vector<Target> VirtualHands::look() const { return m_table.targets(m_tr); }

void VirtualHands::sample(int hand, Phase phase, Point px, std::vector<ui::touch::ContactSample>& samples) {
    samples.push_back({0, ui::touch::SourceKind::Replay, static_cast<std::uint64_t>(hand + 1), phase, px, m_nowS});
    m_writer.add(samples.back());
    m_touches += phase == Phase::Begin;
    m_hands[static_cast<std::size_t>(hand)].touches += phase == Phase::Begin;
}

void VirtualHands::advance(int index, Hand& hand, std::vector<ui::touch::ContactSample>& samples,
                           const std::vector<Target>& targets) {
    if (hand.steps.empty()) return;
    const Step& step = hand.steps.front();
    if (hand.startedS < 0) {
        if (step.kind != Step::Kind::Pause) {
            const auto from = step.from.find(targets);
            const auto to = step.kind == Step::Kind::Drag ? step.to.find(targets) : from;
            if (!from || !to) {
                if (hand.searchedS < 0) hand.searchedS = m_nowS;
                if (m_nowS - hand.searchedS > kPatienceS)
                    throw std::runtime_error("hand " + std::to_string(index) + " finds nothing for its " + step.what + " at " +
                                             step.from.what + " " + step.to.what);
                return;
            }
            hand.from = *from, hand.to = *to;
            sample(index, Phase::Begin, hand.from, samples);
            hand.down = true;
        }
        hand.searchedS = -1;
        hand.startedS = m_nowS;
        hand.lookedAgain = false;
        return;
    }
    // A tap is down for the first 80 ms of its time; a hold and a drag for all of it.
    const double t = m_nowS - hand.startedS, part = std::min(1.0, t / step.seconds);
    const bool isTap = step.kind == Step::Kind::Tap;
    if (hand.down && step.to.moves && part >= kLooksAgain && !std::exchange(hand.lookedAgain, true))
        hand.to = step.to.find(look()).value_or(hand.to);
    if (hand.down && step.kind == Step::Kind::Drag && std::fmod(t, kMoveEveryS) < kFrameS) {
        const float s = static_cast<float>(part * part * (3 - 2 * part));  // hands start and stop gently
        sample(index, Phase::Move,
               {std::round(hand.from.x + (hand.to.x - hand.from.x) * s), std::round(hand.from.y + (hand.to.y - hand.from.y) * s)},
               samples);
    }
    if (hand.down && step.kind == Step::Kind::Accent && t >= kAccentShownS && hand.to == hand.from) {
        if (const auto variant = step.to.find(look())) {
            hand.to = *variant;
            sample(index, Phase::Move, hand.to, samples);
        }
    }
    if (hand.down && (isTap ? t >= std::min(0.08, step.seconds * 0.6) : part >= 1)) {
        sample(index, Phase::End, step.kind == Step::Kind::Tap || step.kind == Step::Kind::Hold ? hand.from : hand.to, samples);
        hand.down = false;
    }
    if (part >= 1 && !hand.down) hand.steps.pop_front(), hand.startedS = -1;
}

void VirtualHands::frame() {
    m_nowS += kFrameS;
    std::vector<ui::touch::ContactSample> samples;
    const bool searching = std::ranges::any_of(m_hands, [](const Hand& h) { return !h.steps.empty() && h.startedS < 0; });
    const std::vector<Target> targets = searching ? look() : std::vector<Target>{};
    for (std::size_t i = 0; i < m_hands.size(); ++i) advance(static_cast<int>(i), m_hands[i], samples, targets);
    const auto& contacts = m_tracker.frame(samples, m_nowS);
    m_table.frame(contacts, {}, {m_nowS, m_start + static_cast<app::UnixMs>(m_nowS * 1000)}, m_tr);
    (void)m_table.takeRequests();
    if (m_each) m_each(m_nowS);
    if (m_pending && m_nowS >= m_pending->second) mark(std::exchange(m_pending, {})->first);
}

void VirtualHands::work() {
    while (std::ranges::any_of(m_hands, [](const Hand& h) { return !h.steps.empty(); })) frame();
}

void VirtualHands::workFor(double seconds) { rest(seconds); }

void VirtualHands::rest(double seconds) {
    for (const double until = m_nowS + seconds; m_nowS < until;) frame();
}

void VirtualHands::mark(const std::string& name) { m_writer.mark(name, m_nowS); }

}  // namespace tests
