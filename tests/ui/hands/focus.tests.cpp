// The map focused on what matters now: by a tap, by a round that opens; all back with one tap; hands lose nothing by it.
#include "app/commands/notes.h"
#include "app/commands/session.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board, app::Edge;

namespace {

struct Focusing : Wall {
    explicit Focusing(const WallSetup& setup = {}) : Wall(setup) {}
    app::Id<app::Seat> ana = seat(Edge::Bottom, 0.5f);
    app::Id<app::Note> pain = note("pains", "Trop cher", "Achat"), action = note("actions", "Compare", "Achat"),
                       later = note("pains", "Lent", "Rétention");

    bool onMap(app::Id<app::Note> note) { return mapOf(scene()).layout().find(note) != nullptr; }
    bool focused() { return mapOf(scene()).focus().any(); }
    app::Point title(const std::string& lane) {
        return mapOf(scene())
            .viewport()
            .toPx(std::ranges::find(mapOf(scene()).layout().lanes, this->lane(lane), &app::layout::LaneBox::id)->label)
            .centre();
    }
    app::Point head(const std::string& stage) {
        return mapOf(scene())
            .viewport()
            .toPx(std::ranges::find(mapOf(scene()).layout().stages, this->stage(stage), &app::layout::StageBox::id)->header)
            .centre();
    }
    app::Point barOf(const std::string& stage, const std::string& lane) {
        const auto& cells = mapOf(scene()).layout().cells;
        return mapOf(scene())
            .viewport()
            .toPx(std::ranges::find(cells, cell(stage, lane), &app::layout::CellBox::cell)->rect)
            .centre();
    }
};

const char* kPains = "Irritants";
const char* kActions = "Actions du client";

}  // namespace

TEST_CASE("A tap on a lane's title makes its notes large and the others bars; one tap on a bar brings all back", "[focus]") {
    Focusing wall;
    const float before = wall.scene().lyingOf(ui::glass::refTo(wall.pain))->px.h;
    wall.finger(1).tap(wall.title(kPains)), wall.wait(50);
    CHECK((wall.onMap(wall.pain) && wall.onMap(wall.later) && !wall.onMap(wall.action)));
    CHECK(wall.scene().lyingOf(ui::glass::refTo(wall.pain))->px.h > before);
    CHECK(wall.has("map/show-all"));
    wall.finger(1).tap(wall.title(kActions)), wall.wait(50);  // a bar now
    CHECK((wall.onMap(wall.action) && !wall.focused()));

    wall.finger(1).tap(wall.head("Achat")), wall.wait(50);
    CHECK((wall.onMap(wall.pain) && wall.onMap(wall.action) && !wall.onMap(wall.later)));
    wall.finger(1).tap("map/show-all"), wall.wait(50);
    CHECK((wall.onMap(wall.later) && !wall.has("map/show-all")));

    wall.finger(1).tap(wall.title(kPains)), wall.wait(50);
    wall.finger(1).tap("table/fit-bottom"), wall.wait(50);  // "show everything"
    CHECK_FALSE(wall.focused());
}

TEST_CASE("A round that opens focuses on what may be voted on, and the reveal keeps it", "[focus]") {
    Focusing wall;
    const auto round = wall.round({.dotsEach = 1});
    wall.wait(50);
    CHECK((wall.onMap(wall.pain) && !wall.onMap(wall.action)));
    wall.command([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, round, wall.ana, wall.pain.value); });
    wall.command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, round); });
    CHECK_FALSE(wall.onMap(wall.action));
    wall.command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, round); });
    wall.wait(50);
    CHECK((wall.onMap(wall.pain) && !wall.onMap(wall.action)));
    wall.finger(1).tap("reveal/go-on"), wall.wait(50);
    CHECK_FALSE(wall.onMap(wall.action));  // its dots can be read
    wall.command([](const Board& b, CommandContext& context) { return commands::goToStep(b, context, app::steps::kMap); });
    CHECK(wall.onMap(wall.action));
}

TEST_CASE("A round on one stage focuses on that too; a hand may look elsewhere while it runs", "[focus]") {
    Focusing wall;
    commands::RoundTerms terms{.dotsEach = 1};
    terms.scope.stage = wall.stage("Achat");
    wall.round(terms), wall.wait(50);
    CHECK((wall.onMap(wall.pain) && !wall.onMap(wall.later) && !wall.onMap(wall.action)));
    wall.finger(1).tap("map/show-all"), wall.wait(50);
    CHECK((wall.onMap(wall.later) && wall.onMap(wall.action)));
    wall.note("pains", "Encore", "Achat");
    CHECK(wall.onMap(wall.action));  // it does not jump back
}

TEST_CASE("A note dropped on a bar goes into that lane, last, and comes back with all", "[focus][drag]") {
    Focusing wall;
    wall.finger(1).tap(wall.title(kPains)), wall.wait(50);
    const app::Point bar = wall.barOf("Achat", kActions);
    wall.finger(1).down(wall.pain).moveTo(bar).up();
    wall.expect(wall.pain).in("Achat", kActions).flying();
    wall.wait(300);
    CHECK_FALSE(wall.onMap(wall.pain));
    CHECK(wall.notesIn("Achat", kActions) == std::vector{wall.action, wall.pain});
    wall.finger(1).tap("map/show-all"), wall.wait(50);
    CHECK(wall.onMap(wall.pain));
}

TEST_CASE("What is in a hand stays there while the map is focused under it, and its drop is the map's as it lies now",
          "[focus][drag]") {
    Focusing wall;
    wall.finger(1).down(wall.action).moveTo(wall.emptyGround());
    wall.expect(wall.action).held();
    wall.finger(2).tap(wall.title(kPains)), wall.wait(50);
    wall.expect(wall.action).held();
    wall.finger(1).moveTo(wall.barOf("Rétention", kActions)).up();
    wall.expect(wall.action).in("Rétention", kActions);
    wall.finger(2).tap("map/show-all"), wall.wait(300);
    CHECK(wall.onMap(wall.action));
    wall.expect(wall.action).in("Rétention", kActions);
}

TEST_CASE("Two fingers still pan and zoom a focused board, also from its titles and bars", "[focus][pan]") {
    Focusing wall;
    wall.finger(1).tap(wall.title(kPains)), wall.wait(50);
    const float before = mapOf(wall.scene()).viewport().scale;
    const app::Point at = wall.title(kActions);
    wall.atOnce([&] {
        wall.finger(1).down(at);
        wall.finger(2).down(at + app::Point{wall.mm(40), 0});
    });
    wall.finger(1).send(at + app::Point{-wall.mm(20), 0});
    wall.finger(2).send(at + app::Point{wall.mm(90), 0});
    wall.glide();
    CHECK(mapOf(wall.scene()).viewport().scale > before * 1.3f);
    wall.finger(1).up(), wall.finger(2).up();
    wall.wait(100);
    CHECK(wall.focused());  // no tap
}
