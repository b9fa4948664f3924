#pragma once
// Draws ImGui draw lists, each under a quarter-turned pose, clipped to a damaged rectangle. Ours instead of the stock
// backend because that one assumes upright contexts and redraws everything. Knows OpenGL and ImGui's draw data, no workshop.
#include <imgui.h>

#include <span>
#include <vector>

#include "app/base/geometry.h"
#include "ui/gl/canvas.h"
#include "ui/gl/pixels.h"

namespace ui::gl {

class Renderer {
public:
    Renderer();  // needs a current OpenGL 3.3 context
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    // One byte a pixel: the coverage of glyphs and shadows. `white`: where on it a pixel is covered whole.
    ImTextureID uploadAtlas(const unsigned char* alpha, int width, int height, ImVec2 white);
    // What draw lists name as the texture of pictures that are added one at a time: coverage, as the atlas.
    static ImTextureID glyphs();
    // One of them, on a square texture of `side` pixels that is made with the first.
    void addGlyph(int side, int x, int y, int width, int height, const unsigned char* alpha);
    // RGBA bytes, for pictures on the home screen. Free with dropPicture.
    ImTextureID uploadPicture(const unsigned char* rgba, int width, int height);
    void dropPicture(ImTextureID picture);

    // Begins drawing into the bound target of this size in pixels.
    void begin(int width, int height);
    // Draws a canvas over the whole window of this size in pixels, with its colours as the window has them. `fits`: scaled as
    // large as it finds room, in the middle of a dark window.
    void show(const Canvas& canvas, int width, int height, bool fits = false);
    // Draws `area` with another canvas, scaled; see scalePixels.
    void drawScaled(const Canvas& canvas, const app::Rect& area, const Scaling& scaling);
    // Lays another canvas of the same size, whose colours are multiplied with their opacity, over `area`.
    void blend(const Canvas& canvas, const app::Rect& area);
    // Fills a rectangle (pixels, y down) with an opaque colour, or so that nothing is there.
    void fill(const app::Rect& area, ImU32 colour);
    void clear(const app::Rect& area);
    // Draws the list in local coordinates of `at`, but only inside `clips` (table pixels), which do not overlap.
    void draw(const ImDrawList& list, const app::Pose& at, std::span<const app::Rect> clips);
    void draw(const ImDrawData& drawData, const app::Pose& at, std::span<const app::Rect> clips);

private:
    bool scissor(const app::Rect& area) const;
    struct Program {
        unsigned id = 0;
        int row0 = -1, row1 = -1;
    };
    struct Row {
        float x, y, shift;
    };
    struct Run {
        const ImDrawCmd* command;
        app::Rect clip;
        bool plain;
        std::size_t begin, end;  // of m_picked
    };
    static Program makeProgram(const char* fragmentShader);
    void use(const Program& program);
    void pose(const Program& program, const Row& row0, const Row& row1);
    void pick(const ImDrawList& list, const app::Pose& at, std::span<const app::Rect> clips);
    void copyQuad(const Canvas& canvas, const app::Rect& area, const Scaling& scaling);
    void quad(const Canvas& canvas, const app::Rect& area, const app::Rect& uv);
    unsigned textureOf(ImTextureID id) const;

    Program m_textured, m_plain;  // the second for triangles of one opaque colour
    unsigned m_used = 0, m_vertexArray = 0, m_vertices = 0, m_indices = 0;
    ImVec2 m_white;
    unsigned m_glyphs = 0;
    int m_width = 0, m_height = 0;
    std::vector<ImDrawIdx> m_picked;
    std::vector<Run> m_runs;
};

}  // namespace ui::gl
