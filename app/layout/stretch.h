#pragma once
// A scale for one axis that spreads what lies on it: as many things in each part of the width, in their order. A value that a
// view keeps for as long as somebody wants it; what is dropped meanwhile does not change it. Pure.
#include <utility>
#include <vector>

namespace app::layout {

class Stretch {
public:
    // The plain scale: nothing is stretched.
    Stretch() = default;
    // Made for values 0 … 1. Plain where fewer than three differ.
    explicit Stretch(std::vector<float> values);

    bool plain() const { return m_knots.empty(); }
    // Of a value, where it lies; and back. Both rise, 0 stays 0 and 1 stays 1.
    float shown(float value) const;
    float value(float shown) const;

private:
    std::vector<std::pair<float, float>> m_knots;  // value, where it lies
};

}  // namespace app::layout
