#include "ui/paint/keys.h"

#include <algorithm>

#include "ui/paint/signs.h"

namespace ui::paint {
namespace {

constexpr float kCornerMm = 3, kRingMm = 0.7f, kTickMm = 1.5f;  // LOOK, "Keys"; the tick is this far from its middle to its tips
constexpr float kLeastWithTickMm = 16;

}  // namespace

void keyFace(Painter& p, const app::Rect& r, KeyStyle style, bool held, float pxPerMm, bool enabled) {
    keyFace(p, r, style, held, pxPerMm, enabled, kCornerMm * pxPerMm);
}

void keyFace(Painter& p, const app::Rect& r, KeyStyle style, bool held, float pxPerMm, bool enabled, float radius) {
    const KeyLook look = lookOf(style, enabled);
    p.box(r, held ? look.held : look.face, radius);
    if (style == KeyStyle::Chosen && enabled) chosenMark(p, r, radius, pxPerMm);
}

void chosenMark(Painter& p, const app::Rect& r, float radius, float pxPerMm) {
    p.outline(r, kHeading, radius, kRingMm * pxPerMm);
    if (r.w < kLeastWithTickMm * pxPerMm) return;  // it would lie on the sign of a small key
    const float tick = std::min(kTickMm * pxPerMm, std::min(r.w, r.h) * 0.16f);
    sign(p, Sign::Check, {r.right() - std::max(tick * 2.1f, radius * 0.55f + tick), r.y + tick * 2.1f}, tick, kHeading);
}

}  // namespace ui::paint
