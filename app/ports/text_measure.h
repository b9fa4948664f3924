#pragma once
// How wide a run of text is. The table asks its fonts, the exports ask Pango or Cairo; layout breaks lines with the answers.
// Called only by app/layout/text_box. Must answer the same width for the same words at every zoom.
#include <string_view>

namespace app {

enum class Weight { Regular, SemiBold };

class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    // Advance width for a font size of 1 (em); linear, unhinted, so that it scales to every zoom without new line breaks.
    virtual float widthPerEm(std::string_view utf8, Weight weight) const = 0;
};

}  // namespace app
