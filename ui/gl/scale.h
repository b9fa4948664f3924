#pragma once
// Scales a picture in memory: each pixel is mixed from the four that lie nearest. For pictures on the move where there is no GPU;
// no OpenGL here.
namespace ui::gl {

struct WrappedPixels {
    const unsigned* pixels;
    int width, height;             // (x, y) lies at (x mod width, y mod height)
    int left, top, right, bottom;  // what of the picture is kept: at most width x height; the rim is repeated beyond
};

// The middle of pixel (i, j) of `to`, `w` x `h` pixels row by row, shows (x + (i + ½) · step, y + (j + ½) · step) of the picture.
void scalePicture(const WrappedPixels& from, double x, double y, double step, unsigned* to, int w, int h);

}  // namespace ui::gl
