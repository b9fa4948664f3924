#include "ui/shell/damage.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/gl/region.h"

namespace ui::shell {
namespace {

constexpr float kCell = 16;  // what differs is rounded to squares of this many pixels: each rectangle costs draw calls

// One number a piece: two pieces with the same number are the same.
std::uint64_t keyOf(const glass::Piece& p) { return glass::Face{}.add(p.face).add(p.px).hash(); }

}  // namespace

void Damage::compare(const std::vector<glass::Piece>& pieces) {
    std::vector<Known> now;
    now.reserve(pieces.size());
    for (const glass::Piece& piece : pieces) now.push_back({keyOf(piece), piece.px});
    // Mostly little differs: what is the same at both ends needs no sorting.
    const std::size_t most = std::min(now.size(), m_before.size());
    std::size_t front = 0, back = 0;
    while (front < most && now[front].key == m_before[front].key) ++front;
    while (back < most - front && now[now.size() - 1 - back].key == m_before[m_before.size() - 1 - back].key) ++back;
    const auto middle = [&](const std::vector<Known>& list) {
        std::vector<Known> part(list.begin() + static_cast<std::ptrdiff_t>(front),
                                list.end() - static_cast<std::ptrdiff_t>(back));
        std::ranges::sort(part, {}, &Known::key);
        return part;
    };
    const std::vector<Known> gone = middle(m_before), come = middle(now);
    auto a = gone.begin();
    auto b = come.begin();
    while (a != gone.end() || b != come.end()) {
        if (b == come.end() || (a != gone.end() && a->key < b->key)) m_rects.push_back((a++)->px);
        else if (a == gone.end() || b->key < a->key) m_rects.push_back((b++)->px);
        else ++a, ++b;
    }
    m_before = std::move(now);
}

std::vector<app::Rect> Damage::take(const app::Rect& window) {
    const std::vector<app::Rect> rects = std::exchange(m_rects, {});
    if (std::exchange(m_all, false)) return {window};
    gl::Region region;
    for (const app::Rect& r : rects) {
        if (r.empty() || !r.touches(window)) continue;
        const float x = std::floor(r.x / kCell) * kCell, y = std::floor(r.y / kCell) * kCell;
        region.add({x, y, std::ceil(r.right() / kCell) * kCell - x, std::ceil(r.bottom() / kCell) * kCell - y});
    }
    region.keep(gl::Region(window));
    return region.rects();
}

}  // namespace ui::shell
