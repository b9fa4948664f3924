#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "tests/ui/touch/bench.h"

using namespace ui::touch;
using tests::Bench;

TEST_CASE("A palm is cancelled, and what comes to the same place a moment later too", "[touch][filters]") {
    Bench t;
    t.down(9, 400, 400);  // somebody else's finger, far away
    t.frame();
    t.down(1, 100, 100), t.wait(20), t.down(2, 120, 100);
    CHECK(t.frame().size() == 3);
    t.wait(20), t.down(3, 100, 125), t.down(4, 118, 122);
    for (const Contact& c : t.frame()) CHECK(c.cancelled == (c.startPx.x < 500));
    t.wait(15), t.down(5, 110, 110);
    const auto contacts = t.frame();
    REQUIRE(contacts.size() == 2);
    CHECK_FALSE(contacts[0].ended);
    CHECK(contacts[1].began);
    CHECK(contacts[1].cancelled);
    t.up(1), t.move(2, 300, 300);
    CHECK(t.frame().size() == 1);
}

TEST_CASE("A finger of a palm that lifted in the frame in which the palm is known counts for nothing", "[touch][filters]") {
    Bench t;
    for (std::uint64_t finger = 1; finger <= 4; ++finger) {
        t.down(finger, 100 + 10 * static_cast<float>(finger), 100);
        if (finger == 1) t.up(1);
    }
    for (const Contact& c : t.frame()) CHECK(c.cancelled);
}

TEST_CASE("Four fingers of four people are no palm: too far apart or too late", "[touch][filters]") {
    Bench far;
    for (std::uint64_t finger = 0; finger < 4; ++finger) far.down(finger, 46 * static_cast<float>(finger), 100);
    for (const Contact& c : far.frame()) CHECK_FALSE(c.ended);

    Bench late;
    for (std::uint64_t finger = 0; finger < 4; ++finger) {
        late.down(finger, 10 * static_cast<float>(finger), 100);
        late.frameAfter(25);
    }
    CHECK(late.tracker.downCount() == 4);

    Bench three;
    for (std::uint64_t finger = 0; finger < 3; ++finger) three.down(finger, 10 * static_cast<float>(finger), 100);
    three.frame();
    CHECK(three.tracker.downCount() == 3);
}

TEST_CASE("A row of fingers is a palm only where four of them lie within its size of each other", "[touch][filters]") {
    Bench t;  // 20 mm apart: any four span 60 mm
    for (std::uint64_t finger = 0; finger < 10; ++finger) t.down(finger, 20 * static_cast<float>(finger), 100);
    t.frame();
    CHECK(t.tracker.downCount() == 10);
}

TEST_CASE("The palm filter can be switched off", "[touch][filters]") {
    GestureConfig config;
    config.palmFilter = false;
    Bench t(config);
    for (std::uint64_t finger = 0; finger < 8; ++finger) t.down(finger, static_cast<float>(finger), 100);
    t.frame();
    CHECK(t.tracker.downCount() == 8);
}

TEST_CASE("A cup becomes inert once and stays so, and still ends", "[touch][filters]") {
    Bench t;
    t.down(1, 100, 100);
    t.frame();
    t.wait(10'000), t.move(1, 102, 100);  // within 3 mm: noise
    CHECK_FALSE(t.frame().at(0).inert);
    const Contact cup = t.frameAfter(10'100).at(0);
    CHECK(cup.inert);
    CHECK(cup.becameInert);
    CHECK_FALSE(cup.ended);
    t.wait(100), t.move(1, 150, 100);
    const Contact pushed = t.frame().at(0);
    CHECK(pushed.inert);
    CHECK_FALSE(pushed.becameInert);
    t.up(1);
    CHECK(t.frame().at(0).lifted());
}

TEST_CASE("A finger that moves slowly but on is no cup, nor is a held mouse button", "[touch][filters]") {
    Bench t;
    t.down(1, 100, 100);
    t.source = 1, t.kind = SourceKind::Mouse;
    t.down(1, 300, 300);
    t.source = 0, t.kind = SourceKind::Touch;
    for (int i = 1; i <= 10; ++i) {
        t.wait(6'000), t.move(1, 100 + 2.0f * static_cast<float>(i), 100);
        for (const Contact& c : t.frame()) CHECK_FALSE(c.inert);
    }
}

TEST_CASE("The jitter filter calms a resting finger, follows a moving one and leaves the start alone", "[touch][filters]") {
    GestureConfig config;
    config.jitterFilter = true;
    Bench t(config);
    std::mt19937 random(7);
    std::normal_distribution<float> noiseMm(0, 1);
    t.down(1, 100, 100);
    CHECK(t.frame().at(0).px == app::Point{200, 200});
    float rawWorst = 0, worst = 0;
    for (int i = 0; i < 300; ++i) {
        t.wait(10), t.move(1, 100 + noiseMm(random), 100);
        const Contact& c = t.frame().at(0);
        rawWorst = std::max(rawWorst, std::abs(c.rawPx.x - 200) * Bench::kMmPerPx);
        worst = std::max(worst, std::abs(c.px.x - 200) * Bench::kMmPerPx);
    }
    CHECK(worst < rawWorst * 0.75f);

    // 200 mm/s: the authors' formula promises about 9 ms of lag, 2 mm.
    for (int i = 0; i < 100; ++i) {
        t.wait(10), t.move(1, 100 + 2.0f * static_cast<float>(i), 100);
        t.frame();
    }
    const Contact& c = t.tracker.contacts().at(0);
    CHECK((c.rawPx.x - c.px.x) * Bench::kMmPerPx < 4);
    CHECK((c.rawPx.x - c.px.x) * Bench::kMmPerPx > 0.5f);
}
