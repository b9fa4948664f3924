// What `parcours tally` answers, against the literature's published and recomputed figures, by way of real ballot files.
#include <catch2/catch.hpp>
#include <chrono>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "storage/exports/tally_json.h"
#include "storage/imports/ballot_file.h"
#include "tests/storage/temp_folder.h"
#include "tests/timed.h"

using Json = nlohmann::json;
using storage::imports::BallotFormat;

namespace {

const std::filesystem::path kRanking = std::filesystem::path(PARCOURS_SOURCE) / "tests/fixtures/ranking";

Json tallied(const app::rules::PublicBallots& ballots, std::optional<app::Blanks> blanks = {}) {
    const auto answer = storage::exports::tallyJson(ballots, {blanks, "file"});
    REQUIRE(answer);
    return Json::parse(*answer);
}
Json talliedFile(const std::string& name, std::optional<app::Blanks> blanks = {}) {
    return tallied(storage::imports::readBallotFile(kRanking / "ballots" / name, {}), blanks);
}
Json talliedText(const std::string& text, BallotFormat format = BallotFormat::Condorcet) {
    return tallied(storage::imports::readBallots(text, format, {}));
}

// As tied groups, each sorted by name.
std::vector<std::vector<std::string>> groupsOf(const Json& ranking) {
    auto groups = ranking.get<std::vector<std::vector<std::string>>>();
    for (auto& group : groups) std::ranges::sort(group);
    return groups;
}
std::vector<std::string> setOf(const Json& names) {
    auto set = names.get<std::vector<std::string>>();
    std::ranges::sort(set);
    return set;
}

}  // namespace

TEST_CASE("every case of the literature comes out of a .cvotes file as published", "[storage][exports][tally]") {
    const Json cases = Json::parse(tests::bytesOf(kRanking / "literature-cases.json"));
    int rankings = 0, elections = 0;
    for (const Json& one : cases) {
        INFO(one["id"]);
        if (!one.contains("ballots")) continue;  // strongest paths only
        ++elections;
        std::string text = "#/Candidates: ";
        for (const Json& name : one["candidates"]) text += name.get<std::string>() + " ;";
        text.resize(text.size() - 2);
        text += std::string("\n#/Implicit Ranking: ") + (one.value("implicit_ranking", true) ? "true" : "false") + "\n";
        for (const Json& ballot : one["ballots"]) text += ballot.get<std::string>() + "\n";
        const Json tally = talliedText(text);
        const Json& peer = one["peer_computed"];
        CHECK(tally["condorcet_winner"] == peer["condorcet_winner"]);
        CHECK(tally["condorcet_loser"] == peer["condorcet_loser"]);
        for (const char* set : {"smith_set", "schwartz_set", "split_cycle_winners"})
            if (peer.contains(set)) CHECK(setOf(tally[set]) == setOf(peer[set]));
        if (peer.contains("kemeny_agreement_score")) CHECK(tally["methods"]["kemeny"]["score"] == peer["kemeny_agreement_score"]);
        for (const auto& [method, ranking] : peer["ranking"].items()) {
            if (method == "kemeny") continue;  // one of several best orders: compared by its score
            INFO(method);
            REQUIRE(tally["methods"].contains(method));
            CHECK(groupsOf(tally["methods"][method]["ranking"]) == groupsOf(ranking));
            ++rankings;
        }
    }
    CHECK(elections == 35);
    CHECK(rankings > 200);
}

TEST_CASE("Tennessee's capital is found by every method that should", "[storage][exports][tally]") {
    const Json tally = talliedFile("tennessee.cvotes");
    CHECK(tally["format"] == "parcours-tally");
    CHECK(tally["version"] == 1);
    CHECK(tally["kind"] == "orders");
    CHECK(tally["type"] == "cvotes");
    CHECK(tally["voters"] == 100);
    CHECK(tally["weight"] == 100);
    CHECK(tally["condorcet_winner"] == "Nashville");
    CHECK(tally["condorcet_loser"] == "Memphis");
    CHECK(tally["smith_set"] == Json{"Nashville"});
    CHECK(tally["pairwise"][0] == Json{0, 42, 42, 42});
    const Json expected = {{"Nashville"}, {"Chattanooga"}, {"Knoxville"}, {"Memphis"}};
    for (const char* method :
         {"copeland", "schulze_margin", "schulze_winning", "ranked_pairs_margin", "ranked_pairs_winning", "kemeny"})
        CHECK(tally["methods"][method]["ranking"] == expected);
    CHECK(tally["methods"]["kemeny"]["score"] == 393);  // published: Wikipedia, Kemeny-Young
    CHECK(tally["methods"]["kemeny"]["proved"] == true);
    CHECK(tally["methods"]["copeland"]["duels"][1] == Json{{"wins", 3}, {"losses", 0}, {"ties", 0}});
}

TEST_CASE("the formats tell the same election the same way", "[storage][exports][tally]") {
    Json cvotes = talliedFile("schulze-paper-ex1.cvotes"), soc = talliedFile("schulze-paper-ex1.soc"),
         old = talliedFile("schulze-paper-ex1-old.soc");
    CHECK(soc["candidates"][2] == Json{{"id", "3"}, {"name", "C"}});
    CHECK(soc["methods"]["borda"]["ranking_ids"] == Json{{"4"}, {"3"}, {"1"}, {"2"}});
    CHECK(soc["blanks_from"] == "default");
    CHECK(cvotes["blanks_from"] == "file");
    CHECK(soc["methods"]["schulze_winning"]["strongest_paths"] ==
          Json{{0, 14, 14, 12}, {13, 0, 13, 12}, {13, 15, 0, 12}, {13, 19, 13, 0}});
    for (const char* part : {"pairwise", "condorcet_winner", "smith_set", "side_by_side", "kendall_w"}) {
        CHECK(cvotes[part] == soc[part]);
        CHECK(old[part] == soc[part]);
    }
}

TEST_CASE("who counts may read blanks otherwise than the file", "[storage][exports][tally]") {
    // 3 voters list A alone, 2 put B before A: implicit, A beats B 3 to 2; explicit, B beats A 2 to 0.
    const auto ballots = storage::imports::readBallots("A * 3\nB > A * 2\n", BallotFormat::Condorcet, {});
    CHECK(tallied(ballots)["condorcet_winner"] == "A");
    const Json otherwise = tallied(ballots, app::Blanks::Explicit);
    CHECK(otherwise["condorcet_winner"] == "B");
    CHECK(otherwise["blanks"] == "explicit");
    CHECK(otherwise["blanks_from"] == "asked");
    CHECK(otherwise["incomplete_weight"] == 3);
    CHECK(otherwise["kendall_w"] == nullptr);
    const auto budget = storage::imports::readBallotFile(kRanking / "ballots/approval.pb", {});
    const auto refused = storage::exports::tallyJson(budget, {app::Blanks::Explicit, "file"});
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().text == std::string("--blanks says how to read orders; the votes of a budget are none."));
}

TEST_CASE("elections that say nothing are still answered", "[storage][exports][tally]") {
    SECTION("no voter") {
        const Json tally = talliedText("#/Candidates: A ; B ; C\n");
        CHECK(tally["voters"] == 0);
        for (const auto& [name, method] : tally["methods"].items()) {
            INFO(name);
            CHECK(groupsOf(method["ranking"]) == std::vector<std::vector<std::string>>{{"A", "B", "C"}});
        }
        CHECK(tally["condorcet_winner"] == nullptr);
    }
    SECTION("one voter, one candidate") { CHECK(talliedText("A\n")["condorcet_winner"] == "A"); }
    SECTION("all tied") {
        const Json tally = talliedText("A = B = C * 5\n");
        CHECK(setOf(tally["smith_set"]).size() == 3);
        CHECK(groupsOf(tally["methods"]["kemeny"]["ranking"]).size() == 1);
    }
}

TEST_CASE("beyond the candidates that all methods can rank, what is cheap is given and the rest named",
          "[storage][exports][tally]") {
    using storage::exports::kMostComparedCandidates, storage::exports::kMostRankedCandidates;
    const auto election = [](int candidates) {
        std::string text = "#/Candidates: c0";
        for (int i = 1; i < candidates; ++i) text += ";c" + std::to_string(i);
        return talliedText(text + "\n#/Implicit Ranking: true\nc3 > c1 * 3\nc1 > c2 = c3 * 2\nc2 = c1 * 1\n");
    };
    const Json all = election(kMostRankedCandidates), duels = election(kMostRankedCandidates + 1),
               counts = election(kMostComparedCandidates + 1);
    CHECK_FALSE(all.contains("left_out"));
    CHECK(all["remarks"].empty());
    CHECK(all["methods"].size() == 10);
    for (const char* method : {"borda", "plurality", "copeland", "minimax_margin", "minimax_winning"}) {
        INFO(method);
        CHECK(duels["methods"][method]["ranking"][0] == all["methods"][method]["ranking"][0]);
    }
    CHECK(duels["methods"].size() == 5);
    for (const char* field : {"condorcet_winner", "condorcet_loser", "smith_set", "schwartz_set"})
        CHECK(duels[field] == all[field]);
    CHECK(duels["pairwise"].size() == kMostRankedCandidates + 1);
    CHECK(duels.contains("kendall_w"));
    CHECK(duels["left_out"] == Json{"schulze_margin", "schulze_winning", "ranked_pairs_margin", "ranked_pairs_winning", "kemeny",
                                    "split_cycle_winners", "side_by_side"});
    CHECK(
        duels["remarks"] ==
        Json{"501 candidates are more than the 500 for which everything is computed. Left out: schulze_margin, schulze_winning, "
             "ranked_pairs_margin, ranked_pairs_winning, kemeny, split_cycle_winners, side_by_side."});
    // 3 put c3 first; c1 is first of 2, and with c2 of 1.
    CHECK(counts["methods"].size() == 2);
    for (const Json& tally : {all, duels, counts}) {
        CHECK(tally["methods"]["plurality"]["firsts"][1] == 3);
        CHECK(tally["methods"]["plurality"]["firsts"][2] == 1);
        CHECK(tally["methods"]["plurality"]["firsts"][3] == 3);
        CHECK(groupsOf(tally["methods"]["plurality"]["ranking"])[0] == std::vector<std::string>{"c1", "c3"});
        CHECK(tally["methods"]["borda"]["ranking"][0] == Json{"c1"});
    }
    for (const Json& name : counts["left_out"]) {
        INFO(name);
        CHECK_FALSE((counts.contains(name.get<std::string>()) || counts["methods"].contains(name.get<std::string>())));
    }
    CHECK(counts["left_out"].size() == 16);
    CHECK(counts["remarks"].size() == 1);
}

TEST_CASE("a city of 30 000 ballots and 50 000 raises is counted in seconds", "[storage][exports][tally][speed]") {
    std::mt19937 random(5);
    const int voters = tests::kTimed ? 28'943 : 2'894;  // under a sanitizer a tenth of the city, and its money
    std::string text = "META\nkey;value\nbudget;" + std::to_string(voters * std::int64_t{46'643}) +
                       "\nvote_type;approval\nPROJECTS\nproject_id;cost\n";
    std::vector<double> liked;
    for (unsigned i = 0; i < 80; ++i) {
        text += "p" + std::to_string(i) + ";" + std::to_string(230'000 + 115 * (random() % 400'000)) + "\n";
        liked.push_back(1.0 / (1 + i % 60));
    }
    text += "VOTES\nvoter_id;vote\n";
    std::discrete_distribution<int> pick(liked.begin(), liked.end());
    for (int voter = 0; voter < voters; ++voter) {
        std::set<int> projects;
        for (std::size_t k = 1 + random() % 10; k > 0; --k) projects.insert(pick(random));
        text += std::to_string(voter) + ";";
        for (const int p : projects) text += (p == *projects.begin() ? "p" : ",p") + std::to_string(p);
        text += "\n";
    }
    const auto start = std::chrono::steady_clock::now();
    const Json tally = talliedText(text, BallotFormat::Pabulib);
    const double s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const char* rule : {"equal_shares_cost", "equal_shares_cardinality"})
        if (tests::kTimed) CHECK(tally["rules"][rule]["add1"]["raises"] > 40'000);
    if (tests::kTimed) CHECK(s < 20);
}

TEST_CASE("a budget is spent by every rule, each with what it buys and costs", "[storage][exports][tally]") {
    const Json tally = talliedFile("approval.pb");
    CHECK(tally["kind"] == "budget");
    CHECK(tally["vote_type"] == "approval");
    CHECK(tally["budget"] == 100.5);
    CHECK(tally["voters"] == 10);
    CHECK(tally["exact_in"]["money"] == 0.1);
    CHECK(tally["projects"][1] ==
          Json{{"id", "p2"}, {"name", "Trees; \"old\" ones"}, {"cost", 40.5}, {"votes", 5}, {"points", 5}});
    CHECK(tally["official"]["selected"] == Json{"p1", "p2"});
    CHECK(tally["tie_chain"]["equal_but_for_the_lot"].size() == 1);
    const Json& rules = tally["rules"];
    CHECK_FALSE(rules.contains("greedy_points"));
    // By votes p1 and p2 take all; by votes per cost 4/30 beats 5/40.5 beats 6/60, which no longer fits.
    CHECK(rules["greedy_votes"]["selected"] == Json{"p1", "p2"});
    CHECK(rules["greedy_votes"]["voters_without_any"] == 4);
    CHECK(setOf(rules["greedy_votes_per_cost"]["selected"]) == std::vector<std::string>{"p2", "p3", "p4"});
    CHECK(rules["exact_votes"]["votes"] == 13);
    CHECK(rules["exact_votes"]["proved"] == true);
    CHECK(rules["exact_votes"]["bound"] == 13);
    // Each has 10.05: of six voters 60.3 pay p1 with 10 each; of four 40.2 pay one of p3, p4 with 7.5 each; then nothing is left.
    const Json& fair = rules["equal_shares_cost"];
    CHECK(fair["alone"]["share"] == 10.05);
    CHECK(fair["alone"]["selected"][0] == "p1");
    CHECK(fair["alone"]["selected"].size() == 2);
    CHECK(fair["alone"]["effective_votes"] == Json{6.0, 4.0});
    CHECK(fair["alone"]["voters_without_any"] == 0);
    CHECK(fair["add1"]["step"] == "1 currency unit per voter");
    CHECK(fair["add1"]["stopped"] == "next raise overspends");
    // 4 raises leave four voters 14.05 each, 6.55 after one bench; a fifth makes 60 of p3 and p4 and 60 of p1: too much.
    CHECK(fair["add1"]["raises"] == 4);
    CHECK(fair["add1"]["share"] == 14.05);
    for (const char* rule : {"equal_shares_cost", "equal_shares_cardinality", "equal_shares_points"})
        for (const char* stage : {"alone", "add1", "completed"}) CHECK(rules[rule][stage]["cost"].get<double>() <= 100.5);
}

TEST_CASE("votes with points are counted both ways", "[storage][exports][tally]") {
    const Json tally = talliedFile("cumulative.pb");
    CHECK(tally["projects"][1]["votes"] == 2);
    CHECK(tally["projects"][1]["points"] == 11.5);
    // Votes 2, 2, 1: 10 before 11 by its lower cost, then 12. Points 11.5, 9, 4: 11, then 12 (10 no longer fits).
    CHECK(tally["rules"]["greedy_votes"]["selected"] == Json{"10", "12"});
    CHECK(tally["rules"]["greedy_points"]["selected"] == Json{"11", "12"});
    CHECK(tally["rules"]["exact_points"]["points"] == 15.5);
    CHECK(tally["official"] == nullptr);
}

TEST_CASE("what a rule leaves equal is parted by votes, then cost, whatever the rule", "[storage][exports][tally][ties]") {
    const Json steps = {"more votes", "lower cost", "lot"};
    const auto rules = [&](const std::string& name) {
        const Json tally = talliedFile(name);
        CHECK(tally["tie_chain"]["steps"] == steps);
        return tally["rules"];
    };
    // x and y have two votes each: ρ = 1/2. x costs less, y has more points; either leaves too little for the other.
    CHECK(rules("ties-shares-cost.pb")["equal_shares_cost"]["alone"]["selected"] == Json{"x"});
    // Two pay 2 each for x or three pay 2 each for y; x has 18 points, y has 3 and a vote more.
    CHECK(rules("ties-shares-cardinality.pb")["equal_shares_cardinality"]["alone"]["selected"] == Json{"y"});
    // 1 a point for both; x has 6 points of two voters, y has 4 of four.
    CHECK(rules("ties-shares-points.pb")["equal_shares_points"]["alone"]["selected"] == Json{"y"});
    // The first raise would buy both, 5 of 3. Then 6 points each: p is cheaper, q has a vote more.
    const Json completed = rules("ties-completed.pb")["equal_shares_cost"];
    CHECK(completed["add1"]["raises"] == 0);
    CHECK(completed["completed"]["added"] == Json{"q"});
    // 2 points a unit for both: p has 6 points of one voter, q has 4 of two.
    const Json perCost = rules("ties-points-per-cost.pb");
    CHECK(perCost["greedy_points_per_cost"]["selected"] == Json{"q"});
    CHECK(perCost["greedy_votes_per_cost"]["selected"] == Json{"q"});
}

TEST_CASE("equal winning votes are parted by the opposition in ranked pairs, not in Schulze", "[storage][exports][tally][ties]") {
    // A circle of 10 : 6, 10 : 4, 10 : 2. The least opposed are locked first; the last, A before B, would close the circle.
    const Json methods = talliedFile("ranked-pairs-winning.cvotes")["methods"];
    CHECK(methods["ranked_pairs_winning"]["ranking"] == Json{{"B"}, {"C"}, {"A"}});
    CHECK(groupsOf(methods["schulze_winning"]["ranking"]) == std::vector<std::vector<std::string>>{{"A", "B", "C"}});
    CHECK(groupsOf(methods["minimax_winning"]["ranking"]) == std::vector<std::vector<std::string>>{{"A", "B", "C"}});
}

TEST_CASE("budgets that buy nothing are still answered", "[storage][exports][tally]") {
    const auto pb = [](const std::string& budget, const std::string& projects, const std::string& votes) {
        return talliedText("META\nkey;value\nbudget;" + budget + "\nvote_type;approval\nPROJECTS\nproject_id;cost\n" + projects +
                               "VOTES\nvoter_id;vote\n" + votes,
                           BallotFormat::Pabulib);
    };
    CHECK(pb("0", "x;5\n", "1;x\n")["rules"]["exact_votes"]["selected"].empty());
    CHECK(pb("10", "", "")["rules"]["equal_shares_cost"]["completed"]["selected"].empty());
    CHECK(pb("10", "x;50\n", "1;x\n")["rules"]["equal_shares_points"]["completed"]["selected"].empty());
    // No voter: nobody's share buys anything; what fits is taken last, as cities do.
    const Json silent = pb("10", "x;5\n", "");
    CHECK(silent["rules"]["equal_shares_cost"]["alone"]["selected"].empty());
    CHECK(silent["rules"]["equal_shares_cost"]["completed"]["selected"] == Json{"x"});
    // A free project: taken by all.
    const Json free = pb("0", "x;0\n", "1;x\n");
    for (const char* rule : {"greedy_votes", "greedy_votes_per_cost", "exact_votes"})
        CHECK(free["rules"][rule]["selected"] == Json{"x"});
    CHECK(free["rules"]["equal_shares_cost"]["alone"]["selected"] == Json{"x"});
}

TEST_CASE("the lot between equal projects goes with the project, not with its line", "[storage][exports][tally][neutral]") {
    const auto chosen = [](const std::string& projects) {
        return talliedText("META\nkey;value\nbudget;5\nvote_type;approval\nPROJECTS\nproject_id;cost\n" + projects +
                               "VOTES\nvoter_id;vote\n1;a,b,c\n",
                           BallotFormat::Pabulib)["rules"];
    };
    const Json one = chosen("a;5\nb;5\nc;5\n"), other = chosen("c;5\nb;5\na;5\n");
    CHECK(one["greedy_votes"]["selected"].size() == 1);
    CHECK(one == other);
}

namespace {

// Every field that the documentation shows, as the program answers it.
void checkShown(const Json& shown, const Json& answered, const std::string& where) {
    INFO(where);
    if (!shown.is_object()) {
        CHECK(shown == answered);
        return;
    }
    for (const auto& [key, value] : shown.items()) {
        REQUIRE(answered.contains(key));
        checkShown(value, answered[key], where + "." + key);
    }
}

}  // namespace

TEST_CASE("the examples of docs/tally.md are what the program answers", "[storage][exports][tally][docs]") {
    const std::string text = tests::bytesOf(std::filesystem::path(PARCOURS_SOURCE) / "docs/tally.md");
    const std::string mark = "<!-- tally: ", open = "```json\n";
    int examples = 0;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const std::string file = text.substr(at + mark.size(), text.find(" -->", at) - at - mark.size());
        const std::size_t begin = text.find(open, at) + open.size();
        checkShown(Json::parse(text.substr(begin, text.find("```", begin) - begin)), talliedFile(file), file);
        ++examples;
    }
    CHECK(examples == 4);
}
