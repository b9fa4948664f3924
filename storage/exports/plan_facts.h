#pragma once
// All that the plan's files say of the plan, gathered once: every action with its place, figures, people and links, what is still
// missing of it, and the plans beside the one that stands. For plan.csv, plan.json and `parcours plan`; decides nothing.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/base/texts.h"
#include "app/rules/standings.h"
#include "app/rules/tiered_plan.h"

namespace storage::exports {

struct MissingFact {
    const char* key;    // in JSON
    const char* words;  // English msgid
};

struct ActionFacts {
    const app::Action* action = nullptr;
    const app::Tier* tier = nullptr;  // where it stands; null: in none
    int place = 0;                    // in its tier, 1 …
    app::Pin pin = app::Pin::None;
    app::Estimate estimate;
    app::Assignment assignment;
    const app::rules::ActionWorth* worth = nullptr;
    int rankByVotes = 0, rankByValue = 0;               // 0: not ranked
    std::vector<app::Id<app::Action>> needs, variants;  // by title, which is how they are read
    std::vector<MissingFact> missing;                   // figures; of those in a tier, also owner, yes, date, first step, measure
};

class PlanFacts {
public:
    // Takes up to the time limit of files: three seconds for all plans, then the best found and its bound stand.
    explicit PlanFacts(const app::Board& board);

    const app::rules::Standings& standings() const { return m_standings; }
    const app::rules::Plans& plans() const { return m_plans; }
    const std::vector<app::rules::TierFill>& tiers() const { return m_tiers; }
    const std::vector<app::rules::Conflict>& conflicts() const { return m_conflicts; }
    // The plan as it stands is within all caps and contradicts nothing; else its value compares with nothing.
    bool holds() const { return m_holds; }
    const std::vector<ActionFacts>& actions() const {
        return m_actions;
    }  // in the tiers in order, then the rest by value for cost
    const ActionFacts& of(app::Id<app::Action> action) const { return m_actions[m_at.at(action.value)]; }
    std::vector<const ActionFacts*> withoutOwner() const;  // in a tier first, then the rest
    const app::rules::LeftOut* leftOutOfBest(app::Id<app::Action> action) const;

private:
    void addAction(const app::Board& board, app::Id<app::Action> id, const app::Tier* tier, int place);

    app::rules::Standings m_standings;
    app::rules::Plans m_plans;
    std::vector<app::rules::TierFill> m_tiers;
    bool m_holds;
    std::vector<app::rules::Conflict> m_conflicts;
    std::vector<ActionFacts> m_actions;
    std::map<std::uint64_t, std::size_t> m_at;
};

// What a plan is worth, as a sentence: "Worth at least 97 % of the best possible."
std::string boundSentence(const app::Texts& tr, int perMille, bool proved);
// The same of the plan as it stands, or why it cannot be said.
std::string standingSentence(const app::Texts& tr, const PlanFacts& facts);

// Which tier a proposal puts an action in; 0: none.
app::Id<app::Tier> tierIn(const app::rules::Proposal& proposal, app::Id<app::Action> action);
// All tiers together.
struct PlanTotal {
    std::int64_t tenthDays = 0, euros = 0;
};
PlanTotal totalOf(const app::rules::Proposal& proposal);

}  // namespace storage::exports
