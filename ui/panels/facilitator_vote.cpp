// The facilitator's vote tab: terms of the next ballot, the one that is open, closing, revealing, run-offs, proxies.
#include <algorithm>

#include "app/board/note_kind.h"
#include "app/rules/tally.h"
#include "app/rules/voting.h"
#include "ui/panels/facilitator_panel.h"
#include "ui/panels/vote_list.h"

namespace ui::panels {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

const app::Ballot* latest(const app::Board& board) { return board.ballots().empty() ? nullptr : board.find(board.ballots().back()); }

}  // namespace

void FacilitatorPanel::showVote(Widgets& w, Room& room, Rect area) {
    const app::Ballot* ballot = latest(room.board);
    if (ballot && ballot->state == app::BallotState::Open) {
        const app::Ballot copy = *ballot;  // a tap may change the board under us
        if (m_proxy && room.board.find(m_proxy)) return showProxy(w, room, copy, area);
        return showOpenBallot(w, room, copy, area);
    }
    m_proxy = {};
    Space space{area};
    if (ballot && ballot->state == app::BallotState::Closed) {
        const app::Id<app::Ballot> id = ballot->id;
        w.text(space.top(w.mm(14), w.mm(2)), w.tr().plural("The vote is closed: %d ballot paper.", "The vote is closed: %d ballot papers.", app::rules::papersOf(room.board, id)), 5, kInk, Weight::SemiBold);
        if (w.button("reveal", w.tr()("Reveal the result"), space.top(w.mm(18), w.mm(4)), Style::Primary))
            run(room, [&](const app::Board& b, app::Asking& asking) { return commands::revealBallot(b, asking, id); });
        return;
    }
    if (ballot && ballot->state == app::BallotState::Revealed) {
        const app::Ballot* root = ballot;
        while (const app::Ballot* before = room.board.find(root->runOffOf)) root = before;
        const auto tied = app::rules::tieAtCut(room.board, *root);
        if (!tied.empty() && ballot->tie == app::TieRule::RunOff) {
            const app::Id<app::Ballot> id = ballot->id;
            Space row{space.top(w.mm(16), w.mm(3))};
            if (w.button("run-off", w.tr()("Run-off"), row.right(w.mm(44), w.mm(3)), Style::Primary))
                run(room, [&](const app::Board& b, app::Asking& asking) { return commands::openRunOff(b, asking, id); });
            w.paragraph(row.rest, w.tr().plural("%d item ties at the cut.", "%d items tie at the cut: same dots, same number of voters.", static_cast<long>(tied.size())), 4.6f, 4, kInk);
        }
    }
    showTerms(w, room, space.rest);
}

void FacilitatorPanel::showTerms(Widgets& w, Room& room, Rect area) {
    Space space{area};
    const bool notes = m_terms.on == app::BallotOn::Notes;
    const Rect on = space.top(w.mm(15), w.mm(2));
    if (w.button("on-pains", w.tr()("On pain points"), column(on, 0, 4, w.mm(2)), notes ? Style::On : Style::Plain)) m_terms.on = app::BallotOn::Notes, m_terms.kind = app::NoteKind::Pains, m_terms.dotsEach = 0;
    if (w.button("on-actions", w.tr()("On actions"), column(on, 1, 4, w.mm(2)), notes ? Style::Plain : Style::On)) m_terms.on = app::BallotOn::Actions, m_terms.dotsEach = 0;
    if (w.button("secret", w.tr()("Secret"), column(on, 2, 4, w.mm(2)), m_terms.secret ? Style::On : Style::Plain)) m_terms.secret = true;
    if (w.button("open-vote", w.tr()("Open to all"), column(on, 3, 4, w.mm(2)), m_terms.secret ? Style::Plain : Style::On)) m_terms.secret = false;
    const int items = static_cast<int>(app::rules::eligible(room.board, m_terms.on, app::NoteKind::Pains).size());
    const int dots = m_terms.dotsEach > 0 ? m_terms.dotsEach : app::rules::suggestedDots(items);
    const Rect numbers = space.top(w.mm(15), w.mm(2)), more = space.top(w.mm(15), w.mm(3));
    if (const int s = w.stepper("dots", w.tr().plural("%d dot each", "%d dots each", dots), column(numbers, 0, 2, w.mm(4)))) m_terms.dotsEach = std::clamp(dots + s, 1, 99);
    if (const int s = w.stepper("cap", w.tr().fill("{0} per item", std::to_string(m_terms.cap)), column(numbers, 1, 2, w.mm(4)))) m_terms.cap = std::clamp(m_terms.cap + s, 1, dots);
    const std::string box = m_terms.boxSeconds ? w.tr().fill("{0} min", std::to_string(m_terms.boxSeconds / 60)) : w.tr()("no time limit");
    if (const int s = w.stepper("time", box, column(more, 0, 2, w.mm(4)))) m_terms.boxSeconds = std::clamp(m_terms.boxSeconds + 60 * s, 0, 3600);
    if (const int s = w.stepper("winners", w.tr().plural("keep %d", "keep the first %d", m_terms.winners), column(more, 1, 2, w.mm(4)))) m_terms.winners = std::clamp(m_terms.winners + s, 1, 150);
    Space foot{space.top(w.mm(17), w.mm(2))};
    if (w.button("open-ballot", w.tr()("Open the vote"), foot.right(w.mm(60), w.mm(3)), Style::Primary, items > 0)) {
        const commands::BallotTerms terms = m_terms;
        run(room, [&](const app::Board& b, app::Asking& asking) { return commands::openBallot(b, asking, terms); });
    }
    w.text(foot.rest, w.tr().plural("%d item to vote on", "%d items to vote on", items), 4.4f, kInk2);
}

void FacilitatorPanel::showOpenBallot(Widgets& w, Room& room, const app::Ballot& ballot, Rect area) {
    Space space{area};
    const auto progress = app::rules::progress(room.board, ballot.id);
    Space head{space.top(w.mm(16), w.mm(2))};
    if (w.button("close-ballot", w.tr()("Close the vote"), head.right(w.mm(50), w.mm(2)), Style::Primary))
        run(room, [&](const app::Board& b, app::Asking& asking) { return commands::closeBallot(b, asking, ballot.id); });
    if (w.button("one-more-minute", w.tr()("+ 1 minute"), head.right(w.mm(34), w.mm(2))))
        run(room, [&](const app::Board& b, app::Asking& asking) { return commands::extendBallot(b, asking, ballot.id, 60); });
    w.text(head.rest, w.tr().fill("{0} of {1} have finished", std::to_string(progress.done), std::to_string(progress.voters)), 4.6f, kInk, Weight::SemiBold);
    w.text(space.top(w.mm(8), w.mm(1)), w.tr()("Enter the ballot of a person who cannot reach the table:"), 4, kInk2);
    std::vector<const app::Seat*> seats;
    for (const auto& [id, seat] : room.board.all<app::Seat>()) if (seat.present) seats.push_back(&seat);
    std::ranges::sort(seats, {}, &app::Seat::colour);
    for (std::size_t i = 0; i < seats.size(); ++i) {
        if (i % 3 == 0 && i) space.top(w.mm(17));
        const Rect row{space.rest.x, space.rest.y, space.rest.w, w.mm(15.5f)};
        const app::Voter* voter = app::rules::voterOf(room.board, ballot.id, seats[i]->id);
        const std::string label = seats[i]->name + (voter && voter->done ? " ✓" : "");
        // Whoever votes at a seat is not looked over the shoulder: only untouched ballots, or those entered here.
        const bool mayEnter = !ballot.secret || !voter || voter->proxy;
        if (w.button(("proxy-" + app::idText(seats[i]->id)).c_str(), label, column(row, static_cast<int>(i % 3), 3, w.mm(2)), Style::Plain, mayEnter)) m_proxy = seats[i]->id;
    }
}

void FacilitatorPanel::showProxy(Widgets& w, Room& room, const app::Ballot& ballot, Rect area) {
    Space space{area};
    const app::Seat* seat = room.board.find(m_proxy);
    Space head{space.top(w.mm(15), w.mm(2))};
    if (w.button("proxy-done", w.tr()("Entered"), head.right(w.mm(40), w.mm(2)), Style::Primary)) {
        const app::Id<app::Seat> who = m_proxy;
        run(room, [&](const app::Board& b, app::Asking& asking) { return commands::sayDone(b, asking, ballot.id, who, true, true); });
        m_proxy = {};
        return;
    }
    w.text(head.rest, w.tr().fill("Ballot of {0}", seat ? seat->name : std::string{}) + " · " + w.tr().plural("%d dot left", "%d dots left", app::rules::dotsLeft(room.board, ballot, m_proxy)), 4.6f, kInk, Weight::SemiBold);
    showVoteList(w, room, ballot, m_proxy, space.rest, true, [&](const interact::Command& command) { return run(room, command); });
}

}  // namespace ui::panels
