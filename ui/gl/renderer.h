#pragma once
// Draws ImGui draw lists, each under a quarter-turned pose, clipped to a damaged rectangle. Ours instead of the stock
// backend because that one assumes upright contexts and redraws everything. Knows OpenGL and ImGui's draw data, no workshop.
#include <imgui.h>

#include "app/base/geometry.h"
#include "ui/gl/canvas.h"

namespace ui::gl {

class Renderer {
public:
    Renderer();  // needs a current OpenGL 3.3 context
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    // One byte a pixel: the coverage of glyphs and shadows.
    ImTextureID uploadAtlas(const unsigned char* alpha, int width, int height);
    // What draw lists name as the texture of pictures that are added one at a time: coverage, as the atlas.
    static ImTextureID glyphs();
    // One of them, on a square texture of `side` pixels that is made with the first.
    void addGlyph(int side, int x, int y, int width, int height, const unsigned char* alpha);
    // RGBA bytes, for pictures on the home screen. Free with dropPicture.
    ImTextureID uploadPicture(const unsigned char* rgba, int width, int height);
    void dropPicture(ImTextureID picture);

    // No GPU: canvases lie in main memory, and every pixel costs processor time.
    bool software() const { return m_software; }

    // Begins drawing into the bound target of this size in pixels.
    void begin(int width, int height);
    // Draws a canvas over the whole window of this size in pixels, with its colours as the window has them.
    void show(const Canvas& canvas, int width, int height);
    // Draws `area` with another canvas, scaled: pixel p shows p * step + origin of it, over its rims as if it were repeated.
    void drawScaled(const Canvas& canvas, const app::Rect& area, double originX, double originY, double step);
    // Fills a rectangle (pixels, y down) with an opaque colour.
    void fill(const app::Rect& area, ImU32 colour);
    // Draws the list in local coordinates of `pose`, but only inside `clip` (table pixels).
    void draw(const ImDrawList& list, const app::Pose& pose, const app::Rect& clip);
    void draw(const ImDrawData& drawData, const app::Pose& pose, const app::Rect& clip);

private:
    bool scissor(const app::Rect& area) const;
    void upload(const ImDrawList& list);
    void quad(const Canvas& canvas, const app::Rect& area, const app::Rect& uv);
    unsigned textureOf(ImTextureID id) const;

    unsigned m_program = 0, m_vertexArray = 0, m_vertices = 0, m_indices = 0;
    int m_poseRow0 = -1, m_poseRow1 = -1;
    unsigned m_glyphs = 0;
    int m_width = 0, m_height = 0;
    bool m_software = false;
};

}  // namespace ui::gl
