#pragma once
// Which rectangles of the picture differ from the frame before. Pieces are compared as a whole: what was there and is not, and
// what is there and was not, is damaged; nothing else is drawn again.
#include <vector>

#include "ui/glass/piece.h"

namespace ui::shell {

class Damage {
public:
    // Compares with the pieces of the last call and adds the differences. Order does not matter.
    void compare(const std::vector<glass::Piece>& pieces);
    void add(const app::Rect& rect) { m_rects.push_back(rect); }
    void addAll() { m_all = true; }

    // Few rectangles of whole pixels inside `window` that do not overlap; then starts afresh.
    std::vector<app::Rect> take(const app::Rect& window);

private:
    struct Known {
        std::uint64_t key;
        app::Rect px;
    };

    std::vector<Known> m_before;
    std::vector<app::Rect> m_rects;
    bool m_all = true;
};

}  // namespace ui::shell
