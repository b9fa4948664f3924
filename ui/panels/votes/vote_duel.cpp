// Duels and best-worst sets: cards like paper, and a touch decides. Which cards come next is drawn from what everybody has
// answered and from what lies before the other seats (rules/given_screen.h); the screen stays with the table, so that closing the
// panel or entering it by proxy asks the same question again.
#include <algorithm>

#include "app/commands/votes.h"
#include "app/rules/voting.h"
#include "ui/panels/votes/vote_context.h"
#include "ui/panels/words.h"

namespace ui::panels::votes {

namespace commands = app::commands;
namespace rules = app::rules;
using app::BallotForm, app::Rect, app::Weight;
using namespace ui::paint;
using rules::GivenScreen;

namespace {

constexpr float kBelowMm = 4.8f;
constexpr float kNarrowDuelMm = 140, kWordsMm = 12;  // on a full table the words stand above the buttons, not beside them
bool isNarrow(const VoteContext& at, const Rect& area) { return area.w < at.mm(kNarrowDuelMm); }

// The one that lies before this seat; a new one is given out if there is none. Null: nothing is left to compare.
GivenScreen* screenFor(VoteContext& at) {
    auto& screens = *at.panel.screens;
    std::erase_if(screens, [&](const GivenScreen& s) { return !rules::stillStands(at.panel.board, s); });
    const auto mine = [&] {
        return std::ranges::find_if(screens, [&](const GivenScreen& s) { return s.round == at.round.id && s.seat == at.seat; });
    };
    if (mine() == screens.end()) {
        const auto& running = at.panel.scene.standings().duels;
        const bool known = running && running->round == at.round.id;
        if (auto screen = rules::giveScreen(at.panel.board, at.round, at.seat, known ? running->state : rules::DuelState{},
                                            screens, at.panel.salt))
            screens.push_back(std::move(*screen));
    }
    return mine() == screens.end() ? nullptr : &*mine();
}

// The screen is copied: answering takes it away.
void answer(VoteContext& at, const GivenScreen& screen, std::uint64_t best, std::uint64_t worst, bool skipped) {
    const app::Id<app::Round> round = at.round.id;
    const app::Id<app::Seat> seat = at.seat;
    const bool proxy = at.proxy;
    at.run([round, seat, proxy, given = commands::ScreenAnswer{screen.items, best, worst, skipped}](
               const app::Board& b, app::CommandContext& context) {
        return commands::answerScreen(b, context, round, seat, given, proxy);
    });
}

// What this hand has chosen as the best so far: what the other chose is nothing to it.
std::uint64_t bestOf(const VoteContext& at, const GivenScreen& screen) { return screen.byProxy == at.proxy ? screen.best : 0; }

void choose(VoteContext& at, GivenScreen& screen, std::uint64_t item) {
    screen.best = bestOf(at, screen), screen.byProxy = at.proxy;
    if (screen.items.size() == 2) return answer(at, screen, item, screen.items[screen.items[0] == item], false);
    if (screen.best == item) screen.best = 0;
    else if (!screen.best) screen.best = item;
    else answer(at, screen, screen.best, item, false);
}

bool showCard(VoteContext& at, std::uint64_t item, const Rect& r, bool best) {
    Widgets& w = at.w;
    const std::string name = "card-" + app::idText(item), title = app::rules::itemTitle(at.panel.board, item),
                      below = itemBelow(at, item);
    const bool touched = w.touched(name.c_str(), r);
    w.target("card", name, title, r);
    Painter p = w.painter();
    p.shadow(r, w.mm(1.6f), 0.14f, {0, w.mm(0.6f)});
    p.box(r, itemPaper(at, item), w.mm(2.5f));
    Space inner{{r.x + w.mm(4), r.y + w.mm(2.5f), r.w - w.mm(8), r.h - w.mm(5)}};
    if (best) {
        p.outline(r, at.colour(), w.mm(2.5f), w.mm(1));
        const app::Point c{r.right() - w.mm(7), r.y + w.mm(7)};
        p.disc(c, w.mm(5), at.colour());
        sign(p, Sign::Plus, c, w.mm(2.6f), kOnDark);
        inner.right(w.mm(9));
    }
    if (!below.empty()) {  // a tenth wider than regular letters are
        const float high = std::max(w.mm(5.5f), w.paragraphHigh(below, inner.rest.w * 0.9f, kBelowMm));
        w.text(inner.bottom(high, w.mm(1)), below, kBelowMm, itemBelowInk(at, item), Weight::SemiBold);
    }
    w.paragraph(inner.rest, title, 5.4f, 4.2f, kInk);
    return touched;
}

// "about 11 more duels each": what is left for the whole group, shared among those who are still at it.
std::string leftWords(const VoteContext& at) {
    const auto& running = at.panel.scene.standings().duels;
    if (!running || running->round != at.round.id) return {};
    const auto progress = rules::progress(at.panel.board, at.round.id);
    const int left = running->screensLeft, voters = std::max(1, progress.voters - progress.done),
              each = (left + voters - 1) / voters;
    if (left == 0) return at.tr()("The ranking is reliable: you may stop here.");
    if (at.round.form == BallotForm::Duels)
        return at.tr().plural("about %d more duel each for a reliable ranking", "about %d more duels each for a reliable ranking",
                              each);
    return at.tr().plural("about %d more set each for a reliable ranking", "about %d more sets each for a reliable ranking",
                          each);
}

void takeBack(VoteContext& at) {
    const app::Id<app::Round> round = at.round.id;
    const app::Id<app::Seat> seat = at.seat;
    const auto last = rules::lastScreen(at.panel.board, at.round, at.seat, at.panel.salt);
    const bool taken = at.run([&](const app::Board& b, app::CommandContext& context) {
        return commands::takeScreenBack(b, context, round, seat, at.proxy);
    });
    if (!taken || !last) return;
    // The same cards again: one wants to answer them otherwise, not to be asked about others.
    std::erase_if(*at.panel.screens, [&](const GivenScreen& s) { return s.round == round && s.seat == seat; });
    at.panel.screens->push_back(*last);
}

// Equal, pass, take back, and how far it still is.
void showButtons(VoteContext& at, const Rect& area, GivenScreen* screen) {
    Widgets& w = at.w;
    Space row{area};
    const auto& tr = at.tr();
    const bool duel = at.round.form == BallotForm::Duels;
    const float beside = w.mm(duel ? 96 : 67);
    const Rect said =
        isNarrow(at, area) ? row.top(w.mm(kWordsMm)) : Rect{row.rest.x + beside, row.rest.y, row.rest.w - beside, row.rest.h};
    const float gap = w.mm(2), side = isNarrow(at, area) ? (row.rest.w - 2 * gap) * 0.3f : w.mm(27);
    if (duel && w.button("equal", tr("Equal"), row.left(side, gap), Style::Plain, screen) && screen)
        answer(at, GivenScreen(*screen), 0, 0, false);
    else if (w.button("pass", tr("Pass"), row.left(side, gap), Style::Plain, screen) && screen)
        answer(at, GivenScreen(*screen), 0, 0, true);
    else if (w.button("take-back", tr("Take back"), row.left(std::min(w.mm(34), row.rest.w)), Style::Quiet,
                      rules::nextScreenNumber(at.panel.board, at.round, at.seat) > 1))
        takeBack(at);
    if (screen && bestOf(at, *screen)) w.paragraph(said, tr("Now the one that matters least (−)."), 4.6f, 3.8f, kInk);
    else w.paragraph(said, leftWords(at), 4.2f, 3.6f, kInk2);
}

void showFinished(VoteContext& at, const Rect& area) {
    Widgets& w = at.w;
    w.painter().box(area, kRowPaper, w.mm(2.5f));
    Space space{{area.x + w.mm(6), area.y + w.mm(4), area.w - w.mm(12), area.h - w.mm(8)}};
    Space foot{space.bottom(w.mm(13), w.mm(3))};
    w.paragraph(space.rest, at.tr()("You have finished: thank you."), 5.4f, 4.6f, kInk);
    if (!w.button("change-vote", at.tr()("Change my vote"), foot.right(std::min(w.mm(48), foot.rest.w)), Style::Plain)) return;
    const app::Id<app::Round> round = at.round.id;
    const app::Id<app::Seat> seat = at.seat;
    const bool proxy = at.proxy;
    at.run([round, seat, proxy](const app::Board& b, app::CommandContext& context) {
        return commands::sayDone(b, context, round, seat, false, proxy);
    });
}

}  // namespace

void showScreens(VoteContext& at, const Rect& area) {
    Widgets& w = at.w;
    if (!at.panel.screens) return;
    Space space{area};
    const Rect buttons = space.bottom(w.mm(isNarrow(at, area) ? 13 + kWordsMm : 13), w.mm(3));
    // Who has finished is given no screen (it would not stand): it says so, and how to go on.
    if (const auto* voter = rules::voterOf(at.panel.board, at.round.id, at.seat); voter && voter->done)
        return showFinished(at, area);
    GivenScreen* screen = screenFor(at);
    std::uint64_t touched = 0;
    if (screen) {
        const std::size_t cards = screen->items.size(), across = cards == 3 ? 3 : 2, down = cards == 4 ? 2 : 1;
        for (std::size_t i = 0; i < cards; ++i) {
            Rect r = column(space.rest, static_cast<int>(i % across), static_cast<int>(across), w.mm(4));
            const float h = (r.h - w.mm(4) * static_cast<float>(down - 1)) / static_cast<float>(down);
            r = {r.x, r.y + (h + w.mm(4)) * static_cast<float>(i / across), r.w, h};
            if (showCard(at, screen->items[i], r, bestOf(at, *screen) == screen->items[i])) touched = screen->items[i];
        }
    } else {
        w.painter().box(space.rest, kRowPaper, w.mm(2.5f));
        w.paragraph({space.rest.x + w.mm(6), space.rest.y, space.rest.w - w.mm(12), space.rest.h},
                    at.tr()("Nothing is left to compare: thank you. Touch “I have finished”."), 5.4f, 4.6f, kInk);
    }
    showButtons(at, buttons, screen);
    if (touched) choose(at, *screen, touched);
}

}  // namespace ui::panels::votes
