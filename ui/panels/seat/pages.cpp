// The further pages of a seat's panel: an action's form, the actions that are one's own, the bin, the seat itself.
#include <algorithm>

#include "app/commands/actions.h"
#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "ui/panels/seat/seat_panel.h"
#include "ui/panels/words.h"

namespace ui::panels::seat {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kNoteRowMm = 16;

// Those with the nearest date first, those without one last.
std::vector<app::Assignment> assignedTo(const app::Board& board, app::Id<app::Seat> seat) {
    std::vector<app::Assignment> list;
    for (const auto& [id, assignment] : board.all<app::Assignment>())
        if (assignment.seat == seat && board.find(assignment.action)) list.push_back(assignment);
    std::ranges::sort(list, {},
                      [](const app::Assignment& a) { return std::tuple(a.accepted, a.dueDay.value_or(1 << 30), a.action); });
    return list;
}

// Planned, and nobody's yet: in the order of the plan.
std::vector<app::Assignment> ownerless(const app::Board& board) {
    std::vector<app::Assignment> list;
    for (app::Id<app::Tier> tier : board.tiers())
        for (app::Id<app::Action> action : board.plannedIn(tier)) {
            const app::Assignment* known = board.find<app::Assignment>(action.value);
            if (!known || (known->owner.empty() && !known->seat))
                list.push_back(known ? *known : app::Assignment{.action = action});
        }
    return list;
}

}  // namespace

int SeatPanel::toTakeOn(const app::Board& board) { return static_cast<int>(ownerless(board).size()); }

void SeatPanel::showAction(Widgets& w, Room& room) {
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(6)}};
    showHeader(w, room, space, m_form.title(w.tr()));
    if (m_page != Page::Action) return;
    const auto asks = m_form.show(w, room, m_seat, space.rest, [&](const glass::Command& command) { return run(room, command); });
    const app::Id<app::Action> id = m_form.action();
    const app::Action* action = room.board.find(id);
    const app::Assignment* known = room.board.find<app::Assignment>(id.value);
    const app::Assignment assignment = known ? *known : app::Assignment{.action = id};
    switch (asks) {
        case action::ActionForm::Asks::Nothing:
            break;
        case action::ActionForm::Asks::Title:
            write(Writing::ActionTitle, action ? action->title : std::string{}, id.value);
            break;
        case action::ActionForm::Asks::Owner:
            write(Writing::ActionOwner, assignment.owner, id.value);
            break;
        case action::ActionForm::Asks::FirstStep:
            write(Writing::FirstStep, assignment.firstStep, id.value);
            break;
        case action::ActionForm::Asks::Measure:
            write(Writing::Measure, assignment.measure, id.value);
            break;
        case action::ActionForm::Asks::Days:
            writeCost(room, Writing::ActionDays, id);
            break;
        case action::ActionForm::Asks::Euros:
            writeCost(room, Writing::ActionEuros, id);
            break;
        case action::ActionForm::Asks::Search:
            write(Writing::Search, m_form.search(), id.value);
            break;
    }
}

void SeatPanel::showMine(Widgets& w, Room& room) {
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(6)}};
    showHeader(w, room, space, w.tr()("your actions"));
    auto list = assignedTo(room.board, m_seat);
    const std::size_t mine = list.size();
    std::ranges::copy(ownerless(room.board), std::back_inserter(list));
    if (list.empty()) {
        w.paragraph(space.rest, w.tr()("No action is yours yet. Who opens an action can choose you as its owner."), 5, 4.4f,
                    kInk2);
        return;
    }
    if (mine < list.size())
        w.text(space.top(w.mm(8), w.mm(1)),
               w.tr().plural("%d planned action has no owner yet: take on what you will see through.",
                             "%d planned actions have no owner yet: take on what you will see through.",
                             static_cast<long>(list.size() - mine)),
               4.2f, kInk2);
    const float rowH = w.mm(kNoteRowMm);
    float y = w.beginList("mine", space.rest, rowH * static_cast<float>(list.size()));
    for (const app::Assignment& assignment : list) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2.5f), rowH - w.mm(1.5f)};
        y += rowH;
        const app::Action* action = room.board.find(assignment.action);
        if (!action || !row.touches(space.rest)) continue;
        const std::string key = app::idText(action->id), title = action->title;
        const bool free = !assignment.seat;
        w.painter().box(row, assignment.accepted || free ? kRowPaper : rgb(0xFFF1D6), w.mm(2.5f));
        w.target("row", (free ? "free-" : "own-") + key, title, row);
        Space cells{row};
        cells.right(w.mm(0.7f));
        if (w.button(("open-" + key).c_str(), w.tr()("Open"), cells.right(w.mm(24), w.mm(1)).grown(-w.mm(0.7f)))) {
            w.endList();
            return editAction(assignment.action);
        }
        const bool accepted = assignment.accepted;
        const std::string label = free ? w.tr()("I take it on") : accepted ? w.tr()("✓ Accepted") : w.tr()("I accept");
        if (w.button(((free ? "take-" : "accept-") + key).c_str(), label, cells.right(w.mm(34), w.mm(2)).grown(-w.mm(0.7f)),
                     free       ? Style::Plain
                     : accepted ? Style::Quiet
                                : Style::Primary))
            run(room, [&](const app::Board& b, app::Asking& asking) {
                return commands::acceptAction(b, asking, assignment.action, m_seat, !accepted);
            });
        w.text(cells.right(w.mm(30), w.mm(2)), assignment.dueDay ? dateWords(w.tr(), *assignment.dueDay) : w.tr()("no date"),
               4.2f, kInk2, Weight::Regular, Align::Right);
        cells.left(w.mm(3));
        w.paragraph({cells.rest.x, row.y + w.mm(0.5f), cells.rest.w, row.h - w.mm(1)}, title, 4.6f, 3.8f, kInk);
    }
    w.endList();
}

void SeatPanel::showBin(Widgets& w, Room& room) {
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(6)}};
    showHeader(w, room, space, w.tr()("Bin"));
    const auto items = room.board.binOf(m_seat);
    if (items.empty()) {
        w.text(space.rest, w.tr()("The bin is empty."), 5, kInk2, Weight::Regular, Align::Centre);
        return;
    }
    const float rowH = w.mm(kNoteRowMm);
    float y = w.beginList("bin", space.rest, rowH * static_cast<float>(items.size()));
    for (auto item = items.rbegin(); item != items.rend(); ++item, y += rowH) {
        const app::Note* note = room.board.find(item->note);
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.5f)};
        if (!note || !row.touches(space.rest)) continue;
        const std::string key = app::idText(item->note);
        Painter p = w.painter();
        p.box(row, kNotePaper[note->kind], w.mm(2.5f));
        w.target("bin", "binned-" + key, note->text, row);
        Space cells{row};
        if (w.button(("restore-" + key).c_str(), w.tr()("Put back"), cells.right(w.mm(38), w.mm(2)).grown(-w.mm(0.7f))))
            run(room, [&](const app::Board& b, app::Asking& asking) { return commands::restoreNote(b, asking, item->note); });
        cells.left(w.mm(3));
        w.paragraph(cells.rest, note->text, 4.6f, 3.8f, kInk);
    }
    w.endList();
}

void SeatPanel::showSeat(Widgets& w, Room& room) {
    const app::Seat* known = room.board.find(m_seat);
    if (!known) return;
    const app::Seat seat = *known;  // a touch may change it under us
    const auto& tr = w.tr();
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(6)}};
    showHeader(w, room, space, tr("your seat"));
    Space first{space.top(w.mm(15), w.mm(2))};
    const int own = static_cast<int>(assignedTo(room.board, m_seat).size());
    if (w.button("mine", tr.plural("My action: %d", "My actions: %d", own), first.right(w.mm(50), w.mm(3))))
        return openPage(Page::Mine);
    if (w.field("name", seat.name, tr("Your name"), first.rest, kRowPaper, false))
        return write(Writing::SeatName, seat.name, m_seat.value);
    // For how many it counts is the facilitator's to say: a seat that could change it would change everybody's vote.
    const std::string team = seat.team ? tr.fill("team {0}", std::to_string(seat.team)) : std::string(tr("no team"));
    const std::string counts = tr.plural("votes for %d person", "votes for %d people", seat.weight) + " · " + team;
    const Rect votes = space.top(w.mm(9), w.mm(1));
    w.text(votes, counts, 4.6f, kInk, Weight::SemiBold);
    w.target("field", "counts", counts, votes);
    w.paragraph(space.top(w.mm(14), w.mm(2)),
                std::string(tr("If several people share this seat, each of its dots counts for all of them. Votes are also added "
                               "up per team, so that a large team does not drown a small one.")) +
                    " " + tr("The facilitator sets both, before a vote."),
                4, 3.6f, kInk2);
    const Rect moves = space.top(w.mm(14), w.mm(kApartMm));
    const auto move = [&](float by) {
        run(room, [&](const app::Board& b, app::Asking& asking) {
            return commands::moveSeat(b, asking, m_seat, seat.edge, seat.along + by);
        });
    };
    const glass::SeatPlace* place = room.scene.plan().find(m_seat);
    const bool compact = place && place->compact;  // then what its tray has no room for is here
    const int keys = compact ? 4 : 2;
    if (w.button("move-left", tr("← Move left"), column(moves, 0, keys, w.mm(3)))) return move(-0.1f);
    if (w.button("move-right", tr("Move right →"), column(moves, 1, keys, w.mm(3)))) return move(0.1f);
    if (compact) {
        if (w.signButton("undo", Sign::Undo, tr("Undo"), column(moves, 2, keys, w.mm(3)))) return undoHere(room);
        if (w.signButton("bin", Sign::Bin, tr("Bin"), column(moves, 3, keys, w.mm(3)), Style::Quiet)) return openPage(Page::Bin);
    }
    if (w.holdButton("leave", tr("Hold to leave this seat"), space.top(w.mm(14), w.mm(2))))
        run(room, [&](const app::Board& b, app::Asking& asking) { return commands::leaveSeat(b, asking, m_seat); });
    w.paragraph(space.rest, tr("Your notes stay on the table and keep your colour."), 4, 3.6f, kInk2);
}

}  // namespace ui::panels::seat
