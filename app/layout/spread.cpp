#include "app/layout/spread.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace app::layout {
namespace {

// Two middles lie at least so many of the larger radius apart: 1 would leave a middle on the other's rim.
constexpr float kApart = 1.35f;
constexpr float kGoldenAngle = 2.3999632f;
constexpr int kMostTries = 1500;  // a plane so full that even this finds no room is full

// The n-th place to try, in radii: a sunflower's spiral, dense at first, then outward by a tenth of a radius each.
const std::array<Point, kMostTries>& spiral() {
    static const std::array<Point, kMostTries> kPlaces = [] {
        std::array<Point, kMostTries> places{};
        constexpr int kDense = 96;
        for (int n = 0; n < kMostTries; ++n) {
            const float r =
                0.45f * std::sqrt(static_cast<float>(std::min(n, kDense))) + 0.1f * static_cast<float>(std::max(0, n - kDense));
            const float angle = kGoldenAngle * static_cast<float>(n);
            const Point place = Point{std::cos(angle), std::sin(angle)} * r;
            places[static_cast<std::size_t>(n)] = place;
        }
        return places;
    }();
    return kPlaces;
}

// Who lies near a point: cells as wide as two middles must lie apart at most.
class Neighbours {
public:
    Neighbours(const std::vector<Disc>& discs, const std::vector<Point>& places, const Rect& inside)
        : m_discs(discs), m_places(places), m_inside(inside) {
        for (const Disc& disc : discs) m_cell = std::max(m_cell, disc.radius * kApart);
        m_across = static_cast<int>(inside.w / m_cell) + 3, m_down = static_cast<int>(inside.h / m_cell) + 3;
        m_cells.resize(static_cast<std::size_t>(m_across * m_down));
    }
    void add(std::size_t disc) { m_cells[cellOf(m_places[disc], 0, 0)].push_back(disc); }
    bool isFree(Point at, float radius) const {
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx)
                for (std::size_t other : m_cells[cellOf(at, dx, dy)]) {
                    const float apart = std::max(radius, m_discs[other].radius) * kApart, x = at.x - m_places[other].x,
                                y = at.y - m_places[other].y;
                    if (x * x + y * y < apart * apart) return false;
                }
        return true;
    }

private:
    std::size_t cellOf(Point at, int dx, int dy) const {
        const int x = std::clamp(static_cast<int>((at.x - m_inside.x) / m_cell) + 1, 1, m_across - 2),
                  y = std::clamp(static_cast<int>((at.y - m_inside.y) / m_cell) + 1, 1, m_down - 2);
        return static_cast<std::size_t>((y + dy) * m_across + x + dx);
    }

    const std::vector<Disc>& m_discs;
    const std::vector<Point>& m_places;
    Rect m_inside;
    float m_cell = 1;
    int m_across = 0, m_down = 0;
    std::vector<std::vector<std::size_t>> m_cells;
};

}  // namespace

std::vector<Point> spread(const std::vector<Disc>& discs, const Rect& inside) {
    std::vector<std::size_t> order(discs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return std::tuple(discs[a].stays, -discs[a].radius, discs[a].at.x, discs[a].at.y) <
               std::tuple(discs[b].stays, -discs[b].radius, discs[b].at.x, discs[b].at.y);
    });
    std::vector<Point> places(discs.size());
    Neighbours placed(discs, places, inside);
    const auto kept = [&](Point p) {
        return Point{std::clamp(p.x, inside.x, std::max(inside.x, inside.right())),
                     std::clamp(p.y, inside.y, std::max(inside.y, inside.bottom()))};
    };
    std::map<std::tuple<float, float, float>, int> reached;  // how far out discs of one size from one place have come
    for (std::size_t i : order) {
        const Disc& disc = discs[i];
        if (disc.stays == Stays::Exactly) {
            places[i] = disc.at;
            placed.add(i);
            continue;
        }
        int& n = reached[{disc.at.x, disc.at.y, disc.radius}];
        Point at = kept(disc.at);
        for (; n < kMostTries; ++n) {
            const Point way = spiral()[static_cast<std::size_t>(n)] * disc.radius, there = kept(disc.at + way);
            if (n > 0 && there != disc.at + way) continue;  // off the plane
            if (!placed.isFree(there, disc.radius)) continue;
            at = there;
            break;
        }
        places[i] = at;
        placed.add(i);
    }
    return places;
}

}  // namespace app::layout
