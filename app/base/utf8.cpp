#include "app/base/utf8.h"

namespace app {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

bool isRefusedControl(std::uint32_t c) {
    if (c < 0x20) return c != '\n' && c != '\t';
    return (c >= 0x7F && c < 0xA0)          // delete and the C1 controls
           || (c >= 0x202A && c <= 0x202E)  // bidirectional overrides: a text must not reorder its neighbours
           || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || (c & 0xFFFE) == 0xFFFE;
}

}  // namespace

std::uint32_t nextCodePoint(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::uint32_t first = byte(at++);
    if (first < 0x80) return first;
    const int more = first >= 0xF0 && first < 0xF5   ? 3
                     : first >= 0xE0 && first < 0xF0 ? 2
                     : first >= 0xC2 && first < 0xE0 ? 1
                                                     : 0;
    if (more == 0 || at + more > text.size()) return kReplacement;
    std::uint32_t c = first & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return kReplacement;
        c = c << 6 | (byte(at + i) & 0x3F);
    }
    const bool overlong = (more == 2 && c < 0x800) || (more == 3 && c < 0x10000);
    if (overlong || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) return kReplacement;
    at += more;
    return c;
}

void appendCodePoint(std::string& text, std::uint32_t c) {
    if (c < 0x80) {
        text.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
        text.push_back(static_cast<char>(0xC0 | c >> 6));
        text.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        text.push_back(static_cast<char>(0xE0 | c >> 12));
        text.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
        text.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else {
        text.push_back(static_cast<char>(0xF0 | c >> 18));
        text.push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
        text.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
        text.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    }
}

bool isUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (nextCodePoint(text, at) == kReplacement && text.substr(start, at - start) != "\xEF\xBF\xBD") return false;
    }
    return true;
}

std::string cleanText(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t c = nextCodePoint(text, at);
        if (c == '\t') clean.push_back(' ');
        else if (!isRefusedControl(c)) appendCodePoint(clean, c);
    }
    const auto isSpace = [](char c) { return c == ' ' || c == '\n'; };
    while (!clean.empty() && isSpace(clean.back())) clean.pop_back();
    std::size_t lead = 0;
    while (lead < clean.size() && isSpace(clean[lead])) ++lead;
    clean.erase(0, lead);
    return clean;
}

std::string_view cutAt(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
    return text.substr(0, most);
}

}  // namespace app
