#pragma once
// One voter at one round during one frame, and the parts that several forms are made of. Each form is one file: vote_dots,
// vote_points, vote_scores, vote_duel, vote_order; vote_form.cpp chooses among them, nobody else calls them.
#include "app/rules/ballots.h"
#include "app/rules/voting.h"
#include "ui/panels/votes/vote_form.h"

namespace ui::panels::votes {

struct VoteContext {
    Widgets& w;
    PanelContext& panel;
    const app::Round& round;
    app::Id<app::Seat> seat;
    bool proxy;
    const Run& run;
    std::vector<app::rules::EntryView> said;  // by this seat, as the frame begins

    const app::Texts& tr() const { return w.tr(); }
    float mm(float millimetres) const { return w.mm(millimetres); }
    ImU32 colour() const;
    int given(std::uint64_t item, app::Says says, int part = 0) const;  // sum of what it has said so
    bool ownAndBarred(std::uint64_t item) const;
};

void showDots(VoteContext& at, const app::Rect& area);
void showPoints(VoteContext& at, const app::Rect& area);
void showScores(VoteContext& at, const app::Rect& area);
void showScreens(VoteContext& at, const app::Rect& area);  // duels and best-worst sets
void showOrder(VoteContext& at, const app::Rect& area);

// The items in the seat's own order, a row each; `row` fills what is left of its title to the right.
void voteRows(VoteContext& at, const app::Rect& area, float rowMm, const std::function<bool(std::uint64_t)>& chosen,
              const std::function<void(std::uint64_t, Space&)>& controls);
// The colour of an item's paper; what stands below its title: for actions stage and costs, and in which colour.
ImU32 itemPaper(const VoteContext& at, std::uint64_t item);
std::string itemBelow(const VoteContext& at, std::uint64_t item);
ImU32 itemBelowInk(const VoteContext& at, std::uint64_t item);

}  // namespace ui::panels::votes
