// Duels and best-worst sets at the seats: a few items on a screen, and which come next.
#include "tests/ui/panels/votes/vote_wall.h"

using namespace tests;

TEST_CASE("Duels: a card wins, both are equal, none is answered; what is taken back is asked again with the same cards",
          "[panels][vote][duels]") {
    VoteWall wall({.form = BallotForm::Duels}, 8);
    wall.open(0), wall.open(1);
    const auto first = wall.cards(0);
    REQUIRE(first.size() == 2);
    CHECK(wall.cards(1) != first);  // screens that lie before others count
    wall.finger(1).down(wall.cards(1)[0]).hold(40);
    wall.finger(0).tap(first[1]);
    wall.finger(1).up();
    CHECK(wall.answered(0) == 1);
    CHECK(wall.answered(1) == 1);
    const auto duels = rules::duelsOf(wall.board().candidates(wall.id), rules::unsignedSoFar(wall.board(), wall.round()));
    CHECK(duels.size() == 2);
    const auto second = wall.cards(0);
    CHECK(second != first);
    wall.press(0, "take-back");
    CHECK(wall.answered(0) == 0);
    CHECK(wall.cards(0) == first);
    wall.press(0, "equal"), wall.press(0, "pass");
    CHECK(wall.answered(0) == 1);
    CHECK(rules::nextScreenNumber(wall.board(), wall.round(), wall.seats[0]) == 3);
}

TEST_CASE("A screen stays before its seat while the panel is closed, and is given up when the seat has finished",
          "[panels][vote][duels]") {
    VoteWall wall({.form = BallotForm::Duels}, 8);
    wall.open(0);
    const auto cards = wall.cards(0);
    wall.finger(9).down(wall.emptyGround()).hold(20);
    wall.press(0, "close");
    wall.open(1);
    CHECK(wall.cards(1) != cards);
    wall.press(1, "pass");
    wall.open(0);
    CHECK(wall.cards(0) == cards);
    wall.press(0, "done");
    const auto& screens = wall.table().drafts().screens;
    wall.press(1, "pass");  // whoever is asked next is not kept from those cards
    CHECK(std::ranges::none_of(screens, [&](const auto& screen) { return screen.seat == wall.seats[0]; }));
    wall.finger(9).up();
}

TEST_CASE("Two items leave one duel to each seat, then it says that nothing is left", "[panels][vote][duels]") {
    VoteWall wall({.form = BallotForm::Duels}, 2);
    wall.open(0), wall.open(1);
    for (int n = 0; n < 30 && !wall.cards(0).empty(); ++n) {
        wall.finger(0).tap(wall.cards(0)[0]);
        if (!wall.cards(1).empty()) wall.finger(1).tap(wall.cards(1)[0]);
    }
    CHECK(wall.has(wall.at(0, "done")));
    const int messages = wall.answered(0);
    CHECK(messages >= 1);
    wall.press(0, "done");
    CHECK(rules::progress(wall.board(), wall.id).done == 1);
}

TEST_CASE("Nobody is asked about what they have written themselves, where the round says so", "[panels][vote][duels]") {
    Wall wall;
    const auto ana = wall.seat(Edge::Bottom, 0.25f), ben = wall.seat(Edge::Top, 0.5f);
    for (int i = 0; i < 3; ++i)
        for (Id<Seat> seat : {ana, ben})
            wall.command([&](const Board& b,
                             CommandContext& a) { return commands::addAction(b, a, "action " + std::to_string(i), {}, {}); },
                         seat);
    commands::RoundTerms terms{.form = BallotForm::Duels, .ownAllowed = false};
    terms.scope.on = app::RoundOn::Actions;
    wall.round(terms);
    wall.openBallot(1, ana), wall.openBallot(2, ben);
    for (int n = 0; n < 6; ++n)
        for (Id<Seat> seat : {ana, ben}) {
            std::string card;
            for (const auto& target : wall.table().targets(wall.tr())) {
                if (std::string(target.kind) != "card" || target.seat != seat) continue;
                card = target.id;
                for (const auto& [id, action] : wall.board().all<app::Action>())
                    if (target.id == wall.of(seat, "card-" + app::idText(action.id))) CHECK(action.author != seat);
            }
            if (!card.empty()) wall.finger(1).tap(card);
        }
    CHECK_FALSE(wall.board().all<app::Mark>().empty());
}

TEST_CASE("Best and worst: the first touch is the best, taken back by a second one, the next is the worst",
          "[panels][vote][duels]") {
    VoteWall wall({.form = BallotForm::BestWorst}, 12);
    wall.open(0), wall.open(1);
    const auto cards = wall.cards(0);
    REQUIRE(cards.size() == 4);
    wall.finger(0).tap(cards[0]), wall.finger(0).tap(cards[0]), wall.finger(0).tap(cards[2]);
    CHECK(wall.answered(0) == 0);
    CHECK(wall.cards(0) == cards);
    wall.finger(1).tap(wall.cards(1)[0]);
    wall.finger(0).tap(cards[1]);
    CHECK(wall.answered(0) == 1);
    CHECK(wall.answered(1) == 0);
    const auto said = rules::saidBy(wall.board(), wall.round(), wall.seats[0]);
    REQUIRE(said.size() == 4);
    for (const auto& e : said) {
        const std::string card = wall.at(0, "card-" + app::idText(e.item));
        CHECK(e.value == (card == cards[2] ? 1 : card == cards[1] ? -1 : 0));
    }
    wall.close();  // while the other seat has chosen its best only: that is no answer
    CHECK(wall.board().entriesOf(wall.id).size() == 4);
}

TEST_CASE("Twelve seats answer duels in the same frames: every answer counts, and no two look at the same pair",
          "[panels][vote][duels]") {
    VoteWall wall({.form = BallotForm::Duels}, 40, kTwelve, {.size = {3840, 2160, 3.15f}});
    for (int s = 0; s < 12; ++s) wall.open(s);
    for (int round = 0; round < 4; ++round) {
        std::set<std::set<std::string>> pairs;
        std::vector<std::string> touched;
        for (int s = 0; s < 12; ++s) {
            const auto cards = wall.cards(s);
            REQUIRE(cards.size() == 2);
            std::set<std::string> pair;
            for (const auto& card : cards) pair.insert(card.substr(card.find("card-")));
            pairs.insert(pair);
            touched.push_back(cards[static_cast<std::size_t>(s + round) % 2]);
        }
        CHECK(pairs.size() == 12);
        wall.atOnce([&] {
            for (int s = 0; s < 12; ++s) wall.finger(s).down(touched[static_cast<std::size_t>(s)]);
        });
        wall.wait(60);
        wall.atOnce([&] {
            for (int s = 0; s < 12; ++s) wall.finger(s).up();
        });
    }
    for (int s = 0; s < 12; ++s) CHECK(wall.answered(s) == 4);
    wall.close();
    CHECK(wall.board().entriesOf(wall.id).size() == 12 * 4 * 2);
}

TEST_CASE("The item on a screen is merged away: its seat is asked about something else", "[panels][vote][duels][rude]") {
    VoteWall wall({.form = BallotForm::Duels}, 6);
    wall.open(0), wall.open(1);
    const auto cards = wall.cards(0);
    wall.finger(0).down(cards[0]).hold(40);
    const auto idOf = [&](const std::string& card) {
        for (auto a : wall.actions)
            if (card.ends_with(app::idText(a))) return a;
        return Id<app::Action>{};
    };
    wall.command([&](const Board& b, CommandContext& a) { return commands::mergeActions(b, a, idOf(cards[0]), idOf(cards[1])); });
    wall.finger(0).up();
    CHECK(wall.answered(0) == 0);
    const auto next = wall.cards(0);
    REQUIRE(next.size() == 2);
    CHECK(next != cards);
    for (const auto& card : next) CHECK(card != cards[0]);
}

TEST_CASE("Who has finished a best-worst vote and opens it again is told so and can change it, and is asked nothing meanwhile",
          "[panels][vote][duels]") {
    VoteWall wall({.form = BallotForm::BestWorst}, 8);
    wall.open(0), wall.open(1);
    REQUIRE(wall.cards(0).size() == 4);
    wall.press(2, "done");
    wall.press(0, "done");
    wall.finger(9).down(wall.cards(1)[0]).hold(20);  // another seat is at it
    wall.open(0);
    wall.wait(200);
    CHECK(wall.cards(0).empty());
    CHECK(wall.table().drafts().screens.size() == 1);  // the other seat's
    REQUIRE(wall.has(wall.at(0, "change-vote")));
    wall.press(0, "change-vote");
    CHECK_FALSE(rules::voterOf(wall.board(), wall.id, wall.seats[0])->done);
    wall.wait(50);
    const auto cards = wall.cards(0);
    REQUIRE(cards.size() == 4);
    wall.finger(50).tap(cards[0]);
    wall.finger(50).tap(cards[1]);
    CHECK(wall.answered(0) == 1);
    wall.finger(9).up();
}
