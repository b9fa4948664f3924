#pragma once
// A workroom with actions that have a value and costs, and terms that are easily changed: what tests of value for cost and of
// standings begin with.
#include <functional>

#include "app/commands/plan.h"
#include "app/rules/ranking.h"
#include "tests/app/workroom.h"

namespace tests {

struct Backlog : Workroom {
    using Workroom::Workroom;
    std::vector<Id<Action>> actions;

    Id<Action> costed(const std::string& title, int customer, int company, std::optional<std::int64_t> tenthDays,
                      std::optional<std::int64_t> euros) {
        const auto id = action(title);
        must([&](const Board& b, CommandContext& a) {
            return commands::estimate(b, a, {id, customer, company, tenthDays, euros});
        });
        actions.push_back(id);
        return id;
    }
    void terms(const std::function<void(PlanTerms&)>& change) {
        PlanTerms terms = board().planTerms();
        change(terms);
        must([&](const Board& b, CommandContext& a) { return commands::editTerms(b, a, terms); });
    }
    void rate(const Factors& factors) {
        must([&](const Board& b, CommandContext& a) { return commands::rate(b, a, factors); });
    }
    std::vector<std::string> titles(const std::vector<rules::RankedAction>& rows) const {
        std::vector<std::string> result;
        for (const auto& row : rows)
            result.push_back((row.rank ? std::to_string(row.rank) + " " : "- ") + board().find(row.action)->title);
        return result;
    }
    std::vector<std::string> byValue() const { return titles(rules::rankedByValue(board(), rules::worths(board()))); }
};

}  // namespace tests
