// The vote's page of a seat's panel: the round's form, what is left to give, the time, and the two ways out: having finished and
// abstaining. And what the tray says of it. Nothing shown here tells another seat anything.
#include <algorithm>

#include "app/commands/votes.h"
#include "app/rules/ballots.h"
#include "app/rules/voting.h"
#include "ui/panels/seat/seat_panel.h"
#include "ui/panels/votes/vote_form.h"

namespace ui::panels::seat {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kNarrowMm = 140;  // the table is full: only the clock is told beside the name

std::string clockWords(const app::Texts& tr, long seconds) {
    if (seconds == 0) return tr("Time is over");
    char clock[48];
    std::snprintf(clock, sizeof clock, "%ld:%02ld", seconds / 60, seconds % 60);
    return tr.fill("{0} left", clock);
}

}  // namespace

long secondsLeft(const app::Round& round, app::UnixMs now) {
    return round.closesAt ? static_cast<long>(std::max<app::UnixMs>(0, (round.closesAt - now + 999) / 1000)) : -1;
}

void SeatPanel::showVote(Widgets& w, Room& room) {
    const app::Round* open = rules::openRound(room.board);
    if (!open) return;
    const app::Round round = *open;  // a touch may change the board under us
    m_voteMm = votes::votePanelMm(round), m_voteLeastMm = votes::votePanelLeastMm(round);
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(6)}};
    const auto progress = rules::progress(room.board, round.id);
    const bool narrow = space.rest.w < w.mm(kNarrowMm);
    std::string far =
        narrow ? std::string{}
               : w.tr().fill("{0} of {1} have finished", std::to_string(progress.done), std::to_string(progress.voters));
    m_clockShown = secondsLeft(round, room.now);
    if (m_clockShown >= 0) far += (far.empty() ? "" : " · ") + clockWords(w.tr(), m_clockShown);
    const float before = w.mm(narrow ? 52 : 60);
    const Rect beside{space.rest.x + before, space.rest.y, space.rest.w - before - w.mm(17), w.mm(14)};
    showHeader(w, room, space, round.secret ? w.tr()("secret vote") : w.tr()("open vote"));
    w.text(beside, far, 4, kInk2, Weight::Regular, Align::Right);
    const Rect foot = space.bottom(w.mm(14), w.mm(3));
    const app::Voter* voter = rules::voterOf(room.board, round.id, m_seat);
    if (voter && voter->abstains) {
        w.painter().box(space.rest, kRowPaper, w.mm(2.5f));
        w.paragraph(
            {space.rest.x + w.mm(6), space.rest.y, space.rest.w - w.mm(12), space.rest.h},
            std::string(w.tr()("You take no part in this vote. Nobody waits for you.")) +
                (rules::saidBy(room.board, round, m_seat).empty()
                     ? std::string{}
                     : std::string(" ") + w.tr()("What you gave is set aside; it counts again if you take part after all.")),
            5.4f, 4.6f, kInk);
        if (w.button("take-part", w.tr()("Take part after all"), {foot.right() - w.mm(70), foot.y, w.mm(70), foot.h},
                     Style::Primary))
            run(room,
                [&](const app::Board& b, app::Asking& asking) { return commands::abstain(b, asking, round.id, m_seat, false); });
        return;
    }
    showVoteFoot(w, room, round, foot);
    if (m_page != Page::Vote) return;
    votes::showVoteForm(w, room, round, m_seat, space.rest, false,
                        [&](const glass::Command& command) { return run(room, command); });
}

void SeatPanel::showVoteFoot(Widgets& w, Room& room, const app::Round& round, const Rect& area) {
    Space foot{area};
    const app::Id<app::Round> id = round.id;
    const app::Voter* voter = rules::voterOf(room.board, id, m_seat);
    const bool done = voter && voter->done;
    const float most = (foot.rest.w - w.mm(kApartMm)) / 2;  // on a full table both share the line
    if (w.button("done", done ? w.tr()("Change my vote") : w.tr()("I have finished"),
                 foot.right(std::min(w.mm(48), most), w.mm(kApartMm)), done ? Style::Plain : Style::Primary)) {
        if (run(room,
                [&](const app::Board& b, app::Asking& asking) { return commands::sayDone(b, asking, id, m_seat, !done); }) &&
            !done)
            openPage(Page::Tray);
        return;
    }
    // Held, not touched: what has been given is set aside by it.
    if (w.holdButton("abstain", w.tr()("Hold: I abstain"), foot.right(std::min(w.mm(46), most), w.mm(3)), Style::Plain)) {
        run(room, [&](const app::Board& b, app::Asking& asking) { return commands::abstain(b, asking, id, m_seat, true); });
        return;
    }
    if (foot.rest.w < w.mm(15)) return;
    const std::string standing =
        done ? w.tr()("You have finished: thank you.") : votes::voteStanding(w.tr(), room.board, round, m_seat);
    // Dots for and against have their budgets above the list, points their bar: said once.
    if (round.form == app::BallotForm::Dots && round.resistanceEach == 0 && foot.rest.w > w.mm(70)) {
        showTrayDots(w, room, foot.left(foot.rest.w * 0.5f, w.mm(2)), round);
        w.paragraph(foot.rest, standing, 4.4f, 3.8f, kInk2);
    } else if (round.form != app::BallotForm::Points || done) {
        w.paragraph(foot.rest, standing, 4.6f, 3.8f, kInk2);
    }
}

// Dots of the budget, full ones still to give; or how far the vote is, where it is not given in dots.
void SeatPanel::showTrayDots(Widgets& w, Room& room, const Rect& r, const app::Round& round) {
    const app::Seat* seat = room.board.find(m_seat);
    if (round.form != app::BallotForm::Dots) {
        const std::string words = votes::voteStandingShort(w.tr(), room.board, round, m_seat);
        w.paragraph(r, words, 4.6f, 3.8f, kInk);
        w.target("field", "dots", words, r);
        return;
    }
    const int left = rules::dotsLeft(room.board, round, m_seat), each = round.dotsEach,
              against = rules::dotsLeft(room.board, round, m_seat, true);
    Space space{r};
    Painter p = w.painter();
    if (round.resistanceEach > 0) {  // how many against are left, beside the others
        const Rect box = space.right(std::min(w.mm(16), r.w * 0.4f));
        const app::Point c{box.x + w.mm(4), box.centre().y};
        p.disc(c, w.mm(2.4f), kTrouble);
        p.box({c.x - w.mm(1.4f), c.y - w.mm(0.4f), w.mm(2.8f), w.mm(0.8f)}, kOnDark);
        w.text({box.x + w.mm(7.5f), box.y, box.w - w.mm(7.5f), box.h}, std::to_string(against), 4.4f, kInk, Weight::SemiBold);
        w.target("dot", "dots-against", std::to_string(against), box);
        w.dragSource(box, DotSource::Against);
    }
    const float step = std::min(w.mm(6.5f), space.rest.w / static_cast<float>(std::max(1, each)));
    for (int i = 0; i < each; ++i) {
        const app::Point c{r.x + step * (static_cast<float>(i) + 0.5f), r.centre().y};
        if (i < left) p.disc(c, step * 0.38f, seatColour(seat->colour));
        else p.ring(c, step * 0.36f, seatColour(seat->colour), w.mm(0.5f));
    }
    w.target("dot", "dots", std::to_string(left), {r.x, r.y, step * static_cast<float>(each), r.h});
    w.dragSource({r.x, r.y, step * static_cast<float>(each), r.h}, DotSource::For);
}

}  // namespace ui::panels::seat
