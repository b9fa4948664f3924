#include "storage/session/kept_votes_file.h"

#include <catch2/catch.hpp>

#include "app/commands/presets.h"
#include "tests/storage/temp_folder.h"

using namespace app;
using storage::session::KeptVotesFile;
namespace fs = std::filesystem;

namespace {

Round vote(int dots, BallotForm form = BallotForm::Dots) {
    commands::RoundTerms terms;
    terms.form = form, terms.dotsEach = dots, terms.boxSeconds = 180, terms.secret = false;
    return commands::keptVote(terms);
}

void write(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

}  // namespace

TEST_CASE("Kept votes are there at the next start, in their order", "[storage][votes]") {
    const tests::TempFolder folder;
    {
        KeptVotesFile kept(folder.path());
        CHECK(kept.votes().empty());
        kept.keep({vote(5)});
        kept.keep({vote(5), vote(0, BallotForm::BestWorst)});
        CHECK(kept.votes().size() == 2);
    }
    CHECK(KeptVotesFile(folder.path()).votes() == std::vector{vote(5), vote(0, BallotForm::BestWorst)});
    KeptVotesFile(folder.path()).keep({});
    CHECK(KeptVotesFile(folder.path()).votes().empty());
}

TEST_CASE("Of a file of votes that is not what was written the rest is taken, and it is not lost", "[storage][votes]") {
    const tests::TempFolder folder;
    const fs::path file = folder / "votes.json";
    KeptVotesFile(folder.path()).keep({vote(3), vote(4)});
    const std::string sound = tests::bytesOf(file);
    const auto left = [&](const std::string& text) {
        write(file, text);
        KeptVotesFile kept(folder.path());
        CHECK(tests::bytesOf(file) == text);  // looked at, not touched
        return kept.votes().size();
    };
    CHECK(left(sound) == 2);
    for (const char* text : {"", "no json", "{}", "[1, null]", "[[[[", "{\"a\": 1, \"a\": 2}"}) CHECK(left(text) == 0);
    CHECK(left(std::string(100'000, '[')) == 0);
    std::string one = sound;
    one.replace(one.find("\"form\""), 6, "\"farm\"");
    CHECK(left(one) == 1);
    KeptVotesFile(folder.path()).keep({vote(9)});
    CHECK(tests::bytesOf(folder / "votes.json.old") == one);
    CHECK(KeptVotesFile(folder.path()).votes() == std::vector{vote(9)});
    std::string many = "[";
    for (int i = 0; i < 40; ++i) many += sound.substr(sound.find('{'), sound.find('}') - sound.find('{') + 1) + ",";
    many.back() = ']';
    CHECK(left(many) == kMostKeptVotes);
}

TEST_CASE("In a folder that takes nothing, votes are kept for as long as the table runs", "[storage][votes]") {
    const tests::TempFolder folder;
    write(folder / "plain", "a file");
    KeptVotesFile kept(folder / "plain");
    kept.keep({vote(5)});
    CHECK(kept.votes().size() == 1);
}
