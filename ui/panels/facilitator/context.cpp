#include "ui/panels/facilitator/context.h"

#include "app/layout/text_box.h"

namespace ui::panels::facilitator {

using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kCaptionMm = 5, kCaptionTextMm = 3.6f;

// Cuts the caption off the top.
Rect belowCaption(FacilitatorContext& at, const std::string& caption, const Rect& r) {
    if (caption.empty()) return r;
    Space space{r};
    at.w.text(space.top(at.w.mm(kCaptionMm)), caption, kCaptionTextMm, kInk2);
    return space.rest;
}

}  // namespace

int pageTabs(FacilitatorContext& at, std::span<const PageTab> tabs, int current, const Rect& row) {
    int shown = 0, place = 0, chosen = current;
    for (const PageTab& tab : tabs) shown += tab.shown;
    for (std::size_t i = 0; i < tabs.size(); ++i) {
        if (!tabs[i].shown) continue;
        const Rect r = column(row, place++, shown, at.w.mm(2));
        if (at.w.button(tabs[i].name, tabs[i].label, r, static_cast<int>(i) == current ? Style::Chosen : Style::Plain))
            chosen = static_cast<int>(i);
    }
    if (chosen != current) at.turnPage();
    return chosen;
}

int cycle(FacilitatorContext& at, const char* name, const std::string& caption, const std::string& value, const Rect& r) {
    Widgets& w = at.w;
    Space space{belowCaption(at, caption, r)};
    const float side = std::min(space.rest.h, w.mm(13));
    Painter p = w.painter();
    p.box(space.rest, kRowPaper, w.mm(3));
    int step = 0;
    if (w.signButton((std::string(name) + "-before").c_str(), Sign::Left, at.tr("Earlier"), space.left(side))) step = -1;
    if (w.signButton((std::string(name) + "-after").c_str(), Sign::Right, at.tr("Later"), space.right(side))) step = 1;
    const float size = w.mm(4.2f);
    const auto box =
        app::layout::breakText(p.fonts(), value, Weight::SemiBold, space.rest.w - w.mm(2), space.rest.h, size, size * 0.84f);
    float y = space.rest.centre().y - box.lineH * static_cast<float>(box.lines.size()) / 2;
    for (const std::string& line : box.lines)
        p.text({space.rest.centre().x, y}, line, Weight::SemiBold, box.size, kInk, Align::Centre), y += box.lineH;
    return step;
}

int turned(int value, int step, int count) { return count < 1 ? 0 : ((value + step) % count + count) % count; }

Amount amount(FacilitatorContext& at, const char* name, const std::string& caption, const std::string& value, const Rect& r) {
    Widgets& w = at.w;
    Space space{belowCaption(at, caption, r)};
    const float side = std::min(space.rest.h, w.mm(13));
    Amount answer;
    if (w.repeatButton((std::string(name) + "-less").c_str(), Sign::Minus, "−", space.left(side, w.mm(1)))) answer.step = -1;
    if (w.repeatButton((std::string(name) + "-more").c_str(), Sign::Plus, "+", space.right(side, w.mm(1)))) answer.step = 1;
    Painter p = w.painter();
    p.box(space.rest, kRowPaper, w.mm(3));
    w.text(space.rest, value, 4.4f, kInk, Weight::SemiBold, Align::Centre);
    answer.typed = w.touched(name, space.rest);
    w.target("field", name, value, space.rest);
    return answer;
}

bool chip(FacilitatorContext& at, const char* name, const std::string& label, const Rect& r, bool on) {
    return at.w.button(name, label, r, on ? Style::Chosen : Style::Plain);
}

float words(FacilitatorContext& at, const Rect& r, const std::string& text, float sizeMm, ImU32 colour, bool draw) {
    Painter p = at.w.painter();
    const float size = at.w.mm(sizeMm);
    const auto box = app::layout::breakText(p.fonts(), text, Weight::Regular, r.w, 1e6f, size, size);
    float y = r.y;
    for (const std::string& line : box.lines) {
        if (draw) p.text({r.x, y}, line, Weight::Regular, box.size, colour);
        y += box.lineH;
    }
    return y - r.y;
}

void sentences(FacilitatorContext& at, const char* name, const Rect& r, const std::vector<Sentence>& all, float sizeMm,
               float gapMm) {
    const float gap = at.w.mm(gapMm);
    Rect row{r.x, r.y, r.w - at.w.mm(2), r.h};  // beside it: how far it is scrolled
    float high = -gap;
    for (const Sentence& one : all) high += words(at, row, one.text, sizeMm, one.colour, false) + gap;
    row.y = at.w.beginList(name, r, std::max(0.0f, high));
    for (const Sentence& one : all) row.y += words(at, row, one.text, sizeMm, one.colour) + gap;
    at.w.endList();
}

}  // namespace ui::panels::facilitator
