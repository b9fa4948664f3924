#include "ui/panels/home/notice_panel.h"

#include <algorithm>

namespace ui::panels::home {

using app::Rect, app::Weight;
using namespace ui::paint;

void NoticePanel::show(Widgets& w, PanelContext&) {
    const Rect all = w.area();
    const float wide = std::min(all.w - w.mm(20), w.mm(260)), high = std::min(all.h - w.mm(20), w.mm(96));
    Space space{{(all.w - wide) / 2, (all.h - high) / 2, wide, high}};
    w.text(space.top(w.mm(18), w.mm(4)), m_heading, 9, kTrouble, Weight::SemiBold);
    const Rect foot = space.bottom(w.mm(16), w.mm(6));
    if (w.button("close", w.tr()("Close"), {foot.x, foot.y, std::min(foot.w, w.mm(60)), foot.h}, Style::Primary)) m_read = true;
    w.paragraph(space.rest, m_words, 7, 4.4f, kInk);
    w.target("field", "words", m_words, space.rest);
}

}  // namespace ui::panels::home
