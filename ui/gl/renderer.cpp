#include "ui/gl/renderer.h"

#include <glad/gl.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace ui::gl {
namespace {

// Rows of the matrix from local coordinates to clip space: x' = dot(row0, (x, y, 1)).
constexpr const char* kVertexShader = R"(#version 330 core
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 uv;
layout(location = 2) in vec4 colour;
uniform vec3 poseRow0, poseRow1;
out vec2 fragUv;
out vec4 fragColour;
void main() {
    fragUv = uv;
    fragColour = colour;
    vec3 p = vec3(position, 1.0);
    gl_Position = vec4(dot(poseRow0, p), dot(poseRow1, p), 0.0, 1.0);
})";
constexpr const char* kFragmentShader = R"(#version 330 core
uniform sampler2D picture;
in vec2 fragUv;
in vec4 fragColour;
out vec4 outColour;
void main() { outColour = (fragColour * texture(picture, fragUv)).bgra; })";
constexpr const char* kPlainShader = R"(#version 330 core
in vec4 fragColour;
out vec4 outColour;
void main() { outColour = fragColour.bgra; })";

unsigned compile(GLenum kind, const char* source) {
    const unsigned shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    int ok = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
    if (!ok) {
        char log[512] = {};
        glGetShaderInfoLog(shader, sizeof log, nullptr, log);
        throw std::runtime_error(std::string("OpenGL refused a shader: ") + log);
    }
    return shader;
}

unsigned asTexture(ImTextureID id) { return static_cast<unsigned>(reinterpret_cast<std::intptr_t>(id)); }
// One byte a pixel, shown as white, as opaque as the byte says; bound.
unsigned coverageTexture(int width, int height, const unsigned char* alpha) {
    unsigned texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, alpha);
    const int swizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    return texture;
}

app::Rect rectOf(const ImVec4& r) { return {r.x, r.y, r.z - r.x, r.w - r.y}; }

struct Triangle {
    app::Rect box;       // on the table, a pixel larger on each side
    bool plain = false;  // one opaque colour: needs no texture and no blending
};

// Without a GPU a pixel that is filtered and blended costs ten times one that is written. Few plain pixels are not worth another
// draw call.
constexpr float kWorthACall = 2000;

bool isPlain(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    const auto same = [&](const ImDrawVert& v) { return v.col == a.col && v.uv.x == a.uv.x && v.uv.y == a.uv.y; };
    return (a.col >> IM_COL32_A_SHIFT & 255) == 255 && same(b) && same(c);
}

float areaOf(const ImVec2& a, const ImVec2& b, const ImVec2& c) {
    return std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
}

std::vector<Triangle> trianglesOf(const ImDrawList& list, const ImDrawCmd& command, const app::Pose& pose, ImVec2 white) {
    std::vector<Triangle> all;
    all.reserve(command.ElemCount / 3);
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawVert* vertex = list.VtxBuffer.Data + command.VtxOffset;
    float plainArea = 0;  // of those in a row
    std::size_t plainFrom = 0;
    const auto endRow = [&] {
        if (plainArea < kWorthACall)
            for (std::size_t i = plainFrom; i < all.size(); ++i) all[i].plain = false;
        plainArea = 0;
    };
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const ImDrawVert &a = vertex[index[i]], &b = vertex[index[i + 1]], &c = vertex[index[i + 2]];
        const auto [left, right] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
        const auto [top, bottom] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
        const bool plain = a.uv.x == white.x && a.uv.y == white.y && isPlain(a, b, c);
        if (!plain) endRow(), plainFrom = all.size() + 1;
        else plainArea += areaOf(a.pos, b.pos, c.pos);
        all.push_back({pose.toTable(app::Rect{left, top, right - left, bottom - top}).grown(1), plain});
    }
    endRow();
    return all;
}

ImTextureID asId(unsigned texture) { return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture)); }

}  // namespace

Renderer::Program Renderer::makeProgram(const char* fragmentShader) {
    const unsigned vertex = compile(GL_VERTEX_SHADER, kVertexShader), fragment = compile(GL_FRAGMENT_SHADER, fragmentShader);
    const unsigned program = glCreateProgram();
    glAttachShader(program, vertex);
    glAttachShader(program, fragment);
    glLinkProgram(program);
    glDeleteShader(vertex);
    glDeleteShader(fragment);
    return {program, glGetUniformLocation(program, "poseRow0"), glGetUniformLocation(program, "poseRow1")};
}

Renderer::Renderer() : m_textured(makeProgram(kFragmentShader)), m_plain(makeProgram(kPlainShader)) {
    glGenVertexArrays(1, &m_vertexArray);
    glGenBuffers(1, &m_vertices);
    glGenBuffers(1, &m_indices);
    glBindVertexArray(m_vertexArray);
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, m_indices);
    const auto attribute = [](unsigned at, int size, GLenum type, bool normal, std::size_t offset) {
        glEnableVertexAttribArray(at);
        glVertexAttribPointer(at, size, type, normal, sizeof(ImDrawVert), reinterpret_cast<void*>(offset));
    };
    attribute(0, 2, GL_FLOAT, false, offsetof(ImDrawVert, pos));
    attribute(1, 2, GL_FLOAT, false, offsetof(ImDrawVert, uv));
    attribute(2, 4, GL_UNSIGNED_BYTE, true, offsetof(ImDrawVert, col));
}

Renderer::~Renderer() {
    glDeleteTextures(1, &m_glyphs);
    glDeleteBuffers(1, &m_vertices);
    glDeleteBuffers(1, &m_indices);
    glDeleteVertexArrays(1, &m_vertexArray);
    glDeleteProgram(m_textured.id);
    glDeleteProgram(m_plain.id);
}

ImTextureID Renderer::uploadAtlas(const unsigned char* alpha, int width, int height, ImVec2 white) {
    m_white = white;
    return asId(coverageTexture(width, height, alpha));
}

ImTextureID Renderer::glyphs() { return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(-1)); }

void Renderer::addGlyph(int side, int x, int y, int width, int height, const unsigned char* alpha) {
    if (m_glyphs == 0) m_glyphs = coverageTexture(side, side, nullptr);
    glBindTexture(GL_TEXTURE_2D, m_glyphs);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RED, GL_UNSIGNED_BYTE, alpha);
}

unsigned Renderer::textureOf(ImTextureID id) const { return id == glyphs() ? m_glyphs : asTexture(id); }

ImTextureID Renderer::uploadPicture(const unsigned char* rgba, int width, int height) {
    unsigned texture = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    glGenerateMipmap(GL_TEXTURE_2D);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    return asId(texture);
}

void Renderer::dropPicture(ImTextureID picture) {
    const unsigned texture = asTexture(picture);
    glDeleteTextures(1, &texture);
}

void Renderer::begin(int width, int height) {
    m_width = width, m_height = height;
    use(m_textured);
    glBindVertexArray(m_vertexArray);
    glBindBuffer(GL_ARRAY_BUFFER, m_vertices);
    glActiveTexture(GL_TEXTURE0);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_CULL_FACE);
    glDisable(GL_DEPTH_TEST);
    glEnable(GL_SCISSOR_TEST);
}

void Renderer::use(const Program& program) {
    if (m_used == program.id) return;
    m_used = program.id;
    glUseProgram(program.id);
}

// Rows of the matrix from local coordinates to clip space, for the program that is used.
void Renderer::pose(const Program& program, const Row& row0, const Row& row1) {
    use(program);
    glUniform3f(program.row0, row0.x, row0.y, row0.shift);
    glUniform3f(program.row1, row1.x, row1.y, row1.shift);
}

bool Renderer::scissor(const app::Rect& area) const {
    const int x0 = std::max(0, static_cast<int>(std::floor(area.x + 0.001f)));
    const int y0 = std::max(0, static_cast<int>(std::floor(area.y + 0.001f)));
    const int x1 = std::min(m_width, static_cast<int>(std::ceil(area.right() - 0.001f)));
    const int y1 = std::min(m_height, static_cast<int>(std::ceil(area.bottom() - 0.001f)));
    if (x1 <= x0 || y1 <= y0) return false;
    glScissor(x0, y0, x1 - x0, y1 - y0);
    return true;
}

void Renderer::fill(const app::Rect& area, ImU32 colour) {
    if (!scissor(area)) return;
    const auto channel = [&](int shift) { return static_cast<float>(colour >> shift & 255) / 255.0f; };
    glClearColor(channel(IM_COL32_B_SHIFT), channel(IM_COL32_G_SHIFT), channel(IM_COL32_R_SHIFT), 1.0f);
    glClear(GL_COLOR_BUFFER_BIT);
}

void Renderer::clear(const app::Rect& area) {
    if (!scissor(area)) return;
    glClearColor(0, 0, 0, 0);
    glClear(GL_COLOR_BUFFER_BIT);
}

void Renderer::quad(const Canvas& canvas, const app::Rect& area, const app::Rect& uv) {
    const ImU32 white = IM_COL32_WHITE;
    const ImDrawVert corners[] = {{{area.x, area.y}, {uv.x, uv.y}, white},
                                  {{area.right(), area.y}, {uv.right(), uv.y}, white},
                                  {{area.x, area.bottom()}, {uv.x, uv.bottom()}, white},
                                  {{area.right(), area.bottom()}, {uv.right(), uv.bottom()}, white}};
    glBufferData(GL_ARRAY_BUFFER, sizeof corners, corners, GL_STREAM_DRAW);
    glBindTexture(GL_TEXTURE_2D, canvas.texture());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void Renderer::show(const Canvas& canvas, int width, int height, bool fits) {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    begin(width, height);
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, width, height);
    if (fits) {
        glClearColor(0, 0, 0, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        const float scale = std::min(static_cast<float>(width) / static_cast<float>(canvas.width()),
                                     static_cast<float>(height) / static_cast<float>(canvas.height()));
        const int w = static_cast<int>(std::lround(scale * static_cast<float>(canvas.width())));
        const int h = static_cast<int>(std::lround(scale * static_cast<float>(canvas.height())));
        glViewport((width - w) / 2, (height - h) / 2, w, h);
    }
    pose(m_textured, {2, 0, -1}, {0, -2, 1});  // a window has its first row at the bottom
    glDisable(GL_BLEND);
    quad(canvas, {0, 0, 1, 1}, {0, 0, 1, 1});
    glEnable(GL_BLEND);
}

void Renderer::copyQuad(const Canvas& canvas, const app::Rect& area, const Scaling& scaling) {
    if (!scissor(area)) return;
    pose(m_textured, {2.0f / static_cast<float>(m_width), 0, -1}, {0, 2.0f / static_cast<float>(m_height), -1});
    const double w = canvas.width(), h = canvas.height(), step = scaling.step;
    glBindTexture(GL_TEXTURE_2D, canvas.texture());
    // The shader puts blue first, where it is already.
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_R, GL_BLUE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_B, GL_RED);
    quad(canvas, area,
         {static_cast<float>((scaling.originX + area.x * step) / w), static_cast<float>((scaling.originY + area.y * step) / h),
          static_cast<float>(area.w * step / w), static_cast<float>(area.h * step / h)});
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_R, GL_RED);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_B, GL_BLUE);
}

void Renderer::drawScaled(const Canvas& canvas, const app::Rect& area, const Scaling& scaling) {
    glDisable(GL_BLEND);
    copyQuad(canvas, area, scaling);
    glEnable(GL_BLEND);
}

void Renderer::blend(const Canvas& canvas, const app::Rect& area) {
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    copyQuad(canvas, area, {});
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void Renderer::draw(const ImDrawList& list, const app::Pose& at, std::span<const app::Rect> clips) {
    if (list.CmdBuffer.Size == 0 || list.IdxBuffer.Size == 0 || clips.empty()) return;
    pick(list, at, clips);
    if (m_runs.empty()) return;
    // The pose as two rows, then to clip space: x from 0…width and y from 0…height to −1…1.
    const app::Point o = at.toTable(app::Point{0, 0}), ex = at.toTable(app::Point{1, 0}) - o,
                     ey = at.toTable(app::Point{0, 1}) - o;
    const float sx = 2.0f / static_cast<float>(m_width), sy = 2.0f / static_cast<float>(m_height);
    for (const Program* program : {&m_plain, &m_textured})
        pose(*program, {ex.x * sx, ey.x * sx, o.x * sx - 1}, {ex.y * sy, ey.y * sy, o.y * sy - 1});
    glBufferData(GL_ARRAY_BUFFER, list.VtxBuffer.Size * static_cast<GLsizeiptr>(sizeof(ImDrawVert)), list.VtxBuffer.Data,
                 GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(m_picked.size() * sizeof(ImDrawIdx)), m_picked.data(),
                 GL_STREAM_DRAW);
    for (const Run& run : m_runs) {
        if (!scissor(run.clip)) continue;
        use(run.plain ? m_plain : m_textured);
        if (run.plain) glDisable(GL_BLEND);
        else glBindTexture(GL_TEXTURE_2D, textureOf(run.command->TextureId));
        glDrawElementsBaseVertex(GL_TRIANGLES, static_cast<int>(run.end - run.begin), GL_UNSIGNED_SHORT,
                                 reinterpret_cast<void*>(run.begin * sizeof(ImDrawIdx)),
                                 static_cast<int>(run.command->VtxOffset));
        if (run.plain) glEnable(GL_BLEND);
    }
    use(m_textured);
}

// Which triangles of the list show in which rectangles, in the order in which they are drawn.
void Renderer::pick(const ImDrawList& list, const app::Pose& at, std::span<const app::Rect> clips) {
    m_runs.clear();
    m_picked.clear();
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.UserCallback || command.ElemCount == 0) continue;  // nobody here registers callbacks
        const app::Rect within = at.toTable(rectOf(command.ClipRect));
        std::vector<Triangle> triangles;
        const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
        for (const app::Rect& clip : clips) {
            const app::Rect shown = app::clipped(within, clip);
            if (shown.empty()) continue;
            if (triangles.empty()) triangles = trianglesOf(list, command, at, m_white);
            // One that is clipped away costs nearly as much as one that is drawn.
            const std::size_t before = m_runs.size();
            for (std::size_t i = 0; i < triangles.size(); ++i) {
                if (!triangles[i].box.touches(shown)) continue;
                if (m_runs.size() == before || m_runs.back().plain != triangles[i].plain)
                    m_runs.push_back({&command, shown, triangles[i].plain, m_picked.size(), 0});
                m_picked.insert(m_picked.end(), index + i * 3, index + i * 3 + 3);
                m_runs.back().end = m_picked.size();
            }
        }
    }
}

void Renderer::draw(const ImDrawData& drawData, const app::Pose& at, std::span<const app::Rect> clips) {
    for (int i = 0; i < drawData.CmdListsCount; ++i) draw(*drawData.CmdLists[i], at, clips);
}

}  // namespace ui::gl
