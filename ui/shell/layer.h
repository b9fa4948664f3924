#pragma once
// All that lies above the still board, kept as a picture with opacity: what is under the panels, the panels, what is above them.
// A board that moves below does not draw it again. prepare() decides and makes draw lists without OpenGL; rasterise() draws them.
#include <map>
#include <vector>

#include "ui/gl/mirror.h"
#include "ui/gl/region.h"
#include "ui/gl/renderer.h"
#include "ui/glass/overlay.h"
#include "ui/paint/sheet.h"
#include "ui/shell/damage.h"
#include "ui/shell/draw_trace.h"

namespace ui::shell {

struct PanelPicture {
    const ImDrawData* drawData = nullptr;
    app::Pose pose;
    std::uint64_t version = 0;
    float cornerPx = 0;  // nothing shows through it but at its corners, which are this round
};

class Layer {
public:
    explicit Layer(paint::Fonts& fonts) : m_below(fonts), m_above(fonts) {}

    // `look`: nothing where one panel has the whole window.
    void prepare(const glass::Look* look, const glass::Overlay& overlay, std::vector<PanelPicture> panels,
                 const app::Rect& window);
    // Rectangles of whole pixels that do not overlap: where it differs from the frame before.
    const std::vector<app::Rect>& changed() const { return m_changed; }
    // Outside of `covered` nothing of it is seen; inside of `hiding` nothing below it.
    const gl::Region& covered() const { return m_covered; }
    const gl::Region& hiding() const { return m_hiding; }
    void renewAll() { m_damage.addAll(); }

    // With a current context.
    void rasterise(gl::Renderer& renderer, int width, int height);
    const gl::Canvas& canvas() const { return m_canvas; }
    gl::PixelView inMemory() { return m_mirror.of(m_canvas); }

private:
    void comparePanels();

    std::vector<PanelPicture> m_panels;
    bool m_hasBoard = false;
    Damage m_damage;
    struct Traced {
        DrawTrace trace;
        std::uint64_t version = 0;
        bool isThere = false;
    };
    std::map<const ImDrawData*, Traced> m_traces;
    std::vector<app::Rect> m_changed;
    gl::Region m_covered, m_hiding;
    paint::Sheet m_below, m_above;  // under and over the panels
    gl::Canvas m_canvas;
    gl::Mirror m_mirror;
};

}  // namespace ui::shell
