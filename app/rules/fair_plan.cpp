#include "app/rules/fair_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/rules/budget/equal_shares.h"
#include "app/rules/papers.h"
#include "app/rules/voting.h"

namespace app::rules {
namespace {

struct Money {
    bool inDays = false;
    std::int64_t whole = 0;
};

std::optional<Money> moneyOf(const PlanInput& input) {
    const auto total = [&](auto cap, const std::optional<std::int64_t>& whole) -> std::optional<std::int64_t> {
        std::int64_t sum = 0;
        for (const Wave& wave : input.waves) {
            if (!(wave.*cap)) return whole;
            sum += *(wave.*cap);
        }
        return std::min(sum, whole.value_or(sum));
    };
    if (const auto euros = total(&Wave::euros, input.wholeEuros)) return Money{false, *euros};
    if (const auto days = total(&Wave::tenthDays, input.wholeTenthDays)) return Money{true, *days};
    return std::nullopt;
}

// What may be bought: costed, valued or not, and not kept out by a hand. What hands have put in is in already: its cost is taken
// off the budget first, and nobody pays for it.
struct Market {
    std::vector<int> items;                // index into BoardPlan::actions
    std::vector<int> imposed;              // the same, of what is in already
    std::map<std::uint64_t, std::int64_t> costs;  // of both
    std::map<std::uint64_t, int> at;       // action → index here
    FairInput input;
};

Market marketOf(const BoardPlan& numbers, const Money& money, const Proposal& best) {
    Market market;
    market.input.budget = money.whole;
    std::set<Id<Action>> placed;
    for (const Placing& p : best.placings) placed.insert(p.action);
    for (std::size_t i = 0; i < numbers.actions.size(); ++i) {
        const PlanItem& item = numbers.input.items[i];
        const auto cost = money.inDays ? item.tenthDays : item.euros;
        if (!cost || item.pin == Pin::Excluded) continue;
        market.costs[numbers.actions[i].value] = *cost;
        if (item.pin == Pin::Imposed) {
            if (!placed.contains(numbers.actions[i])) continue;  // no room for it in any plan
            market.imposed.push_back(static_cast<int>(i));
            market.input.budget = std::max<std::int64_t>(0, market.input.budget - *cost);
            continue;
        }
        market.at[numbers.actions[i].value] = static_cast<int>(market.items.size());
        market.items.push_back(static_cast<int>(i));
        market.input.costs.push_back(*cost);
        market.input.places.push_back(item.place);
    }
    return market;
}

FairVoter voterOf(const PaperView& paper, const Market& market) {
    std::map<int, std::int64_t> points;
    for (const Entry& e : paper.entries)
        if (const auto item = market.at.find(e.item); item != market.at.end() && (e.says == Says::Dot || e.says == Says::Points)) points[item->second] += e.value;
    FairVoter voter{.support = {}, .weight = paper.weight};
    for (const auto& [item, given] : points) voter.support.push_back({item, given});
    return voter;
}

std::vector<VoterGain> gains(const std::vector<PaperView>& all, const Market& market, const Proposal& best, const Proposal& fair) {
    std::set<std::uint64_t> inBest, inFair;
    for (const Placing& p : best.placings) inBest.insert(p.action.value);
    for (const Placing& p : fair.placings) inFair.insert(p.action.value);
    std::vector<VoterGain> result;
    for (const PaperView& paper : all) {
        VoterGain gain{.paper = paper.paper, .seat = paper.seat, .number = static_cast<int>(result.size()) + 1};
        std::set<std::uint64_t> chosen;
        for (const Entry& e : paper.entries)
            if (e.says == Says::Dot || e.says == Says::Points) chosen.insert(e.item);
        for (std::uint64_t item : chosen) {
            const auto known = market.costs.find(item);
            const std::int64_t cost = known == market.costs.end() ? 0 : known->second;
            if (inBest.contains(item)) ++gain.cardsBest, gain.costBest += cost;
            if (inFair.contains(item)) ++gain.cardsFair, gain.costFair += cost;
        }
        result.push_back(gain);
    }
    return result;
}

FairProposal without(const char* problem) {
    FairProposal none;
    none.problem = problem;
    return none;
}

}  // namespace

FairProposal fairPlan(const Board& board, const BoardPlan& numbers, const std::function<Proposal(const PlanInput&)>& propose, const Proposal& best,
                      const std::function<bool()>& outOfTime) {
    const Ballot* round = latestAmounts(board, BallotOn::Actions);
    if (!round)
        return without(TR_NOOP("The fair plan is made of a vote with dots or points: there is none yet."));
    const auto money = moneyOf(numbers.input);
    if (!money) return without(TR_NOOP("The fair plan needs a budget, or days, for every tier."));
    Market market = marketOf(numbers, *money, best);
    const auto all = papers(board, round->id);
    std::int64_t voters = 0;
    for (const PaperView& paper : all) market.input.voters.push_back(voterOf(paper, market)), voters += paper.weight;
    std::optional<Raise> raise;
    const std::int64_t shares = market.input.budget;
    if (voters > 0 && shares > 0) raise = Raise{.step = Fraction(shares, 100 * voters), .outOfTime = outOfTime};
    const auto shared = equalShares(market.input, Utility::Cost, raise, true);
    if (!shared) return without(shared.refusal().text);

    PlanInput input = numbers.input;
    std::set<int> chosen;
    for (int i : shared->selected) chosen.insert(market.items[static_cast<std::size_t>(i)]);
    for (int i = 0; i < static_cast<int>(input.items.size()); ++i) {
        PlanItem& item = input.items[static_cast<std::size_t>(i)];
        if (item.pin == Pin::Imposed) continue;
        if (!chosen.contains(i)) item.pin = Pin::Excluded;
        else if (item.pin == Pin::None) item.pin = Pin::Imposed, item.wave = -1;  // chosen by votes, whatever its value
    }
    FairProposal fair;
    static_cast<Proposal&>(fair) = propose(input);
    // "Excluded" is said of what a hand has kept out; what the method did not choose is told by not being in its lists.
    std::erase_if(fair.left, [&](const LeftOut& left) {
        const Planned* planned = board.find<Planned>(left.action.value);
        return left.why == LeftBecause::Excluded && !(planned && planned->pin == Pin::Excluded);
    });
    fair.round = round->id, fair.budget = shares, fair.inDays = money->inDays, fair.raises = shared->raises;
    fair.cutShort = shared->stopped == Stopped::CutShort;
    const auto action = [&](int i) { return numbers.actions[static_cast<std::size_t>(market.items[static_cast<std::size_t>(i)])]; };
    for (const FairRound& r : shared->rounds) fair.byEqualShares.push_back(action(r.item));
    for (int i : market.imposed) fair.imposed.push_back(numbers.actions[static_cast<std::size_t>(i)]);
    for (int i : shared->completed) fair.byCompletion.push_back(action(i));
    fair.voters = gains(all, market, best, fair);
    fair.perMille = best.value > 0 ? static_cast<int>(std::min<std::int64_t>(1000, fair.value * best.perMille / best.value)) : 1000;
    fair.proved = false;   // it does not claim to be worth most
    return fair;
}

}  // namespace app::rules
