// A seat's tray: who sits here, what is left to give, and the few things done without opening anything.
#include <algorithm>

#include "app/rules/voting.h"
#include "ui/panels/seat/seat_panel.h"
#include "ui/panels/votes/vote_form.h"

namespace ui::panels::seat {

using app::Rect, app::Weight;
using namespace ui::paint;

int waitingFor(const app::Board& board, app::Id<app::Seat> seat) {
    return static_cast<int>(std::ranges::count_if(board.all<app::Assignment>(), [&](const auto& entry) {
        return entry.second.seat == seat && !entry.second.accepted && board.find(entry.second.action);
    }));
}

void SeatPanel::showTray(Widgets& w, Room& room) {
    const app::Seat* seat = room.board.find(m_seat);
    if (!seat) return;
    w.target("tray", "tray", seat->name, w.area());
    const app::Round* round = app::rules::openRound(room.board);
    const Rect bin = glass::binInTray(pose(), room.scene.plan().size);
    if (bin.empty()) return showCompactTray(w, room, *seat, round);
    const std::size_t binned = room.board.binOf(m_seat).size();
    if (w.signButton("bin", Sign::Bin, w.tr()("Bin"), bin, Style::Quiet) && binned) openPage(Page::Bin);
    if (binned)
        w.text({bin.right() - w.mm(6), bin.y, w.mm(6), w.mm(5)}, std::to_string(binned), 3.4f, kInk2, Weight::SemiBold,
               Align::Centre);
    Space space{{w.mm(3), w.mm(4), bin.x - w.mm(4), w.area().h - w.mm(7)}};
    if (w.signButton("undo", Sign::Undo, w.tr()("Undo"), space.right(w.mm(15), w.mm(2)))) return undoHere(room);
    const float primaryW = std::min(w.mm(36), space.rest.w * 0.6f);
    showPrimary(w, room, space.right(primaryW, w.mm(2)), round);
    if (!m_answer.empty()) {
        w.target("row", "answer", m_answer, space.rest);
        return w.paragraph(space.rest, m_answer, 4, 3.4f, kInk);
    }
    showTrayName(w, room, *seat, round, space);
}

void SeatPanel::undoHere(Room& room) {
    const auto result = room.commit.undoSeat(m_seat);
    answer(room, result ? room.tr.fill("Undone: {0}", room.tr(app::wordsOf(result->op))) : room.tr(result.refusal().text),
           kAnswerS);
    markDirty();  // the seat itself may be another record now
}

// What one comes to a tray for: to vote, to add an action or a note. A sign where there is no room for words.
void SeatPanel::showPrimary(Widgets& w, Room& room, const Rect& r, const app::Round* round) {
    const bool narrow = r.w < w.mm(26);
    if (round) {
        const app::Voter* voter = app::rules::voterOf(room.board, round->id, m_seat);
        const bool done = voter && (voter->done || voter->abstains);
        const std::string label = !done ? w.tr()("Vote") : voter->abstains ? w.tr()("I abstain") : w.tr()("Voted ✓");
        if (done && narrow ? w.signButton("vote", Sign::Check, label, r)
                           : w.button("vote", label, r, done ? Style::Plain : Style::Primary))
            m_voteMm = votes::votePanelMm(*round), m_voteLeastMm = votes::votePanelLeastMm(*round), openPage(Page::Vote);
        return;
    }
    const bool action = room.scene.wanted(room.board).begins() == app::RecordKind::Action;
    const char* name = action ? "new-action" : "new-note";
    const char* label = action ? w.tr()("+ Action") : w.tr()("+ Note");
    if (!(narrow ? w.signButton(name, Sign::Plus, label, r) : w.button(name, label, r))) return;
    if (action) write(Writing::NewAction, {}, 0);
    else writeNote(m_kind);
}

// On a full table: the mark, which opens the seat's page with its name and all that is not here, and "+".
void SeatPanel::showCompactTray(Widgets& w, Room& room, const app::Seat& seat, const app::Round* round) {
    const float pad = w.mm(0.5f), key = w.mm(glass::kEdgeKeyMm);
    Space space{{pad, w.mm(3), w.area().w - 2 * pad, w.area().h - w.mm(5)}};
    showPrimary(w, room, space.right(std::clamp(space.rest.w - key - w.mm(2), key, w.mm(36))), round);
    const Rect mark = space.rest;
    if (w.touched("seat", mark)) openPage(Page::Seat);
    w.target("seat", "seat", seat.name, mark);
    Painter p = w.painter();
    seatMark(p, seat.colour, mark.centre(), w.mm(4.2f), seatColour(seat.colour));
    if (const int waiting = waitingFor(room.board, m_seat); waiting > 0) {  // for a yes that is said on the seat's page
        const app::Point c{mark.right() - w.mm(3.2f), mark.y + w.mm(3.2f)};
        p.disc(c, w.mm(3), rgb(0xFFF1D6));
        p.ring(c, w.mm(3), kWarning, w.mm(0.5f));
        w.text({c.x - w.mm(3), c.y - w.mm(3), w.mm(6), w.mm(6)}, std::to_string(waiting), 3.6f, kInk, Weight::SemiBold,
               Align::Centre);
    }
}

void SeatPanel::showTrayName(Widgets& w, Room& room, const app::Seat& seat, const app::Round* round, Space& space) {
    // Somebody has given this seat an action: it is for the person here to say yes, and nobody hurries them.
    const int waiting = waitingFor(room.board, m_seat), free = waiting || round ? 0 : toTakeOn(room.board);
    if ((waiting > 0 || free > 0) && space.rest.w > w.mm(30)) {
        const bool words = !round && space.rest.w > w.mm(66);
        const Rect badge = space.right(w.mm(words ? 33 : 13), w.mm(1));
        if (w.touched("mine", badge)) openPage(Page::Mine);
        Painter p = w.painter();
        const Rect face{badge.x, badge.centre().y - w.mm(5.6f), badge.w, w.mm(11.2f)};
        p.box(face, waiting ? rgb(0xFFF1D6) : kChip, w.mm(5.6f));
        if (waiting) p.frame(face, kWarning, w.mm(5.6f), w.mm(0.5f));
        const std::string label = waiting ? w.tr().plural("%d to accept", "%d to accept", waiting)
                                          : w.tr().plural("%d to take on", "%d to take on", free);
        w.text(badge, words ? label : std::to_string(waiting + free), words ? 4.2f : 4.8f, kInk, Weight::SemiBold, Align::Centre);
        w.target("button", "mine",
                 waiting ? w.tr().plural("%d action waits for your yes", "%d actions wait for your yes", waiting) : label, badge);
    }
    // Beside the dots of a vote: those are another thing to touch.
    const float markW = w.mm(9), beside = space.rest.w - markW;
    const bool named = !round || beside > w.mm(40);
    const float nameW = !named ? 0 : round ? std::min(w.mm(26), beside * 0.45f) : beside;
    const Rect self{space.rest.x, space.rest.y, markW + nameW, space.rest.h};
    if (w.touched("seat", {self.x, self.y, std::min(self.w, w.mm(44)), self.h})) openPage(Page::Seat);
    w.target("seat", "seat", seat.name, self);
    Painter p = w.painter();
    seatMark(p, seat.colour, {space.rest.x + w.mm(4), space.rest.centre().y}, w.mm(3), seatColour(seat.colour));
    space.left(markW);
    if (!round) return w.text(space.rest, seat.name, 5, kInk, Weight::SemiBold);
    if (named) w.text(space.left(nameW, w.mm(1)), seat.name, 4.6f, kInk, Weight::SemiBold);
    showTrayDots(w, room, space.rest, *round);
}

}  // namespace ui::panels::seat
