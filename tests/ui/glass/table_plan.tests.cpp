#include "ui/glass/table_plan.h"

#include <set>

#include "tests/app/workroom.h"
#include "ui/glass/target.h"

using namespace tests;
using namespace ui::glass;

namespace {

bool inside(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x - 1 && inner.y >= outer.y - 1 && inner.right() <= outer.right() + 1 &&
           inner.bottom() <= outer.bottom() + 1;
}

}  // namespace

TEST_CASE("Trays stand at their edges, turned to their people, on the glass, none over another", "[scene][plan]") {
    for (const TableSize size : {TableSize{1920, 1080, 2.0f}, TableSize{3840, 2160, 2.6f}, TableSize{1280, 800, 2.5f}})
        for (int count : {1, 4, 8, 12}) {
            INFO(count << " seats on " << size.width);
            Workroom context;
            for (int i = 0; i < count; ++i) context.seat(static_cast<Edge>(i % 4), 0.5f);  // all want the middle
            const TablePlan plan = planTable(context.board(), size, {});
            REQUIRE(plan.seats.size() == static_cast<std::size_t>(count));
            for (std::size_t i = 0; i < plan.seats.size(); ++i) {
                const SeatPlace& place = plan.seats[i];
                const Edge edge = context.board().find(place.seat)->edge;
                CHECK(inside(size.rect(), place.tray.box));
                CHECK(place.tray.quarters == quartersOf(edge));
                CHECK_FALSE(place.open);
                CHECK(plan.find(place.seat) == &place);
                for (std::size_t j = i + 1; j < plan.seats.size(); ++j)
                    if (context.board().find(plan.seats[j].seat)->edge == edge)
                        CHECK_FALSE(place.tray.box.touches(plan.seats[j].tray.box));
                CHECK_FALSE(place.tray.box.grown(-1).touches(plan.boardArea));
            }
            CHECK(inside(size.rect(), plan.boardArea));
            CHECK(plan.boardArea.w > static_cast<float>(size.width) * 0.5f);
            CHECK(plan.boardArea.h > static_cast<float>(size.height) * 0.4f);
        }
}

TEST_CASE("Twelve open panels become narrower and stand clear of each other; few keep their width", "[scene][plan]") {
    for (const TableSize size : {TableSize{1920, 1080, 2.5f}, TableSize{3840, 2160, 3.15f}}) {
        Workroom context;
        for (int i = 0; i < 8; ++i) context.seat(i % 2 ? Edge::Top : Edge::Bottom, 0.1f + 0.25f * static_cast<float>(i / 2));
        for (int i = 0; i < 4; ++i) context.seat(i % 2 ? Edge::Left : Edge::Right, i < 2 ? 0.3f : 0.7f);
        std::vector<PanelSize> open;
        for (const auto& [id, seat] : context.board().all<Seat>()) open.push_back({seat.id, 168, 108, 98});
        const TablePlan plan = planTable(context.board(), size, open);
        for (std::size_t i = 0; i < plan.seats.size(); ++i) {
            CHECK(inside(size.rect(), plan.seats[i].panel.box));
            CHECK(plan.seats[i].panel.width() >= size.mm(98) - 1);
            for (std::size_t j = i + 1; j < plan.seats.size(); ++j)
                CHECK_FALSE(plan.seats[i].panel.box.grown(-1).touches(plan.seats[j].panel.box));
        }
        const TablePlan one = planTable(context.board(), size, {open[0]});
        CHECK(one.find(open[0].seat)->panel.width() == Approx(size.mm(168)).margin(1));
    }
    // Without a least width nothing is made narrower: a keyboard's keys would be too small.
    Workroom context;
    for (int i = 0; i < 4; ++i) context.seat(Edge::Bottom, 0.1f + 0.25f * static_cast<float>(i));
    std::vector<PanelSize> open;
    for (const auto& [id, seat] : context.board().all<Seat>()) open.push_back({seat.id, 195, 114});
    const TablePlan keyboards = planTable(context.board(), {1920, 1080, 2.0f}, open);
    for (const SeatPlace& place : keyboards.seats) CHECK(place.panel.width() == Approx(390).margin(1));
}

TEST_CASE("Seats along one edge keep the order in which their people stand", "[scene][plan]") {
    Workroom context;
    const Id<Seat> right = context.seat(Edge::Top, 0.55f), left = context.seat(Edge::Top, 0.5f),
                   far = context.seat(Edge::Top, 0.9f);
    const TablePlan plan = planTable(context.board(), {1920, 1080, 2}, {});
    // From the top edge left is the table's right.
    CHECK(plan.find(left)->tray.box.x > plan.find(right)->tray.box.x);
    CHECK(plan.find(right)->tray.box.x > plan.find(far)->tray.box.x);
}

TEST_CASE("On a wall everybody stands at the bottom, upright, and the status line is not turned", "[scene][plan]") {
    Workroom context;
    for (int i = 0; i < 8; ++i) context.seat(static_cast<Edge>(i % 4), 0.12f * static_cast<float>(i));
    context.must([](const Board& b, CommandContext& a) { return commands::seatEveryone(b, a, Seating::Wall); });
    const TablePlan plan = planTable(context.board(), {3840, 1080, 2}, {});
    for (const SeatPlace& place : plan.seats) {
        CHECK(place.tray.quarters == 0);
        CHECK(place.tray.box.bottom() > 1000);
        for (const SeatPlace& other : plan.seats)
            if (&other != &place) CHECK_FALSE(place.tray.box.touches(other.tray.box));
    }
    CHECK(plan.statusTurned.box.empty());
    for (const EdgeButton& button : plan.edgeButtons) CHECK(button.edge == Edge::Bottom);
}

TEST_CASE("An open panel lies at its seat, on the glass even at a corner, and the notes lie above it", "[scene][plan]") {
    Workroom context;
    for (const float along : {0.0f, 0.5f, 1.0f})
        for (Edge edge : {Edge::Bottom, Edge::Right, Edge::Top, Edge::Left}) {
            const Id<Seat> seat = context.seat(edge, along);
            const Id<Note> note = context.written("mot", seat);
            const TableSize size{1920, 1080, 2};
            const TablePlan plan = planTable(context.board(), size, {{seat, 195, 114}});
            const SeatPlace& place = *plan.find(seat);
            CHECK(place.open);
            CHECK(inside(size.rect(), place.panel.box));
            CHECK(place.front().box == place.panel.box);
            CHECK(place.panel.width() == 390);
            REQUIRE(place.notes.size() == 1);
            CHECK(place.notes[0].note == note);
            CHECK_FALSE(app::boundsOfTurned(place.notes[0].px, place.notes[0].turn).grown(-1).touches(place.panel.box));
            context.must([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, seat); });
        }
}

TEST_CASE("However many notes lie in a tray, all stay within its width and each can be grasped", "[scene][plan]") {
    Workroom context;
    const Id<Seat> seat = context.seat();
    for (int i = 0; i < 25; ++i) context.written("mot", seat);
    const TablePlan plan = planTable(context.board(), {1920, 1080, 2}, {});
    const SeatPlace& place = *plan.find(seat);
    REQUIRE(place.notes.size() == 25);
    for (std::size_t i = 0; i < place.notes.size(); ++i) {
        CHECK(place.notes[i].px.x >= place.tray.box.x - 1);
        CHECK(place.notes[i].px.right() <= place.tray.box.right() + 1);
        if (i) CHECK(place.notes[i].px.x - place.notes[i - 1].px.x >= 7);
    }
}

TEST_CASE("Who comes takes the widest gap of the edge", "[scene][plan]") {
    Workroom context;
    CHECK(freePlace(context.board(), Edge::Bottom) == Approx(0.45f).margin(0.1f));
    context.seat(Edge::Bottom, 0.2f);
    CHECK(freePlace(context.board(), Edge::Bottom) > 0.4f);
    context.seat(Edge::Bottom, 0.8f);
    CHECK(freePlace(context.board(), Edge::Bottom) == Approx(0.5f).margin(0.05f));
    CHECK(freePlace(context.board(), Edge::Left) == Approx(0.45f).margin(0.1f));
}

TEST_CASE("The facilitator's panel fits its corner and faces whoever called it", "[scene][plan]") {
    Workroom context;
    const TablePlan plan = planTable(context.board(), {1920, 1080, 2}, {});
    for (int corner = 0; corner < 4; ++corner) {
        const Pose pose = cornerPose(plan, corner, 236, 130, Seating::Table);
        CHECK(inside(plan.size.rect(), pose.box));
        CHECK(pose.quarters == (corner < 2 ? 2 : 0));
        CHECK(cornerPose(plan, corner, 236, 130, Seating::Wall).quarters == 0);
    }
    CHECK(inside({0, 0, 400, 200}, cornerPose(planTable(context.board(), {400, 200, 2}, {}), 2, 236, 130, Seating::Table).box));
}

TEST_CASE("The nearest seat is that of the nearest tray, or nobody's", "[scene][plan]") {
    Workroom context;
    CHECK_FALSE(nearestSeat(planTable(context.board(), {}, {}), {100, 100}));
    const Id<Seat> top = context.seat(Edge::Top, 0.5f), bottom = context.seat(Edge::Bottom, 0.5f);
    const TablePlan plan = planTable(context.board(), {}, {});
    CHECK(nearestSeat(plan, {900, 200}) == top);
    CHECK(nearestSeat(plan, {900, 900}) == bottom);
}

TEST_CASE("A target's uncovered point lies on it and under nothing", "[scene][target]") {
    const Rect window{0, 0, 200, 200};
    std::vector<Target> all{{"a", "note", "", {10, 10, 100, 50}, 0, {}, 1},
                            {"b", "panel", "", {50, 0, 100, 100}, 0, {}, 2},
                            {"c", "note", "", {60, 20, 10, 10}, 0, {}, 1},
                            {"d", "note", "", {150, 150, 200, 200}, 0, {}, 1},
                            {"e", "note", "", {300, 300, 10, 10}, 0, {}, 1}};
    Point p;
    REQUIRE(uncoveredPoint(all[0], all, window, p));
    CHECK(all[0].px.contains(p));
    CHECK_FALSE(all[1].px.contains(p));
    CHECK_FALSE(uncoveredPoint(all[2], all, window, p));  // wholly under b
    REQUIRE(uncoveredPoint(all[1], all, window, p));
    CHECK(p.x == Approx(100));
    REQUIRE(uncoveredPoint(all[3], all, window, p));
    CHECK(window.contains(p));
    CHECK_FALSE(uncoveredPoint(all[4], all, window, p));
}

TEST_CASE("However many panels are open at the top, one of the status lines can be read", "[scene][plan]") {
    for (const TableSize size : {TableSize{1920, 1080, 2.0f}, TableSize{1920, 1080, 2.5f}, TableSize{3840, 2160, 3.15f}})
        for (const float width : {168.0f, 215.0f, 260.0f})
            for (int count : {1, 2, 3, 4}) {
                INFO(count << " panels of " << width << " mm on " << size.width << " at " << size.pxPerMm);
                Workroom context;
                std::vector<PanelSize> open;
                for (int i = 0; i < count; ++i)
                    open.push_back(
                        {context.seat(Edge::Top, (static_cast<float>(i) + 0.5f) / static_cast<float>(count)), width, 128, 98});
                context.seat(Edge::Left, 0.5f), context.seat(Edge::Bottom, 0.5f);
                const TablePlan plan = planTable(context.board(), size, open);
                const auto readable = [&](const app::Pose& status) {
                    return status.width() >= size.mm(70) && inside(size.rect(), status.box) &&
                           std::ranges::none_of(plan.seats, [&](const SeatPlace& place) {
                               return place.front().box.grown(-1).touches(status.box);
                           });
                };
                CHECK((readable(plan.status) || readable(plan.statusTurned)));
                CHECK_FALSE(plan.status.box.grown(-1).touches(plan.statusTurned.box));
            }
    Workroom context;
    context.seat(Edge::Top, 0.5f), context.seat(Edge::Bottom, 0.5f);
    const TablePlan closed = planTable(context.board(), TableSize{1920, 1080, 2.0f}, {});
    CHECK(closed.status.box.right() == Approx(closed.statusTurned.box.x));  // nothing open: the strip is shared out evenly
    CHECK(closed.status.width() == Approx(closed.statusTurned.width()));
}

TEST_CASE("What is said to a hand is turned to where it comes from: the nearest seat, or an edge it is right before",
          "[scene][plan][sides]") {
    Workroom context;
    const auto side = [&](app::Point px) { return sideOf(planTable(context.board(), {}, {}), px); };
    // Nobody sits: an edge one stands right before, else a long side.
    CHECK(side({500, 700}) == 0);
    CHECK(side({500, 300}) == 2);
    CHECK(side({960, 1000}) == 0);
    CHECK(side({100, 540}) == 1);
    CHECK(side({960, 80}) == 2);
    CHECK(side({1850, 540}) == 3);
    // One who works alone is answered upright all over the table, but for somebody at another edge.
    context.seat(Edge::Bottom, 0.5f);
    CHECK(side({960, 300}) == 0);
    CHECK(side({700, 540}) == 0);
    CHECK(side({960, 40}) == 2);
    CHECK(side({40, 300}) == 1);
    context.seat(Edge::Left, 0.5f), context.seat(Edge::Right, 0.5f), context.seat(Edge::Top, 0.5f);
    CHECK(side({300, 540}) == 1);
    CHECK(side({1600, 540}) == 3);
    CHECK(side({960, 300}) == 2);
    CHECK(side({960, 800}) == 0);
}
