// What is told of one round beyond its tally: figures that a spreadsheet can redo from the ballots.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/rules/tally.h"
#include "storage/exports/rank_json.h"
#include "storage/exports/tables.h"
#include "tests/storage/exports/small_board.h"

using Json = nlohmann::json;

TEST_CASE("who gave an item nothing counts in how unequally it was given to", "[storage][exports][rank]") {
    tests::SmallBoard small;
    const auto round = small.open({.scope = {.kind = app::NoteKind::Pains}, .dotsEach = 5, .cap = 5});
    small.does(app::commands::addSeat(small.board, small.context(), app::Edge::Top, 0.5f));
    app::Id<app::Seat> fourth;
    for (const auto& [id, seat] : small.board.all<app::Seat>())
        if (seat.edge == app::Edge::Top) fourth = seat.id;
    const auto item = small.pains[0].value, other = small.pains[1].value;
    small.cast(round, 0, std::vector<std::uint64_t>(5, item));
    small.cast(round, 1, {other}), small.cast(round, 2, {other});
    small.does(app::commands::sayDone(small.board, small.context(), round, fourth, true));  // done, and gave nobody anything
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

TEST_CASE("the strength of a defeat is what one asks for", "[storage][exports][rank]") {
    // A beats B by 2 to 0, B beats C by 3 to 0, C beats A by 3 to 2: by margins A's is the weakest defeat, by winning votes B's.
    tests::SmallBoard small;
    std::vector<std::uint64_t> items;
    for (const char* title : {"A", "B", "C"}) items.push_back(small.action(title, {}).value);
    for (int i = 3; i < 10; ++i)
        small.does(app::commands::addSeat(small.board, small.context(), app::Edge::Top, 0.05f * static_cast<float>(i)));
    const auto round =
        small.open({.scope = {.on = app::RoundOn::Actions}, .form = app::BallotForm::Orders, .blanks = app::Blanks::Explicit});
    const std::vector<std::pair<int, std::array<std::size_t, 2>>> ballots{{2, {0, 1}}, {3, {1, 2}}, {3, {2, 0}}, {2, {0, 2}}};
    auto seat = small.board.all<app::Seat>().begin();
    for (const auto& [count, order] : ballots)
        for (int i = 0; i < count; ++i, ++seat)
            small.does(app::commands::giveOrder(small.board, small.context(), round, seat->second.id,
                                                {{items[order[0]]}, {items[order[1]]}}));
    small.reveal(round);
    const auto titles = [&](const std::string& method, const std::string& strength) {
        const Json answer = Json::parse(*storage::exports::rankJson(small.board, {.method = method, .strength = strength}));
        CHECK(answer["ranking"]["strength"] == (strength.empty() ? "margins" : strength));
        CHECK(answer["rounds"][0]["methods"]["strength"] == (strength.empty() ? "margins" : strength));
        std::string text;
        for (const Json& row : answer["ranking"]["items"]) text += row["title"].get<std::string>();
        return text;
    };
    for (const char* method : {"schulze", "ranked_pairs"}) {
        CHECK(titles(method, "") == "ABC");
        CHECK(titles(method, "margins") == "ABC");
        CHECK(titles(method, "winning") == "BCA");
    }
    CHECK(titles("minimax", "winning").starts_with("B"));
    CHECK_FALSE(storage::exports::rankJson(small.board, {.strength = "ratio"}));
}

TEST_CASE("what is deleted since the vote is named without a rank, with what was said of it", "[storage][exports][rank]") {
    tests::SmallBoard small;
    small.voteAndRank();
    const auto round = small.board.rounds().back();
    const auto first = app::rules::tally(small.board, *small.board.find(round)).front();
    REQUIRE(first.total == 2);
    small.does(app::commands::removeAction(small.board, small.context(), {first.item}));
    const auto rows = app::rules::tally(small.board, *small.board.find(round));
    CHECK(rows.front().rank == 1);
    CHECK(std::ranges::none_of(rows, [&](const auto& row) { return row.item == first.item; }));
    std::istringstream table(storage::exports::votesTable(small.board, {}));
    std::string line, gone;
    while (std::getline(table, line))
        if (line.find(app::idText(first.item)) != std::string::npos) gone = line;
    CHECK(gone.find(";;no;(deleted since);") != std::string::npos);
    CHECK(gone.find(";2;2;1;") != std::string::npos);  // total, voters, largest share
    const Json answer = Json::parse(*storage::exports::rankJson(small.board, {}));
    CHECK(answer["rounds"].back()["deleted_since"][0]["id"] == app::idText(first.item));
    CHECK(answer["rounds"].back()["deleted_since"][0]["total"] == 2);
}
