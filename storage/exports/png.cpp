#include "storage/exports/png.h"

#include <cairo.h>

#include <cmath>
#include <functional>
#include <memory>
#include <stdexcept>

#include "storage/exports/board_drawing.h"
#include "storage/exports/plan_drawing.h"
#include "storage/exports/readme_text.h"

namespace storage::exports {
namespace {

constexpr float kAspect = 16.0f / 9.0f;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::string pngOf(const app::Rect& page, double scale, const app::Texts& tr, const std::function<void(Drawing&)>& draw) {
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface{
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(page.w * scale), static_cast<int>(page.h * scale)),
        cairo_surface_destroy};
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo{cairo_create(surface.get()), cairo_destroy};
    cairo_scale(cairo.get(), scale, scale);
    cairo_translate(cairo.get(), -page.x, -page.y);
    const TypeSetting type;
    Drawing drawing(cairo.get(), type);
    draw(drawing);
    std::string bytes;
    const bool drawn = cairo_status(cairo.get()) == CAIRO_STATUS_SUCCESS;
    if (!drawn || cairo_surface_write_to_png_stream(surface.get(), append, &bytes) != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(tr("The picture of the board could not be drawn: there is not enough memory."));
    return bytes;
}

double pxPerUnit(const app::Rect& page) {
    const double wanted = std::max(kPxPerUnit, (kLeastWidthPx + 0.5) / page.w);
    const double fitting =
        std::min(std::sqrt(kMostPixels / (static_cast<double>(page.w) * page.h)), kMostSidePx / std::max(page.w, page.h));
    return std::min(wanted, fitting);
}

std::string boardPicture(const app::Board& board, const app::Texts& tr, int widthPx) {
    const BoardSheet map = sheetOf(board, tr, kAspect);
    return pngOf(map.page, widthPx / static_cast<double>(map.page.w), tr, [&](Drawing& drawing) { drawBoard(drawing, map); });
}

std::vector<std::string> PngExporter::write(const app::Board& board, const app::Texts& tr, const std::filesystem::path& folder,
                                            const std::stop_token& stop) const {
    const BoardSheet map = sheetOf(board, tr, kAspect);
    std::vector<OutputFile> files{
        {pictureName(tr), pngOf(map.page, pxPerUnit(map.page), tr, [&](Drawing& drawing) { drawBoard(drawing, map); })}};
    if (stop.stop_requested()) return {};
    if (!board.all<app::Planned>().empty()) {
        const PlanSheet plan = planSheetOf(board, tr);
        files.push_back(
            {"plan.png", pngOf(plan.page, pxPerUnit(plan.page), tr, [&](Drawing& drawing) { drawPlan(drawing, plan); })});
    }
    files.push_back(readmeFile(board, tr));
    return writeFiles(folder, files, tr, stop);
}

}  // namespace storage::exports
