#pragma once
// The format "png": the whole board as one picture, and the plan as another once something is planned; at least 3000 pixels wide
// and 3 pixels a board unit, so that every note is read when zoomed in; boards too large for that get as many pixels as
// kMostPixels allows. Needs no display.
#include <functional>

#include "app/base/geometry.h"
#include "app/ports/exporter.h"

namespace storage::exports {

class Drawing;

constexpr int kLeastWidthPx = 3000;
constexpr double kPxPerUnit = 3;            // 22 px for a note's text
constexpr double kMostPixels = 64'000'000;  // 256 MB while drawing; 5 000 notes still have text 12 px high
constexpr double kMostSidePx = 32'000;      // cairo's pictures end at 32 767

double pxPerUnit(const app::Rect& page);  // what fits these limits best

// What `draw` puts on a page, as the bytes of a PNG: so many pixels a unit of the page. Throws std::runtime_error where memory is
// short.
std::string pngOf(const app::Rect& page, double scale, const app::Texts& tr, const std::function<void(Drawing&)>& draw);

// The board alone, so wide, as the bytes of a PNG: what the home screen shows of a session that has left no picture. Throws
// std::runtime_error where memory is short.
std::string boardPicture(const app::Board& board, const app::Texts& tr, int widthPx);

class PngExporter : public app::Exporter {
public:
    const char* format() const override { return "png"; }
    const char* title() const override { return TR_NOOP("Picture"); }
    std::vector<std::string> write(const app::Board& board, const app::Texts& tr, const std::filesystem::path& folder,
                                   const std::stop_token& stop = {}) const override;
};

}  // namespace storage::exports
