// A session file that somebody damaged, forged or meant for another session is refused, with what is wrong in it.
#include <catch2/catch.hpp>

#include "storage/exports/json.h"
#include "storage/imports/import_error.h"
#include "storage/imports/json_import.h"
#include "tests/storage/exports/small_board.h"

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
        {"newer Parcours", [](Json& j) { j["version"] = 2; }},
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
        {"ballot.run_off_of", [](Json& j) {
             j["records"]["ballot"][0]["run_off_of"] = j["records"]["ballot"][1]["id"];
             j["records"]["ballot"][1]["run_off_of"] = j["records"]["ballot"][0]["id"];
         }},
        {"session.lang", [](Json& j) { j["session"]["lang"] = "de"; }},
        {"note.text", [](Json& j) { j["records"]["note"][0]["text"] = "a\u0001b"; }},
        {"note.text (", [](Json& j) { j["records"]["note"][0]["text"] = std::string(100'000, 'x'); }},
        {"estimate.tenth_days", [](Json& j) { j["records"]["estimate"][0]["tenth_days"] = -1; }},
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
