// Dots: a plus and a minus for each item, and the same again for dots against where they are given. Two rules, two budgets: they
// stand apart and look apart (a dot against has a bar across it), so that nobody takes one for the other.
#include <algorithm>
#include <set>

#include "app/commands/votes.h"
#include "ui/panels/votes/vote_context.h"

namespace ui::panels::votes {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::Says, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kDotRowMm = 16, kSideMm = 14, kHeadMm = 8;

void drawDot(Painter& p, app::Point c, float r, ImU32 colour, bool against, bool full) {
    if (!full) return p.ring(c, r * 0.9f, against ? kTrouble : colour, r * 0.2f);
    p.disc(c, r, against ? kTrouble : colour);
    if (against) p.box({c.x - r * 0.6f, c.y - r * 0.17f, r * 1.2f, r * 0.34f}, kOnDark);
}

// A word and the whole budget as dots, full ones still to be given: above its column.
void showBudget(VoteContext& at, const Rect& r, bool against) {
    Widgets& w = at.w;
    const app::Round& round = at.round;
    const int each = against ? round.resistanceEach : round.dotsEach;
    const int left = std::max(
        0, each - static_cast<int>(std::ranges::count(at.said, against ? Says::Resistance : Says::Dot, &rules::EntryView::says)));
    Space space{r};
    const std::string word = against ? at.tr()("Against") : at.tr()("For");
    w.text(space.left(w.mm(against ? 17 : 13)), word, 4.2f, against ? kTrouble : kInk, Weight::SemiBold);
    const float step = std::min(w.mm(5), space.rest.w / static_cast<float>(std::max(1, each)));
    Painter p = w.painter();
    for (int i = 0; i < each; ++i)
        drawDot(p, {space.rest.x + step * (static_cast<float>(i) + 0.5f), r.centre().y}, step * 0.4f, at.colour(), against,
                i < left);
}

// − dots + of one item.
void showGiven(VoteContext& at, std::uint64_t item, const Rect& r, bool against) {
    Widgets& w = at.w;
    const std::string key = app::idText(item);
    const app::Id<app::Round> round = at.round.id;
    const app::Id<app::Seat> seat = at.seat;
    const bool proxy = at.proxy;
    const int given = at.given(item, against ? Says::Resistance : Says::Dot),
              cap = against ? at.round.resistanceCap : at.round.cap;
    Space cells{r};
    const Rect less = cells.left(w.mm(kSideMm)), more = cells.right(w.mm(kSideMm));
    if (given > cap) w.painter().box(r, kAsked, w.mm(2)), w.painter().outline(r, kWarning, w.mm(2), w.mm(0.6f));
    // Always there, given or not: what can be touched must not tell what was chosen.
    if (w.signButton((std::string(against ? "against-less-" : "less-") + key).c_str(), Sign::Minus, "−", less.grown(-w.mm(0.7f)),
                     Style::Quiet))
        at.run([&](const app::Board& b, app::CommandContext& context) {
            return commands::takeDotBack(b, context, round, seat, item, against, proxy);
        });
    if (w.signButton((std::string(against ? "against-more-" : "more-") + key).c_str(), Sign::Plus, "+", more.grown(-w.mm(0.7f))))
        at.run([&](const app::Board& b, app::CommandContext& context) {
            return commands::castDot(b, context, round, seat, item, proxy, against);
        });
    const float step = std::min(w.mm(5.5f), cells.rest.w / static_cast<float>(std::max(1, given)));
    const float from = cells.rest.centre().x - step * static_cast<float>(given) / 2;
    Painter p = w.painter();
    for (int i = 0; i < given; ++i)
        drawDot(p, {from + step * (static_cast<float>(i) + 0.5f), r.centre().y}, step * 0.42f, at.colour(), against, true);
}

}  // namespace

void showDots(VoteContext& at, const Rect& area) {
    Widgets& w = at.w;
    const bool against = at.round.resistanceEach > 0;
    const float column = w.mm(kSideMm * 2 + (at.round.cap > 3 ? 26 : 20)), gap = w.mm(4);
    Space space{area};
    if (against) {
        Space head{space.top(w.mm(kHeadMm), w.mm(1))};
        head.right(w.mm(3.2f));
        showBudget(at, head.right(column, gap), true);
        showBudget(at, head.right(column), false);
    }
    voteRows(
        at, space.rest, kDotRowMm,
        [&](std::uint64_t item) { return at.given(item, Says::Dot) + at.given(item, Says::Resistance) > 0; },
        [&](std::uint64_t item, Space& cells) {
            if (against) showGiven(at, item, cells.right(column, gap), true);
            showGiven(at, item, cells.right(column, w.mm(2)), false);
        });
}

}  // namespace ui::panels::votes
