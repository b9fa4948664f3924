#include "tests/bench/funnel_scenes.h"

#include <algorithm>
#include <stdexcept>

#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/commands/rounds.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/commands/votes.h"
#include "tests/bench/scene_board.h"

namespace tests {

namespace commands = app::commands;
using app::Edge;

namespace {

void demo(app::Board& board, app::IdSource& ids, bool seated = true) {
    layDemo(board, ids);
    if (seated)
        for (Edge edge : {Edge::Bottom, Edge::Top, Edge::Left, Edge::Right})
            apply(board, ids, [&](const auto& b, auto& a) { return commands::addSeat(b, a, edge, 0.5f); });
}

void revealVote(app::Board& board, app::IdSource& ids) {
    commands::RoundTerms terms;
    terms.scope.on = app::RoundOn::Actions, terms.dotsEach = 10, terms.cap = 4;
    apply(board, ids, [&](const auto& b, auto& a) { return commands::openRound(b, a, terms); });
    const app::Id<app::Round> round = board.rounds().back();
    const auto items = byTitle(board);
    std::vector<const app::Seat*> seats;
    for (const auto& [id, seat] : board.all<app::Seat>()) seats.push_back(&seat);
    std::ranges::sort(seats, {}, &app::Seat::colour);
    std::size_t n = 1;
    for (const app::Seat* seat : seats)
        for (int given = 0; given < 10;) {
            n = (n * 7 + 5) % 61;
            const std::size_t at = n * n % 61 % 24 * 6;  // more on some than on others
            app::CommandContext context{{}, kSceneStart, ids};
            const auto cast = commands::castDot(board, context, round, seat->id, items[at % items.size()].value);
            ++given;
            if (cast && !board.apply(*cast)) throw std::runtime_error("a dot could not be cast");
        }
    apply(board, ids, [&](const auto& b, auto& a) { return commands::closeRound(b, a, round); });
    apply(board, ids, [&](const auto& b, auto& a) { return commands::revealRound(b, a, round); });
}

void tiers(app::Board& board, app::IdSource& ids) {
    const struct {
        const char* title;
        std::int64_t days, euros;
    } wanted[] = {{"Palier 1 · 30 jours", 40, 30'000}, {"Palier 2 · 3 mois", 90, 80'000}, {"Palier 3 · 12 mois", 200, 250'000}};
    while (!board.tiers().empty())
        apply(board, ids, [&](const auto& b, auto& a) { return commands::removeTier(b, a, b.tiers().back()); });
    for (const auto& w : wanted) {
        apply(board, ids, [&](const auto& b, auto& a) { return commands::addTier(b, a, w.title); });
        app::Tier tier = *board.find(board.tiers().back());
        tier.tenthDays = w.days * 10, tier.euros = w.euros;
        apply(board, ids, [&](const auto& b, auto& a) { return commands::editTier(b, a, tier); });
    }
}

void fill(app::Board& board, app::IdSource& ids, std::size_t tier, std::size_t count, std::size_t from, std::size_t step) {
    const auto actions = byTitle(board);
    for (std::size_t i = 0; i < count; ++i)
        apply(board, ids, [&](const auto& b, auto& a) {
            return commands::planAction(b, a, actions[(from + i * step) % actions.size()], b.tiers()[tier], {});
        });
}

void step(app::Board& board, app::IdSource& ids) {
    apply(board, ids, [](const auto& b, auto& a) { return commands::goToStep(b, a, app::steps::kRanking); });
}

std::string rowId(ui::shell::Table& table, std::size_t row) {
    return app::idText(tests::funnelOf(table.scene()).rows().at(row).ranked.action);
}
// The n-th disc of the matrix that shows itself and is told in no crowd.
std::string loneSpot(const Funnel& f, int n) {
    for (const Funnel::Spot& spot : f.spots())
        if (spot.crowd < 0 && n-- == 0) return "matrix/" + app::idText(spot.action);
    throw std::runtime_error("the matrix has too few discs that lie apart");
}
Aim at(float x, float y) {
    return {[=](const auto&) { return app::Point{x, y}; }, "there"};
}

void wall(app::Board& board, app::IdSource& ids) {
    funnelBoard(board, ids);
    apply(board, ids, [](const auto& b, auto& a) { return commands::seatEveryone(b, a, app::Seating::Wall); });
}

}  // namespace

void funnelBoard(app::Board& board, app::IdSource& ids) {
    demo(board, ids);
    revealVote(board, ids);
    tiers(board, ids);
    fill(board, ids, 0, 3, 4, 17), fill(board, ids, 1, 5, 9, 13), fill(board, ids, 2, 4, 2, 29);
    step(board, ids);
}

std::vector<Scene> funnelScenes() {
    return {
        {"funnel", funnelBoard, {}},
        {"funnel-wall", wall, {}},
        {"funnel-unscored",
         [](auto& b, auto& ids) {
             demo(b, ids);
             for (app::Id<app::Action> id : byTitle(b))
                 if (id.value % 3 != 0)
                     apply(b, ids,
                           [&](const auto& board, auto& a) { return commands::estimate(board, a, app::Estimate{.action = id}); });
             step(b, ids);
         },
         {}},
        {"funnel-overfull",
         [](auto& b, auto& ids) {
             funnelBoard(b, ids);
             fill(b, ids, 0, 5, 30, 11);
             const auto actions = byTitle(b);
             const auto planned = b.plannedIn(b.tiers()[0]);
             apply(b, ids, [&](const auto& board, auto& a) {
                 return commands::linkActions(board, a, planned[0], actions[100], app::LinkKind::Needs);
             });
         },
         {}},
        {"funnel-four-hands", funnelBoard,
         [](auto& hands, auto& table) {
             const auto size = table.scene().plan().size;
             const auto& f = tests::funnelOf(table.scene());
             const app::Rect list = f.toPx(f.layout().list), plot = f.toPx(f.layout().plot),
                             tier = f.tierPx(f.layout().tiers[1].cardsArea);
             const app::Rect row = f.rowPx(2);
             hands.drag(0, at(row.x + size.mm(6), row.centre().y), at(list.x + list.w * 0.6f, list.y + list.h * 0.62f));
             hands.drag(1, byId(rowId(table, 4)), at(tier.x + tier.w * 0.3f, tier.y + size.mm(10)));
             hands.drag(2, byId(loneSpot(f, 7)), at(plot.x + plot.w * 0.3f, plot.y + plot.h * 0.35f));
             hands.drag(3, byId("tier/" + app::idText(f.tiers()[1].actions[0])),
                        at(tier.x + tier.w * 0.8f, tier.bottom() + size.mm(40)));
             hands.workFor(0.69);
         }},
        // No means are given; some cost more than the matrix is wide, some nothing, one was put higher than its confidence lets
        // it lie, and nothing is left to place.
        {"funnel-edges",
         [](auto& b, auto& ids) {
             demo(b, ids);
             int n = 0;
             for (app::Id<app::Action> id : byTitle(b)) {
                 const bool kept = ++n <= 24;
                 const std::int64_t days = n % 6 == 0 ? 0 : n % 5 == 0 ? 2'400 : 40 * n, euros = n % 6 == 0 ? 0 : 4'000 * (n % 9);
                 apply(b, ids, [&](const auto& board, auto& a) {
                     return kept ? commands::estimate(board, a, {id, 1 + n % 5, 1 + n % 4, days, euros, n == 7 ? 50 : 0})
                                 : commands::removeAction(board, a, id);
                 });
             }
             step(b, ids);
         },
         [](auto& hands, auto& table) {
             const auto unsure = byTitle(table.board())[6];
             const auto& f = tests::funnelOf(table.scene());
             const app::Point to = f.plotPx({0.45f, 0.92f});
             hands.drag(0, byId("matrix/" + app::idText(unsure)), at(to.x, to.y));
             hands.work();
         }},
        {"funnel-bubble", funnelBoard,
         [](auto& hands, auto& table) {
             hands.tap(0, byId(loneSpot(tests::funnelOf(table.scene()), 3)));
             hands.work();
         }},
        {"funnel-crowd", funnelBoard,
         [](auto& hands, auto& table) {
             const auto& f = tests::funnelOf(table.scene());
             const auto most = std::ranges::max_element(f.crowds(), {}, [](const auto& crowd) { return crowd.spots.size(); });
             const app::Point px = f.crowdPx(*most);
             hands.tap(0, at(px.x, px.y));
             hands.work();
         }},
        {"funnel-spread", funnelBoard,
         [](auto& hands, auto&) {
             hands.tap(0, byId("matrix/stretch"));
             hands.work();
         }},
        {"funnel-tie", funnelBoard,
         [](auto& hands, auto& table) {
             const auto& f = tests::funnelOf(table.scene());
             hands.tap(0, byId("ranking/settle-" + rowId(table, f.heads().at(0).row)));
             hands.work();
         }},
        {"funnel-why", funnelBoard,
         [](auto& hands, auto& table) {
             const std::string id = rowId(table, 1);
             hands.tap(0, byId(id)), hands.tap(0, byId(id + "/why"));
             hands.work();
         }},
        {"funnel-zoomed", funnelBoard,
         [](auto&, auto& table) {
             tests::funnelOf(table.scene()).setZoom({2.6f, {0.1f, 0.35f}});
             tests::funnelOf(table.scene()).settleZoom();
         }},
    };
}

}  // namespace tests
