#include "tests/bench/reveal_scenes.h"

#include <algorithm>
#include <stdexcept>

#include "app/commands/notes.h"
#include "app/commands/rounds.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/commands/votes.h"
#include "app/rules/voting.h"
#include "tests/bench/scene_board.h"

namespace tests {

namespace commands = app::commands;
using app::Edge;

namespace {

constexpr std::array kLongAndShortSides{Edge::Bottom, Edge::Top, Edge::Left, Edge::Right};

void sitRound(app::Board& board, app::IdSource& ids, int each) {
    for (Edge edge : kLongAndShortSides)
        for (int i = 0; i < each; ++i)
            apply(board, ids, [&](const auto& b, auto& context) {
                return commands::addSeat(b, context, edge, (static_cast<float>(i) + 0.5f) / static_cast<float>(each));
            });
}

// How people vote: some things many like, a few that two share, a tail of ones.
void giveDots(app::Board& board, app::IdSource& ids, app::Id<app::Round> round, const std::vector<int>& dots) {
    const auto items = board.candidates(round);
    std::vector<app::Id<app::Seat>> seats;
    for (const auto& [id, seat] : board.all<app::Seat>()) seats.push_back(seat.id);
    std::ranges::sort(seats);
    std::size_t at = 0;
    for (std::size_t i = 0; i < dots.size(); ++i)
        for (int dot = 0; dot < dots[i]; ++dot)
            for (std::size_t tried = 0; tried < seats.size(); ++tried) {
                const app::Id<app::Seat> seat = seats[at++ % seats.size()];
                app::CommandContext context{{}, kSceneStart, ids};
                const auto cast = commands::castDot(board, context, round, seat, items[(i * 7 + 3) % items.size()]);
                if (!cast) continue;
                if (!board.apply(*cast)) throw std::runtime_error("a dot could not be cast");
                break;
            }
}

app::Id<app::Round> closedVote(app::Board& board, app::IdSource& ids, commands::RoundTerms terms, const std::vector<int>& dots) {
    terms.dotsEach = 10, terms.cap = 3, terms.secret = true;
    apply(board, ids, [&](const auto& b, auto& context) { return commands::openRound(b, context, terms); });
    const app::Id<app::Round> round = board.rounds().back();
    giveDots(board, ids, round, dots);
    apply(board, ids, [&](const auto& b, auto& context) { return commands::closeRound(b, context, round); });
    return round;
}

void revealLast(ui::shell::Table& table) {
    const auto round = table.board().rounds().back();
    if (!table.workshop().run({}, kSceneStart, [&](const app::Board& b, app::CommandContext& context) {
            return commands::revealRound(b, context, round);
        }))
        throw std::runtime_error("the vote was not revealed");
}
void showRevealed(VirtualHands& hands, ui::shell::Table& table) { revealLast(table), hands.rest(1.5); }

const std::vector<int> kPeoplesVotes{9, 7, 6, 4, 3, 2, 2, 1, 1, 1, 1}, kTiedAtCut{8, 6, 5, 4, 2, 2, 2, 2, 1, 1};

void closedDemo(app::Board& board, app::IdSource& ids, app::RoundOn on, const std::vector<int>& dots, int seatsEach = 1) {
    layDemo(board, ids);
    sitRound(board, ids, seatsEach);
    closedVote(board, ids, {.scope = {.on = on}}, dots);
}

void allLong(app::Board& board, app::IdSource& ids) {
    layDemo(board, ids);
    sitRound(board, ids, 1);
    std::string text;
    while (text.size() < 300) text += std::string(kLongTitle) + " ";
    for (const auto& [id, note] : app::RecordMap<app::Note>(board.all<app::Note>()))
        apply(board, ids,
              [&, n = app::Id<app::Note>{id}](const auto& b, auto& context) { return commands::editText(b, context, n, text); });
    closedVote(board, ids, {}, kTiedAtCut);
}

void focusedDemo(app::Board& board, app::IdSource& ids) {
    layDemo(board, ids);
    sitRound(board, ids, 1);
}

app::Id<app::Lane> laneOf(const app::Board& board, app::NoteKind kind) {
    for (app::Id<app::Lane> lane : board.lanes())
        if (board.find(lane)->kind == kind) return lane;
    throw std::runtime_error("no such lane");
}

}  // namespace

std::vector<Scene> revealScenes() {
    using app::RoundOn;
    return {
        {"reveal", [](auto& b, auto& ids) { closedDemo(b, ids, RoundOn::Notes, kPeoplesVotes); }, showRevealed},
        {"reveal-arriving", [](auto& b, auto& ids) { closedDemo(b, ids, RoundOn::Notes, kPeoplesVotes); },
         [](auto& hands, auto& table) { revealLast(table), hands.workFor(0.43); }},
        {"reveal-tie", [](auto& b, auto& ids) { closedDemo(b, ids, RoundOn::Notes, kTiedAtCut); }, showRevealed},
        {"reveal-groups", [](auto& b, auto& ids) { closedDemo(b, ids, RoundOn::Groups, kPeoplesVotes); }, showRevealed},
        {"reveal-actions", [](auto& b, auto& ids) { closedDemo(b, ids, RoundOn::Actions, kPeoplesVotes); }, showRevealed},
        {"reveal-nobody", [](auto& b, auto& ids) { closedDemo(b, ids, RoundOn::Notes, {}); }, showRevealed},
        {"reveal-all-equal", [](auto& b, auto& ids) { closedDemo(b, ids, RoundOn::Notes, std::vector<int>(40, 1)); },
         showRevealed},
        {"reveal-long", allLong, showRevealed},
        {"reveal-twelve", [](auto& b, auto& ids) { closedDemo(b, ids, RoundOn::Notes, kTiedAtCut, 3); }, showRevealed},
        {"reveal-panels", [](auto& b, auto& ids) { closedDemo(b, ids, RoundOn::Notes, kTiedAtCut); },
         [](auto& hands, auto& table) {
             revealLast(table);
             hands.rest(1);
             int hand = 0;
             for (const auto& place : table.scene().plan().seats)
                 if (hand < 2) hands.tap(hand++, byIdEnd(app::idText(place.seat), "new-note"));
             hands.work();
         }},
        {"reveal-wall",
         [](auto& b, auto& ids) {
             closedDemo(b, ids, RoundOn::Notes, kTiedAtCut);
             apply(b, ids,
                   [](const auto& board, auto& context) { return commands::seatEveryone(board, context, app::Seating::Wall); });
         },
         showRevealed},
        {"focus-pains", focusedDemo,
         [](auto& hands, auto& table) {
             hands.tap(0, byId(app::idText(laneOf(table.board(), app::NoteKind::Pains))));
             hands.work();
         }},
        {"focus-stage", focusedDemo,
         [](auto& hands, auto& table) {
             hands.tap(0, byId(app::idText(table.board().stages()[3])));
             hands.work();
         }},
        {"reveal-gone-on", [](auto& b, auto& ids) { closedDemo(b, ids, RoundOn::Notes, kPeoplesVotes); },
         [](auto& hands, auto& table) {
             showRevealed(hands, table);
             hands.tap(0, byId("reveal/go-on"));
             hands.work();
         }},
    };
}

}  // namespace tests
