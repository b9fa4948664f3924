#include "storage/exports/drawing.h"

#include <cairo.h>

#include <algorithm>
#include <memory>
#include <numbers>

namespace storage::exports {

using app::Point, app::Rect;

namespace {
constexpr double kPi = std::numbers::pi;
}

void Drawing::use(Colour colour) {
    const auto channel = [&](int shift) { return (colour.rgb >> shift & 255) / 255.0; };
    cairo_set_source_rgba(m_cairo, channel(16), channel(8), channel(0), colour.alpha);
}

void Drawing::roundedPath(const Rect& rect, float radius) {
    const double r = std::min({radius, rect.w / 2, rect.h / 2});
    cairo_new_path(m_cairo);
    if (r <= 0) return cairo_rectangle(m_cairo, rect.x, rect.y, rect.w, rect.h);
    cairo_arc(m_cairo, rect.right() - r, rect.y + r, r, -kPi / 2, 0);
    cairo_arc(m_cairo, rect.right() - r, rect.bottom() - r, r, 0, kPi / 2);
    cairo_arc(m_cairo, rect.x + r, rect.bottom() - r, r, kPi / 2, kPi);
    cairo_arc(m_cairo, rect.x + r, rect.y + r, r, kPi, kPi * 1.5);
    cairo_close_path(m_cairo);
}

void Drawing::path(std::span<const Point> points, bool closed) {
    cairo_new_path(m_cairo);
    for (const Point& point : points) cairo_line_to(m_cairo, point.x, point.y);
    if (closed) cairo_close_path(m_cairo);
}

void Drawing::box(const Rect& rect, Colour colour, float radius) {
    if (rect.empty()) return;
    roundedPath(rect, radius);
    use(colour);
    cairo_fill(m_cairo);
}

void Drawing::frame(const Rect& rect, Colour colour, float radius, float thickness) {
    roundedPath(rect, radius);
    use(colour);
    cairo_set_line_width(m_cairo, thickness);
    cairo_stroke(m_cairo);
}

// Soft enough with four layers, and every paper cairo knows can show them (a blur would turn a PDF into a picture).
void Drawing::shadow(const Rect& rect, float radius, float reach, double strength) {
    constexpr int kLayers = 4;
    for (int i = kLayers; i > 0; --i) {
        const float by = reach * static_cast<float>(i) / kLayers;
        Rect layer = rect.grown(by * 0.5f);
        layer.y += reach * 0.5f;
        box(layer, faded(kInk, strength / kLayers), radius + by * 0.5f);
    }
}

void Drawing::disc(Point centre, float radius, Colour colour) {
    cairo_new_path(m_cairo);
    cairo_arc(m_cairo, centre.x, centre.y, radius, 0, 2 * kPi);
    use(colour);
    cairo_fill(m_cairo);
}

void Drawing::ring(Point centre, float radius, Colour colour, float thickness) {
    cairo_new_path(m_cairo);
    cairo_arc(m_cairo, centre.x, centre.y, radius, 0, 2 * kPi);
    use(colour);
    cairo_set_line_width(m_cairo, thickness);
    cairo_stroke(m_cairo);
}

void Drawing::polygon(std::span<const Point> corners, Colour colour) {
    path(corners, true);
    use(colour);
    cairo_fill(m_cairo);
}

void Drawing::line(std::span<const Point> points, Colour colour, float thickness, bool closed) {
    path(points, closed);
    use(colour);
    cairo_set_line_width(m_cairo, thickness);
    cairo_set_line_cap(m_cairo, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(m_cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(m_cairo);
}

void Drawing::text(Point topLeft, std::string_view words, app::Weight weight, float size, Colour colour) {
    use(colour);
    cairo_move_to(m_cairo, topLeft.x, topLeft.y);
    m_type.show(m_cairo, words, weight, size);
}

void Drawing::turned(Point centre, float degrees, const std::function<void()>& draw) {
    cairo_save(m_cairo);
    cairo_translate(m_cairo, centre.x, centre.y);
    cairo_rotate(m_cairo, degrees * kPi / 180);
    cairo_translate(m_cairo, -centre.x, -centre.y);
    draw();
    cairo_restore(m_cairo);
}

bool Drawing::picture(const app::Rect& rect, const std::filesystem::path& png) {
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface{
        cairo_image_surface_create_from_png(png.c_str()), cairo_surface_destroy};
    const int width = cairo_image_surface_get_width(surface.get()), height = cairo_image_surface_get_height(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS || width < 1 || height < 1) return false;
    const double scale = std::min(static_cast<double>(rect.w) / width, static_cast<double>(rect.h) / height);
    cairo_save(m_cairo);
    cairo_translate(m_cairo, rect.x + (rect.w - width * scale) / 2, rect.y + (rect.h - height * scale) / 2);
    cairo_scale(m_cairo, scale, scale);
    cairo_set_source_surface(m_cairo, surface.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(m_cairo), CAIRO_FILTER_GOOD);
    cairo_paint(m_cairo);
    cairo_restore(m_cairo);
    return true;
}

}  // namespace storage::exports
