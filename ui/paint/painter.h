#pragma once
// Drawing in pixels onto an ImGui draw list: rounded papers, soft shadows, text of any size and turn. Views use it and
// nothing else of ImGui. Everything drawn between turn() calls can be turned as one.
#include <imgui.h>

#include <array>
#include <span>
#include <string_view>

#include "app/base/geometry.h"
#include "ui/paint/fonts.h"
#include "ui/paint/theme.h"

namespace ui::paint {

enum class Align { Left, Centre, Right };

// What of a box with corners this round is opaque, if its colour is.
app::Rect insideOf(const app::Rect& box, float radius);

class Painter {
public:
    Painter(ImDrawList& list, const Fonts& fonts) : m_list(list), m_fonts(fonts) {}

    ImDrawList& list() { return m_list; }
    const Fonts& fonts() const { return m_fonts; }

    void box(const app::Rect& r, ImU32 colour, float radius = 0, ImDrawFlags corners = ImDrawFlags_RoundCornersAll);
    void outline(const app::Rect& r, ImU32 colour, float radius, float thickness);
    // A blurred rectangle. `covered`: what of it need not be drawn, since something opaque will lie there.
    void shadow(const app::Rect& r, float spread, float alpha, app::Point offset = {}, const app::Rect& covered = {});
    void disc(app::Point centre, float radius, ImU32 colour);
    void ring(app::Point centre, float radius, ImU32 colour, float thickness);
    // Part of a ring, clockwise from the top; `part` 0 … 1.
    void arc(app::Point centre, float radius, float part, ImU32 colour, float thickness);
    void line(app::Point a, app::Point b, ImU32 colour, float thickness);
    void polygon(const app::Point* points, int count, ImU32 colour);  // convex
    void stroke(const app::Point* points, int count, ImU32 colour, float thickness, bool closed = false);
    void triangle(app::Point a, app::Point b, app::Point c, ImU32 colour);
    // A shape of any kind as the triangles it is cut into and its rim: no seam shows between them.
    void pieces(std::span<const std::array<app::Point, 3>> triangles, std::span<const app::Point> rim, ImU32 colour);

    // Baseline-free: `at` is the top of the line box (1.22 em). Returns the advance in pixels.
    float text(app::Point at, std::string_view utf8, app::Weight weight, float px, ImU32 colour, Align align = Align::Left);
    float width(std::string_view utf8, app::Weight weight, float px) const { return m_fonts.widthPerEm(utf8, weight) * px; }

    // What is drawn between the two shows only inside the rectangle.
    void clip(const app::Rect& r);
    void unclip();

    // What is drawn between mark() and turn(mark) is turned about a point as one.
    int mark() const { return m_list.VtxBuffer.Size; }
    void turn(int mark, app::Point centre, float degrees);

private:
    float drawText(app::Point at, std::string_view utf8, app::Weight weight, float px, ImU32 colour, Align align);
    // From a pen at the top of the font's own box on; the text is Inter's. Returns where the pen is then.
    float ownText(app::Point pen, std::string_view utf8, const ImFont& font, float scale, ImU32 colour);
    void otherText(app::Point pen, const ShapedRun& run, const ImFont& font, float scale, ImU32 colour);

    ImDrawList& m_list;
    const Fonts& m_fonts;
};

}  // namespace ui::paint
