#pragma once
// The picture: the ground, which keeps the still board, a glass canvas that keeps what is seen, and per frame only the damaged
// rectangles of both. prepare() decides and builds draw lists without OpenGL; rasterise() draws them.
#include <memory>
#include <vector>

#include "ui/gl/canvas.h"
#include "ui/gl/renderer.h"
#include "ui/glass/overlay.h"
#include "ui/paint/sheet.h"
#include "ui/shell/ground.h"

namespace ui::shell {

struct PanelPicture {
    const ImDrawData* drawData = nullptr;
    app::Pose pose;
    std::uint64_t version = 0;
};

class Glass {
public:
    explicit Glass(paint::Fonts& fonts) : m_fonts(fonts), m_ground(fonts), m_below(fonts), m_above(fonts) {}

    // True if anything is to be drawn. `boardChanged`: the still board may differ from the last call.
    bool prepare(const glass::Look* look, const glass::Overlay& overlay, std::vector<PanelPicture> panels, bool boardChanged);
    void redrawAll() { m_ground.forget(), m_glassDamage.addAll(); }
    // Nothing is left to be drawn until something changes: the board is sharp.
    bool settled() const { return !m_hasBoard || m_ground.settled(); }

    // With a current context. Returns what changed on the glass.
    const std::vector<app::Rect>& rasterise(gl::Renderer& renderer, int width, int height);
    const gl::Canvas& canvas() const { return *m_glass; }

private:
    paint::Fonts& m_fonts;
    Ground m_ground;
    Damage m_glassDamage;
    std::vector<app::Rect> m_glassRects;
    paint::Sheet m_below, m_above;  // under and over the panels
    std::vector<PanelPicture> m_panels;
    bool m_hasBoard = false;
    unsigned m_textLooks = 0;
    std::unique_ptr<gl::Canvas> m_glass;
};

}  // namespace ui::shell
