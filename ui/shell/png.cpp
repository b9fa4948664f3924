#include "ui/shell/png.h"

#include <cairo.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <memory>

namespace ui::shell {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
    auto& bytes = *static_cast<std::vector<unsigned char>*>(closure);
    bytes.insert(bytes.end(), data, data + length);
    return CAIRO_STATUS_SUCCESS;
}

struct Reader {
    const std::vector<unsigned char>& bytes;
    std::size_t at = 0;
};
cairo_status_t take(void* closure, unsigned char* data, unsigned length) {
    auto& reader = *static_cast<Reader*>(closure);
    if (reader.at + length > reader.bytes.size()) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, reader.bytes.data() + reader.at, length);
    reader.at += length;
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

std::vector<unsigned char> encodePng(const Pixels& pixels) {
    Surface surface{cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels.width, pixels.height), cairo_surface_destroy};
    unsigned char* out = cairo_image_surface_get_data(surface.get());
    if (!out) return {};
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < pixels.height; ++y)
        for (int x = 0; x < pixels.width; ++x) {
            const unsigned char* in = &pixels.rgba[(static_cast<std::size_t>(y) * pixels.width + x) * 4];
            unsigned char* p = out + y * stride + x * 4;  // native-endian xRGB
            p[0] = in[2], p[1] = in[1], p[2] = in[0], p[3] = 255;
        }
    cairo_surface_mark_dirty(surface.get());
    std::vector<unsigned char> bytes;
    cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
    return bytes;
}

Pixels decodePng(const std::vector<unsigned char>& bytes) {
    Reader reader{bytes};
    Surface surface{cairo_image_surface_create_from_png_stream(take, &reader), cairo_surface_destroy};
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return {};
    Pixels pixels{cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()), {}};
    const unsigned char* in = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    pixels.rgba.resize(static_cast<std::size_t>(pixels.width) * pixels.height * 4);
    for (int y = 0; y < pixels.height; ++y)
        for (int x = 0; x < pixels.width; ++x) {
            const unsigned char* p = in + y * stride + x * 4;
            unsigned char* out = &pixels.rgba[(static_cast<std::size_t>(y) * pixels.width + x) * 4];
            out[0] = p[2], out[1] = p[1], out[2] = p[0], out[3] = 255;
        }
    return pixels;
}

Pixels shrunk(const Pixels& pixels, int by) {
    Pixels small{pixels.width / by, pixels.height / by, {}};
    small.rgba.resize(static_cast<std::size_t>(small.width) * small.height * 4);
    for (int y = 0; y < small.height; ++y)
        for (int x = 0; x < small.width; ++x)
            for (int c = 0; c < 4; ++c) {
                int sum = 0;
                for (int dy = 0; dy < by; ++dy)
                    for (int dx = 0; dx < by; ++dx)
                        sum += pixels.rgba[((static_cast<std::size_t>(y) * by + dy) * pixels.width + x * by + dx) * 4 + c];
                small.rgba[(static_cast<std::size_t>(y) * small.width + x) * 4 + c] = static_cast<unsigned char>(sum / (by * by));
            }
    return small;
}

bool writeFile(const std::filesystem::path& file, const std::vector<unsigned char>& bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return static_cast<bool>(out.flush());
}

}  // namespace ui::shell
