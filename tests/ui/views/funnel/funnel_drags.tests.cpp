#include "tests/ui/views/funnel/plan_wall.h"

using namespace tests;

TEST_CASE("Actions go from the list, from the matrix and from a tier into a tier; onto the list they leave the plan",
          "[interact][funnel]") {
    PlanWall wall(6);
    const auto first = wall.tier("un"), second = wall.tier("deux");
    wall.finger(1).down(wall.row(0)).moveTo(wall.inTier(0));
    wall.finger(2).down(wall.spot(1)).moveTo(wall.inTier(1));
    wall.finger(3).down(wall.inTier(0));  // rests where the first one wants to drop
    for (int finger : {1, 2, 3}) wall.finger(finger).up();
    CHECK(wall.planned(first) == "a");
    CHECK(wall.planned(second) == "b");
    CHECK(wall.board().find<app::Planned>(wall.at(0).value)->pin == app::Pin::Imposed);
    wall.wait(300);
    wall.finger(1).down(wall.card(0)).moveTo(wall.inTier(1) + Point{wall.mm(40), 0}).up();
    CHECK(wall.planned(first).empty());
    CHECK(wall.planned(second) == "ba");
    wall.wait(300);
    wall.finger(1).down(wall.card(0)).moveTo(wall.where(wall.card(1)) - Point{wall.mm(30), 0}).up();
    CHECK(wall.planned(second) == "ab");
    wall.wait(300);
    wall.finger(1).down(wall.card(1)).moveTo(wall.row(4)).up();
    CHECK(wall.planned(second) == "a");
}

TEST_CASE("What has no value or cost waits below the matrix and is dragged in; a row dropped in the matrix is scored too",
          "[interact][funnel]") {
    PlanWall wall(3, false);
    wall.score(2, 3, 50, 2000);
    CHECK(wall.funnel().toPlace().size() == 2);
    wall.finger(1).down(wall.toPlace(0)).moveTo(wall.inPlot(0.5f, 0.5f));
    wall.finger(2).down(wall.row(1)).moveTo(wall.inPlot(0.2f, 1));
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.funnel().toPlace().empty());
    CHECK(wall.estimate(0).impactCustomer == 3);
    CHECK(wall.estimate(1).impactCustomer == 5);
    CHECK(wall.estimate(1).tenthDays);
    CHECK_FALSE(funnelOf(wall.scene()).spot(wall.at(1)) == nullptr);
}

TEST_CASE("Where there is no tier a tap makes three, and asking for a plan opens the facilitator's panel", "[interact][funnel]") {
    PlanWall wall(3);
    wall.finger(1).tap(std::string("plan/make-tiers"));
    REQUIRE(wall.board().tiers().size() == 3);
    const app::Tier& first = *wall.board().find(wall.board().tiers()[0]);
    CHECK(*first.endDay - *first.startDay == 30);
    for (std::size_t i = 1; i < 3; ++i)  // each begins on the day after the last of the one before
        CHECK(*wall.board().find(wall.board().tiers()[i])->startDay ==
              *wall.board().find(wall.board().tiers()[i - 1])->endDay + 1);
    CHECK_FALSE(first.euros);
    CHECK_FALSE(wall.has("plan/make-tiers"));
    wall.finger(1).tap(std::string("plan/propose"));
    wall.wait(100);
    CHECK(wall.has("facilitator/close"));
}

TEST_CASE("An action in one hand is refused to another, wherever it shows; refused drops say why", "[interact][funnel][rude]") {
    PlanWall wall(4);
    const auto tier = wall.tier("un");
    wall.plan(0, tier);
    wall.finger(1).down(wall.row(0)).moveBy({wall.mm(15), 0});
    wall.finger(2).down(wall.card(0));
    CHECK(wall.answered("Another hand holds this."));
    wall.finger(2).up();
    wall.finger(1).up();
    wall.wait(3000);
    wall.finger(1).down(wall.spot(1)).moveTo(wall.row(3)).up();
    CHECK(wall.answered("Drop it in the matrix or in a tier."));
    CHECK(wall.board().ranking().size() <= 4);
}

TEST_CASE("A card whose plan is changed by another hand leaves the hand; a row goes on", "[interact][funnel][rude]") {
    PlanWall wall(4);
    const auto tier = wall.tier("un");
    wall.plan(0, tier), wall.plan(1, tier);
    wall.finger(1).down(wall.card(0)).moveBy({-wall.mm(20), 0});
    wall.finger(2).down(wall.row(1)).moveBy({wall.mm(20), 0});
    REQUIRE(wall.table().drafts().held.size() == 2);
    wall.command([&](const Board& b, CommandContext& a) { return commands::takeOutOfPlan(b, a, wall.at(0), false); });
    wall.command([&](const Board& b, CommandContext& a) { return commands::takeOutOfPlan(b, a, wall.at(1), false); });
    CHECK(wall.table().drafts().held.size() == 1);
    wall.finger(1).moveTo(wall.inTier(0)).up();
    wall.finger(2).moveTo(wall.inTier(0)).up();
    CHECK(wall.planned(tier) == "b");
}

TEST_CASE("Two hands ask for three tiers in the same frame: three are made, and the second is told", "[interact][funnel][rude]") {
    PlanWall wall(3);
    wall.atOnce([&] {
        wall.finger(1).down(std::string("plan/make-tiers")),
            wall.finger(2).down(wall.where("plan/make-tiers") + Point{wall.mm(8), 0});
    });
    wall.atOnce([&] { wall.finger(1).up(), wall.finger(2).up(); });
    CHECK(wall.board().tiers().size() == 3);
    CHECK(wall.answered("There are tiers already."));
}

TEST_CASE("Only a card from a tier makes the list a target; a removed action is told to the hand that held it",
          "[interact][funnel][rude]") {
    PlanWall wall(4);
    wall.plan(0, wall.tier("un"));
    const auto target = [&](int i) {
        const auto& held = wall.table().drafts().held;
        const auto at = std::ranges::find_if(held, [&](const auto& h) { return h.thing.record.id == wall.at(i).value; });
        REQUIRE(at != held.end());
        return at->targetPx;
    };
    wall.finger(1).down(wall.card(0)).moveTo(wall.row(3));
    wall.finger(2).down(wall.spot(1)).moveTo(wall.where(wall.row(3)) + Point{wall.mm(10), 0});
    CHECK_FALSE(target(0).empty());
    CHECK(target(1).empty());
    wall.command([&](const Board& b, CommandContext& a) { return commands::removeAction(b, a, wall.at(1)); });
    CHECK(wall.answered("Another hand has moved it."));
    CHECK(wall.table().drafts().held.size() == 1);
    wall.wait(3000);
    wall.command([&](const Board& b, CommandContext& a) { return commands::takeOutOfPlan(b, a, wall.at(0), false); });
    CHECK(wall.answered("Another hand has moved it."));
    CHECK(wall.table().drafts().held.empty());
    for (int finger : {1, 2}) wall.finger(finger).up();
}

TEST_CASE("Proposals open in the corner nearest to who asks, but not over what the facilitator writes", "[interact][funnel]") {
    PlanWall wall(3);
    wall.tier("un");
    const Point propose = wall.where("plan/propose");
    wall.finger(2).down(wall.row(1)).hold(20);
    wall.finger(1).tap(propose);
    wall.wait(60);
    const Point close = wall.where("facilitator/close");
    const auto& size = wall.scene().plan().size;
    CHECK((close.x > static_cast<float>(size.width) / 2) == (propose.x > static_cast<float>(size.width) / 2));
    CHECK((close.y > static_cast<float>(size.height) / 2) == (propose.y > static_cast<float>(size.height) / 2));
    wall.finger(2).up();
}

TEST_CASE("A card half under the window's edge is carried whole", "[interact][funnel]") {
    PlanWall wall(60);
    const auto tier = wall.tier("un", 100'000, 10'000'000);
    for (int i = 0; i < 50; ++i) wall.plan(i, tier);
    REQUIRE(wall.funnel().scroll(Funnel::Pane::Tiers).overflows());
    const app::Rect window = wall.funnel().windowPx(Funnel::Pane::Tiers);
    const auto& cards = wall.funnel().layout().tiers[0].cards;
    const app::Rect whole = wall.funnel().tierPx(cards[0]);
    std::optional<std::size_t> cut;
    for (std::size_t i = 0; i < cards.size(); ++i)
        if (const app::Rect px = wall.funnel().tierPx(cards[i]);
            px.y < window.bottom() - wall.mm(3) && px.bottom() > window.bottom() + 1)
            cut = i;
    REQUIRE(cut);
    const app::Rect px = wall.funnel().tierPx(cards[*cut]);
    wall.finger(2).down(wall.row(2)).hold(20);
    wall.finger(1).down(Point{px.centre().x, (px.y + window.bottom()) / 2}).moveBy({-wall.mm(25), 0});
    const auto& held = wall.table().drafts().held;
    const auto at = std::ranges::find_if(held, [](const auto& h) { return h.lifted; });
    REQUIRE(at != held.end());
    CHECK(at->sizePx.y == Approx(whole.h));
    for (int finger : {1, 2}) wall.finger(finger).cancel();
}
