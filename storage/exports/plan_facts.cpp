#include "storage/exports/plan_facts.h"

#include <algorithm>
#include <chrono>

#include "app/base/result.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/rounds.h"

namespace storage::exports {
namespace {

using namespace app::rules;

constexpr auto kPlansTake = std::chrono::seconds(3);

Plans plansInTime(const app::Board& board) {
    const auto until = std::chrono::steady_clock::now() + kPlansTake;
    return plans(board, [until] { return std::chrono::steady_clock::now() > until; });
}

std::vector<MissingFact> missingOf(const ActionFacts& facts) {
    std::vector<MissingFact> missing;
    const auto ask = [&](bool isThere, const char* key, const char* words) {
        if (!isThere) missing.push_back({key, words});
    };
    const ActionWorth* worth = facts.worth;
    ask(facts.estimate.impactCustomer > 0 || (worth && worth->customer.count > 0), "impact_customer",
        TR_NOOP("impact on the customer"));
    ask(facts.estimate.impactCompany > 0 || (worth && worth->company.count > 0), "impact_company",
        TR_NOOP("impact on the company"));
    ask(facts.estimate.tenthDays.has_value(), "days", TR_NOOP("days"));
    ask(facts.estimate.euros.has_value(), "euros", TR_NOOP("euros"));
    if (!facts.tier) return missing;
    const app::Assignment& a = facts.assignment;
    const bool owned = !a.owner.empty();
    ask(owned, "owner", TR_NOOP("owner"));
    ask(!owned || a.accepted, "accepted", TR_NOOP("the owner’s yes"));
    ask(a.dueDay.has_value(), "due", TR_NOOP("due date"));
    ask(!a.firstStep.empty(), "first_step", TR_NOOP("first step"));
    ask(!a.measure.empty(), "measure", TR_NOOP("measure"));
    return missing;
}

int rankIn(const std::vector<RankedAction>& list, app::Id<app::Action> action) {
    const auto found = std::ranges::find(list, action, &RankedAction::action);
    return found == list.end() ? 0 : found->rank;
}

}  // namespace

PlanFacts::PlanFacts(const app::Board& board)
    : m_standings(app::rules::standings(board)),
      m_plans(plansInTime(board)),
      m_tiers(tierFills(board)),
      m_holds(app::rules::holds(board)),
      m_conflicts(app::rules::conflicts(board)) {
    for (const TierFill& fill : m_tiers)
        for (std::size_t i = 0; i < fill.actions.size(); ++i)
            addAction(board, fill.actions[i], board.find(fill.tier), static_cast<int>(i) + 1);
    for (const RankedAction& row : m_standings.list(RankBy::Value)) addAction(board, row.action, nullptr, 0);
    for (const auto& [id, link] : board.all<app::Link>()) {
        const auto from = m_at.find(link.from.value), to = m_at.find(link.to.value);
        if (from == m_at.end() || to == m_at.end()) continue;
        if (link.kind == app::LinkKind::Needs) m_actions[from->second].needs.push_back(link.to);
        else m_actions[from->second].variants.push_back(link.to), m_actions[to->second].variants.push_back(link.from);
    }
    for (ActionFacts& facts : m_actions)
        for (auto* links : {&facts.needs, &facts.variants})
            std::ranges::sort(*links, {}, [&](app::Id<app::Action> id) { return std::pair(of(id).action->title, id); });
}

void PlanFacts::addAction(const app::Board& board, app::Id<app::Action> id, const app::Tier* tier, int place) {
    const app::Action* action = board.find(id);
    if (!action || m_at.contains(id.value)) return;
    ActionFacts facts{.action = action, .tier = tier, .place = place};
    if (const auto* planned = board.find<app::Planned>(id.value)) facts.pin = planned->pin;
    if (const auto* estimate = board.find<app::Estimate>(id.value)) facts.estimate = *estimate;
    if (const auto* assignment = board.find<app::Assignment>(id.value)) facts.assignment = *assignment;
    facts.assignment.owner = ownerOf(board, facts.assignment);
    facts.worth = m_standings.worths.of(id);
    facts.rankByVotes = rankIn(m_standings.list(RankBy::Votes), id);
    facts.rankByValue = rankIn(m_standings.list(RankBy::Value), id);
    facts.missing = missingOf(facts);
    m_at[id.value] = m_actions.size();
    m_actions.push_back(std::move(facts));
}

std::vector<const ActionFacts*> PlanFacts::withoutOwner() const {
    std::vector<const ActionFacts*> result;
    for (const ActionFacts& facts : m_actions)
        if (facts.assignment.owner.empty()) result.push_back(&facts);
    return result;
}

const LeftOut* PlanFacts::leftOutOfBest(app::Id<app::Action> action) const {
    const auto found = std::ranges::find(m_plans.best.left, action, &LeftOut::action);
    return found == m_plans.best.left.end() ? nullptr : &*found;
}

std::string boundSentence(const app::Texts& tr, int perMille, bool proved) {
    if (proved || perMille >= 1000) return tr("No plan is worth more.");
    return tr.fill("Worth at least {0}% of the best possible.", tenthsText(perMille, tr));
}

std::string standingSentence(const app::Texts& tr, const PlanFacts& facts) {
    if (!facts.holds()) return tr("It does not hold as it stands: a tier is too full, or something contradicts.");
    const Proposal& best = facts.plans().best;
    return best.problem.empty() ? boundSentence(tr, facts.plans().perMille, false) : std::string(tr(best.problem.c_str()));
}

app::Id<app::Tier> tierIn(const Proposal& proposal, app::Id<app::Action> action) {
    const auto found = std::ranges::find(proposal.placings, action, &Placing::action);
    return found == proposal.placings.end() ? app::Id<app::Tier>{} : found->tier;
}

PlanTotal totalOf(const Proposal& proposal) {
    PlanTotal total;
    for (const WaveUse& use : proposal.tiers) total.tenthDays += use.tenthDays, total.euros += use.euros;
    return total;
}

}  // namespace storage::exports
