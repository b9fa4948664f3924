#include "ui/shell/damage.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ui::shell {
namespace {

constexpr std::size_t kMostRects = 24;   // twelve hands, each where it was and where it is; more are drawn as one
constexpr float kWaste = 1.25f;          // uniting may cost a quarter more pixels: each rectangle costs draw calls

auto order(const views::Piece& p) { return std::tuple(p.face, p.px.x, p.px.y, p.px.w, p.px.h); }

float area(const app::Rect& r) { return r.w * r.h; }

}  // namespace

void Damage::compare(std::vector<views::Piece> pieces) {
    std::ranges::sort(pieces, {}, order);
    auto a = m_before.begin();
    auto b = pieces.begin();
    while (a != m_before.end() || b != pieces.end()) {
        if (b == pieces.end() || (a != m_before.end() && order(*a) < order(*b))) m_rects.push_back((a++)->px);
        else if (a == m_before.end() || order(*b) < order(*a)) m_rects.push_back((b++)->px);
        else ++a, ++b;
    }
    m_before = std::move(pieces);
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
