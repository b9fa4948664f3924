// The commands of the command line without a process of their own: what they print, and how they stop.
#include "storage/cli/commands.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "storage/cli/complaints.h"
#include "storage/exports/json.h"
#include "tests/storage/child.h"
#include "tests/storage/exports/plan_board.h"
#include "tests/storage/french.h"
#include "tests/storage/temp_folder.h"

using namespace storage::cli;
using Json = nlohmann::json;

namespace {

struct Terminal {
    tests::TempFolder folder;
    std::ostringstream out, err;
    std::filesystem::path session = folder / "atelier.parcours";
    std::string asked;   // --lang
    std::string spoken;  // the language that texts were last fetched in
    Commands commands{{},
                      {std::filesystem::path(PARCOURS_SOURCE) / "assets",
                       [this](const std::string& lang) { return spoken = lang, app::Texts{}; }, asked, out, err}};

    explicit Terminal(std::string lang = {}) : asked(std::move(lang)) {}

    // A session that holds the workshop of plan_board.h.
    void bring(const app::Board& board) {
        commands.make(session, "default", "fr", app::Seating::Table);
        tests::writeBytes(folder / "session.json", storage::exports::sessionJson(board).dump());
        commands.import(session, {folder / "session.json"}, storage::imports::ListAs::WhatColumnsSay);
    }
    Json answer() {
        const Json json = Json::parse(out.str());
        out.str("");
        return json;
    }
    template <class F>
    std::string stops(Exit code, F&& run) {
        try {
            run();
        } catch (const Stop& stop) {
            CHECK(stop.code == code);
            return stop.sentence;
        }
        return "did not stop";
    }
};

}  // namespace

TEST_CASE("a new session has three tiers without caps, and a whole session can still be brought into it", "[storage][cli]") {
    Terminal terminal;
    terminal.commands.make(terminal.session, "default", "fr", app::Seating::Table);
    terminal.commands.info(terminal.session);
    CHECK(terminal.answer()["counts"]["tier"] == 3);
    terminal.commands.check(terminal.session);
    CHECK(terminal.out.str() == "The session is sound.\n");
    terminal.out.str("");
    const tests::PlanBoard workshop;
    tests::writeBytes(terminal.folder / "session.json", storage::exports::sessionJson(workshop.board).dump());
    terminal.commands.import(terminal.session, {terminal.folder / "session.json"}, storage::imports::ListAs::WhatColumnsSay);
    CHECK(terminal.commands.open(terminal.session)->load() == workshop.board);
}

TEST_CASE("rank and plan print what they are asked for", "[storage][cli]") {
    Terminal terminal;
    const tests::PlanBoard workshop;
    terminal.bring(workshop.board);
    terminal.commands.rank(terminal.session, {});
    CHECK(terminal.answer()["rounds"].size() == 6);
    terminal.commands.rank(terminal.session, {.method = "ranked_pairs", .round = 1});
    CHECK(terminal.answer()["ranking"]["method"] == "ranked_pairs");
    terminal.commands.plan(terminal.session, {}, {}, false);
    const Json plan = terminal.answer();
    CHECK(plan["as_it_stands"]["tiers"].size() == 3);
    CHECK_FALSE(plan["plans"].contains("fair"));
    terminal.commands.plan(terminal.session, 14'000, 20.04, true);
    const Json asked = terminal.answer();
    CHECK(asked["asked"]["days"] == 20.0);
    CHECK(asked["plans"].contains("fair"));
}

TEST_CASE("rank and plan read a session that a table has open", "[storage][cli]") {
    Terminal terminal;
    terminal.bring(tests::PlanBoard().board);
    terminal.commands.rank(terminal.session, {});
    const Json alone = terminal.answer();
    tests::Child table({tests::killChildProgram(), "open", terminal.session.string()});
    REQUIRE(table.readLine() == "ok");
    terminal.commands.rank(terminal.session, {});
    CHECK(terminal.answer() == alone);
    terminal.commands.plan(terminal.session, 14'000, {}, false);
    CHECK(terminal.answer()["plans"]["best"]["tiers"].size() == 1);
    terminal.commands.info(terminal.session);
    CHECK(terminal.answer()["title"].is_string());
    terminal.commands.exportTo(terminal.commands.look(terminal.session), terminal.folder / "out", {"json"});
    CHECK(std::filesystem::exists(terminal.folder / "out"));
    CHECK(terminal.stops(Failed, [&] { terminal.commands.import(terminal.session, {}, {}); }) != "did not stop");
}

TEST_CASE("what makes no sense ends with one sentence and exit code 2", "[storage][cli]") {
    Terminal terminal;
    terminal.bring(tests::PlanBoard().board);
    const auto sentences = {
        terminal.stops(BadInput, [&] { terminal.commands.rank(terminal.session, {.method = "dictator"}); }),
        terminal.stops(BadInput, [&] { terminal.commands.rank(terminal.session, {.round = 99}); }),
        terminal.stops(BadInput, [&] { terminal.commands.plan(terminal.session, -1, {}, false); }),
        terminal.stops(BadInput, [&] { terminal.commands.plan(terminal.session, {}, -0.5, false); }),
        terminal.stops(BadInput, [&] { terminal.commands.plan(terminal.session, {}, 0.0 / 0.0, false); }),
        terminal.stops(BadInput, [&] { terminal.commands.plan(terminal.folder / "none.parcours", {}, {}, false); }),
        terminal.stops(BadInput, [&] { terminal.commands.exportTo({}, terminal.folder.path(), {"pdf"}); })};
    for (const std::string& sentence : sentences) {
        CHECK(sentence != "did not stop");
        CHECK(sentence.find('\n') == std::string::npos);
    }
    CHECK(terminal.out.str().empty());
}

// CLI11's own words, as its version here says them.
TEST_CASE("what is wrong with a command line is one sentence, in French too", "[storage][cli]") {
    const std::vector<std::tuple<const char*, const char*, const char*, const char*>> table{
        {"ConversionError", "Could not convert: --budget = abc", "--budget cannot be “abc”.",
         "--budget ne peut pas être « abc »."},
        {"ValidationError", "--lang: de not in {fr,en}", "What is given for --lang is not allowed; parcours --help says what is.",
         "Ce qui est donné pour --lang n’est pas permis ; parcours --help dit ce qui l’est."},
        {"RequiredError", "SESSION is required", "SESSION is missing.", "Il manque SESSION."},
        {"ArgumentMismatch", "--budget: 1 required INT missing", "--budget needs a value.", "--budget demande une valeur."},
        {"ExcludesError", "--table excludes --wall", "--table and --wall exclude each other.", "--table et --wall s’excluent."},
        {"parcours", "The following arguments were not expected: y x", "It is not clear what this is for: x y",
         "On ne sait pas à quoi sert ceci : x y"},
        {"HorribleError", "anything", "This command line cannot be understood.", "Cette ligne de commande est incomprise."}};
    const app::Texts tr = tests::french();
    for (const auto& [error, words, english, french] : table) {
        CHECK(storage::cli::complaintAbout(error, words, {}) == english);
        std::string plain = storage::cli::complaintAbout(error, words, tr);
        for (std::size_t at; (at = plain.find("\u202F")) != std::string::npos;) plain.replace(at, 3, " ");
        CHECK(plain == french);
    }
}

TEST_CASE("Files and answers are in the session's language unless another one is asked for", "[storage][cli]") {
    for (const auto& [asked, expected] : {std::pair{"", "fr"}, std::pair{"en", "en"}}) {
        Terminal terminal{asked};
        terminal.commands.make(terminal.session, "default", "fr", app::Seating::Table);
        terminal.commands.exportTo(terminal.commands.look(terminal.session), terminal.folder / "out", {"csv"});
        CHECK(terminal.spoken == expected);
        terminal.spoken.clear();
        terminal.commands.rank(terminal.session, {});
        CHECK(terminal.spoken == expected);
        terminal.spoken.clear();
        terminal.commands.plan(terminal.session, {}, {}, false);
        CHECK(terminal.spoken == expected);
    }
}

TEST_CASE("tally counts one file, and says so where more are given", "[storage][cli]") {
    Terminal terminal;
    const auto rounds = std::filesystem::path(PARCOURS_SOURCE) / "tests/fixtures/ranking/ballots";
    terminal.commands.tally({rounds / "tennessee.cvotes"}, {});
    CHECK(terminal.answer()["condorcet_winner"] == "Nashville");
    CHECK(terminal.stops(BadInput, [&] {
        terminal.commands.tally({rounds / "tennessee.cvotes", rounds / "approval.pb"}, {});
    }) == "One ballot file is counted at a time; 2 are given.");
    CHECK(terminal.stops(BadInput, [&] { terminal.commands.tally({rounds / "approval.pb"}, app::Blanks::Implicit); })
              .ends_with("approval.pb : --blanks says how to read orders; the votes of a budget are none."));
    CHECK(terminal.out.str().empty());
}
