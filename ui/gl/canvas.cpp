#include "ui/gl/canvas.h"

#include <glad/gl.h>

#include <algorithm>
#include <cmath>

namespace ui::gl {
namespace {

struct Whole {
    int x, y, w, h;
};
Whole whole(const app::Rect& r) {
    return {static_cast<int>(std::lround(r.x)), static_cast<int>(std::lround(r.y)), static_cast<int>(std::lround(r.w)),
            static_cast<int>(std::lround(r.h))};
}

}  // namespace

Canvas::~Canvas() {
    if (m_framebuffer) glDeleteFramebuffers(1, &m_framebuffer);
    if (m_texture) glDeleteTextures(1, &m_texture);
}

bool Canvas::resize(int width, int height) {
    if (width == m_width && height == m_height) return false;
    m_width = width, m_height = height;
    if (!m_texture) glGenTextures(1, &m_texture);
    if (!m_framebuffer) glGenFramebuffers(1, &m_framebuffer);
    glBindTexture(GL_TEXTURE_2D, m_texture);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_texture, 0);
    return true;
}

void Canvas::drawInto() const {
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer);
    glViewport(0, 0, m_width, m_height);
}

void Canvas::copyTo(const Canvas& other, const app::Rect& area, app::Point at) const {
    const auto [x, y, w, h] = whole(area);
    const int toX = static_cast<int>(std::lround(at.x)), toY = static_cast<int>(std::lround(at.y));
    if (w <= 0 || h <= 0) return;
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, other.m_framebuffer);
    glBlitFramebuffer(x, y, x + w, y + h, toX, toY, toX + w, toY + h, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

void Canvas::read(const app::Rect& area, void* pixels, int rowPixels) const {
    const auto [x, y, w, h] = whole(area);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glPixelStorei(GL_PACK_ROW_LENGTH, rowPixels);
    glReadPixels(x, y, w, h, GL_RGBA, GL_UNSIGNED_BYTE, pixels);
    glPixelStorei(GL_PACK_ROW_LENGTH, 0);
}

}  // namespace ui::gl
