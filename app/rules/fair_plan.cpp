#include "app/rules/fair_plan.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/rules/ballots.h"
#include "app/rules/budget/equal_shares.h"
#include "app/rules/budget/indices.h"
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
// off the budget first, and nobody pays for it. What needs something else is bought together with it, at the price of both.
struct Market {
    std::vector<int> items;                       // index into BoardPlan::actions
    std::vector<int> imposed;                     // the same, of what is in already
    std::map<std::uint64_t, std::int64_t> costs;  // of both, each alone
    std::map<std::uint64_t, int> at;              // action → index here
    FairInput input;
};

class Fair {
public:
    Fair(const BoardPlan& numbers, const Money& money, const Proposal& best) : m_numbers(numbers), m_money(money) {
        for (const Placing& p : best.placings) m_inBest.insert(p.action);
        for (const Need& need : numbers.input.needs) m_needs[need.item].push_back(need.needs);
    }

    // All of it but what could not be laid into the tiers.
    Market market(const std::set<int>& unlaid) const {
        Market market;
        market.input.budget = m_money.whole;
        for (int i = 0; i < static_cast<int>(m_numbers.actions.size()); ++i) {
            if (!cost(i) || item(i).pin == Pin::Excluded) continue;
            if (item(i).pin == Pin::Imposed && !isIn(i)) continue;  // no room for it in any plan
            market.costs[action(i).value] = *cost(i);
            if (!isIn(i)) continue;
            market.imposed.push_back(i);
            market.input.budget = std::max<std::int64_t>(0, market.input.budget - *cost(i));
        }
        for (int i = 0; i < static_cast<int>(m_numbers.actions.size()); ++i) {
            if (isIn(i) || unlaid.contains(i)) continue;
            std::int64_t price = 0;
            bool forSale = true;
            for (int part : withNeeds(i)) {
                const auto known = market.costs.find(action(part).value);
                forSale = forSale && known != market.costs.end() && item(part).pin != Pin::Imposed;
                if (forSale) price += known->second;
            }
            if (!forSale) continue;
            market.at[action(i).value] = static_cast<int>(market.items.size());
            market.items.push_back(i);
            market.input.costs.push_back(std::min(price, kMostMoney));
            market.input.places.push_back(item(i).place);
        }
        return market;
    }

    // It and what it needs, directly or not, that is not in yet.
    std::set<int> withNeeds(int start) const {
        std::set<int> parts;
        std::vector<int> open{start};
        while (!open.empty()) {
            const int i = open.back();
            open.pop_back();
            if (isIn(i) || !parts.insert(i).second) continue;
            if (const auto needs = m_needs.find(i); needs != m_needs.end())
                open.insert(open.end(), needs->second.begin(), needs->second.end());
        }
        return parts;
    }
    // Which of these or of what is in is a variant of it or of what it needs; −1: none.
    int variantAmong(const std::set<int>& chosen, int i) const {
        for (int part : withNeeds(i))
            for (const auto& set : m_numbers.input.variants)
                if (std::ranges::find(set, part) != set.end())
                    for (int other : set)
                        if (other != part &&
                            (isIn(other) || chosen.contains(other) || (other != i && withNeeds(i).contains(other))))
                            return other;
        return -1;
    }
    // The board's plan with just these chosen, whatever their value.
    PlanInput inputWith(const std::set<int>& chosen) const {
        PlanInput input = m_numbers.input;
        for (int i = 0; i < static_cast<int>(input.items.size()); ++i) {
            PlanItem& item = input.items[at(i)];
            if (item.pin == Pin::Imposed) continue;
            if (!chosen.contains(i)) item.pin = Pin::Excluded;
            else if (item.pin == Pin::None) item.pin = Pin::Imposed, item.wave = -1;
        }
        return input;
    }

    Id<Action> action(int i) const { return m_numbers.actions[at(i)]; }

private:
    const PlanItem& item(int i) const { return m_numbers.input.items[at(i)]; }
    std::optional<std::int64_t> cost(int i) const { return m_money.inDays ? item(i).tenthDays : item(i).euros; }
    bool isIn(int i) const { return item(i).pin == Pin::Imposed && m_inBest.contains(action(i)); }

    const BoardPlan& m_numbers;
    Money m_money;
    std::set<Id<Action>> m_inBest;
    std::map<int, std::vector<int>> m_needs;
};

FairVoter voterOf(const BallotView& ballot, const Market& market) {
    std::map<int, std::int64_t> points;
    for (const EntryView& e : ballot.entries)
        if (const auto item = market.at.find(e.item); item != market.at.end() && (e.says == Says::Dot || e.says == Says::Points))
            points[item->second] += e.value;
    FairVoter voter{.support = {}, .weight = ballot.weight};
    for (const auto& [item, given] : points) voter.support.push_back({item, given});
    return voter;
}

std::vector<VoterGain> gains(const std::vector<BallotView>& all, const Market& market, const Proposal& best,
                             const Proposal& fair) {
    std::set<std::uint64_t> inBest, inFair;
    for (const Placing& p : best.placings) inBest.insert(p.action.value);
    for (const Placing& p : fair.placings) inFair.insert(p.action.value);
    std::vector<VoterGain> result;
    for (const BallotView& ballot : all) {
        VoterGain gain{.ballot = ballot.ballot, .seat = ballot.seat, .number = static_cast<int>(result.size()) + 1};
        std::set<std::uint64_t> chosen;
        for (const EntryView& e : ballot.entries)
            if (e.says == Says::Dot || e.says == Says::Points) chosen.insert(e.item);
        for (std::uint64_t item : chosen) {
            const auto known = market.costs.find(item);
            const std::int64_t cost = known == market.costs.end() ? 0 : known->second;
            if (inBest.contains(item)) ++gain.cardsBest, gain.costBest += cost;
            if (inFair.contains(item)) ++gain.cardsFair, gain.costFair += cost;
            if (inFair.contains(item) != inBest.contains(item))
                (inFair.contains(item) ? gain.gained : gain.lost).push_back(Id<Action>{item});
        }
        result.push_back(gain);
    }
    return result;
}

// One purchase after another until all that was bought can also be laid: what cannot leaves the market, and its backers' money is
// theirs again.
struct Fairly {
    Market market;
    FairPlan shares;
    std::set<int> chosen;        // with what they need
    std::vector<int> completed;  // of them, added with what was left, by votes
    Proposal proposal;
    std::set<int> unlaid;       // off the market
    std::vector<LeftOut> left;  // why, of these
    std::vector<int> again;     // what this round could not lay; empty: done
};

bool buy(const Fair& fair, const std::vector<BallotView>& all, const std::function<bool()>& outOfTime, Fairly& bought,
         const char*& problem) {
    bought.market = fair.market(bought.unlaid);
    FairInput& input = bought.market.input;
    std::int64_t voters = 0;
    for (const BallotView& ballot : all) input.voters.push_back(voterOf(ballot, bought.market)), voters += ballot.weight;
    std::optional<Raise> raise;
    if (voters > 0 && input.budget > 0) raise = Raise{.step = Fraction(input.budget, 100 * voters), .outOfTime = outOfTime};
    auto shares = equalShares(input, Utility::Cost, raise, false);
    if (!shares) return problem = shares.refusal().text, false;
    bought.shares = std::move(*shares);
    return true;
}

// What is left buys, down the votes (then the lower cost, then the place), whatever it still pays for: a need that is in already
// costs nothing more. Again from the top after each pass that bought something, since prices have fallen.
void complete(const Fair& fair, Fairly& bought) {
    const FairInput& input = bought.market.input;
    std::vector<std::int64_t> votes(input.costs.size());
    for (const FairVoter& voter : input.voters)
        for (const Support& s : voter.support) votes[at(s.item)] += s.points * voter.weight;
    std::vector<int> order;
    for (int k = 0; k < static_cast<int>(votes.size()); ++k)
        if (votes[at(k)] > 0) order.push_back(k);
    std::ranges::sort(order, {}, [&](int k) { return std::tuple(-votes[at(k)], input.costs[at(k)], input.places[at(k)]); });
    const auto ownCost = [&](int i) { return bought.market.costs.at(fair.action(i).value); };
    std::int64_t left = input.budget;
    for (int i : bought.chosen) left -= ownCost(i);
    for (bool again = true; again;) {
        again = false;
        for (int k : order) {
            const int i = bought.market.items[at(k)];
            if (bought.chosen.contains(i) || bought.unlaid.contains(i) || fair.variantAmong(bought.chosen, i) >= 0) continue;
            std::int64_t price = 0;
            for (int part : fair.withNeeds(i))
                if (!bought.chosen.contains(part)) price += ownCost(part);
            if (price > left) continue;
            left -= price, again = true;
            bought.chosen.merge(fair.withNeeds(i)), bought.completed.push_back(i);
        }
    }
}

void lay(const Fair& fair, const std::function<Proposal(const PlanInput&)>& propose, Fairly& bought) {
    bought.chosen.clear(), bought.completed.clear(), bought.again.clear();
    std::vector<int> inTurn;
    for (const FairRound& r : bought.shares.rounds) inTurn.push_back(bought.market.items[at(r.item)]);
    const auto drop = [&](int i, LeftOut left) {
        bought.again.push_back(i), bought.unlaid.insert(i), bought.left.push_back(std::move(left));
    };
    for (int i : inTurn) {
        if (const int other = fair.variantAmong(bought.chosen, i); other >= 0)
            drop(i, {.action = fair.action(i), .why = LeftBecause::VariantTaken, .other = fair.action(other)});
        else bought.chosen.merge(fair.withNeeds(i));
    }
    complete(fair, bought);
    inTurn.insert(inTurn.end(), bought.completed.begin(), bought.completed.end());
    bought.proposal = propose(fair.inputWith(bought.chosen));
    std::set<Id<Action>> laid;
    for (const Placing& p : bought.proposal.placings) laid.insert(p.action);
    for (int i : inTurn)
        if (!laid.contains(fair.action(i)) && !bought.unlaid.contains(i)) {
            const auto told = std::ranges::find(bought.proposal.left, fair.action(i), &LeftOut::action);
            drop(i, told == bought.proposal.left.end() ? LeftOut{.action = fair.action(i)} : *told);
        }
}

FairProposal without(const char* problem) {
    FairProposal none;
    none.problem = problem;
    return none;
}

}  // namespace

FairProposal fairPlan(const Board& board, const BoardPlan& numbers, const std::function<Proposal(const PlanInput&)>& propose,
                      const Proposal& best, const std::function<bool()>& outOfTime) {
    const Round* round = latestAmounts(board, RoundOn::Actions);
    if (!round) return without(TR_NOOP("The fair plan is made of a vote with dots or points: there is none yet."));
    const auto money = moneyOf(numbers.input);
    if (!money) return without(TR_NOOP("The fair plan needs a budget, or days, for every tier."));
    const Fair market(numbers, *money, best);
    const auto all = ballots(board, round->id);
    Fairly bought;
    do {
        const char* problem = nullptr;
        if (!buy(market, all, outOfTime, bought, problem)) return without(problem);
        lay(market, propose, bought);
    } while (!bought.again.empty() && !(outOfTime && outOfTime()));

    FairProposal fair;
    static_cast<Proposal&>(fair) = std::move(bought.proposal);
    // "Excluded" is said of what a hand has kept out; what the method did not choose is told by not being in its lists.
    std::erase_if(fair.left, [&](const LeftOut& left) {
        const Planned* planned = board.find<Planned>(left.action.value);
        return left.why == LeftBecause::Excluded && !(planned && planned->pin == Pin::Excluded);
    });
    fair.left.insert(fair.left.end(), bought.left.begin(), bought.left.end());
    std::ranges::sort(fair.left, {}, &LeftOut::action);
    fair.round = round->id, fair.budget = bought.market.input.budget, fair.inDays = money->inDays,
    fair.raises = bought.shares.raises;
    fair.cutShort = bought.shares.stopped == Stopped::CutShort || !bought.again.empty();
    for (int i : bought.market.imposed) fair.imposed.push_back(market.action(i));
    std::set<int> itself;
    const auto name = [&](int i, std::vector<Id<Action>>& list) {
        if (bought.unlaid.contains(i)) return;  // time was over before its money could be given back
        itself.insert(i), list.push_back(market.action(i));
    };
    for (const FairRound& r : bought.shares.rounds) name(bought.market.items[at(r.item)], fair.byEqualShares);
    for (int i : bought.completed) name(i, fair.byCompletion);
    std::set<Id<Action>> laid;
    for (const Placing& p : fair.placings) laid.insert(p.action);
    for (int i : bought.chosen)
        if (!itself.contains(i) && laid.contains(market.action(i))) fair.alongside.push_back(market.action(i));
    fair.voters = gains(all, bought.market, best, fair);
    fair.perMille = best.bound > 0 ? static_cast<int>(std::min<std::int64_t>(1000, fair.value * 1000 / best.bound)) : 1000;
    fair.proved = false;  // it does not claim to be worth most
    return fair;
}

}  // namespace app::rules
