#include "tests/pictures/compare.h"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace tests {
namespace {

constexpr double kThreshold = 35215.0 * 0.1 * 0.1;  // pixelmatch's default: a tenth of the greatest YIQ distance
constexpr int kBlock = 24;

double distance(const unsigned char* a, const unsigned char* b) {
    const double r = a[0] - b[0], g = a[1] - b[1], bl = a[2] - b[2];
    const double y = r * 0.29889531 + g * 0.58662247 + bl * 0.11448223, i = r * 0.59597799 - g * 0.27417610 - bl * 0.32180189,
                 q = r * 0.21147017 - g * 0.52261711 + bl * 0.31114694;
    return 0.5053 * y * y + 0.299 * i * i + 0.1957 * q * q;
}

}  // namespace

Studio& sharedStudio() {
    static Studio one(1280, 720, 1.667f);
    return one;
}

std::string Difference::text() const {
    return std::to_string(share * 100) + " % of the pixels, " + std::to_string(worstBlock * 100) + " % of the worst block";
}

Difference compare(const ui::shell::Pixels& expected, const ui::shell::Pixels& actual, ui::shell::Pixels* marked) {
    if (expected.width != actual.width || expected.height != actual.height)
        throw std::runtime_error("the pictures differ in size");
    if (marked) *marked = actual;
    std::map<std::pair<int, int>, int> blocks;
    long count = 0;
    for (int y = 0; y < actual.height; ++y)
        for (int x = 0; x < actual.width; ++x) {
            const std::size_t at = (static_cast<std::size_t>(y) * actual.width + x) * 4;
            if (distance(&expected.rgba[at], &actual.rgba[at]) <= kThreshold) continue;
            ++count, ++blocks[{x / kBlock, y / kBlock}];
            if (marked) marked->rgba[at] = 255, marked->rgba[at + 1] = marked->rgba[at + 2] = 0;
        }
    Difference result{static_cast<double>(count) / (static_cast<double>(actual.width) * actual.height), 0};
    for (const auto& [block, differing] : blocks)
        result.worstBlock = std::max(result.worstBlock, static_cast<double>(differing) / (kBlock * kBlock));
    return result;
}

ui::shell::Pixels upright(const ui::shell::Pixels& pixels, const app::Rect& box, int quarters) {
    const app::Pose pose{box, quarters};
    ui::shell::Pixels part{static_cast<int>(pose.width()), static_cast<int>(pose.height()), {}};
    part.rgba.resize(static_cast<std::size_t>(part.width) * part.height * 4);
    for (int y = 0; y < part.height; ++y)
        for (int x = 0; x < part.width; ++x) {
            const app::Point from = pose.toTable(app::Point{x + 0.5f, y + 0.5f});
            const std::size_t in = (static_cast<std::size_t>(from.y) * pixels.width + static_cast<std::size_t>(from.x)) * 4;
            std::copy_n(&pixels.rgba[in], 4, &part.rgba[(static_cast<std::size_t>(y) * part.width + x) * 4]);
        }
    return part;
}

}  // namespace tests
