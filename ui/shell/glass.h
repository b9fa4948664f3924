#pragma once
// The picture: a ground canvas that keeps the still board, a glass canvas that keeps what is seen, and per frame only the
// damaged rectangles of both. prepare() decides and builds draw lists without OpenGL; rasterise() draws them.
#include <memory>
#include <vector>

#include "ui/gl/canvas.h"
#include "ui/gl/renderer.h"
#include "ui/glass/overlay.h"
#include "ui/paint/sheet.h"
#include "ui/shell/damage.h"

namespace ui::shell {

struct PanelPicture {
    const ImDrawData* drawData = nullptr;
    app::Pose pose;
    std::uint64_t version = 0;
};

class Glass {
public:
    explicit Glass(paint::Fonts& fonts) : m_fonts(fonts), m_below(fonts), m_above(fonts) {}

    // True if anything is to be drawn. `boardChanged`: the still board may differ from the last call.
    bool prepare(const glass::Look* look, const glass::Overlay& overlay, std::vector<PanelPicture> panels, bool boardChanged);
    void redrawAll() { m_groundDamage.addAll(), m_glassDamage.addAll(); }

    // With a current context. Returns what changed on the glass.
    const std::vector<app::Rect>& rasterise(gl::Renderer& renderer, int width, int height);
    const gl::Canvas& canvas() const { return *m_glass; }
    void dropCanvases() { m_ground.reset(), m_glass.reset(), redrawAll(); }

private:
    paint::Fonts& m_fonts;
    Damage m_groundDamage, m_glassDamage;
    std::vector<app::Rect> m_groundRects, m_glassRects;
    std::vector<std::unique_ptr<paint::Sheet>> m_groundSheets;  // one per ground rectangle
    paint::Sheet m_below, m_above;                              // under and over the panels
    std::vector<PanelPicture> m_panels;
    glass::Viewport m_view;
    std::size_t m_shown = 0;  // number of the view
    bool m_hasBoard = false;
    unsigned m_textLooks = 0;
    std::unique_ptr<gl::Canvas> m_ground, m_glass;
};

}  // namespace ui::shell
