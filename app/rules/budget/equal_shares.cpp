#include "app/rules/budget/equal_shares.h"

#include <algorithm>
#include <cmath>

#include "app/rules/budget/equal_shares_outlook.h"
#include "app/rules/budget/equal_shares_run.h"
#include "app/rules/budget/plain_rules.h"

namespace app::rules {
namespace {

using parts::Electorate;
using parts::EqualSharesRun;

bool everySupportedTaken(const Electorate& votes, const EqualSharesRun& run) {
    std::size_t supported = 0;
    for (const std::int64_t weight : votes.weight) supported += weight > 0;
    return run.taken().size() == supported;
}

bool exhaustive(const FairInput& input, const EqualSharesRun& run) {
    std::vector<char> in(input.costs.size());
    for (const int item : run.taken()) in[static_cast<std::size_t>(item)] = 1;
    for (std::size_t i = 0; i < in.size(); ++i)
        if (!in[i] && run.spent() + input.costs[i] <= input.budget) return false;
    return true;
}

// Raises that buy what the last run bought, in the same order, are counted and not run. Looking costs about a run; where it finds
// nothing it is left alone for some raises.
class Ahead {
public:
    Ahead(const Electorate& votes, const Raise& raise) : m_outlook(votes), m_step(toDouble(raise.step)) {}

    // So many raises after this run change nothing; at most `most`.
    std::int64_t same(const EqualSharesRun& run, std::int64_t most) {
        if (m_wait > 0) return --m_wait, 0;
        const std::int64_t far = std::min(m_far, most);
        if (far <= 0 || !std::isnormal(m_step)) return 0;
        const double reach = m_outlook.reach(run, static_cast<double>(far) * m_step, m_step);
        const std::int64_t found = std::min(far, static_cast<std::int64_t>(reach / m_step * (1 - 1e-12)));
        m_far = kFarther * (found + 1);
        m_misses = found > 0 ? 0 : std::min(m_misses + 1, kMostMisses);
        m_wait = found > 0 ? 0 : (1 << m_misses) - 1;
        return found;
    }

private:
    static constexpr std::int64_t kFarther = 4;
    static constexpr int kMostMisses = 4;

    parts::EqualSharesOutlook m_outlook;
    double m_step;
    std::int64_t m_far = kFarther;  // raises to look ahead: bounds are the looser, the farther they reach
    int m_misses = 0, m_wait = 0;
};

// The run that is kept: the same, raises and all, as running again after every single raise.
EqualSharesRun raised(const FairInput& input, const Electorate& votes, const Raise& raise, FairPlan& plan) {
    EqualSharesRun kept(votes, plan.share);
    kept.run(input.budget);
    bool behind = false;  // `kept` was run with a lower share than plan.share, which buys the same
    Ahead ahead(votes, raise);
    for (plan.stopped = Stopped::CutShort; plan.raises < raise.most && !(raise.outOfTime && raise.outOfTime());) {
        plan.stopped = everySupportedTaken(votes, kept)                                   ? Stopped::AllTaken
                       : raise.until == RaiseUntil::Exhaustive && exhaustive(input, kept) ? Stopped::Exhaustive
                                                                                          : Stopped::CutShort;
        if (plan.stopped != Stopped::CutShort) break;
        if (const std::int64_t same = behind ? 0 : ahead.same(kept, raise.most - plan.raises); same > 0) {
            plan.raises += same, plan.share += same * raise.step, behind = true;
            continue;
        }
        EqualSharesRun next(votes, plan.share + raise.step);
        if (!next.run(input.budget)) {
            plan.stopped = Stopped::NextOverspends;
            break;
        }
        plan.share += raise.step, ++plan.raises;
        kept = std::move(next), behind = false;
    }
    if (behind) kept = EqualSharesRun(votes, plan.share), kept.run(input.budget);
    return kept;
}

}  // namespace

std::optional<Refusal> refusedFair(const FairInput& input) {
    const auto money = [](std::int64_t x) { return x >= 0 && x <= kMostMoney; };
    if (!money(input.budget)) return Refusal{TR_NOOP("The budget is negative or too large")};
    if (!input.places.empty() && input.places.size() != input.costs.size())
        return Refusal{TR_NOOP("The places do not match the items")};
    if (!input.votes.empty() && input.votes.size() != input.costs.size())
        return Refusal{TR_NOOP("The votes do not match the items")};
    for (std::size_t i = 0; i < input.costs.size(); ++i)
        if (!money(input.costs[i])) return Refusal{TR_NOOP("A cost is negative or too large"), i + 1};
    std::vector<std::size_t> lastVoter(input.costs.size());
    std::int64_t points = 0, voters = 0;
    for (std::size_t v = 0; v < input.voters.size(); ++v) {
        const FairVoter& voter = input.voters[v];
        if (!money(voter.weight) || (voters += voter.weight) > kMostMoney)
            return Refusal{TR_NOOP("The weight of a voter is negative or too large")};
        for (const Support& s : voter.support) {
            if (s.item < 0 || s.item >= static_cast<int>(input.costs.size()))
                return Refusal{TR_NOOP("A vote names something that does not exist")};
            const auto about = static_cast<std::uint64_t>(s.item) + 1;
            if (s.points <= 0 || s.points > kMostMoney) return Refusal{TR_NOOP("A vote gives no points, or too many"), about};
            if (std::exchange(lastVoter[about - 1], v + 1) == v + 1)
                return Refusal{TR_NOOP("A vote names the same thing twice"), about};
            if (voter.weight > 0 && (s.points > kMostMoney / voter.weight || (points += s.points * voter.weight) > kMostMoney))
                return Refusal{TR_NOOP("A vote gives no points, or too many"), about};
        }
    }
    return {};
}

std::vector<std::int64_t> votesOf(const FairInput& input) {
    std::vector<std::int64_t> votes(input.costs.size());
    for (const FairVoter& voter : input.voters)
        for (const Support& s : voter.support) votes[static_cast<std::size_t>(s.item)] += s.points * voter.weight;
    return votes;
}

Result<FairPlan> equalShares(const FairInput& input, Utility utility, const std::optional<Raise>& raise, bool complete,
                             std::int64_t leastVotes) {
    if (auto refusal = refusedFair(input)) return *refusal;
    if (raise && raise->step <= 0) return Refusal{TR_NOOP("Shares are raised by a step above 0")};
    const Electorate votes(input, utility);
    FairPlan plan;
    if (votes.voters > 0) {
        plan.share = Fraction(input.budget, votes.voters);
        EqualSharesRun run = [&] {
            if (raise) return raised(input, votes, *raise, plan);
            EqualSharesRun once(votes, plan.share);
            once.run(input.budget);
            return once;
        }();
        plan.spent = run.spent();
        plan.selected = run.taken();
        run.writePayments(plan);
    }
    plan.paid.resize(input.voters.size());
    if (complete) {
        plan.completed = spendRest(input, plan.selected, BudgetOrder::Votes, leastVotes);
        for (const int item : plan.completed)
            plan.selected.push_back(item), plan.spent += input.costs[static_cast<std::size_t>(item)];
    }
    std::ranges::sort(plan.selected);
    return plan;
}

}  // namespace app::rules
