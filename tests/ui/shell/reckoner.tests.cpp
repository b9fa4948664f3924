#include "ui/shell/reckoner.h"

#include <chrono>
#include <functional>

#include "tests/app/workroom.h"

using namespace tests;
using ui::shell::Reckoner;
using ui::shell::ReckonWhere;

namespace {

bool waitFor(Reckoner& reckoner, const std::function<bool()>& until) {
    for (int i = 0; i < 2'000; ++i) {
        reckoner.fetch();
        if (until()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return false;
}

}  // namespace

TEST_CASE("What was asked last is what the reckoner answers, from its own thread", "[shell][reckoner]") {
    Workroom context;
    Reckoner reckoner(ReckonWhere::Thread);
    for (int i = 0; i < 40; ++i) {  // faster than it can answer: older questions may be dropped, the last one not
        context.action("action " + std::to_string(i));
        reckoner.ask(context.board());
    }
    CHECK(waitFor(reckoner, [&] {
        return reckoner.standings()->list(app::rules::RankBy::Hand).size() == 40 && reckoner.plans()->ready && !reckoner.busy();
    }));
    CHECK_FALSE(reckoner.plans()->best.problem.empty());  // no tier has a cap
}

TEST_CASE("Votes alone do not make the reckoner plan again, and a question that waits is not forgotten for them",
          "[shell][reckoner]") {
    Workroom context;
    Reckoner reckoner(ReckonWhere::Here);
    context.action("a");
    reckoner.ask(context.board(), false);
    CHECK(reckoner.fetch());
    CHECK(reckoner.standings()->list(app::rules::RankBy::Hand).size() == 1);
    CHECK_FALSE(reckoner.plans()->ready);
    reckoner.ask(context.board());
    CHECK(reckoner.fetch());
    CHECK(reckoner.plans()->ready);
    CHECK_FALSE(reckoner.fetch());
}

TEST_CASE("A reckoner that is asked and gone at once leaves nothing running", "[shell][reckoner]") {
    Workroom context;
    for (int i = 0; i < 60; ++i) context.action("action " + std::to_string(i));
    for (int i = 0; i < 20; ++i) {
        Reckoner reckoner(ReckonWhere::Thread);
        reckoner.ask(context.board());
        if (i % 2) std::this_thread::sleep_for(std::chrono::milliseconds(i));
    }
    SUCCEED();
}
