// Scores: five round keys for each criterion that is asked. The key that is on is dark and ringed; touched again it is taken
// back. A blank says "I cannot judge this", never "nothing": it counts in no mean.
#include "app/commands/votes.h"
#include "ui/panels/votes/vote_context.h"

namespace ui::panels::votes {

namespace commands = app::commands;
using app::Rect, app::Says, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kScoreRowMm = 20, kScoreKeyMm = 13.5f, kCriteriaMm = 8;

bool scoreKey(VoteContext& at, const std::string& name, int score, const Rect& r, bool on) {
    Widgets& w = at.w;
    const bool touched = w.touched(name.c_str(), r);
    Painter p = w.painter();
    const float radius = w.mm(5.6f);
    if (on) p.disc(r.centre(), radius, at.colour()), p.ring(r.centre(), radius + w.mm(0.7f), at.colour(), w.mm(0.4f));
    else p.disc(r.centre(), radius, kPaper), p.ring(r.centre(), radius - w.mm(0.2f), kEmptyRing, w.mm(0.4f));
    w.text(r, std::to_string(score), 5, on ? kOnDark : kInk, Weight::SemiBold, Align::Centre);
    w.target("button", name, std::to_string(score), r);
    return touched;
}

void showKeys(VoteContext& at, std::uint64_t item, int criterion, const Rect& r) {
    const int given = at.given(item, Says::Score, criterion);
    const app::Id<app::Round> round = at.round.id;
    const app::Id<app::Seat> seat = at.seat;
    const bool proxy = at.proxy;
    Space keys{r};
    for (int score = 1; score <= 5; ++score) {
        const std::string name =
            std::string(criterion == 0 ? "customer-" : "company-") + std::to_string(score) + "-" + app::idText(item);
        if (scoreKey(at, name, score, keys.left(at.mm(kScoreKeyMm)), given == score))
            at.run([&](const app::Board& b, app::CommandContext& context) {
                return commands::giveScore(b, context, round, seat, item, criterion, given == score ? 0 : score, proxy);
            });
    }
}

}  // namespace

void showScores(VoteContext& at, const Rect& area) {
    Widgets& w = at.w;
    const float column = w.mm(kScoreKeyMm * 5), gap = w.mm(5);
    const bool customer = at.round.criteria & 1, company = at.round.criteria & 2;
    Space space{area};
    Space head{space.top(w.mm(kCriteriaMm), w.mm(1))};
    head.right(w.mm(3.2f));
    if (company) w.text(head.right(column, gap), at.tr()("For the company"), 4.4f, kInk, Weight::SemiBold, Align::Centre);
    if (customer) w.text(head.right(column), at.tr()("For the customer"), 4.4f, kInk, Weight::SemiBold, Align::Centre);
    voteRows(
        at, space.rest, kScoreRowMm,
        [&](std::uint64_t item) { return at.given(item, Says::Score, 0) + at.given(item, Says::Score, 1) > 0; },
        [&](std::uint64_t item, Space& cells) {
            if (company) showKeys(at, item, 1, cells.right(column, gap));
            if (customer) showKeys(at, item, 0, cells.right(column, w.mm(3)));
        });
}

}  // namespace ui::panels::votes
