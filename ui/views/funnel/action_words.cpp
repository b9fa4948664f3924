#include "ui/views/funnel/action_words.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "app/layout/funnel_layout.h"

namespace ui::views::funnel {

using namespace ui::paint;
namespace rules = app::rules;

std::string daysText(const app::Texts& tr, std::int64_t tenths) {
    return tr.fill("{0} d", app::decimalText(tr, static_cast<double>(tenths) / 10, 1));
}

std::string eurosText(const app::Texts& tr, std::int64_t euros) {
    // Short where nothing is lost by it: what is written above a finger is what a drop writes.
    return euros >= 1000 && euros % 100 == 0 ? tr.fill("€{0}k", app::decimalText(tr, static_cast<double>(euros) / 1000, 1))
                                             : tr.fill("€{0}", app::wholeText(tr, euros));
}

std::string costText(const app::Texts& tr, const app::Estimate& e) {
    std::string text;
    if (e.tenthDays) text += daysText(tr, *e.tenthDays);
    if (e.euros) text += (text.empty() ? "" : " · ") + eurosText(tr, *e.euros);
    return text.empty() ? tr("to be costed") : text;
}

std::string dayText(const app::Texts& tr, std::int32_t day) {
    static constexpr const char* kMonths[] = {TR_NOOP("Jan"), TR_NOOP("Feb"), TR_NOOP("Mar"), TR_NOOP("Apr"),
                                              TR_NOOP("May"), TR_NOOP("Jun"), TR_NOOP("Jul"), TR_NOOP("Aug"),
                                              TR_NOOP("Sep"), TR_NOOP("Oct"), TR_NOOP("Nov"), TR_NOOP("Dec")};
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    return std::to_string(unsigned(date.day())) + " " + tr(kMonths[unsigned(date.month()) - 1]);
}

bool countsDots(const FunnelLook& look) {
    const app::Round* round = look.board.find(look.scene.standings().votesRound);
    return look.funnel.by() == rules::RankBy::Votes && round && round->form == app::BallotForm::Dots;
}

bool showsDots(const FunnelLook& look) {
    if (look.funnel.by() == rules::RankBy::Hand) return look.funnel.mostDots() > 0;
    return countsDots(look);
}

std::string headWords(const FunnelLook& look, const Funnel::Head& head) {
    const rules::RankedAction& first = look.funnel.rows()[head.row].ranked;
    if (head.none) return look.tr.plural("%d without a vote", "%d without a vote", head.count);
    const std::string amount = countsDots(look) ? look.tr.plural("%d dot", "%d dots", first.dots) : figureText(look, first);
    return look.tr.fill("{0} tied at {1}", std::to_string(head.count), amount);
}

std::string figureText(const FunnelLook& look, const rules::RankedAction& row) {
    const auto by = look.funnel.by();
    if (row.rank == 0 || by == rules::RankBy::Hand || countsDots(look)) return {};
    if (by == rules::RankBy::Value)
        return row.figure > 1e6 ? look.tr("free") : app::decimalText(look.tr, row.figure, row.figure < 10 ? 2 : 1);
    const auto& standings = look.scene.standings();
    const app::Round* round = look.board.find(by == rules::RankBy::Duels ? standings.duelsRound : standings.votesRound);
    return round ? rules::roundFigure(look.tr, round->form, row.figure) : std::string{};
}

std::string originText(const FunnelLook& look, const app::Action& action) {
    const auto votes = rules::votesInstead(look.board, look.scene.standings(), action);
    return votes ? look.tr.fill("its note: {0}", rules::amountWords(look.tr, *votes)) : std::string{};
}

std::string estimateText(const app::Texts& tr, const app::Estimate& e) {
    return tr.fill("impact {0}/{1}", std::to_string(e.impactCustomer), std::to_string(e.impactCompany)) + " · " + costText(tr, e);
}

int missingOf(const app::Assignment& a) { return int(!a.dueDay) + int(a.firstStep.empty()) + int(a.measure.empty()); }

std::string summaryText(const FunnelLook& look, app::Id<app::Action> action) {
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : " · ") + part; };
    const auto* row = look.funnel.row(action);
    const app::Round* round = look.board.find(look.scene.standings().votesRound);
    if (row && round && round->form == app::BallotForm::Dots) add(look.tr.plural("%d dot", "%d dots", row->ranked.dots));
    if (row && row->against > 0) add(look.tr.plural("%d dot against", "%d dots against", row->against));
    const std::string place = rules::placeByValue(look.tr, look.board, look.scene.standings(), action);
    const auto* e = look.board.find<app::Estimate>(action.value);
    if (!place.empty()) add(place);
    else if (e) add(costText(look.tr, *e));  // what is missing for it
    return text;
}

std::string tierTrouble(const app::Texts& tr, const rules::TierFill& fill) {
    const std::string days = fill.overTenthDays() > 0 ? daysText(tr, fill.overTenthDays()) : "",
                      euros = fill.overEuros() > 0 ? eurosText(tr, fill.overEuros()) : "";
    std::string text;
    if (!days.empty() && !euros.empty()) text = tr.fill("over by {0} and {1}", days, euros);
    else if (!days.empty() || !euros.empty()) text = tr.fill("over by {0}", days + euros);
    if (fill.uncosted > 0)
        text += (text.empty() ? "" : " · ") + tr.plural("%d action to be costed", "%d actions to be costed", fill.uncosted);
    return text;
}

std::vector<std::string> conflictTexts(const FunnelLook& look, app::Id<app::Action> action) {
    std::vector<std::string> texts;
    for (const rules::Conflict& conflict : look.funnel.conflicts()) {
        if (conflict.action != action) continue;
        const app::Action* other = look.board.find(conflict.other);
        const app::Planned* planned = look.board.find<app::Planned>(conflict.other.value);
        const std::string title = other ? other->title : std::string{};
        if (conflict.kind == app::LinkKind::Excludes)
            texts.push_back(look.tr.fill("Only one of the two: “{0}” is planned too.", title));
        else
            texts.push_back(look.tr.fill(
                planned && planned->tier ? "It needs “{0}”, which comes later." : "It needs “{0}”, which is not planned.",
                title));
    }
    if (rules::isLate(look.board, action)) texts.push_back(look.tr("It is due after the end of its tier."));
    return texts;
}

StageMark stageMark(const FunnelLook& look, const app::Action& action) {
    const app::Stage* stage = look.board.find(action.stage);
    if (!stage) return {kInk2, 0, nullptr};
    const auto& stages = look.board.stages();
    return {stageColour(stage->colour), static_cast<int>(std::ranges::find(stages, action.stage) - stages.begin()) + 1, stage};
}

ImU32 tierColour(std::size_t tier) { return stageColour(app::layout::tierHue(tier)); }

}  // namespace ui::views::funnel
