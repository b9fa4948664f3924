#include "ui/touch/press.h"

#include <catch2/catch.hpp>

#include "tests/ui/touch/bench.h"

using namespace ui::touch;
using tests::Bench;
using State = Press::State;

namespace {

// A press on the first contact of the frame, fed in every frame.
struct Pressing {
    Bench& t;
    Press press;
    Pressing(Bench& bench) : t(bench), press(bench.frame().at(0), bench.config, Bench::kMmPerPx) {}
    State after(double ms) {
        for (const Contact& c : t.frameAfter(ms)) press.feed(c, t.nowS);
        return press.state();
    }
};

}  // namespace

TEST_CASE("A short press in one place is a tap", "[touch][press]") {
    Bench t;
    t.down(1, 10, 10);
    Pressing p(t);
    t.move(1, 12, 11);
    CHECK(p.after(16) == State::Possible);
    CHECK_FALSE(p.press.changed());
    t.wait(100), t.up(1);
    CHECK(p.after(0) == State::Tapped);
    CHECK(p.press.changed());
    CHECK(p.press.over());
}

TEST_CASE("A tap inside one frame is a tap, also if the frame comes late", "[touch][press]") {
    Bench t;
    t.down(1, 10, 10), t.wait(80), t.up(1), t.wait(900);
    const Contact c = t.frame().at(0);
    Press press(c, t.config, Bench::kMmPerPx);
    CHECK(press.feed(c, t.nowS) == State::Tapped);
}

TEST_CASE("A long press holds, shows it coming, and ends without a tap", "[touch][press]") {
    Bench t;
    t.down(1, 10, 10);
    Pressing p(t);
    CHECK(p.after(140) == State::Possible);
    CHECK(p.press.holdProgress(t.nowS) == 0);
    CHECK(p.after(185) == State::Possible);
    CHECK(p.press.holdProgress(t.nowS) == Approx(0.5f));
    CHECK(p.after(176) == State::Held);
    CHECK(p.press.holdProgress(t.nowS) == 1);
    t.move(1, 60, 10);  // the finger may go to what the hold opened
    CHECK(p.after(50) == State::Held);
    t.up(1);
    CHECK(p.after(50) == State::Ended);
    CHECK(p.press.held());
    CHECK_FALSE(p.press.dragged());
}

TEST_CASE("Places have limits of their own: keys hold sooner, some places know no hold", "[touch][press]") {
    Bench t;
    t.down(1, 10, 10);
    const Contact c = t.frame().at(0);
    Press key(c, t.config, t.config.key, Bench::kMmPerPx), plain(c, t.config, {4, 2'000, 0}, Bench::kMmPerPx);
    t.wait(360);
    const Contact later = t.frame().at(0);
    CHECK(key.feed(later, t.nowS) == State::Held);
    CHECK(plain.feed(later, t.nowS) == State::Possible);
    t.wait(1'000), t.up(1);
    CHECK(plain.feed(t.frame().at(0), t.nowS) == State::Tapped);
}

TEST_CASE("Out of the slop is a drag and stays one, also back at the start", "[touch][press]") {
    Bench t;
    t.down(1, 10, 10);
    Pressing p(t);
    t.move(1, 13.9f, 10);
    CHECK(p.after(16) == State::Possible);
    t.move(1, 14.2f, 10);
    CHECK(p.after(16) == State::Dragging);
    CHECK(p.press.movedPx().x == Approx(8.4f));
    t.move(1, 10, 10);
    CHECK(p.after(600) == State::Dragging);
    t.up(1);
    CHECK(p.after(100) == State::Ended);
    CHECK(p.press.dragged());
    CHECK(p.press.flingMmS() == app::Point{});
}

TEST_CASE("A thing lands where its finger lifted, though the lift brought the last move with it", "[touch][press]") {
    Bench t;
    t.down(1, 10, 10);
    Pressing p(t);
    t.move(1, 30, 10), t.wait(10), t.move(1, 50, 10), t.up(1);
    CHECK(p.after(0) == State::Ended);
    CHECK(p.press.px() == app::Point{100, 20});
    CHECK(p.press.dragged());
}

TEST_CASE("A throw has the speed of the last tenth of a second, capped, and none after a rest", "[touch][press]") {
    const auto thrown = [](float mmPer10Ms, double restMs) {
        Bench t;
        t.down(1, 0, 0);
        Pressing p(t);
        for (int i = 1; i <= 20; ++i) {
            t.move(1, mmPer10Ms * static_cast<float>(i), 0);
            p.after(10);
        }
        t.wait(restMs), t.up(1);
        CHECK(p.after(0) == State::Ended);
        return p.press.flingMmS();
    };
    CHECK(thrown(5, 0).x == Approx(500).epsilon(0.02));
    CHECK(thrown(5, 0).y == Approx(0).margin(0.1));
    CHECK(thrown(5, 60) == app::Point{});
    CHECK(thrown(0.7f, 0) == app::Point{});
    CHECK(thrown(40, 0).x == Approx(2'500));
}

TEST_CASE("A flick inside one slow frame is a throw", "[touch][press]") {
    Bench t;
    t.down(1, 0, 0);
    for (int i = 1; i <= 8; ++i) t.wait(8), t.move(1, 0, 4 * static_cast<float>(i));
    t.up(1), t.wait(20);
    const Contact c = t.frame().at(0);
    Press press(c, t.config, Bench::kMmPerPx);
    CHECK(press.feed(c, t.nowS) == State::Ended);
    CHECK(press.dragged());
    CHECK(press.flingMmS().y == Approx(500).epsilon(0.02));
}

TEST_CASE("Lost, palm and inert contacts cancel a press, whatever it was", "[touch][press]") {
    Bench t;
    t.down(1, 10, 10);
    Pressing p(t);
    t.move(1, 30, 10);
    CHECK(p.after(16) == State::Dragging);
    t.tracker.cancelAll(0);
    CHECK(p.after(16) == State::Cancelled);

    Bench cup;
    cup.down(1, 10, 10);
    Pressing lying(cup);
    CHECK(lying.after(600) == State::Held);
    CHECK(lying.after(20'000) == State::Cancelled);
    cup.up(1);
    CHECK(lying.after(10) == State::Cancelled);
    CHECK_FALSE(lying.press.changed());
}

TEST_CASE("Another finger beside a press changes nothing about it", "[touch][press]") {
    Bench t;
    t.down(1, 10, 10);
    Pressing p(t);
    t.down(2, 12, 10), t.move(2, 80, 80);
    CHECK(p.after(16) == State::Possible);
    t.up(2);
    CHECK(p.after(16) == State::Possible);
    CHECK(p.press.movedPx() == app::Point{});
    t.up(1);
    CHECK(p.after(16) == State::Tapped);
}

TEST_CASE("A press that another finger joined is neither tap nor hold", "[touch][press]") {
    Bench t;
    t.down(1, 10, 10);
    Pressing p(t);
    p.press.noLongerTap();
    CHECK(p.press.holdProgress(t.nowS + 0.4) == 0);
    CHECK(p.after(600) == State::Possible);
    t.up(1);
    CHECK(p.after(10) == State::Ended);
}
