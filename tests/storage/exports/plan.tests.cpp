// The plan and the rankings as tables and as JSON: against approved files, against each other, and back to the rounds.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "app/base/spreadsheet_text.h"
#include "app/rules/tally.h"
#include "storage/exports/csv.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/json.h"
#include "storage/exports/plan_json.h"
#include "storage/exports/rank_json.h"
#include "storage/exports/tables.h"
#include "storage/imports/csv_cells.h"
#include "storage/imports/json_import.h"
#include "tests/storage/approved.h"
#include "tests/storage/exports/plan_board.h"
#include "tests/storage/french.h"

using namespace storage::exports;
using tests::french;
using Json = nlohmann::json;

namespace {

// A table as its lines, each by its headings.
std::vector<std::map<std::string, std::string>> linesOf(std::string bytes) {
    bytes.erase(0, 3);  // BOM
    const auto cells = storage::imports::csvCells(bytes, ';', {});
    std::vector<std::map<std::string, std::string>> lines;
    for (std::size_t i = 1; i < cells.size(); ++i)
        for (std::size_t c = 0; c < cells[i].cells.size(); ++c) {
            if (c == 0) lines.emplace_back();
            lines.back()[cells[0].cells[c]] = cells[i].cells[c];
        }
    return lines;
}

Json ranked(const app::Board& board, const RankAsked& asked = {}) {
    const auto answer = rankJson(board, asked);
    if (!answer) FAIL(answer.refusal().text);
    return Json::parse(*answer);
}
Json planned(const app::Board& board, const PlanAsked& asked = {}) {
    const auto answer = planJson(board, asked);
    if (!answer) FAIL(answer.refusal().text);
    return Json::parse(*answer);
}
std::string refusedRank(const app::Board& board, const RankAsked& asked) {
    const auto answer = rankJson(board, asked);
    return answer ? "was done" : answer.refusal().text;
}

}  // namespace

TEST_CASE("the tables of a workshop with every form of ballot and a plan are those that were approved",
          "[storage][exports][plan]") {
    const app::Texts tr = french();
    const tests::PlanBoard workshop;
    const tests::TempFolder folder;
    CsvExporter().write(workshop.board, tr, folder.path());
    for (const char* name : {"votes.csv", "entries.csv", "ballots.csv", "rankings.csv", "rounds.csv", "plan.csv", "actions.csv"})
        tests::requireApproved(std::string("exports/plan-fr/") + name, tests::bytesOf(folder / name));
    tests::requireApproved("exports/plan-fr/plan.json", *planJson(workshop.board, {}));
}

TEST_CASE("who doubts a rank adds the entries of the ballots up and finds its figure", "[storage][exports][plan]") {
    const tests::PlanBoard workshop;
    std::map<std::pair<std::string, std::string>, double> sums, counts;
    for (auto& line : linesOf(entriesTable(workshop.board, {}))) {
        const std::pair key{line["Round"], line["Item id"]};
        const bool counted = line["Says"] == "dots for" || line["Says"] == "points" || line["Says"] == "score";
        if (!counted) continue;
        sums[key] += std::stod(line["How much"]) * std::stod(line["Weight"]);
        counts[key] += std::stod(line["Weight"]);
    }
    int compared = 0;
    for (auto& line : linesOf(votesTable(workshop.board, {}))) {
        const std::pair key{line["Round"], line["Item id"]};
        const bool counted = line["Form"] == "dots" || line["Form"] == "100 points",
                   scored = line["Form"] == "scores 1 to 5" && counts[key] > 0;
        if (counted) CHECK(sums[key] == std::stod(line["Figure"]));
        if (scored) CHECK(sums[key] / counts[key] == Approx(std::stod(line["Figure"])).margin(0.006));
        compared += counted || scored;
    }
    CHECK(compared == 6 + 6 + 2);
    // The same ballots, by the same numbers, in words.
    std::map<std::pair<std::string, std::string>, int> entries;
    for (auto& line : linesOf(entriesTable(workshop.board, {})))
        entries[{line["Round"], line["Ballot"]}] += !line["Item id"].empty();
    for (auto& line : linesOf(ballotsTable(workshop.board, {}))) CHECK(entries.contains({line["Round"], line["Ballot"]}));
    CHECK(entries.size() == linesOf(ballotsTable(workshop.board, {})).size());
}

TEST_CASE("rank answers with every list and every round, and with one of them when asked", "[storage][exports][rank]") {
    const tests::PlanBoard workshop;
    const Json all = ranked(workshop.board);
    CHECK(all["format"] == "parcours-rank");
    CHECK(all["rounds"].size() == 6);
    CHECK(all["lists"]["votes"]["round"] == 6);
    CHECK(all["lists"]["duels"]["round"] == 5);
    CHECK(all["lists"]["value"]["actions"].size() == 6);
    for (const Json& round : all["rounds"]) {
        const bool duels = round["form"] == "duels" || round["form"] == "best_worst";
        CHECK(round["methods"].contains("borda") != duels);
        if (!duels) CHECK(round["methods"]["read_as_orders"] == (round["form"] != "orders"));
        CHECK(round["rows"].size() == 6);
    }
    // The bottom of the table is told apart from what was put above: ranks 1-2-2-4.
    const Json& dots = all["rounds"][5]["rows"];
    CHECK(dots[0]["title"] == "Répondre aux avis");
    CHECK(dots[0]["total"] == 4);
    CHECK(dots[1]["rank"] == 2);
    CHECK(dots[2]["rank"] == 2);
    CHECK(dots[1]["tied"] == true);
    CHECK(dots[1]["above_next_by"] == "breadth");
    CHECK(dots[3]["rank"] == 4);
    const Json& polarised = all["rounds"][2]["two_camps"];
    REQUIRE(polarised.size() == 1);
    CHECK(polarised[0]["title"] == "Refaire le site");

    const Json schulze = ranked(workshop.board, {.method = "schulze", .round = 1});
    CHECK(schulze["ranking"]["round"] == 1);
    CHECK(schulze["ranking"]["read_as_orders"] == false);
    CHECK(schulze["ranking"]["items"].size() == 6);
    CHECK(schulze["rounds"].size() == 1);
    CHECK_FALSE(schulze.contains("lists"));
    CHECK(ranked(workshop.board, {.method = "borda"})["ranking"]["round"] == 6);
    CHECK(ranked(workshop.board, {.method = "value"})["lists"].size() == 1);
    CHECK(ranked(workshop.board, {.round = 4})["rounds"][0]["form"] == "duels");
}

TEST_CASE("rank gives the matrices of duels and the strengths behind the shares of wins", "[storage][exports][rank]") {
    const tests::PlanBoard workshop;
    const Json rounds = ranked(workshop.board)["rounds"];
    const Json& orders = rounds[0]["methods"];
    REQUIRE(orders["pairwise"].size() == 6);
    const auto at = [&](const char* title) {
        for (std::size_t i = 0; i < orders["items"].size(); ++i)
            if (orders["items"][i]["title"] == title) return i;
        return std::size_t{99};
    };
    // One ballot says devis > offres = avis, the other formation > devis > offres; what is left out is last.
    const std::size_t quote = at("Reprendre le devis du web en magasin"), offers = at("=2+3 offres claires"),
                      training = at("Former les vendeurs");
    CHECK(orders["pairwise"][quote][offers] == 2);
    CHECK(orders["pairwise"][offers][quote] == 0);
    CHECK(orders["pairwise"][quote][training] == 1);
    CHECK(orders["pairwise"][training][quote] == 1);
    CHECK(orders["schulze"]["strongest_paths"][quote][offers] == 2);
    for (std::size_t a = 0; a < 6; ++a)
        for (std::size_t b = 0; b < 6; ++b) {
            const auto &paths = orders["schulze"]["strongest_paths"], &rank = orders["items"];
            if (paths[a][b] > paths[b][a]) CHECK(rank[a]["ranks"]["schulze"] < rank[b]["ranks"]["schulze"]);
        }
    // Duels: best first by strength, the fewer comparisons the less is known.
    const Json& duels = rounds[4]["rows"];
    CHECK(duels[0]["bradley_terry"]["compared"] == 9);  // weight 3, three pairs of five
    CHECK(duels[0]["bradley_terry"]["strength"] > duels[1]["bradley_terry"]["strength"]);
    const auto unseen = std::ranges::find_if(duels, [](const Json& row) { return row["title"] == "Refaire le site"; });
    CHECK((*unseen)["bradley_terry"]["compared"] == 0);
    CHECK((*unseen)["bradley_terry"]["uncertainty"] > duels[0]["bradley_terry"]["uncertainty"]);
    CHECK_FALSE(rounds[5]["rows"][0].contains("bradley_terry"));
}

TEST_CASE("where no hand has ranked there is no list by hand", "[storage][exports][rank]") {
    tests::PlanBoard workshop;
    CHECK_FALSE(ranked(workshop.board)["lists"].contains("hand"));
    CHECK_THAT(refusedRank(workshop.board, {.method = "hand"}), Catch::Contains("Nobody has put an action in its place by hand"));
    workshop.does(
        app::commands::moveRank(workshop.board, workshop.context(), workshop.actions[3], workshop.actions[0], workshop.actions));
    CHECK(ranked(workshop.board, {.method = "hand"})["lists"]["hand"]["actions"][0]["rank"] == 1);
}

TEST_CASE("sentences in answers are in the language of the session", "[storage][exports][plan]") {
    const tests::PlanBoard workshop;
    const app::Texts tr = french();
    const Json none = Json::parse(*planJson({}, {}, tr));
    CHECK(none["plans"]["best"]["problem"] == tr("There is no tier yet."));
    CHECK(none["plans"]["best"]["problem"] != "There is no tier yet.");
    const Json asked = Json::parse(*planJson(workshop.board, {.euros = 14'000}, tr));
    CHECK(asked["plans"]["best"]["tiers"][0]["title"] == "Avec les moyens demandés");
    const Json rank = Json::parse(*rankJson(workshop.board, {}, tr));
    CHECK(rank["rounds"][3]["methods"]["none_because"] == "non comparées\u202F: les duels sont une méthode à part");
}

TEST_CASE("rank refuses what makes no sense, in a sentence", "[storage][exports][rank]") {
    tests::PlanBoard workshop;
    CHECK_THAT(refusedRank(workshop.board, {.method = "plurality"}), Catch::Contains("no such method"));
    CHECK_THAT(refusedRank(workshop.board, {.round = 0}), Catch::Contains("no round of that number"));
    CHECK_THAT(refusedRank(workshop.board, {.round = -1}), Catch::Contains("no round of that number"));
    CHECK_THAT(refusedRank(workshop.board, {.method = "value", .round = 1}), Catch::Contains("belongs to no round"));
    CHECK_THAT(refusedRank(workshop.board, {.method = "kemeny", .round = 4}), Catch::Contains("held in duels"));
    CHECK_THAT(refusedRank(workshop.board, {.method = "votes"}), Catch::Contains("was done"));
    const auto open = workshop.open({.scope = {.on = app::RoundOn::Actions}, .dotsEach = 1, .secret = false});
    workshop.cast(open, 0, {workshop.actions[3].value});
    CHECK_THAT(refusedRank(workshop.board, {.round = 7}), Catch::Contains("not revealed"));
    const Json all = ranked(workshop.board);
    CHECK(all["left_out"] == Json::array({7}));
    CHECK(all["rounds"].size() == 6);
    const tests::SmallBoard without;
    CHECK_THAT(refusedRank(without.board, {.method = "borda"}), Catch::Contains("no revealed round"));
    CHECK_THAT(refusedRank(without.board, {.method = "votes"}), Catch::Contains("nothing to make that list of"));
    CHECK(ranked(without.board)["rounds"].empty());
}

TEST_CASE("the plan says what is too full, what is missing, what contradicts, and who carries nothing",
          "[storage][exports][plan]") {
    const tests::PlanBoard workshop;
    const Json plan = planned(workshop.board);
    const Json& first = plan["as_it_stands"]["tiers"][0];
    CHECK(first["days"] == 17.5);
    CHECK(first["days_over"] == 7.5);
    CHECK(first["euros_over"] == 4'000);
    CHECK(first["starts"] == "2026-03-31");
    CHECK(plan["as_it_stands"]["holds"] == false);
    CHECK(plan["as_it_stands"]["at_least_percent_of_best"].is_null());
    REQUIRE(plan["as_it_stands"]["conflicts"].size() == 1);
    CHECK(plan["as_it_stands"]["conflicts"][0]["action"]["title"] == "Rappeler sous 24 h");
    CHECK(plan["without_owner"].size() == 4);
    CHECK(plan["without_owner"][0]["title"] == "Rappeler sous 24 h");  // the planned one first
    CHECK(plan["actions"].size() == 6);
    CHECK(plan["actions"][0]["missing"] == Json::array({"accepted"}));
    CHECK(plan["actions"][1]["owner"] == workshop.board.find(workshop.seats[1])->name);
    CHECK(plan["actions"][1]["accepted"] == true);

    const Json& fair = plan["plans"]["fair"];
    CHECK(fair["round"] == 6);
    CHECK(fair["ballots"].size() == 3);
    const auto ballots = linesOf(ballotsTable(workshop.board, {}));
    for (const Json& ballot : fair["ballots"]) {  // the numbers of ballots.csv
        const auto line = std::ranges::find_if(ballots, [&](const auto& l) {
            return l.at("Round") == "6" && l.at("Ballot") == std::to_string(ballot["ballot"].get<int>());
        });
        REQUIRE(line != ballots.end());
        CHECK(app::undefused(line->at("Seat")) == ballot["seat"].get<std::string>());
    }
    const Json &best = plan["plans"]["best"], &greedy = plan["plans"]["greedy"];
    CHECK(best["value"].get<double>() >= greedy["value"].get<double>());
    CHECK(best["at_least_percent_of_best"].get<double>() <= 100.0);
    for (const Json& tier : best["tiers"]) {
        CHECK(tier["days"].get<double>() <= tier["days_cap"].get<double>());
        CHECK(tier["euros"].get<std::int64_t>() <= tier["euros_cap"].get<std::int64_t>());
    }
    std::map<std::string, std::string> because;
    for (const Json& left : best["left_out"]) because[left["title"]] = left["because"];
    CHECK(because.at("Refaire le site") == "excluded");
    CHECK(because.at("Former les vendeurs") == "to_be_costed");
    // Said in the table too, in words.
    const std::string table = planTable(workshop.board, {});
    CHECK(table.find("Too full by 7.5 days. Too full by 4,000 euros.") != std::string::npos);
    CHECK(table.find("Left out of the best plan: excluded by hand.") != std::string::npos);
    CHECK(table.find("It needs “Former les vendeurs”") != std::string::npos);
    // At the end the planned ones that nobody carries, with their costs, and only these.
    const auto lines = linesOf(table);
    CHECK(std::ranges::count(lines, "without an owner", [](const auto& line) { return line.at("Kind of line"); }) == 1);
    CHECK(lines.back().at("Kind of line") == "without an owner");
    CHECK(lines.back().at("Action") == "Rappeler sous 24 h");
    CHECK(lines.back().at("Days") == "10");
    CHECK(lines.back().at("Euros") == "8000");
    // What is in no tier and in the best plan says where.
    for (const auto& line : lines)
        if (line.at("Kind of line") == "in no tier") CHECK_FALSE(line.at("Remark").empty());
}

TEST_CASE("what is in no tier says in which one the best plan puts it", "[storage][exports][plan]") {
    tests::PlanBoard workshop;
    const auto more = workshop.action("Compléter la FAQ", {}, workshop.board.stages()[1]);
    workshop.does(app::commands::estimate(workshop.board, workshop.context(), {more, 5, 5, 20, 500, 100}));
    const auto lines = linesOf(planTable(workshop.board, {}));
    const auto line = std::ranges::find_if(lines, [](const auto& l) { return l.at("Action") == "Compléter la FAQ"; });
    REQUIRE(line != lines.end());
    CHECK_FALSE(line->at("In the best plan").empty());
    CHECK(line->at("Remark") == "The best plan puts it in “" + line->at("In the best plan") + "”.");
}

TEST_CASE("an action that is due after its tier has ended is late, and every file of the plan says so",
          "[storage][exports][plan]") {
    tests::PlanBoard workshop;
    CHECK(planTable(workshop.board, {}).find("Due after its tier has ended") == std::string::npos);
    workshop.does(app::commands::assign(workshop.board, workshop.context(),
                                        {.action = workshop.actions[0], .owner = "Amélie", .dueDay = 20'573}));
    CHECK(planTable(workshop.board, {}).find("Due after its tier has ended (2026-04-29).") != std::string::npos);
    const Json plan = planned(workshop.board);
    CHECK(plan["actions"][0]["late"] == true);
    CHECK(plan["actions"][1]["late"] == false);
}

TEST_CASE("the rounds' table tells of each round how far people agree and what its duels say", "[storage][exports][rank]") {
    const tests::PlanBoard workshop;
    const auto lines = linesOf(roundsTable(workshop.board, {}));
    const Json rounds = ranked(workshop.board)["rounds"];
    REQUIRE(lines.size() == rounds.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        const Json& round = rounds[i];
        CHECK(line.at("Round") == std::to_string(round["round"].get<int>()));
        CHECK(line.at("Ballots") == std::to_string(round["ballots"].get<int>()));
        const Json& w = round["kendall_w"];
        CHECK(line.at("Kendall’s W").empty() == w.is_null());
        if (!w.is_null()) CHECK(std::stod(line.at("Kendall’s W")) == Approx(w["w"].get<double>()).margin(0.0006));
        CHECK(line.at("Agreement").empty() == w.is_null());
        const Json& winner = round["methods"].value("condorcet_winner", Json());
        CHECK(app::undefused(line.at("Beats every other")) == (winner.is_null() ? "" : winner["title"].get<std::string>()));
        CHECK(line.at("Kemeny proved").empty() == !round["methods"].contains("kemeny"));
    }
    CHECK(lines[2].at("Two camps") == "Refaire le site");
    CHECK(std::stod(lines[5].at("Gini")) > 0);
    CHECK(lines[4].at("Gini").empty());
}

TEST_CASE("a round lists what was voted on in it, and an action made since has no line there", "[storage][exports][rank]") {
    tests::PlanBoard workshop;
    const std::size_t before = linesOf(rankingsTable(workshop.board, {})).size();
    workshop.action("Faite depuis", {}, workshop.board.stages()[1]);
    const auto lines = linesOf(rankingsTable(workshop.board, {}));
    CHECK(lines.size() == before + 1);  // in the list by value for cost
    for (const auto& line : lines) {
        if (line.at("Ranking").starts_with("Round")) CHECK_FALSE(line.at("Rank").empty());
        if (line.at("Rank").empty()) CHECK(line.at("Tied").empty());
    }
}

TEST_CASE("a budget of one's own stands in place of the tiers, and nothing is spent beyond it", "[storage][exports][plan]") {
    const tests::PlanBoard workshop;
    const Json plan = planned(workshop.board, {.euros = 14'000, .tenthDays = 200, .fair = false});
    CHECK(plan["asked"]["budget"] == 14'000);
    CHECK(plan["asked"]["days"] == 20.0);
    CHECK_FALSE(plan["plans"].contains("fair"));
    REQUIRE(plan["plans"]["best"]["tiers"].size() == 1);
    const Json& tier = plan["plans"]["best"]["tiers"][0];
    CHECK(tier["euros"] == 14'000);  // the two that are pinned to a tier, and what fits beside them
    CHECK(tier["days"].get<double>() <= 20.0);
    const Json none = planned(workshop.board, {.euros = 0, .tenthDays = 0});
    CHECK(none["plans"]["best"]["tiers"][0]["actions"].empty());
    CHECK_FALSE(planJson(workshop.board, {.euros = -1}));
    CHECK_FALSE(planJson(workshop.board, {.tenthDays = -1}));
    CHECK_FALSE(planJson(workshop.board, {.euros = std::int64_t{1} << 62}));
    const app::Board empty;
    CHECK(planned(empty)["plans"]["best"].contains("problem"));
    CHECK(planned(empty, {.euros = 5})["plans"]["best"].contains("problem"));
}

TEST_CASE("the plan's session comes back identical, and with it the same tables", "[storage][exports][imports][plan]") {
    const tests::PlanBoard workshop;
    const auto session = storage::imports::readSession(sessionJson(workshop.board).dump(), {});
    app::Board back;
    app::IdSource ids{1};
    app::CommandContext context{{}, 1, ids};
    const auto made = storage::imports::importSession(back, context, session);
    REQUIRE(made);
    REQUIRE(back.apply(*made));
    CHECK(back == workshop.board);
    CHECK(planTable(back, {}) == planTable(workshop.board, {}));
    CHECK(*rankJson(back, {}) == *rankJson(workshop.board, {}));
}

TEST_CASE("decimal numbers speak the language of the table", "[storage][exports][csv]") {
    const app::Texts tr = french();
    CsvTable csv(tr, {"a", "b", "c", "d"});
    csv.decimal(1.25, 1).decimal(-0.001, 2).decimal(12345.5, 0).decimal(0.0 / 0.0, 2);
    csv.endRow();
    CHECK(csv.bytes() ==
          "\xEF\xBB\xBF"
          "a;b;c;d\r\n1,2;0,00;12346;\r\n");
}
