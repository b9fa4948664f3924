// What hands do on a view is over when another one is shown; what is in a hand and belongs to no view goes on.
#include "tests/ui/views/funnel/plan_wall.h"

using namespace tests;

TEST_CASE("Leaving the funnel lets go of all that hands moved there, closes what lies open about actions, and nothing stays held",
          "[views][funnel][rude]") {
    PlanWall wall(60);
    const auto goTo = [&](const app::StepKey& step) {
        wall.command([&](const Board& b, CommandContext& a) { return commands::goToStep(b, a, step); });
    };
    const auto ana = wall.seat();
    const auto note = wall.trayNote(ana, "à moi");
    const auto shown = [&](std::size_t i) { return wall.funnel().rows().at(i).ranked.action; };
    wall.finger(5).tap(shown(1));
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    wall.finger(1).down(shown(8)).moveBy({0, -wall.mm(40)});                          // scrolls
    wall.finger(2).down(std::string("matrix/effort-line")).moveBy({wall.mm(10), 0});  // holds a threshold
    wall.finger(3).down(shown(4)).moveBy({wall.mm(40), 0});                           // carries an action
    wall.finger(4).down(note).moveBy({0, -wall.mm(40)});                              // carries a note
    REQUIRE(wall.list().hand != 0);
    REQUIRE(wall.funnel().heldLines() == 1);
    REQUIRE(wall.table().drafts().held.size() == 2);
    const auto lines = wall.board().planTerms();

    goTo(app::steps::kMap);
    wall.wait(50);
    CHECK(wall.list().hand == 0);
    CHECK(wall.funnel().heldLines() == 0);
    CHECK(wall.table().drafts().bubbles.empty());
    REQUIRE(wall.table().drafts().held.size() == 1);  // the note: it belongs to no view
    CHECK(wall.table().drafts().held[0].thing.id<app::Note>() == note);
    for (int finger : {1, 2, 3}) wall.finger(finger).moveBy({0, wall.mm(30)}).up();
    CHECK(wall.board().planTerms() == lines);
    wall.finger(4).moveTo(wall.cell("Achat", "Irritants")).up();
    wall.wait(300);
    wall.expect(note).in("Achat", "Irritants");

    goTo(app::steps::kRanking);
    wall.wait(300);
    wall.finger(6).down(shown(8)).moveBy({0, -wall.mm(40)});  // free for the next hand
    CHECK(wall.list().hand != 0);
    CHECK_FALSE(wall.answered("Another hand is scrolling this."));
    wall.finger(6).up();
}
