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

}  // namespace app
