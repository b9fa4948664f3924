#pragma once
// Text broken into lines once, in units of its box, so that zooming never changes a line break. Shrinks by one step if it
// must, then ends in an ellipsis (the whole text is one tap away). Used by the table and by the exports alike.
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/text_measure.h"

namespace app::layout {

struct TextBox {
    std::vector<std::string> lines;
    float size = 0;  // font size, in the units of the box
    float lineH = 0;
    bool cut = false;  // ends in an ellipsis
};

constexpr float kLineHeight = 1.22f;  // em; Inter's own is 1.21

// `smaller`: the one step down that may be tried; equal to `size` for none.
TextBox breakText(const TextMeasure& measure, std::string_view text, Weight weight, float width, float height, float size,
                  float smaller);

// The words of a text as lines are broken between them: with the signs that stick to them.
std::vector<std::string_view> wordsOf(std::string_view text);

// One line, cut with an ellipsis at the width.
std::string cutLine(const TextMeasure& measure, std::string_view text, Weight weight, float width, float size);

}  // namespace app::layout
