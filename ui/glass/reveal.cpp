#include "ui/glass/reveal.h"

#include <algorithm>

#include "app/board/note_kind.h"
#include "app/rules/first_places.h"
#include "app/rules/voting.h"
#include "ui/glass/look.h"

namespace ui::glass {

namespace rules = app::rules;
using app::layout::RevealLine, app::layout::RevealWords;

void Reveal::show(app::Id<app::Round> round, const app::StepKey& step, double nowS, bool still) {
    m_round = round, m_step = step, m_still = still;
    m_startS = still ? -1e9 : nowS;
    m_standsS = still ? -1e9 : nowS + kArrivesS * rules::kFirstPlaces;  // until lay() knows how many lines there are
}

void Reveal::notice(const app::Board& board, const rules::Standings& standings, double nowS, bool still) {
    std::vector<app::Id<app::Round>> revealed;
    for (const rules::RoundStanding& standing : standings.rounds) revealed.push_back(standing.round);
    if (m_known)
        for (app::Id<app::Round> id : revealed)
            if (board.find(id) && std::ranges::find(*m_known, id) == m_known->end()) show(id, board.session().step, nowS, still);
    m_known = std::move(revealed);
}

void Reveal::keepSound(const app::Board& board) {
    const app::Round* round = on(board);
    if (m_round && (!round || !rules::mayShow(*round) || rules::openRound(board) || board.session().step != m_step)) goOn();
}

namespace {

std::string titleOf(const app::Board& board, const app::Round& round, const app::Texts& tr) {
    std::string title = round.on == app::RoundOn::Actions ? tr("Actions") : tr(app::rowOf(round.kind).lane);
    if (const app::Lane* lane = board.find(round.lane)) title = lane->title;
    if (round.on == app::RoundOn::Groups) title = tr.fill("{0}, grouped", title);
    if (const app::Stage* stage = board.find(round.stage)) title += " · " + stage->title;
    return round.runOffOf ? tr.fill("Run-off: {0}", title) : title;
}

std::string factsOf(const app::Board& board, const app::Round& round, const rules::RoundStanding* standing,
                    const app::Texts& tr) {
    const auto left = static_cast<long>(rules::candidatesLeft(board, round).size());
    std::string facts = tr.plural("%d candidate", "%d candidates", left);
    if (round.form == app::BallotForm::Dots) facts += " · " + tr.plural("%d dot each", "%d dots each", round.dotsEach);
    if (standing) facts += " · " + tr.plural("%d ballot", "%d ballots", standing->ballots);
    return facts + " · " + (round.secret ? tr("secret") : tr("open"));
}

RevealLine lineOf(const app::Board& board, const app::Round& round, const rules::PlaceRow& row, const app::Texts& tr) {
    constexpr std::size_t kMostTitles = 8;  // more than a line ever holds
    RevealLine line;
    line.place = row.place;
    for (std::size_t i = 0; i < std::min(row.items.size(), kMostTitles); ++i)
        line.title += (i ? " · " : "") + rules::itemTitle(board, row.items[i]);
    if (row.items.size() > 1) line.shared = tr.plural("%d tied", "%d tied", static_cast<long>(row.items.size()));
    if (round.form == app::BallotForm::Dots) line.dots = row.total;
    else line.figure = rules::roundFigure(tr, round.form, row.figure);
    line.against = row.resistance;
    return line;
}

}  // namespace

RevealWords revealWords(const app::Board& board, const app::Round& round, const rules::Standings& standings,
                        const app::Texts& tr) {
    const rules::RoundStanding* standing = standings.standingOf(round.id);
    RevealWords words;
    words.title = titleOf(board, round, tr), words.facts = factsOf(board, round, standing, tr);
    words.nothing = tr("Nobody has given anything in this vote.");
    words.goOn = tr("Continue");
    if (!standing) return words;
    for (const rules::PlaceRow& row : rules::firstPlaces(standing->rows)) words.lines.push_back(lineOf(board, round, row, tr));
    if (rules::roundForRunOff(board, standings, round)) words.runOff = tr("Run-off");
    return words;
}

std::optional<int> Reveal::lines(const rules::Standings& standings) const {
    if (!m_round) return std::nullopt;
    const rules::RoundStanding* standing = standings.standingOf(m_round);
    return standing ? static_cast<int>(rules::firstPlaces(standing->rows).size()) : 0;
}

void Reveal::lay(const app::Board& board, const rules::Standings& standings, const std::vector<app::Pose>& poses,
                 const app::TextMeasure& measure, const app::Texts& tr, float pxPerMm) {
    m_strips.clear();
    const app::Round* round = on(board);
    if (!round) return;
    m_words = revealWords(board, *round, standings, tr);
    if (!m_still) m_standsS = m_startS + kArrivesS * static_cast<double>(m_words.lines.size());
    for (const app::Pose& pose : poses)
        m_strips.push_back({pose, app::layout::layOutReveal(measure, m_words, {pose.width(), pose.height()}, pxPerMm)});
}

float Reveal::arrived(std::size_t line, double nowS) const {
    const auto before = static_cast<double>(m_words.lines.size() - 1 - std::min(line, m_words.lines.size() - 1));
    return easeOut(static_cast<float>((nowS - m_startS - before * kArrivesS) / kArrivesS));
}

Reveal::Phase Reveal::phase(double nowS) const {
    if (!m_round) return Phase::None;
    return nowS < m_standsS ? Phase::Arriving : nowS < m_standsS + kFlightS ? Phase::Growing : Phase::Standing;
}

namespace {

constexpr Place kGoOnPlace = kRevealPaper + 1, kRunOffPlace = kGoOnPlace + kMostStrips;
static_assert(kRunOffPlace + kMostStrips <= kOwnPlaces);

}  // namespace

bool isOfReveal(const Ref& ref) {
    return !ref.hasRecord() && ref.place >= kRevealPaper && ref.place < kRunOffPlace + kMostStrips;
}
bool isGoOn(const Ref& ref) { return isOfReveal(ref) && ref.place >= kGoOnPlace && ref.place < kRunOffPlace; }
bool isRunOff(const Ref& ref) { return isOfReveal(ref) && ref.place >= kRunOffPlace; }

std::optional<Ref> Reveal::pick(app::Point px) const {
    for (std::size_t i = 0; i < m_strips.size(); ++i) {
        const Strip& strip = m_strips[i];
        if (!strip.pose.box.contains(px)) continue;
        const app::Point local = strip.pose.toLocal(px);
        const auto at = static_cast<Place>(i);
        if (strip.layout.goOn.contains(local)) return Ref{{}, static_cast<Place>(kGoOnPlace + at)};
        if (strip.layout.runOff.contains(local)) return Ref{{}, static_cast<Place>(kRunOffPlace + at)};
        return Ref{{}, kRevealPaper};
    }
    return std::nullopt;
}

void Reveal::addTargets(std::vector<Target>& list) const {
    constexpr int kDepth = 9;  // over the board and what lies before seats, under panels
    for (const Strip& strip : m_strips) {
        const std::string id = strip.pose.quarters ? "reveal-turned" : "reveal";
        const float turn = strip.pose.degrees();
        list.push_back({id, "strip", m_words.title, strip.pose.box, turn, {}, kDepth});
        for (std::size_t i = 0; i < strip.layout.lines.size(); ++i) {
            const RevealLine& line = m_words.lines[i];
            const std::string shared = line.shared.empty() ? "" : line.shared + " ";
            list.push_back({id + "/line-" + std::to_string(i),
                            "line",
                            std::to_string(line.place) + " " + shared + line.title,
                            strip.pose.toTable(strip.layout.lines[i].line),
                            turn,
                            {},
                            kDepth});
        }
        list.push_back({id + "/go-on", "button", m_words.goOn, strip.pose.toTable(strip.layout.goOn), turn, {}, kDepth + 1});
        if (!m_words.runOff.empty())
            list.push_back(
                {id + "/run-off", "button", m_words.runOff, strip.pose.toTable(strip.layout.runOff), turn, {}, kDepth + 1});
    }
}

}  // namespace ui::glass
