#include "ui/views/funnel/funnel_drawing.h"

#include <algorithm>

#include "ui/paint/keys.h"
#include "ui/views/funnel/action_words.h"
#include "ui/views/funnel/tie_choices.h"

namespace ui::views::funnel {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;

std::vector<Piece> funnelPieces(const FunnelLook& look) {
    std::vector<Piece> pieces;
    listPieces(look, pieces);
    matrixPieces(look, pieces);
    tierPieces(look, pieces);
    return pieces;
}

void drawFunnel(Painter& p, const FunnelLook& look, const Rect& area) {
    const auto& f = look.funnel;
    const auto& l = f.layout();
    const float reach = look.mm(3);
    if (f.toPx(l.list).grown(reach).touches(area)) drawList(p, look, area);
    if (f.toPx(l.matrix).grown(reach).touches(area)) drawMatrix(p, look, area);
    if (f.toPx(app::united(l.plan, l.tiersWindow)).grown(reach).touches(area)) drawTiers(p, look, area);
}

void drawPane(Painter& p, const FunnelLook& look, const Rect& px) {
    p.shadow(px, look.mm(2), 0.07f, {0, look.mm(0.5f)}, insideOf(px, look.mm(5)));
    p.box(px, kPaper, look.mm(5));
}

void drawTurned(Painter& p, const FunnelLook& look, const Rect& px, const std::string& words, float size, ImU32 ink) {
    const auto box = app::layout::breakText(look.texts.measure(), words, Weight::SemiBold, px.w, px.h, size, look.mm(3.6f));
    const int mark = p.mark();
    float y = px.centre().y - box.lineH * static_cast<float>(box.lines.size()) / 2;
    for (const std::string& line : box.lines) p.text({px.x, y}, line, Weight::SemiBold, box.size, ink), y += box.lineH;
    p.turn(mark, px.centre(), 180);
}

void drawButton(Painter& p, const FunnelLook& look, const Rect& px, const char* label, bool strong) {
    const KeyStyle style = strong ? KeyStyle::Primary : KeyStyle::Plain;
    keyFace(p, px, style, false, look.mm(1), true, std::min(px.h / 2, look.mm(5.5f)));
    const auto box = app::layout::breakText(look.texts.measure(), label, Weight::SemiBold, px.w - look.mm(4), px.h, look.mm(4.2f),
                                            look.mm(3.5f));
    float y = px.centre().y - box.lineH * static_cast<float>(box.lines.size()) / 2;
    for (const std::string& line : box.lines)
        p.text({px.centre().x, y}, line, Weight::SemiBold, box.size, lookOf(style).ink, Align::Centre), y += box.lineH;
}

void drawPin(Painter& p, const FunnelLook& look, Point c, app::Pin pin) {
    if (pin == app::Pin::None) return;
    const float r = look.mm(1.5f);
    if (pin == app::Pin::Imposed) {  // a drawing pin
        p.line({c.x, c.y}, {c.x, c.y + r * 1.9f}, kInk2, std::max(1.2f, r * 0.4f));
        p.disc({c.x, c.y - r * 0.4f}, r, kInk2);
    } else {  // kept out: a struck circle
        p.ring(c, r * 1.2f, kInk2, std::max(1.2f, r * 0.4f));
        p.line({c.x - r * 0.85f, c.y + r * 0.85f}, {c.x + r * 0.85f, c.y - r * 0.85f}, kInk2, std::max(1.2f, r * 0.4f));
    }
}

void drawWarning(Painter& p, const FunnelLook& look, Point c, ImU32 colour) {
    const float r = look.mm(2.3f);
    p.triangle({c.x, c.y - r}, {c.x + r * 1.1f, c.y + r * 0.85f}, {c.x - r * 1.1f, c.y + r * 0.85f}, colour);
    p.line({c.x, c.y - r * 0.35f}, {c.x, c.y + r * 0.3f}, kPaper, std::max(1.0f, r * 0.22f));
    p.disc({c.x, c.y + r * 0.58f}, std::max(0.8f, r * 0.13f), kPaper);
}

void drawAction(Painter& p, const FunnelLook& look, app::Id<app::Action> id, FunnelPart as, const Rect& px, float turn,
                float lift) {
    const app::Action* action = look.board.find(id);
    if (!action) return;
    const int mark = p.mark();
    const ShownDots dots(look);
    switch (as) {
        case FunnelPart::List:
            if (const auto* row = look.funnel.row(id)) drawRow(p, look, *row, px, lift, dots);
            break;
        case FunnelPart::Matrix:
            drawSpot(p, look, *action, px.centre(), px.w / 2, lift, dots.of(id.value));
            break;
        case FunnelPart::ToPlace:
            drawTrayCard(p, look, *action, px, lift, dots.of(id.value));
            break;
        default:
            drawCard(p, look, *action, px, lift);
    }
    p.turn(mark, px.centre(), turn);
}

void drawActionText(Painter& p, const FunnelLook& look, app::Id<app::Action> id, const Rect& area) {
    const app::Action* action = look.board.find(id);
    if (!action) return;
    const float size = look.mm(4.7f), small = look.mm(4.1f);
    const auto title =
        app::layout::breakText(look.texts.measure(), action->title, Weight::SemiBold, area.w, size * 2.6f, size, size * 0.85f);
    float y = area.y + look.mm(1);
    for (const std::string& line : title.lines)
        p.text({area.x, y}, line, Weight::SemiBold, title.size, kOnDark), y += title.lineH;
    p.text({area.x, y}, app::layout::cutLine(look.texts.measure(), summaryText(look, id), Weight::Regular, area.w, small),
           Weight::Regular, small, kOnDark);
    y += small * 1.4f;
    for (const std::string& conflict : conflictTexts(look, id)) {
        if (y + look.mm(5) > area.bottom() + look.mm(1)) break;  // the bubble is as high as the glass lets it be
        drawWarning(p, look, {area.x + look.mm(2.4f), y + small * 0.62f}, kWarningOnDark);
        p.text({area.x + look.mm(6.5f), y},
               app::layout::cutLine(look.texts.measure(), conflict, Weight::Regular, area.w - look.mm(6.5f), small),
               Weight::Regular, small, kOnDark);
        y += look.mm(6);
    }
}

void drawTieText(Painter& p, const FunnelLook& look, app::Id<app::Action> first, const Rect& area) {
    float y = area.y + look.mm(1);
    const auto paragraph = [&](const std::string& text, Weight weight, float size, ImU32 ink) {
        const auto box =
            app::layout::breakText(look.texts.measure(), text, weight, area.w, area.bottom() - y, size, look.mm(3.6f));
        for (const std::string& line : box.lines) p.text({area.x, y}, line, weight, box.size, ink), y += box.lineH;
        y += look.mm(1);
    };
    const auto texts = tieTexts(look, first);
    for (std::size_t i = 0; i < texts.size(); ++i)
        paragraph(texts[i], i ? Weight::Regular : Weight::SemiBold, look.mm(i ? 4.3f : 5), kOnDark);
}

}  // namespace ui::views::funnel
