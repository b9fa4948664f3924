#include "ui/shell/glass.h"

namespace ui::shell {

namespace {
constexpr float kPanelShadowMm = 4;  // as far as it reaches: its spread and how far it falls
}

bool Glass::prepare(const glass::Look* look, const glass::Overlay& overlay, std::vector<PanelPicture> panels, bool boardChanged) {
    m_panels = std::move(panels);
    m_hasBoard = look != nullptr;
    if (const unsigned looks = m_fonts.pictures().looks(); looks != m_textLooks) {  // texts lack glyphs, or have others' places
        m_textLooks = looks;
        redrawAll();
        boardChanged = true;
    }
    std::vector<glass::Piece> pieces;
    app::Rect window;
    float reach = 6;
    m_groundRects.clear();
    if (look) {
        window = look->scene.plan().size.rect();
        reach = look->mm(kPanelShadowMm);
        if (look->scene.view() != m_view || look->scene.shownNumber() != m_shown) {
            m_view = look->scene.view(), m_shown = look->scene.shownNumber();
            m_groundDamage.addAll();
            boardChanged = true;
        }
        if (boardChanged) {
            m_groundDamage.compare(glass::boardPieces(*look));
            m_groundRects = m_groundDamage.take(window);
        }
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
    for (const app::Rect& rect : m_groundRects) m_glassDamage.add(rect);
    m_glassDamage.compare(pieces);
    m_glassRects = m_glassDamage.take(window);
    if (m_glassRects.empty() || !look) return !m_glassRects.empty();

    while (m_groundSheets.size() < m_groundRects.size()) m_groundSheets.push_back(std::make_unique<paint::Sheet>(m_fonts));
    for (std::size_t i = 0; i < m_groundRects.size(); ++i) {
        paint::Painter painter = m_groundSheets[i]->begin(window);
        glass::drawBoard(painter, *look, m_groundRects[i]);
    }
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
    if (!m_ground) m_ground = std::make_unique<gl::Canvas>(), m_glass = std::make_unique<gl::Canvas>();
    const bool lost = m_ground->resize(width, height);
    m_glass->resize(width, height);
    if (lost) {  // the next frame draws it all
        m_groundDamage.addAll(), m_glassDamage.addAll();
    }
    m_fonts.pictures().upload(renderer);
    m_ground->drawInto();
    renderer.begin(width, height);
    for (std::size_t i = 0; i < m_groundRects.size(); ++i) {
        renderer.fill(m_groundRects[i], paint::kGround);
        renderer.draw(m_groundSheets[i]->list(), upright, m_groundRects[i]);
    }
    if (m_hasBoard)
        for (const app::Rect& rect : m_glassRects) m_ground->copyTo(m_glass.get(), rect, height);
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
