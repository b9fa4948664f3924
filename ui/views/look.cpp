#include "ui/views/look.h"

namespace ui::views {

const app::layout::TextBox& BrokenTexts::of(std::uint64_t record, const std::string& text, app::Weight weight, float w, float h,
                                            float size, float smaller) {
    Entry& entry = m_entries[record];
    if (entry.box.size == 0 || entry.text != text || entry.w != w || entry.h != h)
        entry = {text, w, h, app::layout::breakText(m_measure, text, weight, w, h, size, smaller)};
    return entry.box;
}

}  // namespace ui::views
