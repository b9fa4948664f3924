#pragma once
// What is seen: the ground, which keeps the still board, and the layer, which keeps all that lies above it, put together where
// one of them has changed. prepare() decides and builds draw lists without OpenGL; rasterise() draws them; then the picture is
// put together on the canvas of a GPU or, where there is none, in memory.
#include <vector>

#include "ui/shell/ground.h"
#include "ui/shell/layer.h"

namespace ui::shell {

class Glass {
public:
    explicit Glass(paint::Fonts& fonts) : m_fonts(fonts), m_ground(fonts), m_layer(fonts) {}

    // True if anything is to be drawn. `boardChanged`: the still board may differ from the last call.
    bool prepare(const glass::Look* look, const glass::Overlay& overlay, std::vector<PanelPicture> panels, bool boardChanged);
    void redrawAll() { m_ground.forget(), m_layer.renewAll(); }
    // Nothing is left to be drawn until something changes: the board is sharp.
    bool settled() const { return !m_hasBoard || m_ground.settled(); }

    // With a current context. Returns what changed on the glass: rectangles of whole pixels that do not overlap.
    const std::vector<app::Rect>& rasterise(gl::Renderer& renderer, int width, int height);
    // The picture, brought up to date in what rasterise() has answered.
    const gl::Canvas& onCanvas(gl::Renderer& renderer);
    // Puts these rectangles of the picture into memory of the glass's size; any of it, at any time after rasterise().
    void into(const gl::PixelView& memory, const std::vector<app::Rect>& rects);
    // All of it; RGBA bytes.
    std::vector<unsigned char> read();

private:
    paint::Fonts& m_fonts;
    Ground m_ground;
    Layer m_layer;
    bool m_hasBoard = false;
    unsigned m_textLooks = 0;
    app::Rect m_window;
    std::vector<app::Rect> m_changed;
    gl::Canvas m_canvas;
};

}  // namespace ui::shell
