#pragma once
// What a round that opened now would put to the vote: how many items there are, and of which earlier round only the first are
// taken. Asked by the dock and by the page of votes.
#include <vector>

#include "app/commands/rounds.h"
#include "ui/panels/panel.h"

namespace ui::panels::facilitator {

// What the terms would put to the vote now, without reckoning a tally: short lists come from the standings.
int itemsFor(const PanelContext& panel, const app::rules::RoundScope& scope);
// Revealed rounds on the same things, newest first; run-offs settle others and are no lists of their own.
std::vector<const app::Round*> listsFor(const app::Board& board, const app::rules::RoundScope& scope);
// For forms that compare: the first of the newest revealed round of dots on the same things, if there is one. True: there was.
bool addShortList(const PanelContext& panel, app::commands::RoundTerms& terms);

}  // namespace ui::panels::facilitator
