// What stands round the bubbles of the matrix: quarters with their names, thresholds with handles, axes, the legend of stages.
#include <algorithm>
#include <array>

#include "ui/paint/signs.h"
#include "ui/views/funnel/action_words.h"
#include "ui/views/funnel/funnel_drawing.h"

namespace ui::views::funnel {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;
using namespace app::layout;

namespace {

constexpr std::array<ImU32, 4> kQuarters{kQuickWin, kBigProject, kFillIn, kLeaveOut};
constexpr std::array<const char*, 4> kQuarterNames{TR_NOOP("Quick wins"), TR_NOOP("Big projects"), TR_NOOP("When there is time"),
                                                   TR_NOOP("To leave out")};

// What an axis says, and what it says where that finds no room.
struct AxisName {
    const char *whole, *brief;
};
std::string fitting(const FunnelLook& look, const AxisName& name, float length, float size) {
    const bool fits = look.texts.measure().widthPerEm(name.whole, Weight::Regular) * size <= length;
    return fits ? name.whole : cutLine(look.texts.measure(), name.brief, Weight::Regular, length, size);
}

// A name with an arrow behind it, along `degrees`.
void drawAxisName(Painter& p, const FunnelLook& look, const AxisName& words, const Rect& along, float degrees) {
    const float size = look.mm(3.9f), length = std::max(along.w, along.h);
    const std::string name = fitting(look, words, length - look.mm(6), size);
    const Point c = along.centre();
    const int mark = p.mark();
    const float w = p.text({c.x - look.mm(2), c.y - size * 0.61f}, name, Weight::Regular, size, kInk2, Align::Centre);
    sign(p, Sign::Right, {c.x + w / 2 + look.mm(1), c.y}, look.mm(1.8f), kInk2);
    p.turn(mark, c, degrees);
}

// For who stands opposite the arrow still points where there is more, so it comes before the name.
void drawTurnedEffort(Painter& p, const FunnelLook& look, const AxisName& words, const Rect& along) {
    const float size = look.mm(3.9f);
    const std::string name = fitting(look, words, along.w - look.mm(6), size);
    const Point c = along.centre();
    const int mark = p.mark();
    const float w = p.text({c.x + look.mm(2), c.y - size * 0.61f}, name, Weight::Regular, size, kInk2, Align::Centre);
    sign(p, Sign::Left, {c.x - w / 2 - look.mm(1), c.y}, look.mm(1.8f), kInk2);
    p.turn(mark, c, 180);
}

}  // namespace

void drawQuarters(Painter& p, const FunnelLook& look) {
    const auto quarters = look.funnel.quartersPx();
    const float gap = std::max(1.0f, look.mm(0.5f));
    for (std::size_t i = 0; i < quarters.size(); ++i)
        if (quarters[i].w >= 1 && quarters[i].h >= 1) p.box(quarters[i].grown(-gap / 2), kQuarters[i], look.mm(2.5f));
}

// Above the bubbles, on paper of their own: a name may not be hidden by what it names.
void drawNames(Painter& p, const FunnelLook& look) {
    for (const Funnel::NamePlate& plate : look.funnel.namePlates()) {
        const std::string name = look.tr(kQuarterNames[plate.quarter]);
        float size = look.mm(4.2f);
        if (p.width(name, Weight::SemiBold, size) > plate.px.w - look.mm(3)) size = look.mm(kLeastTypeMm);
        const float w = p.width(name, Weight::SemiBold, size) + look.mm(3);
        if (w > plate.px.w + 1) continue;  // a quarter that is narrower than its name
        const Rect box{plate.quarter % 2 ? plate.px.right() - w : plate.px.x, plate.px.y, w, plate.px.h};
        const int mark = p.mark();
        p.box(box, faded(kPaper, 0.94f), look.mm(1.6f));
        p.text({box.centre().x, box.centre().y - size * 0.61f}, name, Weight::SemiBold, size, kInk2, Align::Centre);
        if (plate.turned) p.turn(mark, box.centre(), 180);
    }
}

void drawHandles(Painter& p, const FunnelLook& look) {
    const auto& f = look.funnel;
    const Rect plot = f.toPx(f.layout().plot);
    const Point lines = look.funnel.linesShown(), at = f.plotPx(lines);
    for (bool value : {true, false}) {
        const Rect handle = f.handlePx(value, value ? lines.y : lines.x);
        if (handle.empty()) continue;
        const bool held = look.funnel.holdsLine(value);
        const float t = std::max(1.0f, look.mm(held ? 0.8f : 0.4f));
        if (value) p.line({plot.x, at.y}, {plot.right(), at.y}, faded(kHeading, held ? 0.9f : 0.45f), t);
        else p.line({at.x, plot.y}, {at.x, plot.bottom()}, faded(kHeading, held ? 0.9f : 0.45f), t);
        const Point c = handle.centre();
        const Rect pill = value ? Rect{c.x - look.mm(3), c.y - look.mm(4.8f), look.mm(6), look.mm(9.6f)}
                                : Rect{c.x - look.mm(4.8f), c.y - look.mm(3), look.mm(9.6f), look.mm(6)};
        p.box(pill, kPaper, look.mm(3));
        p.outline(pill, held ? kHeading : kInk2, look.mm(3), std::max(1.0f, look.mm(0.4f)));
        const float r = look.mm(1.5f);
        for (int side : {-1, 1}) {
            const float d = static_cast<float>(side) * look.mm(1.9f), s = static_cast<float>(side);
            if (value)
                p.triangle({c.x, c.y + d + s * r * 0.6f}, {c.x - r * 0.7f, c.y + d - s * r * 0.5f},
                           {c.x + r * 0.7f, c.y + d - s * r * 0.5f}, kHeading);
            else
                p.triangle({c.x + d + s * r * 0.6f, c.y}, {c.x + d - s * r * 0.5f, c.y - r * 0.7f},
                           {c.x + d - s * r * 0.5f, c.y + r * 0.7f}, kHeading);
        }
    }
}

void drawAxes(Painter& p, const FunnelLook& look) {
    const auto& f = look.funnel;
    const auto& l = f.layout();
    const Rect up = f.toPx(l.upName), across = f.toPx(l.acrossName);
    const AxisName effort = f.stretched()
                                ? AxisName{look.tr("Effort, spread: as many actions in each quarter"), look.tr("Effort, spread")}
                                : AxisName{look.tr("Effort (time and budget)"), look.tr("Effort")};
    drawAxisName(p, look, {look.tr("Value for the customer and the company"), look.tr("Value")}, up, -90);
    if (f.bothSides()) {
        drawAxisName(p, look, effort, {across.x, across.y, across.w / 2, across.h}, 0);
        drawTurnedEffort(p, look, effort, {across.centre().x, across.y, across.w / 2, across.h});
    } else {
        drawAxisName(p, look, effort, across, 0);
    }
    drawButton(p, look, f.toPx(l.stretch), f.stretched() ? look.tr("Plain scale") : look.tr("Spread"), false);
    drawButton(p, look, f.toPx(l.median), look.tr("Lines at the median"), false);
    if (f.zoom().scale > 1) drawButton(p, look, f.toPx(l.whole), look.tr("Whole matrix"), false);
}

// What the colours and numbers on the bubbles mean.
void drawLegend(Painter& p, const FunnelLook& look) {
    const auto& l = look.funnel.layout();
    const float size = look.mm(3.9f), number = look.mm(3.6f), r = look.mm(2.8f);
    for (std::size_t i = 0; i < l.legend.size() && i < look.board.stages().size(); ++i) {
        const app::Stage* stage = look.board.find(look.board.stages()[i]);
        const Rect px = look.funnel.toPx(l.legend[i]);
        if (!stage) continue;
        const Point c{px.x + r, px.centre().y};
        p.disc(c, r, stageColour(stage->colour));
        p.text({c.x, c.y - number * 0.61f}, std::to_string(i + 1), Weight::SemiBold, number, kOnDark, Align::Centre);
        p.text({c.x + r + look.mm(1.5f), c.y - size * 0.61f},
               cutLine(look.texts.measure(), stage->title, Weight::Regular, px.w - 2 * r - look.mm(2.5f), size), Weight::Regular,
               size, kInk2);
    }
}

}  // namespace ui::views::funnel
