#include "app/layout/crowds.h"

#include <algorithm>
#include <cmath>

namespace app::layout {
namespace {

struct Told : Crowd {
    bool alone = false;
};

float radiusOf(std::size_t members) { return std::min(9.0f, 5.6f + 0.6f * std::sqrt(static_cast<float>(members))); }

bool covers(const Told& a, const Told& b) {
    const float apart = a.alone || b.alone ? kHides * std::max(a.radius, b.radius) : kMayTouch * (a.radius + b.radius);
    return distance(a.at, b.at) < apart;
}

Told joined(const Told& a, const Told& b) {
    const auto m = static_cast<float>(a.members.size()), n = static_cast<float>(b.members.size());
    Told both;
    both.at = (a.at * m + b.at * n) * (1 / (m + n));
    both.members = a.members;
    both.members.insert(both.members.end(), b.members.begin(), b.members.end());
    both.radius = radiusOf(both.members.size());
    return both;
}

float covered(const Rect& box, const std::vector<Point>& middles) {
    return static_cast<float>(std::ranges::count_if(middles, [&](Point p) { return box.grown(4).contains(p); }));
}

}  // namespace

std::vector<Crowd> crowds(const std::vector<Disc>& discs) {
    std::vector<Told> kept;
    for (std::size_t i = 0; i < discs.size(); ++i) {
        Told item;
        item.at = discs[i].at, item.radius = discs[i].radius, item.members = {i}, item.alone = discs[i].alone;
        // Each joining makes them fewer by one, so this ends; what is kept never covers each other.
        for (std::size_t k = 0; k < kept.size();) {
            if (!covers(item, kept[k])) {
                ++k;
                continue;
            }
            item = joined(kept[k], item);
            kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(k));
            k = 0;
        }
        kept.push_back(std::move(item));
    }
    std::vector<Crowd> result(std::make_move_iterator(kept.begin()), std::make_move_iterator(kept.end()));
    for (Crowd& crowd : result) std::ranges::sort(crowd.members);
    return result;
}

std::optional<std::vector<Point>> fanOut(Point centre, std::size_t count, float pitch, const Rect& inside,
                                         const std::vector<Rect>& taken) {
    for (const float part : {1.0f, 0.9f, 0.8f, 0.7f}) {
        const float step = pitch * part, half = step / 2;
        std::vector<Point> places;
        const Rect room = inside.grown(-half);
        const int rows = static_cast<int>(std::max(0.0f, room.h) / (step * 0.867f)),
                  columns = static_cast<int>(std::max(0.0f, room.w) / step);
        for (int row = 0; row <= rows; ++row)
            for (int column = 0; column <= columns; ++column) {
                const Point at{room.x + static_cast<float>(column) * step + (row % 2 ? half : 0),
                               room.y + static_cast<float>(row) * step * 0.867f};
                if (at.x > room.right() || std::ranges::any_of(taken, [&](const Rect& r) { return r.grown(half).contains(at); }))
                    continue;
                places.push_back(at);
            }
        if (places.size() < count) continue;
        std::ranges::stable_sort(places, {}, [&](Point p) { return distance(p, centre); });
        places.resize(count);
        return places;
    }
    return std::nullopt;
}

std::vector<Rect> placeTitles(const std::vector<TitleWish>& wishes, const Rect& inside, std::vector<Rect> taken,
                              const std::vector<Point>& middles) {
    for (const TitleWish& wish : wishes)
        taken.push_back({wish.at.x - wish.radius, wish.at.y - wish.radius, 2 * wish.radius, 2 * wish.radius});
    std::vector<Rect> result;
    for (const TitleWish& wish : wishes) {
        Rect best;
        float least = 1e9f;
        for (int ring = 0; ring < 24 && best.empty(); ++ring)
            for (int way = 0; way < 16; ++way) {
                const float angle = static_cast<float>(way) * 0.3926991f, out = wish.radius + 1.5f + 4 * static_cast<float>(ring);
                const Point way2{std::cos(angle), std::sin(angle)};
                const Point c{wish.at.x + way2.x * (out + wish.size.x / 2), wish.at.y + way2.y * (out + wish.size.y / 2)};
                const Rect box{c.x - wish.size.x / 2, c.y - wish.size.y / 2, wish.size.x, wish.size.y};
                const bool within =
                    box.x >= inside.x && box.y >= inside.y && box.right() <= inside.right() && box.bottom() <= inside.bottom();
                if (!within || std::ranges::any_of(taken, [&](const Rect& r) { return r.touches(box); })) continue;
                if (const float cost = covered(box, middles) * 14 + distance(c, wish.at); cost < least) least = cost, best = box;
            }
        if (!best.empty()) taken.push_back(best);
        result.push_back(best);
    }
    return result;
}

}  // namespace app::layout
