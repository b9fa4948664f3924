#include "app/base/texts.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

namespace app {
namespace {

// The .mo format: GNU gettext manual, "The Format of GNU MO Files". Tables of (length, offset) pairs, little-endian here.
constexpr std::uint32_t kMagic = 0x950412de;

std::uint32_t wordAt(const std::string& bytes, std::size_t at) {
    std::uint32_t word = 0;
    if (at + 4 <= bytes.size()) std::memcpy(&word, bytes.data() + at, 4);
    return word;
}

std::string stringAt(const std::string& bytes, std::size_t pair) {
    const std::size_t size = wordAt(bytes, pair), offset = wordAt(bytes, pair + 4);
    return offset + size <= bytes.size() ? bytes.substr(offset, size) : std::string{};
}

}  // namespace

Texts Texts::load(const std::filesystem::path& folder, std::string_view lang) {
    Texts texts;
    if (lang == "en") return texts;
    std::ifstream file(folder / (std::string(lang) + ".mo"), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (wordAt(bytes, 0) != kMagic) return texts;
    texts.m_lang = lang;
    const std::uint32_t count = wordAt(bytes, 8), ids = wordAt(bytes, 12), values = wordAt(bytes, 16);
    for (std::uint32_t i = 0; i < count && ids + 8 * i + 8 <= bytes.size(); ++i) {
        std::string id = stringAt(bytes, ids + 8 * i);
        id.resize(std::strlen(id.c_str()));  // a plural id is "one NUL many"
        texts.m_texts.emplace(std::move(id), stringAt(bytes, values + 8 * i));
    }
    return texts;
}

const char* Texts::operator()(const char* msgid) const {
    const auto found = m_texts.find(msgid);
    return found == m_texts.end() || found->second.empty() ? msgid : found->second.c_str();
}

std::string Texts::plural(const char* one, const char* many, long n) const {
    // French counts 0 and 1 as singular, English only 1. A language with other rules needs its Plural-Forms read here.
    const bool singular = m_lang == "fr" ? n == 0 || n == 1 : n == 1;
    std::string form = singular ? one : many;
    if (const auto found = m_texts.find(one); found != m_texts.end() && !found->second.empty()) {
        const auto split = found->second.find('\0');
        form = singular || split == std::string::npos ? found->second.substr(0, split) : found->second.substr(split + 1);
    }
    if (const auto at = form.find("%d"); at != std::string::npos) form.replace(at, 2, std::to_string(n));
    return form;
}

std::string Texts::filled(std::string text, std::initializer_list<std::string> values) {
    // From left to right, so that what a value holds is never taken for a slot.
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at)) {
        const std::size_t index =
            at + 1 < text.size() ? static_cast<std::size_t>(static_cast<unsigned char>(text[at + 1]) - '0') : values.size();
        if (index < values.size() && at + 2 < text.size() && text[at + 2] == '}') {
            const std::string& value = values.begin()[index];
            text.replace(at, 3, value);
            at += value.size();
        } else {
            ++at;
        }
    }
    return text;
}

std::string decimalText(const Texts& tr, double value, int mostDigits, int leastDigits) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", mostDigits, value);
    std::string result = text;
    for (int digits = mostDigits; digits > leastDigits && result.back() == '0'; --digits) result.pop_back();
    if (result.back() == '.') result.pop_back();
    if (tr.lang() == "fr") std::replace(result.begin(), result.end(), '.', ',');
    return result == "-0" ? "0" : result;
}

std::string ordinalText(const Texts& tr, long place) {
    const std::string digits = std::to_string(place);
    if (tr.lang() == "fr") return digits + (place == 1 ? "ʳᵉ" : "ᵉ");  // raised, as French typography has it
    const long last = place % 10;
    const bool teens = place % 100 / 10 == 1;
    return digits + (teens ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

std::string wholeText(const Texts& tr, std::int64_t value) {
    std::string digits = std::to_string(value);
    const char* gap = tr.lang() == "fr" ? "\u202F" : ",";
    const std::size_t first = value < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) digits.insert(at -= 3, gap);
    return digits;
}

}  // namespace app
