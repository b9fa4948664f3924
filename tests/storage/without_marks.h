#pragma once
// A board as whoever has no key to its secret rounds sees it.
#include <catch2/catch.hpp>

#include "app/board/board.h"

namespace tests {

inline app::Board withoutMarks(app::Board board) {
    app::Transaction gone;
    for (const auto& [id, mark] : board.all<app::Mark>())
        gone.changes.push_back({{app::RecordKind::Mark, id}, mark, std::nullopt});
    if (!gone.changes.empty()) REQUIRE(board.apply(gone));
    return board;
}

}  // namespace tests
