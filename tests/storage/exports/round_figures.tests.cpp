// What is told of one round beyond its tally: figures that a spreadsheet can redo from the papers.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "storage/exports/rank_json.h"
#include "tests/storage/exports/small_board.h"

using Json = nlohmann::json;

TEST_CASE("who gave an item nothing counts in how unequally it was given to", "[storage][exports][rank]") {
    tests::SmallBoard small;
    const auto round = small.open({.scope = {.kind = app::NoteKind::Pains}, .dotsEach = 5, .cap = 5});
    small.does(app::commands::addSeat(small.board, small.asking(), app::Edge::Top, 0.5f));
    app::Id<app::Seat> fourth;
    for (const auto& [id, seat] : small.board.all<app::Seat>())
        if (seat.edge == app::Edge::Top) fourth = seat.id;
    const auto item = small.pains[0].value, other = small.pains[1].value;
    small.cast(round, 0, std::vector<std::uint64_t>(5, item));
    small.cast(round, 1, {other}), small.cast(round, 2, {other});
    small.does(app::commands::sayDone(small.board, small.asking(), round, fourth, true));   // done, and gave nobody anything
    small.reveal(round);
    const auto answer = Json::parse(*storage::exports::rankJson(small.board, {}));
    for (const Json& row : answer["rounds"][0]["rows"]) {
        if (row["id"] == app::idText(item)) {
            CHECK(row["dots"]["gini"] == 0.75);
            CHECK(row["dots"]["top_share"] == 1);
        }
        if (row["id"] == app::idText(other)) CHECK(row["dots"]["gini"] == 0.5);
    }
}
