#include "ui/glass/look.h"

#include <algorithm>

namespace ui::glass {

const app::layout::TextBox& BrokenTexts::of(std::uint64_t record, const std::string& text, app::Weight weight, float w, float h,
                                            float size, float smaller) {
    Entry& entry = m_entries[record];
    if (entry.box.size == 0 || entry.text != text || entry.w != w || entry.h != h || entry.size != size ||
        entry.smaller != smaller)
        entry = {text, w, h, size, smaller, app::layout::breakText(m_measure, text, weight, w, h, size, smaller)};
    return entry.box;
}

float easeOut(float part) {
    const float t = std::clamp(part, 0.0f, 1.0f);
    return 1 - (1 - t) * (1 - t) * (1 - t);
}

}  // namespace ui::glass
