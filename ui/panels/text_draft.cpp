#include "ui/panels/text_draft.h"

#include <utility>

#include "app/base/utf8.h"

namespace ui::panels {

bool TextDraft::insert(std::string_view utf8) {
    if ((m_selected ? 0 : m_text.size()) + utf8.size() > app::kLongestText) return false;
    if (m_selected) set({});
    m_text.insert(m_caret, utf8);
    m_caret += utf8.size();
    return true;
}

std::size_t TextDraft::after(std::size_t at) const { return app::clusterEnd(m_text, at); }

std::size_t TextDraft::before(std::size_t at) const {
    // Clusters can only be found from the front; texts are short.
    std::size_t start = 0;
    for (std::size_t next = after(0); next < at; next = after(next)) start = next;
    return at == 0 ? 0 : start;
}

void TextDraft::eraseBack() {
    if (m_selected) return set({});
    const std::size_t start = before(m_caret);
    m_text.erase(start, m_caret - start);
    m_caret = start;
}

void TextDraft::eraseForward() {
    if (m_selected) return set({});
    m_text.erase(m_caret, after(m_caret) - m_caret);
}

void TextDraft::home() { m_selected = false, m_caret = 0; }
void TextDraft::end() { m_selected = false, m_caret = m_text.size(); }
void TextDraft::left() { m_caret = std::exchange(m_selected, false) ? 0 : before(m_caret); }
void TextDraft::right() { m_caret = std::exchange(m_selected, false) ? m_text.size() : after(m_caret); }

}  // namespace ui::panels
