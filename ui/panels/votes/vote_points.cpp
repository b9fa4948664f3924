// A hundred points to share out, by fives and by ones; what remains is a bar that empties. The last step takes what is left
// rather than refusing: 3 are given where 5 were asked and 3 remained, and the number says so.
#include <algorithm>

#include "app/commands/votes.h"
#include "ui/panels/votes/vote_context.h"

namespace ui::panels::votes {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::Says, app::Weight;
using namespace ui::paint;

namespace {
constexpr float kPointRowMm = 16, kKeyMm = 15;
}

void showPoints(VoteContext& at, const Rect& area) {
    Widgets& w = at.w;
    Space space{area};
    const int spent = rules::pointsGiven(at.panel.board, at.round, at.seat);  // of what is deleted they come back
    const int all = at.round.dotsEach, left = std::max(0, all - spent);
    Space head{space.top(w.mm(9), w.mm(2))};
    w.text(head.left(w.mm(52), w.mm(2)), at.tr().plural("%d point left", "%d points left", left), 4.8f, kInk, Weight::SemiBold);
    const Rect bar{head.rest.x, head.rest.centre().y - w.mm(2), head.rest.w - w.mm(3), w.mm(4)};
    w.painter().box(bar, kChip, bar.h / 2);
    if (left > 0)
        w.painter().box(
            {bar.x, bar.y, std::max(bar.h, bar.w * static_cast<float>(left) / static_cast<float>(std::max(1, all))), bar.h},
            at.colour(), bar.h / 2);

    voteRows(
        at, space.rest, kPointRowMm, [&](std::uint64_t item) { return at.given(item, Says::Points) > 0; },
        [&](std::uint64_t item, Space& cells) {
            const std::string key = app::idText(item);
            const int given = at.given(item, Says::Points);
            const app::Id<app::Round> round = at.round.id;
            const app::Id<app::Seat> seat = at.seat;
            const bool proxy = at.proxy;
            const auto step = [&](const char* name, const char* label, int by, Style style) {
                // At least one step is asked for, so that a refusal says why nothing moves.
                const int points = by > 0 ? given + std::clamp(left, 1, by) : std::max(0, given + by);
                if (w.button((name + key).c_str(), label, cells.right(w.mm(kKeyMm)).grown(-w.mm(0.7f)), style) && points != given)
                    at.run([&](const app::Board& b, app::CommandContext& context) {
                        return commands::givePoints(b, context, round, seat, item, points, proxy);
                    });
            };
            step("plus5-", "+5", 5, Style::Plain);
            step("plus1-", "+1", 1, Style::Plain);
            w.text(cells.right(w.mm(15)), given > 0 ? std::to_string(given) : "–", 5.4f, given > 0 ? at.colour() : kInk2,
                   Weight::SemiBold, Align::Centre);
            step("minus1-", "−1", -1, Style::Quiet);
            step("minus5-", "−5", -5, Style::Quiet);
            cells.right(w.mm(2));
        });
}

}  // namespace ui::panels::votes
