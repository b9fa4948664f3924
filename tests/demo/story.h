#pragma once
// The story the demonstration tells, as its hands live it, one part after the other: silent writing, a secret vote, a plan with
// owners. Parts of the map stand in story_map.cpp, those of the ranking in story_plan.cpp; record_story.cpp writes it down.
#include "tests/demo/crew.h"

namespace tests {

// People at the table, in seconds; the guide says them too.
constexpr Pace kPeople{.tap = 0.8, .key = 0.25, .drag = 1.2};
constexpr double kSkimS = 1.2;      // a row of a list whose words are known
constexpr double kReadS = 3;        // a card that is weighed
constexpr double kQuickTapS = 0.3;  // the same key once more

struct Story : Crew {
    // What the facts tell of the votes, kept as they are revealed.
    app::Id<app::Round> pains, runOff, actions, bestWorst;

    void writeInSilence();
    void turnUp();
    void group();
    void votePains();
    void settleTheTie();
    void makeActions();
    void estimate();
    void voteActions();
    void compareTheFirst();
    void proposePlan();
    void takeOn();
    void dates();
    void exportAll();

private:
    const app::Round& open() const;
    app::Id<app::Round> openVote(const std::string& preset, const std::string& mark = {});
    app::Id<app::Note> noteOf(const std::string& text) const;
    Aim cell(const std::string& stage, app::NoteKind kind) const;
    Aim note(const std::string& text) const { return byId(app::idText(noteOf(text))); }
    Aim guessed(const std::string& action, int round) const;
    int weeksUntil(app::Id<app::Action> action) const;
    std::size_t ownerless() const;
    std::vector<std::vector<std::uint64_t>> favourites(std::size_t each) const;
};

}  // namespace tests
