// A seat's panel knows its pages by their interface alone: one more is a file and a line in the list.
#include "app/commands/notes.h"
#include "tests/bench/wall.h"
#include "tests/ui/panels/seat/tally_page.h"

using namespace tests;
using app::Edge, app::Id, app::Seat;

namespace {

struct LastSeatPage {
    SeatTallyPage* tally = nullptr;  // of the seat that sat down last
};

struct WithTally : LastSeatPage, Wall {
    WithTally()
        : Wall({.seatPages = [this] {
              ui::panels::seat::SeatPages pages = ui::panels::seat::allPages();
              pages.push_back(std::make_unique<SeatTallyPage>());
              tally = static_cast<SeatTallyPage*>(pages.back().get());
              return pages;
          }}) {}

    Id<Seat> ana = seat(Edge::Bottom, 0.5f);
    void press(const std::string& name) { finger(1).tap(of(ana, name)); }
    bool shows(const std::string& name) const { return has(of(ana, name)); }
    float panelWidth() const { return scene().plan().find(ana)->panel.width(); }
};

}  // namespace

TEST_CASE("One more page of a seat is invited to, shown at its size, touched and left", "[panels][seat][pages][tiny]") {
    WithTally wall;
    wall.frame();
    REQUIRE(wall.tally);
    wall.press("seat");
    CHECK(wall.labelOf(wall.of(wall.ana, "tally")) == "Tally");
    CHECK(wall.shows("mine"));
    CHECK(wall.shows("name"));
    CHECK_FALSE(wall.shows("tally-touch"));
    wall.press("tally");
    REQUIRE(wall.shows("tally-touch"));
    CHECK(wall.tally->timesOpened == 1);
    CHECK(wall.panelWidth() == Approx(wall.mm(SeatTallyPage::kWideMm)).margin(1));
    wall.press("tally-touch");
    wall.press("tally-touch");
    CHECK(wall.tally->touched == 2);
    CHECK(wall.labelOf(wall.of(wall.ana, "tally-touch")) == "2");
    wall.press("close");
    CHECK_FALSE(wall.shows("tally-touch"));
    CHECK(wall.shows("new-note"));
    wall.press("seat");
    wall.press("tally");
    wall.press("tally-close");
    CHECK_FALSE(wall.shows("tally-touch"));
    CHECK(wall.shows("tray"));
}

TEST_CASE("What one more page of a seat asks to be written comes back to it, and closing leads there",
          "[panels][seat][pages][tiny]") {
    WithTally wall;
    wall.press("seat");
    wall.press("tally");
    wall.press("tally-write");
    REQUIRE(wall.shows("text"));
    CHECK_FALSE(wall.shows("tally-touch"));
    wall.press("o");
    wall.press("k");
    wall.press("close");  // begun, not finished: it is there when it is written on
    CHECK(wall.shows("tally-touch"));
    CHECK(wall.tally->written.empty());
    wall.press("tally-write");
    CHECK(wall.labelOf(wall.of(wall.ana, "text")) == "ok");
    wall.press("done");
    CHECK(wall.tally->written == "ok");
    REQUIRE(wall.shows("tally-touch"));
    wall.press("tally-write");  // finished: it does not come back
    CHECK(wall.labelOf(wall.of(wall.ana, "text")).empty());
}

TEST_CASE("A page of a seat whose matter is gone is left, and why is said on the table", "[panels][seat][pages][tiny]") {
    WithTally wall;
    wall.press("seat");
    wall.press("tally");
    REQUIRE(wall.shows("tally-touch"));
    wall.tally->gone = true;
    wall.note("pains", "Trop cher", "Achat");  // somebody does something, so that panels run
    wall.wait(50);
    CHECK_FALSE(wall.shows("tally-touch"));
    CHECK(wall.answered("The tally is over."));
    wall.wait(3000);
    CHECK_FALSE(wall.answered("The tally is over."));
}
