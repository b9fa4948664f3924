// What ships in assets/: every template starts a session, the demonstration fills one.
#include <catch2/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <regex>
#include <set>
#include <sstream>

#include "app/commands/seats.h"
#include "app/rules/plan_input.h"
#include "storage/imports/demo_content.h"
#include "storage/imports/import_error.h"
#include "storage/imports/template_file.h"
#include "tests/storage/temp_folder.h"

using namespace storage::imports;
using namespace app;

namespace {

const std::filesystem::path kAssets = std::filesystem::path(PARCOURS_SOURCE) / "assets";

}  // namespace

TEST_CASE("every template is there in French and in English, the default one first", "[storage][imports][assets]") {
    for (const std::string lang : {"fr", "en"}) {
        const auto all = readTemplates(kAssets / "templates", lang, {});
        REQUIRE(all.size() >= 3);
        CHECK(all.front().name == "default");
        for (const TemplateFile& file : all) {
            INFO(file.name << " " << lang);
            IdSource ids{1};
            CommandContext context{{}, 1, ids};
            Board board;
            const auto first = commands::startSession(board, context, file.sketch, lang, Seating::Table);
            REQUIRE(first);
            REQUIRE(board.apply(*first));
            CHECK(board.stages().size() == file.stageKeys.size());
            CHECK(board.stages().size() >= 4);
            CHECK(board.lanes().size() == 10);
            REQUIRE(board.tiers().size() == 3);
            std::optional<std::int32_t> ends;
            for (const auto& id : board.tiers()) {  // one after the other, the caps left to the group
                const Tier& tier = *board.find(id);
                CHECK_FALSE(tier.tenthDays);
                CHECK_FALSE(tier.euros);
                REQUIRE(tier.startDay);
                if (ends) CHECK(*tier.startDay == *ends + 1);
                CHECK(*tier.endDay > *tier.startDay);
                ends = tier.endDay;
            }
            CHECK(board.session().title == file.sketch.title);
        }
        CHECK(all.front().sketch.stages.front().title == (lang == "fr" ? "Découverte" : "Awareness"));
    }
}

TEST_CASE("a template that is none is refused", "[storage][imports][assets]") {
    const tests::TempFolder folder;
    for (const char* bytes :
         {"", "{}", "[1]", R"({"title": {"fr": "x"}, "stages": [{"fr": 3, "key": "a"}], "lanes": []})",
          R"({"title": {"fr": "x"}, "stages": [], "lanes": [{"kind": "dragons", "fr": "x", "hidden": false}]})"}) {
        tests::writeBytes(folder / "x.json", bytes);
        CHECK_THROWS_AS(readTemplate(folder / "x.json", "fr", {}), ImportError);
    }
    CHECK_THROWS_AS(readTemplates(folder / "none", "fr", {}), ImportError);
}

TEST_CASE("the demonstration fills a board: every note in its cell, every action with its origin", "[storage][imports][assets]") {
    const auto from = readTemplate(kAssets / "templates/default.json", "fr", {});
    const DemoContent content = readDemo(kAssets / "demo/workshop.json", {});
    CHECK(content.notes.size() >= 120);
    CHECK(content.actions.size() == 148);
    IdSource ids{1};
    CommandContext context{{}, 1, ids};
    Board empty;
    REQUIRE(empty.apply(*commands::startSession(empty, context, from.sketch, "fr", Seating::Table)));
    for (int i = 0; i < 3; ++i)
        REQUIRE(empty.apply(*commands::addSeat(empty, context, Edge::Left, 0.2f * static_cast<float>(i))));

    Board board = empty;
    REQUIRE(board.apply(*fillWithDemo(board, context, content, {.stageKeys = from.stageKeys})));
    CHECK(board.session().title == content.title);
    CHECK(board.all<Note>().size() == content.notes.size());
    CHECK(board.holding().empty());
    CHECK(board.all<Group>().size() == content.groups.size());
    CHECK(board.all<Action>().size() == content.actions.size());
    CHECK(board.all<Estimate>().size() == content.actions.size());
    CHECK(board.indexesHold());
    std::size_t members = 0, origins = 0;
    for (const DemoGroup& group : content.groups) members += group.notes.size();
    for (const auto& [id, placement] : board.all<Placement>()) {
        CHECK(placement.place == Place::Cell);
        members -= bool(placement.group);
    }
    CHECK(members == 0);
    for (const auto& [id, action] : board.all<Action>()) origins += board.find(action.origin) != nullptr;
    CHECK(origins == 139);
    std::size_t costed = 0, confident = 0, owned = 0;
    for (const auto& [id, e] : board.all<Estimate>()) costed += e.tenthDays && e.euros, confident += e.confidence > 0;
    for (const auto& [id, a] : board.all<Assignment>()) owned += !a.owner.empty();
    CHECK(costed >= 130);
    CHECK(content.actions.size() - costed >= 14);
    CHECK(confident >= content.actions.size() / 3);
    CHECK((owned >= 20 && owned <= 40));
    REQUIRE(board.tiers().size() == 3);  // the template's, with caps
    CHECK(board.find(board.tiers()[1])->title == "Palier 2 · 3 mois");
    CHECK(board.find(board.tiers()[1])->tenthDays == 900);
    CHECK(board.find(board.tiers()[2])->euros == 250'000);
    CHECK(board.find(board.tiers()[0])->endDay);
    CHECK(board.all<Link>().size() == content.links.size());
    CHECK(rules::boardPlan(board).problem == nullptr);
    CHECK(bool(rules::makePlan(rules::boardPlan(board).input, rules::PlanMethod::Greedy)));  // no circle among them
    std::set<std::uint64_t> authors;
    for (const auto& [id, note] : board.all<Note>()) authors.insert(note.author.value);
    CHECK(authors.size() == 3);

    Board large = empty;
    REQUIRE(large.apply(
        *fillWithDemo(large, context, content, {.stageKeys = from.stageKeys, .notes = 1000, .actions = 300, .groups = false})));
    CHECK(large.all<Note>().size() == 1000);
    CHECK(large.all<Action>().size() == 300);
    CHECK(large.all<Group>().empty());

    Board strange = empty;  // a board with other stages: nothing is lost
    REQUIRE(strange.apply(*fillWithDemo(strange, context, content, {})));
    CHECK(strange.holding().size() == content.notes.size());
}

TEST_CASE("a demonstration that is none is refused", "[storage][imports][assets]") {
    const tests::TempFolder folder;
    tests::writeBytes(
        folder / "x.json",
        R"({"title": "x", "notes": [], "groups": [{"stage": "a", "kind": "pains", "title": "", "notes": [7]}], "actions": []})");
    CHECK_THROWS_AS(readDemo(folder / "x.json", {}), ImportError);
    CHECK_THROWS_AS(readDemo(folder / "none.json", {}), ImportError);
}

namespace {

nlohmann::json storyFacts() { return nlohmann::json::parse(tests::bytesOf(kAssets / "demo/story.facts.json")); }

std::string textOf(const char* file) {
    // As one line, since a sentence may be broken anywhere, and narrow spaces like the others.
    const std::string bytes = tests::bytesOf(std::filesystem::path(PARCOURS_SOURCE) / file);
    return std::regex_replace(std::regex_replace(bytes, std::regex("\u202f"), " "), std::regex(R"(\s*\n\s*)"), " ");
}

// Touches of one person, in the middle.
double touchesEach(const nlohmann::json& facts) {
    const auto touches = facts["touches"].get<std::vector<long>>();
    return static_cast<double>(std::reduce(touches.begin(), touches.end())) / static_cast<double>(touches.size());
}

}  // namespace

TEST_CASE("the demonstration's facts are those of its recording", "[storage][imports][assets][story]") {
    const auto facts = storyFacts();
    std::istringstream recording(tests::bytesOf(kAssets / "demo/story.jsonl"));
    double last = 0;
    long begun = 0;
    for (std::string line; std::getline(recording, line);) {
        const auto json = nlohmann::json::parse(line);
        last = json.value("t", last), begun += json.value("phase", "") == "begin";
    }
    CHECK(facts["seconds"].get<double>() == Approx(last).margin(2.5));
    CHECK(std::lround(touchesEach(facts) * static_cast<double>(facts["touches"].size())) +
              facts["touches_of_facilitator"].get<long>() ==
          begun);
    CHECK(std::filesystem::file_size(kAssets / "demo/story.jsonl") <= 2 << 20);
}

TEST_CASE("the demonstration's story holds its bounds", "[storage][imports][assets][story]") {
    const auto facts = storyFacts();
    const auto& vote = facts["vote"];
    const int first = vote["winner"]["dots"], second = vote["second"]["dots"];
    CHECK((first >= 7 && first <= 9));
    CHECK(first > second);  // a clear first
    CHECK(vote["single_dots"].get<int>() >= 8);
    REQUIRE(vote["ties_at_cut"] == 1);
    REQUIRE(vote["tie"]["tied"].size() == 2);
    CHECK(vote["tie"]["tied"][0]["dots"] == vote["tie"]["tied"][1]["dots"]);
    CHECK(vote["tie"]["is_settled"] == true);
    const auto& plan = facts["plan"];
    CHECK(plan["planned"].get<int>() >= 40);
    CHECK(plan["per_mille_of_best"].get<int>() >= 950);
    CHECK(plan["owned"] == plan["planned"]);
    CHECK(plan["dated"] == plan["planned"]);
    CHECK(plan["accepted"].get<int>() >= 40);
    CHECK(plan["owners_with_dates"].get<int>() >= 8);
}

TEST_CASE("README and guides tell the demonstration's figures as they are", "[storage][imports][assets][story]") {
    const auto facts = storyFacts();
    const auto &vote = facts["vote"], &plan = facts["plan"];
    const auto text = [](const nlohmann::json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); };
    const int seconds = static_cast<int>(facts["seconds"].get<double>());
    const std::string length = std::to_string(seconds / 60) + " min " + std::to_string(seconds % 60) + " s";
    const std::string share = std::to_string(plan["per_mille_of_best"].get<int>() / 10);
    const std::string planned = text(plan["planned"]), accepted = text(plan["accepted"]), actions = text(plan["actions"]);
    const std::string first = text(vote["winner"]["dots"]), second = text(vote["second"]["dots"]);
    const auto holds = [&](const char* file, const std::vector<std::string>& sentences) {
        const std::string said = textOf(file);
        for (const std::string& sentence : sentences) {
            INFO(file << " should say: " << sentence);
            CHECK(said.find(sentence) != std::string::npos);
        }
    };
    holds("README.md", {planned + " of " + actions + " actions planned, " + share + " % of the best plan possible",
                        accepted + " taken on", "in " + length + " at a human pace"});
    holds("docs/guide.md",
          {length + " en tout",
           "« " + text(vote["winner"]["title"]) + " » l’emporte avec " + first + " gommettes, devant « " +
               text(vote["second"]["title"]) + " », " + second,
           "« " + text(vote["tie"]["run_off_winner"]["title"]) + " » gagne le départage",
           planned + " actions planifiées sur " + actions, share + " % du meilleur plan possible", accepted + " acceptées"});
    holds("docs/guide.en.md",
          {length + " in all",
           "“" + text(vote["winner"]["title"]) + "” wins with " + first + " dots, before “" + text(vote["second"]["title"]) +
               "” with " + second,
           "“" + text(vote["tie"]["run_off_winner"]["title"]) + "” wins the run-off",
           planned + " of " + actions + " actions are planned", share + " % of the best plan possible", accepted + " accepted"});
    // The guides round touches to five.
    for (const auto& [guide, pattern] : {std::pair("docs/guide.md", R"(environ (\d+) touches par personne)"),
                                         std::pair("docs/guide.en.md", R"(about (\d+) touches a person)")}) {
        INFO(guide);
        const std::string said = textOf(guide);
        std::smatch found;
        REQUIRE(std::regex_search(said, found, std::regex(pattern)));
        CHECK(std::abs(std::stoi(found[1]) - touchesEach(facts)) <= 2.5);
    }
}
