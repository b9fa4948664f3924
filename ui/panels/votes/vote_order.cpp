// An order: on the left all items as this seat sees them, on the right what it has placed, best first. A touch on the left places
// an item last and chooses it; four buttons move the chosen one. The left list keeps every item and the right one names
// places, not items, so that what can be touched does not tell the order.
#include <algorithm>

#include "app/commands/votes.h"
#include "app/rules/voting.h"
#include "ui/panels/votes/vote_context.h"
#include "ui/panels/words.h"

namespace ui::panels::votes {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

using Levels = std::vector<std::vector<std::uint64_t>>;
enum class Move { Up, Down, Tie, Out };

constexpr float kOrderRowMm = 14.5f;

std::size_t levelOf(const Levels& levels, std::uint64_t item) {
    for (std::size_t l = 0; l < levels.size(); ++l)
        if (std::ranges::find(levels[l], item) != levels[l].end()) return l;
    return levels.size();
}

// 1-2-2-4; 0 if it is not placed.
int placeOf(const Levels& levels, std::uint64_t item) {
    int before = 0;
    for (const auto& level : levels) {
        if (std::ranges::find(level, item) != level.end()) return before + 1;
        before += static_cast<int>(level.size());
    }
    return 0;
}

bool shares(const Levels& levels, std::uint64_t item) {
    const std::size_t l = levelOf(levels, item);
    return l < levels.size() && levels[l].size() > 1;
}

Levels moved(Levels levels, std::uint64_t item, Move move) {
    const std::size_t l = levelOf(levels, item);
    if (l == levels.size()) return levels;
    const auto at = [&](std::size_t i) { return levels.begin() + static_cast<std::ptrdiff_t>(i); };
    if (levels[l].size() > 1) {  // leaves those it shares its place with
        std::erase(levels[l], item);
        if (move != Move::Out) levels.insert(at(move == Move::Up ? l : l + 1), {item});
        return levels;
    }
    if (move == Move::Out) levels.erase(at(l));
    else if (move == Move::Up && l > 0) std::swap(levels[l], levels[l - 1]);
    else if (move == Move::Down && l + 1 < levels.size()) std::swap(levels[l], levels[l + 1]);
    else if (move == Move::Tie && l > 0) levels[l - 1].push_back(item), levels.erase(at(l));
    return levels;
}

void give(VoteContext& at, const Levels& levels) {
    const app::Id<app::Round> round = at.round.id;
    const app::Id<app::Seat> seat = at.seat;
    const bool proxy = at.proxy;
    at.run([&](const app::Board& b, app::CommandContext& context) {
        return commands::giveOrder(b, context, round, seat, levels, proxy);
    });
}

void showNumber(VoteContext& at, const Rect& r, int place, bool tied) {
    Widgets& w = at.w;
    w.painter().disc(r.centre(), w.mm(4.6f), at.colour());
    w.text(r, std::to_string(place) + (tied ? "=" : ""), 4.4f, kOnDark, Weight::SemiBold, Align::Centre);
}

// What can be placed. Answers the item touched.
std::uint64_t showAll(VoteContext& at, const Rect& area, const Levels& levels) {
    Widgets& w = at.w;
    const auto items = rules::orderFor(at.panel.board, at.round, at.seat);
    const float rowH = w.mm(kOrderRowMm);
    std::uint64_t touched = 0;
    float y = w.beginList("votes", area, rowH * static_cast<float>(items.size()));
    for (std::uint64_t item : items) {
        const Rect row{area.x, y, area.w - w.mm(2.5f), rowH - w.mm(1.5f)};
        y += rowH;
        if (!row.touches(area)) continue;
        const std::string key = app::idText(item), title = app::rules::itemTitle(at.panel.board, item);
        const int place = placeOf(levels, item);
        const bool barred = at.ownAndBarred(item);
        if (w.touched(("item-" + key).c_str(), row) && !barred) touched = item;
        Painter p = w.painter();
        p.box(row, place ? kPicked : barred ? kPaper : itemPaper(at, item), w.mm(2.5f));
        w.target("row", "item-" + key, title, row);
        Space cells{row};
        const Rect end = cells.right(w.mm(barred ? 26 : 12));
        if (place) showNumber(at, end, place, shares(levels, item));
        else if (barred) w.paragraph(end, at.tr()("Yours: not in this vote."), 3.6f, 3.4f, kInk2);
        else sign(p, Sign::Right, end.centre(), w.mm(2.6f), kInk2);
        cells.left(w.mm(3));
        w.paragraph({cells.rest.x, row.y + w.mm(0.3f), cells.rest.w, row.h - w.mm(0.6f)}, title, 4.4f, 3.6f,
                    place || barred ? kInk2 : kInk);
    }
    w.endList();
    return touched;
}

// What is placed, best first. Answers the item touched.
std::uint64_t showPlaced(VoteContext& at, const Rect& area, const Levels& levels, std::uint64_t chosen) {
    Widgets& w = at.w;
    std::size_t count = 0;
    for (const auto& level : levels) count += level.size();
    if (count == 0) {
        w.painter().box(area, kRowPaper, w.mm(2.5f));
        w.paragraph({area.x + w.mm(5), area.y, area.w - w.mm(10), area.h},
                    at.tr()("Your order is made here: touch on the left what matters most."), 4.6f, 4, kInk2);
        return 0;
    }
    const float rowH = w.mm(kOrderRowMm);
    std::uint64_t touched = 0;
    int line = 0;
    float y = w.beginList("order", area, rowH * static_cast<float>(count));
    for (const auto& level : levels)
        for (std::uint64_t item : level) {
            const Rect row{area.x, y, area.w - w.mm(2.5f), rowH - w.mm(1.5f)};
            y += rowH, ++line;
            if (!row.touches(area)) continue;
            const std::string name = "place-" + std::to_string(line);
            if (w.touched(name.c_str(), row)) touched = item;
            w.painter().box(row, kRowPaper, w.mm(2.5f));
            if (item == chosen) {
                Painter p = w.painter();
                chosenMark(p, row, w.mm(2.5f), w.mm(1));
            }
            w.target("row", name, std::to_string(line), row);
            Space cells{row};
            showNumber(at, cells.left(w.mm(12)), placeOf(levels, item), level.size() > 1);
            w.paragraph({cells.rest.x, row.y + w.mm(0.3f), cells.rest.w - w.mm(2), row.h - w.mm(0.6f)},
                        app::rules::itemTitle(at.panel.board, item), 4.4f, 3.6f, kInk);
        }
    w.endList();
    return touched;
}

constexpr float kMovesH = 13, kLeastTieMm = 30;
bool hasTwoLines(const VoteContext& at, const Rect& moves) { return moves.w < at.mm(27 + 2 + 27 + 2 + 26 + 2 + kLeastTieMm); }

void showMoves(VoteContext& at, const Rect& area, const Levels& levels, std::uint64_t chosen) {
    Widgets& w = at.w;
    const auto& tr = at.tr();
    const bool any = placeOf(levels, chosen) > 0;
    const bool narrow = hasTwoLines(at, area);  // then two lines of two
    const float gap = w.mm(2), keyW = narrow ? (area.w - gap) / 2 : w.mm(27);
    Space below{area}, first{below.top(narrow ? (area.h - gap) / 2 : area.h, gap)};
    Space& row = narrow ? below : first;
    const auto act = [&](Move move) { give(at, moved(levels, chosen, move)); };
    if (w.button("order-up", tr("↑ Higher"), first.left(keyW, gap), Style::Plain, any)) act(Move::Up);
    else if (w.button("order-down", tr("↓ Lower"), first.left(keyW, gap), Style::Plain, any)) act(Move::Down);
    else if (w.button("order-out", tr("Take out"), row.right(narrow ? keyW : w.mm(26), gap), Style::Quiet, any)) act(Move::Out);
    else if (w.button("order-tie", tr("Equal to the one above"), row.rest,
                      any && shares(levels, chosen) ? Style::Chosen : Style::Plain, any))
        act(Move::Tie);
}

}  // namespace

void showOrder(VoteContext& at, const Rect& area) {
    Widgets& w = at.w;
    const Levels levels = rules::orderGiven(at.panel.board, at.round, at.seat);
    // Which item is chosen: its place among the round's candidates, one more, so that 0 is none.
    const std::string name = "order-" + app::idText(at.round.id) + app::idText(at.seat);
    const int remembered = w.remembered(name);
    const auto& items = at.panel.board.candidates(at.round.id);
    const std::uint64_t chosen =
        remembered > 0 && remembered <= static_cast<int>(items.size()) ? items[static_cast<std::size_t>(remembered - 1)] : 0;
    const auto remember = [&](std::uint64_t item) {
        w.remember(name, static_cast<int>(std::ranges::lower_bound(items, item) - items.begin()) + 1);
    };

    Space space{area};
    const Rect all = space.left(space.rest.w * 0.46f, w.mm(5));
    const Rect moves = space.bottom(w.mm(hasTwoLines(at, space.rest) ? 2 * kMovesH + 2 : kMovesH), w.mm(2));
    const std::uint64_t placed = showPlaced(at, space.rest, levels, chosen), touched = showAll(at, all, levels);
    showMoves(at, moves, levels, chosen);
    if (placed || touched) remember(placed ? placed : touched);
    if (touched && !placeOf(levels, touched)) {
        Levels more = levels;
        more.push_back({touched});
        give(at, more);
    }
}

}  // namespace ui::panels::votes
