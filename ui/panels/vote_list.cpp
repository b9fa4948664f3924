#include "ui/panels/vote_list.h"

#include <algorithm>

#include "app/commands/ballots.h"
#include "app/rules/voting.h"

namespace ui::panels {

namespace commands = app::commands;
using app::Rect;
using namespace ui::paint;

namespace {

constexpr float kRowMm = 16;

std::string titleOf(const app::Board& board, const app::Ballot& ballot, std::uint64_t item) {
    if (ballot.on == app::BallotOn::Actions) {
        const app::Action* action = board.find<app::Action>(item);
        return action ? action->title : std::string{};
    }
    const app::Note* note = board.find<app::Note>(item);
    return note ? note->text : std::string{};
}

void showRow(Widgets& w, Room& room, const app::Ballot& ballot, app::Id<app::Seat> voter, std::uint64_t item, const Rect& row, bool proxy, const Run& run) {
    const int given = app::rules::dotsGiven(room.board, ballot, voter, item);
    const app::Seat* seat = room.board.find(voter);
    const std::string key = app::idText(item), title = titleOf(room.board, ballot, item);
    Painter p = w.painter();
    p.box(row, given ? rgb(0xE8ECF5) : kRowPaper, w.mm(2.5f));
    w.target("row", "item-" + key, title, row);
    Space space{row};
    const Rect more = space.right(w.mm(15), w.mm(1)), dots = space.right(w.mm(given > 3 ? 30 : 20)), less = space.right(w.mm(15), w.mm(2));
    // The ballot may be gone after a tap: what is asked for is copied first.
    const app::Id<app::Ballot> id = ballot.id;
    if (w.signButton(("more-" + key).c_str(), Sign::Plus, "+", more.grown(-w.mm(0.7f))))
        run([&](const app::Board& b, app::Asking& asking) { return commands::castDot(b, asking, id, voter, item, proxy); });
    // Always there, given or not: what can be touched must not tell what was chosen.
    if (w.signButton(("less-" + key).c_str(), Sign::Minus, "−", less.grown(-w.mm(0.7f)), Style::Quiet))
        run([&](const app::Board& b, app::Asking& asking) { return commands::takeDotBack(b, asking, id, voter, item); });
    const float step = std::min(w.mm(5.5f), dots.w / static_cast<float>(std::max(1, given)));
    for (int i = 0; i < given; ++i) p.disc({dots.x + step * (static_cast<float>(i) + 0.5f), dots.centre().y}, step * 0.4f, seatColour(seat ? seat->colour : 0));
    space.left(w.mm(3));
    w.paragraph({space.rest.x, space.rest.y + w.mm(0.5f), space.rest.w, space.rest.h - w.mm(1)}, title, 4.6f, 3.8f, kInk);
}

}  // namespace

void showVoteList(Widgets& w, Room& room, const app::Ballot& ballot, app::Id<app::Seat> seat, const Rect& area, bool proxy, const Run& run) {
    const auto items = app::rules::orderFor(room.board, ballot, seat);
    const float rowH = w.mm(kRowMm);
    float y = w.beginList("votes", area, rowH * static_cast<float>(items.size()));
    for (std::uint64_t item : items) {
        const Rect row{area.x, y, area.w - w.mm(2), rowH - w.mm(1.5f)};
        if (row.touches(area)) showRow(w, room, ballot, seat, item, row, proxy, run);
        y += rowH;
    }
    w.endList();
}

}  // namespace ui::panels
