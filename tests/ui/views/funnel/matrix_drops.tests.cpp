// What a hand places in the matrix stays there: under the finger, with the figures that stood above it, and nothing else moves.
#include <random>

#include "app/rules/worth.h"
#include "tests/ui/views/funnel/plan_wall.h"
#include "ui/views/funnel/action_words.h"

using namespace tests;

namespace {

// Actions of a board made by chance, with or without means, in the ranking's step; dropped again and again.
struct ChanceWall : PlanWall {
    std::mt19937 chance;

    explicit ChanceWall(unsigned seed) : PlanWall(0), chance(seed) {
        const int count = 3 + below(9);
        for (int i = 0; i < count; ++i) actions.push_back(action(std::string(1, static_cast<char>('a' + i))));
        for (int i = 0; i < count; ++i) estimateByChance(i);
        if (below(3) == 0 && count > 4)  // a crowd in one place
            for (int i = 2; i < count; ++i)
                if (const auto* e = board().find<app::Estimate>(at(1).value); e && below(2)) give(i, *e);
        command([&](const Board& b, CommandContext& a) {
            app::PlanTerms terms = b.planTerms();
            if (below(2)) terms.tenthDays = amount(5000) + 20;
            if (below(2)) terms.euros = amount(2'000'000) + 1000;
            if (below(4) == 0) terms.budgetWeight = 5 * below(21);
            if (below(4) == 0) terms.customerWeight = 5 * below(21);
            if (below(3) == 0) terms.valueLine = 100 + below(800), terms.effortLine = 300 + below(600);
            return commands::editTerms(b, a, terms);
        });
        if (below(4) == 0) tier("t", amount(2000) + 20, amount(500'000) + 1000);
        if (below(4) == 0) {
            const float scale = 1 + static_cast<float>(below(30)) / 10, context = 1 - 1 / scale;
            funnelOf(table().scene())
                .setZoom({scale, {context * static_cast<float>(below(11)) / 10, context * static_cast<float>(below(11)) / 10}});
            funnelOf(table().scene()).settleZoom();
        }
        settle();
    }
    int below(int n) { return static_cast<int>(chance() % static_cast<unsigned>(n)); }
    std::int64_t amount(std::int64_t most) {  // small ones as often as large
        const double part = static_cast<double>(chance() % 10'000) / 10'000;
        return static_cast<std::int64_t>(static_cast<double>(most) * part * part * part);
    }
    void give(int i, app::Estimate e) {
        e.action = at(i);
        command([&](const Board& b, CommandContext& a) { return commands::estimate(b, a, e); });
    }
    void estimateByChance(int i) {
        app::Estimate e;
        e.impactCustomer = below(6), e.impactCompany = below(6);
        if (below(4)) e.tenthDays = below(5) ? amount(2500) : 0;
        if (below(4)) e.euros = below(5) ? amount(400'000) : 0;
        if (below(4) == 0) e.confidence = 10 * (1 + below(10));
        give(i, e);
    }
    void settle() { wait(400); }
    Point anywhere() {  // in what shows of the matrix
        const auto zoom = funnel().zoom();
        return inPlot(zoom.origin.x + static_cast<float>(below(1001)) / 1000 / zoom.scale,
                      zoom.origin.y + static_cast<float>(below(1001)) / 1000 / zoom.scale);
    }
    // Where it can be picked up now: in the matrix if it has a place there, else in the tray or by its rank in the list.
    std::optional<std::pair<FunnelPart, Point>> grip(int i) const {
        for (FunnelPart place : {FunnelPart::Matrix, FunnelPart::ToPlace, FunnelPart::List}) {
            const auto box = funnel().boxOf(place, at(i));
            if (!box) continue;
            const Point px = place == FunnelPart::List ? Point{box->x + mm(5), box->centre().y} : box->centre();
            if (scene().pick(px) == ui::glass::refTo(at(i), ui::views::funnel::placeOf(place))) return std::pair(place, px);
        }
        return std::nullopt;
    }
    Point shown(int i) const { return funnel().spotPx(*funnel().spot(at(i))); }
    std::map<int, Point> others(int but) const {
        std::map<int, Point> places;
        for (int i = 0; i < static_cast<int>(actions.size()); ++i)
            if (i != but && funnel().spot(at(i))) places[i] = shown(i);
        return places;
    }
    // The figures that are shown above it.
    std::string inHand(int i) const {
        for (const auto& held : table().drafts().held)
            if (held.thing.id<app::Action>() == at(i)) return held.words;
        return {};
    }
    std::string figures(int i) const { return ui::views::funnel::estimateText(tr(), estimate(i)); }
    int confidence(int i) const {
        const auto* known = board().find<app::Estimate>(at(i).value);
        return known ? known->confidence : 0;
    }
    void checkOthers(const std::map<int, Point>& before) const {
        for (const auto& [i, px] : before) {
            INFO("another disc: " << i);
            REQUIRE(funnel().spot(at(i)));
            CHECK(app::distance(shown(i), px) < 0.5f);
        }
    }
};

}  // namespace

TEST_CASE("In a new session the discs stand where they were dropped, in the order in which they were dropped",
          "[interact][funnel][matrix]") {
    PlanWall wall(6, false);
    const float across[] = {0.2f, 0.35f, 0.5f, 0.1f, 0.65f, 0.8f};
    for (int i = 0; i < 6; ++i) wall.finger(1).down(wall.toPlace(i)).moveTo(wall.inPlot(across[i], 0.5f)).up(), wall.wait(400);
    for (int i = 0; i < 6; ++i) {
        REQUIRE(wall.funnel().spot(wall.at(i)));
        CHECK(app::distance(wall.funnel().spotPx(*wall.funnel().spot(wall.at(i))), wall.inPlot(across[i], 0.5f)) <= wall.mm(1));
    }
    for (int i = 0; i < 6; ++i)
        for (int j = 0; j < 6; ++j)
            if (across[i] < across[j]) CHECK(*wall.estimate(i).tenthDays < *wall.estimate(j).tenthDays);
}

TEST_CASE("Whatever the board: a dropped disc lies under the finger with the figures shown above it, and no other moves",
          "[interact][funnel][matrix]") {
    for (unsigned seed = 1; seed <= 60; ++seed) {
        ChanceWall wall(seed);
        for (int drop = 0; drop < 5; ++drop) {
            const int i = wall.below(static_cast<int>(wall.actions.size()));
            const auto grip = wall.grip(i);
            if (!grip) continue;
            const Point to = wall.anywhere();
            if (app::distance(grip->second, to) < wall.mm(12)) continue;
            INFO("seed " << seed << ", drop " << drop << ", action " << i);
            const auto before = wall.others(i);
            wall.finger(1).down(grip->second);
            if (grip->first == FunnelPart::ToPlace) wall.finger(1).moveBy({0, -wall.mm(15)});  // along the tray it would scroll
            wall.finger(1).moveTo(to);
            const std::string figures = wall.inHand(i);
            const int confidence = wall.confidence(i);
            REQUIRE_FALSE(figures.empty());
            wall.finger(1).up();
            CHECK(wall.figures(i) == figures);
            wall.settle();
            CHECK(wall.figures(i) == figures);
            CHECK(wall.confidence(i) == confidence);
            wall.checkOthers(before);
            const auto* spot = wall.funnel().spot(wall.at(i));
            REQUIRE(spot);
            // Under the finger; or at the edge, with the mark that says why.
            const Point off = wall.shown(i) - to, at = wall.shown(i);
            const bool right = spot->edge == Funnel::Edge::Dearer && std::abs(at.x - wall.inPlot(1, 0).x) < 1,
                       left = spot->edge == Funnel::Edge::Free && std::abs(at.x - wall.inPlot(0, 0).x) < 1,
                       top = spot->unsure && wall.estimate(i).confidence < 100 &&
                             std::abs(at.y - wall.inPlot(0, static_cast<float>(wall.estimate(i).confidence) / 100).y) < 1;
            CHECK((std::abs(off.x) <= wall.mm(1) || right || left));
            CHECK((std::abs(off.y) <= wall.mm(1) || (top && off.y > 0)));
            CHECK((!right || wall.inPlot(1, 0).x - to.x < wall.mm(5)));
            CHECK((!left || to.x - wall.inPlot(0, 0).x < wall.mm(5)));
        }
    }
}

TEST_CASE("Whatever the board: a disc dragged straight up or down keeps its costs, straight across its impacts",
          "[interact][funnel][matrix]") {
    for (unsigned seed = 101; seed <= 160; ++seed) {
        ChanceWall wall(seed);
        for (int drop = 0; drop < 4; ++drop) {
            const int i = wall.below(static_cast<int>(wall.actions.size()));
            const auto grip = wall.grip(i);
            if (!grip || grip->first != FunnelPart::Matrix) continue;
            INFO("seed " << seed << ", drop " << drop << ", action " << i);
            const bool upward = drop != 3;
            const app::Rect plot = wall.funnel().toPx(wall.funnel().layout().plot).grown(-wall.mm(8));
            const Point from = grip->second;
            const float part = static_cast<float>(wall.below(1001)) / 1000;
            const Point to = upward ? Point{from.x, plot.y + plot.h * part} : Point{plot.x + plot.w * part, from.y};
            if (app::distance(from, to) < wall.mm(15)) continue;
            const app::Estimate known = wall.estimate(i);
            const auto before = wall.others(i);
            wall.finger(1).down(from).moveTo(to).up();
            wall.settle();
            if (upward) {
                CHECK(wall.estimate(i).tenthDays == known.tenthDays);
                CHECK(wall.estimate(i).euros == known.euros);
            } else {
                CHECK(wall.estimate(i).impactCustomer == known.impactCustomer);
                CHECK(wall.estimate(i).impactCompany == known.impactCompany);
            }
            wall.checkOthers(before);
        }
    }
}

TEST_CASE("A disc goes back to where it was dropped before when its figures do, and to its own place when the means change",
          "[interact][funnel][matrix]") {
    PlanWall wall(3, false);
    const auto shown = [&](int i) { return wall.funnel().spotPx(*wall.funnel().spot(wall.at(i))); };
    const Point first = wall.inPlot(0.3f, 0.55f), second = wall.inPlot(0.7f, 0.2f);
    wall.finger(1).down(wall.toPlace(0)).moveTo(first).up();
    wall.wait(400);
    const app::Estimate then = wall.estimate(0);
    wall.finger(1).down(wall.spot(0)).moveTo(second).up();
    wall.wait(400);
    CHECK(app::distance(shown(0), second) <= wall.mm(1));
    wall.command([&](const Board& b, CommandContext& a) { return commands::estimate(b, a, then); });  // as an undo does
    wall.wait(400);
    CHECK(app::distance(shown(0), first) <= wall.mm(1));
    wall.command([](const Board& b, CommandContext& a) {
        app::PlanTerms terms = b.planTerms();
        terms.tenthDays = 800, terms.euros = 80'000;
        return commands::editTerms(b, a, terms);
    });
    wall.wait(400);
    CHECK(wall.estimate(0) == then);
    CHECK(shown(0).x > first.x + wall.mm(20));
    CHECK(app::distance(shown(0), wall.funnel().plotPx(wall.funnel().spot(wall.at(0))->at)) < 1);
}

TEST_CASE("A drop while another hand has the matrix zoomed moves no other disc", "[interact][funnel][matrix]") {
    PlanWall wall(8);
    for (int i = 1; i < 8; ++i) wall.score(i, 3, 100, 10'000);  // a crowd
    wall.wait(400);
    const app::Rect plot = wall.funnel().toPx(wall.funnel().layout().plot);
    const Point a{plot.x + plot.w * 0.55f, plot.y + plot.h * 0.2f}, b{plot.x + plot.w * 0.6f, plot.y + plot.h * 0.24f};
    wall.atOnce([&] { wall.finger(1).down(a), wall.finger(2).down(b); });
    wall.finger(2).moveBy({wall.mm(8), wall.mm(8)});
    REQUIRE(wall.funnel().zoom().scale > 1.1f);
    std::map<int, Point> before;
    for (int i = 1; i < 8; ++i) before[i] = wall.funnel().spotPx(*wall.funnel().spot(wall.at(i)));
    wall.finger(3).down(wall.row(0)).moveTo(Point{plot.x + plot.w * 0.8f, plot.y + plot.h * 0.7f}).up();
    wall.wait(400);
    for (const auto& [i, px] : before) CHECK(app::distance(wall.funnel().spotPx(*wall.funnel().spot(wall.at(i))), px) < 0.5f);
    wall.finger(1).up(), wall.finger(2).up();
}
