// The round that is open: how far it is, a rule changed in mid-vote, seats that have too much, abstain or vote through the
// facilitator. Tells how much a seat has given too much, never on what.
#include <algorithm>

#include "app/commands/votes.h"
#include "app/rules/voting.h"
#include "ui/panels/facilitator/vote_page.h"
#include "ui/panels/votes/vote_form.h"
#include "ui/panels/words.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kRoundRowMm = 16;

std::vector<app::Seat> seatsOf(const app::Board& board) {
    std::vector<app::Seat> seats;
    for (const auto& [id, seat] : board.all<app::Seat>())
        if (seat.present) seats.push_back(seat);
    std::ranges::sort(seats, {}, &app::Seat::colour);
    return seats;
}

std::string overvoteOf(const app::Texts& tr, const rules::Overvote& overvote) {
    if (overvote.dots > 0) return tr.plural("%d dot too many", "%d dots too many", overvote.dots);
    if (overvote.points > 0) return tr.plural("%d point too many", "%d points too many", overvote.points);
    return tr.plural("above the cap on %d item", "above the cap on %d items", static_cast<long>(overvote.items.size()));
}

}  // namespace

void VotePage::showOpen(FacilitatorContext& at, const app::Round& round, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    const auto progress = rules::progress(at.panel.board, round.id);
    Space head{space.top(w.mm(15), w.mm(1))};
    if (round.closesAt && w.button("one-more-minute", tr("+ 1 minute"), head.right(w.mm(30), w.mm(2))))
        at.run(
            [&](const app::Board& b, app::CommandContext& context) { return commands::extendRound(b, context, round.id, 60); });
    if (round.form == app::BallotForm::Dots &&
        w.button("change-rule", tr("Change the rule"), head.right(w.mm(36), w.mm(2)), m_changing ? Style::Chosen : Style::Plain))
        m_changing = !m_changing;
    w.paragraph(head.rest, tr.fill("{0} of {1} have finished", std::to_string(progress.done), std::to_string(progress.voters)),
                4.8f, 4, kInk);
    const int unfinished = progress.voters - progress.done;
    const std::string note =
        roundName(tr, round) + (unfinished > 0
                                    ? " · " + tr.plural("%d has not finished: closing now takes what is given",
                                                        "%d have not finished: closing now takes what is given", unfinished)
                                    : std::string{});
    w.text(space.top(w.mm(6), w.mm(1)), note, 3.8f, unfinished > 0 ? kWarning : kInk2);
    showWeights(at, round, space);
    if (m_changing && round.form == app::BallotForm::Dots) showRule(at, round, space.top(w.mm(30), w.mm(kApartMm)));
    showEnd(at, round, space.bottom(w.mm(kEndKeyMm), w.mm(kApartMm)));
    const auto seats = seatsOf(at.panel.board);
    const float rowH = w.mm(kRoundRowMm);
    float y = w.beginList("voters", space.rest, rowH * static_cast<float>(seats.size()));
    for (const app::Seat& seat : seats) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.5f)};
        y += rowH;
        if (row.touches(space.rest)) showSeatRow(at, round, seat, row);
    }
    w.endList();
}

// Closing settles it: whose ballot is known by its weight is said here as it was where the round was opened.
void VotePage::showWeights(FacilitatorContext& at, const app::Round& round, Space& space) {
    if (!round.secret) return;
    const std::string known = seatNames(at.panel.board, rules::knownByWeight(at.panel.board));
    if (known.empty()) return;
    const std::string warning =
        at.tr.fill("A weight nobody else has shows whose ballot it is: {0}. If that must not be, cancel the round.", known);
    const Rect r = space.top(words(at, space.rest, warning, 3.8f, kWarning), at.w.mm(1));
    at.w.target("field", "known-by-weight", known, r);
}

// The two ends of a round that is open, away from everything that does no harm. With people unfinished closing is held.
void VotePage::showEnd(FacilitatorContext& at, const app::Round& round, Rect row) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const auto progress = rules::progress(at.panel.board, round.id);
    const int unfinished = progress.voters - progress.done;
    Space keys{row};
    if (showCancel(at, round, keys)) return at.turnPage();
    const Rect key = keys.right(w.mm(58));
    const bool closes =
        unfinished > 0
            ? w.holdButton("close-round",
                           tr.plural("Hold to close: %d has not finished", "Hold to close: %d have not finished", unfinished),
                           key)
            : w.button("close-round", tr("Close the vote"), key, Style::Primary);
    if (closes &&
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::closeRound(b, context, round.id); }))
        at.turnPage();
}

bool VotePage::showCancel(FacilitatorContext& at, const app::Round& round, Space& row) {
    Widgets& w = at.w;
    row.left(w.mm(kApartMm));  // from the tabs beside the page
    if (!w.holdButton("cancel-round", at.tr("Hold to cancel the round"), row.left(w.mm(46), w.mm(kApartMm)))) return false;
    return at.run([&](const app::Board& b, app::CommandContext& context) { return commands::cancelRound(b, context, round.id); });
}

void VotePage::showRule(FacilitatorContext& at, const app::Round& round, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    commands::DotRule rule{round.dotsEach, round.cap, round.resistanceEach, round.resistanceCap};
    const commands::DotRule before = rule;
    const Rect row = space.top(w.mm(14), w.mm(2)), against = space.top(w.mm(14));
    if (const int s = w.stepper("rule-dots", tr.plural("%d dot each", "%d dots each", rule.each), column(row, 0, 2, w.mm(4))))
        rule.each = std::clamp(rule.each + s, 1, 99);
    if (const int s = w.stepper("rule-cap", tr.fill("{0} per item", std::to_string(rule.cap)), column(row, 1, 2, w.mm(4))))
        rule.cap = std::clamp(rule.cap + s, 1, rule.each);
    if (const int s = w.stepper(
            "rule-against",
            rule.resistanceEach ? tr.plural("%d dot against", "%d dots against", rule.resistanceEach) : tr("no dots against"),
            column(against, 0, 2, w.mm(4))))
        rule.resistanceEach = std::clamp(rule.resistanceEach + s, 0, 99);
    if (rule.resistanceEach > 0)
        if (const int s = w.stepper("rule-against-cap", tr.fill("{0} against per item", std::to_string(rule.resistanceCap)),
                                    column(against, 1, 2, w.mm(4))))
            rule.resistanceCap = std::clamp(rule.resistanceCap + s, 1, rule.resistanceEach);
    const bool changed = rule.each != before.each || rule.cap != before.cap || rule.resistanceEach != before.resistanceEach ||
                         rule.resistanceCap != before.resistanceCap;
    if (changed)
        at.run(
            [&](const app::Board& b, app::CommandContext& context) { return commands::changeDots(b, context, round.id, rule); });
}

void VotePage::showSeatRow(FacilitatorContext& at, const app::Round& round, const app::Seat& seat, const Rect& row) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const app::Voter* voter = rules::voterOf(at.panel.board, round.id, seat.id);
    const bool done = voter && voter->done, abstains = voter && voter->abstains;
    const bool mayEnter = !rules::whyNotEnter(at.panel.board, round, seat.id);
    const rules::Overvote overvote = rules::overvote(at.panel.board, round, seat.id);
    const std::string key = app::idText(seat.id);
    Painter p = w.painter();
    p.box(row, kRowPaper, w.mm(2.5f));
    w.target("row", "voter-" + key, seat.name, row);
    Space cells{row};
    seatMark(p, seat.colour, cells.left(w.mm(11)).centre(), w.mm(3), seatColour(seat.colour));
    // Copied before anything is run: a tap may change the board under us.
    const app::Id<app::Seat> id = seat.id;
    // Held where there is a round that it would set aside. The way back is a key of its own: the finger that has held this one
    // must not press the other as it lifts.
    const std::string abstain = "abstain-" + key;
    const Rect side = cells.right(w.mm(34), w.mm(kApartMm - 1.4f)).grown(-w.mm(0.7f));
    const bool turns = abstains ? w.button(("take-part-" + key).c_str(), tr("Take part"), side, Style::Chosen)
                       : voter  ? w.holdButton(abstain.c_str(), tr("Hold: abstains"), side, Style::Plain)
                                : w.button(abstain.c_str(), tr("Abstain"), side);
    if (turns) {
        at.run([&](const app::Board& b, app::CommandContext& context) {
            return commands::abstain(b, context, round.id, id, !abstains, true);
        });
        return;
    }
    if (w.button(("proxy-" + key).c_str(), tr("Enter for them"), cells.right(w.mm(38), w.mm(1)).grown(-w.mm(0.7f)), Style::Plain,
                 mayEnter)) {
        m_proxy = id;
        at.turnPage();
    }
    w.text(cells.left(w.mm(40)), seat.name, 4.6f, kInk, Weight::SemiBold);
    std::string state = abstains ? tr("abstains") : done ? tr("✓ has finished") : voter ? tr("is voting") : tr("has not begun");
    if (overvote) state += " · " + overvoteOf(tr, overvote);
    w.paragraph(cells.rest, state, 4, 3.6f, overvote ? kTrouble : done ? kSaved : kInk2);
}

// The seat is still there and has not begun. What it says itself from now on is none of the facilitator's business.
bool VotePage::mayGoOnEntering(FacilitatorContext& at, const app::Round& round) {
    const app::Seat* seat = at.panel.board.find(m_proxy);
    const auto refusal = rules::whyNotEnter(at.panel.board, round, m_proxy);
    if (seat && seat->present && !refusal) return true;
    m_proxy = {};
    at.turnPage();
    if (refusal)
        at.run([&](const app::Board&, app::CommandContext&) { return app::Result<app::Transaction>(*refusal); });  // is told
    return false;
}

void VotePage::showProxy(FacilitatorContext& at, const app::Round& round, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    const app::Seat* seat = at.panel.board.find(m_proxy);
    Space head{space.top(w.mm(15), w.mm(2))};
    if (w.button("proxy-done", tr("Entered"), head.right(w.mm(40), w.mm(2)), Style::Primary)) {
        const app::Id<app::Seat> who = m_proxy;
        at.run([&](const app::Board& b, app::CommandContext& context) {
            return commands::sayDone(b, context, round.id, who, true, true);
        });
        m_proxy = {};
        return at.turnPage();
    }
    if (w.signButton("proxy-back", Sign::Left, tr("Back"), head.right(w.mm(15), w.mm(2)))) {
        m_proxy = {};
        return at.turnPage();
    }
    w.text(head.rest,
           tr.fill("Ballot of {0}", seat ? seat->name : std::string{}) + " · " +
               votes::voteStanding(tr, at.panel.board, round, m_proxy),
           4.6f, kInk, Weight::SemiBold);
    votes::showVoteForm(w, at.panel, round, m_proxy, space.rest, true, at.run);
}

}  // namespace ui::panels::facilitator
