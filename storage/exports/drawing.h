#pragma once
// What can be drawn on paper, in board units: boxes, discs, lines, text, pictures. The same calls whether cairo writes a picture,
// a PDF or an SVG. Draws what it is told; knows nothing of notes.
#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

#include "app/base/geometry.h"
#include "storage/exports/colours.h"
#include "storage/exports/type_setting.h"

namespace storage::exports {

class Drawing {
public:
    // `cairo` stays the caller's and must outlive the drawing; its user units are board units.
    Drawing(cairo_t* cairo, const TypeSetting& type) : m_cairo(cairo), m_type(type) {}

    void box(const app::Rect& rect, Colour colour, float radius = 0);
    void frame(const app::Rect& rect, Colour colour, float radius, float thickness);
    void shadow(const app::Rect& rect, float radius, float reach, double strength);
    void disc(app::Point centre, float radius, Colour colour);
    void ring(app::Point centre, float radius, Colour colour, float thickness);
    void polygon(std::span<const app::Point> corners, Colour colour);
    void line(std::span<const app::Point> points, Colour colour, float thickness, bool closed = false);
    void text(app::Point topLeft, std::string_view words, app::Weight weight, float size, Colour colour);
    // A PNG, made to fit into `rect` at its own proportions. False if there is none to be read.
    bool picture(const app::Rect& rect, const std::filesystem::path& png);
    float width(std::string_view words, app::Weight weight, float size) const { return m_type.widthPerEm(words, weight) * size; }
    const TypeSetting& type() const { return m_type; }

    void turned(app::Point centre, float degrees, const std::function<void()>& draw);

private:
    void path(std::span<const app::Point> points, bool closed);
    void roundedPath(const app::Rect& rect, float radius);
    void use(Colour colour);

    cairo_t* m_cairo;
    const TypeSetting& m_type;
};

}  // namespace storage::exports
