#include "ui/gl/pixels.h"

#include <pixman.h>

#include <cmath>
#include <cstring>
#include <memory>

namespace ui::gl {
namespace {

struct Unref {
    void operator()(pixman_image_t* image) const { pixman_image_unref(image); }
};
using Image = std::unique_ptr<pixman_image_t, Unref>;

Image imageOf(const PixelView& pixels, pixman_format_code_t format) {
    return Image(pixman_image_create_bits(format, pixels.width, pixels.height, pixels.at, pixels.width * 4));
}

struct WholePixels {
    explicit WholePixels(const app::Rect& r)
        : x(static_cast<int>(std::lround(r.x))),
          y(static_cast<int>(std::lround(r.y))),
          w(static_cast<int>(std::lround(r.w))),
          h(static_cast<int>(std::lround(r.h))) {}
    int x, y, w, h;
};

unsigned* pixelOf(const PixelView& of, int x, int y) { return of.at + static_cast<std::ptrdiff_t>(y) * of.width + x; }

}  // namespace

void fillPixels(const PixelView& to, const app::Rect& area, ImU32 opaque) {
    const WholePixels a(area);
    const unsigned colour = 0xFF000000 | (opaque >> IM_COL32_R_SHIFT & 255) << 16 | (opaque >> IM_COL32_G_SHIFT & 255) << 8 |
                            (opaque >> IM_COL32_B_SHIFT & 255);
    pixman_fill(to.at, to.width, 32, a.x, a.y, a.w, a.h, colour);
}

void copyPixels(const PixelView& from, const app::Rect& area, const PixelView& to, app::Point at) {
    const WholePixels a(area);
    const int x = static_cast<int>(std::lround(at.x)), y = static_cast<int>(std::lround(at.y));
    for (int row = 0; row < a.h; ++row)
        std::memcpy(pixelOf(to, x, y + row), pixelOf(from, a.x, a.y + row), static_cast<std::size_t>(a.w) * 4);
}

void blendPixels(const PixelView& from, const PixelView& to, const app::Rect& area) {
    const WholePixels a(area);
    const Image source = imageOf(from, PIXMAN_a8r8g8b8), target = imageOf(to, PIXMAN_x8r8g8b8);
    pixman_image_composite32(PIXMAN_OP_OVER, source.get(), nullptr, target.get(), a.x, a.y, 0, 0, a.x, a.y, a.w, a.h);
}

void scalePixels(const PixelView& from, const Scaling& scaling, const PixelView& to, const app::Rect& area) {
    const WholePixels a(area);
    const Image source = imageOf(from, PIXMAN_x8r8g8b8), target = imageOf(to, PIXMAN_x8r8g8b8);
    // pixman counts in 65536ths of a pixel and to 32767: the beginning is brought into the picture, which repeats.
    const auto begin = [&](double origin, int at, int size) {
        const double first = origin + at * scaling.step;
        return pixman_double_to_fixed(first - std::floor(first / size) * size);
    };
    const pixman_fixed_t step = pixman_double_to_fixed(scaling.step);
    const pixman_transform_t transform{{{step, 0, begin(scaling.originX, a.x, from.width)},
                                        {0, step, begin(scaling.originY, a.y, from.height)},
                                        {0, 0, pixman_fixed_1}}};
    pixman_image_set_transform(source.get(), &transform);
    pixman_image_set_filter(source.get(), PIXMAN_FILTER_BILINEAR, nullptr, 0);
    pixman_image_set_repeat(source.get(), PIXMAN_REPEAT_NORMAL);
    pixman_image_composite32(PIXMAN_OP_SRC, source.get(), nullptr, target.get(), 0, 0, 0, 0, a.x, a.y, a.w, a.h);
}

std::vector<unsigned char> rgbaOf(const PixelView& pixels) {
    const auto count = static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height);
    std::vector<unsigned char> bytes(count * 4);
    for (std::size_t i = 0; i < count; ++i) {
        const unsigned p = pixels.at[i];
        bytes[i * 4] = static_cast<unsigned char>(p >> 16), bytes[i * 4 + 1] = static_cast<unsigned char>(p >> 8);
        bytes[i * 4 + 2] = static_cast<unsigned char>(p), bytes[i * 4 + 3] = 255;
    }
    return bytes;
}

}  // namespace ui::gl
