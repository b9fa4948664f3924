// How large the text of a note is where it lies before its seat.
#include <catch2/catch.hpp>

#include "tests/bench/wall.h"
#include "ui/glass/note_drawing.h"

using namespace tests;

TEST_CASE("A note in a tray shows its text, never under 7 pixels of cap height, also at 0.63 mm a pixel", "[views][tray]") {
    for (const auto& size : {ui::glass::TableSize{1920, 1080, 1 / 0.63f}, ui::glass::TableSize{1920, 1080, 2.5f},
                             ui::glass::TableSize{3840, 2160, 4.06f}}) {
        Wall wall({.size = size});
        const auto ana = wall.seat();
        wall.trayNote(ana, "Trop cher");
        const auto& notes = wall.scene().plan().find(ana)->notes;
        REQUIRE(notes.size() == 1);
        const float unit = notes[0].px.w / app::layout::kNoteW;
        const auto sizes = ui::glass::noteTextSizes(unit, size.pxPerMm, true);
        CHECK(std::floor(sizes.small * unit + 0.1f) * 0.727f >= 7);
        CHECK(sizes.large >= sizes.small);
        const ui::glass::ShownDots dots(wall.table().look(wall.tr(), wall.nowS()));
        CHECK(ui::glass::faceOf(wall.table().look(wall.tr(), wall.nowS()), dots, notes[0].note).inTray);
    }
    CHECK(ui::glass::noteTextSizes(2, 2.5f, false).large == ui::glass::kNoteText);
}

TEST_CASE("At each edge of an empty map where nobody sits stands a wide key that takes a seat there", "[views][edges]") {
    Wall wall;
    const auto key = [&](app::Edge edge) -> const ui::glass::EdgeButton& {
        for (const auto& button : wall.scene().plan().edgeButtons)
            if (button.does == ui::glass::EdgeButton::Does::AddSeat && button.edge == edge) return button;
        FAIL("no key");
        throw 0;
    };
    for (const app::Edge edge : {app::Edge::Bottom, app::Edge::Top, app::Edge::Left, app::Edge::Right}) {
        CHECK(key(edge).invites);
        CHECK(std::max(key(edge).px.w, key(edge).px.h) >= wall.mm(70));
    }
    wall.finger(1).tap(key(app::Edge::Top).px.centre());
    REQUIRE(wall.board().all<app::Seat>().size() == 1);
    CHECK(wall.board().all<app::Seat>().begin()->second.edge == app::Edge::Top);
    CHECK_FALSE(key(app::Edge::Top).invites);
    CHECK(key(app::Edge::Bottom).invites);
    wall.note("pains", "Trop cher", "Achat");
    CHECK_FALSE(key(app::Edge::Bottom).invites);
}
