#include "ui/shell/jobs.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>

#include "tests/ui/shell/gate.h"

using namespace ui::shell;
using tests::Gate;
using ui::panels::JobTold;

namespace {

// Waits at the gate, and answers whether it was asked to stop there.
Jobs::Plan waiting(const std::string& name, Gate& gate, std::string& said, Lasts lasts = Lasts::UntilClose) {
    return {.name = name, .words = name + " waits", .lasts = lasts, .work = [&](Jobs::Ticket& ticket) -> Jobs::Answer {
                gate.pass();
                return [&said, stopped = ticket.stop().stop_requested()] { said = stopped ? "stopped" : "done"; };
            }};
}

}  // namespace

TEST_CASE("A job tells from its first moment what it does and how far it is, and answers once, on the frame's thread",
          "[shell][jobs]") {
    Gate half, end;
    std::atomic<int> woken{0};
    int answers = 0;
    std::thread::id answeredOn;
    Jobs jobs([&] { ++woken; });
    CHECK(jobs.told().empty());
    REQUIRE(jobs.begin({.name = "film", .words = "begins", .work = [&](Jobs::Ticket& ticket) -> Jobs::Answer {
                            half.pass();
                            ticket.tell("half of it", 0.5);
                            end.pass();
                            return [&] { ++answers, answeredOn = std::this_thread::get_id(); };
                        }}));
    CHECK(jobs.told() == std::vector{JobTold{"film", "begins", std::nullopt, false}});
    half.open();
    end.await();
    CHECK(jobs.told() == std::vector{JobTold{"film", "half of it", 0.5, false}});
    CHECK(woken == 1);
    jobs.answer();
    CHECK(answers == 0);
    end.open();
    tests::untilDone(jobs);
    CHECK(answers == 1);
    CHECK(answeredOn == std::this_thread::get_id());
    CHECK(woken == 2);
    jobs.answer();
    CHECK(answers == 1);
}

TEST_CASE("Two jobs run side by side, two of one name do not", "[shell][jobs]") {
    Gate first, second, again;
    std::string one, other, third;
    Jobs jobs(nullptr);
    REQUIRE(jobs.begin(waiting("export", first, one)));
    REQUIRE(jobs.begin(waiting("survey", second, other)));
    CHECK_FALSE(jobs.begin(waiting("export", again, third)));
    REQUIRE(jobs.told().size() == 2);
    CHECK(jobs.told()[0].name == "export");
    second.open();
    while (jobs.told().size() == 2) jobs.answer();
    CHECK(other == "done");
    CHECK(one.empty());
    first.open();
    tests::untilDone(jobs);
    CHECK(one == "done");
    again.open();
    CHECK(jobs.begin(waiting("export", again, third)));
    tests::untilDone(jobs);
    CHECK(third == "done");
}

TEST_CASE("A job that is cancelled says that it stops, stops where it can, and answers what it has done", "[shell][jobs]") {
    Gate gate, beside;
    std::string said, other;
    Jobs jobs(nullptr);
    REQUIRE(jobs.begin(waiting("export", gate, said)));
    REQUIRE(jobs.begin(waiting("survey", beside, other)));
    gate.await();
    jobs.cancel("export");
    jobs.cancel("no such job");
    REQUIRE(jobs.told().size() == 2);
    CHECK(jobs.told()[0].isStopping);
    CHECK_FALSE(jobs.told()[1].isStopping);
    gate.open();
    beside.open();
    tests::untilDone(jobs);
    CHECK(said == "stopped");
    CHECK(other == "done");
}

TEST_CASE("A job that fails says why and is over; its answer may begin the next", "[shell][jobs]") {
    Jobs jobs(nullptr);
    std::string why, next;
    Gate open;
    open.open();
    REQUIRE(jobs.begin({.name = "formula",
                        .words = "reads",
                        .work = [](Jobs::Ticket&) -> Jobs::Answer { throw std::runtime_error("The disk is gone."); },
                        .failed =
                            [&](const std::string& sentence) {
                                why = sentence;
                                CHECK(jobs.begin(waiting("formula", open, next)));
                            }}));
    tests::untilDone(jobs);
    CHECK(why == "The disk is gone.");
    CHECK(next == "done");
}

TEST_CASE("A job of a table that is left is stopped and answers nothing, others go on", "[shell][jobs]") {
    Gate gate, beside, again;
    std::string said, other, next;
    Jobs jobs(nullptr);
    REQUIRE(jobs.begin(waiting("formula", gate, said, Lasts::WithTable)));
    REQUIRE(jobs.begin(waiting("export", beside, other, Lasts::UntilDone)));
    gate.await();
    jobs.leaveTable();
    REQUIRE(jobs.told().size() == 1);
    CHECK(jobs.told()[0].name == "export");
    CHECK(jobs.begin(waiting("formula", again, next, Lasts::WithTable)));  // the next table need not wait for it
    for (Gate* each : {&gate, &beside, &again}) each->open();
    tests::untilDone(jobs);
    CHECK(said.empty());
    CHECK(other == "done");
    CHECK(next == "done");
}

TEST_CASE("Closing the program stops what may be stopped, waits for what was asked for, and answers nothing", "[shell][jobs]") {
    Gate reading, writing;
    std::atomic<bool> readingStopped{false}, writingStopped{false}, written{false};
    bool answered = false;
    std::thread opener;
    {
        Jobs jobs(nullptr);
        jobs.begin({.name = "survey", .words = "", .lasts = Lasts::UntilClose, .work = [&](Jobs::Ticket& ticket) -> Jobs::Answer {
                        reading.pass();
                        while (!ticket.stop().stop_requested()) std::this_thread::yield();
                        readingStopped = true;
                        return [&] { answered = true; };
                    }});
        jobs.begin({.name = "export", .words = "", .lasts = Lasts::UntilDone, .work = [&](Jobs::Ticket& ticket) -> Jobs::Answer {
                        writing.pass();
                        writingStopped = ticket.stop().stop_requested();
                        written = true;
                        return [&] { answered = true; };
                    }});
        reading.open();
        writing.await();
        opener = std::thread([&] {
            while (!readingStopped) std::this_thread::yield();  // the end has begun
            writing.open();
        });
    }
    CHECK(readingStopped);
    CHECK(written);
    CHECK_FALSE(writingStopped);
    CHECK_FALSE(answered);
    opener.join();
}
