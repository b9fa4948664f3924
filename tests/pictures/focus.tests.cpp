// The full board of the demonstration, focused on its pains: notes are twice as high, and their text can be read at a seat.
#include <catch2/catch.hpp>

#include "app/layout/text_box.h"
#include "tests/pictures/compare.h"
#include "ui/glass/note_drawing.h"

using namespace tests;

namespace {

constexpr float kCapHeight = 0.727f;  // of Inter, em

std::unique_ptr<ui::shell::Table> played(Studio& studio, std::string_view name) {
    double nowS = 0;
    return play(studio, *std::ranges::find(allScenes(), name, &Scene::name), nowS);
}

}  // namespace

TEST_CASE("Focused on the pains, notes are at least twice as high and their text is 3.5 mm", "[focus]") {
    Studio& studio = sharedStudio();  // as many millimetres as 1920 × 1080 at 2.5 pixels
    const float pxPerMm = studio.setup().size.pxPerMm;
    const auto whole = played(studio, "map-full"), focused = played(studio, "focus-pains");
    const auto noteH = [](const ui::shell::Table& table) {
        const MapView& map = mapOf(table.scene());
        for (const auto& note : map.layout().notes)
            if (table.board().find(note.id)->kind == app::NoteKind::Pains) return map.notePx(note).h;
        return 0.0f;
    };
    CHECK(noteH(*focused) >= 2 * noteH(*whole));
    const MapView& map = mapOf(focused->scene());
    int small = 0;
    for (const auto& note : map.layout().notes) {
        const app::Rect px = map.notePx(note);
        const float unit = px.w / app::layout::kNoteW;
        const auto text =
            app::layout::breakText(studio.fonts(), focused->board().find(note.id)->text, app::Weight::Regular,
                                   app::layout::kNoteW - 10, px.h / unit - 10, ui::glass::kNoteText, ui::glass::kNoteTextSmall);
        const float cap = text.size * unit * kCapHeight / pxPerMm;
        CHECK(cap >= 3.3f);
        small += cap < 3.5f;
        CHECK_FALSE(text.cut);
    }
    CHECK(small <= 1);  // "incompréhensibles" has no room on a line but in the small size
}
