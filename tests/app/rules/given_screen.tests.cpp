#include "app/rules/given_screen.h"

#include "app/rules/voting.h"
#include "tests/app/workroom.h"

using namespace tests;
namespace commands = app::commands;
using namespace app;

namespace {

struct Duelling : Workroom {
    std::vector<Id<Seat>> seats{seat(), seat()};
    Id<Round> id;

    explicit Duelling(int items, BallotForm form = BallotForm::Duels, bool secret = true) {
        for (int i = 0; i < items; ++i)
            must([&](const Board& b, CommandContext& a) {
                return commands::addAction(b, a, "action " + std::to_string(i), {}, {});
            });
        commands::RoundTerms terms{.form = form};
        terms.secret = secret;
        terms.scope.on = RoundOn::Actions;
        must([&](const Board& b, CommandContext& a) { return commands::openRound(b, a, terms); });
        id = board().rounds().back();
    }
    std::optional<rules::GivenScreen> give(int seat, std::vector<rules::GivenScreen> others = {}, std::uint64_t salt = 0) const {
        return rules::giveScreen(board(), *board().find(id), seats[static_cast<std::size_t>(seat)], {}, others, salt);
    }
    void answer(const rules::GivenScreen& screen) {
        must([&](const Board& b, CommandContext& a) {
            return commands::answerScreen(b, a, id, screen.seat, {screen.items, screen.items[0], screen.items[1], false});
        });
    }
};

}  // namespace

TEST_CASE("A screen is the same each time it is drawn, and another for another seat once it is given out", "[rules][screens]") {
    const Duelling room(10);
    const auto first = room.give(0);
    REQUIRE(first);
    CHECK(first->items.size() == 2);
    CHECK(first->number == 1);
    CHECK(room.give(0)->items == first->items);
    const auto other = room.give(1, {*first});
    REQUIRE(other);
    for (std::uint64_t item : other->items)
        CHECK(std::ranges::find(first->items, item) == first->items.end());  // everything once, first
}

TEST_CASE("A screen stands until it is answered, its seat finishes, abstains or leaves, or the vote closes", "[rules][screens]") {
    Duelling room(10, BallotForm::BestWorst);
    const auto first = *room.give(0);
    CHECK(first.items.size() == 4);
    CHECK(rules::stillStands(room.board(), first));
    room.answer(first);
    CHECK_FALSE(rules::stillStands(room.board(), first));
    const auto second = *room.give(0);
    CHECK(second.number == 2);
    const auto last = rules::lastScreen(room.board(), *room.board().find(room.id), room.seats[0], 0);
    REQUIRE(last);
    CHECK(last->items == first.items);
    CHECK(last->number == 1);
    room.must([&](const Board& b, CommandContext& a) { return commands::sayDone(b, a, room.id, room.seats[0], true); });
    CHECK_FALSE(rules::stillStands(room.board(), second));
    const auto other = *room.give(1);
    CHECK(rules::stillStands(room.board(), other));
    room.must([&](const Board& b, CommandContext& a) { return commands::abstain(b, a, room.id, room.seats[1], true); });
    CHECK_FALSE(rules::stillStands(room.board(), other));
    room.must([&](const Board& b, CommandContext& a) { return commands::abstain(b, a, room.id, room.seats[1], false); });
    CHECK(rules::stillStands(room.board(), other));
    room.must([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, room.seats[1]); });
    CHECK_FALSE(rules::stillStands(room.board(), other));
}

TEST_CASE("Figures of another round's cards are not used, and a seat that has answered nothing has no last screen",
          "[rules][screens]") {
    const Duelling room(6);
    rules::DuelState foreign{.keys = {1, 2, 3}, .theta = {5, 0, -5}, .chances = {1, 0, 0}};
    const auto screen = rules::giveScreen(room.board(), *room.board().find(room.id), room.seats[0], foreign, {}, 0);
    REQUIRE(screen);
    CHECK(screen->items == room.give(0)->items);
    CHECK_FALSE(rules::lastScreen(room.board(), *room.board().find(room.id), room.seats[0], 0));
    CHECK(rules::screenSize(BallotForm::Dots) == 0);
}

TEST_CASE("In a secret vote the cards are drawn from a salt nobody stores; in an open one from the session alone",
          "[rules][screens]") {
    const auto shown = [](const Duelling& room, std::uint64_t salt) {
        std::vector<std::vector<std::uint64_t>> all;
        for (int seat : {0, 1}) all.push_back(room.give(seat, {}, salt)->items);
        return all;
    };
    const Duelling secret(40, BallotForm::BestWorst), open(40, BallotForm::BestWorst, false);
    CHECK(shown(secret, 0x5a17) == shown(secret, 0x5a17));
    CHECK(shown(secret, 0x5a17) != shown(secret, 0x5a18));
    CHECK(shown(secret, 0x5a17) != shown(secret, 0));
    CHECK(shown(open, 0x5a17) == shown(open, 0x5a18));
}

TEST_CASE("A screen taken back lies as it lay, whatever the salt", "[rules][screens]") {
    Duelling room(20, BallotForm::BestWorst);
    const auto given = *room.give(0, {}, 99);
    room.answer(given);
    const auto last = rules::lastScreen(room.board(), *room.board().find(room.id), room.seats[0], 99);
    REQUIRE(last);
    CHECK(last->items == given.items);
}
