#pragma once
// Points, rectangles and turns. The unit belongs to the caller and stands in its names (Mm, Px, board units).
// x grows to the right, y downward; a positive turn is clockwise, in degrees.
#include <algorithm>
#include <cmath>

namespace app {

struct Point {
    float x = 0, y = 0;
    bool operator==(const Point&) const = default;
};

inline Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
inline Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
inline Point operator*(Point a, float k) { return {a.x * k, a.y * k}; }
inline float length(Point a) { return std::hypot(a.x, a.y); }
inline float distance(Point a, Point b) { return length(a - b); }

inline Point turned(Point p, float degrees) {
    const float r = degrees * 3.14159265358979f / 180.0f;
    const float c = std::cos(r), s = std::sin(r);
    return {p.x * c - p.y * s, p.x * s + p.y * c};
}

struct Rect {
    float x = 0, y = 0, w = 0, h = 0;
    bool operator==(const Rect&) const = default;

    float right() const { return x + w; }
    float bottom() const { return y + h; }
    Point centre() const { return {x + w / 2, y + h / 2}; }
    bool empty() const { return w <= 0 || h <= 0; }
    bool contains(Point p) const { return p.x >= x && p.x < x + w && p.y >= y && p.y < y + h; }
    bool touches(const Rect& o) const { return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom(); }
    Rect grown(float by) const { return {x - by, y - by, w + 2 * by, h + 2 * by}; }
};

inline Rect united(const Rect& a, const Rect& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

inline Rect clipped(const Rect& a, const Rect& b) {
    const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
    return {x, y, std::max(0.0f, std::min(a.right(), b.right()) - x), std::max(0.0f, std::min(a.bottom(), b.bottom()) - y)};
}

// The upright box round a rectangle turned about its centre.
inline Rect boundsOfTurned(const Rect& r, float degrees) {
    const float a = degrees * 3.14159265358979f / 180.0f;
    const float c = std::abs(std::cos(a)), s = std::abs(std::sin(a));
    const float w = r.w * c + r.h * s, h = r.w * s + r.h * c;
    const Point m = r.centre();
    return {m.x - w / 2, m.y - h / 2, w, h};
}

// How a panel lies on the table: its box there, and by how many quarter turns clockwise its own upright is turned. Local
// coordinates start at the top left as its person sees it. Quarter turns only, so that text stays on whole pixels.
struct Pose {
    Rect box;          // on the table, in its pixels
    int quarters = 0;  // 0: faces the bottom edge, 1: left, 2: top, 3: right

    float width() const { return quarters % 2 ? box.h : box.w; }
    float height() const { return quarters % 2 ? box.w : box.h; }
    float degrees() const { return quarters * 90.0f; }
    Point toTable(Point p) const {
        switch (quarters & 3) {
            case 1:
                return {box.right() - p.y, box.y + p.x};
            case 2:
                return {box.right() - p.x, box.bottom() - p.y};
            case 3:
                return {box.x + p.y, box.bottom() - p.x};
            default:
                return {box.x + p.x, box.y + p.y};
        }
    }
    Point toLocal(Point t) const {
        switch (quarters & 3) {
            case 1:
                return {t.y - box.y, box.right() - t.x};
            case 2:
                return {box.right() - t.x, box.bottom() - t.y};
            case 3:
                return {box.bottom() - t.y, t.x - box.x};
            default:
                return {t.x - box.x, t.y - box.y};
        }
    }
    Rect toTable(const Rect& r) const {
        const Point a = toTable(Point{r.x, r.y}), b = toTable(Point{r.right(), r.bottom()});
        return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
    }
};

}  // namespace app
