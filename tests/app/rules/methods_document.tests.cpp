// docs/methods.md and docs/methods.en.md tell facilitators how every figure is made. Each example there is recomputed here.
#include <catch2/catch.hpp>
#include <set>

#include "tests/app/rules/worked_plans.h"

using namespace worked;

namespace {

// The answers an example of this kind may not do without. Further ones may be there and are recomputed like them.
const std::map<std::string, std::vector<std::string>> kKinds{
    {"dots", {"rank", "total", "voters", "largest share"}},
    {"points", {"rank", "total"}},
    {"scores", {"rank", "mean", "two camps"}},
    {"duels", {"rank", "scale", "wins"}},
    {"best-worst", {"rank", "wins", "chance", "certainty"}},
    {"screens", {"screens left"}},
    {"rankings", {"points", "one by one"}},
    {"ties", {"rank", "parted"}},
    {"Borda", {"points", "Borda"}},
    {"Condorcet", {"one by one", "beats all others", "loses to all", "Smith set"}},
    {"Copeland", {"won less lost", "Copeland"}},
    {"Schulze", {"chains", "Schulze"}},
    {"Tideman", {"dropped defeats", "Tideman"}},
    {"Minimax", {"worst defeat", "Minimax"}},
    {"Kemeny", {"Kemeny", "agreement with the ballots", "at most", "proved"}},
    {"methods", {"Borda", "Copeland", "Schulze", "Tideman", "Minimax", "Kemeny", "moves", "to be discussed"}},
    {"agreement", {"Kendall's W"}},
    {"stability", {"stability"}},
    {"value for cost", {"value", "effort", "ratio", "rank"}},
    {"quadrants", {"quadrant", "value", "effort"}},
    {"front", {"front"}},
    {"RICE", {"figure", "rank"}},
    {"ICE", {"figure", "rank"}},
    {"WSJF", {"figure", "rank"}},
    {"formula", {"figure", "rank"}},
    {"plan", {"best plan", "quick plan", "left"}},
    {"plan again", {"best plan", "changes"}},
    {"equal shares", {"share", "bought", "paid", "rest"}},
    {"fair plan", {"best plan", "fair plan", "by shares", "by completion", "raises", "actions won"}},
};

std::vector<Block> document(bool french) {
    return blocksOf(std::string(PARCOURS_SOURCE) + (french ? "/docs/methods.md" : "/docs/methods.en.md"), french);
}

// What the examples have used, so that nothing the program can do is left without one.
struct Shown {
    std::set<BallotForm> forms;
    std::set<ValueBy> listsBy;
    std::set<TieStep> steps;
    std::set<Method> methods;
    std::set<std::string> kinds;
};

// Which lines of the block do not hold, in words.
std::vector<std::string> wrongIn(const Block& block, Shown& shown) {
    std::vector<std::string> wrong;
    const auto kind = kKinds.find(block.kind);
    if (kind == kKinds.end()) return {"nobody knows this kind of example: " + block.kind};
    WorkedTable table;
    for (const Line& line : block.given) table.play(line);
    table.endVote();
    const RoundAnswers round(table);
    const PlanAnswers plan(table);
    for (const Line& line : block.expected) {
        auto answer = round(line.word);
        if (!answer) answer = plan(line.word);
        if (!answer) wrong.push_back(std::to_string(line.number) + ": nothing answers “" + line.word + "”");
        else if (!agrees(line.what, *answer))
            wrong.push_back(std::to_string(line.number) + ": " + line.word + " is " + *answer + ", not " + line.what);
        for (int m = 0; const char* key = keyOf(static_cast<Method>(m)); ++m)
            if (line.word == key) shown.methods.insert(static_cast<Method>(m));
        if (line.word != "parted") continue;
        for (const TieStep step : round.stepsUsed()) shown.steps.insert(step);
    }
    for (const std::string& needed : kind->second)
        if (std::ranges::find(block.expected, needed, &Line::word) == block.expected.end())
            wrong.push_back("the answer is missing: " + needed);
    if (round.round()) shown.forms.insert(round.round()->form);
    for (const Line& line : block.expected)
        if (line.word == "figure" || line.word == "ratio") shown.listsBy.insert(table.board().planTerms().by);
    shown.kinds.insert(block.kind);
    return wrong;
}

Shown recompute(bool french) {
    Shown shown;
    for (const Block& block : document(french)) {
        INFO((french ? "docs/methods.md:" : "docs/methods.en.md:") << block.number << " " << block.kind);
        std::vector<std::string> wrong;
        try {
            wrong = wrongIn(block, shown);
        } catch (const std::runtime_error& e) {
            wrong = {e.what()};
        }
        for (const std::string& line : wrong) UNSCOPED_INFO(line);
        CHECK(wrong.empty());
    }
    return shown;
}

void checkNothingIsLeftOut(const Shown& shown) {
    for (const auto& [kind, answers] : kKinds) {
        INFO("an example of " << kind);
        CHECK(shown.kinds.contains(kind));
    }
    for (int m = 0; const char* name = keyOf(static_cast<Method>(m)); ++m) {
        INFO("the method " << name);
        CHECK(shown.methods.contains(static_cast<Method>(m)));
    }
    for (int by = 0; const char* name = keyOf(static_cast<ValueBy>(by)); ++by) {
        INFO("a list by " << name);
        CHECK(shown.listsBy.contains(static_cast<ValueBy>(by)));
    }
    for (int step = 0; *rules::nameOf(static_cast<TieStep>(step)); ++step) {
        INFO("equals parted by " << rules::nameOf(static_cast<TieStep>(step)));
        CHECK(shown.steps.contains(static_cast<TieStep>(step)));
    }
    CHECK(shown.forms == std::set{BallotForm::Dots, BallotForm::Points, BallotForm::Scores, BallotForm::Duels,
                                  BallotForm::BestWorst, BallotForm::Orders});
}

}  // namespace

TEST_CASE("Every example of docs/methods.md is what the program answers, and nothing it can do is without one", "[rules][docs]") {
    checkNothingIsLeftOut(recompute(true));
}

TEST_CASE("Every example of docs/methods.en.md is what the program answers, and nothing it can do is without one",
          "[rules][docs]") {
    checkNothingIsLeftOut(recompute(false));
}

TEST_CASE("Both documents hold the same examples", "[rules][docs]") {
    const auto french = document(true), english = document(false);
    for (std::size_t i = 0; i < std::min(french.size(), english.size()); ++i) {
        INFO("docs/methods.md:" << french[i].number << ", docs/methods.en.md:" << english[i].number);
        CHECK(french[i].text == english[i].text);
    }
    CHECK(french.size() == english.size());
}
