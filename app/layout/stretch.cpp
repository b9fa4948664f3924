#include "app/layout/stretch.h"

#include <algorithm>

namespace app::layout {
namespace {

constexpr float kPlainPart = 0.15f;  // of the width: so much is as it was, or what lies far apart would touch

// Between two knots, along a straight line. `from`, `to`: which of a knot's two is asked and which is wanted.
float between(const std::vector<std::pair<float, float>>& knots, float at, float std::pair<float, float>::*from,
              float std::pair<float, float>::*to) {
    const auto right = std::ranges::upper_bound(knots, at, {}, from);
    if (right == knots.begin()) return knots.front().*to;
    if (right == knots.end()) return knots.back().*to;
    const auto left = right - 1;
    return (*left).*to + ((*right).*to - (*left).*to) * (at - (*left).*from) / ((*right).*from - (*left).*from);
}

}  // namespace

Stretch::Stretch(std::vector<float> values) {
    std::erase_if(values, [](float v) { return v <= 0.001f || v >= 0.999f; });  // what lies at an edge stays there
    std::ranges::sort(values);
    const auto all = static_cast<float>(values.size());
    std::vector<std::pair<float, float>> knots{{0.0f, 0.0f}};
    for (std::size_t from = 0, to = 0; from < values.size(); from = to) {
        while (to < values.size() && values[to] - values[from] < 0.001f) ++to;
        const float middle = static_cast<float>(from + to) / 2 / all;
        knots.push_back({values[from], kPlainPart * values[from] + (1 - kPlainPart) * middle});
    }
    knots.push_back({1.0f, 1.0f});
    if (knots.size() >= 5) m_knots = std::move(knots);
}

float Stretch::shown(float value) const {
    return plain() ? value : between(m_knots, value, &std::pair<float, float>::first, &std::pair<float, float>::second);
}
float Stretch::value(float shown) const {
    return plain() ? shown : between(m_knots, shown, &std::pair<float, float>::second, &std::pair<float, float>::first);
}

}  // namespace app::layout
