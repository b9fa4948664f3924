#include "tests/bench/facilitator_scenes.h"

#include <algorithm>
#include <stdexcept>

#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/commands/rounds.h"
#include "app/commands/seats.h"
#include "app/commands/votes.h"
#include "app/rules/tally.h"
#include "tests/bench/funnel_scenes.h"
#include "tests/bench/scene_board.h"

namespace tests {

namespace commands = app::commands;
using app::BallotForm, app::RoundOn, app::Edge;

namespace {

// A hand works on the panel that opens when the lower left corner is held: upright, to be read in the picture.
void pages(VirtualHands& hands, const ui::shell::Table& table, const std::vector<std::string>& presses) {
    hands.hold(0,
               {[y = static_cast<float>(table.scene().plan().size.height) - 10](const auto&) {
                    return app::Point{10, y};
                },
                "corner"},
               1.2);
    for (const std::string& name : presses) hands.tap(0, byId("facilitator/" + name));
    hands.work();
}
std::function<void(VirtualHands&, ui::shell::Table&)> at(std::vector<std::string> presses) {
    return [presses](VirtualHands& hands, ui::shell::Table& table) { pages(hands, table, presses); };
}

// The same by the key of the dock.
std::function<void(VirtualHands&, ui::shell::Table&)> docked(std::vector<std::string> presses) {
    return [presses](VirtualHands& hands, ui::shell::Table&) {
        hands.tap(0, byId("table/lead-bottom"));
        for (const std::string& name : presses) hands.tap(0, byId("facilitator/" + name));
        hands.work();
    };
}

app::Id<app::Round> open(app::Board& board, app::IdSource& ids, commands::RoundTerms terms) {
    apply(board, ids, [&](const auto& b, auto& a) { return commands::openRound(b, a, terms); });
    return board.rounds().back();
}
void finish(app::Board& board, app::IdSource& ids, bool reveal) {
    const auto round = board.rounds().back();
    apply(board, ids, [&](const auto& b, auto& a) { return commands::closeRound(b, a, round); });
    if (reveal) apply(board, ids, [&](const auto& b, auto& a) { return commands::revealRound(b, a, round); });
}
void trying(app::Board& board, app::IdSource& ids,
            const std::function<app::Result<app::Transaction>(const app::Board&, app::CommandContext&)>& command) {
    app::CommandContext context{{}, kSceneStart, ids};
    if (const auto made = command(board, context); made && !board.apply(*made))
        throw std::runtime_error("a vote could not be cast");
}

void scores(app::Board& board, app::IdSource& ids, bool reveal) {
    commands::RoundTerms terms{.form = BallotForm::Scores, .criteria = 1};
    terms.scope.on = RoundOn::Actions;
    const auto round = open(board, ids, terms);
    const auto actions = byTitle(board);
    int n = 0;
    for (const app::Seat& seat : seatsByColour(board)) {
        for (std::size_t i = 0; i < actions.size(); ++i)
            trying(board, ids, [&](const auto& b, auto& a) {
                return commands::giveScore(b, a, round, seat.id, actions[i].value, 0,
                                           i % 13 == 0 ? (n % 2 ? 5 : 1) : 1 + (static_cast<int>(i) * 3 + n) % 4);
            });
        ++n;
    }
    finish(board, ids, reveal);
}

void orders(app::Board& board, app::IdSource& ids) {
    commands::RoundTerms terms{.form = BallotForm::Orders, .secret = false, .blanks = app::Blanks::Explicit};
    terms.scope.on = RoundOn::Actions;
    const auto round = open(board, ids, terms);
    const auto actions = byTitle(board);
    std::size_t n = 0;
    for (const app::Seat& seat : seatsByColour(board)) {
        std::vector<std::vector<std::uint64_t>> levels;
        for (std::size_t i = 0; i < 24; ++i) levels.push_back({actions[(i * 5 + n * (i % 3)) % 25 % actions.size()].value});
        std::ranges::sort(levels), levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
        std::ranges::rotate(levels, levels.begin() + static_cast<std::ptrdiff_t>(n % levels.size()));
        trying(board, ids, [&](const auto& b, auto& a) { return commands::giveOrder(b, a, round, seat.id, levels); });
        n += 3;
    }
    finish(board, ids, true);
}

void dots(app::Board& board, app::IdSource& ids, std::size_t turn, bool openly) {
    commands::RoundTerms terms{.dotsEach = 8, .cap = 6, .resistanceEach = 2, .secret = !openly};
    terms.scope.on = RoundOn::Actions;
    const auto round = open(board, ids, terms);
    const auto actions = byTitle(board);
    std::size_t n = turn;
    for (const app::Seat& seat : seatsByColour(board)) {
        for (int i = 0; i < 12; ++i) {
            n = (n * 7 + 5) % 61;
            trying(board, ids, [&](const auto& b, auto& a) {
                return commands::castDot(b, a, round, seat.id, actions[n * n % 11 * 7 % actions.size()].value);
            });
        }
        trying(board, ids, [&](const auto& b, auto& a) {
            return commands::castDot(b, a, round, seat.id, actions[n % 9].value, false, true);
        });
    }
    finish(board, ids, true);
}

// Eight seats, three rounds, tiers with caps, a plan that is too full, links, owners that are missing.
// The map as it is before the first vote.
void mapped(app::Board& board, app::IdSource& ids) {
    layDemo(board, ids);
    for (const Edge edge : {Edge::Bottom, Edge::Top, Edge::Left, Edge::Right})
        apply(board, ids, [&](const auto& b, auto& a) { return commands::addSeat(b, a, edge, 0.5f); });
}

void full(app::Board& board, app::IdSource& ids) {
    funnelBoard(board, ids);
    for (const auto& [edge, along] :
         {std::pair{Edge::Bottom, 0.15f}, {Edge::Bottom, 0.85f}, {Edge::Top, 0.15f}, {Edge::Top, 0.85f}})
        apply(board, ids, [&](const auto& b, auto& a) { return commands::addSeat(b, a, edge, along); });
    dots(board, ids, 3, true);
    orders(board, ids);
    const auto actions = byTitle(board);
    for (std::size_t i = 0; i < 8; ++i)
        apply(board, ids,
              [&](const auto& b, auto& a) { return commands::planAction(b, a, actions[30 + i * 11], b.tiers()[0], {}); });
    for (std::size_t i = 0; i < 6; ++i)
        apply(board, ids, [&](const auto& b, auto& a) { return commands::pin(b, a, actions[30 + i * 11], app::Pin::None); });
    const auto planned = board.plannedIn(board.tiers()[1]);
    apply(board, ids,
          [&](const auto& b, auto& a) { return commands::linkActions(b, a, planned[0], actions[100], app::LinkKind::Needs); });
    apply(board, ids, [&](const auto& b, auto& a) { return commands::renameAction(b, a, planned[0], kLongTitle); });
    for (std::size_t i = 0; i < planned.size(); i += 2)
        apply(board, ids, [&](const auto& b, auto& a) {
            return commands::assign(b, a, {.action = planned[i], .owner = "Léa", .dueDay = 20'600});
        });
}
void fullWithLongTitles(app::Board& board, app::IdSource& ids) {
    full(board, ids);
    for (app::Id<app::Action> action : byTitle(board))
        apply(board, ids, [&](const auto& b, auto& a) { return commands::renameAction(b, a, action, kLongTitle); });
}
void weights(app::Board& board, app::IdSource& ids) {
    funnelBoard(board, ids);
    apply(board, ids, [&](const auto& b, auto& a) { return commands::setVote(b, a, seatsByColour(b)[1].id, 12, 1); });
}
void tied(app::Board& board, app::IdSource& ids) {
    funnelBoard(board, ids);
    commands::RoundTerms terms{.dotsEach = 3, .winners = 2};
    const auto round = open(board, ids, terms);
    const auto& items = board.candidates(round);
    for (const app::Seat& seat : seatsByColour(board))
        for (std::size_t i = 0; i < 3; ++i)
            trying(board, ids, [&](const auto& b, auto& a) { return commands::castDot(b, a, round, seat.id, items[i]); });
    finish(board, ids, true);
}
void voting(app::Board& board, app::IdSource& ids) {
    full(board, ids);
    commands::RoundTerms terms{.dotsEach = 5, .cap = 3, .boxSeconds = 240};
    const auto round = open(board, ids, terms);
    const auto& items = board.candidates(round);
    const auto seats = seatsByColour(board);
    for (std::size_t s = 0; s + 2 < seats.size(); ++s)
        for (std::size_t i = 0; i < 5; ++i)
            trying(board, ids, [&](const auto& b, auto& a) {
                return commands::castDot(b, a, round, seats[s].id, items[(s + i / 2) % items.size()]);
            });
    apply(board, ids, [&](const auto& b, auto& a) { return commands::sayDone(b, a, round, seats[0].id, true); });
    apply(board, ids, [&](const auto& b, auto& a) { return commands::abstain(b, a, round, seats.back().id, true); });
    apply(board, ids, [&](const auto& b, auto& a) { return commands::changeDots(b, a, round, {4, 2, 0, 1}); });
}
// A secret round with one seat whose weight nobody else has, and dots that were entered for another.
void votingWithWeights(app::Board& board, app::IdSource& ids) {
    full(board, ids);
    apply(board, ids, [&](const auto& b, auto& a) { return commands::setVote(b, a, seatsByColour(b)[1].id, 6, 0); });
    commands::RoundTerms terms{.dotsEach = 5, .cap = 3};
    const auto round = open(board, ids, terms);
    const auto seats = seatsByColour(board);
    for (std::size_t i = 0; i < 2; ++i)
        apply(board, ids,
              [&](const auto& b, auto& a) { return commands::castDot(b, a, round, seats[0].id, b.candidates(round)[i], true); });
    apply(board, ids, [&](const auto& b, auto& a) { return commands::sayDone(b, a, round, seats[2].id, true); });
}
void closedInTheOpen(app::Board& board, app::IdSource& ids) {
    full(board, ids);
    open(board, ids, {.dotsEach = 5, .secret = false});
    finish(board, ids, false);
}
void cancelled(app::Board& board, app::IdSource& ids) {
    full(board, ids);
    const auto round = open(board, ids, {.dotsEach = 5});
    apply(board, ids, [&](const auto& b, auto& a) { return commands::cancelRound(b, a, round); });
}
void settled(app::Board& board, app::IdSource& ids) {
    tied(board, ids);
    const auto round = board.rounds().back();
    apply(board, ids,
          [&](const auto& b, auto& a) { return commands::settleTie(b, a, round, app::rules::tieAtCut(b, *b.find(round))); });
}
void formula(app::Board& board, app::IdSource& ids) {
    full(board, ids);
    app::PlanTerms terms = board.planTerms();
    terms.by = app::ValueBy::Formula, terms.formula = "(2 * customer + company)\n  / max(1, jours)";
    apply(board, ids, [&](const auto& b, auto& a) { return commands::editTerms(b, a, terms); });
}

}  // namespace

std::vector<Scene> facilitatorScenes() {
    return {
        {"dock", mapped, docked({})},
        {"dock-kept", mapped, docked({"more-votes", "kept-3"})},
        {"dock-voting", voting, docked({})},
        {"dock-closed", closedInTheOpen, docked({})},
        {"dock-tie", tied, docked({})},
        {"dock-ranking", [](auto& b, auto& ids) { funnelBoard(b, ids); }, docked({"preset-best-worst"})},
        {"facilitator-what", full, at({"tab-vote", "page-what", "on-notes"})},
        {"facilitator-dots", full, at({"tab-vote", "page-how", "against-more"})},
        {"facilitator-duels", full, at({"tab-vote", "page-what", "on-actions", "page-how", "form-best-worst"})},
        {"facilitator-blanks", full, at({"tab-vote", "page-what", "on-actions", "page-how", "form-orders"})},
        {"facilitator-rules", weights, at({"tab-vote", "page-what", "on-actions", "page-rules"})},
        {"facilitator-voting", voting, at({"tab-vote"})},
        {"facilitator-rule", voting, at({"tab-vote", "change-rule"})},
        {"facilitator-voting-weights", votingWithWeights, at({"tab-vote"})},
        {"facilitator-proxy", votingWithWeights,
         [](auto& hands, auto& table) {
             pages(hands, table, {"tab-vote", "proxy-" + app::idText(seatsByColour(table.board())[0].id)});
         }},
        {"facilitator-closed-open", closedInTheOpen, at({"tab-vote"})},
        {"facilitator-cancelled", cancelled, at({"tab-rounds"})},
        {"facilitator-settled", settled, at({"tab-vote"})},
        {"facilitator-camps", [](auto& b, auto& ids) { funnelBoard(b, ids), scores(b, ids, false); }, at({"tab-vote"})},
        {"facilitator-last", full, at({"tab-vote"})},
        {"facilitator-tie", tied, at({"tab-vote", "settle-by-choice"})},
        {"facilitator-rounds", full, at({"tab-rounds"})},
        {"facilitator-round", full,
         [](auto& hands, auto& table) {
             pages(hands, table, {"tab-rounds", "open-" + app::idText(table.board().rounds()[1])});
         }},
        {"facilitator-round-why", full,
         [](auto& hands, auto& table) {
             const auto& rounds = table.scene().standings().rounds;
             pages(hands, table,
                   {"tab-rounds", "open-" + app::idText(rounds.front().round),
                    "reasons-" + app::idText(rounds.front().rows.front().item)});
         }},
        {"facilitator-compare", full,
         [](auto& hands, auto& table) {
             const auto& rounds = table.board().rounds();
             pages(hands, table,
                   {"tab-rounds", "before-" + app::idText(rounds[0]), "after-" + app::idText(rounds[1]), "page-compare"});
         }},
        {"facilitator-compare-long", fullWithLongTitles, at({"tab-rounds", "page-compare"})},
        {"facilitator-methods", full, at({"tab-rounds", "page-methods"})},
        {"facilitator-methods-dots", fullWithLongTitles, at({"tab-rounds", "page-methods", "method-round-before"})},
        {"facilitator-plans", full, at({"tab-plan"})},
        {"facilitator-plans-empty",
         [](auto& b, auto& ids) {
             funnelBoard(b, ids);
             while (!b.tiers().empty())
                 apply(b, ids, [&](const auto& board, auto& a) { return commands::removeTier(board, a, board.tiers().back()); });
         },
         at({"tab-plan"})},
        {"facilitator-plan-changes", full, at({"tab-plan", "details-present"})},
        {"facilitator-plan-left", fullWithLongTitles, at({"tab-plan", "details-best", "part-left"})},
        {"facilitator-plan-voters", full, at({"tab-plan", "details-fair", "part-voters"})},
        {"facilitator-tiers", full, at({"tab-plan", "page-tiers"})},
        {"facilitator-value", full, at({"tab-plan", "page-value"})},
        {"facilitator-formula", formula, at({"tab-plan", "page-value"})},
        {"facilitator-open", full, at({"tab-plan", "page-open"})},
        {"facilitator-seat-weights", weights, at({"tab-seats"})},
        {"facilitator-export", full,
         [](VirtualHands& hands, ui::shell::Table& table) {
             pages(hands, table, {"tab-files"});
             table.tellJobs({{"export", "Export : 1 sur 3", 1.0 / 3, false}}, hands.seconds());
             hands.rest(0.2);
         }},
        {.name = "facilitator-lost", .prepare = full, .work = at({"tab-files"}), .lost = 4},
    };
}

}  // namespace tests
