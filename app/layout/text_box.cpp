#include "app/layout/text_box.h"

#include <algorithm>

#include "app/base/utf8.h"

namespace app::layout {
namespace {

constexpr std::string_view kEllipsis = "…";

// The signs that French sets off by a space from the word they belong to. People type a plain space there; a line must neither
// begin nor end with such a sign alone.
bool closes(std::string_view text) {
    static constexpr std::string_view kClosing[] = {"»",  "!",  "?",  ":",  ";",  "%",  "€",  "…",  "。", "、",
                                                    "，", "．", "！", "？", "：", "；", "）", "」", "』", "ー"};
    return std::ranges::any_of(kClosing, [&](std::string_view sign) { return text.starts_with(sign); });
}
bool opens(std::string_view text) {
    return text.ends_with("«") || text.ends_with("（") || text.ends_with("「") || text.ends_with("『");
}

// Kana, ideographs and Hangul: between two of them a line may end anywhere.
bool endsAnywhere(std::string_view text, std::size_t at) {
    if (at >= text.size()) return false;
    const std::uint32_t c = nextCodePoint(text, at);
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFF);
}

std::string_view withoutSpacesAfter(std::string_view text) {
    const std::size_t last = text.find_last_not_of(' ');
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}
std::string_view withoutSpacesBefore(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

// The end of the word that begins at `from`: the next space or line end that may be broken at.
std::size_t wordEnd(std::string_view text, std::size_t from) {
    for (std::size_t at = from;; ++at) {
        at = std::min(text.find_first_of(" \n", at), text.size());
        if (at >= text.size() || text[at] == '\n') return at;
        const bool sticks =
            at > from && (closes(withoutSpacesBefore(text.substr(at))) || opens(withoutSpacesAfter(text.substr(0, at))));
        if (!sticks) return at;
        while (at + 1 < text.size() && text[at + 1] == ' ') ++at;
    }
}

// Clusters can only be found from the front; what fits on a line is short.
std::size_t clusterBefore(std::string_view text, std::size_t at) {
    std::size_t start = 0;
    for (std::size_t next = clusterEnd(text, 0); next < at; next = clusterEnd(text, next)) start = next;
    return start;
}

// A word wider than a line is broken at `cut` or before it, so that neither part is a sign alone; at `cut` if it is all signs.
std::size_t cutBetweenSigns(std::string_view word, std::size_t cut) {
    for (std::size_t at = cut; at > 0 && at < word.size(); at = clusterBefore(word, at)) {
        const std::string_view head = withoutSpacesAfter(word.substr(0, at)), tail = withoutSpacesBefore(word.substr(at));
        if (!head.empty() && !tail.empty() && !closes(tail) && !opens(head)) return at;
    }
    return cut;
}

// Splits into lines no wider than `width` (in em). Breaks at spaces and line ends; a word wider than a line is broken inside.
struct Lines {
    std::vector<std::string> lines;
    bool brokeWord = false;  // a word was wider than a line
};
Lines linesOf(const TextMeasure& measure, std::string_view text, Weight weight, float width, std::size_t most) {
    Lines result;
    std::vector<std::string>& lines = result.lines;
    std::string line;
    float lineW = 0;
    const float space = measure.widthPerEm(" ", weight);
    const auto endLine = [&] { lines.push_back(std::move(line)), line.clear(), lineW = 0; };
    for (std::size_t at = 0; at <= text.size() && lines.size() <= most;) {
        const std::size_t end = wordEnd(text, at);
        std::string_view word = text.substr(at, end - at);
        float wordW = measure.widthPerEm(word, weight);
        if (!line.empty() && lineW + space + wordW > width) endLine();
        while (wordW > width && lines.size() <= most) {
            std::size_t cut = 0;
            float w = 0;
            while (cut < word.size()) {
                const std::size_t next = clusterEnd(word, cut);
                const float c = measure.widthPerEm(word.substr(cut, next - cut), weight);
                if (cut > 0 && w + c > width) break;
                w += c, cut = next;
            }
            cut = cutBetweenSigns(word, cut);
            if (!endsAnywhere(word, cut)) result.brokeWord = true;
            lines.emplace_back(withoutSpacesAfter(word.substr(0, cut)));
            word = withoutSpacesBefore(word.substr(cut));
            wordW = measure.widthPerEm(word, weight);
        }
        if (!word.empty()) {
            if (!line.empty()) line += ' ', lineW += space;
            line += word, lineW += wordW;
        }
        if (end >= text.size()) break;
        if (text[end] == '\n') endLine();
        at = end + 1;
    }
    if (!line.empty()) endLine();
    return result;
}

}  // namespace

TextBox breakText(const TextMeasure& measure, std::string_view text, Weight weight, float width, float height, float size,
                  float smaller) {
    for (float s : {size, smaller}) {
        const float lineH = s * kLineHeight;
        const std::size_t most = static_cast<std::size_t>(std::max(1.0f, (height + 0.01f) / lineH));
        Lines broken = linesOf(measure, text, weight, width / s, most);
        TextBox box{std::move(broken.lines), s, lineH, false};
        if (s != smaller && (broken.brokeWord || box.lines.size() > most)) continue;  // smaller before cutting a word or the end
        if (box.lines.size() <= most) return box;
        box.lines.resize(most);
        box.lines.back() = cutLine(measure, box.lines.back() + std::string(kEllipsis), weight, width, s);
        if (!box.lines.back().ends_with(kEllipsis)) box.lines.back() += kEllipsis;
        box.cut = true;
        return box;
    }
    return {};
}

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = wordEnd(text, at);
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string cutLine(const TextMeasure& measure, std::string_view text, Weight weight, float width, float size) {
    const float most = width / size;
    if (measure.widthPerEm(text, weight) <= most) return std::string(text);
    const float room = most - measure.widthPerEm(kEllipsis, weight);
    std::size_t cut = 0;
    float w = 0;
    while (cut < text.size()) {
        const std::size_t next = clusterEnd(text, cut);
        w += measure.widthPerEm(text.substr(cut, next - cut), weight);
        if (w > room) break;
        cut = next;
    }
    return std::string(text.substr(0, cut)) + std::string(kEllipsis);
}

}  // namespace app::layout
