// A session file that somebody damaged, forged or meant for another session is refused, with what is wrong in it.
#include "storage/imports/json_import.h"

#include <array>
#include <catch2/catch.hpp>

#include "app/board/ranges.h"
#include "storage/exports/json.h"
#include "storage/imports/import_error.h"
#include "storage/records/record_json.h"
#include "tests/storage/exports/small_board.h"
#include "tests/storage/temp_folder.h"

using namespace storage::imports;
using OrderedJson = nlohmann::ordered_json;

namespace {

// The words of session.json up to version 2 in today's, written out here as the exporter of then and the reader of now must have
// them.
std::string todaysName(const std::string& kind) {
    return kind == "ballot" ? "round" : kind == "paper" ? "ballot" : kind == "answer" ? "entry" : kind;
}
std::string todaysField(const std::string& field) { return field == "ballot" ? "round" : field == "paper" ? "ballot" : field; }

app::Board importedFrom(const std::string& bytes) {
    app::Board board;
    app::IdSource ids{1};
    app::CommandContext context{{}, 1, ids};
    const auto made = importSession(board, context, readSession(bytes, {}));
    REQUIRE(made);
    REQUIRE(board.apply(*made));
    CHECK(board.indexesHold());
    return board;
}

OrderedJson exported() {
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
OrderedJson tierJson(int tenthDays) {
    return {{"id", app::idText(7)}, {"position", "V"}, {"title", "x"}, {"tenth_days", tenthDays},
            {"euros", nullptr},     {"start_day", 20}, {"end_day", 19}};
}
OrderedJson linkJson(const OrderedJson& j, std::uint64_t id, int from, int to) {
    const OrderedJson& actions = j["records"]["action"];
    return {{"id", app::idText(id)}, {"source", actions[from]["id"]}, {"target", actions[to]["id"]}, {"kind", 0}};
}

// On a ballot of its own, in a round of its own whose form it fits.
OrderedJson answerJson(OrderedJson& j, int says, int value) {
    static constexpr std::array kForms{0, 0, 1, 2, 3, 3, 5};
    OrderedJson round = j["records"]["round"][0];
    round["id"] = app::idText(21), round["form"] = kForms.at(static_cast<std::size_t>(says));
    const OrderedJson item = j["records"]["candidate"][0]["item"];
    j["records"]["round"].push_back(round);
    j["records"]["candidate"].push_back({{"id", app::idText(22)}, {"round", round["id"]}, {"item", item}});
    OrderedJson ballot = j["records"]["ballot"][0];
    ballot["id"] = app::idText(23), ballot["round"] = round["id"], ballot["seat"] = nullptr;
    j["records"]["ballot"].push_back(ballot);
    return {{"id", app::idText(9)},
            {"round", round["id"]},
            {"ballot", ballot["id"]},
            {"item", item},
            {"says", says},
            {"value", value},
            {"part", 0}};
}
// The same once more, under another id, with something else changed.
void answerTwice(OrderedJson& j, int says, int value, const char* field, int other) {
    OrderedJson answer = answerJson(j, says, value);
    j["records"]["entry"].push_back(answer);
    answer["id"] = app::idText(10), answer[field] = other;
    j["records"]["entry"].push_back(answer);
}
// A second round beside the one there is.
OrderedJson otherRound(OrderedJson& j) {
    OrderedJson other = j["records"]["round"][0];
    other["id"] = app::idText(11);
    j["records"]["round"].push_back(other);
    return other["id"];
}

}  // namespace

TEST_CASE("damaged session files are refused with what is wrong in them", "[storage][imports][json]") {
    struct Damage {
        const char* says;
        std::function<void(OrderedJson&)> make;
    };
    const std::string nowhere = app::idText(12345);
    const std::vector<Damage> table{
        {"not a session exported by Parcours", [](OrderedJson& j) { j.erase("format"); }},
        {"not a session exported by Parcours", [](OrderedJson& j) { j = OrderedJson::array(); }},
        {"newer Parcours", [](OrderedJson& j) { j["version"] = 4; }},
        {"“version”", [](OrderedJson& j) { j["version"] = "1"; }},
        {"“session”", [](OrderedJson& j) { j.erase("session"); }},
        {"“records”", [](OrderedJson& j) { j["records"] = OrderedJson::array(); }},
        {"“leftOut”", [](OrderedJson& j) { j.erase("leftOut"); }},
        {"“leftOut”", [](OrderedJson& j) { j["leftOut"] = OrderedJson::array({"one"}); }},
        {"“mark”", [](OrderedJson& j) { j["records"]["mark"] = OrderedJson::array(); }},
        {"“session”", [](OrderedJson& j) { j["records"]["session"] = OrderedJson::array(); }},
        {"“dragon”", [](OrderedJson& j) { j["records"]["dragon"] = OrderedJson::array(); }},
        {"note.text is missing", [](OrderedJson& j) { j["records"]["note"][0].erase("text"); }},
        {"members that are not known", [](OrderedJson& j) { j["records"]["note"][0]["colour"] = 1; }},
        {"session.step has no such value", [](OrderedJson& j) { j["session"]["step"] = 4; }},
        {"session.step is not a whole number", [](OrderedJson& j) { j["session"]["step"] = 1.5; }},
        {"session.step is not a text", [](OrderedJson& j) { j["session"]["step"] = nullptr; }},
        {"note.kind has no such value", [](OrderedJson& j) { j["records"]["note"][0]["kind"] = 99; }},
        {"note.author (", [&](OrderedJson& j) { j["records"]["note"][0]["author"] = nowhere; }},
        {"names a record that is not in it", [&](OrderedJson& j) { j["records"]["placement"][0]["seat"] = nowhere; }},
        {"dot.ballot (", [&](OrderedJson& j) { j["records"]["dot"][0]["ballot"] = nowhere; }},
        {"dot.ballot", [&](OrderedJson& j) { j["records"]["dot"][0]["ballot"] = nullptr; }},
        {"candidate.item", [&](OrderedJson& j) { j["records"]["candidate"][0]["item"] = nullptr; }},
        {"estimate.action (", [&](OrderedJson& j) { j["records"]["estimate"][0]["action"] = nowhere; }},
        {"stands in it twice", [](OrderedJson& j) { j["records"]["note"].push_back(j["records"]["note"][0]); }},
        {"seat.along", [](OrderedJson& j) { j["records"]["seat"][0]["along"] = 1.5; }},
        {"placement.turn", [](OrderedJson& j) { j["records"]["placement"][0]["turn"] = 1e9; }},
        {"round.cap", [](OrderedJson& j) { j["records"]["round"][0]["cap"] = 98; }},
        {"round.run_off_of", [](OrderedJson& j) { j["records"]["round"][0]["run_off_of"] = j["records"]["round"][0]["id"]; }},
        {"round.run_off_of",
         [](OrderedJson& j) {
             j["records"]["round"][0]["run_off_of"] = j["records"]["round"][1]["id"];
             j["records"]["round"][1]["run_off_of"] = j["records"]["round"][0]["id"];
         }},
        {"session.lang", [](OrderedJson& j) { j["session"]["lang"] = "de"; }},
        {"note.text (", [](OrderedJson& j) { j["records"]["note"][0]["text"] = std::string(100'000, 'x'); }},
        {"estimate.tenth_days", [](OrderedJson& j) { j["records"]["estimate"][0]["tenth_days"] = -1; }},
        {"tier.tenth_days", [](OrderedJson& j) { j["records"]["tier"].push_back(tierJson(-1)); }},
        {"tier.end_day", [](OrderedJson& j) { j["records"]["tier"].push_back(tierJson(1)); }},
        {"link.target", [](OrderedJson& j) { j["records"]["link"].push_back(linkJson(j, 1, 0, 0)); }},
        {"closes a circle of prerequisites",
         [](OrderedJson& j) {
             for (const int i : {0, 1, 2}) j["records"]["link"].push_back(linkJson(j, 1 + i, i, (i + 1) % 3));
         }},
        {"round.short_list_of",
         [](OrderedJson& j) { j["records"]["round"][0]["short_list_of"] = j["records"]["round"][0]["id"]; }},
        {"entry.ballot",
         [](OrderedJson& j) {
             j["records"]["entry"].push_back({{"id", app::idText(9)},
                                              {"round", j["records"]["round"][0]["id"]},
                                              {"ballot", nullptr},
                                              {"item", app::idText(9)},
                                              {"says", 2},
                                              {"value", 1},
                                              {"part", 0}});
         }},
        {"candidate.item",
         [](OrderedJson& j) {
             OrderedJson twice = j["records"]["candidate"][0];
             twice["id"] = app::idText(9);
             j["records"]["candidate"].push_back(twice);
         }},
        {"entry.value", [](OrderedJson& j) { j["records"]["entry"].push_back(answerJson(j, 2, 101)); }},
        {"entry.value", [](OrderedJson& j) { j["records"]["entry"].push_back(answerJson(j, 3, 6)); }},
        {"entry.value", [](OrderedJson& j) { j["records"]["entry"].push_back(answerJson(j, 3, 0)); }},
        {"entry.value", [](OrderedJson& j) { j["records"]["entry"].push_back(answerJson(j, 4, 2)); }},
        {"dot.item", [](OrderedJson& j) { j["records"]["dot"][0]["item"] = j["records"]["seat"][0]["id"]; }},  // no candidate
        {"no candidate of its round",
         [](OrderedJson& j) {
             OrderedJson answer = answerJson(j, 3, 3);
             answer["item"] = app::idText(9);
             j["records"]["entry"].push_back(answer);
         }},
        {"entry.says",
         [](OrderedJson& j) {
             OrderedJson answer = answerJson(j, 3, 3);
             answer["says"] = 2;
             j["records"]["entry"].push_back(answer);
         }},
        {"entry.says",
         [](OrderedJson& j) {  // a dot is no answer
             OrderedJson answer = answerJson(j, 0, 1);
             j["records"]["entry"].push_back(answer);
         }},
        {"entry.says",
         [](OrderedJson& j) {  // asked of the customer only
             OrderedJson answer = answerJson(j, 3, 3);
             j["records"]["round"].back()["criteria"] = 1, answer["part"] = 1;
             j["records"]["entry"].push_back(answer);
         }},
        {"dot.ballot", [](OrderedJson& j) { j["records"]["dot"][0]["round"] = otherRound(j); }},
        {"is answered twice", [](OrderedJson& j) { answerTwice(j, 6, 1, "value", 2); }},  // on two levels of an order
        {"is answered twice", [](OrderedJson& j) { answerTwice(j, 3, 4, "value", 5); }},
        {"is answered twice", [](OrderedJson& j) { answerTwice(j, 2, 40, "value", 40); }},
        {"is answered twice", [](OrderedJson& j) { answerTwice(j, 4, 1, "says", 5); }},
        {"entry.ballot",
         [](OrderedJson& j) {
             OrderedJson answer = answerJson(j, 3, 3);
             answer["round"] = otherRound(j);
             j["records"]["entry"].push_back(answer);
         }},
        {"ballot.seat",
         [](OrderedJson& j) {
             j["records"]["ballot"][0]["seat"] = j["records"]["seat"][0]["id"];
             OrderedJson twice = j["records"]["ballot"][0];
             twice["id"] = app::idText(9);
             j["records"]["ballot"].push_back(twice);
         }},
        {"estimate.confidence", [](OrderedJson& j) { j["records"]["estimate"][0]["confidence"] = 101; }},
        {"assignment.due_day", [](OrderedJson& j) { j["records"]["assignment"][0]["due_day"] = 2'000'000'000; }},
    };
    const OrderedJson sound = exported();
    REQUIRE(refusalOf(sound.dump()) == "");
    for (const Damage& damage : table) {
        INFO(damage.says);
        OrderedJson json = sound;
        damage.make(json);
        CHECK_THAT(refusalOf(json.dump()), Catch::Contains(damage.says));
    }
}

TEST_CASE("texts of an earlier export that hold what no text may are cleaned as they come in", "[storage][imports][json][utf8]") {
    OrderedJson json = exported();
    json["session"]["title"] = "Re\u0301union\u202E";
    json["records"]["note"][0]["text"] = "a\u0001b\u200B\U000E0041 ";
    json["records"]["note"][1]["text"] = " sound \n";
    json["records"]["action"][0]["description"] = "\u200B\u2060";
    const ImportedSession session = readSession(json.dump(), {});
    std::vector<std::string> notes;
    for (const app::Record& record : session.records) {
        if (const auto* note = std::get_if<app::Note>(&record)) notes.push_back(note->text);
        if (const auto* whole = std::get_if<app::Session>(&record)) CHECK(whole->title == "Réunion");
        if (const auto* action = std::get_if<app::Action>(&record);
            action && app::idText(action->id.value) == json["records"]["action"][0]["id"])
            CHECK(action->description == "");
    }
    REQUIRE(notes.size() > 2);
    CHECK(notes[0] == "ab");
    CHECK(notes[1] == " sound \n");  // spaces at the ends do no harm
}

TEST_CASE("a formula of one's own comes back in its full length", "[storage][imports][json]") {
    OrderedJson json = exported();
    app::PlanTerms terms;
    terms.session.value = *app::idFromText(json["session"]["id"].get<std::string>());
    terms.formula = std::string(app::kLongestFormula, '1');
    json["records"]["plan_terms"] = OrderedJson::array({storage::records::toJson(terms)});
    CHECK(refusalOf(json.dump()) == "");
    terms.formula += '1';
    json["records"]["plan_terms"] = OrderedJson::array({storage::records::toJson(terms)});
    CHECK_THAT(refusalOf(json.dump()), Catch::Contains("is too long"));
}

TEST_CASE("two scores by two criteria and two screens of a duel are said once each", "[storage][imports][json]") {
    for (const auto& [says, value] : {std::pair{3, 4}, {4, 1}}) {
        OrderedJson json = exported();
        answerTwice(json, says, value, "part", 1);
        CHECK(refusalOf(json.dump()) == "");
    }
}

TEST_CASE("what is no JSON is refused naming the line", "[storage][imports][json]") {
    CHECK_THAT(refusalOf("{\n\"format\": \n"), Catch::Contains("line 3"));
    CHECK_THAT(refusalOf(""), Catch::Contains("not valid JSON"));
    CHECK_THAT(refusalOf("{\"format\": \"\xFF\"}"), Catch::Contains("not valid JSON"));
    CHECK_THAT(refusalOf(std::string(200'000, '[')), Catch::Contains("nested too deeply"));
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
    const auto refused = importSession(used.board, used.context(), session);
    REQUIRE_FALSE(refused);
    CHECK(used.board == before);
    CHECK_FALSE(isUnused(used.board));
    app::Board empty;
    CHECK(isUnused(empty));
    app::IdSource ids{1};
    app::CommandContext context{{}, 1, ids};
    const auto accepted = importSession(empty, context, session);
    REQUIRE(accepted);
    REQUIRE(empty.apply(*accepted));
    CHECK(empty.all<app::Session>().size() == 1);
}

TEST_CASE("a session exported by an earlier version comes in whole, and leaves again in today's words",
          "[storage][imports][json][versions]") {
    for (const int version : {1, 2}) {
        INFO("version " << version);
        const std::string bytes = tests::bytesOf(std::filesystem::path(PARCOURS_SOURCE) / "tests/fixtures/sessions" /
                                                 ("version-" + std::to_string(version) + ".json"));
        const OrderedJson old = OrderedJson::parse(bytes);
        REQUIRE(old["version"] == version);
        REQUIRE_FALSE(old["records"]["dot"].empty());
        const OrderedJson again = storage::exports::sessionJson(importedFrom(bytes));
        CHECK(again["version"] == 3);
        for (const auto& [kind, list] : old["records"].items())
            for (std::size_t i = 0; i < list.size(); ++i)
                for (const auto& [field, value] : list[i].items())
                    REQUIRE(again["records"][todaysName(kind)][i][todaysField(field)] == value);
        CHECK(refusalOf(again.dump()) == "");
    }
}

TEST_CASE("a session exported by the first version holds what a fresh record holds for what it did not know",
          "[storage][imports][json][versions]") {
    const std::string bytes = tests::bytesOf(std::filesystem::path(PARCOURS_SOURCE) / "tests/fixtures/sessions/version-1.json");
    const OrderedJson old = OrderedJson::parse(bytes);
    REQUIRE_FALSE(old["records"].contains("tier"));
    REQUIRE_FALSE(old["records"]["ballot"][0].contains("form"));
    const app::Board board = importedFrom(bytes);
    CHECK(board.all<app::Note>().size() == old["records"]["note"].size());
    CHECK(board.all<app::Dot>().size() == old["records"]["dot"].size());
    REQUIRE(board.all<app::Round>().size() == 2);
    for (const auto& [id, round] : board.all<app::Round>()) {
        CHECK(round.form == app::BallotForm::Dots);
        CHECK(round.ownAllowed);
        CHECK(round.criteria == 3);
        CHECK(round.resistanceEach == 0);
        CHECK_FALSE(round.amongFirst);
    }
    for (const auto& [id, ballot] : board.all<app::Ballot>()) CHECK(ballot.weight == 1);
    for (const auto& [id, estimate] : board.all<app::Estimate>()) CHECK(estimate.confidence == 0);
    CHECK(board.tiers().empty());
    CHECK(board.planTerms().customerWeight == 50);
}

TEST_CASE("a session in today's words is not read in those of before", "[storage][imports][json][versions]") {
    OrderedJson json = exported();
    json["version"] = 2;
    CHECK_THAT(refusalOf(json.dump()), Catch::Contains("round"));
}
