#include <catch2/catch.hpp>
#include <limits>
#include <random>
#include <set>

#include "tests/ui/touch/bench.h"

using namespace ui::touch;
using tests::Bench;

TEST_CASE("A finger lands, moves once a frame and lifts", "[touch][tracker]") {
    Bench t;
    t.down(7, 10, 10);
    const Contact landed = t.frame().at(0);
    CHECK(landed.began);
    CHECK(landed.startPx == app::Point{20, 20});
    CHECK(landed.stepPx() == app::Point{});

    t.wait(4), t.move(7, 13, 10);
    t.wait(4), t.move(7, 16, 10);
    t.wait(4), t.move(7, 20, 10);
    const auto& moving = t.frame();
    REQUIRE(moving.size() == 1);
    CHECK(moving[0].id == landed.id);
    CHECK(moving[0].moved);
    CHECK_FALSE(moving[0].began);
    CHECK(moving[0].previousPx == app::Point{20, 20});
    CHECK(moving[0].px == app::Point{40, 20});
    CHECK(moving[0].pathMm == Approx(10));

    t.wait(16), t.up(7);
    CHECK(t.frame().at(0).lifted());
    CHECK(t.tracker.downCount() == 0);
    CHECK(t.frame().empty());
    CHECK(t.tracker.find(landed.id) == nullptr);
}

TEST_CASE("A begin and an end inside one frame are both seen", "[touch][tracker]") {
    Bench t;
    t.down(1, 10, 10);
    t.wait(5), t.move(1, 12, 10);
    t.wait(5), t.up(1);
    const auto& contacts = t.frame();
    REQUIRE(contacts.size() == 1);
    CHECK(contacts[0].began);
    CHECK(contacts[0].moved);
    CHECK(contacts[0].lifted());
    CHECK(contacts[0].px == app::Point{24, 20});
    CHECK(t.frame().empty());
}

TEST_CASE("Three taps with the same device number inside one frame are three contacts", "[touch][tracker]") {
    Bench t;
    for (int i = 0; i < 3; ++i) {
        t.down(1, 10, 10), t.wait(2), t.up(1), t.wait(2);
    }
    std::set<std::uint64_t> ids;
    for (const Contact& c : t.frame()) {
        CHECK(c.lifted());
        ids.insert(c.id.value);
    }
    CHECK(ids.size() == 3);
}

TEST_CASE("A second begin of the same number cancels the finger whose lift was lost", "[touch][tracker]") {
    Bench t;
    t.down(1, 10, 10);
    const ContactId old = t.frame().at(0).id;
    t.wait(16), t.down(1, 90, 90);
    const auto& contacts = t.frame();
    REQUIRE(contacts.size() == 2);
    CHECK(contacts[0].id == old);
    CHECK(contacts[0].cancelled);
    CHECK(contacts[0].px == app::Point{20, 20});
    CHECK(contacts[1].began);
    CHECK(contacts[1].startPx == app::Point{180, 180});
    t.up(1);
    CHECK(t.frame().size() == 1);
}

TEST_CASE("Moves and ends of unknown fingers, and places that are no numbers, change nothing", "[touch][tracker]") {
    const float nan = std::numeric_limits<float>::quiet_NaN();
    Bench t;
    t.move(1, 10, 10), t.up(2), t.lose(3), t.down(4, nan, 10);
    CHECK(t.frame().empty());

    t.down(5, 10, 10);
    t.frame();
    t.say(5, Phase::Move, nan, 3);
    CHECK(t.frame().at(0).px == app::Point{20, 20});
    t.say(5, Phase::End, nan, nan);
    const Contact c = t.frame().at(0);
    CHECK(c.lifted());
    CHECK(c.px == app::Point{20, 20});
}

TEST_CASE("A lost source cancels its own fingers and nobody else's", "[touch][tracker]") {
    Bench t;
    t.down(1, 10, 10), t.down(2, 100, 10);
    t.source = 1;
    t.down(1, 200, 200);
    t.frame();
    t.tracker.cancelAll(0);
    // The device speaks again in the same frame: a new finger with an old number.
    t.source = 0;
    t.down(2, 300, 300);
    const auto contacts = t.frame();
    REQUIRE(contacts.size() == 4);
    CHECK(contacts[0].cancelled);
    CHECK(contacts[1].cancelled);
    CHECK_FALSE(contacts[2].ended);
    CHECK(contacts[3].began);
    CHECK_FALSE(contacts[3].ended);
    t.tracker.cancelAll();
    for (const Contact& c : t.frame()) CHECK(c.cancelled);
    CHECK(t.frame().empty());
}

TEST_CASE("A source that falls silent loses its fingers, a mouse does not", "[touch][tracker]") {
    Bench t;
    t.down(1, 10, 10);
    t.source = 1, t.kind = SourceKind::Mouse;
    t.down(1, 100, 100);
    t.frame();
    CHECK(t.frameAfter(59'000).size() == 2);
    CHECK(t.tracker.downCount() == 2);
    const auto& contacts = t.frameAfter(2'000);
    CHECK(contacts.at(0).cancelled);
    CHECK_FALSE(contacts.at(1).ended);
}

TEST_CASE("Any finger that still speaks keeps the resting ones of its source alive", "[touch][tracker]") {
    Bench t;
    t.down(1, 10, 10), t.down(2, 100, 100);
    t.frame();
    for (int i = 0; i < 100; ++i) {
        t.wait(1'000), t.move(2, 100 + static_cast<float>(i % 2) * 20, 100);
        REQUIRE(t.frame().size() == 2);
        REQUIRE(t.tracker.downCount() == 2);
    }
}

TEST_CASE("A hundred fingers at once are followed, each by itself", "[touch][tracker]") {
    Bench t;
    for (int i = 0; i < 100; ++i) t.down(static_cast<std::uint64_t>(i), 50.0f * static_cast<float>(i), 10);
    CHECK(t.frame().size() == 100);
    for (int i = 0; i < 100; ++i) t.move(static_cast<std::uint64_t>(i), 50.0f * static_cast<float>(i), 30);
    for (const Contact& c : t.frame()) {
        CHECK(c.px == app::Point{c.startPx.x, 60});
        CHECK_FALSE(c.ended);
    }
}

TEST_CASE("A finger that hardly moves has no speed, one that moves has that of its last samples", "[touch][tracker]") {
    Bench t;
    t.down(1, 0, 0);
    t.frame();
    for (int i = 1; i <= 10; ++i) {
        t.wait(10), t.move(1, 2.0f * static_cast<float>(i), 0);  // 200 mm/s
        t.frame();
    }
    CHECK(t.tracker.contacts().at(0).velocityPxS.x == Approx(400).epsilon(0.01));
    CHECK(t.tracker.contacts().at(0).velocityPxS.y == Approx(0).margin(0.01));
    CHECK(t.frameAfter(50).at(0).velocityPxS == app::Point{});
}

TEST_CASE("Random samples never leave a contact alive after all have ended", "[touch][tracker][fuzz]") {
    std::mt19937 random(20240501);
    const auto upTo = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    for (int round = 0; round < 200; ++round) {
        Bench t;
        std::set<std::uint64_t> seen, ended;
        const auto look = [&] {
            for (const Contact& c : t.frame()) {
                REQUIRE(seen.insert(c.id.value).second == c.began);
                if (c.ended) REQUIRE(ended.insert(c.id.value).second);
                if (c.cancelled) REQUIRE(c.ended);
            }
        };
        for (int i = 0; i < 300; ++i) {
            t.source = upTo(2);
            t.wait(upTo(12));
            const auto phase = static_cast<Phase>(upTo(4));
            t.say(static_cast<std::uint64_t>(upTo(40)), phase, static_cast<float>(upTo(300)), static_cast<float>(upTo(200)));
            if (upTo(60) == 0) t.tracker.cancelAll(upTo(2));
            if (upTo(4) == 0) look();
        }
        for (int source = 0; source < 2; ++source) {
            for (int finger = 0; finger < 40; ++finger) {
                t.source = source;
                t.say(static_cast<std::uint64_t>(finger), Phase::End, 1, 1);
            }
        }
        look();
        REQUIRE(t.tracker.downCount() == 0);
        REQUIRE(seen == ended);
        look();
        REQUIRE(t.tracker.contacts().empty());
    }
}
