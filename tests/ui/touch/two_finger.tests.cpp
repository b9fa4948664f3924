#include "ui/touch/two_finger.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/ui/touch/bench.h"

using namespace ui::touch;
using tests::Bench;

namespace {

constexpr float kMmPerPx = Bench::kMmPerPx;

struct Pair {
    Bench t;
    TwoFinger two;
    Pair(app::Point firstMm, app::Point secondMm) : two(landed(firstMm, secondMm)) {}
    void go(app::Point firstMm, app::Point secondMm) {
        t.wait(16), t.move(1, firstMm.x, firstMm.y), t.move(2, secondMm.x, secondMm.y);
        frame();
    }
    void frame() { two.feed(t.frame()); }
    app::Point whereMm(app::Point startMm) const { return two.pose()(startMm * (1 / kMmPerPx)) * kMmPerPx; }

private:
    TwoFinger landed(app::Point a, app::Point b) {
        t.down(1, a.x, a.y), t.down(2, b.x, b.y);
        const auto& contacts = t.frame();
        return TwoFinger(contacts.at(0), contacts.at(1), t.config, kMmPerPx);
    }
};

void checkNear(app::Point a, app::Point b, float within = 0.05f) {
    INFO(a.x << ',' << a.y << " should be " << b.x << ',' << b.y);
    CHECK(app::distance(a, b) < within);
}

app::Point round(app::Point centre, float radius, float degrees) { return centre + app::turned({radius, 0}, degrees); }

}  // namespace

TEST_CASE("A second finger joins only soon and near", "[touch][two-finger]") {
    const auto joins = [](double ms, float mm) {
        Bench t;
        t.down(1, 100, 100);
        t.frame();
        t.wait(ms), t.down(2, 100 + mm, 100);
        const auto& contacts = t.frame();
        return canJoin(contacts.at(0), contacts.at(1), t.config, kMmPerPx);
    };
    CHECK(joins(0, 40));
    CHECK(joins(299, 119));
    CHECK_FALSE(joins(301, 40));
    CHECK_FALSE(joins(100, 121));
}

TEST_CASE("Nearness is to where the first finger is by then, and lost fingers are joined by nobody", "[touch][two-finger]") {
    Bench t;
    t.down(1, 100, 100);
    t.frame();
    t.wait(200), t.move(1, 220, 100), t.down(2, 300, 100), t.down(3, 90, 100);
    const auto& contacts = t.frame();
    CHECK(canJoin(contacts.at(0), contacts.at(1), t.config, kMmPerPx));
    CHECK_FALSE(canJoin(contacts.at(0), contacts.at(2), t.config, kMmPerPx));
    CHECK_FALSE(canJoin(contacts.at(0), contacts.at(0), t.config, kMmPerPx));
    t.tracker.cancelAll();
    const auto& gone = t.frame();
    CHECK_FALSE(canJoin(gone.at(0), gone.at(1), t.config, kMmPerPx));
}

TEST_CASE("Two fingers move a thing at once and without turning or scaling it", "[touch][two-finger]") {
    Pair p({100, 100}, {160, 100});
    p.go({101, 102}, {161, 102});
    checkNear(p.two.pose().movePx * kMmPerPx, {1, 2});
    CHECK(p.two.pose().turnDegrees == 0);
    CHECK(p.two.pose().scale == 1);
    CHECK(p.two.fingers() == 2);
}

TEST_CASE("Turning begins after six degrees and without a jump", "[touch][two-finger]") {
    const app::Point centre{130, 100};
    Pair p({100, 100}, {160, 100});
    p.go(round(centre, 30, 185.5f), round(centre, 30, 5.5f));
    CHECK(p.two.pose().turnDegrees == 0);
    p.go(round(centre, 30, 187), round(centre, 30, 7));
    CHECK(p.two.pose().turnDegrees == Approx(1).margin(0.01));
    p.go(round(centre, 30, 226), round(centre, 30, 46));
    CHECK(p.two.pose().turnDegrees == Approx(40).margin(0.01));
    p.go(round(centre, 30, 181), round(centre, 30, 1));
    CHECK(p.two.pose().turnDegrees == Approx(-5).margin(0.01));
    CHECK(p.two.pose().scale == 1);
    checkNear(p.whereMm(centre), centre);
}

TEST_CASE("Turning counts on past a whole turn", "[touch][two-finger]") {
    const app::Point centre{130, 100};
    Pair p({100, 100}, {160, 100});
    for (int i = 1; i <= 80; ++i) {
        const float degrees = 5.0f * static_cast<float>(i);
        p.go(round(centre, 30, 180 + degrees), round(centre, 30, degrees));
    }
    CHECK(p.two.pose().turnDegrees == Approx(394).margin(0.1));
}

TEST_CASE("Scaling begins after six millimetres and without a jump", "[touch][two-finger]") {
    Pair p({100, 100}, {160, 100});
    p.go({98, 100}, {163, 100});
    CHECK(p.two.pose().scale == 1);
    p.go({97, 100}, {163, 100});
    CHECK(p.two.pose().scale == Approx(1));
    p.go({67, 100}, {193, 100});
    CHECK(p.two.pose().scale == Approx(2));
    CHECK(p.two.pose().turnDegrees == 0);
    checkNear(p.whereMm({130, 100}), {130, 100});
}

TEST_CASE("Fingers close together neither scale nor spin what they hold", "[touch][two-finger]") {
    Pair p({100, 100}, {150, 100});
    p.go({112, 100}, {136, 100});  // 24 mm: frozen at the scale of 25 mm
    const float frozen = p.two.pose().scale;
    CHECK(frozen == Approx((25.0f + 6) / 50));
    p.go({122, 100}, {126, 100});
    CHECK(p.two.pose().scale == frozen);
    p.go({124, 98}, {124, 102});  // a quarter turn of two fingers 4 mm apart
    CHECK(p.two.pose().turnDegrees == 0);
    p.go({124, 85}, {124, 115});
    CHECK(p.two.pose().turnDegrees == 0);
    CHECK(p.two.pose().scale == Approx((30.0f + 6) / 50));
}

TEST_CASE("When one finger lifts the other goes on without a jump", "[touch][two-finger]") {
    const app::Point centre{130, 100};
    Pair p({100, 100}, {160, 100});
    p.go(round(centre, 30, 226) + app::Point{20, 10}, round(centre, 30, 46) + app::Point{20, 10});
    const app::Point before = p.whereMm({100, 100});
    const TwoFingerPose pose = p.two.pose();

    p.t.up(1);
    p.frame();
    CHECK(p.two.fingers() == 1);
    CHECK(p.two.remaining() == p.t.tracker.contacts().at(1).id);
    checkNear(p.whereMm({100, 100}), before);

    const app::Point at = round(centre, 30, 46) + app::Point{20, 10};
    p.t.wait(16), p.t.move(2, at.x + 7, at.y - 3);
    p.frame();
    checkNear(p.whereMm({100, 100}), before + app::Point{7, -3});
    CHECK(p.two.pose().turnDegrees == pose.turnDegrees);
    CHECK(p.two.pose().scale == pose.scale);

    p.t.up(2);
    p.frame();
    CHECK(p.two.over());
    CHECK_FALSE(p.two.cancelled());
    CHECK_FALSE(p.two.remaining());
    checkNear(p.whereMm({100, 100}), before + app::Point{7, -3});
}

TEST_CASE("A lifted finger's last move counts, a lost one's does not matter to the other", "[touch][two-finger]") {
    Pair p({100, 100}, {160, 100});
    p.t.wait(16), p.t.move(1, 110, 100), p.t.move(2, 170, 100), p.t.lose(1);
    p.frame();
    CHECK(p.two.fingers() == 1);
    const app::Point kept = p.whereMm({130, 100});
    p.t.wait(16), p.t.move(2, 180, 100);
    p.frame();
    checkNear(p.whereMm({130, 100}), kept + app::Point{10, 0});
    p.t.lose(2);
    p.frame();
    CHECK(p.two.over());
    CHECK(p.two.cancelled());
}

TEST_CASE("A new finger takes the free place without a jump, and turns again only when meant", "[touch][two-finger]") {
    const app::Point centre{130, 100};
    Pair p({100, 100}, {160, 100});
    p.go(round(centre, 40, 216), round(centre, 40, 36));
    p.t.up(1);
    p.frame();
    const app::Point before = p.whereMm({70, 80});
    const float turn = p.two.pose().turnDegrees;
    p.t.wait(900), p.t.down(5, 100, 140);
    p.t.frame();
    p.two.join(p.t.tracker.contacts().at(1));
    p.two.feed(p.t.tracker.contacts());
    CHECK(p.two.fingers() == 2);
    checkNear(p.whereMm({70, 80}), before);
    CHECK(p.two.pose().turnDegrees == turn);
    CHECK(p.two.holds(p.t.tracker.contacts().at(1).id));
}

TEST_CASE("A third, rude finger on the same thing is not felt", "[touch][two-finger]") {
    Pair p({100, 100}, {160, 100});
    p.t.down(3, 130, 100);
    p.frame();
    p.t.wait(16), p.t.move(3, 10, 10);
    p.frame();
    p.t.up(3);
    p.frame();
    CHECK(p.two.pose().movePx == app::Point{});
    CHECK(p.two.pose().turnDegrees == 0);
    CHECK(p.two.fingers() == 2);
    p.two.join(p.t.tracker.contacts().at(0));  // both places are taken
    CHECK(p.two.fingers() == 2);
}

TEST_CASE("Both fingers lifting in one frame end it where they were", "[touch][two-finger]") {
    Pair p({100, 100}, {160, 100});
    p.t.wait(16), p.t.move(1, 120, 100), p.t.move(2, 180, 100), p.t.up(1), p.t.up(2);
    p.frame();
    CHECK(p.two.over());
    CHECK_FALSE(p.two.cancelled());
    checkNear(p.two.pose().movePx * kMmPerPx, {20, 0});
}

TEST_CASE("One finger lifted and the other lost in the same frame is a loss", "[touch][two-finger]") {
    Pair p({100, 100}, {160, 100});
    p.t.lose(1), p.t.up(2);
    p.frame();
    CHECK(p.two.over());
    CHECK(p.two.cancelled());
}

TEST_CASE("Its centre at the end is where the last finger lifted, not half way to where the first had", "[touch][two-finger]") {
    Pair p({100, 100}, {160, 100});
    p.t.wait(16), p.t.up(2);
    p.frame();
    p.t.wait(16), p.t.move(1, 300, 200);
    p.frame();
    p.t.wait(16), p.t.up(1);
    p.frame();
    CHECK(p.two.over());
    checkNear(p.two.centrePx() * kMmPerPx, {300, 200});
}
