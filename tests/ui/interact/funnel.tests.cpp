#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/commands/session.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::Asking, app::Board;
using ui::scene::ActionPlace, ui::scene::Funnel;

namespace {

// Actions a, b, c … with value and costs, all in the ranking's step.
struct Plan : Wall {
    std::vector<app::Id<app::Action>> actions;
    explicit Plan(int count, bool costed = true) {
        for (int i = 0; i < count; ++i) {
            actions.push_back(action(std::string(1, static_cast<char>('a' + i % 26)) + (i < 26 ? "" : std::to_string(i))));
            if (costed) score(i, 1 + i % 5, 20 + 30 * (i % 7), 1000 + 2000 * (i % 5));
        }
        command([](const Board& b, Asking& a) { return commands::goToStep(b, a, app::Step::Ranking); });
    }
    void score(int action, int impact, std::int64_t tenths, std::int64_t euros) {
        command([&](const Board& b, Asking& a) { return commands::estimate(b, a, app::Estimate{at(action), impact, impact, tenths, euros, 0}); });
    }
    app::Id<app::Action> at(int i) const { return actions[static_cast<std::size_t>(i)]; }
    app::Id<app::Tier> tier(const std::string& title, std::int64_t tenths = 1000, std::int64_t euros = 100'000) {
        command([&](const Board& b, Asking& a) { return commands::addTier(b, a, title); });
        app::Tier made = *board().find(board().tiers().back());
        made.tenthDays = tenths, made.euros = euros;
        command([&](const Board& b, Asking& a) { return commands::editTier(b, a, made); });
        return made.id;
    }
    void plan(int action, app::Id<app::Tier> tier) {
        command([&](const Board& b, Asking& a) { return commands::planAction(b, a, at(action), tier, {}); });
    }
    const Funnel& funnel() const { return scene().funnel(); }
    Funnel::Scroll list() const { return funnel().scroll(Funnel::Pane::List); }
    Point emptyPlot() const {
        const app::Rect plot = funnel().toPx(funnel().layout().plot);
        for (float y = 0.1f; y < 0.9f; y += 0.05f)
            for (float x = 0.4f; x < 0.9f; x += 0.05f)
                if (const Point at{plot.x + plot.w * x, plot.y + plot.h * y}; scene().pick(at).kind == ui::scene::Hit::Kind::Plot) return at;
        FAIL("no empty place in the matrix");
        return {};
    }
    std::string row(int i) const { return app::idText(at(i)); }
    std::string spot(int i) const { return "matrix/" + app::idText(at(i)); }
    std::string card(int i) const { return "tier/" + app::idText(at(i)); }
    std::string toPlace(int i) const { return "to-place/" + app::idText(at(i)); }
    Point inTier(std::size_t tier) const { return funnel().tierPx(funnel().layout().tiers.at(tier).cardsArea).centre(); }
    Point inPlot(float across, float up) const { return funnel().plotPx({across, up}); }
    std::string planned(app::Id<app::Tier> tier) const {
        std::string titles;
        for (app::Id<app::Action> id : board().plannedIn(tier)) titles += board().find(id)->title;
        return titles;
    }
    const app::Estimate& estimate(int i) const { return *board().find<app::Estimate>(at(i).value); }
};

}  // namespace

TEST_CASE("Actions go from the list, from the matrix and from a tier into a tier; onto the list they leave the plan", "[interact][funnel]") {
    Plan wall(6);
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

TEST_CASE("A bubble dragged in the matrix is scored anew, and says in the hand what it would become", "[interact][funnel]") {
    Plan wall(5);
    wall.finger(2).down(wall.spot(2));  // somebody's finger lies on another bubble
    wall.finger(1).down(wall.spot(0)).moveTo(wall.inPlot(0.9f, 0.95f));
    const auto& held = wall.table().drafts().held;
    const auto mine = std::ranges::find_if(held, [&](const auto& h) { return h.record == wall.at(0).value; });
    REQUIRE(mine != held.end());
    REQUIRE(mine->becomes);
    CHECK(mine->becomes->impactCustomer == 5);
    const std::int64_t days = *mine->becomes->tenthDays;
    CHECK(wall.estimate(0).impactCustomer == 1);  // not yet
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.estimate(0).impactCustomer == 5);
    CHECK(wall.estimate(0).impactCompany == 5);
    CHECK(wall.estimate(0).tenthDays == days);
    CHECK(days > 20);
    CHECK(wall.estimate(2).impactCustomer == 3);
}

TEST_CASE("What has no value or cost waits below the matrix and is dragged in; a row dropped in the matrix is scored too", "[interact][funnel]") {
    Plan wall(3, false);
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
    CHECK_FALSE(wall.scene().funnel().spot(wall.at(1)) == nullptr);
}

TEST_CASE("One finger scrolls a long list while another hand holds a row; held sideways, a row is carried", "[interact][funnel]") {
    Plan wall(60);
    const auto shown = [&](std::size_t i) { return wall.funnel().rows().at(i).ranked.action; };
    wall.finger(1).down(shown(2)).moveBy({wall.mm(30), 0});
    REQUIRE(wall.table().drafts().held.size() == 1);
    wall.finger(2).down(shown(8)).moveBy({0, -wall.mm(80)});
    CHECK(wall.list().offset > 70);
    CHECK(wall.table().drafts().held.size() == 1);
    // A third finger that wants to scroll too is told.
    wall.finger(3).down(wall.where(shown(9))).moveBy({0, -wall.mm(20)});
    CHECK(wall.answered("Another hand is scrolling this."));
    for (int finger : {3, 2}) wall.finger(finger).up();
    CHECK(wall.list().hand == 0);
    const std::string before = wall.shownRanking()[2];
    wall.finger(1).cancel();
    CHECK(wall.shownRanking()[2] == before);
    CHECK(wall.table().drafts().held.empty());
}

TEST_CASE("The grip takes a row whichever way the finger goes, and at the window's edge a held row scrolls the list", "[interact][funnel]") {
    Plan wall(60);
    const app::Rect row = wall.funnel().rowPx(3);
    const auto taken = wall.funnel().rows()[3].ranked.action;
    const app::Rect window = wall.funnel().windowPx(Funnel::Pane::List);
    wall.finger(2).down(wall.funnel().rowPx(5).centre());  // rests on a neighbour
    wall.finger(1).down(Point{row.x + wall.mm(6), row.centre().y}).moveTo(Point{row.x + wall.mm(6), window.bottom() - wall.mm(3)});
    CHECK(wall.table().drafts().held.size() == 2);
    wall.finger(1).hold(900);
    CHECK(wall.list().offset > 40);
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.scene().rankBy() == ui::scene::RankBy::Hand);
    CHECK(wall.funnel().rows()[3].ranked.action != taken);
}

TEST_CASE("A flick lets the list coast until it stands; a tap on it opens nothing of others", "[interact][funnel]") {
    Plan wall(80);
    const app::Rect window = wall.funnel().windowPx(Funnel::Pane::List);
    wall.finger(1).down(Point{window.centre().x, window.bottom() - wall.mm(12)}).flickTo(Point{window.centre().x, window.bottom() - wall.mm(92)}, 100).up();
    const float lifted = wall.list().offset;
    CHECK(wall.funnel().coasting());
    CHECK(wall.table().restless());
    wall.wait(4000);
    CHECK(wall.list().offset > lifted + 20);
    CHECK_FALSE(wall.funnel().coasting());
    CHECK(wall.table().drafts().bubbles.empty());
}

TEST_CASE("Rows under an open panel can be scrolled out from under it", "[interact][funnel]") {
    Plan wall(60);
    Funnel funnel = wall.funnel();
    const app::Rect window = funnel.windowPx(Funnel::Pane::List);
    const float most = funnel.scroll(Funnel::Pane::List).most;
    const app::Rect near{window.x, window.bottom() - wall.mm(90), window.w * 0.6f, wall.mm(200)}, far{window.x, 0, window.w * 0.6f, window.y + wall.mm(70)};
    funnel.coverWith({near, far});
    funnel.scrollBy(Funnel::Pane::List, 1e6f);
    CHECK(funnel.rowPx(59).bottom() <= near.y + 1);
    funnel.scrollBy(Funnel::Pane::List, -1e6f);
    CHECK(funnel.rowPx(0).y >= far.bottom() - 1);
    CHECK(funnel.visibleRows().first == 0);
    CHECK(funnel.bar(Funnel::Pane::List).from == Approx(0));
    funnel.coverWith({});                                     // closed: the list lies again as it did
    CHECK(funnel.scroll(Funnel::Pane::List).offset == 0);
    CHECK(funnel.scroll(Funnel::Pane::List).most == most);
    funnel.coverWith({{window.x - wall.mm(100), near.y, wall.mm(110), wall.mm(200)}});   // a corner hides no row
    CHECK(funnel.scroll(Funnel::Pane::List).most == most);
    // At the table: a form opens, and what it covers has that much further to go.
    const auto covered = [&] {
        const auto& seats = wall.scene().plan().seats;
        return std::ranges::any_of(seats, [&](const auto& seat) { return seat.open && app::clipped(seat.panel.box, window).w > window.w / 4; });
    };
    wall.finger(1).tap(wall.row(1));
    wall.finger(1).tap(wall.row(1) + "/edit");
    wall.wait(400);
    CHECK((wall.list().most > most || wall.list().least < 0) == covered());
}

TEST_CASE("Two fingers zoom the matrix, one then moves it, a button shows it whole; two hands on two bubbles do not zoom", "[interact][funnel]") {
    Plan wall(8);
    const app::Rect plot = wall.funnel().toPx(wall.funnel().layout().plot);
    const Point a{plot.x + plot.w * 0.40f, plot.y + plot.h * 0.3f}, b{plot.x + plot.w * 0.45f, plot.y + plot.h * 0.35f};
    REQUIRE(wall.scene().pick(a).kind == ui::scene::Hit::Kind::Plot);
    wall.atOnce([&] { wall.finger(1).down(a), wall.finger(2).down(b); });
    wall.finger(2).send(Point{plot.right() - 20, plot.bottom() - 60});
    wall.glide();
    CHECK(wall.funnel().zoom().scale > 2);
    wall.finger(1).up();
    wall.finger(2).up();
    const auto zoomed = wall.funnel().zoom();
    wall.finger(1).down(a).moveBy({-wall.mm(20), 0}).up();
    CHECK(wall.funnel().zoom().origin.x > zoomed.origin.x);
    CHECK(wall.funnel().zoom().scale == Approx(zoomed.scale));
    wall.finger(1).tap(std::string("matrix/whole"));
    CHECK(wall.funnel().zoom() == Funnel::Zoom{});
    CHECK_FALSE(wall.has("matrix/whole"));
    wall.atOnce([&] { wall.finger(1).down(wall.spot(0)), wall.finger(2).down(wall.spot(1)); });
    wall.finger(1).moveBy({wall.mm(20), 0});
    wall.finger(2).moveBy({wall.mm(20), 0});
    CHECK(wall.funnel().zoom().scale == 1);
    CHECK(wall.table().drafts().held.size() == 2);
    for (int finger : {1, 2}) wall.finger(finger).cancel();
}

TEST_CASE("The thresholds are dragged by two hands at once and set to the median by a button", "[interact][funnel]") {
    Plan wall(7);
    wall.finger(1).down(std::string("matrix/value-line"));
    wall.finger(2).down(std::string("matrix/effort-line"));
    wall.finger(3).down(wall.where(std::string("matrix/value-line")) + Point{2, 2});
    CHECK(wall.answered("Another hand holds this."));
    wall.finger(3).up();
    wall.finger(1).moveBy({0, -wall.mm(30)});
    wall.finger(2).moveBy({-wall.mm(30), 0});
    CHECK(wall.table().drafts().lines.size() == 2);
    CHECK(wall.board().planTerms().valueLine == 0);
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.board().planTerms().valueLine > 550);
    CHECK(wall.board().planTerms().effortLine < 450);
    const int before = wall.board().planTerms().valueLine;
    wall.finger(1).tap(std::string("matrix/median"));
    CHECK(wall.board().planTerms().valueLine != before);
}

TEST_CASE("Where there is no tier a tap makes three, and asking for a plan opens the facilitator's panel", "[interact][funnel]") {
    Plan wall(3);
    wall.finger(1).tap(std::string("plan/make-tiers"));
    REQUIRE(wall.board().tiers().size() == 3);
    const app::Tier& first = *wall.board().find(wall.board().tiers()[0]);
    CHECK(*first.endDay - *first.startDay == 30);
    CHECK_FALSE(first.euros);
    CHECK_FALSE(wall.has("plan/make-tiers"));
    wall.finger(1).tap(std::string("plan/propose"));
    wall.wait(100);
    CHECK(wall.has("facilitator/close"));
}

TEST_CASE("An action in one hand is refused to another, wherever it shows; refused drops say why", "[interact][funnel][rude]") {
    Plan wall(4);
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
    Plan wall(4);
    const auto tier = wall.tier("un");
    wall.plan(0, tier), wall.plan(1, tier);
    wall.finger(1).down(wall.card(0)).moveBy({-wall.mm(20), 0});
    wall.finger(2).down(wall.row(1)).moveBy({wall.mm(20), 0});
    REQUIRE(wall.table().drafts().held.size() == 2);
    wall.command([&](const Board& b, Asking& a) { return commands::takeOutOfPlan(b, a, wall.at(0), false); });
    wall.command([&](const Board& b, Asking& a) { return commands::takeOutOfPlan(b, a, wall.at(1), false); });
    CHECK(wall.table().drafts().held.size() == 1);
    wall.finger(1).moveTo(wall.inTier(0)).up();
    wall.finger(2).moveTo(wall.inTier(0)).up();
    CHECK(wall.planned(tier) == "b");
}

TEST_CASE("From an action's bubble it is pinned, left to the plan, taken out and kept out", "[interact][funnel][bubble]") {
    Plan wall(3);
    const auto tier = wall.tier("un");
    wall.plan(0, tier);
    const auto choose = [&](const std::string& target, const std::string& name) {
        wall.wait(200);
        wall.finger(2).down(wall.row(2)).hold(20);
        wall.finger(1).tap(target);
        wall.finger(1).tap(app::idText(wall.at(0)) + "/" + name);
        wall.finger(2).up();
        wall.wait(100);
    };
    const auto planned = [&] { return wall.board().find<app::Planned>(wall.at(0).value); };
    choose(wall.card(0), "unpin");
    CHECK(planned()->pin == app::Pin::None);
    CHECK(wall.planned(tier) == "a");
    choose(wall.card(0), "pin");
    CHECK(planned()->pin == app::Pin::Imposed);
    choose(wall.row(0), "take-out");
    CHECK(wall.planned(tier).empty());
    choose(wall.row(0), "keep-out");
    CHECK(planned()->pin == app::Pin::Excluded);
    choose(wall.spot(0), "unpin");
    CHECK_FALSE(planned());
}

TEST_CASE("Why opens an explanation that stays until it is closed, and others go on meanwhile", "[interact][funnel][bubble]") {
    Plan wall(5);
    wall.finger(1).tap(wall.row(1));
    wall.finger(1).tap(app::idText(wall.at(1)) + "/why");
    wall.wait(50);
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    const auto& bubble = wall.table().drafts().bubbles.front();
    CHECK(bubble.why);
    REQUIRE_FALSE(bubble.columns.empty());
    CHECK(bubble.columns.front().lines.size() > 4);
    CHECK(app::clipped(bubble.pose.box, wall.scene().plan().size.rect()) == bubble.pose.box);
    wall.wait(20'000);  // longer than a menu stays
    CHECK(wall.table().drafts().bubbles.size() == 1);
    const app::Rect box = bubble.pose.box;
    wall.finger(1).tap(app::idText(wall.at(1)) + "/face");  // whoever stands on the other side turns it to them
    CHECK(bubble.pose.quarters == 2);
    CHECK(bubble.pose.box == box);
    wall.finger(1).tap(app::idText(wall.at(1)) + "/face");
    CHECK(bubble.pose.quarters == 0);
    wall.finger(1).tap(app::idText(wall.at(1)) + "/close");
    CHECK(wall.table().drafts().bubbles.empty());
}

TEST_CASE("Rows glide to their new place when the list changes its order", "[interact][funnel]") {
    Plan wall(8);
    CHECK(wall.table().drafts().flights.empty());
    wall.finger(1).tap(std::string("ranking/by-value"));
    CHECK_FALSE(wall.table().drafts().flights.empty());
    wall.wait(400);
    CHECK(wall.table().drafts().flights.empty());
    CHECK(wall.funnel().by() == ui::scene::RankBy::Value);
}

TEST_CASE("Two hands ask for three tiers in the same frame: three are made, and the second is told", "[interact][funnel][rude]") {
    Plan wall(3);
    wall.atOnce([&] { wall.finger(1).down(std::string("plan/make-tiers")), wall.finger(2).down(wall.where("plan/make-tiers") + Point{wall.mm(8), 0}); });
    wall.atOnce([&] { wall.finger(1).up(), wall.finger(2).up(); });
    CHECK(wall.board().tiers().size() == 3);
    CHECK(wall.answered("There are tiers already."));
}

TEST_CASE("A list that shrinks under the finger that scrolls it is free for others afterwards", "[interact][funnel][rude]") {
    Plan wall(40);
    const app::Rect window = wall.funnel().windowPx(Funnel::Pane::List), pane = wall.funnel().toPx(wall.funnel().layout().list);
    const Point ground{window.centre().x, pane.bottom() - 2};
    REQUIRE(wall.scene().pick(ground).kind == ui::scene::Hit::Kind::Pane);
    wall.finger(1).down(ground).moveBy({0, -wall.mm(20)});
    REQUIRE(wall.list().hand != 0);
    for (int i = 39; i >= 2; --i) wall.command([&](const Board& b, Asking& a) { return commands::removeAction(b, a, wall.at(i)); });
    REQUIRE_FALSE(wall.funnel().overflows(Funnel::Pane::List));
    wall.finger(2).down(wall.row(0)).hold(30);
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.list().hand == 0);
}

TEST_CASE("An action's bubble stays while its row glides and scrolls, and closes when a hand carries it off", "[interact][funnel][bubble]") {
    Plan wall(60);
    const auto shown = wall.funnel().rows()[1].ranked.action;
    wall.finger(1).tap(shown);
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    wall.finger(2).tap(std::string("ranking/by-value"));  // all rows glide
    CHECK_FALSE(wall.table().drafts().flights.empty());
    CHECK(wall.table().drafts().bubbles.size() == 1);
    wall.wait(400);
    const app::Rect window = wall.funnel().windowPx(Funnel::Pane::List);
    const Point free{window.x + window.w * 0.3f, window.bottom() - wall.mm(10)};
    wall.finger(2).down(free).moveBy({0, -wall.mm(150)}).up();  // out of its window
    CHECK(wall.list().offset > 100);
    CHECK(wall.table().drafts().bubbles.size() == 1);
    wall.finger(3).down("matrix/" + app::idText(shown)).moveBy({wall.mm(15), 0}).hold(60);
    CHECK(wall.table().drafts().bubbles.empty());
    wall.finger(3).cancel();
}

TEST_CASE("A bubble grows upwards for a conflict that comes later, its buttons stay where they are", "[interact][funnel][bubble]") {
    Plan wall(4);
    const auto first = wall.tier("un"), second = wall.tier("deux");
    wall.plan(0, first), wall.plan(1, second);
    wall.finger(1).tap(wall.card(0));
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    const app::Rect before = wall.table().drafts().bubbles[0].pose.box;
    const Point edit = wall.where(app::idText(wall.at(0)) + "/edit");
    wall.finger(2).down(wall.row(2)).hold(20);
    wall.command([&](const Board& b, Asking& a) { return commands::linkActions(b, a, wall.at(0), wall.at(1), app::LinkKind::Needs); });  // but b comes later
    wall.finger(2).up();
    wall.frame();
    REQUIRE(wall.funnel().inConflict(wall.at(0)));
    const app::Rect after = wall.table().drafts().bubbles[0].pose.box;
    CHECK(after.h > before.h + wall.mm(5));
    CHECK(after.bottom() == Approx(before.bottom()).margin(1));
    CHECK(app::distance(wall.where(app::idText(wall.at(0)) + "/edit"), edit) < 1.5f);
}

TEST_CASE("Two hands far apart on the matrix: the one that moves it first has it, the other is told", "[interact][funnel][rude]") {
    Plan wall(6);
    const app::Rect plot = wall.funnel().toPx(wall.funnel().layout().plot);
    std::vector<Point> free;
    for (float y = 0.05f; y < 1; y += 0.05f)
        for (float x = 0.05f; x < 1; x += 0.05f)
            if (const Point at{plot.x + plot.w * x, plot.y + plot.h * y}; wall.scene().pick(at).kind == ui::scene::Hit::Kind::Plot) free.push_back(at);
    REQUIRE(free.size() > 4);
    const Point a = free.front(), b = free.back(), near = a + Point{wall.mm(15), wall.mm(2)};
    REQUIRE(app::distance(a, b) > wall.mm(100));
    // At its whole size one finger moves nothing and is in nobody's way.
    wall.finger(9).down(b).moveBy({-wall.mm(20), 0});
    CHECK(wall.funnel().zoom() == Funnel::Zoom{});
    wall.atOnce([&] { wall.finger(1).down(a), wall.finger(2).down(near); });
    CHECK(wall.answers() == 0);
    wall.finger(2).moveBy({wall.mm(60), wall.mm(40)});
    const auto zoomed = wall.funnel().zoom();
    CHECK(zoomed.scale > 1.5f);
    wall.finger(9).moveBy({-wall.mm(20), 0});
    CHECK(wall.funnel().zoom() == zoomed);
    CHECK(wall.answered("Another hand is moving the matrix."));
    for (int finger : {1, 2, 9}) wall.finger(finger).up();
    const auto before = wall.funnel().zoom();
    wall.finger(1).down(wall.emptyPlot()).moveBy({-wall.mm(15), 0}).up();
    CHECK(wall.funnel().zoom().origin.x > before.origin.x);  // nobody has it any more
}

TEST_CASE("Only a card from a tier makes the list a target; a removed action is told to the hand that held it", "[interact][funnel][rude]") {
    Plan wall(4);
    wall.plan(0, wall.tier("un"));
    const auto target = [&](int i) {
        const auto& held = wall.table().drafts().held;
        const auto at = std::ranges::find_if(held, [&](const auto& h) { return h.record == wall.at(i).value; });
        REQUIRE(at != held.end());
        return at->targetPx;
    };
    wall.finger(1).down(wall.card(0)).moveTo(wall.row(3));
    wall.finger(2).down(wall.spot(1)).moveTo(wall.where(wall.row(3)) + Point{wall.mm(10), 0});
    CHECK_FALSE(target(0).empty());
    CHECK(target(1).empty());
    wall.command([&](const Board& b, Asking& a) { return commands::removeAction(b, a, wall.at(1)); });
    CHECK(wall.answered("Another hand has moved it."));
    CHECK(wall.table().drafts().held.size() == 1);
    wall.wait(3000);
    wall.command([&](const Board& b, Asking& a) { return commands::takeOutOfPlan(b, a, wall.at(0), false); });
    CHECK(wall.answered("Another hand has moved it."));
    CHECK(wall.table().drafts().held.empty());
    for (int finger : {1, 2}) wall.finger(finger).up();
}

TEST_CASE("Proposals open in the corner nearest to who asks, but not over what the facilitator writes", "[interact][funnel]") {
    Plan wall(3);
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

TEST_CASE("Edit does not push aside a list or a form that lies open at the nearest seat", "[interact][funnel][rude]") {
    Plan wall(4);
    const auto seat = wall.seat(app::Edge::Bottom, 0.5f);
    const auto edit = [&](int i) {
        wall.finger(1).tap(wall.row(i));
        wall.finger(1).tap(app::idText(wall.at(i)) + "/edit");
        wall.wait(50);
    };
    edit(0);
    REQUIRE(wall.has(wall.of(seat, "close")));
    const app::Rect first = wall.table().scene().plan().find(seat)->panel.box;
    wall.finger(2).down(wall.row(3)).hold(20);
    edit(1);
    CHECK(wall.answered("This seat is busy: close its panel first."));
    CHECK(wall.table().scene().plan().find(seat)->panel.box == first);
    wall.finger(2).up();
    wall.finger(2).tap(wall.of(seat, "close"));
    wall.wait(3000);
    edit(1);
    CHECK_FALSE(wall.answered("This seat is busy: close its panel first."));
    CHECK(wall.has(wall.of(seat, "close")));
}

TEST_CASE("A card half under the window's edge is carried whole", "[interact][funnel]") {
    Plan wall(60);
    const auto tier = wall.tier("un", 100'000, 10'000'000);
    for (int i = 0; i < 50; ++i) wall.plan(i, tier);
    REQUIRE(wall.funnel().overflows(Funnel::Pane::Tiers));
    const app::Rect window = wall.funnel().windowPx(Funnel::Pane::Tiers);
    const auto& cards = wall.funnel().layout().tiers[0].cards;
    const app::Rect whole = wall.funnel().tierPx(cards[0]);
    std::optional<std::size_t> cut;
    for (std::size_t i = 0; i < cards.size(); ++i)
        if (const app::Rect px = wall.funnel().tierPx(cards[i]); px.y < window.bottom() - wall.mm(3) && px.bottom() > window.bottom() + 1) cut = i;
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

TEST_CASE("A finger on a button whose bubble another hand turns into something else presses nothing there", "[interact][funnel][bubble][rude]") {
    Plan wall(5);
    const std::string id = app::idText(wall.at(1));
    wall.finger(3).tap(wall.row(1));
    wall.finger(1).down(id + "/edit");
    wall.finger(2).tap(id + "/why");
    REQUIRE(wall.table().drafts().bubbles.size() == 1);
    REQUIRE(wall.table().drafts().bubbles[0].why);
    wall.finger(1).moveTo(id + "/close").up();  // its first button, as "edit" was
    CHECK(wall.table().drafts().bubbles.size() == 1);
    wall.finger(2).tap(id + "/close");
    CHECK(wall.table().drafts().bubbles.empty());
}
