#include "app/layout/paper_layout.h"

#include <algorithm>
#include <map>

namespace app::layout {
namespace {

constexpr float kNoLimit = 1e9f;

float heightOf(const TextBox& text) { return static_cast<float>(text.lines.size()) * text.lineH; }

// The widest of the words that stay together.
float longestWord(const TextMeasure& measure, std::string_view text, Weight weight, float size) {
    float widest = 0;
    for (const std::string_view word : wordsOf(text)) widest = std::max(widest, measure.widthPerEm(word, weight) * size);
    return widest;
}

}  // namespace

TextBox wholeText(const TextMeasure& measure, std::string_view text, Weight weight, float width, float size) {
    return breakText(measure, text, weight, width, kNoLimit, size, size);
}

MapLayout layOutPaper(const Board& board, const TextMeasure& measure, float aspect,
                      const std::function<float(std::uint64_t item)>& below) {
    const auto longest = [&](std::string_view text) { return longestWord(measure, text, Weight::Regular, kPaperNoteText); };
    MapSizes sizes;
    std::map<std::pair<std::uint64_t, float>, Point> known;  // each number of notes side by side is tried
    sizes.note = [&](Id<Note> id, float most) {
        if (const auto found = known.find({id.value, most}); found != known.end()) return found->second;
        const std::string& text = board.find(id)->text;
        if (board.find<Placement>(id.value)->faceDown) return Point{kNoteW, kNoteH};
        const float w = std::clamp(longest(text) + 2 * kPaperNotePad + 0.1f, kNoteW, most);
        const TextBox box = wholeText(measure, text, Weight::Regular, w - 2 * kPaperNotePad, kPaperNoteText);
        // The last line must not run under the sign of the kind.
        const float foot = std::max(below(id.value), kPaperGlyph * 0.5f);
        return known[{id.value, most}] = Point{w, std::max(kNoteH, heightOf(box) + 2 * kPaperNotePad + foot)};
    };
    sizes.band = [&](Id<Group> id, float width) {
        const TextBox title = wholeText(measure, board.find(id)->title, Weight::SemiBold, width - 8, kPaperGroupText);
        return std::max(kGroupBand, heightOf(title) + 3) + below(id.value);
    };
    sizes.lane = [&](Id<Lane> id) {
        return heightOf(wholeText(measure, board.find(id)->title, Weight::SemiBold, kLaneLabelW - 22, kPaperLaneText));
    };
    sizes.header = [&](Id<Stage> id, float width) {
        return heightOf(wholeText(measure, board.find(id)->title, Weight::SemiBold, width - 14, kPaperStageText)) + 8;
    };
    return layOutMap(board, bestNotesAcross(board, aspect, &sizes), &sizes);
}

}  // namespace app::layout
