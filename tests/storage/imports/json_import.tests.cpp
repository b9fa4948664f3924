// A session file that somebody damaged, forged or meant for another session is refused, with what is wrong in it.
#include "storage/imports/json_import.h"

#include <array>
#include <catch2/catch.hpp>

#include "storage/exports/json.h"
#include "storage/imports/import_error.h"
#include "tests/storage/exports/small_board.h"
#include "tests/storage/temp_folder.h"

using namespace storage::imports;
using Json = nlohmann::ordered_json;

namespace {

Json exported() {
    tests::SmallBoard small;
    small.voteAndRank();
    return storage::exports::sessionJson(small.board);
}

std::string refusalOf(const std::string& bytes) {
    try {
        readSession(bytes, {});
    } catch (const ImportError& error) {
        return error.what();
    }
    return "";
}

// A tier of so many tenths of days that ends the day before it starts.
Json tierJson(int tenthDays) {
    return {{"id", app::idText(7)}, {"position", "V"}, {"title", "x"}, {"tenth_days", tenthDays},
            {"euros", nullptr},     {"start_day", 20}, {"end_day", 19}};
}
Json linkJson(const Json& j, std::uint64_t id, int from, int to) {
    const Json& actions = j["records"]["action"];
    return {{"id", app::idText(id)}, {"source", actions[from]["id"]}, {"target", actions[to]["id"]}, {"kind", 0}};
}

// On a paper of its own, in a round of its own whose form it fits.
Json answerJson(Json& j, int says, int value) {
    static constexpr std::array kForms{0, 0, 1, 2, 3, 3, 5};
    Json ballot = j["records"]["ballot"][0];
    ballot["id"] = app::idText(21), ballot["form"] = kForms.at(static_cast<std::size_t>(says));
    const Json item = j["records"]["candidate"][0]["item"];
    j["records"]["ballot"].push_back(ballot);
    j["records"]["candidate"].push_back({{"id", app::idText(22)}, {"ballot", ballot["id"]}, {"item", item}});
    Json paper = j["records"]["paper"][0];
    paper["id"] = app::idText(23), paper["ballot"] = ballot["id"], paper["seat"] = nullptr;
    j["records"]["paper"].push_back(paper);
    return {{"id", app::idText(9)},
            {"ballot", ballot["id"]},
            {"paper", paper["id"]},
            {"item", item},
            {"says", says},
            {"value", value},
            {"part", 0}};
}
// The same once more, under another id, with something else changed.
void answerTwice(Json& j, int says, int value, const char* field, int other) {
    Json answer = answerJson(j, says, value);
    j["records"]["answer"].push_back(answer);
    answer["id"] = app::idText(10), answer[field] = other;
    j["records"]["answer"].push_back(answer);
}
// A second round beside the one there is.
Json otherBallot(Json& j) {
    Json other = j["records"]["ballot"][0];
    other["id"] = app::idText(11);
    j["records"]["ballot"].push_back(other);
    return other["id"];
}

}  // namespace

TEST_CASE("damaged session files are refused with what is wrong in them", "[storage][imports][json]") {
    struct Damage {
        const char* says;
        std::function<void(Json&)> make;
    };
    const std::string nowhere = app::idText(12345);
    const std::vector<Damage> table{
        {"not a session exported by Parcours", [](Json& j) { j.erase("format"); }},
        {"not a session exported by Parcours", [](Json& j) { j = Json::array(); }},
        {"newer Parcours", [](Json& j) { j["version"] = 3; }},
        {"“version”", [](Json& j) { j["version"] = "1"; }},
        {"“session”", [](Json& j) { j.erase("session"); }},
        {"“records”", [](Json& j) { j["records"] = Json::array(); }},
        {"“leftOut”", [](Json& j) { j.erase("leftOut"); }},
        {"“leftOut”", [](Json& j) { j["leftOut"] = Json::array({"one"}); }},
        {"“mark”", [](Json& j) { j["records"]["mark"] = Json::array(); }},
        {"“session”", [](Json& j) { j["records"]["session"] = Json::array(); }},
        {"“dragon”", [](Json& j) { j["records"]["dragon"] = Json::array(); }},
        {"note.text is missing", [](Json& j) { j["records"]["note"][0].erase("text"); }},
        {"members that are not known", [](Json& j) { j["records"]["note"][0]["colour"] = 1; }},
        {"note.kind has no such value", [](Json& j) { j["records"]["note"][0]["kind"] = 99; }},
        {"note.author (", [&](Json& j) { j["records"]["note"][0]["author"] = nowhere; }},
        {"names a record that is not in it", [&](Json& j) { j["records"]["placement"][0]["seat"] = nowhere; }},
        {"dot.paper (", [&](Json& j) { j["records"]["dot"][0]["paper"] = nowhere; }},
        {"dot.paper", [&](Json& j) { j["records"]["dot"][0]["paper"] = nullptr; }},
        {"candidate.item", [&](Json& j) { j["records"]["candidate"][0]["item"] = nullptr; }},
        {"estimate.action (", [&](Json& j) { j["records"]["estimate"][0]["action"] = nowhere; }},
        {"stands in it twice", [](Json& j) { j["records"]["note"].push_back(j["records"]["note"][0]); }},
        {"seat.along", [](Json& j) { j["records"]["seat"][0]["along"] = 1.5; }},
        {"placement.turn", [](Json& j) { j["records"]["placement"][0]["turn"] = 1e9; }},
        {"ballot.cap", [](Json& j) { j["records"]["ballot"][0]["cap"] = 98; }},
        {"ballot.run_off_of", [](Json& j) { j["records"]["ballot"][0]["run_off_of"] = j["records"]["ballot"][0]["id"]; }},
        {"ballot.run_off_of",
         [](Json& j) {
             j["records"]["ballot"][0]["run_off_of"] = j["records"]["ballot"][1]["id"];
             j["records"]["ballot"][1]["run_off_of"] = j["records"]["ballot"][0]["id"];
         }},
        {"session.lang", [](Json& j) { j["session"]["lang"] = "de"; }},
        {"note.text", [](Json& j) { j["records"]["note"][0]["text"] = "a\u0001b"; }},
        {"note.text (", [](Json& j) { j["records"]["note"][0]["text"] = std::string(100'000, 'x'); }},
        {"estimate.tenth_days", [](Json& j) { j["records"]["estimate"][0]["tenth_days"] = -1; }},
        {"tier.tenth_days", [](Json& j) { j["records"]["tier"].push_back(tierJson(-1)); }},
        {"tier.end_day", [](Json& j) { j["records"]["tier"].push_back(tierJson(1)); }},
        {"link.target", [](Json& j) { j["records"]["link"].push_back(linkJson(j, 1, 0, 0)); }},
        {"closes a circle of prerequisites",
         [](Json& j) {
             for (const int i : {0, 1, 2}) j["records"]["link"].push_back(linkJson(j, 1 + i, i, (i + 1) % 3));
         }},
        {"ballot.short_list_of", [](Json& j) { j["records"]["ballot"][0]["short_list_of"] = j["records"]["ballot"][0]["id"]; }},
        {"answer.paper",
         [](Json& j) {
             j["records"]["answer"].push_back({{"id", app::idText(9)},
                                               {"ballot", j["records"]["ballot"][0]["id"]},
                                               {"paper", nullptr},
                                               {"item", app::idText(9)},
                                               {"says", 2},
                                               {"value", 1},
                                               {"part", 0}});
         }},
        {"candidate.item",
         [](Json& j) {
             Json twice = j["records"]["candidate"][0];
             twice["id"] = app::idText(9);
             j["records"]["candidate"].push_back(twice);
         }},
        {"answer.value", [](Json& j) { j["records"]["answer"].push_back(answerJson(j, 2, 101)); }},
        {"answer.value", [](Json& j) { j["records"]["answer"].push_back(answerJson(j, 3, 6)); }},
        {"answer.value", [](Json& j) { j["records"]["answer"].push_back(answerJson(j, 3, 0)); }},
        {"answer.value", [](Json& j) { j["records"]["answer"].push_back(answerJson(j, 4, 2)); }},
        {"dot.item", [](Json& j) { j["records"]["dot"][0]["item"] = j["records"]["seat"][0]["id"]; }},  // no candidate
        {"no candidate of its round",
         [](Json& j) {
             Json answer = answerJson(j, 3, 3);
             answer["item"] = app::idText(9);
             j["records"]["answer"].push_back(answer);
         }},
        {"answer.says",
         [](Json& j) {
             Json answer = answerJson(j, 3, 3);
             answer["says"] = 2;
             j["records"]["answer"].push_back(answer);
         }},
        {"answer.says",
         [](Json& j) {  // a dot is no answer
             Json answer = answerJson(j, 0, 1);
             j["records"]["answer"].push_back(answer);
         }},
        {"answer.says",
         [](Json& j) {  // asked of the customer only
             Json answer = answerJson(j, 3, 3);
             j["records"]["ballot"].back()["criteria"] = 1, answer["part"] = 1;
             j["records"]["answer"].push_back(answer);
         }},
        {"dot.paper", [](Json& j) { j["records"]["dot"][0]["ballot"] = otherBallot(j); }},
        {"is answered twice", [](Json& j) { answerTwice(j, 6, 1, "value", 2); }},  // on two levels of an order
        {"is answered twice", [](Json& j) { answerTwice(j, 3, 4, "value", 5); }},
        {"is answered twice", [](Json& j) { answerTwice(j, 2, 40, "value", 40); }},
        {"is answered twice", [](Json& j) { answerTwice(j, 4, 1, "says", 5); }},
        {"answer.paper",
         [](Json& j) {
             Json answer = answerJson(j, 3, 3);
             answer["ballot"] = otherBallot(j);
             j["records"]["answer"].push_back(answer);
         }},
        {"paper.seat",
         [](Json& j) {
             j["records"]["paper"][0]["seat"] = j["records"]["seat"][0]["id"];
             Json twice = j["records"]["paper"][0];
             twice["id"] = app::idText(9);
             j["records"]["paper"].push_back(twice);
         }},
        {"estimate.confidence", [](Json& j) { j["records"]["estimate"][0]["confidence"] = 101; }},
        {"assignment.due_day", [](Json& j) { j["records"]["assignment"][0]["due_day"] = 2'000'000'000; }},
    };
    const Json sound = exported();
    REQUIRE(refusalOf(sound.dump()) == "");
    for (const Damage& damage : table) {
        INFO(damage.says);
        Json json = sound;
        damage.make(json);
        CHECK_THAT(refusalOf(json.dump()), Catch::Contains(damage.says));
    }
}

TEST_CASE("two scores by two criteria and two screens of a duel are said once each", "[storage][imports][json]") {
    for (const auto& [says, value] : {std::pair{3, 4}, {4, 1}}) {
        Json json = exported();
        answerTwice(json, says, value, "part", 1);
        CHECK(refusalOf(json.dump()) == "");
    }
}

TEST_CASE("what is no JSON is refused naming the line", "[storage][imports][json]") {
    CHECK_THAT(refusalOf("{\n\"format\": \n"), Catch::Contains("line 3"));
    CHECK_THAT(refusalOf(""), Catch::Contains("not valid JSON"));
    CHECK_THAT(refusalOf("{\"format\": \"\xFF\"}"), Catch::Contains("not valid JSON"));
    CHECK_THAT(refusalOf(std::string(200'000, '[')), Catch::Contains("not valid JSON"));
    std::string cut = exported().dump(1);
    cut.resize(cut.size() / 2);
    CHECK_THAT(refusalOf(cut), Catch::Contains("not valid JSON"));
    CHECK(refusalOf("\xEF\xBB\xBF" + exported().dump()) == "");
    CHECK(looksLikeJson("\xEF\xBB\xBF \n{\"a\""));
    CHECK_FALSE(looksLikeJson("Texte;Étape"));
}

TEST_CASE("a session is imported into an unused one only", "[storage][imports][json]") {
    const ImportedSession session = readSession(exported().dump(), {});
    tests::SmallBoard used;
    const app::Board before = used.board;
    const auto refused = importSession(used.board, used.asking(), session);
    REQUIRE_FALSE(refused);
    CHECK(used.board == before);
    CHECK_FALSE(isUnused(used.board));
    app::Board empty;
    CHECK(isUnused(empty));
    app::IdSource ids{1};
    app::Asking asking{{}, 1, ids};
    const auto accepted = importSession(empty, asking, session);
    REQUIRE(accepted);
    REQUIRE(empty.apply(*accepted));
    CHECK(empty.all<app::Session>().size() == 1);
}

TEST_CASE("a session exported by the first version comes in whole, with what a fresh record holds for what it did not know",
          "[storage][imports][json][versions]") {
    const std::string bytes = tests::bytesOf(std::filesystem::path(PARCOURS_SOURCE) / "tests/fixtures/sessions/version-1.json");
    const Json old = Json::parse(bytes);
    REQUIRE(old["version"] == 1);
    REQUIRE_FALSE(old["records"].contains("tier"));
    REQUIRE_FALSE(old["records"]["ballot"][0].contains("form"));
    app::Board board;
    app::IdSource ids{1};
    app::Asking asking{{}, 1, ids};
    const auto made = importSession(board, asking, readSession(bytes, {}));
    REQUIRE(made);
    REQUIRE(board.apply(*made));
    CHECK(board.indexesHold());
    CHECK(board.all<app::Note>().size() == old["records"]["note"].size());
    CHECK(board.all<app::Dot>().size() == old["records"]["dot"].size());
    REQUIRE(board.all<app::Ballot>().size() == 2);
    for (const auto& [id, ballot] : board.all<app::Ballot>()) {
        CHECK(ballot.form == app::BallotForm::Dots);
        CHECK(ballot.ownAllowed);
        CHECK(ballot.criteria == 3);
        CHECK(ballot.resistanceEach == 0);
        CHECK_FALSE(ballot.amongFirst);
    }
    for (const auto& [id, paper] : board.all<app::Paper>()) CHECK(paper.weight == 1);
    for (const auto& [id, estimate] : board.all<app::Estimate>()) CHECK(estimate.confidence == 0);
    CHECK(board.tiers().empty());
    CHECK(board.planTerms().customerWeight == 50);
    // What it says is still what it said, and it leaves again in today's form.
    const Json again = storage::exports::sessionJson(board);
    CHECK(again["version"] == 2);
    for (const auto& [kind, list] : old["records"].items())
        for (std::size_t i = 0; i < list.size(); ++i)
            for (const auto& [field, value] : list[i].items()) REQUIRE(again["records"][kind][i][field] == value);
    CHECK(refusalOf(again.dump()) == "");
}
