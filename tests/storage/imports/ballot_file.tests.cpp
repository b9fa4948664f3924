// Published ballot files: each format read as its specification says, every bad input told with its line, a million lines at
// once.
#include "storage/imports/ballot_file.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "storage/imports/import_error.h"
#include "tests/storage/temp_folder.h"
#include "tests/timed.h"

using namespace storage::imports;
using app::rules::Groups;
using app::rules::PublicBudget;
using app::rules::PublicOrders;
using app::rules::VoteType;

namespace {

std::filesystem::path fixture(const std::string& name) {
    return std::filesystem::path(PARCOURS_SOURCE) / "tests/fixtures/ranking/ballots" / name;
}
PublicOrders ordersOf(const std::string& name) { return std::get<PublicOrders>(readBallotFile(fixture(name), {})); }
PublicBudget budgetOf(const std::string& name) { return std::get<PublicBudget>(readBallotFile(fixture(name), {})); }

std::string refusalOf(BallotFormat format, const std::string& bytes) {
    try {
        readBallots(bytes, format, {});
    } catch (const ImportError& error) {
        return error.what();
    }
    return "";
}

// The orders as "0>1,2 *3", in the order of their first line.
std::vector<std::string> written(const PublicOrders& file) {
    std::vector<std::string> all;
    for (const auto& order : file.profile.orders) {
        std::string text;
        for (const auto& group : order.groups) {
            text += text.empty() ? "" : ">";
            for (std::size_t i = 0; i < group.size(); ++i) text += (i ? "," : "") + std::to_string(group[i]);
        }
        all.push_back(text + " *" + std::to_string(order.weight));
    }
    return all;
}
using Orders = std::vector<std::string>;
using Remarks = std::vector<std::string>;

const std::string kSoc =
    "# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 3\n# NUMBER UNIQUE ORDERS: 2\n"
    "# ALTERNATIVE NAME 1: a\n# ALTERNATIVE NAME 2: b\n# ALTERNATIVE NAME 3: c\n";
const std::string kMeta = "META\nkey;value\nnum_projects;2\nnum_votes;1\nbudget;10\nvote_type;approval\n";
const std::string kProjects = "PROJECTS\nproject_id;cost\nx;5\ny;6\n";
const std::string kVotes = "VOTES\nvoter_id;vote\n1;x\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("PrefLib's orders are read in the format of today and the one before", "[storage][imports][ballots]") {
    for (const char* name : {"schulze-paper-ex1.soc", "schulze-paper-ex1-old.soc"}) {
        INFO(name);
        const PublicOrders file = ordersOf(name);
        CHECK(file.format == "soc");
        CHECK(file.names == std::vector<std::string>{"A", "B", "C", "D"});
        CHECK(file.ids == std::vector<std::string>{"1", "2", "3", "4"});
        CHECK(written(file) == Orders{"0>2>3>1 *8", "1>0>3>2 *2", "2>3>1>0 *4", "3>1>0>2 *4", "3>2>1>0 *3"});
        CHECK(file.voters == 21);
        CHECK_FALSE(file.blanksSaid);
        CHECK(file.remarks.empty());
    }
    CHECK(ordersOf("schulze-paper-ex1.soc").title == "Schulze 2011, worked example 1");
    const PublicOrders incomplete = ordersOf("incomplete.soi");
    CHECK(incomplete.names[0] == "Œufs, frais");
    CHECK(written(incomplete) == Orders{"1 *2", "2>0 *1"});
    CHECK(written(ordersOf("ties.toi")) == Orders{"4>0,1>2 *4", "2,3 *2", "1>4 *1"});
    CHECK(written(ordersOf("complete-ties.toc")) == Orders{"0>1,2 *2", "0,1,2 *1"});
}

TEST_CASE("orders that nobody gave are left aside, and told", "[storage][imports][ballots]") {
    for (const char* unique : {"2", "3"}) {  // whether the header counts them is not said anywhere
        const auto file = std::get<PublicOrders>(
            readBallots(replaced(kSoc, "ORDERS: 2", "ORDERS: " + std::string(unique)) + "2: 1,2,3\n0: 2,1,3\n1: 3,2,1\n",
                        BallotFormat::Soc, {}));
        CHECK(written(file) == Orders{"0>1>2 *2", "2>1>0 *1"});
        CHECK(file.voters == 3);
        CHECK(file.remarks == Remarks{"Line 8: an order with the count 0 was given by nobody and left aside. Such orders: 1."});
    }
    CHECK(refusalOf(BallotFormat::Soc, kSoc + "2: 1,2,3\n0: 2,1,4\n1: 3,2,1\n") == "Line 8: there is no candidate “4”.");
    CHECK(refusalOf(BallotFormat::Soc, replaced(kSoc, "ORDERS: 2", "ORDERS: 4") + "2: 1,2,3\n0: 2,1,3\n1: 3,2,1\n") ==
          "Line 3 says 4 orders, there are 3.");
}

TEST_CASE("PrefLib's files of old may number candidates from 0", "[storage][imports][ballots]") {
    const PublicOrders file = ordersOf("numbered-from-0-old.soi");
    CHECK(file.names == std::vector<std::string>{"Nought", "One", "Two"});
    CHECK(file.ids == std::vector<std::string>{"0", "1", "2"});
    CHECK(written(file) == Orders{"0>2 *3", "2>1>0 *2"});
    CHECK(file.remarks.empty());
    const auto soi = [](const std::string& bytes) { return refusalOf(BallotFormat::Soi, bytes); };
    CHECK(soi("3\n2,c\n1,b\n0,a\n1,1,1\n1,0,2\n") == "");  // in any order
    CHECK(soi("3\n0,a\n1,b\n2,c\n1,1,1\n1,0,3\n") == "Line 6: there is no candidate “3”.");
    CHECK(soi("3\n1,a\n2,b\n3,c\n1,1,1\n1,0,3\n") == "Line 6: there is no candidate “0”.");
    CHECK(soi("3\n1,a\n3,b\n0,c\n1,1,1\n1,0,3\n") == "Line 4: there is no candidate “0”.");
    CHECK(soi("3\n0,a\n1,b\n1,c\n1,1,1\n1,0,2\n") == "Line 4: candidate “1” is named twice.");
}

TEST_CASE("equal orders are one, whoever gave them and however they were written", "[storage][imports][ballots]") {
    const auto file =
        std::get<PublicOrders>(readBallots("A > B = C\nA>C=B * 4\nB\n/EMPTY_RANKING/\nA > B=C\n", BallotFormat::Condorcet, {}));
    CHECK(written(file) == Orders{"0>1,2 *6", "1 *1", " *1"});
    CHECK(file.voters == 8);
}

TEST_CASE("the Condorcet Election Format is read as its specification says", "[storage][imports][ballots]") {
    SECTION("its first valid example: tags, comments, weights, quantities, implicit ranking") {
        const PublicOrders file = ordersOf("format-valid-1.cvotes");
        CHECK(file.names == std::vector<std::string>{"Candidate A", "Candidate B", "Candidate C"});
        CHECK(written(file) == Orders{"0>1>2 *43", "2>0,1 *56", "0,1>2 *1", "2 *1", "1>2 *1"});
        CHECK(file.voters == 54);
        CHECK(file.profile.blanks == app::Blanks::Implicit);
        CHECK(file.blanksSaid);
        CHECK(file.remarks.empty());
    }
    SECTION("its second: explicit, weights not allowed, blank votes") {
        const PublicOrders file = ordersOf("format-valid-2.cvotes");
        CHECK(written(file) == Orders{"0>1>2 *2", "2>1 *1", " *2", "1 *1"});
        CHECK(file.profile.blanks == app::Blanks::Explicit);
        CHECK(file.remarks == Remarks{"Line 7: weights are not allowed in this file and count as 1."});
    }
    SECTION("parameters in any case, and others") {
        const auto file =
            std::get<PublicOrders>(readBallots("\xEF\xBB\xBF#/candidates: A;B\r\n#/NUMBER OF SEATS: 42\r\n#/Voting Methods: "
                                               "Schulze; Minimax\r\n#/Colour: red\r\n\r\nB\r\n",
                                               BallotFormat::Condorcet, {}));
        CHECK(file.seats == 42);
        CHECK(file.remarks == Remarks{"Line 4: the parameter “colour” was left aside."});
        CHECK(written(file) == Orders{"1 *1"});
        CHECK_FALSE(file.blanksSaid);
    }
    SECTION("candidates who do not stand are left aside, as the format demands, and told") {
        const auto file = std::get<PublicOrders>(
            readBallots("#/Candidates: A ; B\nA > Z > B\nZ > Y\nY = B * 3\n", BallotFormat::Condorcet, {}));
        CHECK(written(file) == Orders{"0>1 *1", " *1", "1 *3"});
        CHECK(file.remarks == Remarks{"Line 2: “Z” is no candidate and was left aside, as the format says; so in 2 votes.",
                                      "Line 3: “Y” is no candidate and was left aside, as the format says; so in 4 votes."});
    }
    SECTION("without a list, candidates are those who are voted for") {
        CHECK(ordersOf("tennessee.cvotes").names == std::vector<std::string>{"Memphis", "Nashville", "Knoxville", "Chattanooga"});
        const auto file = std::get<PublicOrders>(readBallots("Zoé > Ali\nAli > Bob\n", BallotFormat::Condorcet, {}));
        CHECK(file.names == std::vector<std::string>{"Zoé", "Ali", "Bob"});
    }
}

TEST_CASE("Pabulib's budgets are read exactly, with every type of vote", "[storage][imports][ballots]") {
    using Points = std::vector<std::pair<int, std::int64_t>>;
    SECTION("approval, with cents, quotes and the officials' choice") {
        const PublicBudget file = budgetOf("approval.pb");
        CHECK(file.type == VoteType::Approval);
        CHECK(file.title == "Four streets");
        CHECK(file.unit == 10);
        CHECK(file.budget == 1005);
        REQUIRE(file.projects.size() == 4);
        CHECK(file.projects[1].name == "Trees; \"old\" ones");
        CHECK(file.projects[1].cost == 405);
        CHECK(file.saysChosen);
        CHECK((file.projects[0].chosen && !file.projects[2].chosen));
        REQUIRE(file.votes.size() == 10);
        CHECK(file.votes[9].points == Points{{3, 1}, {2, 1}});
        CHECK(file.remarks.empty());
    }
    SECTION("cumulative, with half points") {
        const PublicBudget file = budgetOf("cumulative.pb");
        CHECK(file.pointsUnit == 10);
        CHECK(file.votes[0].points == Points{{0, 30}, {1, 65}});
        CHECK(file.unit == 1);
        CHECK_FALSE(file.saysChosen);
        CHECK(file.remarks.empty());
    }
    SECTION("ordinal: max_length points for the first, one less for each after") {
        const PublicBudget file = budgetOf("ordinal.pb");
        CHECK(file.votes[0].points == Points{{0, 3}, {1, 2}, {2, 1}});
        CHECK(file.votes[1].points == Points{{1, 3}, {0, 2}});
        CHECK(file.remarks.empty());
    }
    SECTION("choose-1, with a blank vote, who owns a share of the budget") {
        const PublicBudget file = budgetOf("choose-1.pb");
        REQUIRE(file.votes.size() == 3);
        CHECK(file.votes[1].points.empty());
    }
    SECTION("scoring") { CHECK(budgetOf("scoring.pb").votes[0].points == Points{{0, 5}, {1, 0}}); }
}

TEST_CASE("what cannot be right in an order is refused with its line", "[storage][imports][ballots][refusals]") {
    const auto soc = [&](const std::string& orders) { return refusalOf(BallotFormat::Soc, kSoc + orders); };
    CHECK(soc("2: 1,2,3\n1: 3,2,1\n") == "");
    CHECK(soc("2: 1,2,4\n1: 3,2,1\n") == "Line 7: there is no candidate “4”.");
    CHECK(soc("2: 1,2,x\n1: 3,2,1\n") == "Line 7: there is no candidate “x”.");
    CHECK(soc("2: 1,2,-3\n1: 3,2,1\n") == "Line 7: there is no candidate “-3”.");
    CHECK(soc("2: 1,2,3\n1: 3,2,3\n") == "Line 8 ranks “3” twice.");
    CHECK(soc("2: 1,2\n1: 3,2,1\n") == "Line 7 ranks 2 of 3 candidates; .soc files hold complete orders.");
    CHECK(soc("2: 1,{2,3}\n1: 3,2,1\n") == "Line 7 ties candidates; .soc files hold strict orders.");
    CHECK(soc("-2: 1,2,3\n") == "Line 7: “-2” is not a whole number from 0 to 1000000000000.");
    CHECK(soc("2.5: 1,2,3\n") == "Line 7: “2.5” is not a whole number from 0 to 1000000000000.");
    CHECK(soc("99999999999999999999: 1,2,3\n") ==
          "Line 7: “99999999999999999999” is not a whole number from 0 to 1000000000000.");
    CHECK(soc("1000000000000: 1,2,3\n1: 3,2,1\n") == "Line 8: with it there are more than 1000000000000 voters.");
    CHECK(soc("1,2,3\n") == "Line 7: “1,2,3” is no order; it should read like “12: 1,{2,3},4”.");
    CHECK(soc("2: 1,,3\n") == "Line 7: “2: 1,,3” is no order; it should read like “12: 1,{2,3},4”.");
    CHECK(soc("2: 1,{2,3\n") == "Line 7: “2: 1,{2,3” is no order; it should read like “12: 1,{2,3},4”.");
    CHECK(soc("2: 1,2,3,\n") == "Line 7: “2: 1,2,3,” is no order; it should read like “12: 1,{2,3},4”.");
    CHECK(soc("2: 1,2,3\n2: 3,2,1\n") == "Line 2 says 3 voters, the orders hold 4.");
    CHECK(soc("3: 1,2,3\n") == "Line 3 says 2 orders, there are 1.");
    CHECK(soc("2: 1,2,3\n# TITLE: late\n1: 3,2,1\n") == "Line 8: the header goes on after the first order.");
    CHECK(soc("2: 1,2,3\n1: 3,\xE9,1\n") == "Line 8 holds bytes that are no text: save the file as UTF-8 and try again.");
    CHECK(soc(std::string("2: 1,2,3\n\0\n", 11)) == "Line 8 holds a zero byte: this is not a text file.");
}

TEST_CASE("headers that are wrong are refused in words", "[storage][imports][ballots][refusals]") {
    const auto soc = [](const std::string& bytes) { return refusalOf(BallotFormat::Soc, bytes); };
    CHECK(soc("") == "The file is empty.");
    CHECK(soc("# TITLE: nothing\n") == "Line 1: up to here the header lacks the line “# NUMBER ALTERNATIVES”.");
    CHECK(soc("# ALTERNATIVE NAME 1: a\n" + kSoc) == "Line 1: up to here the header lacks the line “# NUMBER ALTERNATIVES”.");
    CHECK(soc(replaced(kSoc, "# ALTERNATIVE NAME 2: b\n", "")) ==
          "Line 5: up to here the header lacks the line “# ALTERNATIVE NAME 2”.");
    CHECK(soc(replaced(kSoc, "# ALTERNATIVE NAME 2: b\n", "") + "\n3: 1,2,3\n") ==
          "Line 7: up to here the header lacks the line “# ALTERNATIVE NAME 2”.");
    CHECK(soc(replaced(kSoc, "NAME 2", "NAME 1")) == "Line 5: candidate “1” is named twice.");
    CHECK(soc(replaced(kSoc, "NAME 2", "NAME 9")) == "Line 5: there is no candidate “9”.");
    CHECK(soc(replaced(kSoc, "ALTERNATIVES: 3", "ALTERNATIVES: -3")) ==
          "Line 1: “-3” is not a whole number from 1 to 1000000000000.");
    CHECK(soc(replaced(kSoc, "ALTERNATIVES: 3", "ALTERNATIVES: 900000000")) ==
          "Line 1: 900000000 candidates are more than the 100000 that are read.");
    CHECK(soc("# DATA TYPE: toi\n" + kSoc) == "Line 1 says the file is of type “toi”, its name says “soc”.");
    CHECK(soc("3\n1,a\n2,b\n") == "Line 3: the file ends within its header.");
    CHECK(soc("2\n1,a\n2,b\n") == "Line 3: the file ends within its header.");
    CHECK(soc("2\n1,a\nb\n") == "Line 3 should name a candidate, as in “1,name”.");
    CHECK(soc("2\n1,a\n2,b\n3\n") == "Line 4 should hold three numbers: voters, votes, orders.");
    CHECK(soc("2\n1,a\n2,b\n3,3,1\n4,1,2\n") == "Line 4 says 3 voters, the orders hold 4.");
    CHECK(soc("2\n1,a\n2,b\n3,3,2\n3,1,2\n") == "Line 4 says 2 orders, there are 1.");
    CHECK(soc("x\n") == "Line 1: “x” is not a whole number from 1 to 1000000000000.");
}

TEST_CASE("what the Condorcet Election Format forbids is refused with its line", "[storage][imports][ballots][refusals]") {
    const auto cef = [](const std::string& bytes) { return refusalOf(BallotFormat::Condorcet, bytes); };
    const std::string three = "#/Candidates: A;B;C\n";
    CHECK(cef("#/Candidates: A;B # On comment\n") == "Line 1: a parameter's line cannot hold a comment.");
    CHECK(cef(three + "    #/Implicit Ranking: false\n") == "Line 2: a parameter has to begin at the beginning of its line.");
    CHECK(cef(three + "A < B > C\n") == "Line 2: “A < B” holds one of the characters > < = ; , # / * ^, which no name may.");
    CHECK(cef(three + "A > B > A\n") == "Line 2 ranks “A” twice.");
    CHECK(cef(three + "A = B = A\n") == "Line 2 ranks “A” twice.");
    CHECK(cef(three + "A > B * 8 ^7\n") == "Line 2: a vote ends with its weight and then its quantity, as in “A > B ^7 * 42”.");
    CHECK(cef(three + "A > B > /EMPTY_RANKING/\n") == "Line 2: /EMPTY_RANKING/ stands for a whole ranking, not for a rank.");
    CHECK(cef(three + "A > > B\n") == "Line 2 holds an empty rank.");
    CHECK(cef(three + "A >\n") == "Line 2 holds an empty rank.");
    CHECK(cef(three + "A = > B\n") == "Line 2 holds an empty rank.");
    CHECK(cef(three + "tag ||\n") == "Line 2 holds an empty rank.");
    CHECK(cef(three + "A * -2\n") == "Line 2: “-2” is not a whole number from 1 to 1000000000000.");
    CHECK(cef(three + "A * 0\n") == "Line 2: “0” is not a whole number from 1 to 1000000000000.");
    CHECK(cef(three + "A ^x\n") == "Line 2: “x” is not a whole number from 1 to 1000000000000.");
    CHECK(cef(three + "#/Weight Allowed: true\nA ^1000000 * 1000000000\n") ==
          "Line 3: with it there are more than 1000000000000 voters.");
    CHECK(cef(three + "A\n#/Implicit Ranking: false\n") == "Line 3: a parameter comes after the first vote.");
    CHECK(cef(three + "#/Implicit Ranking: maybe\n") == "Line 2: “maybe” is neither true nor false.");
    CHECK(cef(three + "#/Implicit Ranking\n") == "Line 2: a parameter lacks its colon.");
    CHECK(cef(three + "#/Candidates: D\n") == "Line 2 says “candidates” a second time.");
    CHECK(cef("#/Candidates: A;A\n") == "Line 1: candidate “A” is named twice.");
    CHECK(cef("#/Candidates: A;;B\n") == "Line 1: a candidate has no name.");
    CHECK(cef("#/Candidates: A,B\n") == "Line 1: “A,B” holds one of the characters > < = ; , # / * ^, which no name may.");
    CHECK(cef("# nothing\n# but words\n") == "Line 2: the file ends without having named a candidate.");
    CHECK(cef("") == "The file is empty.");
    CHECK(cef("A > \xFF\n") == "Line 1 holds bytes that are no text: save the file as UTF-8 and try again.");
}

TEST_CASE("what cannot be right in a budget is refused with its line", "[storage][imports][ballots][refusals]") {
    const auto pb = [](const std::string& bytes) { return refusalOf(BallotFormat::Pabulib, bytes); };
    CHECK(pb(kMeta + kProjects + kVotes) == "");
    CHECK(pb("") == "The file is empty.");
    CHECK(pb("\n\n") == "Line 2: the file ends without the section META.");
    CHECK(pb(kMeta) == "Line 6: the file ends without the section PROJECTS.");
    CHECK(pb(kMeta + kProjects) == "Line 10: the file ends without the section VOTES.");
    CHECK(pb(kMeta + kVotes) == "Line 7: the section VOTES is out of place; META, PROJECTS and VOTES follow each other.");
    CHECK(pb(kProjects + kVotes) == "Line 1: the section PROJECTS is out of place; META, PROJECTS and VOTES follow each other.");
    CHECK(pb("what;is this\n" + kMeta) == "Line 1 comes before the section META.");
    CHECK(pb("META\n") == "Line 1: the section META ends before its headings.");
    CHECK(pb(replaced(kMeta, "budget;10\n", "") + kProjects) == "Line 6: the section META ends here and does not say “budget”.");
    CHECK(pb(replaced(kMeta, "budget;10\n", "")) == "Line 5: the section META ends here and does not say “budget”.");
    CHECK(pb(replaced(kMeta, "vote_type;approval\n", "") + kProjects) ==
          "Line 6: the section META ends here and does not say “vote_type”.");
    CHECK(pb(replaced(kMeta, "approval", "telepathy")) ==
          "Line 6: votes of type “telepathy” are not read; approval, choose-1, ordinal, cumulative and scoring are.");
    CHECK(pb(replaced(kMeta, "budget;10", "budget;-10")) ==
          "Line 5: “-10” is no amount from 0 to 10¹² with at most four decimals.");
    CHECK(pb(replaced(kMeta, "budget;10", "budget;NaN")) ==
          "Line 5: “NaN” is no amount from 0 to 10¹² with at most four decimals.");
    CHECK(pb(replaced(kMeta, "budget;10", "budget;1.23456")) ==
          "Line 5: “1.23456” is no amount from 0 to 10¹² with at most four decimals.");
    CHECK(pb(replaced(kMeta, "budget;10", "budget;1\nbudget;2")) == "Line 6 says “budget” a second time.");
    CHECK(pb(kMeta + replaced(kProjects, "x;5", "x;-5")) ==
          "Line 9: “-5” is no amount from 0 to 10¹² with at most four decimals.");
    CHECK(pb(kMeta + replaced(kProjects, "x;5", "x;")) == "Line 9: project “x” has no cost.");
    CHECK(pb(kMeta + replaced(kProjects, "x;5", "y;5")) == "Line 10: project “y” is there twice.");
    CHECK(pb(kMeta + replaced(kProjects, "x;5", ";5")) == "Line 9: a project has no project_id.");
    CHECK(pb(kMeta + replaced(kProjects, "cost", "price")) == "Line 8: there is no column “cost”.");
    CHECK(pb(kMeta + kProjects + replaced(kVotes, "1;x", "1;z")) == "Line 13: there is no project “z”.");
    CHECK(pb(kMeta + kProjects + replaced(kVotes, "1;x", ";x")) == "Line 13: a vote has no voter_id.");
    CHECK(pb(kMeta + kProjects + replaced(kVotes, "1;x", "1;x;y")) == "Line 13 has 3 cells, the headings have 2.");
    CHECK(pb(kMeta + kProjects + replaced(kVotes, "1;x", "1;\"x")) == "Line 13: a quote is opened and never closed.");
    CHECK(pb(kMeta + kProjects + replaced(kVotes, "1;x", "1;\"x\" y")) == "Line 13: there is no project “x y”.");
    CHECK(pb(kMeta + kProjects + replaced(kVotes, "voter_id", "voter")) == "Line 12: there is no column “voter_id”.");
    CHECK(pb(kMeta + kProjects + kVotes + "2;y\n") == "Line 4 says num_votes = 1, the file holds 2.");
    CHECK(pb(replaced(kMeta, "projects;2", "projects;3") + kProjects + kVotes) ==
          "Line 3 says num_projects = 3, the file holds 2.");
    CHECK(pb(replaced(kMeta, "approval", "choose-1") + kProjects + replaced(kVotes, "1;x", "1;x,y")) ==
          "Line 13 chooses 2 projects; votes of this file choose one.");
    CHECK(pb(replaced(kMeta, "approval", "ordinal") + kProjects + replaced(kVotes, "1;x", "1;x,y,x")) ==
          "Line 13 ranks “x” twice.");
    const std::string points = replaced(kMeta, "approval", "cumulative") + kProjects;
    CHECK(pb(points + kVotes) == "Line 12: there is no column “points”.");
    const std::string votes = "VOTES\nvoter_id;vote;points\n";
    CHECK(pb(points + votes + "1;x,y;3\n") == "Line 13 gives points to fewer projects than it names.");
    CHECK(pb(points + votes + "1;x;3,4\n") == "Line 13 gives more points than it names projects.");
    CHECK(pb(points + votes + "1;x;-3\n") ==
          "Line 13: “-3” is no number of points from 0 to 10 000 000 with at most four decimals.");
    CHECK(pb(replaced(kMeta, "budget;10", "budget;900000000000.01") + kProjects + kVotes) ==
          "Line 5: the amount has more digits, with the decimals of the whole file, than can be counted exactly.");
    CHECK(pb(kMeta + replaced(replaced(kProjects, "x;5", "x;0.5"), "y;6", "y;900000000000") + kVotes) ==
          "Line 10: the amount has more digits, with the decimals of the whole file, than can be counted exactly.");
    std::string many = points + "VOTES\nvoter_id;vote;points\n";
    for (int i = 0; i < 60'000; ++i) many += std::to_string(i) + ";x,y;10000000,9999999\n";
    CHECK(pb(replaced(many, "num_votes;1\n", "")) ==
          "Line 10: the votes from here on hold more points than can be counted exactly.");
}

TEST_CASE("what is odd in a budget yet has one meaning is told with its line", "[storage][imports][ballots]") {
    const auto remarks = [](const std::string& bytes) {
        return std::get<PublicBudget>(readBallots(bytes, BallotFormat::Pabulib, {})).remarks;
    };
    CHECK(remarks(replaced(kMeta, "num_votes;1", "max_length;1") + kProjects + kVotes + "1;x,y\n3;x,y\n") ==
          Remarks{"Line 14: voter “1” votes a second time; both votes count. Such votes: 1.",
                  "Line 14 names 2 projects, outside the limits of META; it counts all the same. Such votes: 2."});
    CHECK(remarks(kMeta + kProjects + replaced(kVotes, "1;x", "1;x,x,x")) ==
          Remarks{"Line 13 names project “x” more than once; it counts once. Such votes: 1."});
    CHECK(remarks(kMeta + "PROJECTS\nproject_id;cost;votes\nx;5;7\ny;6;0\n" + kVotes) ==
          Remarks{"Line 9: the votes or score published for a project differ from the ballots, which are what counts here. Such "
                  "projects: 1."});
    const std::string cumulative =
        replaced(replaced(kMeta, "approval", "cumulative"), "num_votes;1", "max_sum_points;5") + kProjects;
    const auto doubled = std::get<PublicBudget>(
        readBallots(cumulative + "VOTES\nvoter_id;vote;points\n1;x,y,x;1,2,3\n", BallotFormat::Pabulib, {}));
    CHECK(doubled.votes[0].points == std::vector<std::pair<int, std::int64_t>>{{0, 4}, {1, 2}});
    CHECK(doubled.remarks ==
          Remarks{"Line 13 names project “x” more than once; its points are added up. Such votes: 1.",
                  "Line 13 gives more points than META allows (voter “1”); it counts all the same. Such votes: 1."});
}

TEST_CASE("quotes inside the cells of a budget are read as Python's csv module reads them", "[storage][imports][ballots]") {
    const auto read = [&](const std::string& x, const std::string& y) {
        return std::get<PublicBudget>(readBallots(
            kMeta + "PROJECTS\nproject_id;name;cost\nx;" + x + ";5\ny;" + y + ";6\n" + kVotes, BallotFormat::Pabulib, {}));
    };
    PublicBudget file = read("Park \"Lion\"", "the 3\" pipe");  // a cell that does not begin with a quote is as it stands
    CHECK(file.projects[0].name == "Park \"Lion\"");
    CHECK(file.projects[1].name == "the 3\" pipe");
    CHECK(file.remarks.empty());
    file = read("\"Lion; \"\"old\"\"\" in the \"park\"", "\"Pipe\" ");
    CHECK(file.projects[0].name == "Lion; \"old\" in the \"park\"");
    CHECK(file.projects[1].name == "Pipe");
    CHECK(file.projects[1].cost == 6);
    CHECK(file.remarks ==
          Remarks{"Line 9: in “Lion; \"old\" in the \"park\"” words follow a closing quote; they were read as one text. "
                  "Such lines: 1."});
}

TEST_CASE("files that are none are refused by name", "[storage][imports][ballots][refusals]") {
    const tests::TempFolder folder;
    const auto refusal = [&](const std::filesystem::path& file) {
        try {
            readBallotFile(file, {});
        } catch (const ImportError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(refusal(folder / "not.there.soc") == (folder / "not.there.soc").string() + " cannot be read.");
    CHECK(refusal(folder / "list.csv") ==
          (folder / "list.csv").string() + ": ballots are read from .soc, .soi, .toc, .toi, .pb and .cvotes files.");
    std::filesystem::create_directory(folder / "folder.pb");
    CHECK(refusal(folder / "folder.pb") == (folder / "folder.pb").string() + " cannot be read.");
    tests::writeBytes(folder / "UPPER.SOC", kSoc + "2: 1,2,3\n1: 3,2,1\n");
    CHECK(refusal(folder / "UPPER.SOC").empty());
    tests::writeBytes(folder / "long.pb", "");
    std::filesystem::resize_file(folder / "long.pb", kMostBallotBytes + 1);  // a hole: takes no room
    CHECK(refusal(folder / "long.pb") ==
          (folder / "long.pb").string() + " is too long: 1000000001 bytes, at most 1000000000 are read.");
}

TEST_CASE("a million lines are read within seconds", "[storage][imports][ballots][speed]") {
    const tests::TempFolder folder;
    std::mt19937_64 chance(7);
    const auto shuffled = [&] {
        std::vector<int> order{1, 2, 3, 4, 5, 6};
        for (std::size_t i = 5; i > 0; --i) std::swap(order[i], order[chance() % (i + 1)]);
        return order;
    };
    std::string soc = "# NUMBER ALTERNATIVES: 6\n", cvotes = "#/Candidates: c1 ; c2 ; c3 ; c4 ; c5 ; c6\n";
    for (int i = 1; i <= 6; ++i) soc += "# ALTERNATIVE NAME " + std::to_string(i) + ": c" + std::to_string(i) + "\n";
    std::string pb =
        "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;5\n2;5\n3;5\n4;5\n5;5\n6;5\nVOTES\nvoter_"
        "id;vote\n";
    constexpr int kLines = 1'000'000;
    for (int line = 0; line < kLines; ++line) {
        const auto order = shuffled();
        soc += "1: ";
        pb += std::to_string(line) + ";";
        for (std::size_t i = 0; i < 6; ++i) {
            soc += (i ? "," : "") + std::to_string(order[i]);
            cvotes += (i ? " > c" : "c") + std::to_string(order[i]);
            if (i < 3) pb += (i ? "," : "") + std::to_string(order[i]);
        }
        soc += '\n', cvotes += '\n', pb += '\n';
    }
    const std::string last = "1: 1,2,3,4,5,7\n";
    const auto seconds = [](const auto& read) {
        const auto start = std::chrono::steady_clock::now();
        read();
        const double taken = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return tests::kTimed ? taken : 0.0;
    };
    tests::writeBytes(folder / "million.soc", soc), tests::writeBytes(folder / "million.cvotes", cvotes),
        tests::writeBytes(folder / "million.pb", pb);
    CHECK(seconds([&] {
              const auto file = std::get<PublicOrders>(readBallotFile(folder / "million.soc", {}));
              CHECK(file.voters == kLines);
              CHECK(file.profile.orders.size() == 720);
          }) < 8);
    CHECK(seconds([&] { CHECK(std::get<PublicOrders>(readBallotFile(folder / "million.cvotes", {})).voters == kLines); }) < 8);
    CHECK(seconds([&] { CHECK(std::get<PublicBudget>(readBallotFile(folder / "million.pb", {})).votes.size() == kLines); }) < 8);
    CHECK(refusalOf(BallotFormat::Soc, soc + last) == "Line 1000008: there is no candidate “7”.");
}
