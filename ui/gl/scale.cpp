#include "ui/gl/scale.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <thread>
#include <vector>

namespace ui::gl {
namespace {

// Where a pixel is mixed from: of two neighbours, so much (0 … 255 of 256) of the second.
struct Mix {
    int first, second;
    unsigned part;
};

int wrapped(int at, int size) {
    const int rest = at % size;
    return rest < 0 ? rest + size : rest;
}

std::vector<Mix> mixes(double from, double step, int count, int least, int end, int size) {
    std::vector<Mix> all(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        const double at = std::clamp(from + (i + 0.5) * step - 0.5, static_cast<double>(least), static_cast<double>(end - 1));
        const int first = static_cast<int>(std::floor(at));
        all[static_cast<std::size_t>(i)] = {wrapped(first, size), wrapped(std::min(first + 1, end - 1), size),
                                            static_cast<unsigned>((at - first) * 256)};
    }
    return all;
}

constexpr std::uint32_t kOdd = 0x00FF00FF;

std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t part) {
    // Two channels at once, in the even and the odd bytes; what borrows runs out at the top.
    const std::uint32_t a0 = a & kOdd, a1 = a >> 8 & kOdd, b0 = b & kOdd, b1 = b >> 8 & kOdd;
    return ((a0 * (256 - part) + b0 * part) >> 8 & kOdd) | ((a1 * (256 - part) + b1 * part) & ~kOdd);
}

void mixRows(const std::uint32_t* a, const std::uint32_t* b, unsigned part, std::uint32_t* to, int count) {
    constexpr std::uint64_t odd = 0x00FF00FF00FF00FF;
    const std::uint64_t other = 256 - part;
    int i = 0;
    for (; i + 2 <= count; i += 2) {
        std::uint64_t x, y;
        std::memcpy(&x, a + i, 8), std::memcpy(&y, b + i, 8);
        const std::uint64_t even = ((x & odd) * other + (y & odd) * part) >> 8 & odd;
        const std::uint64_t rest = ((x >> 8 & odd) * other + (y >> 8 & odd) * part) & ~odd;
        const std::uint64_t both = even | rest;
        std::memcpy(to + i, &both, 8);
    }
    for (; i < count; ++i) to[i] = mixed(a[i], b[i], part);
}

// One row of the picture, mixed sideways; kept until another row is needed in its place.
struct Row {
    int of = -1;
    std::vector<std::uint32_t> pixels;
};

void scaleRows(const WrappedPixels& from, const std::vector<Mix>& across, const Mix* down, int rows, unsigned* to, int w) {
    Row kept[2];
    for (Row& row : kept) row.pixels.resize(static_cast<std::size_t>(w));
    const auto rowOf = [&](int y, int notIn) {
        for (int k : {0, 1})
            if (kept[k].of == y) return k;
        const int k = notIn == 0 ? 1 : 0;
        const unsigned* source = from.pixels + static_cast<std::ptrdiff_t>(y) * from.width;
        std::uint32_t* out = kept[k].pixels.data();
        for (int i = 0; i < w; ++i) {
            const Mix& mix = across[static_cast<std::size_t>(i)];
            out[i] = mixed(source[mix.first], source[mix.second], mix.part);
        }
        kept[k].of = y;
        return k;
    };
    for (int j = 0; j < rows; ++j) {
        // The second first where it is there already: the first must not take its place.
        const int there = kept[0].of == down[j].second ? 0 : kept[1].of == down[j].second ? 1 : -1;
        const int first = rowOf(down[j].first, there);
        const int second = rowOf(down[j].second, first);
        mixRows(kept[first].pixels.data(), kept[second].pixels.data(), down[j].part, to + static_cast<std::ptrdiff_t>(j) * w, w);
    }
}

}  // namespace

void scalePicture(const WrappedPixels& from, double x, double y, double step, unsigned* to, int w, int h) {
    const std::vector<Mix> across = mixes(x, step, w, from.left, from.right, from.width);
    const std::vector<Mix> down = mixes(y, step, h, from.top, from.bottom, from.height);
    constexpr int kWorthAThread = 256 * 256;
    const int half = w * h > kWorthAThread ? h / 2 : 0;
    std::thread upper;
    if (half > 0) upper = std::thread([&] { scaleRows(from, across, down.data(), half, to, w); });
    scaleRows(from, across, down.data() + half, h - half, to + static_cast<std::ptrdiff_t>(half) * w, w);
    if (upper.joinable()) upper.join();
}

}  // namespace ui::gl
