#include "ui/paint/signs.h"

#include <array>
#include <cmath>
#include <vector>

#include "app/layout/kind_sign.h"

namespace ui::paint {
namespace {

using app::Point;

constexpr float kPi = 3.14159265f;

// Regular polygon or star: `inner` is the radius of every second corner.
void star(Painter& p, Point c, float r, int corners, float inner, ImU32 colour, float start = -kPi / 2) {
    // A star is not convex: one triangle fan round the middle.
    std::array<Point, 24> rim;
    const int n = inner < 1 ? corners * 2 : corners;
    for (int i = 0; i < n; ++i) {
        const float a = start + 2 * kPi * static_cast<float>(i) / static_cast<float>(n);
        const float radius = inner < 1 && i % 2 ? r * inner : r;
        rim[i] = {c.x + radius * std::cos(a), c.y + radius * std::sin(a)};
    }
    if (inner >= 1) return p.polygon(rim.data(), n, colour);
    std::vector<std::array<Point, 3>> parts;
    for (int i = 0; i < n; ++i) parts.push_back({c, rim[i], rim[(i + 1) % n]});
    p.pieces(parts, {rim.data(), static_cast<std::size_t>(n)}, colour);
}

// A crescent: what a second disc leaves of the first, between their common points.
void moon(Painter& p, Point c, float r, ImU32 colour) {
    constexpr int kParts = 20;
    constexpr float kInner = 0.79f, kAside = 0.44f;                     // the second's radius, and its middle
    constexpr float kTip = 0.27596f * kPi, kInnerTip = 0.41554f * kPi;  // where they meet, seen from each middle
    const auto at = [&](int k, bool inner) {
        const float part = static_cast<float>(k) / kParts, tip = inner ? kInnerTip : kTip;
        const float a = tip + (2 * kPi - 2 * tip) * part, radius = inner ? kInner : 1;
        return Point{c.x + r * (std::cos(a) * radius + (inner ? kAside : 0) - 0.1f), c.y + r * std::sin(a) * radius};
    };
    std::vector<std::array<Point, 3>> parts;
    std::vector<Point> rim;
    for (int i = 0; i < kParts; ++i) {
        parts.push_back({at(i, false), at(i + 1, false), at(i, true)});
        parts.push_back({at(i + 1, false), at(i + 1, true), at(i, true)});
    }
    for (int i = 0; i <= kParts; ++i) rim.push_back(at(i, false));
    for (int i = kParts; i > 0; --i) rim.push_back(at(i, true));
    p.pieces(parts, rim, colour);
}

// Points given in a box of −1 … 1, scaled to the sign.
template <std::size_t N>
std::array<Point, N> placed(const std::array<Point, N>& unit, Point c, float r) {
    std::array<Point, N> result;
    for (std::size_t i = 0; i < N; ++i) result[i] = {c.x + unit[i].x * r, c.y + unit[i].y * r};
    return result;
}

template <std::size_t N>
void shape(Painter& p, const std::array<Point, N>& unit, Point c, float r, ImU32 colour) {
    p.polygon(placed(unit, c, r).data(), static_cast<int>(N), colour);
}

template <std::size_t N>
void outline(Painter& p, const std::array<Point, N>& unit, Point c, float r, ImU32 colour, bool closed = false) {
    p.stroke(placed(unit, c, r).data(), static_cast<int>(N), colour, std::max(1.2f, r * 0.2f), closed);
}

enum class SeatMark { Circle, Square, Triangle, Diamond, Star, Drop, Leaf, Moon, Hexagon, Cross, Heart, Wave };
static_assert(app::kValuesOf<SeatMark> == app::kMostSeats);

}  // namespace

// As long as there are marks: each is a few strokes, and stands where its name is.
void seatMark(Painter& p, int index, Point c, float r, ImU32 colour) {
    switch (static_cast<SeatMark>(index % app::kMostSeats)) {
        case SeatMark::Circle:
            p.disc(c, r * 0.9f, colour);
            break;
        case SeatMark::Square:
            p.box({c.x - r * 0.8f, c.y - r * 0.8f, r * 1.6f, r * 1.6f}, colour, r * 0.15f);
            break;
        case SeatMark::Triangle:
            star(p, {c.x, c.y + r * 0.15f}, r, 3, 1, colour);
            break;
        case SeatMark::Diamond:
            star(p, c, r, 4, 1, colour);
            break;
        case SeatMark::Star:
            star(p, c, r, 5, 0.42f, colour);
            break;
        case SeatMark::Drop:
            p.disc({c.x, c.y + r * 0.25f}, r * 0.68f, colour);
            p.triangle({c.x, c.y - r}, {c.x - r * 0.6f, c.y - r * 0.02f}, {c.x + r * 0.6f, c.y - r * 0.02f}, colour);
            break;
        case SeatMark::Leaf:
            shape(p,
                  std::array<Point, 8>{
                      {{-1, 0}, {-0.6f, -0.45f}, {0, -0.6f}, {0.6f, -0.42f}, {1, 0}, {0.6f, 0.42f}, {0, 0.6f}, {-0.6f, 0.45f}}},
                  c, r, colour);
            break;
        case SeatMark::Moon:
            moon(p, c, r, colour);
            break;
        case SeatMark::Hexagon:
            star(p, c, r, 6, 1, colour, 0);
            break;
        case SeatMark::Cross:
            p.box({c.x - r * 0.3f, c.y - r * 0.9f, r * 0.6f, r * 1.8f}, colour);
            p.box({c.x - r * 0.9f, c.y - r * 0.3f, r * 1.8f, r * 0.6f}, colour);
            break;
        case SeatMark::Heart:
            p.disc({c.x - r * 0.42f, c.y - r * 0.3f}, r * 0.5f, colour);
            p.disc({c.x + r * 0.42f, c.y - r * 0.3f}, r * 0.5f, colour);
            p.triangle({c.x - r * 0.88f, c.y - r * 0.1f}, {c.x + r * 0.88f, c.y - r * 0.1f}, {c.x, c.y + r * 0.95f}, colour);
            break;
        case SeatMark::Wave:
            for (int row = -1; row <= 1; row += 2)
                outline(p,
                        std::array<Point, 5>{{{-1, row * 0.4f},
                                              {-0.5f, row * 0.4f - 0.35f},
                                              {0, row * 0.4f},
                                              {0.5f, row * 0.4f + 0.35f},
                                              {1, row * 0.4f}}},
                        c, r, colour);
            break;
    }
}

void kindSign(Painter& p, app::NoteKind kind, Point c, float r, ImU32 colour) {
    using enum app::layout::SignPart::Shape;
    const float t = std::max(1.2f, r * app::layout::kSignStroke);
    for (const app::layout::SignPart& part : app::layout::signOf(kind)) {
        std::vector<Point> points;
        for (const Point& unit : part.points) points.push_back(c + unit * r);
        const int count = static_cast<int>(points.size());
        switch (part.shape) {
            case Stroke:
                p.stroke(points.data(), count, colour, t);
                break;
            case Loop:
                p.stroke(points.data(), count, colour, t, true);
                break;
            case Spoke:
                p.line(points[0], points[1], colour, t);
                break;
            case Area:
                p.polygon(points.data(), count, colour);
                break;
            case Box:
                p.box({points[0].x, points[0].y, points[1].x - points[0].x, points[1].y - points[0].y}, colour);
                break;
            case Ring:
                p.ring(points[0], part.radius * r, colour, t);
                break;
            case Disc:
                p.disc(points[0], part.radius * r, colour);
                break;
        }
    }
}

// As long as there are signs.
void sign(Painter& p, Sign what, Point c, float r, ImU32 colour) {
    const float t = std::max(1.5f, r * 0.2f);
    switch (what) {
        case Sign::Undo:
            outline(p, std::array<Point, 3>{{{-0.35f, -0.85f}, {-0.9f, -0.3f}, {-0.35f, 0.25f}}}, c, r, colour);
            outline(
                p,
                std::array<Point, 6>{{{-0.85f, -0.3f}, {0.3f, -0.3f}, {0.75f, 0}, {0.85f, 0.35f}, {0.7f, 0.7f}, {0.3f, 0.85f}}},
                c, r, colour);
            break;
        case Sign::Bin:
            outline(p, std::array<Point, 2>{{{-0.85f, -0.55f}, {0.85f, -0.55f}}}, c, r, colour);
            outline(p, std::array<Point, 4>{{{-0.6f, -0.5f}, {-0.5f, 0.9f}, {0.5f, 0.9f}, {0.6f, -0.5f}}}, c, r, colour);
            outline(p, std::array<Point, 4>{{{-0.3f, -0.6f}, {-0.3f, -0.9f}, {0.3f, -0.9f}, {0.3f, -0.6f}}}, c, r, colour);
            break;
        case Sign::Fit:
            for (int sx = -1; sx <= 1; sx += 2)
                for (int sy = -1; sy <= 1; sy += 2)
                    outline(p, std::array<Point, 3>{{{sx * 0.85f, sy * 0.35f}, {sx * 0.85f, sy * 0.8f}, {sx * 0.35f, sy * 0.8f}}},
                            c, r, colour);
            break;
        case Sign::Plus:
            p.line({c.x - r * 0.8f, c.y}, {c.x + r * 0.8f, c.y}, colour, t);
            p.line({c.x, c.y - r * 0.8f}, {c.x, c.y + r * 0.8f}, colour, t);
            break;
        case Sign::Minus:
            p.line({c.x - r * 0.8f, c.y}, {c.x + r * 0.8f, c.y}, colour, t);
            break;
        case Sign::Check:
            outline(p, std::array<Point, 3>{{{-0.8f, 0.05f}, {-0.25f, 0.6f}, {0.85f, -0.6f}}}, c, r, colour);
            break;
        case Sign::Backspace:
            outline(p, std::array<Point, 5>{{{-1, 0}, {-0.45f, -0.65f}, {1, -0.65f}, {1, 0.65f}, {-0.45f, 0.65f}}}, c, r, colour,
                    true);
            p.line({c.x - r * 0.1f, c.y - r * 0.28f}, {c.x + r * 0.5f, c.y + r * 0.28f}, colour, t);
            p.line({c.x + r * 0.5f, c.y - r * 0.28f}, {c.x - r * 0.1f, c.y + r * 0.28f}, colour, t);
            break;
        case Sign::Shift:
            outline(
                p,
                std::array<Point, 7>{{{0, -0.9f}, {0.9f, 0}, {0.4f, 0}, {0.4f, 0.85f}, {-0.4f, 0.85f}, {-0.4f, 0}, {-0.9f, 0}}},
                c, r, colour, true);
            break;
        case Sign::Close:
            p.line({c.x - r * 0.6f, c.y - r * 0.6f}, {c.x + r * 0.6f, c.y + r * 0.6f}, colour, t);
            p.line({c.x + r * 0.6f, c.y - r * 0.6f}, {c.x - r * 0.6f, c.y + r * 0.6f}, colour, t);
            break;
        case Sign::Left:
            outline(p, std::array<Point, 3>{{{0.35f, -0.75f}, {-0.4f, 0}, {0.35f, 0.75f}}}, c, r, colour);
            break;
        case Sign::Right:
            outline(p, std::array<Point, 3>{{{-0.35f, -0.75f}, {0.4f, 0}, {-0.35f, 0.75f}}}, c, r, colour);
            break;
        case Sign::Up:
            outline(p, std::array<Point, 3>{{{-0.75f, 0.35f}, {0, -0.4f}, {0.75f, 0.35f}}}, c, r, colour);
            break;
        case Sign::Down:
            outline(p, std::array<Point, 3>{{{-0.75f, -0.35f}, {0, 0.4f}, {0.75f, -0.35f}}}, c, r, colour);
            break;
        case Sign::Eye:
            outline(p, std::array<Point, 6>{{{-1, 0}, {-0.4f, -0.55f}, {0.4f, -0.55f}, {1, 0}, {0.4f, 0.55f}, {-0.4f, 0.55f}}}, c,
                    r, colour, true);
            p.disc(c, r * 0.28f, colour);
            break;
        case Sign::Turn:
            p.arc(c, r * 0.75f, 0.8f, colour, t);
            p.triangle({c.x - r * 0.98f, c.y - r * 0.1f}, {c.x - r * 0.42f, c.y - r * 0.1f}, {c.x - r * 0.7f, c.y - r * 0.65f},
                       colour);
            break;
        case Sign::Next:  // onwards, to the next bar
            shape(p, std::array<Point, 3>{{{-0.8f, -0.8f}, {0.45f, 0}, {-0.8f, 0.8f}}}, c, r, colour);
            p.box({c.x + r * 0.55f, c.y - r * 0.8f, r * 0.28f, r * 1.6f}, colour);
            break;
        case Sign::Return:
            outline(p, std::array<Point, 3>{{{0.9f, -0.6f}, {0.9f, 0.2f}, {-0.8f, 0.2f}}}, c, r, colour);
            outline(p, std::array<Point, 3>{{{-0.3f, -0.3f}, {-0.85f, 0.2f}, {-0.3f, 0.7f}}}, c, r, colour);
            break;
    }
}

}  // namespace ui::paint
