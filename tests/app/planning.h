#pragma once
// A workroom with tiers and costed actions, and the hands that plan them: what the tests of planning begin with, of its commands
// and of its rules.
#include "app/commands/plan.h"
#include "app/rules/tiered_plan.h"
#include "tests/app/workroom.h"

namespace tests {

struct Planning : Workroom {
    std::vector<Id<Tier>> tiers;
    std::vector<Id<Action>> actions;

    Id<Tier> tier(std::optional<std::int64_t> tenthDays, std::optional<std::int64_t> euros) {
        const auto id = created<Tier>([](const Board& b, CommandContext& a) { return commands::addTier(b, a, "Palier"); });
        Tier t = *board().find(id);
        t.tenthDays = tenthDays, t.euros = euros;
        must([&](const Board& b, CommandContext& a) { return commands::editTier(b, a, t); });
        tiers.push_back(id);
        return id;
    }
    Id<Action> costed(int impact, std::optional<std::int64_t> tenthDays, std::optional<std::int64_t> euros) {
        const auto id = action("action " + std::to_string(actions.size()));
        must([&](const Board& b, CommandContext& a) {
            return commands::estimate(
                b, a, {.action = id, .impactCustomer = impact, .impactCompany = impact, .tenthDays = tenthDays, .euros = euros});
        });
        actions.push_back(id);
        return id;
    }
    void plan(Id<Action> action, Id<Tier> tier, Id<Action> before = {}) {
        must([&](const Board& b, CommandContext& a) { return commands::planAction(b, a, action, tier, before); });
    }
    Result<Touched> link(Id<Action> from, Id<Action> to, LinkKind kind = LinkKind::Needs) {
        return run([&](const Board& b, CommandContext& a) { return commands::linkActions(b, a, from, to, kind); });
    }
    rules::Plans plans() const { return rules::plans(board(), {}); }
    void take(const rules::Proposal& proposal) {
        must([&](const Board& b, CommandContext& a) { return commands::takePlan(b, a, proposal.placings); });
    }
    std::vector<Id<Action>> in(std::size_t tier) const { return board().plannedIn(tiers.at(tier)); }
};

}  // namespace tests
