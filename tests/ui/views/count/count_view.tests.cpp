// One more view is one folder and one line: this one stands in tests/ui/views/count, its line below. The table lays it out, its
// hands touch it, its pieces are drawn, the scene log tells of it, and it is left like any other.
#include "tests/ui/views/count/count_view.h"

#include "app/commands/session.h"
#include "tests/bench/wall.h"
#include "ui/paint/sheet.h"
#include "ui/shell/glass.h"
#include "ui/views/all.h"

using namespace tests;
using tests::count::CountView;
namespace commands = app::commands;

namespace {

ui::glass::Views withCount() {
    ui::glass::Views views = ui::views::all();
    views.push_back(std::make_unique<CountView>());
    return views;
}

struct CountWall : Wall {
    CountWall() : Wall({.views = withCount}) {}
    void goTo(const app::StepKey& step) {
        command([&](const app::Board& b, app::CommandContext& context) { return commands::goToStep(b, context, step); });
    }
    bool showsCount() const { return &scene().shown() == &viewIn<CountView>(scene()); }
};

}  // namespace

TEST_CASE("One more view is laid out, picked, drawn, logged and left like the others", "[views][tiny]") {
    CountWall wall;
    const auto ana = wall.seat();
    wall.note("pains", "Trop cher", "Achat"), wall.note("pains", "Lent", "Achat");
    CHECK_FALSE(wall.showsCount());
    CHECK_FALSE(wall.has("count/number"));
    const auto steps = wall.scene().steps();
    CHECK(std::string(steps.back().key) == "count");

    // The facilitator's panel offers its step without knowing it.
    wall.finger(1).down(Point{4, 4}).hold(1200).up();
    wall.finger(1).tap("facilitator/tab-steps");
    REQUIRE(wall.has("facilitator/step-count"));
    wall.finger(1).tap("facilitator/step-count");
    wall.finger(1).tap("facilitator/close");
    wall.wait(300);
    REQUIRE(wall.showsCount());
    CHECK(wall.board().session().step == "count");
    CHECK(wall.labelOf("count/number") == "2");
    CHECK(wall.labelOf("table/status").find("2") != std::string::npos);
    CHECK_FALSE(wall.has("table/fit-bottom"));  // it does not zoom

    // Laid out again when what it hangs on changes, and told so.
    const auto pieces = [&] { return ui::glass::boardPieces(wall.table().look(wall.tr(), wall.nowS())); };
    const auto before = pieces();
    wall.note("pains", "Loin", "Achat");
    CHECK(wall.labelOf("count/number") == "3");
    REQUIRE(pieces().size() == 1);
    CHECK(pieces()[0].face != before[0].face);
    CHECK(pieces()[0].px == before[0].px);

    // Picked and pressed.
    wall.finger(2).down(wall.where("count/number")).hold(50).up();
    CHECK(viewIn<CountView>(wall.scene()).touched() == 1);
    CHECK(wall.answered("So many."));

    // What lies before a seat goes on: a note out of the tray has no place here.
    const auto mine = wall.trayNote(ana, "à moi");
    wall.finger(2).down(mine).moveTo(wall.where("count/number")).up();
    CHECK(wall.answered("Drop it in a cell, or at a seat."));
    wall.expect(mine).inTrayOf(ana);

    wall.goTo(app::steps::kMap);
    wall.wait(300);
    CHECK_FALSE(wall.showsCount());
    CHECK_FALSE(wall.has("count/number"));
    CHECK(wall.has("table/fit-bottom"));
}

TEST_CASE("One more view is drawn: its piece is what the glass draws again, and only where it is asked", "[views][tiny]") {
    CountWall wall;
    wall.note("pains", "Trop cher", "Achat");
    wall.goTo("count");
    wall.wait(300);
    const auto look = wall.table().look(wall.tr(), wall.nowS());
    const auto drawn = [&](const app::Rect& area) {
        ui::paint::Sheet sheet(wall.fonts());
        ui::paint::Painter painter = sheet.begin(wall.scene().plan().size.rect());
        ui::glass::drawBoard(painter, look, area);
        return sheet.list().VtxBuffer.Size;
    };
    CHECK(drawn(wall.scene().plan().size.rect()) > 8);
    CHECK(drawn({0, 0, 4, 4}) == 0);
}

TEST_CASE("A session at a step that nobody knows opens on the first view, says so, and keeps its step until somebody leaves it",
          "[views][steps]") {
    app::Board board;
    {
        Wall before;
        before.note("pains", "Trop cher", "Achat");
        before.command(
            [](const app::Board& b, app::CommandContext& context) { return commands::goToStep(b, context, "journeys of 2031"); });
        board = before.board();
    }
    Wall wall({.board = board});
    wall.wait(100);
    CHECK(wall.has("table/news"));
    CHECK(wall.labelOf("table/news").find("journeys of 2031") != std::string::npos);
    CHECK(&wall.scene().shown() == &mapOf(wall.scene()));
    CHECK(wall.scene().stepOf(wall.board()).key == std::string(app::steps::kMap));
    CHECK(wall.board().session().step == "journeys of 2031");
    wall.finger(1).down(Point{4, 4}).hold(1200).up();
    wall.finger(1).tap("facilitator/tab-steps");
    wall.finger(1).tap("facilitator/step-ranking");
    wall.wait(300);
    CHECK(wall.board().session().step == app::steps::kRanking);
    CHECK(showsFunnel(wall.scene()));
    Wall known({.board = wall.board()});
    known.wait(100);
    CHECK_FALSE(known.has("table/news"));
}
