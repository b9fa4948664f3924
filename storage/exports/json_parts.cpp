#include "storage/exports/json_parts.h"

#include "storage/exports/ranking_words.h"

namespace storage::exports {

using Json = nlohmann::ordered_json;
using namespace app::rules;

namespace {

Json number(const std::optional<Fraction>& f) { return f ? Json(toDouble(*f)) : Json(); }
Json mean(const MeanScore& m) { return m.count ? Json(double(m.sum) / double(m.count)) : Json(); }

}  // namespace

Json daysJson(const std::optional<std::int64_t>& tenths) { return tenths ? Json(double(*tenths) / 10) : Json(); }
Json eurosJson(const std::optional<std::int64_t>& euros) { return euros ? Json(*euros) : Json(); }

Json worthJson(const app::Board& board, const Worths& worths, app::Id<app::Action> action, const app::Texts& tr) {
    const ActionWorth* worth = worths.of(action);
    if (!worth) return {};
    const app::Estimate* e = board.find<app::Estimate>(action.value);
    Json json{{"customer", mean(worth->customer)}, {"company", mean(worth->company)}};
    json["confidence"] = e && e->confidence > 0 ? Json(e->confidence) : Json();
    json["days"] = daysJson(e ? e->tenthDays : std::nullopt), json["euros"] = eurosJson(e ? e->euros : std::nullopt);
    json["value"] = number(worth->valued.value), json["effort"] = number(worth->valued.effort);
    json["value_for_cost"] =
        worth->valued.worth && !worth->valued.worth->free ? Json(toDouble(worth->valued.worth->amount)) : Json();
    json["standing"] = keyOf(worth->valued.standing);
    json["figure"] = number(worth->figure);
    json["quadrant"] = worth->quadrant ? Json(keyOf(*worth->quadrant)) : Json();
    json["on_front"] = worth->onFront;
    if (!worth->problem.empty()) json["problem"] = tr(worth->problem.c_str());
    return json;
}

Json termsJson(const app::Board& board, const Worths& worths, const app::Texts& tr) {
    const app::PlanTerms& terms = board.planTerms();
    Json json{
        {"value_by", keyOf(terms.by)}, {"customer_weight", terms.customerWeight}, {"company_weight", 100 - terms.customerWeight}};
    json["budget_weight"] = terms.budgetWeight, json["time_weight"] = 100 - terms.budgetWeight;
    json["budget"] = worths.eurosCount ? Json(worths.budget) : Json(),
    json["days"] = worths.daysCount ? Json(double(worths.tenthDays) / 10) : Json();
    json["assumed"] = worths.assumed;
    json["value_line"] = toDouble(worths.lines.value), json["effort_line"] = toDouble(worths.lines.effort);
    json["carry_over"] = terms.carryOver;
    json["formula"] = terms.by == app::ValueBy::Formula ? Json(terms.formula) : Json();
    if (!worths.problem.empty()) json["problem"] = tr(worths.problem.c_str());
    return json;
}

}  // namespace storage::exports
