// Sets of pixels: whatever is added, taken and kept, each pixel is answered once, and only those that belong to it.
#include "ui/gl/region.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using app::Rect;
using ui::gl::Region;

namespace {

using PixelSet = std::set<std::pair<int, int>>;

PixelSet pixelsOf(const Region& region) {
    PixelSet all;
    for (const Rect& r : region.rects())
        for (int y = static_cast<int>(r.y); y < static_cast<int>(r.bottom()); ++y)
            for (int x = static_cast<int>(r.x); x < static_cast<int>(r.right()); ++x) {
                INFO(x << ", " << y);
                CHECK(all.emplace(x, y).second);  // no two rectangles overlap
            }
    return all;
}

}  // namespace

TEST_CASE("A region is the set of its pixels", "[gl][region]") {
    std::mt19937 random(3);
    const auto below = [&](int n) { return static_cast<float>(std::uniform_int_distribution<int>(0, n - 1)(random)); };
    for (int round = 0; round < 60; ++round) {
        Region region;
        PixelSet expected;
        for (int step = 0; step < 12; ++step) {
            const Rect r{below(20) - 4, below(20) - 4, below(9), below(9)};
            PixelSet inside;
            for (int y = static_cast<int>(r.y); y < static_cast<int>(r.bottom()); ++y)
                for (int x = static_cast<int>(r.x); x < static_cast<int>(r.right()); ++x) inside.emplace(x, y);
            if (const int what = static_cast<int>(below(6)); what < 4) {
                region.add(r);
                expected.insert(inside.begin(), inside.end());
            } else if (what == 4) {
                region.take(Region(r));
                std::erase_if(expected, [&](const auto& pixel) { return inside.contains(pixel); });
            } else {
                Region other(r);
                other.add({0, 0, 12, 12});
                for (int y = 0; y < 12; ++y)
                    for (int x = 0; x < 12; ++x) inside.emplace(x, y);
                region.keep(other);
                std::erase_if(expected, [&](const auto& pixel) { return !inside.contains(pixel); });
            }
        }
        CHECK(pixelsOf(region) == expected);
        CHECK(region.empty() == expected.empty());
        const Region copy = region;
        region = Region();
        CHECK(pixelsOf(copy) == expected);
    }
}

TEST_CASE("A pixel of which a part is covered is added, and one that is not covered whole is not inside", "[gl][region]") {
    Region touched, inside;
    touched.add({1.5f, 2.5f, 2, 1});
    inside.addInside({1.5f, 2.5f, 2, 2});
    CHECK(pixelsOf(touched) == PixelSet{{1, 2}, {2, 2}, {3, 2}, {1, 3}, {2, 3}, {3, 3}});
    CHECK(pixelsOf(inside) == PixelSet{{2, 3}});
    inside.addInside({7.2f, 7.2f, 0.6f, 5});
    CHECK(inside.rects().size() == 1);
}
