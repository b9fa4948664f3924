#include "app/board/ranges.h"

#include <map>
#include <string>

#include "app/board/fields.h"

namespace app {
namespace {

// Days lie between the years 0 and 9999.
const std::map<std::string, Range>& ranges() {
    constexpr double kMany = 1e15;
    static const std::map<std::string, Range> kRanges{{"stage.colour", {0, 1000}},
                                                      {"seat.colour", {0, 1000}},
                                                      {"seat.along", {0, 1}},
                                                      {"placement.turn", {-180, 180}},
                                                      {"round.number", {1, 1'000'000}},
                                                      {"seat.weight", {1, 99}},
                                                      {"seat.team", {0, 4}},
                                                      {"round.dots_each", {1, 100}},
                                                      {"round.cap", {1, 100}},
                                                      {"round.resistance_each", {0, 99}},
                                                      {"round.resistance_cap", {1, 99}},
                                                      {"round.criteria", {1, 3}},
                                                      {"round.short_list", {0, 1'000'000}},
                                                      {"ballot.weight", {1, 99}},
                                                      {"ballot.team", {0, 4}},
                                                      {"entry.value", {-1, 1'000'000}},
                                                      {"entry.part", {0, 1'000'000}},
                                                      {"estimate.confidence", {0, 100}},
                                                      {"factors.reach", {0, kMany}},
                                                      {"factors.impact", {0, 300}},
                                                      {"factors.effect", {0, 10}},
                                                      {"factors.ease", {0, 10}},
                                                      {"factors.benefit", {0, 100}},
                                                      {"factors.urgency", {0, 100}},
                                                      {"factors.risk", {0, 100}},
                                                      {"factors.size", {0, 100}},
                                                      {"tier.tenth_days", {0, kMany}},
                                                      {"tier.euros", {0, kMany}},
                                                      {"tier.start_day", {-719'528, 2'932'896}},
                                                      {"tier.end_day", {-719'528, 2'932'896}},
                                                      {"planned.tenth_days", {0, kMany}},
                                                      {"planned.euros", {0, kMany}},
                                                      {"plan_terms.customer_weight", {0, 100}},
                                                      {"plan_terms.budget_weight", {0, 100}},
                                                      {"plan_terms.tenth_days", {0, kMany}},
                                                      {"plan_terms.euros", {0, kMany}},
                                                      {"plan_terms.value_line", {0, 1000}},
                                                      {"plan_terms.effort_line", {0, 1000}},
                                                      {"settled.place", {1, 1'000'000}},
                                                      {"round.winners", {0, 1'000'000}},
                                                      {"round.box_seconds", {0, 1'000'000}},
                                                      {"round.closes_at", {0, kMany}},
                                                      {"estimate.impact_customer", {0, 5}},
                                                      {"estimate.impact_company", {0, 5}},
                                                      {"estimate.tenth_days", {0, kMany}},
                                                      {"estimate.euros", {0, kMany}},
                                                      {"assignment.due_day", {-719'528, 2'932'896}},
                                                      {"session.created_at", {-kMany, kMany}},
                                                      {"note.created_at", {-kMany, kMany}},
                                                      {"action.created_at", {-kMany, kMany}}};
    return kRanges;
}

}  // namespace

std::optional<Range> rangeOf(RecordKind kind, std::string_view field) {
    const auto range = ranges().find(std::string(nameOf(kind)) + "." + std::string(field));
    return range == ranges().end() ? std::nullopt : std::optional(range->second);
}

}  // namespace app
