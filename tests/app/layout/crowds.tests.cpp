// Discs told as one, opened, and titled; a scale that spreads what there is.
#include "app/layout/crowds.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "app/layout/stretch.h"
#include "tests/app/layout/inside.h"

using namespace app;
using namespace app::layout;
using tests::liesInside;

namespace {

const Rect kPlane{0, 0, 160, 130};

std::vector<Disc> byChance(unsigned seed, std::size_t count, int places) {
    std::mt19937 chance(seed);
    const auto part = [&] { return static_cast<float>(chance() % 1000) / 1000; };
    std::vector<Point> heaps;
    for (int i = 0; i < places; ++i) heaps.push_back({part() * kPlane.w, part() * kPlane.h});
    std::vector<Disc> discs;
    for (std::size_t i = 0; i < count; ++i) {
        const Point at = i % 3 == 0 ? Point{part() * kPlane.w, part() * kPlane.h} : heaps[chance() % heaps.size()];
        discs.push_back({at, 4.5f + 3 * part(), i < 5});
    }
    return discs;
}

}  // namespace

TEST_CASE("Whatever the discs: each is in one crowd or lies where it lay, and none covers another", "[layout][crowds]") {
    for (unsigned seed = 1; seed <= 40; ++seed)
        for (const std::size_t count : {0u, 1u, 7u, 60u, 150u, 300u}) {
            INFO("seed " << seed << ", " << count << " discs");
            const auto discs = byChance(seed, count, 1 + static_cast<int>(seed % 20));
            const auto all = crowds(discs);
            std::set<std::size_t> seen;
            for (const Crowd& crowd : all) {
                REQUIRE_FALSE(crowd.members.empty());
                for (std::size_t member : crowd.members) CHECK(seen.insert(member).second);
                CHECK(kPlane.grown(0.01f).contains(crowd.at));
                CHECK(crowd.radius >= 4.5f);
                if (!crowd.isDisc()) CHECK(2 * crowd.radius >= 12);  // to be touched
                if (crowd.isDisc()) CHECK(crowd.at == discs[crowd.members[0]].at);
            }
            CHECK(seen.size() == count);
            const auto alone = [&](const Crowd& c) { return c.isDisc() && discs[c.members[0]].alone; };
            for (std::size_t i = 0; i < all.size(); ++i)
                for (std::size_t j = 0; j < i; ++j) {
                    const float apart = distance(all[i].at, all[j].at), larger = std::max(all[i].radius, all[j].radius);
                    if (alone(all[i]) || alone(all[j])) CHECK(apart >= kHides * larger * 0.999f);
                    else CHECK(apart >= kMayTouch * (all[i].radius + all[j].radius) * 0.999f);
                }
        }
}

TEST_CASE("Discs that lie apart are no crowd; two in one place are one of two between them", "[layout][crowds]") {
    CHECK(crowds({{{20, 20}, 4.5f}, {{40, 20}, 4.5f}}).size() == 2);
    const auto two = crowds({{{20, 20}, 4.5f}, {{24, 20}, 4.5f}, {{90, 90}, 6}});
    REQUIRE(two.size() == 2);
    CHECK(two[0].members == std::vector<std::size_t>{0, 1});
    CHECK(two[0].at.x == Approx(22));
    // One of the first stays by itself beside another, but not under it.
    CHECK(crowds({{{20, 20}, 6, true}, {{29, 20}, 6}}).size() == 2);
    CHECK(crowds({{{20, 20}, 6, true}, {{22, 20}, 6}}).size() == 1);
}

TEST_CASE("An opened crowd lies on the plane, a fingertip for each, beside what lies open already", "[layout][crowds]") {
    for (const std::size_t count : {2u, 9u, 40u, 110u}) {
        const auto places = fanOut({150, 10}, count, 12, kPlane, {});
        REQUIRE(places);
        REQUIRE(places->size() == count);
        for (std::size_t i = 0; i < count; ++i) {
            CHECK(liesInside(kPlane, {(*places)[i].x - 4, (*places)[i].y - 4, 8, 8}));
            for (std::size_t j = 0; j < i; ++j) CHECK(distance((*places)[i], (*places)[j]) >= 8.3f);
        }
    }
    const Rect other{60, 40, 60, 60};
    const auto beside = fanOut({90, 70}, 12, 12, kPlane, {other});
    REQUIRE(beside);
    for (Point p : *beside) CHECK_FALSE(other.contains(p));
    CHECK_FALSE(fanOut({90, 70}, 12, 12, kPlane, {kPlane}));
}

TEST_CASE("Titles lie inside, near their discs, on no other title, no titled disc and nothing that is taken",
          "[layout][crowds]") {
    std::mt19937 chance(3);
    for (int round = 0; round < 200; ++round) {
        const Rect plane{round % 3 * 176.3f, round % 5 * 7.7f, kPlane.w - round % 7 * 1.3f, kPlane.h};
        std::vector<TitleWish> wishes;
        const bool heap = round % 2;
        for (int i = 0; i < 5; ++i) {
            const auto part = [&] { return static_cast<float>(chance() % 1000) / 1000; };
            const Point at = heap ? Point{20 + 9 * static_cast<float>(i), 30} : Point{part() * kPlane.w, part() * kPlane.h};
            wishes.push_back({at + Point{plane.x, plane.y}, 6, {36.13f, 12}});
        }
        const std::vector<Rect> taken{{plane.x, plane.y, 40, 8}, {plane.x + 110, plane.y, 40, 8}};
        const auto boxes = placeTitles(wishes, plane, taken, {{plane.x + 50, plane.y + 30}});
        REQUIRE(boxes.size() == wishes.size());
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            REQUIRE_FALSE(boxes[i].empty());
            CHECK(liesInside(plane, boxes[i]));
            for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(boxes[i].touches(boxes[j]));
            for (const TitleWish& wish : wishes) CHECK_FALSE(boxes[i].contains(wish.at));
            for (const Rect& r : taken) CHECK_FALSE(boxes[i].touches(r));
        }
    }
}

TEST_CASE("A stretched scale keeps the order, gives each quarter its share, and leads back", "[layout][stretch]") {
    std::vector<float> values;
    for (int i = 0; i < 80; ++i) values.push_back(0.02f + 0.18f * static_cast<float>(i) / 80);  // all of them at the left
    for (int i = 0; i < 20; ++i) values.push_back(0.5f);
    values.push_back(0), values.push_back(1);
    const Stretch s(values);
    REQUIRE_FALSE(s.plain());
    CHECK(s.shown(0) == 0);
    CHECK(s.shown(1) == 1);
    CHECK(s.value(1) == 1);
    float before = -1;
    for (int i = 0; i <= 1000; ++i) {
        const float v = static_cast<float>(i) / 1000, shown = s.shown(v);
        CHECK(shown > before);
        CHECK(s.value(shown) == Approx(v).margin(1e-4));
        before = shown;
    }
    CHECK(s.shown(0.11f) > 0.3f);  // in the middle of the 80
    CHECK(s.shown(0.19f) > 0.65f);
    CHECK(Stretch({0.2f, 0.2f, 0.3f, 0, 1}).plain());  // two that differ: nothing to spread
    CHECK(Stretch().shown(0.3f) == 0.3f);
}
