#include "app/commands/seats.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "app/base/utf8.h"
#include "app/rules/voting.h"

namespace app::commands {
namespace {

struct Animal {
    const char* fr;
    const char* en;
};
// One per seat colour, told apart at a glance and by their first letters.
constexpr std::array kAnimals = std::to_array<Animal>({
    {"Loutre", "Otter"},
    {"Martre", "Marten"},
    {"Héron", "Heron"},
    {"Grenouille", "Frog"},
    {"Lynx", "Lynx"},
    {"Renard", "Fox"},
    {"Panda", "Panda"},
    {"Ours", "Bear"},
    {"Cygne", "Swan"},
    {"Papillon", "Butterfly"},
    {"Dauphin", "Dolphin"},
    {"Cerf", "Stag"},
});
static_assert(kAnimals.size() == kMostSeats);

// Whoever stands nearest: at the same edge, else at the next one round the table; of two as near, always the same one.
const Seat* neighbourOf(const Board& board, Id<Seat> seat) {
    const Seat& from = *board.find(seat);
    const Seat* nearest = nullptr;
    const auto apart = [&](const Seat& other) {
        const int edges = std::abs(static_cast<int>(other.edge) - static_cast<int>(from.edge));
        return std::pair{std::min(edges, 4 - edges), std::abs(other.along - from.along)};
    };
    for (const auto& [id, other] : board.all<Seat>()) {
        if (!other.present || other.id == seat) continue;
        if (!nearest || apart(other) < apart(*nearest) || (apart(other) == apart(*nearest) && other.id < nearest->id))
            nearest = &other;
    }
    return nearest;
}

}  // namespace

int seatsPresent(const Board& board) {
    return static_cast<int>(std::ranges::count_if(board.all<Seat>(), [](const auto& entry) { return entry.second.present; }));
}

Result<Transaction> addSeat(const Board& board, CommandContext& context, Edge edge, float along, const std::string& lang) {
    if (seatsPresent(board) >= kMostSeats) return Refusal{TR_NOOP("The table is full: twelve seats.")};
    std::array<bool, kMostSeats> taken{};
    for (const auto& [id, seat] : board.all<Seat>())
        if (seat.present && seat.colour >= 0 && seat.colour < kMostSeats) taken[seat.colour] = true;
    const int colour = static_cast<int>(std::ranges::find(taken, false) - taken.begin());
    const Animal& animal = kAnimals[colour];
    Edit edit(board, Op::AddSeat, context);
    edit.put(Seat{context.ids.make<Seat>(), edge, std::clamp(along, 0.0f, 1.0f), colour,
                  (lang.empty() ? board.session().lang : lang) == "en" ? animal.en : animal.fr, true});
    return edit.finish();
}

Result<Transaction> renameSeat(const Board& board, CommandContext& context, Id<Seat> seat, const std::string& name) {
    const std::string clean = cleanText(name, 40);
    if (clean.empty()) return Refusal{TR_NOOP("A name is needed."), seat.value};
    Edit edit(board, Op::EditSeat, context);
    edit.update<Seat>(seat.value, [&](Seat& s) { s.name = clean; });
    return edit.finish();
}

Result<Transaction> moveSeat(const Board& board, CommandContext& context, Id<Seat> seat, Edge edge, float along) {
    Edit update(board, Op::EditSeat, context);
    update.update<Seat>(seat.value, [&](Seat& s) { s.edge = edge, s.along = std::clamp(along, 0.0f, 1.0f); });
    return update.finish();
}

Result<Transaction> setVote(const Board& board, CommandContext& context, Id<Seat> seat, int weight, int team) {
    if (!board.find(seat)) return Refusal{TR_NOOP("This is no longer there."), seat.value};
    if (weight < 1 || weight > 99) return Refusal{TR_NOOP("A seat votes for 1 to 99 people."), seat.value};
    if (team < 0 || team > 4) return Refusal{TR_NOOP("There are four teams at most."), seat.value};
    if (rules::weightsAreFixed(board))
        return Refusal{TR_NOOP("A vote is under way: weights and teams are fixed until it is revealed or cancelled."),
                       seat.value};
    Edit edit(board, Op::EditSeat, context);
    edit.update<Seat>(seat.value, [&](Seat& s) { s.weight = weight, s.team = team; });
    return edit.finish();
}

Result<Transaction> leaveSeat(const Board& board, CommandContext& context, Id<Seat> seat) {
    Edit edit(board, Op::LeaveSeat, context);
    edit.update<Seat>(seat.value, [](Seat& s) { s.present = false; });
    OrderKey last = board.holding().empty() ? OrderKey{} : board.holding().back().order;
    for (const Item& item : board.trayOf(seat)) {
        last = between(last, {});
        edit.update<Placement>(item.note.value, [&](Placement& p) { p.place = Place::Holding, p.seat = {}, p.order = last; });
    }
    // Its bin goes to a neighbour, so that what was deleted can still come back.
    if (const Seat* heir = neighbourOf(board, seat)) {
        const auto& bin = board.binOf(heir->id);
        OrderKey behind = bin.empty() ? OrderKey{} : bin.back().order;
        for (const Item& item : board.binOf(seat)) {
            behind = between(behind, {});
            edit.update<Placement>(item.note.value, [&](Placement& p) { p.seat = heir->id, p.order = behind; });
        }
    }
    return edit.finish();
}

}  // namespace app::commands
