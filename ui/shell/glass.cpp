#include "ui/shell/glass.h"

namespace ui::shell {

namespace {
constexpr float kPanelShadowMm = 4;  // as far as it reaches: its spread and how far it falls
}

bool Glass::prepare(const glass::Look* look, const glass::Overlay& overlay, std::vector<PanelPicture> panels, bool boardChanged) {
    m_panels = std::move(panels);
    m_hasBoard = look != nullptr;
    bool renew = false;
    if (const unsigned looks = m_fonts.pictures().looks(); looks != m_textLooks) {  // texts lack glyphs, or have others' places
        m_textLooks = looks;
        m_glassDamage.addAll();
        renew = true;
    }
    std::vector<glass::Piece> pieces;
    app::Rect window;
    float reach = 6;
    if (look) {
        window = look->scene.plan().size.rect();
        reach = look->mm(kPanelShadowMm);
        m_ground.prepare(*look, boardChanged, renew);
        for (const app::Rect& rect : m_ground.changed()) m_glassDamage.add(rect);
        pieces = glass::overlayPieces(*look, overlay);
    } else if (!m_panels.empty()) {
        window = m_panels.front().pose.box;
    }
    for (auto panel = m_panels.begin(); panel != m_panels.end(); ++panel) {
        // Which of those it meets lie below it decides its looks too.
        glass::Face face;
        face.add(panel->version).add(panel->pose.quarters);
        for (auto below = m_panels.begin(); below != panel; ++below)
            if (below->pose.box.grown(reach).touches(panel->pose.box)) face.add(below->pose.box);
        pieces.push_back({panel->pose.box.grown(reach), face.hash()});
    }
    m_glassDamage.compare(pieces);
    m_glassRects = m_glassDamage.take(window);
    if (!look) return !m_glassRects.empty();
    if (m_glassRects.empty()) return m_ground.draws();

    paint::Painter below = m_below.begin(window);
    glass::drawBelowPanels(below, *look, overlay);
    for (const PanelPicture& panel : m_panels) below.shadow(panel.pose.box, reach * 0.75f, 0.16f, {0, reach * 0.25f});
    paint::Painter above = m_above.begin(window);
    glass::drawAbovePanels(above, *look, overlay);
    return true;
}

const std::vector<app::Rect>& Glass::rasterise(gl::Renderer& renderer, int width, int height) {
    const app::Rect window{0, 0, static_cast<float>(width), static_cast<float>(height)};
    const app::Pose upright{window, 0};
    if (!m_glass) m_glass = std::make_unique<gl::Canvas>();
    if (m_glass->resize(width, height)) m_glassDamage.addAll();  // what is not drawn now is drawn by the next frame
    m_fonts.pictures().upload(renderer);
    if (m_hasBoard) m_ground.rasterise(renderer, width, height);
    if (m_hasBoard) m_ground.show(renderer, *m_glass, m_glassRects);
    m_glass->drawInto();
    renderer.begin(width, height);
    for (const app::Rect& rect : m_glassRects) {
        if (m_hasBoard) renderer.draw(m_below.list(), upright, rect);
        else renderer.fill(rect, paint::kGround);
        for (const PanelPicture& panel : m_panels)
            if (panel.drawData && panel.pose.box.touches(rect)) renderer.draw(*panel.drawData, panel.pose, rect);
        if (m_hasBoard) renderer.draw(m_above.list(), upright, rect);
    }
    m_fonts.pictures().frameDrawn();
    m_fonts.others().prepare();
    return m_glassRects;
}

}  // namespace ui::shell
