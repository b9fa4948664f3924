#include "ui/gl/mirror.h"

#include "ui/gl/region.h"

namespace ui::gl {

namespace {
constexpr std::size_t kMostStale = 200;  // slices and strips of some frames; where nobody ever asks they must not heap up
}

void Mirror::note(const app::Rect& area) {
    if (m_all) return;
    m_stale.push_back(area);
    if (m_stale.size() > kMostStale) noteAll();
}

PixelView Mirror::of(const Canvas& canvas) {
    const auto count = static_cast<std::size_t>(canvas.width()) * static_cast<std::size_t>(canvas.height());
    if (m_memory.size() != count) m_memory.resize(count), noteAll();
    const PixelView all{m_memory.data(), canvas.width(), canvas.height()};
    if (m_all) m_stale.assign(1, {0, 0, static_cast<float>(all.width), static_cast<float>(all.height)});
    for (const app::Rect& r : Region(m_stale).rects())
        canvas.read(r, all.at + static_cast<std::ptrdiff_t>(r.y) * all.width + static_cast<std::ptrdiff_t>(r.x), all.width);
    m_stale.clear(), m_all = false;
    return all;
}

}  // namespace ui::gl
