// What comes next, from every state a workshop can stand in.
#include "app/rules/next_act.h"

#include <catch2/catch.hpp>

#include "app/commands/actions.h"
#include "app/commands/notes.h"
#include "app/commands/plan.h"
#include "app/commands/rounds.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "tests/app/workroom.h"

using namespace app;
using rules::NextAct, rules::nextAct;
using tests::Workroom;

TEST_CASE("What comes next follows the workshop from the first vote to the files", "[rules][next]") {
    Workroom room;
    CHECK(nextAct(room.board()) == NextAct::OpenVote);
    for (int i = 0; i < 3; ++i) room.note("irritant " + std::to_string(i), room.cell(0, 1));
    const auto open = [&] {
        room.must([](const Board& b, CommandContext& c) { return commands::openRound(b, c, {}); });
        return room.board().rounds().back();
    };
    const auto cancelled = open();
    CHECK(nextAct(room.board()) == NextAct::CloseVote);
    room.must([&](const Board& b, CommandContext& c) { return commands::cancelRound(b, c, cancelled); });
    CHECK(nextAct(room.board()) == NextAct::OpenVote);  // as if it had never been
    const auto round = open();
    room.must([&](const Board& b, CommandContext& c) { return commands::closeRound(b, c, round); });
    CHECK(nextAct(room.board()) == NextAct::Reveal);
    room.must([&](const Board& b, CommandContext& c) { return commands::revealRound(b, c, round); });
    CHECK(nextAct(room.board()) == NextAct::Rank);
    room.must([](const Board& b, CommandContext& c) { return commands::goToStep(b, c, steps::kRanking); });
    CHECK(nextAct(room.board()) == NextAct::Export);  // there is nothing to plan
    const auto action = room.action("une action");
    CHECK(nextAct(room.board()) == NextAct::ProposePlan);
    const Id<Tier> tier =
        room.created<Tier>([](const Board& b, CommandContext& c) { return commands::addTier(b, c, "30 jours"); });
    room.must([&](const Board& b, CommandContext& c) { return commands::planAction(b, c, action, tier, {}); });
    CHECK(nextAct(room.board()) == NextAct::Export);
    room.must([](const Board& b, CommandContext& c) { return commands::goToStep(b, c, steps::kMap); });
    CHECK(nextAct(room.board()) == NextAct::Rank);
}
