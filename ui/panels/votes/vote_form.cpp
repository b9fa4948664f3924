#include "ui/panels/votes/vote_form.h"

#include <algorithm>

#include "app/board/note_kind.h"
#include "app/commands/votes.h"
#include "app/rules/voting.h"
#include "ui/panels/votes/vote_context.h"
#include "ui/panels/words.h"

namespace ui::panels::votes {

namespace rules = app::rules;
using app::BallotForm, app::Rect, app::Says, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kRuleMm = 4.8f;

std::string perItem(const app::Texts& tr, app::RoundOn on, int most) {
    const std::string n = std::to_string(most);
    switch (on) {
        case app::RoundOn::Actions:
            return tr.fill("at most {0} on one action", n);
        case app::RoundOn::Groups:
            return tr.fill("at most {0} on one group", n);
        case app::RoundOn::Notes:
            break;
    }
    return tr.fill("at most {0} on one note", n);
}

std::string dotsRule(const app::Texts& tr, const app::Round& round) {
    std::string rule = tr.plural("%d dot", "%d dots", round.dotsEach) + ", " + perItem(tr, round.on, round.cap);
    if (round.resistanceEach > 0)
        rule += " · " + tr.plural("%d dot against", "%d dots against", round.resistanceEach) + ", " +
                perItem(tr, round.on, round.resistanceCap);
    return rule;
}

// What was given before the rule became stricter stays; the voter is told what to take back.
std::string overvoteWords(const app::Texts& tr, const rules::Overvote& overvote) {
    std::string words;
    if (overvote.dots > 0)
        words = tr.plural("The rule has changed: take back %d dot.", "The rule has changed: take back %d dots.", overvote.dots);
    if (overvote.points > 0)
        words = tr.plural("Something deleted has come back: take back %d point.",
                          "Something deleted has come back: take back %d points.", overvote.points);
    if (!overvote.items.empty())
        words += (words.empty() ? "" : " ") + tr.plural("Too many dots on %d line: it is framed.",
                                                        "Too many dots on %d lines: they are framed.",
                                                        static_cast<long>(overvote.items.size()));
    return words;
}

int placed(const app::Board& board, const app::Round& round, app::Id<app::Seat> seat) {
    int count = 0;
    for (const auto& level : rules::orderGiven(board, round, seat)) count += static_cast<int>(level.size());
    return count;
}

// Answers still to be given where every item has one or two.
std::pair<int, int> scored(const app::Board& board, const app::Round& round, app::Id<app::Seat> seat) {
    const auto said = rules::saidBy(board, round, seat);
    const auto given = std::ranges::count_if(said, [](const rules::EntryView& e) { return e.says == Says::Score; });
    const int asked = round.criteria == 3 ? 2 : 1;
    return {static_cast<int>(given), asked * static_cast<int>(rules::candidatesLeft(board, round).size())};
}

}  // namespace

ImU32 VoteContext::colour() const {
    const app::Seat* voter = panel.board.find(seat);
    return seatColour(voter ? voter->colour : 0);
}

int VoteContext::given(std::uint64_t item, Says says, int part) const {
    int sum = 0;
    for (const rules::EntryView& e : said) sum += e.item == item && e.says == says && e.part == part ? e.value : 0;
    return sum;
}

bool VoteContext::ownAndBarred(std::uint64_t item) const {
    return !round.ownAllowed && rules::whyNotTakePart(panel.board, round, seat, item).has_value();
}

ImU32 itemPaper(const VoteContext& at, std::uint64_t item) {
    if (at.round.on == app::RoundOn::Actions) return kNotePaper[app::NoteKind::Opportunities];
    const app::Note* note = at.panel.board.find<app::Note>(item);
    return kNotePaper[note ? note->kind : at.round.kind];
}

std::string itemBelow(const VoteContext& at, std::uint64_t item) {
    if (at.round.on != app::RoundOn::Actions) return {};
    const app::Board& board = at.panel.board;
    const app::Action* action = board.find<app::Action>(item);
    const app::Stage* stage = action ? board.find(action->stage) : nullptr;
    std::string words = stage ? stage->title : std::string{};
    const app::Estimate* estimate = board.find<app::Estimate>(item);
    if (estimate && estimate->tenthDays) words += (words.empty() ? "" : " · ") + daysWords(at.tr(), *estimate->tenthDays);
    if (estimate && estimate->euros) words += (words.empty() ? "" : " · ") + eurosWords(at.tr(), *estimate->euros);
    return words;
}

ImU32 itemBelowInk(const VoteContext& at, std::uint64_t item) {
    const app::Action* action = at.panel.board.find<app::Action>(item);
    const app::Stage* stage = action ? at.panel.board.find(action->stage) : nullptr;
    return stage ? stageColour(stage->colour) : kInk2;
}

void voteRows(VoteContext& at, const Rect& area, float rowMm, const std::function<bool(std::uint64_t)>& chosen,
              const std::function<void(std::uint64_t, Space&)>& controls) {
    Widgets& w = at.w;
    const auto items = rules::orderFor(at.panel.board, at.round, at.seat);
    const float rowH = w.mm(rowMm);
    float y = w.beginList("votes", area, rowH * static_cast<float>(items.size()));
    for (std::uint64_t item : items) {
        const Rect row{area.x, y, area.w - w.mm(2.5f), rowH - w.mm(1.5f)};
        y += rowH;
        if (!row.touches(area)) continue;
        const std::string title = app::rules::itemTitle(at.panel.board, item);
        w.painter().box(row, chosen(item) ? kPicked : kRowPaper, w.mm(2.5f));
        w.target("row", "item-" + app::idText(item), title, row);
        Space cells{row};
        cells.right(w.mm(0.7f));
        if (at.ownAndBarred(item))
            w.paragraph(cells.right(w.mm(44), w.mm(3)), at.tr()("Yours: not in this vote."), 4, 3.6f, kInk2);
        else controls(item, cells);
        cells.left(w.mm(3));
        w.paragraph({cells.rest.x, row.y + w.mm(0.5f), cells.rest.w, row.h - w.mm(1)}, title, 4.6f, 3.8f, kInk);
    }
    w.endList();
}

void showVoteForm(Widgets& w, PanelContext& panel, const app::Round& round, app::Id<app::Seat> seat, const Rect& area, bool proxy,
                  const Run& run) {
    VoteContext at{w, panel, round, seat, proxy, run, rules::saidBy(panel.board, round, seat)};
    Space space{area};
    const std::string rule = voteRule(w.tr(), round);
    w.paragraph(space.top(std::max(w.mm(10), w.paragraphHigh(rule, area.w, kRuleMm)), w.mm(1)), rule, kRuleMm, kRuleMm, kInk2);
    if (const auto overvote = rules::overvote(panel.board, round, seat)) {
        const float high = w.paragraphHigh(overvoteWords(w.tr(), overvote), area.w - w.mm(6), kRuleMm);
        const Rect banner = space.top(std::max(w.mm(11), high), w.mm(2));
        w.painter().box(banner, kAsked, w.mm(2.5f));
        w.painter().outline(banner, kWarning, w.mm(2.5f), w.mm(0.5f));
        w.target("field", "excess", overvoteWords(w.tr(), overvote), banner);
        w.paragraph({banner.x + w.mm(3), banner.y, banner.w - w.mm(6), banner.h}, overvoteWords(w.tr(), overvote), 4.6f, 3.8f,
                    kInk);
    }
    switch (round.form) {
        case BallotForm::Dots:
            return showDots(at, space.rest);
        case BallotForm::Points:
            return showPoints(at, space.rest);
        case BallotForm::Scores:
            return showScores(at, space.rest);
        case BallotForm::Duels:
        case BallotForm::BestWorst:
            return showScreens(at, space.rest);
        case BallotForm::Orders:
            return showOrder(at, space.rest);
    }
}

std::string voteRule(const app::Texts& tr, const app::Round& round) {
    switch (round.form) {
        case BallotForm::Dots:
            return dotsRule(tr, round);
        case BallotForm::Points:
            return tr.plural("%d point to share out: more points, more weight.",
                             "%d points to share out: more points, more weight.", round.dotsEach);
        case BallotForm::Scores:
            return tr("From 1 (little) to 5 (a lot). Leave blank what you cannot judge; touch again to take a score back.");
        case BallotForm::Duels:
            return tr("Touch the one that matters more.");
        case BallotForm::BestWorst:
            return tr("Touch first the one that matters most (+), then the one that matters least (−).");
        case BallotForm::Orders:
            return std::string(tr("Touch in order, the most important first.")) + " " +
                   (round.blanks == app::Blanks::Implicit ? tr("What you leave out comes last, all equal.")
                                                          : tr("What you leave out is not compared."));
    }
    return {};
}

std::string voteStanding(const app::Texts& tr, const app::Board& board, const app::Round& round, app::Id<app::Seat> seat) {
    switch (round.form) {
        case BallotForm::Dots: {
            std::string words = tr.plural("%d dot left", "%d dots left", rules::dotsLeft(board, round, seat));
            if (round.resistanceEach > 0)
                words += ", " + tr.plural("%d against", "%d against", rules::dotsLeft(board, round, seat, true));
            return words;
        }
        case BallotForm::Points:
            return tr.plural("%d point left", "%d points left",
                             std::max(0, round.dotsEach - rules::pointsGiven(board, round, seat)));
        case BallotForm::Scores: {
            const auto [given, all] = scored(board, round, seat);
            return tr.fill("scores given: {0} of {1}", std::to_string(given), std::to_string(all));
        }
        case BallotForm::Duels:
            return tr.plural("%d duel done", "%d duels done", rules::screensAnswered(board, round, seat));
        case BallotForm::BestWorst:
            return tr.plural("%d set done", "%d sets done", rules::screensAnswered(board, round, seat));
        case BallotForm::Orders:
            return tr.plural("%d ranked", "%d ranked", placed(board, round, seat));
    }
    return {};
}

std::string voteStandingShort(const app::Texts& tr, const app::Board& board, const app::Round& round, app::Id<app::Seat> seat) {
    switch (round.form) {
        case BallotForm::Scores: {
            const auto [given, all] = scored(board, round, seat);
            return std::to_string(given) + " / " + std::to_string(all);
        }
        case BallotForm::Duels:
            return tr.plural("%d duel", "%d duels", rules::screensAnswered(board, round, seat));
        case BallotForm::BestWorst:
            return tr.plural("%d set", "%d sets", rules::screensAnswered(board, round, seat));
        default:
            return voteStanding(tr, board, round, seat);
    }
}

app::Point votePanelMm(const app::Round& round) {
    switch (round.form) {
        case BallotForm::Dots:
            return {round.resistanceEach > 0 ? 225.0f : 195.0f, 124};
        case BallotForm::Points:
            return {205, 124};
        case BallotForm::Scores:
            return {round.criteria == 3 ? 230.0f : 190.0f, 126};
        case BallotForm::Duels:
            return {168, 108};
        case BallotForm::BestWorst:
            return {186, 124};
        case BallotForm::Orders:
            return {232, 128};
    }
    return {195, 124};
}

float votePanelLeastMm(const app::Round& round) {
    switch (round.form) {
        case BallotForm::Dots:
            return round.resistanceEach > 0 ? 180 : 125;
        case BallotForm::Points:
            return 150;
        case BallotForm::Scores:
            return round.criteria == 3 ? 205 : 130;
        case BallotForm::Duels:
            return 98;
        case BallotForm::BestWorst:
            return 98;
        case BallotForm::Orders:
            return 170;
    }
    return 0;
}

}  // namespace ui::panels::votes
