#include "ui/shell/damage.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui::shell {
namespace {

constexpr std::size_t kMostRects = 24;  // twelve hands, each where it was and where it is; more are drawn as one
constexpr float kWaste = 1.25f;         // uniting may cost a quarter more pixels: each rectangle costs draw calls

// One number a piece: two pieces with the same number are the same.
std::uint64_t keyOf(const glass::Piece& p) { return glass::Face{}.add(p.face).add(p.px).hash(); }

float area(const app::Rect& r) { return r.w * r.h; }

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
    std::vector<app::Rect> rects = std::exchange(m_rects, {});
    if (std::exchange(m_all, false)) return {window};
    std::vector<app::Rect> result;
    for (app::Rect r : rects) {
        const float x = std::floor(r.x), y = std::floor(r.y);
        r = app::clipped({x, y, std::ceil(r.right()) - x, std::ceil(r.bottom()) - y}, window);
        if (r.empty()) continue;
        for (std::size_t i = 0; i < result.size();) {
            const app::Rect both = app::united(result[i], r);
            if (area(both) <= kWaste * (area(result[i]) + area(r)) || result[i].touches(r)) {
                r = both;
                result.erase(result.begin() + static_cast<std::ptrdiff_t>(i));
                i = 0;
            } else {
                ++i;
            }
        }
        result.push_back(r);
        if (result.size() > kMostRects * 4) return {window};
    }
    if (result.size() > kMostRects) {
        app::Rect all;
        for (const app::Rect& r : result) all = app::united(all, r);
        return {all};
    }
    return result;
}

}  // namespace ui::shell
