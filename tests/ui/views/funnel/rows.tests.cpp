#include "app/commands/actions.h"
#include "app/commands/session.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board;

namespace {

struct Ranking : Wall {
    std::vector<app::Id<app::Action>> actions;
    explicit Ranking(int count) {
        for (int i = 0; i < count; ++i) actions.push_back(action(std::string(1, static_cast<char>('a' + i))));
        command([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, app::steps::kRanking); });
    }
    std::string order() const {
        std::string all;
        for (const auto& title : shownRanking()) all += title;
        return all;
    }
    app::Rect rowOf(int action) const {
        for (std::size_t i = 0; i < funnelOf(scene()).rows().size(); ++i)
            if (funnelOf(scene()).rows()[i].ranked.action == actions[static_cast<std::size_t>(action)])
                return funnelOf(scene()).rowPx(i);
        FAIL("no such row");
        return {};
    }
    // The finger takes the row at its middle: what it does at `y` of the row's middle counts.
    Point before(int action) const { return {rowOf(action).centre().x, rowOf(action).y - 1}; }
};

}  // namespace

TEST_CASE("A row dragged between two others gets its place by hand", "[interact][rows]") {
    Ranking wall(6);
    const std::string start = wall.order();
    CHECK(start == "abcdef");
    wall.finger(1).down(wall.actions[4]).moveTo(wall.before(1));
    wall.finger(2).down(wall.finger(1).at());  // on the row that lies under the held one
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.order() == "aebcdf");
    CHECK(rankingOf(wall.scene()).rankBy() == app::rules::RankBy::Hand);
}

TEST_CASE("Four hands drag four rows at once, and all of it counts", "[interact][rows]") {
    Ranking wall(8);
    wall.finger(1).down(wall.actions[7]);
    wall.finger(2).down(wall.actions[6]);
    wall.finger(3).down(wall.actions[5]);
    wall.finger(4).down(wall.actions[4]);
    wall.finger(1).send(wall.before(0));
    wall.finger(2).send(wall.before(1));
    wall.finger(3).send(wall.before(2));
    wall.finger(4).send(wall.before(3));
    wall.glide();
    wall.atOnce([&] {
        for (int i = 1; i <= 4; ++i) wall.finger(i).up();
    });
    CHECK(wall.order() == "hagbfced");
    CHECK(wall.messages() == 0);
}

TEST_CASE("A second finger on a held row is refused; the row goes where the first one puts it", "[interact][rows][rude]") {
    Ranking wall(5);
    wall.finger(1).down(wall.actions[0]);
    wall.finger(2).down(wall.where(wall.actions[0]) + Point{15, 0});
    CHECK(wall.answered("Another hand holds this."));
    wall.finger(2).moveTo(wall.before(4));
    wall.finger(1).moveTo(wall.before(2)).up();
    wall.finger(2).up();
    CHECK(wall.order() == "bacde");
}

TEST_CASE("A row removed while it is held is gone from the hand too", "[interact][rows][rude]") {
    Ranking wall(4);
    wall.finger(1).down(wall.actions[1]).moveTo(wall.before(3));
    wall.command([&](const Board& b, CommandContext& a) { return commands::removeAction(b, a, wall.actions[1]); });
    wall.finger(1).moveBy({0, 10}).up();
    CHECK(wall.order() == "acd");
    CHECK(wall.table().drafts().held.empty());
}

TEST_CASE("The row it was to stand before is removed: it is put in the nearest place", "[interact][rows][rude]") {
    Ranking wall(4);
    wall.finger(1).down(wall.actions[3]).moveTo(wall.before(1));
    wall.command([&](const Board& b, CommandContext& a) { return commands::removeAction(b, a, wall.actions[1]); });
    wall.finger(1).up();
    CHECK(wall.order() == "adc");
}

TEST_CASE("A row dropped far off flies back and says why; a lost finger drops nothing", "[interact][rows]") {
    Ranking wall(4);
    wall.finger(2).down(wall.actions[2]).hold(20);
    wall.finger(1)
        .down(wall.actions[0])
        .moveTo(Point{wall.scene().plan().boardArea.right() - 2, wall.scene().plan().boardArea.bottom() - 2});
    wall.finger(1).up();
    CHECK(wall.answered("Drop it in the list, the matrix or a tier."));
    wall.finger(2).moveTo(wall.before(0));
    wall.finger(2).cancel();
    CHECK(wall.order() == "abcd");
}

TEST_CASE("From a row's bubble an action is opened at the nearest seat, or removed", "[interact][rows]") {
    Ranking wall(3);
    const auto seat = wall.seat(app::Edge::Bottom, 0.5f);
    wall.finger(1).tap(wall.actions[1]);
    wall.finger(2).down(wall.actions[1]).hold(20);
    wall.finger(1).tap(app::idText(wall.actions[1]) + "/edit");
    wall.finger(2).up();
    CHECK(wall.has(wall.of(seat, "title")));
    CHECK(wall.labelOf(wall.of(seat, "title")) == "b");
    wall.finger(1).tap(wall.of(seat, "impact-customer-4"));
    wall.finger(1).tap(wall.of(seat, "days-more"));
    CHECK(wall.board().find<app::Estimate>(wall.actions[1].value)->impactCustomer == 4);
    CHECK(wall.board().find<app::Estimate>(wall.actions[1].value)->tenthDays == 5);
    // Someone removes it while the form is open: the form closes, nobody is stuck.
    wall.command([&](const Board& b, CommandContext& a) { return commands::removeAction(b, a, wall.actions[1]); });
    CHECK_FALSE(wall.has(wall.of(seat, "title")));
    CHECK(wall.has(wall.of(seat, "undo")));
}

TEST_CASE("The order by votes and the order by hand stand beside each other", "[interact][rows]") {
    Ranking wall(4);
    const auto seat = wall.seat();
    const auto round = wall.round({.scope = {.on = app::RoundOn::Actions}, .dotsEach = 6, .cap = 3});
    const auto cast = [&](int action, int dots) {
        for (int i = 0; i < dots; ++i)
            wall.command(
                [&](const Board& b, CommandContext& a) {
                    return commands::castDot(b, a, round, seat, wall.actions[static_cast<std::size_t>(action)].value);
                },
                seat);
    };
    cast(3, 3), cast(1, 2), cast(0, 1);
    wall.command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, round); });
    wall.command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, round); });
    CHECK(wall.order() == "dbac");
    wall.wait(300);  // rows glide to their new places
    wall.finger(1).down(wall.actions[2]);
    wall.finger(2).down(wall.actions[0]).hold(20);
    wall.finger(1).moveTo(wall.before(3)).up();
    wall.finger(2).up();
    CHECK(wall.order() == "cdba");
    wall.finger(1).tap(std::string("ranking/by-votes"));
    CHECK(wall.order() == "dbac");
    wall.finger(1).tap(std::string("ranking/by-hand"));
    CHECK(wall.order() == "cdba");
}
