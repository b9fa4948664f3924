#include "ui/paint/painter.h"

#include <cmath>

#include "app/base/utf8.h"
#include "ui/gl/renderer.h"

namespace ui::paint {
namespace {

ImVec2 vec(app::Point p) { return {p.x, p.y}; }

}  // namespace

void Painter::box(const app::Rect& r, ImU32 colour, float radius, ImDrawFlags corners) {
    const int from = mark();
    m_list.AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, colour, radius, corners);
    if (DrawnTexts* drawn = m_fonts.drawn()) drawn->addBox(m_list, from, colour);
}

void Painter::outline(const app::Rect& r, ImU32 colour, float radius, float thickness) {
    m_list.AddRect({r.x, r.y}, {r.right(), r.bottom()}, colour, radius, ImDrawFlags_RoundCornersAll, thickness);
}

app::Rect insideOf(const app::Rect& box, float radius) {
    const float corner = radius * 0.3f + 1;  // a circle leaves that much of its square's corner; and the rim is soft
    return box.grown(-corner);
}

void Painter::shadow(const app::Rect& r, float spread, float alpha, app::Point offset, const app::Rect& covered) {
    // A nine-patch of the soft picture: corners keep their size, edges and middle stretch.
    const ImVec4 uv = m_fonts.shadowUv();
    const ImU32 colour = IM_COL32(20, 26, 40, static_cast<int>(255 * alpha));
    const float x[4] = {r.x - spread + offset.x, r.x + spread + offset.x, r.right() - spread + offset.x,
                        r.right() + spread + offset.x};
    const float y[4] = {r.y - spread + offset.y, r.y + spread + offset.y, r.bottom() - spread + offset.y,
                        r.bottom() + spread + offset.y};
    const float mu = (uv.x + uv.z) / 2, mv = (uv.y + uv.w) / 2;
    const float u[4] = {uv.x, mu, mu, uv.z}, v[4] = {uv.y, mv, mv, uv.w};
    // The middle is one texel, and by far the largest part: only the frame of it that shows is drawn.
    const app::Rect middle{x[1], y[1], x[2] - x[1], y[2] - y[1]};
    app::Rect hole = app::clipped(covered, middle);
    if (hole.empty()) hole = {x[2], y[1], 0, middle.h};
    const app::Rect shown[] = {{x[1], y[1], middle.w, hole.y - y[1]},
                               {x[1], hole.bottom(), middle.w, y[2] - hole.bottom()},
                               {x[1], hole.y, hole.x - x[1], hole.h},
                               {hole.right(), hole.y, x[2] - hole.right(), hole.h}};
    m_list.PrimReserve(12 * 6, 12 * 4);
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            if (i != 1 || j != 1)
                m_list.PrimRectUV({x[i], y[j]}, {x[i + 1], y[j + 1]}, {u[i], v[j]}, {u[i + 1], v[j + 1]}, colour);
    for (const app::Rect& part : shown)
        m_list.PrimRectUV(vec({part.x, part.y}), {part.right(), part.bottom()}, {mu, mv}, {mu, mv}, colour);
}

void Painter::disc(app::Point c, float radius, ImU32 colour) {
    const int from = mark();
    m_list.AddCircleFilled(vec(c), radius, colour);
    if (DrawnTexts* drawn = m_fonts.drawn()) drawn->addBox(m_list, from, colour);
}

void Painter::ring(app::Point c, float radius, ImU32 colour, float thickness) {
    m_list.AddCircle(vec(c), radius, colour, 0, thickness);
}

void Painter::arc(app::Point c, float radius, float part, ImU32 colour, float thickness) {
    const float top = -1.57079633f;
    m_list.PathArcTo(vec(c), radius, top, top + part * 6.2831853f, 0);
    m_list.PathStroke(colour, 0, thickness);
}

void Painter::line(app::Point a, app::Point b, ImU32 colour, float thickness) {
    m_list.AddLine(vec(a), vec(b), colour, thickness);
}

void Painter::polygon(const app::Point* points, int count, ImU32 colour) {
    for (int i = 0; i < count; ++i) m_list.PathLineTo(vec(points[i]));
    m_list.PathFillConvex(colour);
}

void Painter::stroke(const app::Point* points, int count, ImU32 colour, float thickness, bool closed) {
    for (int i = 0; i < count; ++i) m_list.PathLineTo(vec(points[i]));
    m_list.PathStroke(colour, closed ? ImDrawFlags_Closed : 0, thickness);
}

void Painter::triangle(app::Point a, app::Point b, app::Point c, ImU32 colour) {
    m_list.AddTriangleFilled(vec(a), vec(b), vec(c), colour);
}

void Painter::pieces(std::span<const std::array<app::Point, 3>> triangles, std::span<const app::Point> rim, ImU32 colour) {
    const ImDrawListFlags before = m_list.Flags;
    m_list.Flags &= ~ImDrawListFlags_AntiAliasedFill;  // which would soften each triangle's own edges
    for (const auto& [a, b, c] : triangles) triangle(a, b, c, colour);
    m_list.Flags = before;
    stroke(rim.data(), static_cast<int>(rim.size()), colour, 1, true);
}

float Painter::text(app::Point at, std::string_view utf8, app::Weight weight, float px, ImU32 colour, Align align) {
    const int from = mark();
    const float advance = drawText(at, utf8, weight, px, colour, align);
    if (DrawnTexts* drawn = m_fonts.drawn()) drawn->addText(m_list, from, utf8, px, colour);
    return advance;
}

float Painter::drawText(app::Point at, std::string_view utf8, app::Weight weight, float px, ImU32 colour, Align align) {
    const float advance = width(utf8, weight, px);
    if (align == Align::Centre) at.x -= advance / 2;
    if (align == Align::Right) at.x -= advance;
    const ImFont* font = m_fonts.font(weight, px);
    const float scale = px / font->FontSize;
    // The line box is 1.22 em high, the font's own em box a little less: centre the one in the other.
    float x = at.x;
    float y = at.y + (1.22f * px - (font->Ascent - font->Descent) * scale) / 2;
    const bool exact = std::abs(scale - 1) < 0.01f;
    if (exact) y = std::round(y);  // whole pixels downward; sideways the rungs are finer than pixels, so spacing stays even
    bool isOwn = true;
    for (std::size_t i = 0; isOwn && i < utf8.size();) isOwn = m_fonts.has(app::nextCodePoint(utf8, i));
    if (isOwn) {
        ownText({x, y}, utf8, *font, scale, colour);
        return advance;
    }
    for (const ScriptRun& run : m_fonts.runsOf(utf8)) {
        if (run.isOther) {
            const ShapedRun& shaped = m_fonts.others().shaped(run.text, weight);
            otherText({x, y}, shaped, *font, scale, colour);
            x += shaped.width * px;
        } else {
            x = ownText({x, y}, run.text, *font, scale, colour);
        }
    }
    return advance;
}

float Painter::ownText(app::Point pen, std::string_view utf8, const ImFont& font, float scale, ImU32 colour) {
    float x = pen.x;
    const float y = pen.y;
    int glyphs = 0;
    for (std::size_t i = 0; i < utf8.size(); ++glyphs) app::nextCodePoint(utf8, i);
    m_list.PrimReserve(glyphs * 6, glyphs * 4);
    int unused = 0;
    for (std::size_t i = 0; i < utf8.size();) {
        const std::uint32_t c = app::nextCodePoint(utf8, i);
        const ImFontGlyph* glyph = font.FindGlyph(static_cast<ImWchar>(c <= 0xFFFF ? c : 0xFFFD));
        if (glyph && glyph->Visible) {
            m_list.PrimRectUV({x + glyph->X0 * scale, y + glyph->Y0 * scale}, {x + glyph->X1 * scale, y + glyph->Y1 * scale},
                              {glyph->U0, glyph->V0}, {glyph->U1, glyph->V1}, colour);
        } else {
            ++unused;
        }
        if (glyph) x += glyph->AdvanceX * scale;
    }
    m_list.PrimUnreserve(unused * 6, unused * 4);
    return x;
}

void Painter::otherText(app::Point pen, const ShapedRun& run, const ImFont& font, float scale, ImU32 colour) {
    const float px = font.FontSize * scale, baseline = pen.y + std::round(font.Ascent) * scale;
    const bool exact = std::abs(scale - 1) < 0.01f;
    m_list.PushTextureID(gl::Renderer::glyphs());
    for (const PlacedGlyph& glyph : run.glyphs) {
        const GlyphPicture* picture = glyph.source.face < 0 ? nullptr : m_fonts.others().picture(glyph.source, font.FontSize);
        if (!picture || picture->x0 == picture->x1) continue;
        float x = pen.x + glyph.x * px, y = baseline + glyph.y * px;
        if (exact) {
            y = std::round(y);
            if (run.glyphs.size() == 1) x = std::round(x);  // letters that join keep their distances
        }
        m_list.PrimReserve(6, 4);
        m_list.PrimRectUV({x + picture->x0 * scale, y + picture->y0 * scale}, {x + picture->x1 * scale, y + picture->y1 * scale},
                          {picture->u0, picture->v0}, {picture->u1, picture->v1}, colour);
    }
    m_list.PopTextureID();
    for (const PlacedGlyph& glyph : run.glyphs)
        if (glyph.source.face < 0) ownText({pen.x + glyph.x * px, pen.y}, "\uFFFD", font, scale, colour);
}

void Painter::clip(const app::Rect& r) { m_list.PushClipRect({r.x, r.y}, {r.right(), r.bottom()}, true); }

void Painter::unclip() { m_list.PopClipRect(); }

void Painter::turn(int mark, app::Point centre, float degrees) {
    if (degrees == 0) return;
    const float r = degrees * 3.14159265358979f / 180.0f, c = std::cos(r), s = std::sin(r);
    for (int i = mark; i < m_list.VtxBuffer.Size; ++i) {
        ImVec2& p = m_list.VtxBuffer[i].pos;
        const float dx = p.x - centre.x, dy = p.y - centre.y;
        p = {centre.x + dx * c - dy * s, centre.y + dx * s + dy * c};
    }
}

}  // namespace ui::paint
