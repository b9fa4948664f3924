#include "tests/bench/wall.h"

#include <algorithm>

#include "app/base/utf8.h"
#include "app/board/note_kind.h"
#include "app/commands/actions.h"
#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"

namespace tests {

namespace commands = app::commands;
namespace touch = ui::touch;
using app::CommandContext, app::Board, app::Id;

namespace {

constexpr double kPinchRestMs = 70;  // as a single finger rests
constexpr app::UnixMs kDay = 1'773'738'000'000;

// Built once for a size: laying out the fonts takes longer than most tests.
ui::paint::Fonts& fontsFor(float pxPerMm) {
    static std::map<float, std::unique_ptr<ui::paint::Fonts>> kFonts;
    auto& fonts = kFonts[pxPerMm];
    if (!fonts) fonts = std::make_unique<ui::paint::Fonts>(pxPerMm);
    return *fonts;
}

app::OpenSession freshSession(const WallSetup& setup, std::unique_ptr<app::Journal> journal) {
    app::OpenSession session;
    app::IdSource ids(11);
    CommandContext context{{}, kDay, ids};
    commands::Template from{"Parcours d’achat", {{"Découverte"}, {"Considération"}, {"Achat"}, {"Rétention"}}, {}};
    from.lanes = {{"Actions du client", app::NoteKind::Actions, false},
                  {"Irritants", app::NoteKind::Pains, false},
                  {"Opportunités", app::NoteKind::Opportunities, false}};
    const auto first = commands::startSession(session.board, context, from, setup.lang, setup.seating);
    REQUIRE(first);
    REQUIRE(session.board.apply(*first));
    if (setup.board) session.board = *setup.board;
    session.drafts = setup.drafts;
    session.setAside = setup.setAside, session.toLookAt = setup.toLookAt;
    session.journal = std::move(journal);
    session.file = "essai.parcours";
    return session;
}

}  // namespace

ui::paint::Fonts& Wall::fonts() const { return fontsFor(m_setup.size.pxPerMm); }

Wall::Wall(const WallSetup& setup, std::unique_ptr<app::Journal> journal)
    : m_setup(setup),
      m_table(std::make_unique<ui::shell::Table>(
          freshSession(setup, std::move(journal)), fontsFor(setup.size.pxPerMm),
          ui::shell::TableSetup{.size = setup.size,
                                .reckon = ui::shell::ReckonWhere::Here,
                                .salt = 0,
                                .views = setup.views,
                                .panels = {.seatPages = setup.seatPages, .facilitatorPages = setup.facilitatorPages},
                                .exporters = setup.exporters,
                                .keptVotes = setup.keptVotes,
                                .reducedMotion = setup.reducedMotion},
          app::IdSource{23})),
      m_tracker(touch::GestureConfig{}, 1 / setup.size.pxPerMm) {
    frame();
}

void Wall::keep(const touch::ContactSample& sample) {
    m_samples.push_back(sample);
    if (!m_atOnce) frame();
}

void Wall::frame() {
    m_nowS += kFrameS;
    for (touch::ContactSample& sample : m_samples) sample.atS = m_nowS - kFrameS / 4;
    const auto& contacts = m_tracker.frame(m_samples, m_nowS);
    m_samples.clear();
    m_table->frame(contacts, m_strokes, {m_nowS, kDay + static_cast<app::UnixMs>(m_nowS * 1000)}, m_tr);
    m_strokes.clear();
    m_targets.clear();
    if (!board().indexesHold()) FAIL("the board's indexes do not hold");
}

void Wall::wait(double ms) {
    REQUIRE_FALSE(m_atOnce);
    for (int i = std::max(1, static_cast<int>(std::lround(ms / 1000 / kFrameS))); i > 0; --i) frame();
}

void Wall::atOnce(const std::function<void()>& what) {
    m_atOnce = true;
    what();
    m_atOnce = false;
    frame();
}

void Wall::glide(double ms) {
    const int steps = std::max(1, static_cast<int>(std::lround(ms / 1000 / kFrameS)));
    for (int i = 1; i <= steps; ++i)
        atOnce([&] {
            for (auto& [number, finger] : m_fingers) {
                if (!finger->m_sent) continue;
                finger->m_at =
                    finger->m_from + (finger->m_goal - finger->m_from) * (static_cast<float>(i) / static_cast<float>(steps));
                finger->say(touch::Phase::Move);
            }
        });
    for (auto& [number, finger] : m_fingers) finger->m_sent = false;
    wait(kPinchRestMs);
}

void Wall::strike(const std::string& text) {
    for (std::size_t at = 0; at < text.size();) {
        std::string one;
        app::appendCodePoint(one, app::nextCodePoint(text, at));
        m_strokes.push_back({ui::panels::KeyStroke::Kind::Text, one});
    }
    frame();
}

Finger& Wall::finger(int number) {
    auto& finger = m_fingers[number];
    if (!finger) finger = std::make_unique<Finger>(*this, static_cast<std::uint64_t>(number));
    return *finger;
}

Finger& Wall::mouse() {
    auto& finger = m_fingers[-1];
    if (!finger) finger = std::make_unique<Finger>(*this, 0, true);
    return *finger;
}

template <class T>
Id<T> Wall::made(const Command& command) {
    const auto before = board().all<T>();
    this->command(command);
    for (const auto& [id, record] : board().all<T>())
        if (!before.contains(id)) return Id<T>{id};
    FAIL("nothing was made");
    return {};
}

void Wall::command(const Command& command, Id<app::Seat> by) {
    const auto result = m_table->workshop().run({by}, kDay + static_cast<app::UnixMs>(m_nowS * 1000), command);
    INFO((result ? "" : result.refusal().text));
    REQUIRE(static_cast<bool>(result));
    frame();
}

Id<app::Seat> Wall::seat(app::Edge edge, float along) {
    return made<app::Seat>([&](const Board& b, CommandContext& a) { return commands::addSeat(b, a, edge, along); });
}

Id<app::Note> Wall::trayNote(Id<app::Seat> seat, const std::string& text) {
    return made<app::Note>(
        [&](const Board& b, CommandContext& a) { return commands::writeNote(b, a, app::NoteKind::Pains, text, seat); });
}

Id<app::Note> Wall::note(const std::string& kind, const std::string& text, const std::string& stageTitle) {
    const auto row = std::ranges::find_if(app::kNoteKinds, [&](const auto& r) { return r.key == kind; });
    REQUIRE(row != app::kNoteKinds.end());
    const auto lanes = board().lanes();
    const auto lane = std::ranges::find_if(lanes, [&](Id<app::Lane> id) { return board().find(id)->kind == row->kind; });
    REQUIRE(lane != lanes.end());
    const app::Cell into{stage(stageTitle), *lane};
    const auto id =
        made<app::Note>([&](const Board& b, CommandContext& a) { return commands::writeNote(b, a, row->kind, text, {}); });
    const auto& items = board().itemsIn(into);
    const commands::Gap end{items.empty() ? app::OrderKey{} : items.back().order, {}};
    command([&](const Board& b, CommandContext& a) { return commands::placeNote(b, a, id, into, end, 0); });
    return id;
}

Id<app::Group> Wall::group(Id<app::Note> note, Id<app::Note> onto) {
    return made<app::Group>([&](const Board& b, CommandContext& a) { return commands::groupNotes(b, a, note, onto); });
}

Id<app::Action> Wall::action(const std::string& title) {
    return made<app::Action>([&](const Board& b, CommandContext& a) { return commands::addAction(b, a, title, {}, {}); });
}

Id<app::Round> Wall::round(const commands::RoundTerms& terms) {
    return made<app::Round>([&](const Board& b, CommandContext& a) { return commands::openRound(b, a, terms); });
}

Id<app::Stage> Wall::stage(const std::string& title) const {
    for (Id<app::Stage> id : board().stages())
        if (board().find(id)->title == title) return id;
    FAIL("no stage " << title);
    return {};
}

Id<app::Lane> Wall::lane(const std::string& title) const {
    for (Id<app::Lane> id : board().lanes())
        if (board().find(id)->title == title) return id;
    FAIL("no lane " << title);
    return {};
}

app::Cell Wall::cell(const std::string& stageTitle, const std::string& laneTitle) const {
    return {stage(stageTitle), lane(laneTitle)};
}

const ui::glass::Target* Wall::find(const std::string& id) const {
    if (m_targets.empty()) m_targets = m_table->targets(m_tr);
    const auto at = std::ranges::find(m_targets, id, &ui::glass::Target::id);
    return at == m_targets.end() ? nullptr : &*at;
}

Point Wall::where(const std::string& id) const {
    const ui::glass::Target* target = find(id);
    INFO("target " << id);
    REQUIRE(target);
    Point point;  // that nothing covers
    REQUIRE(ui::glass::uncoveredPoint(*target, m_targets, m_setup.size.rect(), point));
    return point;
}

std::string Wall::labelOf(const std::string& id) const {
    const ui::glass::Target* target = find(id);
    INFO("there is no target " << id);
    REQUIRE(target);
    return target->label;
}

Point Wall::where(Id<app::Note> note) const { return where(app::idText(note)); }
Point Wall::where(Id<app::Action> action) const { return where(app::idText(action)); }
Point Wall::where(Id<app::Seat> seat) const { return where(of(seat, "seat")); }

Point Wall::where(Id<app::Group> group) const {
    for (const auto& box : mapOf(scene()).layout().groups)
        if (box.id == group) return scene().view().toPx(box.title).centre();
    FAIL("this group is not on the map");
    return {};
}

Point Wall::where(app::Cell cell) const {
    for (const auto& box : mapOf(scene()).layout().cells) {
        if (box.cell != cell) continue;
        // The lower right corner is behind the last thing and on none; in an empty cell the middle is free.
        if (board().itemsIn(cell).empty()) return scene().view().toPx(box.rect).centre();
        return scene().view().toPx(Point{box.rect.right() - 2, box.rect.bottom() - 2});
    }
    FAIL("this cell is not on the map");
    return {};
}

Point Wall::emptyGround() const {
    const app::Rect area = scene().plan().boardArea;
    if (m_targets.empty()) m_targets = m_table->targets(m_tr);
    for (float fy : {0.5f, 0.35f, 0.65f, 0.2f, 0.8f})
        for (float fx : {0.5f, 0.35f, 0.65f, 0.2f, 0.8f}) {
            const Point p{area.x + area.w * fx, area.y + area.h * fy};
            const bool taken =
                std::ranges::any_of(m_targets, [&](const auto& t) { return t.depth > 1 && t.px.grown(mm(20)).contains(p); });
            if (!taken) return p;
        }
    FAIL("no empty ground");
    return {};
}

void Wall::type(const std::map<Id<app::Seat>, std::string>& texts) {
    struct Typist {
        Id<app::Seat> seat;
        Finger& finger;
        std::vector<std::string> keys;  // names, in order
        std::size_t next = 0;
        int rest;  // frames until the next thing happens
    };
    std::vector<Typist> typists;
    int number = 500;
    for (const auto& [seat, text] : texts) {
        Typist typist{seat, finger(number), {}, 0, number % 5};
        for (std::size_t at = 0; at < text.size();) {
            const std::uint32_t c = app::nextCodePoint(text, at);
            std::string key;
            if (c >= 'A' && c <= 'Z') typist.keys.push_back("shift"), app::appendCodePoint(key, c + 32);
            else if (c == ' ') key = "space";
            else app::appendCodePoint(key, c);
            typist.keys.push_back(key);
        }
        typists.push_back(std::move(typist));
        ++number;
    }
    const auto busy = [](const Typist& t) { return t.next < t.keys.size() || t.finger.isDown(); };
    for (int frames = 0; std::ranges::any_of(typists, busy); ++frames) {
        REQUIRE(frames < 60 * 60);
        std::vector<Point> keys(typists.size());
        for (std::size_t i = 0; i < typists.size(); ++i)
            if (typists[i].rest == 0 && !typists[i].finger.isDown() && typists[i].next < typists[i].keys.size())
                keys[i] = where(of(typists[i].seat, typists[i].keys[typists[i].next]));
        atOnce([&] {
            for (std::size_t i = 0; i < typists.size(); ++i) {
                Typist& t = typists[i];
                if (t.rest-- > 0 || !busy(t)) continue;
                if (t.finger.isDown()) t.finger.up(), t.rest = 2 + static_cast<int>(i) % 2;
                else t.finger.down(keys[i]), ++t.next, t.rest = 3 + static_cast<int>(i) % 3;
            }
        });
    }
}

bool Wall::answered(const std::string& words) const {
    return std::ranges::any_of(table().drafts().messages, [&](const auto& answer) { return answer.text == words; });
}

std::vector<std::string> Wall::shownRanking() const {
    std::vector<std::string> titles;
    for (Id<app::Action> action : rankingOf(scene()).shownActions()) titles.push_back(board().find(action)->title);
    return titles;
}

std::vector<Id<app::Note>> Wall::notesIn(const std::string& stageTitle, const std::string& laneTitle) const {
    std::vector<Id<app::Note>> notes;
    for (const app::Item& item : board().itemsIn(cell(stageTitle, laneTitle)))
        if (item.note) notes.push_back(item.note);
    return notes;
}

}  // namespace tests
