#pragma once
// What every view may look at: the board, where things are, what is in the hands, the words and the fonts. Const: views draw,
// return nothing and decide nothing.
#include <string>
#include <unordered_map>

#include "app/base/texts.h"
#include "app/layout/text_box.h"
#include "ui/glass/drafts.h"
#include "ui/glass/scene.h"
#include "ui/paint/painter.h"

namespace ui::glass {

// Lines of each text, broken once; broken again only when the text or its size changes.
class BrokenTexts {
public:
    explicit BrokenTexts(const app::TextMeasure& measure) : m_measure(measure) {}
    const app::layout::TextBox& of(std::uint64_t record, const std::string& text, app::Weight weight, float w, float h,
                                   float size, float smaller);
    const app::TextMeasure& measure() const { return m_measure; }

private:
    struct Entry {
        std::string text;
        float w = 0, h = 0, size = 0, smaller = 0;
        app::layout::TextBox box;
    };
    const app::TextMeasure& m_measure;
    std::unordered_map<std::uint64_t, Entry> m_entries;
};

struct Look {
    const app::Board& board;
    const Scene& scene;
    const Drafts& drafts;
    const app::Texts& tr;
    BrokenTexts& texts;
    double nowS = 0;
    Viewport view;  // whose picture this is: not always the scene's, since a kept picture is moved before it is drawn anew

    float mm(float millimetres) const { return scene.plan().size.mm(millimetres); }
};

// Ease-out of what glides or grows, 0 … 1.
float easeOut(float part);

}  // namespace ui::glass
