#include "ui/shell/glass.h"

#include <thread>

namespace ui::shell {

bool Glass::prepare(const glass::Look* look, const glass::Overlay& overlay, std::vector<PanelPicture> panels, bool boardChanged) {
    m_hasBoard = look != nullptr;
    bool renew = false;
    if (const unsigned looks = m_fonts.pictures().looks(); looks != m_textLooks) {  // texts lack glyphs, or have others' places
        m_textLooks = looks;
        m_layer.renewAll();
        renew = true;
    }
    if (look) m_window = look->scene.plan().size.rect();
    else if (!panels.empty()) m_window = panels.front().pose.box;
    if (look) m_ground.prepare(*look, boardChanged, renew);
    m_layer.prepare(look, overlay, std::move(panels), m_window);

    gl::Region changed;
    if (look)
        for (const app::Rect& rect : m_ground.changed()) changed.add(rect);
    changed.take(m_layer.hiding());
    for (const app::Rect& rect : m_layer.changed()) changed.add(rect);
    changed.keep(gl::Region(m_window));
    m_changed = changed.rects();
    return !m_changed.empty() || (look && m_ground.draws());
}

const std::vector<app::Rect>& Glass::rasterise(gl::Renderer& renderer, int width, int height) {
    m_fonts.pictures().upload(renderer);
    if (m_hasBoard) m_ground.rasterise(renderer, width, height);
    m_layer.rasterise(renderer, width, height);
    m_fonts.pictures().frameDrawn();
    m_fonts.others().prepare();
    return m_changed;
}

const gl::Canvas& Glass::onCanvas(gl::Renderer& renderer) {
    if (m_canvas.resize(m_layer.canvas().width(), m_layer.canvas().height())) m_changed.assign(1, m_window);
    if (m_hasBoard) m_ground.copyTo(renderer, m_canvas, m_changed);
    m_canvas.drawInto();
    renderer.begin(m_canvas.width(), m_canvas.height());
    gl::Region covered{m_changed};
    covered.keep(m_layer.covered());
    for (const app::Rect& rect : m_changed)
        if (!m_hasBoard) renderer.fill(rect, paint::kGround);
    for (const app::Rect& rect : covered.rects()) renderer.blend(m_layer.canvas(), rect);
    return m_canvas;
}

void Glass::into(const gl::PixelView& memory, const std::vector<app::Rect>& rects) {
    const gl::PixelView layer = m_layer.inMemory();
    if (m_hasBoard) m_ground.readMirror();
    const auto put = [&](const app::Rect& part) {
        gl::Region all{rects};
        all.keep(gl::Region(part));
        gl::Region covered = all;
        covered.keep(m_layer.covered());
        if (m_hasBoard) m_ground.copyTo(memory, all.rects());
        else
            for (const app::Rect& r : all.rects()) gl::fillPixels(memory, r, paint::kGround);
        for (const app::Rect& r : covered.rects()) gl::blendPixels(layer, memory, r);
    };
    constexpr double kWorthAThread = 256 * 256;
    double pixels = 0;
    for (const app::Rect& r : rects) pixels += static_cast<double>(r.w) * r.h;
    const float w = static_cast<float>(memory.width), h = static_cast<float>(memory.height);
    if (pixels < kWorthAThread) return put({0, 0, w, h});
    const float half = std::floor(h / 2);
    std::thread upper(put, app::Rect{0, 0, w, half});
    put({0, half, w, h - half});
    upper.join();
}

std::vector<unsigned char> Glass::read() {
    const auto w = static_cast<std::size_t>(m_layer.canvas().width()), h = static_cast<std::size_t>(m_layer.canvas().height());
    std::vector<unsigned> pixels(w * h);
    into({pixels.data(), static_cast<int>(w), static_cast<int>(h)}, {{0, 0, static_cast<float>(w), static_cast<float>(h)}});
    return gl::rgbaOf({pixels.data(), static_cast<int>(w), static_cast<int>(h)});
}

}  // namespace ui::shell
