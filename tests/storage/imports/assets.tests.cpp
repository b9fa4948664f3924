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

TEST_CASE("the guides tell the figures of the recorded planning as they are", "[storage][imports][assets]") {
    const auto facts = nlohmann::json::parse(tests::bytesOf(kAssets / "demo/plan.facts.json"));
    const auto touches = facts["touches"].get<std::vector<long>>();
    REQUIRE(touches.size() == 8);
    // The facts are those of this recording: its last moment, its touches.
    std::istringstream recording(tests::bytesOf(kAssets / "demo/plan.jsonl"));
    double last = 0;
    long begun = 0;
    for (std::string line; std::getline(recording, line);) {
        const auto json = nlohmann::json::parse(line);
        last = json.value("t", last), begun += json.value("phase", "") == "begin";
    }
    CHECK(facts["seconds"].get<double>() == Approx(last).margin(1.5));
    CHECK(std::reduce(touches.begin(), touches.end()) + facts["touches_of_facilitator"].get<long>() == begun);
    // The guides round touches to five.
    const auto seconds = static_cast<int>(facts["seconds"].get<double>());
    const double mean = static_cast<double>(std::reduce(touches.begin(), touches.end())) / static_cast<double>(touches.size());
    const std::pair<const char*, const char*> told[] = {
        {"docs/guide.md", R"((\d+) min (\d+) s en tout, environ (\d+) touches par personne)"},
        {"docs/guide.en.md", R"((\d+) min (\d+) s in all, about (\d+) touches a person)"}};
    for (const auto& [guide, pattern] : told) {
        INFO(guide);
        const std::string text = tests::bytesOf(std::filesystem::path(PARCOURS_SOURCE) / guide);
        std::smatch found;
        REQUIRE(std::regex_search(text, found, std::regex(pattern)));
        CHECK(std::stoi(found[1]) == seconds / 60);
        CHECK(std::stoi(found[2]) == seconds % 60);
        CHECK(std::abs(std::stoi(found[3]) - mean) <= 2.5);
        CHECK(text.find("(" + std::to_string(facts["actions"].get<int>()) + " actions)") != std::string::npos);
    }
}
