// What a city's budget would buy by each rule: greedy, exact, Equal Shares, the same votes each time.
#include <algorithm>
#include <numeric>

#include "app/rules/budget/equal_shares.h"
#include "app/rules/budget/knapsack.h"
#include "app/rules/budget/tie_chain.h"
#include "storage/exports/tally_parts.h"

namespace storage::exports {
namespace {

using Json = nlohmann::ordered_json;
using namespace app::rules;

constexpr std::uint64_t kLotSeed = 0;
const char* const kTypeNames[] = {"approval", "choose-1", "ordinal", "cumulative", "scoring"};  // VoteType's
const char* const kStoppedNames[] = {"not raised", "next raise overspends", "exhaustive", "all taken", "cut short"};  // Stopped's

// FNV-1a (Fowler, Noll & Vo): a number for an id that is a text, the same everywhere. Only a lot is drawn from it.
std::uint64_t numberOf(const std::string& id) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char c : id) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    return hash;
}

class BudgetTally {
public:
    BudgetTally(Json& json, const PublicBudget& file)
        : m_json(json), m_file(file), m_votes(file.projects.size()), m_points(m_votes), m_places(m_votes.size()) {
        for (const PublicVote& vote : file.votes)
            for (const auto& [project, points] : vote.points) {
                m_votes[project] += points > 0 ? vote.weight : 0;
                m_points[project] += points * vote.weight;
            }
        placeByChain();
    }

    std::optional<app::Refusal> write() {
        for (const std::int64_t points : m_points)
            if (points > kMostAmount) return app::Refusal{TR_NOOP("The votes hold more points than can be counted exactly.")};
        facts();
        Json& rules = m_json["rules"];
        const Choice best = byWorth(rules, "votes", m_votes);
        if (m_hasPoints) byWorth(rules, "points", m_points);
        if (auto refusal = equalSharesBy(rules["equal_shares_cost"], Utility::Cost)) return refusal;
        if (auto refusal = equalSharesBy(rules["equal_shares_cardinality"], Utility::Cardinality)) return refusal;
        if (m_hasPoints) {
            if (auto refusal = equalSharesBy(rules["equal_shares_points"], Utility::Points)) return refusal;
        } else {
            const Json same = rules["equal_shares_cardinality"];  // an approval is one point
            rules["equal_shares_points"] = same;
        }
        m_json["best_possible_votes"] = {{"votes", best.value}, {"bound", best.bound}, {"proved", best.proved}};
        return std::nullopt;
    }

private:
    auto chainKey(int project) const {
        return std::tuple(-m_votes[project], m_file.projects[project].cost,
                          drawLot(kLotSeed, numberOf(m_file.projects[project].id)));
    }
    // More votes, lower cost, then the lot: what decides between projects that a rule leaves equal, whatever the rule.
    void placeByChain() {
        m_chain.resize(m_votes.size());
        std::iota(m_chain.begin(), m_chain.end(), 0);
        std::ranges::sort(m_chain, {}, [&](int project) { return chainKey(project); });
        for (std::size_t place = 0; place < m_chain.size(); ++place) m_places[m_chain[place]] = place;
    }

    Json money(std::int64_t amount) const {
        return m_file.unit == 1 ? Json(amount) : Json(static_cast<double>(amount) / static_cast<double>(m_file.unit));
    }
    Json points(std::int64_t amount) const {
        return m_file.pointsUnit == 1 ? Json(amount) : Json(static_cast<double>(amount) / static_cast<double>(m_file.pointsUnit));
    }
    Json ids(const std::vector<int>& projects) const {
        Json list = Json::array();
        for (const int project : projects) list.push_back(m_file.projects[project].id);
        return list;
    }

    void facts() {
        m_json["type"] = "pb";
        m_json["vote_type"] = kTypeNames[static_cast<int>(m_file.type)];
        if (!m_file.currency.empty()) m_json["currency"] = m_file.currency;
        m_json["exact_in"] = Json{{"money", Json(1.0 / static_cast<double>(m_file.unit))},
                                  {"points", 1.0 / static_cast<double>(m_file.pointsUnit)}};
        m_json["budget"] = money(m_file.budget);
        m_json["voters"] = m_file.votes.size();
        Json projects = Json::array();
        std::vector<int> official;
        for (std::size_t i = 0; i < m_file.projects.size(); ++i) {
            const PublicProject& project = m_file.projects[i];
            projects.push_back({{"id", project.id},
                                {"name", project.name},
                                {"cost", money(project.cost)},
                                {"votes", m_votes[i]},
                                {"points", points(m_points[i])}});
            if (project.chosen) official.push_back(static_cast<int>(i));
        }
        m_json["projects"] = std::move(projects);
        m_json["official"] = m_file.saysChosen ? chosen(official) : Json();
        m_json["tie_chain"] = {
            {"steps", {"more votes", "lower cost", "lot"}}, {"lot_seed", kLotSeed}, {"equal_but_for_the_lot", lots()}};
    }
    // Projects of equal votes and cost, best first: between them only the lot can decide.
    Json lots() const {
        Json groups = Json::array();
        for (std::size_t at = 0; at < m_chain.size();) {
            std::vector<int> group{m_chain[at]};
            for (++at; at < m_chain.size() && m_votes[m_chain[at]] == m_votes[group[0]] &&
                       m_file.projects[m_chain[at]].cost == m_file.projects[group[0]].cost;
                 ++at)
                group.push_back(m_chain[at]);
            if (group.size() > 1) groups.push_back(ids(group));
        }
        return groups;
    }

    Json chosen(const std::vector<int>& projects) const {
        std::int64_t cost = 0, votes = 0, sum = 0, without = 0;
        std::vector<bool> in(m_file.projects.size());
        for (const int project : projects) {
            in[project] = true;
            cost += m_file.projects[project].cost, votes += m_votes[project], sum += m_points[project];
        }
        for (const PublicVote& vote : m_file.votes)
            without += std::ranges::none_of(vote.points, [&](const auto& given) { return given.second > 0 && in[given.first]; });
        return {{"selected", ids(projects)},
                {"cost", money(cost)},
                {"votes", votes},
                {"points", points(sum)},
                {"voters_without_any", without}};
    }

    // Down the order, skipping what does not fit.
    std::vector<int> fitting(const std::vector<int>& order) const {
        std::vector<int> taken;
        std::int64_t left = m_file.budget;
        for (const int project : order) {
            if (m_file.projects[project].cost > left) continue;
            left -= m_file.projects[project].cost;
            taken.push_back(project);
        }
        return taken;
    }
    Choice byWorth(Json& rules, const std::string& name, const std::vector<std::int64_t>& worth) {
        Knapsack sack;
        for (std::size_t i = 0; i < worth.size(); ++i) sack.items.push_back({worth[i], m_file.projects[i].cost, 0, m_places[i]});
        sack.euros = m_file.budget;
        sack.effort = {1, 0};
        std::vector<int> order = m_chain;
        std::ranges::stable_sort(order, std::greater{}, [&](int project) { return worth[project]; });
        rules["greedy_" + name] = chosen(fitting(order));
        order = m_chain;
        std::ranges::stable_sort(order, [&](int a, int b) { return compareRatio(sack, sack.items[a], sack.items[b]) > 0; });
        rules["greedy_" + name + "_per_cost"] = chosen(fitting(order));
        const Choice best = chooseExact(sack);
        Json& exact = rules["exact_" + name] = chosen(best.taken);
        exact["bound"] = name == "points" ? points(best.bound) : Json(best.bound);
        exact["proved"] = best.proved;
        return best;
    }

    std::optional<app::Refusal> equalSharesBy(Json& json, Utility utility) {
        FairInput input{.budget = m_file.budget, .costs = {}, .places = m_places, .voters = {}, .votes = m_votes};
        for (const PublicProject& project : m_file.projects) input.costs.push_back(project.cost);
        for (const PublicVote& vote : m_file.votes) {
            FairVoter voter{{}, vote.weight};
            for (const auto& [project, points] : vote.points)
                if (points > 0) voter.support.push_back({project, points});
            input.voters.push_back(std::move(voter));
        }
        const auto alone = equalShares(input, utility, std::nullopt, false);
        if (!alone) return alone.refusal();
        constexpr std::int64_t kLeastVotes = 0;  // as cities do: what fits is taken
        const auto raised = equalShares(input, utility, Raise{Fraction(m_file.unit), RaiseUntil::Overspend}, true, kLeastVotes);
        if (!raised) return raised.refusal();
        json["alone"] = plan(*alone, false);
        json["add1"] = plan(*raised, false);
        json["add1"]["step"] = "1 currency unit per voter";
        json["add1"]["raises"] = raised->raises;
        json["add1"]["stopped"] = kStoppedNames[static_cast<int>(raised->stopped)];
        json["completed"] = plan(*raised, true);
        json["completed"]["added"] = ids(raised->completed);
        return std::nullopt;
    }
    Json plan(const FairPlan& fair, bool completed) const {
        std::vector<int> bought;
        Json votes = Json::array();
        for (const FairRound& round : fair.rounds) {
            bought.push_back(round.item);
            votes.push_back(round.effectiveVotes ? Json(toDouble(*round.effectiveVotes)) : Json());
        }
        if (completed) {
            bought.insert(bought.end(), fair.completed.begin(), fair.completed.end());
            return chosen(bought);
        }
        Json json = chosen(bought);
        json["share"] = toDouble(fair.share) / static_cast<double>(m_file.unit);
        json["effective_votes"] = std::move(votes);
        return json;
    }

    Json& m_json;
    const PublicBudget& m_file;
    bool m_hasPoints = m_file.type != VoteType::Approval && m_file.type != VoteType::ChooseOne;
    std::vector<std::int64_t> m_votes, m_points;  // by project: voters who gave it points; their points
    std::vector<std::uint64_t> m_places;
    std::vector<int> m_chain;  // projects in the order of the tie chain
};

}  // namespace

std::optional<app::Refusal> tallyBudget(Json& json, const PublicBudget& file) { return BudgetTally(json, file).write(); }

}  // namespace storage::exports
