#include "ui/gl/rolling_canvas.h"

#include <cmath>

#include "ui/gl/scale.h"

namespace ui::gl {

void RollingCanvas::resize(int width, int height) {
    if (m_canvas.resize(width, height)) m_pixelsTrue = false;
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
    for (const Part& part : parts(picture)) renderer.fill(part.canvas, ground);
    m_pixelsTrue = false;
}

void RollingCanvas::draw(Renderer& renderer, const app::Rect& picture, const ImDrawList& list) {
    m_canvas.drawInto();
    renderer.begin(m_canvas.width(), m_canvas.height());
    for (const Part& part : parts(picture))
        renderer.draw(list, {{part.shift.x, part.shift.y, picture.w, picture.h}, 0}, part.canvas);
    m_pixelsTrue = false;
}

void RollingCanvas::copyTo(const Canvas& other, const app::Rect& picture, app::Point at) const {
    for (const Part& part : parts(picture))
        m_canvas.copyTo(other, part.canvas,
                        {at.x + part.canvas.x - part.shift.x - picture.x, at.y + part.canvas.y - part.shift.y - picture.y});
}

void RollingCanvas::scaleTo(Renderer& renderer, const Canvas& other, const app::Rect& area, const Scaling& scaling) {
    if (area.empty()) return;
    if (!renderer.software()) {
        other.drawInto();
        renderer.begin(other.width(), other.height());
        renderer.drawScaled(m_canvas, area, scaling.originX, scaling.originY, scaling.step);
        return;
    }
    // A software renderer takes some 8 ns for a filtered pixel; two threads over plain memory take a quarter of that.
    const int w = m_canvas.width(), h = m_canvas.height();
    if (!m_pixelsTrue) {
        m_pixels.resize(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
        m_canvas.read({0, 0, static_cast<float>(w), static_cast<float>(h)}, m_pixels.data(), w);
        m_pixelsTrue = true;
    }
    m_scaled.resize(static_cast<std::size_t>(area.w) * static_cast<std::size_t>(area.h));
    scalePicture({m_pixels.data(), w, h, static_cast<int>(scaling.kept.x), static_cast<int>(scaling.kept.y),
                  static_cast<int>(scaling.kept.right()), static_cast<int>(scaling.kept.bottom())},
                 scaling.originX + area.x * scaling.step, scaling.originY + area.y * scaling.step, scaling.step, m_scaled.data(),
                 static_cast<int>(area.w), static_cast<int>(area.h));
    other.write(area, m_scaled.data(), static_cast<int>(area.w));
}

}  // namespace ui::gl
