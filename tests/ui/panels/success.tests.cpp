// Where something has succeeded it is green for a moment: the key that was touched, the place where it was dropped.
#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "tests/bench/legible.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board;

namespace {

// The words on green keys, as they are drawn now.
std::vector<std::string> greenKeys(Wall& wall) {
    const app::Texts other = app::Texts::load(std::filesystem::path(PARCOURS_BUILD) / "texts", "fr");
    std::vector<std::string> words;
    for (const Read& read : readTable(wall.table(), wall.fonts(), wall.tr(), other, wall.nowS(), 0))
        if (read.paperColour == ui::paint::kSaved && read.layer == Read::Layer::Panel) words.push_back(read.words);
    return words;
}
using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Whoever accepts an action sees it on the key, at this seat alone, and taking it back is no success",
          "[panels][success]") {
    Wall wall({.size = {1920, 1080, 2.5f}, .reducedMotion = true});
    const auto seat = wall.seat(), other = wall.seat(app::Edge::Top);
    const auto action = wall.action("Livrer le samedi");
    wall.command([&](const Board& b, CommandContext& a) {
        return commands::assign(b, a, {.action = action, .owner = "Loutre", .seat = seat});
    });
    wall.finger(1).tap(seat);
    wall.finger(1).tap(wall.of(seat, "mine"));
    wall.finger(2).tap(other);
    CHECK(greenKeys(wall).empty());
    const std::string accept = wall.of(seat, "accept-" + app::idText(action));
    wall.finger(1).tap(accept);
    REQUIRE(wall.board().find<app::Assignment>(action.value)->accepted);
    CHECK(greenKeys(wall) == Words{"✓ Accepted"});
    wall.wait(2000);
    CHECK(greenKeys(wall).empty());
    wall.finger(1).tap(accept);
    CHECK_FALSE(wall.board().find<app::Assignment>(action.value)->accepted);
    CHECK(greenKeys(wall).empty());
}

TEST_CASE("The key that asked for files is green once they are there, no other one, and not if there are none",
          "[panels][success]") {
    Wall wall({.size = {1920, 1080, 2.5f}});
    wall.seat();
    wall.finger(1).down(Point{10, 10}).hold(1200).up();
    wall.finger(1).tap("facilitator/tab-files");
    wall.finger(1).tap("facilitator/export-all");
    wall.finger(2).down(wall.emptyGround()).hold(30).up();
    REQUIRE(wall.table().takeRequests().size() == 1);
    CHECK(greenKeys(wall).empty());  // it is under way
    wall.table().tell("Exported", ui::paint::Tone::Good, 5, wall.nowS());
    wall.frame();
    CHECK(greenKeys(wall) == Words{"Export everything"});
    wall.wait(2000);
    CHECK(greenKeys(wall).empty());
    wall.table().tell("Something else went well", ui::paint::Tone::Good, 5, wall.nowS());
    wall.frame();
    CHECK(greenKeys(wall).empty());  // nobody here has asked for it
    wall.finger(1).tap("facilitator/export-all");
    wall.table().tell("The disk is full.", ui::paint::Tone::Trouble, 5, wall.nowS());
    wall.frame();
    CHECK(greenKeys(wall).empty());
}

TEST_CASE("An action that finds its place in the plan is ticked beside the finger, turned to it, for a moment",
          "[funnel][success]") {
    Wall wall({.size = {1920, 1080, 2.5f}});
    wall.seat(app::Edge::Top);
    const auto action = wall.action("Livrer le samedi"), other = wall.action("Rappeler");
    wall.command([&](const Board& b, CommandContext& a) { return commands::addTier(b, a, "un"); });
    wall.command([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, app::steps::kRanking); });
    wall.wait(500);
    const auto tier = wall.board().tiers().front();
    wall.finger(2).down(other).hold(20);
    wall.finger(1).down(action).moveTo(app::idText(tier), 300).up();
    REQUIRE(wall.board().plannedIn(tier).size() == 1);
    REQUIRE(wall.table().drafts().placed.size() == 1);
    CHECK(wall.table().drafts().placed[0].degrees == 180);
    CHECK(app::distance(wall.table().drafts().placed[0].px, wall.finger(1).at()) < 1);
    wall.finger(2).up();
    wall.wait(1000);
    CHECK(wall.table().drafts().placed.empty());
    wall.finger(1).down(action).moveTo(wall.scene().plan().status.box.centre(), 300).up();  // nowhere: refused, no tick
    CHECK(wall.table().drafts().placed.empty());
}
