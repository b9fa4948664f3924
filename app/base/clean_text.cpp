// What of a text enters a session: see utf8.h. Unicode's tables are utf8proc's.
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <vector>

#include "app/base/utf8.h"

namespace app {
namespace {

using CodePoints = std::vector<std::int32_t>;

constexpr std::int32_t kZwnj = 0x200C, kZwj = 0x200D, kTextSelector = 0xFE0E, kEmojiSelector = 0xFE0F, kKeycap = 0x20E3;
constexpr std::int32_t kBlackFlag = 0x1F3F4, kTagsEnd = 0xE007F;
constexpr std::size_t kMostTags = 6;  // before the one that ends them; "gbsct" has 5
constexpr int kMostMarks = 8;         // on one letter

bool isTag(std::int32_t c) { return c >= 0xE0020 && c <= kTagsEnd; }
bool isLetterTag(std::int32_t c) { return (c >= 0xE0030 && c <= 0xE0039) || (c >= 0xE0061 && c <= 0xE007A); }

// What shows nothing, or changes how its neighbours show, whatever stands beside it. Joiners, selectors of emoji and tags are
// looked at where they stand.
bool neverEnters(std::int32_t c) {
    static constexpr std::array<std::array<std::int32_t, 2>, 21> kRanges{{
        {0x00AD, 0x00AD},    // soft hyphen
        {0x034F, 0x034F},    // grapheme joiner
        {0x061C, 0x061C},    // Arabic mark of direction
        {0x115F, 0x1160},    // fillers of Hangul
        {0x17B4, 0x17B5},    // vowels of Khmer that show nothing
        {0x180B, 0x180F},    // selectors of Mongolian
        {0x200B, 0x200B},    // space of no width
        {0x200E, 0x200F},    // marks of direction
        {0x202A, 0x202E},    // embeddings and overrides: a text must not reorder its neighbours
        {0x2060, 0x206F},    // word joiner, signs that show nothing, isolates
        {0x3164, 0x3164},    // filler of Hangul
        {0xFE00, 0xFE0D},    // selectors, but of emoji
        {0xFEFF, 0xFEFF},    // byte order mark
        {0xFFA0, 0xFFA0},    // filler of Hangul
        {0xFFF0, 0xFFFB},    // marks of annotations
        {0x1BCA0, 0x1BCA3},  // controls of shorthand
        {0x1D173, 0x1D17A},  // controls of music
        {0x13430, 0x1343F},  // controls of hieroglyphs
        {0xE0000, 0xE001F},  // tags, but of flags
        {0xE0080, 0xE0FFF},  // selectors of ideographs
        {0xFDD0, 0xFDEF},    // no characters
    }};
    if (std::ranges::any_of(kRanges, [&](const auto& range) { return c >= range[0] && c <= range[1]; })) return true;
    const utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CO || (c & 0xFFFE) == 0xFFFE;
}

bool isEmoji(std::int32_t c) { return utf8proc_get_property(c)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC; }
bool isSkin(std::int32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool isMark(std::int32_t c) {
    const utf8proc_category_t category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ME || isSkin(c);
}
bool isLetter(std::int32_t c) { return utf8proc_category(c) == UTF8PROC_CATEGORY_LO; }
bool isVirama(std::int32_t c) { return utf8proc_get_property(c)->combining_class == 9; }
// Of scripts whose letters join, where Persian, Urdu and Kurdish keep some apart.
bool isJoining(std::int32_t c) {
    return (c >= 0x0600 && c <= 0x08FF && (isLetter(c) || isMark(c))) || (c >= 0xFB50 && c <= 0xFEFC && isLetter(c));
}

CodePoints decoded(std::string_view text) {
    CodePoints points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<std::int32_t>(nextCodePoint(text, at));
        if (c == '\t') points.push_back(' ');
        else if (c == '\n' || c == 0x2028 || c == 0x2029) points.push_back('\n');  // lines and paragraphs end in one way
        else if (!neverEnters(c)) points.push_back(c);
    }
    return points;
}

// NFC: what is written in several ways and shows as one is stored in one.
CodePoints composed(const CodePoints& points) {
    std::string text;
    for (const std::int32_t c : points) appendCodePoint(text, static_cast<std::uint32_t>(c));
    constexpr auto kHow = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    const auto parts = [&](CodePoints& into) {
        return utf8proc_decompose(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                  static_cast<utf8proc_ssize_t>(text.size()), into.data(),
                                  static_cast<utf8proc_ssize_t>(into.size()), kHow);
    };
    CodePoints result;
    const utf8proc_ssize_t needed = parts(result);  // never below 0: the text is valid
    result.resize(static_cast<std::size_t>(needed));
    parts(result);
    result.resize(static_cast<std::size_t>(utf8proc_normalize_utf32(result.data(), needed, kHow)));
    return result;
}

// Leaves out what has no business where it stands: joiners and selectors that join and select nothing, marks heaped on a letter.
class Sieve {
public:
    explicit Sieve(const CodePoints& points) : m_points(points) {}

    CodePoints kept() {
        for (m_at = 0; m_at < m_points.size(); ++m_at) {
            const std::int32_t c = m_points[m_at];
            if (!belongs(c)) continue;
            const std::int32_t last = m_kept.empty() ? 0 : m_kept.back();
            std::int32_t state = m_state;
            const bool begins = m_kept.empty() || utf8proc_grapheme_break_stateful(last, c, &state);
            if (!begins && m_inCluster == kLongestCluster) continue;
            m_state = state;
            m_inCluster = begins ? 1 : m_inCluster + 1;
            m_marks = isMark(c) ? m_marks + 1 : c == kZwj || c == kZwnj ? m_marks : 0;
            m_kept.push_back(c);
        }
        return std::move(m_kept);
    }

private:
    bool belongs(std::int32_t c) const {
        const std::int32_t before = m_kept.empty() ? 0 : m_kept.back();
        const std::int32_t after = m_at + 1 < m_points.size() ? m_points[m_at + 1] : 0;
        if (c == kZwj) {
            const bool isShown = isEmoji(before) || ((before == kEmojiSelector || isSkin(before)) && m_kept.size() > 1 &&
                                                     isEmoji(m_kept[m_kept.size() - 2]));
            return (isShown && isEmoji(after)) || (isVirama(before) && isLetter(after));
        }
        if (c == kZwnj) return (isJoining(before) && isJoining(after)) || (isVirama(before) && isLetter(after));
        if (c == kTextSelector || c == kEmojiSelector)
            return isEmoji(before) || (c == kEmojiSelector && after == kKeycap &&
                                       ((before >= '0' && before <= '9') || before == '#' || before == '*'));
        if (isTag(c)) return isOfFlag();
        return !isMark(c) || m_marks < kMostMarks;
    }
    // England, Scotland and Wales: a black flag, what it stands for, an end.
    bool isOfFlag() const {
        std::size_t first = m_at, end = m_at;
        while (first > 0 && m_at - first <= kMostTags && isTag(m_points[first - 1])) --first;
        while (end < m_points.size() && end - first <= kMostTags && isLetterTag(m_points[end])) ++end;
        return first > 0 && m_points[first - 1] == kBlackFlag && end > first && end - first <= kMostTags &&
               end < m_points.size() && m_points[end] == kTagsEnd;
    }

    const CodePoints& m_points;
    CodePoints m_kept;
    std::size_t m_at = 0;
    std::int32_t m_state = 0;
    int m_inCluster = 0, m_marks = 0;
};

bool shows(std::int32_t c) {
    constexpr std::int32_t kBlankBraille = 0x2800;
    return c != '\n' && utf8proc_category(c) != UTF8PROC_CATEGORY_ZS && c != kBlankBraille;
}

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \n");
    return from == std::string_view::npos ? std::string_view{} : text.substr(from, text.find_last_not_of(" \n") - from + 1);
}

}  // namespace

std::string cleanText(std::string_view text) {
    CodePoints points = composed(decoded(text));
    // What is left out may let its neighbours compose, and what they compose to may join nothing any more: until all stays.
    for (;;) {
        CodePoints kept = Sieve(points).kept();
        if (kept.size() == points.size()) break;
        points = composed(kept);
    }
    if (std::ranges::none_of(points, shows)) return {};
    std::string clean;
    clean.reserve(text.size());
    for (const std::int32_t c : points) appendCodePoint(clean, static_cast<std::uint32_t>(c));
    return std::string(trimmed(clean));
}

std::string cleanText(std::string_view text, std::size_t most) {
    std::string clean = cleanText(text);
    if (clean.size() <= most) return clean;
    std::size_t end = 0;
    for (std::size_t next = clusterEnd(clean, 0); next <= most; next = clusterEnd(clean, next)) end = next;
    // One cluster that is longer than all there may be is cut within; a joiner at the cut joins nothing any more.
    return cleanText(end > 0 ? std::string_view(clean).substr(0, end) : cutAt(clean, most));
}

std::size_t clusterEnd(std::string_view text, std::size_t at) {
    if (at >= text.size()) return text.size();
    std::int32_t state = 0;
    auto last = static_cast<std::int32_t>(nextCodePoint(text, at));
    while (at < text.size()) {
        std::size_t further = at;
        const auto c = static_cast<std::int32_t>(nextCodePoint(text, further));
        if (utf8proc_grapheme_break_stateful(last, c, &state)) break;
        last = c, at = further;
    }
    return at;
}

}  // namespace app
