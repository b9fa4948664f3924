#include "ui/paint/theme.h"

#include <algorithm>
#include <cmath>

namespace ui::paint {
namespace {

float luminance(ImU32 colour) {  // WCAG 2.1, "relative luminance"
    const auto channel = [&](int shift) {
        const float c = static_cast<float>(colour >> shift & 255) / 255.0f;
        return c <= 0.03928f ? c / 12.92f : std::pow((c + 0.055f) / 1.055f, 2.4f);
    };
    return 0.2126f * channel(IM_COL32_R_SHIFT) + 0.7152f * channel(IM_COL32_G_SHIFT) + 0.0722f * channel(IM_COL32_B_SHIFT);
}

}  // namespace

float contrast(ImU32 a, ImU32 b) {
    const float la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05f) / (std::min(la, lb) + 0.05f);
}

}  // namespace ui::paint
