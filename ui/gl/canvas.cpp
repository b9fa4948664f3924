#include "ui/gl/canvas.h"

#include <glad/gl.h>

#include <algorithm>
#include <cmath>

namespace ui::gl {

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
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, m_texture, 0);
    return true;
}

void Canvas::drawInto() const {
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer);
    glViewport(0, 0, m_width, m_height);
}

void Canvas::copyTo(const Canvas* other, const app::Rect& area, int windowHeight) const {
    // Both sides count rows from the bottom; canvases are drawn upright like the window, so the same rows match.
    const int height = other ? other->m_height : windowHeight;
    const int x0 = std::max(0, static_cast<int>(std::floor(area.x))),
              x1 = std::min(m_width, static_cast<int>(std::ceil(area.right())));
    const int y0 = std::max(0, static_cast<int>(std::floor(area.y))),
              y1 = std::min(m_height, static_cast<int>(std::ceil(area.bottom())));
    if (x1 <= x0 || y1 <= y0) return;
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer);
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, other ? other->m_framebuffer : 0);
    glBlitFramebuffer(x0, m_height - y1, x1, m_height - y0, x0, height - y1, x1, height - y0, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

std::vector<unsigned char> Canvas::read() const {
    const std::size_t row = static_cast<std::size_t>(m_width) * 4;
    std::vector<unsigned char> bytes(row * m_height);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, m_framebuffer);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, m_width, m_height, GL_RGBA, GL_UNSIGNED_BYTE, bytes.data());
    for (int y = 0; y < m_height / 2; ++y)
        std::swap_ranges(bytes.begin() + y * row, bytes.begin() + (y + 1) * row, bytes.begin() + (m_height - 1 - y) * row);
    return bytes;
}

}  // namespace ui::gl
