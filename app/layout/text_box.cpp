#include "app/layout/text_box.h"

#include <algorithm>

#include "app/base/utf8.h"

namespace app::layout {
namespace {

constexpr std::string_view kEllipsis = "…";

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
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        std::string_view word = text.substr(at, end - at);
        float wordW = measure.widthPerEm(word, weight);
        if (!line.empty() && lineW + space + wordW > width) endLine();
        while (wordW > width && lines.size() <= most) {
            std::size_t cut = 0;
            float w = 0;
            while (cut < word.size()) {
                std::size_t next = cut;
                nextCodePoint(word, next);
                const float c = measure.widthPerEm(word.substr(cut, next - cut), weight);
                if (cut > 0 && w + c > width) break;
                w += c, cut = next;
            }
            result.brokeWord = true;
            lines.emplace_back(word.substr(0, cut));
            word.remove_prefix(cut);
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

std::string cutLine(const TextMeasure& measure, std::string_view text, Weight weight, float width, float size) {
    const float most = width / size;
    if (measure.widthPerEm(text, weight) <= most) return std::string(text);
    const float room = most - measure.widthPerEm(kEllipsis, weight);
    std::size_t cut = 0;
    float w = 0;
    while (cut < text.size()) {
        std::size_t next = cut;
        nextCodePoint(text, next);
        w += measure.widthPerEm(text.substr(cut, next - cut), weight);
        if (w > room) break;
        cut = next;
    }
    return std::string(text.substr(0, cut)) + std::string(kEllipsis);
}

}  // namespace app::layout
