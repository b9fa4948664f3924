#pragma once
// The map as it lies on paper: nothing there can be tapped, so nothing is cut. Notes, headers, labels and titles grow until
// their whole text stands in them; a note as wide as its longest word. For pictures, posters, reports and pages alike.
#include <cstdint>
#include <functional>
#include <string_view>

#include "app/layout/map_layout.h"
#include "app/layout/text_box.h"

namespace app::layout {

// Sizes of text on paper, board units.
constexpr float kPaperNoteText = 7.6f, kPaperLaneText = 8, kPaperStageText = 10.5f, kPaperGroupText = 6.6f;
constexpr float kPaperNotePad = 5,
                kPaperGlyph = 14;  // the kind's sign keeps the lower right corner of a note, the left of a label

// The whole text in lines no wider than `width`. Only a word that is wider than a line is broken.
TextBox wholeText(const TextMeasure& measure, std::string_view text, Weight weight, float width, float size);

// `below`: how much room an item (a note's or a group's id) needs below its text, for its votes; 0 for none.
MapLayout layOutPaper(const Board& board, const TextMeasure& measure, float aspect,
                      const std::function<float(std::uint64_t item)>& below);

}  // namespace app::layout
