#include "ui/panels/seat/tray.h"

#include <algorithm>

#include "app/commands/actions.h"
#include "app/rules/voting.h"
#include "ui/panels/begun_text.h"
#include "ui/panels/seat/own_actions.h"
#include "ui/panels/votes/dots_left.h"

namespace ui::panels::seat {

using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

Writing newAction() {
    return {.title = [](const app::Texts& tr) { return std::string(tr("new action")); },
            .field = BegunText::kNew,
            .then = [](const app::Board& b, app::CommandContext& context,
                       const std::string& text) { return app::commands::addAction(b, context, text, {}, {}); }};
}

// What one comes to a tray for: to vote, to add an action or a note. A sign where there is no room for words.
void showPrimary(SeatContext& at, const Rect& r, const app::Round* round, NoteWriting& notes) {
    Widgets& w = at.w;
    const bool narrow = r.w < w.mm(26);
    if (round) {
        const app::Voter* voter = app::rules::voterOf(at.panel.board, round->id, at.seat);
        const bool done = voter && (voter->done || voter->abstains);
        const std::string label = !done ? at.tr("Vote") : voter->abstains ? at.tr("I abstain") : at.tr("Voted ✓");
        if (done && narrow ? w.signButton("vote", Sign::Check, label, r)
                           : w.button("vote", label, r, done ? Style::Plain : Style::Primary))
            at.open("ballot");
        return;
    }
    const bool action = at.panel.scene.wanted(at.panel.board).begins() == app::RecordKind::Action;
    const char* name = action ? "new-action" : "new-note";
    const char* label = action ? at.tr("+ Action") : at.tr("+ Note");
    if (!(narrow ? w.signButton(name, Sign::Plus, label, r) : w.button(name, label, r))) return;
    at.write(action ? newAction() : notes.fresh(at.seat));
}

// On a full table: the mark, which opens the seat's page with its name and all that is not here, and "+".
void showCompactTray(SeatContext& at, const app::Seat& seat, const app::Round* round, NoteWriting& notes) {
    Widgets& w = at.w;
    const float pad = w.mm(0.5f), key = w.mm(glass::kEdgeKeyMm);
    Space space{{pad, w.mm(3), w.area().w - 2 * pad, w.area().h - w.mm(5)}};
    showPrimary(at, space.right(std::clamp(space.rest.w - key - w.mm(2), key, w.mm(36))), round, notes);
    const Rect mark = space.rest;
    if (w.touched("seat", mark)) at.open("self");
    w.target("seat", "seat", seat.name, mark);
    Painter p = w.painter();
    seatMark(p, seat.colour, mark.centre(), w.mm(4.2f), seatColour(seat.colour));
    if (const int waiting = waitingFor(at.panel.board, at.seat); waiting > 0) {  // for a yes that is said on the seat's page
        const app::Point c{mark.right() - w.mm(3.2f), mark.y + w.mm(3.2f)};
        p.disc(c, w.mm(3), kAsked);
        p.ring(c, w.mm(3), kWarning, w.mm(0.5f));
        w.text({c.x - w.mm(3), c.y - w.mm(3), w.mm(6), w.mm(6)}, std::to_string(waiting), 3.6f, kInk, Weight::SemiBold,
               Align::Centre);
    }
}

void showTrayName(SeatContext& at, const app::Seat& seat, const app::Round* round, Space& space) {
    Widgets& w = at.w;
    // Somebody has given this seat an action: it is for the person here to say yes, and nobody hurries them.
    const int waiting = waitingFor(at.panel.board, at.seat),
              free = waiting || round ? 0 : static_cast<int>(ownerless(at.panel.board).size());
    if ((waiting > 0 || free > 0) && space.rest.w > w.mm(30)) {
        const bool words = !round && space.rest.w > w.mm(66);
        const Rect badge = space.right(w.mm(words ? 33 : 13), w.mm(1));
        if (w.touched("mine", badge)) at.open("mine");
        Painter p = w.painter();
        const Rect face{badge.x, badge.centre().y - w.mm(5.6f), badge.w, w.mm(11.2f)};
        p.box(face, waiting ? kAsked : kChip, w.mm(5.6f));
        if (waiting) p.outline(face, kWarning, w.mm(5.6f), w.mm(0.5f));
        const std::string label = waiting ? at.tr.plural("%d to accept", "%d to accept", waiting)
                                          : at.tr.plural("%d to take on", "%d to take on", free);
        w.text(badge, words ? label : std::to_string(waiting + free), words ? 4.2f : 4.8f, kInk, Weight::SemiBold, Align::Centre);
        w.target("button", "mine",
                 waiting ? at.tr.plural("%d action waits for your yes", "%d actions wait for your yes", waiting) : label, badge);
    }
    // Beside the dots of a vote: those are another thing to touch.
    const float markW = w.mm(9), beside = space.rest.w - markW;
    const bool named = !round || beside > w.mm(40);
    const float nameW = !named ? 0 : round ? std::min(w.mm(26), beside * 0.45f) : beside;
    const Rect self{space.rest.x, space.rest.y, markW + nameW, space.rest.h};
    if (w.touched("seat", {self.x, self.y, std::min(self.w, w.mm(44)), self.h})) at.open("self");
    w.target("seat", "seat", seat.name, self);
    Painter p = w.painter();
    seatMark(p, seat.colour, {space.rest.x + w.mm(4), space.rest.centre().y}, w.mm(3), seatColour(seat.colour));
    space.left(markW);
    if (!round) return w.text(space.rest, seat.name, 5, kInk, Weight::SemiBold);
    if (named) w.text(space.left(nameW, w.mm(1)), seat.name, 4.6f, kInk, Weight::SemiBold);
    votes::showDotsLeft(w, at.panel, space.rest, *round, at.seat);
}

}  // namespace

void showTray(SeatContext& at, const app::Pose& pose, NoteWriting& notes, const std::string& answer) {
    Widgets& w = at.w;
    const app::Seat* seat = at.panel.board.find(at.seat);
    if (!seat) return;
    w.target("tray", "tray", seat->name, w.area());
    const app::Round* round = app::rules::openRound(at.panel.board);
    const Rect bin = glass::binInTray(pose, at.panel.scene.plan().size);
    if (bin.empty()) return showCompactTray(at, *seat, round, notes);
    const std::size_t binned = at.panel.board.binOf(at.seat).size();
    if (w.signButton("bin", Sign::Bin, at.tr("Bin"), bin, Style::Quiet) && binned) at.open("bin");
    if (binned)
        w.text({bin.right() - w.mm(6), bin.y, w.mm(6), w.mm(5)}, std::to_string(binned), 3.4f, kInk2, Weight::SemiBold,
               Align::Centre);
    Space space{{w.mm(3), w.mm(4), bin.x - w.mm(4), w.area().h - w.mm(7)}};
    if (w.signButton("undo", Sign::Undo, at.tr("Undo"), space.right(w.mm(15), w.mm(2)))) return at.undo();
    const float primaryW = std::min(w.mm(36), space.rest.w * 0.6f);
    showPrimary(at, space.right(primaryW, w.mm(2)), round, notes);
    if (!answer.empty()) {
        w.target("row", "answer", answer, space.rest);
        return w.paragraph(space.rest, answer, 4, 3.4f, kInk);
    }
    showTrayName(at, *seat, round, space);
}

}  // namespace ui::panels::seat
