#include "ui/gl/rolling_canvas.h"

#include <cmath>

namespace ui::gl {

void RollingCanvas::resize(int width, int height) {
    if (m_canvas.resize(width, height)) m_mirror.noteAll();
}

std::vector<RollingCanvas::Part> RollingCanvas::parts(const app::Rect& picture) const {
    const float w = static_cast<float>(m_canvas.width()), h = static_cast<float>(m_canvas.height());
    std::vector<Part> parts;
    if (w == 0 || picture.empty()) return parts;
    for (float lapY = std::floor(picture.y / h); lapY * h < picture.bottom(); ++lapY)
        for (float lapX = std::floor(picture.x / w); lapX * w < picture.right(); ++lapX) {
            const app::Rect in = app::clipped(picture, {lapX * w, lapY * h, w, h});
            const app::Point shift{-lapX * w, -lapY * h};
            if (!in.empty()) parts.push_back({{in.x + shift.x, in.y + shift.y, in.w, in.h}, shift});
        }
    return parts;
}

void RollingCanvas::fill(Renderer& renderer, const app::Rect& picture, ImU32 ground) {
    m_canvas.drawInto();
    renderer.begin(m_canvas.width(), m_canvas.height());
    for (const Part& part : parts(picture)) renderer.fill(part.canvas, ground), m_mirror.note(part.canvas);
}

void RollingCanvas::draw(Renderer& renderer, const app::Rect& picture, const ImDrawList& list) {
    m_canvas.drawInto();
    renderer.begin(m_canvas.width(), m_canvas.height());
    for (const Part& part : parts(picture))
        renderer.draw(list, {{part.shift.x, part.shift.y, picture.w, picture.h}, 0}, {&part.canvas, 1});
}

void RollingCanvas::copyTo(const Canvas& other, const app::Rect& picture, app::Point at) const {
    for (const Part& part : parts(picture))
        m_canvas.copyTo(other, part.canvas,
                        {at.x + part.canvas.x - part.shift.x - picture.x, at.y + part.canvas.y - part.shift.y - picture.y});
}

void RollingCanvas::copyTo(const PixelView& other, const app::Rect& picture, app::Point at) const {
    for (const Part& part : parts(picture))
        copyPixels(m_inMemory, part.canvas, other,
                   {at.x + part.canvas.x - part.shift.x - picture.x, at.y + part.canvas.y - part.shift.y - picture.y});
}

void RollingCanvas::scaleTo(Renderer& renderer, const Canvas& other, const app::Rect& area, const Scaling& scaling) const {
    other.drawInto();
    renderer.begin(other.width(), other.height());
    renderer.drawScaled(m_canvas, area, scaling);
}

void RollingCanvas::scaleTo(const PixelView& other, const app::Rect& area, const Scaling& scaling) const {
    if (!area.empty()) scalePixels(m_inMemory, scaling, other, area);
}

void RollingCanvas::takeMirrorOf(RollingCanvas& other) {
    std::swap(m_mirror, other.m_mirror);
    m_mirror.noteAll();
    other.m_mirror.drop();
}

}  // namespace ui::gl
