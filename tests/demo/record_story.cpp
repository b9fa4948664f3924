// Records the demonstration: how eight people and a facilitator go from an empty table to a plan with owners and the files they
// leave with. `./dev record` runs it and puts what it writes to assets/demo/story.jsonl and story.facts.json; needed again
// whenever the layout of table or panels changes.
#include <fstream>
#include <iostream>

#include "storage/imports/demo_content.h"
#include "tests/demo/story.h"
#include "tests/demo/story_facts.h"

int main(int argc, char** argv) {
    using namespace tests;
    if (argc != 5) {
        std::cerr << "record_story ASSETS TEXTS OUT FACTS\n";
        return 2;
    }
    const app::Texts tr = app::Texts::load(argv[2], "fr");
    app::IdSource ids{kDemoSeed};
    app::CommandContext context{{}, kDemoStart, ids};
    app::OpenSession session;
    if (!session.board.apply(storage::imports::demoSession(argv[1], context, tr))) return 1;
    session.journal = std::make_unique<app::NoJournal>();
    const ui::shell::TableSetup setup{
        .size = {1920, 1080, 2.0f}, .reckon = ui::shell::ReckonWhere::Here, .salt = 0};  // a table of 43 inches
    ui::paint::Fonts fonts(setup.size.pxPerMm);
    ui::shell::Table table(std::move(session), fonts, setup, app::IdSource{kDemoSeed + 1});
    std::ofstream out(argv[3]);
    VirtualHands hands(table, tr, setup, kDemoStart, out, kPeople);
    Story story{{table, hands, {}}, {}, {}, {}, {}};
    hands.rest(0.5);
    story.sitDown();
    hands.mark("places");
    const std::pair<const char*, void (Story::*)()> parts[] = {{"silent writing", &Story::writeInSilence},
                                                               {"turned up", &Story::turnUp},
                                                               {"grouped", &Story::group},
                                                               {"vote on pains", &Story::votePains},
                                                               {"run-off", &Story::settleTheTie},
                                                               {"pains become actions", &Story::makeActions},
                                                               {"estimates", &Story::estimate},
                                                               {"dots on all actions", &Story::voteActions},
                                                               {"best and worst", &Story::compareTheFirst},
                                                               {"a plan taken", &Story::proposePlan},
                                                               {"owners", &Story::takeOn},
                                                               {"dates", &Story::dates},
                                                               {"files", &Story::exportAll}};
    for (const auto& [name, part] : parts) {
        const double before = hands.seconds();
        (story.*part)();
        std::cerr << name << ": " << int(hands.seconds() - before) << " s\n";
    }
    std::ofstream facts(argv[4]);
    const std::string told = factsOf(story);
    facts << told;
    std::cerr << told;
    return out.good() && facts.good() ? 0 : 1;
}
