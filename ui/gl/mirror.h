#pragma once
// A canvas's picture in main memory as well, for a machine without a GPU. What was drawn is read when the picture is asked for,
// and only that; a mirror nobody asks for costs nothing. Needs the context of its canvas.
#include <vector>

#include "ui/gl/canvas.h"
#include "ui/gl/pixels.h"

namespace ui::gl {

class Mirror {
public:
    // Whole pixels were drawn over.
    void note(const app::Rect& area);
    void noteAll() { m_all = true, m_stale.clear(); }
    PixelView of(const Canvas& canvas);
    // Frees the memory; the next one to ask reads everything.
    void drop() { m_memory = {}, noteAll(); }

private:
    std::vector<unsigned> m_memory;
    std::vector<app::Rect> m_stale;
    bool m_all = true;
};

}  // namespace ui::gl
