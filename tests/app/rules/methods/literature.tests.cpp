// Every figure of tests/fixtures/ranking/literature-cases.json, published or computed by other programs, against ours: no value
// contradicts our definitions, so none is left out. A key without a check fails the test, and so does a case with few checks.
#include "tests/app/rules/methods/literature.h"

#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "app/rules/methods/ranking_borda.h"
#include "app/rules/methods/ranking_copeland.h"
#include "app/rules/methods/ranking_kemeny.h"
#include "app/rules/methods/ranking_minimax.h"
#include "app/rules/methods/ranking_ranked_pairs.h"
#include "app/rules/methods/ranking_schulze.h"
#include "app/rules/methods/ranking_split_cycle.h"

using namespace app::rules;
using literature::Case;
using literature::Json;

namespace {

std::optional<Strength> strengthOf(const std::string& method) {
    if (method.ends_with("_winning")) return Strength::WinningVotes;
    if (method.ends_with("_margin")) return Strength::Margin;
    if (method.ends_with("_ratio")) return Strength::Ratio;
    return std::nullopt;
}

Groups rankingBy(const Pairwise& pairwise, const Profile& profile, const std::string& method) {
    const auto strength = strengthOf(method);
    if (method == "borda") return borda(profile).groups;
    if (method == "copeland") return copeland(pairwise).groups;
    if (method.starts_with("schulze_")) return schulze(pairwise, strength.value()).groups;
    if (method.starts_with("ranked_pairs_")) return rankedPairs(pairwise, strength.value()).groups;
    if (method.starts_with("minimax_")) return minimax(pairwise, strength.value()).groups;
    FAIL("no method for " << method);
    return {};
}

class Checked {
public:
    explicit Checked(const Case& from) : m_case(from), m_pairwise(pairwiseOf(from.profile)) {}

    int count() const { return m_count; }

    void all() {
        for (const auto& [key, value] : m_case.published.items()) {
            INFO("published " << key);
            if (key == "condorcet_winner" || key == "condorcet_loser") set(key, value);
            else method(key, value);
        }
        for (const auto& [key, value] : m_case.peers.items()) {
            INFO("peers " << key);
            if (key == "ranking") rankings(value);
            else set(key, value);
        }
    }

private:
    template <typename T>
    void equal(const T& ours, const T& theirs) {
        ++m_count;
        CHECK(ours == theirs);
    }

    void rankings(const Json& byMethod) {
        for (const auto& [key, value] : byMethod.items()) {
            INFO(key);
            if (key == "kemeny") kemenyOrder(value);
            else equal(rankingBy(m_pairwise, m_case.profile, key), m_case.groups(value));
        }
    }

    // Optimal orders may be several: theirs must be one, and ours where it is the only one.
    void kemenyOrder(const Json& order) {
        const Kemeny ours = kemeny(m_pairwise);
        CHECK(ours.proved);
        equal(agreementWith(m_pairwise, m_case.groups(order)), ours.score);
        if (ours.optimalOrders == 1u) equal(ours.groups, m_case.groups(order));
    }

    void set(const std::string& key, const Json& value) {
        const auto one = [&] { return value.is_null() ? std::nullopt : std::optional(m_case.item(value)); };
        if (key == "condorcet_winner") equal(condorcetWinner(m_pairwise), one());
        else if (key == "condorcet_loser") equal(condorcetLoser(m_pairwise), one());
        else if (key == "smith_set") equal(smithSet(m_pairwise), m_case.items(value));
        else if (key == "schwartz_set") equal(schwartzSet(m_pairwise), m_case.items(value));
        else if (key == "split_cycle_winners") equal(splitCycleWinners(schulze(m_pairwise)), m_case.items(value));
        else if (key == "kemeny_agreement_score") equal(kemeny(m_pairwise).score, value.get<std::int64_t>());
        else if (key == "ranked_pairs_margin_winners_over_all_tie_orders") overAllOrders(value);
        else FAIL("nothing checks " << key);
    }

    // Another definition than ours (winners over every order of equal defeats, NP-complete); ours must be among them.
    void overAllOrders(const Json& value) {
        ++m_count;
        const std::vector<int> theirs = m_case.items(value), ours = rankedPairs(m_pairwise).groups.at(0);
        CHECK(std::ranges::includes(theirs, ours));
    }

    void method(const std::string& name, const Json& claims) {
        for (const auto& [key, value] : claims.items()) {
            INFO(key);
            if (key == "winners") equal(rankingBy(m_pairwise, m_case.profile, name).at(0), m_case.items(value));
            else if (key == "ranking" && name == "kemeny") kemenyOrder(value);
            else if (key == "ranking") equal(rankingBy(m_pairwise, m_case.profile, name), m_case.groups(value));
            else if (key == "agreement_score") equal(kemeny(m_pairwise).score, value.get<std::int64_t>());
            else if (key == "optimal_orders") equal(kemeny(m_pairwise).optimalOrders, std::optional(value.get<std::uint64_t>()));
            else if (key == "strongest_paths") paths(name, value);
            else figures(name, key, value);
        }
    }

    void figures(const std::string& name, const std::string& key, const Json& byItem) {
        REQUIRE(byItem.size() == m_case.names.size());
        for (const auto& [who, value] : byItem.items()) {
            INFO(who);
            const auto item = static_cast<std::size_t>(m_case.item(who));
            if (key == "net_wins") equal(copeland(m_pairwise).rows[item].net(), value.get<int>());
            else if (key == "worst_defeat" || key == "worst_margin")
                equal(minimax(m_pairwise, strengthOf(name).value()).worst[item], value.get<std::int64_t>());
            else if (key == "points_last_is_1") equal(points(LastPlace::WorthOne, item), value.get<double>());
            else if (key == "points_last_is_0") equal(points(LastPlace::WorthZero, item), value.get<double>());
            else FAIL("nothing checks " << key);
        }
    }

    double points(LastPlace last, std::size_t item) const {
        return static_cast<double>(borda(m_case.profile, last).doubledPoints[item]) / 2;
    }

    void paths(const std::string& name, const Json& claims) {
        const Schulze ours = schulze(m_pairwise, strengthOf(name).value());
        for (const auto& [from, row] : claims.items())
            for (const auto& [to, value] : row.items()) {
                INFO(from << " → " << to);
                const StrengthValue path = ours.strongestPath(m_case.item(from), m_case.item(to));
                ++m_count;
                const double ratio = static_cast<double>(path.over) / static_cast<double>(path.under);
                CHECK(ratio == Approx(value.get<double>()).epsilon(1e-15));
            }
    }

    const Case& m_case;
    Pairwise m_pairwise;
    int m_count = 0;
};

}  // namespace

TEST_CASE("Every published and computed figure of the literature comes out", "[rules][methods][literature]") {
    const Json all = literature::cases();
    CHECK(all.size() == 36);
    int figures = 0;
    for (const Json& json : all) {
        if (json.contains("defeats_strength")) continue;  // the next test
        const Case one = literature::caseOf(json);
        INFO(one.id);
        REQUIRE(wellFormed(one.profile));
        Checked checked(one);
        checked.all();
        CHECK(checked.count() >= 15);
        figures += checked.count();
    }
    CHECK(figures > 600);
}

TEST_CASE("Schulze's own completion takes the strongest direct defeats", "[rules][methods][literature]") {
    int cases = 0;
    for (const Json& json : literature::cases()) {
        if (!json.contains("defeats_strength")) continue;
        ++cases;
        const Case one = literature::caseOf(json);
        const int n = one.profile.items;
        std::vector<std::int64_t> strengths(static_cast<std::size_t>(n * n));
        for (const Json& defeat : json["defeats_strength"])
            strengths[static_cast<std::size_t>(one.item(defeat[0]) * n + one.item(defeat[1]))] = defeat[2];
        const Schulze ours = schulzeOfStrengths(n, strengths);

        std::set<std::string> known{"strongest_paths", "schulze_partial_order", "linear_completions",
                                    "completion_by_strongest_direct_defeats"};
        for (const auto& [key, value] : one.published.items()) CHECK(known.erase(key) == 1);
        CHECK(known.empty());
        for (const auto& [from, row] : one.published["strongest_paths"].items())
            for (const auto& [to, value] : row.items())
                CHECK(ours.strongestPath(one.item(from), one.item(to)) == StrengthValue{value.get<std::int64_t>(), 1});

        std::set<std::pair<int, int>> published, beats;
        for (const Json& pair : one.published["schulze_partial_order"]) published.insert({one.item(pair[0]), one.item(pair[1])});
        for (int a = 0; a < n; ++a)
            for (int b = 0; b < n; ++b)
                if (ours.beats(a, b)) beats.insert({a, b});
        CHECK(beats == published);

        // All orders of the items that keep the partial order, and no other.
        std::set<std::vector<int>> linear, keeping;
        for (const Json& order : one.published["linear_completions"]) {
            auto& items = *linear
                               .insert([&] {
                                   std::vector<int> found;
                                   for (const Json& name : order) found.push_back(one.item(name));
                                   return found;
                               }())
                               .first;
            REQUIRE(items.size() == one.names.size());
        }
        std::vector<int> order;
        for (int item = 0; item < n; ++item) order.push_back(item);
        do {
            bool keeps = true;
            for (std::size_t high = 0; high < order.size(); ++high)
                for (std::size_t low = high + 1; low < order.size(); ++low) keeps = keeps && !ours.beats(order[low], order[high]);
            if (keeps) keeping.insert(order);
        } while (std::ranges::next_permutation(order).found);
        CHECK(keeping == linear);

        Groups completion;
        for (const Json& name : one.published["completion_by_strongest_direct_defeats"]) completion.push_back({one.item(name)});
        CHECK(completed(ours) == completion);
    }
    CHECK(cases == 1);
}
