#pragma once
// A text being typed at a seat: not in the document until it is placed. Edited by whole characters as a person sees them
// (grapheme clusters), never by bytes.
#include <string>
#include <string_view>

namespace ui::panels {

class TextDraft {
public:
    void set(std::string text) { m_text = std::move(text), m_caret = m_text.size(), m_selected = false; }
    // As a name that is to be given anew: the first key replaces all of it, left or right keeps it.
    void select(std::string text) { set(std::move(text)), m_selected = !m_text.empty(); }
    bool selected() const { return m_selected; }
    const std::string& text() const { return m_text; }
    std::size_t caret() const { return m_caret; }

    // False if it would exceed what a record holds (app::kLongestText).
    bool insert(std::string_view utf8);
    void eraseBack();
    void eraseForward();
    void left();
    void right();
    void home();  // of the whole text: its lines are broken by where it is shown
    void end();

private:
    std::size_t before(std::size_t at) const;
    std::size_t after(std::size_t at) const;

    std::string m_text;
    std::size_t m_caret = 0;  // byte offset, always between two characters
    bool m_selected = false;  // all of it
};

}  // namespace ui::panels
