// Pictures in memory: filled, copied, laid over each other, scaled.
#include "ui/gl/pixels.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>

using namespace ui::gl;

namespace {

struct Picture {
    Picture(int w, int h, unsigned colour = 0xFF000000) : all(static_cast<std::size_t>(w * h), colour), width(w), height(h) {}
    PixelView view() { return {all.data(), width, height}; }
    unsigned& at(int x, int y) { return all[static_cast<std::size_t>(y * width + x)]; }
    std::vector<unsigned> all;
    int width, height;
};

// Green rises to the right, blue downward: where a pixel came from is seen in its colour.
Picture slope(int w, int h) {
    Picture picture(w, h);
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x)
            picture.at(x, y) = 0xFF000000 | static_cast<unsigned>(x * 4) << 8 | static_cast<unsigned>(y * 4);
    return picture;
}

}  // namespace

TEST_CASE("A rectangle is filled and copied, and nothing beside it", "[gl][pixels]") {
    Picture from = slope(20, 20), to(30, 10, 0xFF123456);
    copyPixels(from.view(), {3, 4, 5, 2}, to.view(), {20, 7});
    fillPixels(to.view(), {0, 0, 2, 3}, IM_COL32(0x10, 0x20, 0x30, 255));
    for (int y = 0; y < 10; ++y)
        for (int x = 0; x < 30; ++x) {
            INFO(x << ", " << y);
            if (x < 2 && y < 3) CHECK(to.at(x, y) == 0xFF102030);
            else if (x >= 20 && x < 25 && y >= 7 && y < 9) CHECK(to.at(x, y) == from.at(x - 17, y - 3));
            else CHECK(to.at(x, y) == 0xFF123456);
        }
}

TEST_CASE("What is laid over a picture hides it as far as it is opaque", "[gl][pixels]") {
    Picture below(4, 1, 0xFF808080), layer(4, 1, 0);
    layer.at(1, 0) = 0xFF0000FF;
    layer.at(2, 0) = 0x80800000;  // half red, multiplied
    layer.at(3, 0) = 0xFFFFFFFF;
    blendPixels(layer.view(), below.view(), {0, 0, 3, 1});
    CHECK(below.at(0, 0) == 0xFF808080);
    CHECK((below.at(1, 0) & 0xFFFFFF) == 0x0000FF);
    CHECK(std::abs(static_cast<int>(below.at(2, 0) >> 16 & 255) - (0x80 + 0x40)) <= 1);
    CHECK(std::abs(static_cast<int>(below.at(2, 0) & 255) - 0x40) <= 1);
    CHECK(below.at(3, 0) == 0xFF808080);
    CHECK(rgbaOf(layer.view())[7] == 255);
}

TEST_CASE("A scaled picture shows what lies there, mixed from its neighbours, and repeats beyond its rims", "[gl][pixels]") {
    Picture from = slope(40, 30);
    const auto near = [](double expected, unsigned channel) { return std::abs(expected - channel) <= 1.5; };
    for (const double step : {0.4, 0.9, 1.0, 1.3})
        for (const double origin : {2.0, 3.7}) {
            Picture to(24, 16, 0xFF777777);
            scalePixels(from.view(), {origin, origin, step}, to.view(), {2, 1, 15, 12});
            INFO("step " << step << " from " << origin);
            CHECK(to.at(0, 0) == 0xFF777777);
            CHECK(to.at(17, 3) == 0xFF777777);
            for (int y = 1; y < 13; ++y)
                for (int x = 2; x < 17; ++x) {
                    // The middle of a pixel of one is where a pixel of the other has its middle.
                    const double atX = origin + (x + 0.5) * step - 0.5, atY = origin + (y + 0.5) * step - 0.5;
                    INFO(x << ", " << y);
                    CHECK(near(atX * 4, to.at(x, y) >> 8 & 255));
                    CHECK(near(atY * 4, to.at(x, y) & 255));
                }
        }
    Picture wrapped(6, 6);
    scalePixels(from.view(), {-2, 28, 1}, wrapped.view(), {0, 0, 6, 6});
    for (int y = 0; y < 6; ++y)
        for (int x = 0; x < 6; ++x) CHECK((wrapped.at(x, y) & 0xFFFFFF) == (from.at((x + 38) % 40, (y + 28) % 30) & 0xFFFFFF));
}
