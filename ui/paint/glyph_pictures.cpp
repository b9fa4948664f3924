#include "ui/paint/glyph_pictures.h"

#include <algorithm>

namespace ui::paint {

// Shelves of one height side by side; a picture goes onto the first that is high enough and wastes little.
const GlyphPicture* GlyphPictures::keep(const Key& key, GlyphCoverage coverage) {
    const int w = coverage.width, h = coverage.height;
    if (w == 0 || h == 0) return &(m_known[key] = {});
    const auto fits = [&](const Shelf& shelf) {
        return shelf.height >= h && shelf.height <= h + h / 4 + 2 && shelf.used + w <= kSide;
    };
    auto shelf = std::ranges::find_if(m_shelves, fits);
    if (shelf == m_shelves.end()) {
        const int y = m_shelves.empty() ? 0 : m_shelves.back().y + m_shelves.back().height;
        if (y + h > kSide || w > kSide) {
            m_full = true;
            return owe();
        }
        m_shelves.push_back({y, h, 0});
        shelf = m_shelves.end() - 1;
    }
    const int x = shelf->used, y = shelf->y;
    shelf->used += w;
    const auto part = [](int at) { return static_cast<float>(at) / kSide; };
    const auto px = [](int at) { return static_cast<float>(at); };
    const GlyphPicture picture{px(coverage.x0), px(coverage.y0), px(coverage.x0 + w), px(coverage.y0 + h),
                               part(x),         part(y),         part(x + w),         part(y + h)};
    m_fresh.push_back({x, y, std::move(coverage)});
    return &(m_known[key] = picture);
}

void GlyphPictures::upload(gl::Renderer& renderer) {
    for (const Fresh& fresh : m_fresh)
        renderer.addGlyph(kSide, fresh.x, fresh.y, fresh.coverage.width, fresh.coverage.height, fresh.coverage.alpha.data());
    m_fresh.clear();
}

void GlyphPictures::frameDrawn() {
    m_drawnNow = 0;
    m_owed = m_owes, m_owes = false;
    if (!m_owed) return;
    ++m_looks;
    if (m_full) m_known.clear(), m_shelves.clear(), m_fresh.clear(), m_full = false;
}

}  // namespace ui::paint
