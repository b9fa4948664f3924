#pragma once
// A draw list of its own outside any ImGui context: the board and what lies above it are drawn on sheets. Cleared and filled
// again whenever what it shows changes.
#include <memory>

#include "ui/paint/painter.h"

namespace ui::paint {

class Sheet {
public:
    explicit Sheet(const Fonts& fonts);
    ~Sheet();

    // Empties it and gives a painter to fill it with.
    Painter begin(const app::Rect& clip);
    const ImDrawList& list() const;

private:
    struct Parts;
    const Fonts& m_fonts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace ui::paint
