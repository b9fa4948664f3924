// The sheet of the demonstration's pictures: as large as they need, each where it belongs, none cut, a missing one named.
#include "storage/exports/contact_sheet.h"

#include <cairo/cairo.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <memory>

#include "tests/storage/temp_folder.h"

using namespace storage::exports;

namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

// A picture of one colour.
void paint(const std::filesystem::path& file, int width, int height, double red, double green, double blue) {
    const Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height), cairo_surface_destroy};
    cairo_t* cairo = cairo_create(surface.get());
    cairo_set_source_rgb(cairo, red, green, blue);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    REQUIRE(cairo_surface_write_to_png(surface.get(), file.c_str()) == CAIRO_STATUS_SUCCESS);
}

struct Box {
    int left = 1 << 30, top = 1 << 30, right = -1, bottom = -1;
};

// Where a colour stands on a sheet.
Box boxOf(cairo_surface_t* sheet, std::uint32_t rgb) {
    Box box;
    for (int y = 0; y < cairo_image_surface_get_height(sheet); ++y)
        for (int x = 0; x < cairo_image_surface_get_width(sheet); ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, cairo_image_surface_get_data(sheet) + y * cairo_image_surface_get_stride(sheet) + x * 4, 4);
            if ((pixel & 0xFFFFFF) != rgb) continue;
            box.left = std::min(box.left, x), box.right = std::max(box.right, x);
            box.top = std::min(box.top, y), box.bottom = std::max(box.bottom, y);
        }
    return box;
}

}  // namespace

TEST_CASE("A contact sheet shows every picture whole, four beside each other, and leaves the place of a missing one",
          "[storage][exports][sheet]") {
    const tests::TempFolder folder;
    paint(folder / "red.png", 1920, 1080, 1, 0, 0);
    paint(folder / "tall.png", 300, 900, 0, 1, 0);
    paint(folder / "blue.png", 64, 36, 0, 0, 1);
    const std::vector<SheetPicture> pictures{{folder / "red.png", "rouge"},
                                             {folder / "none.png", "absente"},
                                             {folder / "tall.png", "haute"},
                                             {folder / "red.png", "rouge"},
                                             {folder / "blue.png", "bleue"}};
    writeContactSheet(folder.path(), "sheet.png", "Un atelier", pictures, {});
    const Surface sheet{cairo_image_surface_create_from_png((folder / "sheet.png").c_str()), cairo_surface_destroy};
    REQUIRE(cairo_surface_status(sheet.get()) == CAIRO_STATUS_SUCCESS);
    const Box red = boxOf(sheet.get(), 0xFF0000), green = boxOf(sheet.get(), 0x00FF00), blue = boxOf(sheet.get(), 0x0000FF);
    const int width = cairo_image_surface_get_width(sheet.get()), height = cairo_image_surface_get_height(sheet.get());
    CHECK(red.bottom - red.top + 1 >= 359);  // as high as a place, but for a soft edge; from the first to the fourth
    CHECK(red.right - red.left + 1 > 3 * 640);
    CHECK(green.bottom - green.top + 1 >= 359);  // the tall one too, at its own proportions
    CHECK(green.right - green.left + 1 <= 121);
    CHECK((green.left > red.left && green.right < red.right));
    CHECK(blue.left <= red.left + 10);  // a new row; ten times as large, its edges are soft
    CHECK(blue.top > red.bottom);
    CHECK((red.left > 0 && red.right < width - 1 && blue.bottom < height - 1));
    writeContactSheet(folder.path(), "empty.png", "Un atelier", {}, {});
    CHECK(std::filesystem::exists(folder / "empty.png"));
}
