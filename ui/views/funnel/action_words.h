#pragma once
// What the funnel says of an action, in the words of the session's language: costs, figures, dates, what a tier holds. Texts
// only, no drawing; used by the list, the matrix, the tiers and what hands hold.
#include "ui/views/funnel/funnel_look.h"

namespace ui::views::funnel {

// "14 j · 12 k€", or that it is still to be costed.
std::string costText(const app::Texts& tr, const app::Estimate& estimate);
std::string daysText(const app::Texts& tr, std::int64_t tenthDays);
std::string eurosText(const app::Texts& tr, std::int64_t euros);
// "12 déc."
std::string dayText(const app::Texts& tr, std::int32_t day);
// The figure the list is ordered by; empty where dots are drawn instead, or there is none.
std::string figureText(const FunnelLook& look, const app::rules::RankedAction& row);
// "5 gommettes à sa note": what the note it answers got; empty if nothing, or where it has been voted on itself.
std::string originText(const FunnelLook& look, const app::Action& action);
bool countsDots(const FunnelLook& look);  // the list is ordered by dots, which are drawn as dots
bool showsDots(const FunnelLook& look);   // the same, or they stand beside an order made by hand
// What stands above equals: "22 ex æquo à 1 gommette".
std::string headWords(const FunnelLook& look, const Funnel::Head& head);
// "impact 4/4 · 12 j · 8 k€"
std::string estimateText(const app::Texts& tr, const app::Estimate& estimate);
// Of what makes an owned action a promise (date, first step, measure), how much is not written yet.
int missingOf(const app::Assignment& assignment);
// "9 gommettes · Rentable : 12e sur 148": its figures are behind “Why?”.
std::string summaryText(const FunnelLook& look, app::Id<app::Action> action);
// What is wrong with a tier: "dépasse de 6 j et 2 k€"; empty if nothing is.
std::string tierTrouble(const app::Texts& tr, const app::rules::TierFill& fill);
// What keeps an action from standing where it stands, one sentence a conflict.
std::vector<std::string> conflictTexts(const FunnelLook& look, app::Id<app::Action> action);
// Its stage's colour and its number among the stages; grey and 0 without a stage.
struct StageMark {
    ImU32 colour;
    int number = 0;
    const app::Stage* stage = nullptr;
};
StageMark stageMark(const FunnelLook& look, const app::Action& action);
ImU32 tierColour(std::size_t tier);

}  // namespace ui::views::funnel
