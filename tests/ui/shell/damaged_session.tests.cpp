// A session whose file was damaged, or cannot be written, as hands meet it.
#include <catch2/catch.hpp>

#include "app/board/fields.h"
#include "tests/bench/wall.h"

using namespace tests;

TEST_CASE("What was set aside is taken back from the facilitator's files, one by one or together", "[shell][damage]") {
    app::Note one{{1001}, app::NoteKind::Pains, "Devis perdu", {}, 0}, two{{1002}, app::NoteKind::Pains, "Attente", {}, 0};
    WallSetup setup;
    setup.setAside = {
        {app::keyOf(one), one, false}, {app::keyOf(two), two, true}, {{app::RecordKind::Note, 1003}, std::nullopt, false}};
    Wall wall(setup);
    wall.finger(1).down(app::Point{10, 1070}).hold(1300).up();
    wall.wait(400);
    wall.finger(1).tap("facilitator/tab-files");
    wall.wait(200);
    REQUIRE(wall.has("facilitator/take-all-back"));
    CHECK_FALSE(wall.has("facilitator/take-back-" + app::idText(std::uint64_t{1003})));
    wall.finger(1).tap("facilitator/take-back-" + app::idText(std::uint64_t{1001}));
    wall.wait(200);
    CHECK(wall.board().find(one.id));
    REQUIRE(wall.board().find<app::Placement>(1001));  // where a hand can take it
    CHECK(wall.board().find<app::Placement>(1001)->place == app::Place::Holding);
    CHECK_FALSE(wall.board().find(two.id));
    wall.finger(1).tap("facilitator/take-all-back");
    wall.wait(200);
    CHECK(wall.board().find(two.id));
    CHECK_FALSE(wall.has("facilitator/take-all-back"));
}

TEST_CASE("In a session that cannot be written nothing changes, and the finger is told why", "[shell][damage]") {
    WallSetup setup;
    setup.toLookAt = true;
    Wall wall(setup);
    const app::Board before = wall.board();
    app::IdSource ids(1);
    const auto refused = wall.table().workshop().commit(
        {ids.next(),
         app::Op::Import,
         {},
         0,
         0,
         {{{app::RecordKind::Note, 5}, std::nullopt, app::Note{{5}, app::NoteKind::Pains, "x", {}, 0}}}});
    REQUIRE_FALSE(refused);
    CHECK(std::string(refused.refusal().text) == "This session is open to be looked at: nothing can be changed.");
    CHECK(wall.board() == before);
}
