#include "app/base/geometry.h"

#include <catch2/catch.hpp>

using namespace app;

TEST_CASE("What lies on a panel comes back from the table to where it was, at every turn", "[base][geometry]") {
    for (int quarters = 0; quarters < 4; ++quarters) {
        const Pose pose{{100, 50, quarters % 2 ? 80.0f : 200.0f, quarters % 2 ? 200.0f : 80.0f}, quarters};
        INFO(quarters);
        CHECK(pose.width() == 200);
        CHECK(pose.height() == 80);
        for (Point local : {Point{0, 0}, Point{200, 0}, Point{13, 71}}) CHECK(pose.toLocal(pose.toTable(local)) == local);
        const Rect onTable = pose.toTable(Rect{10, 20, 30, 5});
        CHECK(onTable.w * onTable.h == Approx(150));
        CHECK(pose.box.contains(onTable.centre()));
        // Turning the local axes by the pose's degrees gives the table's.
        const Point right = pose.toTable(Point{1, 0}) - pose.toTable(Point{0, 0});
        const Point turnedRight = turned({1, 0}, pose.degrees());
        CHECK(right.x == Approx(turnedRight.x).margin(1e-4));
        CHECK(right.y == Approx(turnedRight.y).margin(1e-4));
    }
}

TEST_CASE("Boxes unite, clip and bound what is turned", "[base][geometry]") {
    const Rect a{0, 0, 10, 10}, b{20, 5, 10, 10};
    CHECK(united(a, b) == Rect{0, 0, 30, 15});
    CHECK(united({}, b) == b);
    CHECK(clipped(a, b).empty());
    CHECK_FALSE(a.touches(b));
    CHECK(clipped(a, {5, 5, 10, 10}) == Rect{5, 5, 5, 5});
    const Rect upright = boundsOfTurned({0, 0, 40, 20}, 90);
    CHECK(upright.w == Approx(20));
    CHECK(upright.h == Approx(40));
    CHECK(upright.centre().x == Approx(20));
}
