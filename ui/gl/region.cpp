#include "ui/gl/region.h"

#include <pixman.h>

#include <cmath>

namespace ui::gl {

Region::Region() : m_region(std::make_unique<pixman_region32>()) { pixman_region32_init(m_region.get()); }

Region::Region(std::span<const app::Rect> rects) : Region() {
    for (const app::Rect& r : rects) add(r);
}

Region::Region(const Region& other) : Region() { pixman_region32_copy(m_region.get(), other.m_region.get()); }

Region& Region::operator=(const Region& other) {
    pixman_region32_copy(m_region.get(), other.m_region.get());
    return *this;
}

Region::~Region() { pixman_region32_fini(m_region.get()); }

void Region::add(const app::Rect& rect) {
    const int x = static_cast<int>(std::floor(rect.x)), y = static_cast<int>(std::floor(rect.y));
    const int right = static_cast<int>(std::ceil(rect.right())), bottom = static_cast<int>(std::ceil(rect.bottom()));
    if (right <= x || bottom <= y) return;
    pixman_region32_union_rect(m_region.get(), m_region.get(), x, y, static_cast<unsigned>(right - x),
                               static_cast<unsigned>(bottom - y));
}

void Region::addInside(const app::Rect& rect) {
    const float x = std::ceil(rect.x), y = std::ceil(rect.y);
    add({x, y, std::floor(rect.right()) - x, std::floor(rect.bottom()) - y});
}

void Region::take(const Region& other) { pixman_region32_subtract(m_region.get(), m_region.get(), other.m_region.get()); }

void Region::keep(const Region& other) { pixman_region32_intersect(m_region.get(), m_region.get(), other.m_region.get()); }

bool Region::empty() const { return !pixman_region32_not_empty(m_region.get()); }

std::vector<app::Rect> Region::rects() const {
    int count = 0;
    const pixman_box32_t* boxes = pixman_region32_rectangles(m_region.get(), &count);
    std::vector<app::Rect> all;
    all.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        all.push_back({static_cast<float>(boxes[i].x1), static_cast<float>(boxes[i].y1),
                       static_cast<float>(boxes[i].x2 - boxes[i].x1), static_cast<float>(boxes[i].y2 - boxes[i].y1)});
    return all;
}

}  // namespace ui::gl
