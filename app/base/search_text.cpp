#include "app/base/search_text.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace app {
namespace {

void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

}  // namespace

std::string foldedText(std::string_view text) {
    const auto options =
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
    utf8proc_uint8_t* made = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &made, options);
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> kept(made, &std::free);
    if (size < 0) return {};
    std::string folded(reinterpret_cast<const char*>(made), static_cast<std::size_t>(size));
    replaceAll(folded, "œ", "oe"), replaceAll(folded, "æ", "ae");  // which have no decomposition
    replaceAll(folded, "’", "'"), replaceAll(folded, "‘", "'");
    return folded;
}

bool holdsWords(std::string_view text, std::string_view query) {
    const std::string in = foldedText(text), words = foldedText(query);
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (in.find(words.substr(at, end - at)) == std::string::npos) return false;
        at = end + 1;
    }
    return true;
}

}  // namespace app
