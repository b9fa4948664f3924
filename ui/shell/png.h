#pragma once
// PNG in and out, for screenshots, the pictures of the home screen and the tests. Pixels are RGBA bytes, rows from the top.
// Called by the shell, off the render thread where it can be. Never draws.
#include <filesystem>
#include <vector>

namespace ui::shell {

struct Pixels {
    int width = 0, height = 0;
    std::vector<unsigned char> rgba;
};

std::vector<unsigned char> encodePng(const Pixels& pixels);
// Empty if the bytes are no PNG.
Pixels decodePng(const std::vector<unsigned char>& bytes);
// Half, a quarter, … of the size: the mean of each block of `by` × `by`.
Pixels shrunk(const Pixels& pixels, int by);
bool writeFile(const std::filesystem::path& file, const std::vector<unsigned char>& bytes);

}  // namespace ui::shell
