#include "ui/shell/layer.h"

namespace ui::shell {

namespace {
constexpr float kPanelShadowMm = 4;  // as far as it reaches: its spread and how far it falls
}

void Layer::prepare(const glass::Look* look, const glass::Overlay& overlay, std::vector<PanelPicture> panels,
                    const app::Rect& window) {
    m_panels = std::move(panels);
    m_hasBoard = look != nullptr;
    const float reach = look ? look->mm(kPanelShadowMm) : 0;
    std::vector<glass::Piece> pieces;
    if (look) pieces = glass::overlayPieces(*look, overlay);
    m_hiding = {};
    for (auto panel = m_panels.begin(); panel != m_panels.end(); ++panel) {
        const app::Rect& box = panel->pose.box;
        // Which of those it meets lie below it decides its looks too.
        glass::Face face;
        face.add(panel->drawData).add(panel->pose.quarters);
        for (auto below = m_panels.begin(); below != panel; ++below)
            if (below->pose.box.grown(reach).touches(box)) face.add(below->pose.box);
        pieces.push_back({box.grown(reach), face.hash()});
        // Its rim may lie between two pixels, and round corners are see-through.
        const float corner = panel->cornerPx + 1;
        m_hiding.addInside({box.x + corner, box.y + 1, box.w - 2 * corner, box.h - 2});
        m_hiding.addInside({box.x + 1, box.y + corner, box.w - 2, box.h - 2 * corner});
    }
    m_covered = {};
    for (const glass::Piece& piece : pieces) m_covered.add(piece.px);
    const gl::Region whole(window);
    m_covered.keep(whole);
    m_hiding.keep(whole);
    m_damage.compare(pieces);
    comparePanels();
    m_changed = m_damage.take(window);
    if (!look || m_changed.empty()) return;

    paint::Painter below = m_below.begin(window);
    glass::drawBelowPanels(below, *look, overlay);
    for (const PanelPicture& panel : m_panels)
        below.shadow(panel.pose.box, reach * 0.75f, 0.16f, {0, reach * 0.25f}, paint::insideOf(panel.pose.box, panel.cornerPx));
    paint::Painter above = m_above.begin(window);
    glass::drawAbovePanels(above, *look, overlay);
}

// What differs inside of panels; where they lie is compared with the other pieces.
void Layer::comparePanels() {
    for (auto& [data, traced] : m_traces) traced.isThere = false;
    for (const PanelPicture& panel : m_panels) {
        if (!panel.drawData) continue;
        Traced& traced = m_traces[panel.drawData];
        traced.isThere = true;
        if (traced.version == panel.version) continue;
        traced.version = panel.version;
        for (const app::Rect& rect : traced.trace.compare(*panel.drawData, panel.pose)) m_damage.add(rect);
    }
    std::erase_if(m_traces, [](const auto& traced) { return !traced.second.isThere; });
}

void Layer::rasterise(gl::Renderer& renderer, int width, int height) {
    if (m_canvas.resize(width, height))
        m_damage.addAll(), m_mirror.noteAll();  // what is not drawn now is drawn by the next frame
    if (m_changed.empty()) return;
    const app::Pose upright{{0, 0, static_cast<float>(width), static_cast<float>(height)}, 0};
    m_canvas.drawInto();
    renderer.begin(width, height);
    for (const app::Rect& rect : m_changed) renderer.clear(rect), m_mirror.note(rect);
    if (m_hasBoard) renderer.draw(m_below.list(), upright, m_changed);
    for (const PanelPicture& panel : m_panels) {
        std::vector<app::Rect> within;
        for (const app::Rect& rect : m_changed)
            if (panel.pose.box.touches(rect)) within.push_back(rect);
        if (panel.drawData && !within.empty()) renderer.draw(*panel.drawData, panel.pose, within);
    }
    if (m_hasBoard) renderer.draw(m_above.list(), upright, m_changed);
}

}  // namespace ui::shell
