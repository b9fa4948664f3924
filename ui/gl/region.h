#pragma once
// A set of whole pixels, made of rectangles: what is added twice is in it once. Answers rectangles that do not overlap, in bands
// from the top, each from the left.
#include <memory>
#include <span>
#include <vector>

#include "app/base/geometry.h"

struct pixman_region32;

namespace ui::gl {

class Region {
public:
    Region();
    explicit Region(const app::Rect& rect) : Region(std::span(&rect, 1)) {}
    explicit Region(std::span<const app::Rect> rects);
    Region(const Region& other);
    Region& operator=(const Region& other);
    ~Region();

    // All pixels of which a part lies in the rectangle; or only those that lie in it whole.
    void add(const app::Rect& rect);
    void addInside(const app::Rect& rect);
    void take(const Region& other);
    void keep(const Region& other);

    bool empty() const;
    std::vector<app::Rect> rects() const;

private:
    std::unique_ptr<pixman_region32> m_region;
};

}  // namespace ui::gl
