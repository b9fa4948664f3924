#pragma once
// What the scenes of the gallery make their boards with: commands that must succeed, the demonstration's content, lists in an
// order that no id decides.
#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include "app/board/edit.h"
#include "storage/imports/demo_content.h"

namespace tests {

constexpr app::UnixMs kSceneStart = 1'773'738'000'000;
// Longer than any row, card or button was made for.
constexpr const char* kLongTitle =
    "L’incompréhensible anticonstitutionnellement long titre « explicatif » d’un participant particulièrement enthousiaste : il "
    "déborde, évidemment !";

template <class Command>
void apply(app::Board& board, app::IdSource& ids, Command&& command, app::Id<app::Seat> by = {}) {
    app::CommandContext context{{by}, kSceneStart, ids};
    const auto made = command(static_cast<const app::Board&>(board), context);
    if (!made) throw std::runtime_error(made.refusal().text);
    if (!board.apply(*made)) throw std::runtime_error("the scene's board could not be made");
}

// The demonstration's notes and actions on an empty board.
inline void layDemo(app::Board& board, app::IdSource& ids) {
    app::CommandContext context{{}, kSceneStart, ids};
    if (!board.apply(storage::imports::demoSession(std::filesystem::path(PARCOURS_SOURCE) / "assets", context, {})))
        throw std::runtime_error("no demonstration");
}

inline std::vector<app::Seat> seatsByColour(const app::Board& board) {
    std::vector<app::Seat> seats;
    for (const auto& [id, seat] : board.all<app::Seat>()) seats.push_back(seat);
    std::ranges::sort(seats, {}, &app::Seat::colour);
    return seats;
}

inline std::vector<app::Id<app::Seat>> seatsOf(const app::Board& board) {
    std::vector<app::Id<app::Seat>> ids;
    for (const app::Seat& seat : seatsByColour(board)) ids.push_back(seat.id);
    return ids;
}

inline std::vector<app::Id<app::Action>> byTitle(const app::Board& board) {
    std::vector<app::Action> list;
    for (const auto& [id, action] : board.all<app::Action>()) list.push_back(action);
    std::ranges::sort(list, {}, &app::Action::title);
    std::vector<app::Id<app::Action>> ids;
    for (const app::Action& action : list) ids.push_back(action.id);
    return ids;
}

}  // namespace tests
