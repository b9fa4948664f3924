#pragma once
// Pictures of glyphs on one texture beside the atlas: coverage only, tinted as they are drawn. So many are drawn a frame; what is
// owed comes with the next, and when the texture is full it is begun anew. In both cases looks() changes: whatever was drawn
// with them must be drawn again.
#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "ui/gl/renderer.h"

namespace ui::paint {

struct GlyphSource {
    int face = -1;  // of those OtherScripts has met
    unsigned glyph = 0;
    auto operator<=>(const GlyphSource&) const = default;
};

struct GlyphPicture {
    float x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // pixels from the pen, y down; nothing to draw where they are equal
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

// What a face draws: rows of one byte a pixel.
struct GlyphCoverage {
    int x0 = 0, y0 = 0, width = 0, height = 0;
    std::vector<unsigned char> alpha;
};

class GlyphPictures {
public:
    static constexpr int kSide = 2048;       // pixels of the texture
    static constexpr int kMostAFrame = 256;  // each takes some ten to thirty microseconds

    // The picture for a rung in pixels, drawn by `draw` if it is not there yet; null if it is owed.
    template <class Draw>
    const GlyphPicture* find(const GlyphSource& source, float rungPx, Draw draw) {
        const Key key{source, rungPx};
        if (const auto found = m_known.find(key); found != m_known.end()) return &found->second;
        if (m_drawnNow >= kMostAFrame || m_full) return owe();
        ++m_drawnNow;
        return keep(key, draw());
    }
    std::size_t count() const { return m_known.size(); }

    // Whether the last frame's texts lack pictures: another is needed.
    bool owes() const { return m_owed; }
    unsigned looks() const { return m_looks; }
    // Before a frame's draw lists are drawn: brings the new pictures to the graphics card.
    void upload(gl::Renderer& renderer);
    // After them: what was owed may be asked for again.
    void frameDrawn();

private:
    struct Key {
        GlyphSource source;
        float rungPx;
        auto operator<=>(const Key&) const = default;
    };
    struct Shelf {
        int y, height, used;
    };
    struct Fresh {
        int x, y;
        GlyphCoverage coverage;
    };
    const GlyphPicture* owe() { return m_owes = true, nullptr; }
    const GlyphPicture* keep(const Key& key, GlyphCoverage coverage);

    std::map<Key, GlyphPicture> m_known;
    std::vector<Shelf> m_shelves;
    std::vector<Fresh> m_fresh;
    int m_drawnNow = 0;
    bool m_full = false, m_owes = false, m_owed = false;
    unsigned m_looks = 0;
};

}  // namespace ui::paint
