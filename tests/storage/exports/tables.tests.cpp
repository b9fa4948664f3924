// The CSV tables against files that were looked at, the guard against formulas, and what must never be in them.
#include "storage/exports/tables.h"

#include <catch2/catch.hpp>

#include "app/base/spreadsheet_text.h"
#include "storage/exports/all.h"
#include "storage/exports/csv.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/json.h"
#include "storage/exports/rounds.h"
#include "tests/storage/approved.h"
#include "tests/storage/exports/small_board.h"
#include "tests/storage/french.h"

using namespace storage::exports;
using tests::french;

namespace {

std::size_t linesIn(const std::string& csv) {
    std::size_t lines = 0;
    for (std::size_t at = csv.find("\r\n"); at != std::string::npos; at = csv.find("\r\n", at + 2)) ++lines;
    return lines;
}

}  // namespace

TEST_CASE("the tables of a small workshop are those that were approved, in French", "[storage][exports]") {
    const app::Texts tr = french();
    REQUIRE(tr.lang() == "fr");
    tests::SmallBoard small;
    small.voteAndRank();
    const tests::TempFolder folder;
    const auto names = CsvExporter().write(small.board, tr, folder.path());
    CHECK(names == std::vector<std::string>{"notes.csv", "votes.csv", "ballots.csv", "entries.csv", "actions.csv", "rankings.csv",
                                            "rounds.csv", "plan.csv", "LISEZMOI.txt"});
    for (const std::string& name : names) tests::requireApproved("exports/fr/" + name, tests::bytesOf(folder / name));
}

TEST_CASE("the tables of a small workshop are those that were approved, in English", "[storage][exports]") {
    tests::SmallBoard small("en");
    small.voteAndRank();
    const tests::TempFolder folder;
    for (const std::string& name : CsvExporter().write(small.board, {}, folder.path()))
        tests::requireApproved("exports/en/" + name, tests::bytesOf(folder / name));
}

TEST_CASE("texts that a spreadsheet would run are defused, numbers stay numbers", "[storage][exports][csv]") {
    const std::vector<std::pair<std::string, std::string>> table{
        {"=1+2", "'=1+2"},
        {"+33 1 23", "'+33 1 23"},
        {"-5", "'-5"},
        {"@SUM(A1)", "'@SUM(A1)"},
        {"\tx", "'\tx"},
        {"\rx", "'\rx"},
        {"\nx", "'\nx"},
        {"＝1", "'＝1"},
        {"'=1", "''=1"},
        {"l'été", "l'été"},
        {"'quoted", "'quoted"},
        {"a=b", "a=b"},
        {"", ""},
        {"'", "'"},
        {"5-3", "5-3"},
        {" =1", " =1"},
        {"x,=cmd|' /C calc'!A0,y", "x,'=cmd|' /C calc'!A0,y"},
        {"a\n=1", "a\n'=1"},
        {"a;\"=1", "a;'\"=1"},
        {"points :\n- délai\n- prix, -10 %", "points :\n- délai\n- prix, -10 %"},
        {"a,-1+cmd|x", "a,'-1+cmd|x"}};
    for (const auto& [text, safe] : table) {
        CHECK(app::defused(text) == safe);
        CHECK(app::undefused(safe) == text);
    }

    const app::Texts english;
    CsvTable csv(english, {"A", "B", "C", "D"});
    csv.whole(-5).tenths(-25).tenths(-3).text("-5");
    csv.endRow();
    CHECK(csv.bytes() ==
          "\xEF\xBB\xBF"
          "A;B;C;D\r\n-5;-2.5;-0.3;'-5\r\n");
}

TEST_CASE("cells with separators, quotes and line ends are quoted, and French numbers have a comma", "[storage][exports][csv]") {
    const app::Texts tr = french();
    CsvTable csv(tr, {"a", "b"});
    csv.text("un; deux").text("dit \"oui\"\nou non");
    csv.endRow();
    csv.tenths(125).tenths(30);
    csv.endRow();
    CHECK(csv.bytes() ==
          "\xEF\xBB\xBF"
          "a;b\r\n\"un; deux\";\"dit \"\"oui\"\"\nou non\"\r\n12,5;3\r\n");
    csv.blank();
    CHECK_THROWS_AS(csv.endRow(), std::logic_error);
}

TEST_CASE("columns that are empty in every row are left out, in a table without a row none is", "[storage][exports][csv]") {
    const app::Texts english;
    CsvTable csv(english, {"A", "B", "C"});
    CHECK(csv.bytesFilled() == csv.bytes());
    csv.text("a").blank().blank();
    csv.endRow();
    csv.blank().blank().percent(0.125);
    csv.endRow();
    CHECK(csv.bytesFilled() ==
          "\xEF\xBB\xBF"
          "A;C\r\na;\r\n;12.5\r\n");
    CHECK(csv.bytes() ==
          "\xEF\xBB\xBF"
          "A;B;C\r\na;;\r\n;;12.5\r\n");
}

TEST_CASE("the text beside the files and the document say what every column of the wide tables means", "[storage][exports]") {
    tests::SmallBoard small;
    const app::Texts tr = french();
    const tests::TempFolder folder;
    CsvExporter().write(small.board, tr, folder.path());
    const std::string readme = tests::bytesOf(folder / "LISEZMOI.txt");
    const std::string document = tests::bytesOf(std::filesystem::path(PARCOURS_SOURCE) / "docs/exports.md");
    for (const auto& columns : {planColumns(), rankingColumns(), roundColumns()})
        for (const ColumnWords& column : columns) {
            const std::string heading = column.heading, french = tr(column.heading);
            CHECK(readme.find(tr.fill("{0}: {1}", french, tr(column.says))) != std::string::npos);
            CHECK(document.find("| " + heading + " | " + french + " | " + column.says + " |") != std::string::npos);
        }
}

TEST_CASE("days on pictures are spoken, in the language of the session", "[storage][exports]") {
    const app::Texts tr = french();
    CHECK(spokenDay(20'543, tr) == "31 mars 2026");
    CHECK(spokenDay(20'544, tr) == "1er avril 2026");
    CHECK(spokenDays(20'529, 20'559, tr) == "17 mars → 16 avril 2026");
    CHECK(spokenDays(20'529, 20'894, tr) == "17 mars 2026 → 17 mars 2027");
    CHECK(spokenDay(20'544, {}) == "1 April 2026");
}

TEST_CASE("days and times are ISO, before 1970 and beyond year 9999 too", "[storage][exports][csv]") {
    CHECK(isoDay(0) == "1970-01-01");
    CHECK(isoDay(20'543) == "2026-03-31");
    CHECK(isoDay(-1) == "1969-12-31");
    CHECK(isoDay(2'932'896) == "9999-12-31");
    CHECK(isoDay(2'932'897) == "2932897");
    CHECK(isoTime(1'774'944'061'999) == "2026-03-31 08:01:01");
    CHECK(isoTime(-1) == "1969-12-31 23:59:59");
}

TEST_CASE("items without a dot are in the votes and in the rankings", "[storage][exports]") {
    tests::SmallBoard small;
    small.voteAndRank();
    const std::string votes = votesTable(small.board, {}), rankings = rankingsTable(small.board, {});
    // Five pain points lie face up on the map; the last got no dot. Three actions were voted on, one got none; the fourth was
    // made since and stands in the other lists only.
    CHECK(linesIn(votes) == 1 + 5 + 3);
    CHECK(votes.find("'-12 % affichés, jamais appliqués") != std::string::npos);
    CHECK(linesIn(rankings) == 1 + 5 + 3 + 4 + 4);  // by value for cost, by hand
}

TEST_CASE("in the middle of a vote nothing of it leaves the table, and the text beside the files says so",
          "[storage][exports][secrecy]") {
    tests::SmallBoard small;
    const auto closed = small.open({.scope = {.kind = app::NoteKind::Pains}, .dotsEach = 3, .cap = 3, .secret = true});
    small.cast(closed, 0, {small.pains[0].value, small.pains[0].value});
    small.does(app::commands::closeRound(small.board, small.context(), closed));
    const bool secret = GENERATE(true, false);
    const auto open = small.open({.scope = {.kind = app::NoteKind::Pains}, .dotsEach = 3, .cap = 3, .secret = secret});
    small.cast(open, 1, {small.pains[1].value, small.pains[2].value});

    const tests::TempFolder folder;
    for (const auto& exporter : allExporters()) exporter->write(small.board, french(), folder.path());
    CHECK(linesIn(tests::bytesOf(folder / "votes.csv")) == 1);
    CHECK(linesIn(tests::bytesOf(folder / "entries.csv")) == 1);
    CHECK(linesIn(tests::bytesOf(folder / "ballots.csv")) == 1);
    CHECK(linesIn(tests::bytesOf(folder / "rankings.csv")) == 1);
    const std::string readme = tests::bytesOf(folder / "LISEZMOI.txt");
    CHECK(readme.find("Le tour 1 est absent de tous les fichiers") != std::string::npos);
    CHECK(readme.find("Le tour 2 est absent de tous les fichiers") != std::string::npos);

    const auto json = sessionJson(small.board);
    CHECK(json["leftOut"] == nlohmann::ordered_json::array({1, 2}));
    for (const char* kind : {"round", "candidate", "voter", "ballot", "dot"}) CHECK(json["records"][kind].empty());
    CHECK_FALSE(json["records"].contains("mark"));
    const std::string bytes = tests::bytesOf(folder / "session.json");
    for (const auto& [id, dot] : small.board.all<app::Dot>()) CHECK(bytes.find(app::idText(id)) == std::string::npos);
    for (const auto& [id, mark] : small.board.all<app::Mark>()) CHECK(bytes.find(app::idText(id)) == std::string::npos);
    for (const auto& [id, candidate] : small.board.all<app::Candidate>()) CHECK(bytes.find(app::idText(id)) == std::string::npos);
    CHECK(small.board.all<app::Dot>().size() + small.board.all<app::Mark>().size() == 4);
}

TEST_CASE("a round that was cancelled is listed as cancelled, and nothing else of it leaves the table",
          "[storage][exports][cancel]") {
    const bool secret = GENERATE(true, false), closed = GENERATE(true, false);
    tests::SmallBoard small;
    small.voteAndRank();
    const tests::TempFolder before, after;
    const auto tables = [&](const tests::TempFolder& folder) {
        std::string all;
        for (const auto& exporter : allExporters()) exporter->write(small.board, french(), folder.path());
        for (const char* name :
             {"votes.csv", "entries.csv", "ballots.csv", "rankings.csv", "rounds.csv", "actions.csv", "plan.csv"})
            all += tests::bytesOf(folder / name);
        return all;
    };
    const std::string without = tables(before);
    const auto id = small.open({.scope = {.kind = app::NoteKind::Pains}, .dotsEach = 3, .cap = 3, .secret = secret});
    small.cast(id, 0, {small.pains[0].value, small.pains[0].value});
    small.context().chanceSeed = 4711;  // ids of its own: the first round's ballots have drawn from the small board's seed
    if (closed) small.does(app::commands::closeRound(small.board, small.context(), id));
    small.does(app::commands::cancelRound(small.board, small.context(), id));
    CHECK(tables(after) == without);
    const int number = small.board.find(id)->number;
    CHECK(tests::bytesOf(after / "LISEZMOI.txt")
              .find("Le tour " + std::to_string(number) + " est absent de tous les fichiers\u202F: il a été annulé.") !=
          std::string::npos);
    const auto json = sessionJson(small.board);
    CHECK(json["leftOut"] == nlohmann::ordered_json::array({number}));
    CHECK(json.dump().find(app::idText(id)) == std::string::npos);
}

TEST_CASE("a secret ballot never names its seat, whatever the board says", "[storage][exports][secrecy]") {
    tests::SmallBoard small;
    small.voteAndRank();
    app::Edit edit(small.board, app::Op::Import, small.context());
    for (const auto& [id, ballot] : small.board.all<app::Ballot>())
        edit.update<app::Ballot>(id, [&](app::Ballot& p) { p.seat = small.seats[0]; });
    small.does(edit.finish());
    int secretBallots = 0;
    const auto exported = sessionJson(small.board);
    for (const auto& json : exported["records"]["ballot"]) {
        const auto* round = small.board.find<app::Round>(*app::idFromText(json["round"].get<std::string>()));
        secretBallots += round->secret;
        CHECK(json["seat"].is_null() == round->secret);
    }
    CHECK(secretBallots == 3);
    for (const std::string& table : {entriesTable(small.board, {}), ballotsTable(small.board, {})}) {
        CHECK(table.find("\r\n1;dots;1;;") != std::string::npos);
        CHECK(table.find("\r\n2;dots;1;Loutre;") != std::string::npos);
    }
}

TEST_CASE("an export that cannot be written says why and leaves what was there", "[storage][exports]") {
    tests::SmallBoard small;
    const tests::TempFolder folder;
    tests::writeBytes(folder / "notes.csv", "before");
    std::filesystem::create_directories(folder / "votes.csv");
    tests::writeBytes(folder / "votes.csv/in_the_way", "");
    CHECK_THROWS_WITH(CsvExporter().write(small.board, {}, folder.path()), Catch::Contains("votes.csv could not be written: "));
    CHECK_THROWS_WITH(CsvExporter().write(small.board, {}, folder / "none"), Catch::Contains("the folder is missing"));
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        CHECK(entry.path().filename().string().find(".part") == std::string::npos);
}

TEST_CASE("A group without a name is called by its first note wherever it was voted on", "[storage][exports][votes]") {
    tests::SmallBoard small;
    const auto group = small.board.find<app::Placement>(small.pains[3].value)->group;
    small.does(app::commands::renameGroup(small.board, small.context(), group, ""));
    const auto round =
        small.open({.scope = {.on = app::RoundOn::Groups, .kind = app::NoteKind::Pains}, .dotsEach = 3, .secret = false});
    small.cast(round, 0, {group.value});
    small.reveal(round);
    const std::string first = small.board.find(small.board.notesIn(group).front().note)->text;
    REQUIRE_FALSE(first.empty());
    CHECK(storage::exports::itemText(small.board, *small.board.find(round), group.value, app::Texts{}) == first);
}
