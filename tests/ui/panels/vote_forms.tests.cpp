// Every form of ballot at the seats, several hands at once: what is given, what is taken back, what nobody else can see.
#include "app/commands/actions.h"
#include "app/commands/merge.h"
#include "app/commands/seats.h"
#include "app/rules/papers.h"
#include "app/rules/profiles.h"
#include "app/rules/voting.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
namespace rules = app::rules;
using app::Asking, app::BallotForm, app::Board, app::Edge, app::Id, app::Seat;

namespace {

const std::vector<std::pair<Edge, float>> kTwelve{
    {Edge::Bottom, .1f}, {Edge::Bottom, .35f}, {Edge::Bottom, .6f}, {Edge::Bottom, .85f}, {Edge::Top, .1f},   {Edge::Top, .35f},
    {Edge::Top, .6f},    {Edge::Top, .85f},    {Edge::Left, .3f},   {Edge::Left, .7f},    {Edge::Right, .3f}, {Edge::Right, .7f}};

// Actions that seats vote on, each from its own list.
struct Vote : Wall {
    std::vector<Id<Seat>> seats;
    std::vector<Id<app::Action>> actions;
    Id<app::Ballot> id;

    explicit Vote(commands::BallotTerms terms, int count = 5,
                  std::vector<std::pair<Edge, float>> where = {{Edge::Bottom, 0.25f}, {Edge::Top, 0.5f}, {Edge::Bottom, 0.8f}},
                  const WallSetup& setup = {})
        : Wall(setup) {
        for (const auto& [edge, along] : where) seats.push_back(seat(edge, along));
        for (int i = 0; i < count; ++i) actions.push_back(action("action " + std::to_string(i)));
        terms.scope.on = app::BallotOn::Actions;
        id = Wall::ballot(terms);
    }
    const app::Ballot& ballot() const { return *board().find(id); }
    std::string at(int seat, const std::string& name) const { return of(seats[static_cast<std::size_t>(seat)], name); }
    std::string at(int seat, const std::string& name, int item) const {
        return at(seat, name + app::idText(actions[static_cast<std::size_t>(item)]));
    }
    void open(int seat) { finger(50 + seat).tap(at(seat, "vote")); }
    void press(int seat, const std::string& name) { finger(50 + seat).tap(at(seat, name)); }
    void press(int seat, const std::string& name, int item) { finger(50 + seat).tap(at(seat, name, item)); }
    void close() {
        command([&](const Board& b, Asking& a) { return commands::closeBallot(b, a, id); });
    }
    // The cards that lie before a seat, as ids of targets.
    std::vector<std::string> cards(int seat) const {
        std::vector<std::string> ids;
        for (const auto& target : table().targets(tr()))
            if (std::string(target.kind) == "card" && target.seat == seats[static_cast<std::size_t>(seat)])
                ids.push_back(target.id);
        return ids;
    }
    int answered(int seat) const { return rules::screensAnswered(board(), ballot(), seats[static_cast<std::size_t>(seat)]); }
    std::vector<std::vector<std::uint64_t>> order(int seat) const {
        return rules::orderGiven(board(), ballot(), seats[static_cast<std::size_t>(seat)]);
    }
    std::uint64_t item(int i) const { return actions[static_cast<std::size_t>(i)].value; }
    // All that the scene log would tell of a seat's panel.
    std::set<std::string> told(int seat) const {
        std::set<std::string> all;
        for (const auto& target : table().targets(tr()))
            if (target.seat == seats[static_cast<std::size_t>(seat)])
                all.insert(target.id + " " + target.label + " " + std::to_string(target.px.x) + " " +
                           std::to_string(target.px.y));
        return all;
    }
};

}  // namespace

TEST_CASE("Two seats give a dot to the same action in the same frame: both count", "[panels][vote]") {
    Vote wall({.dotsEach = 2});
    wall.open(0), wall.open(1);
    wall.atOnce([&] {
        for (int s : {0, 1}) wall.finger(s).down(wall.at(s, "more-", 2));
    });
    wall.atOnce([&] {
        for (int s : {0, 1}) wall.finger(s).up();
    });
    for (int s : {0, 1})
        CHECK(rules::dotsGiven(wall.board(), wall.ballot(), wall.seats[static_cast<std::size_t>(s)], wall.item(2)) == 1);
    wall.close();
    CHECK(wall.board().dotsOf(wall.id).size() == 2);
    CHECK(wall.board().papersOf(wall.id).size() == 2);
}

TEST_CASE("Dots against have a budget and a cap of their own", "[panels][vote]") {
    Vote wall({.dotsEach = 2, .cap = 2, .resistanceEach = 1});
    wall.open(0), wall.open(1);
    wall.finger(1).down(wall.at(1, "more-", 0)).hold(30);  // another seat votes meanwhile
    wall.press(0, "against-more-", 0), wall.press(0, "against-more-", 1), wall.press(0, "more-", 0), wall.press(0, "more-", 0);
    wall.finger(1).up();
    const auto given = [&](int i, bool against) {
        return rules::dotsGiven(wall.board(), wall.ballot(), wall.seats[0], wall.item(i), against);
    };
    CHECK(given(0, true) == 1);
    CHECK(given(1, true) == 0);  // the budget against is spent
    CHECK(given(0, false) == 2);
    wall.press(0, "against-less-", 0);
    CHECK(given(0, true) == 0);
    CHECK(given(0, false) == 2);
}

TEST_CASE("A rule made stricter in mid-vote keeps the votes, tells what is too much, and is content when it is taken back",
          "[panels][vote]") {
    Vote wall({.dotsEach = 4, .cap = 2});
    wall.open(0), wall.open(1);
    for (int n = 0; n < 2; ++n) wall.press(0, "more-", 0), wall.press(0, "more-", 1);
    wall.press(1, "more-", 0);
    wall.finger(9).down(wall.at(0, "more-", 2)).hold(30);  // a finger is on its way to one more
    wall.command([&](const Board& b, Asking& a) { return commands::changeDots(b, a, wall.id, {3, 1, 0, 1}); });
    wall.finger(9).up();
    CHECK(rules::dotsGiven(wall.board(), wall.ballot(), wall.seats[0]) == 4);
    CHECK(wall.has(wall.at(0, "excess")));
    CHECK_FALSE(wall.has(wall.at(1, "excess")));
    wall.press(0, "less-", 0), wall.press(0, "less-", 1);
    CHECK_FALSE(wall.has(wall.at(0, "excess")));
}

TEST_CASE("A seat that leaves with unspent dots is not waited for; a late one has the whole budget", "[panels][vote][rude]") {
    Vote wall({.dotsEach = 3});
    for (int s : {0, 1, 2}) wall.open(s);
    wall.press(0, "more-", 0), wall.press(0, "done");
    wall.press(1, "more-", 1);
    wall.finger(9).down(wall.at(1, "more-", 2)).hold(30);
    wall.command([&](const Board& b, Asking& a) { return commands::leaveSeat(b, a, wall.seats[1]); });
    wall.finger(9).up();
    CHECK(rules::progress(wall.board(), wall.id).voters == 3);
    CHECK(rules::progress(wall.board(), wall.id).done == 2);
    wall.seats.push_back(wall.seat(Edge::Left, 0.5f));
    CHECK(wall.labelOf(wall.at(3, "dots")) == "3");
    wall.open(3), wall.press(3, "more-", 0);
    CHECK(wall.labelOf(wall.at(0, "dots")) == "2");
    wall.close();
    CHECK(wall.board().dotsOf(wall.id).size() == 3);  // what the one who left had given counts
}

TEST_CASE("Who abstains is not waited for, has given nothing, and may take part after all; a tap alone abstains nobody",
          "[panels][vote]") {
    Vote wall({.dotsEach = 2});
    wall.open(0), wall.open(1);
    wall.press(0, "more-", 0);
    wall.press(0, "abstain");
    CHECK(wall.board().marksOf(wall.id).size() == 1);
    wall.finger(1).down(wall.at(1, "more-", 0)).hold(20);
    wall.finger(0).down(wall.at(0, "abstain")).hold(900).up();
    wall.finger(1).up();
    CHECK(rules::progress(wall.board(), wall.id).voters == 2);
    CHECK(rules::dotsGiven(wall.board(), wall.ballot(), wall.seats[0]) == 0);
    CHECK(rules::dotsGiven(wall.board(), wall.ballot(), wall.seats[1]) == 1);
    CHECK_FALSE(wall.has(wall.at(0, "more-", 0)));
    wall.press(0, "take-part");
    CHECK(rules::progress(wall.board(), wall.id).voters == 3);
    CHECK(wall.has(wall.at(0, "more-", 0)));
}

TEST_CASE("A merge that takes dots above the cap out of a revealed round says so, and nothing of one that is not revealed",
          "[panels][vote][merge]") {
    for (const auto& [over, revealed] : {std::pair{false, true}, {true, true}, {false, false}, {true, false}}) {
        Wall wall;
        const auto ana = wall.seat(Edge::Bottom, 0.2f), ben = wall.seat(Edge::Top, 0.5f);
        const auto a = wall.note("pains", "Trop cher", "Achat"), b = wall.note("pains", "Prix trop haut", "Achat");
        const auto group = wall.group(b, a);
        const auto ballot = wall.ballot({.dotsEach = 4, .cap = 2});
        const auto give = [&](Id<Seat> seat, Id<app::Note> note, int n) {
            for (int i = 0; i < n; ++i)
                wall.command([&](const Board& board, Asking& asking) {
                    return commands::castDot(board, asking, ballot, seat, note.value);
                });
        };
        give(ana, a, over ? 2 : 1), give(ana, b, 1), give(ben, b, 2);
        wall.command([&](const Board& board, Asking& asking) { return commands::closeBallot(board, asking, ballot); });
        if (revealed)
            wall.command([&](const Board& board, Asking& asking) { return commands::revealBallot(board, asking, ballot); });
        wall.finger(1).tap(group);
        wall.finger(1).tap(app::idText(group) + "/merge");
        CHECK(wall.answered(!revealed ? "Merged."
                            : over    ? "Merged. Dots above the cap of a round that is over count no more."
                                      : "Merged: no vote is lost."));
        CHECK(wall.board().dotsOf(ballot).size() == 4);
    }
}

TEST_CASE("Merging in mid-vote from a group's bubble keeps every seat's dots, up to the cap", "[panels][vote][merge]") {
    Wall wall;
    const auto ana = wall.seat(Edge::Bottom, 0.2f), ben = wall.seat(Edge::Top, 0.5f);
    const auto a = wall.note("pains", "Trop cher", "Achat"), b = wall.note("pains", "Prix trop haut", "Achat"),
               c = wall.note("pains", "Lent", "Rétention");
    const auto group = wall.group(b, a);
    const auto ballot = wall.ballot({.dotsEach = 4, .cap = 2});
    const auto give = [&](Id<Seat> seat, Id<app::Note> note, int n) {
        for (int i = 0; i < n; ++i)
            wall.command(
                [&](const Board& board, Asking& asking) { return commands::castDot(board, asking, ballot, seat, note.value); });
    };
    give(ana, a, 1), give(ana, b, 2), give(ben, b, 1), give(ben, c, 1);
    wall.finger(1).tap(group);
    wall.finger(2).down(c).hold(30);  // a note in another hand
    wall.finger(1).tap(app::idText(group) + "/merge");
    wall.finger(2).up();
    CHECK(wall.answered("Merged: no vote is lost."));
    CHECK_FALSE(wall.board().find(b));
    CHECK(wall.board().find(a)->text == "Trop cher\nPrix trop haut");
    const auto given = [&](Id<Seat> seat, Id<app::Note> note) {
        return rules::dotsGiven(wall.board(), *wall.board().find(ballot), seat, note.value);
    };
    CHECK(given(ana, a) == 2);                                                   // three would be above the cap …
    CHECK(rules::dotsLeft(wall.board(), *wall.board().find(ballot), ana) == 2);  // … and the third is hers to give again
    CHECK(given(ben, a) == 1);
    CHECK(given(ben, c) == 1);
}

TEST_CASE(
    "A hundred points are shared out by fives and ones; the last step gives what is left, and then it is said that nothing is",
    "[panels][vote][points]") {
    Vote wall({.form = BallotForm::Points});
    wall.open(0), wall.open(1);
    const auto given = [&](int i) { return rules::pointsGiven(wall.board(), wall.ballot(), wall.seats[0], wall.item(i)); };
    wall.press(1, "plus5-", 0);
    for (int n = 0; n < 19; ++n) wall.press(0, "plus5-", 0);
    for (int n = 0; n < 3; ++n) wall.press(0, "plus1-", 1);
    wall.press(0, "plus5-", 2);
    CHECK(given(0) == 95);
    CHECK(given(1) == 3);
    CHECK(given(2) == 2);
    wall.press(0, "plus1-", 3);
    CHECK(given(3) == 0);
    wall.press(0, "minus5-", 1);  // never below nothing
    CHECK(given(1) == 0);
    wall.press(0, "minus1-", 0);
    CHECK(given(0) == 94);
    CHECK(rules::pointsGiven(wall.board(), wall.ballot(), wall.seats[1]) == 5);
}

TEST_CASE("Points come back with what is deleted, and are too many when that is undone: it is said until they are taken back",
          "[panels][vote][points]") {
    Vote wall({.form = BallotForm::Points});
    wall.open(0);
    const auto given = [&](int i) { return rules::pointsGiven(wall.board(), wall.ballot(), wall.seats[0], wall.item(i)); };
    for (int n = 0; n < 20; ++n) wall.press(0, "plus5-", 0);
    app::Transaction removal;
    wall.command([&](const Board& b, Asking& a) {
        const auto made = commands::removeAction(b, a, wall.actions[0]);
        if (made) removal = *made;
        return made;
    });
    wall.press(0, "plus5-", 1);
    CHECK(given(1) == 5);
    CHECK_FALSE(wall.has(wall.at(0, "excess")));
    wall.command([&](const Board&, Asking&) { return app::Result<app::Transaction>(app::inverse(removal)); });
    CHECK(wall.has(wall.at(0, "excess")));
    wall.press(0, "minus5-", 0);
    CHECK(given(0) == 95);
    CHECK_FALSE(wall.has(wall.at(0, "excess")));
}

TEST_CASE("Scores are given by criterion, changed by another key, and taken back by the same", "[panels][vote][scores]") {
    Vote wall({.form = BallotForm::Scores});
    wall.open(0), wall.open(1);
    const auto score = [&](int seat, int i, int criterion) {
        return rules::scoreGiven(wall.board(), wall.ballot(), wall.seats[static_cast<std::size_t>(seat)], wall.item(i),
                                 criterion);
    };
    wall.atOnce([&] { wall.finger(0).down(wall.at(0, "customer-4-", 0)), wall.finger(1).down(wall.at(1, "company-2-", 0)); });
    wall.atOnce([&] { wall.finger(0).up(), wall.finger(1).up(); });
    CHECK(score(0, 0, 0) == 4);
    CHECK(score(0, 0, 1) == 0);
    CHECK(score(1, 0, 1) == 2);
    wall.press(0, "customer-5-", 0);
    CHECK(score(0, 0, 0) == 5);
    wall.press(0, "customer-5-", 0);
    CHECK(score(0, 0, 0) == 0);
    Vote one({.form = BallotForm::Scores, .criteria = 2});
    one.open(0);
    one.finger(9).down(one.emptyGround()).hold(20).up();
    CHECK(one.has(one.at(0, "company-1-", 0)));
    CHECK_FALSE(one.has(one.at(0, "customer-1-", 0)));
}

TEST_CASE("Duels: a card wins, both are equal, none is answered; what is taken back is asked again with the same cards",
          "[panels][vote][duels]") {
    Vote wall({.form = BallotForm::Duels}, 8);
    wall.open(0), wall.open(1);
    const auto first = wall.cards(0);
    REQUIRE(first.size() == 2);
    CHECK(wall.cards(1) != first);  // screens that lie before others count
    wall.finger(1).down(wall.cards(1)[0]).hold(40);
    wall.finger(0).tap(first[1]);
    wall.finger(1).up();
    CHECK(wall.answered(0) == 1);
    CHECK(wall.answered(1) == 1);
    const auto duels = rules::duelsOf(wall.board().candidates(wall.id), rules::unsignedSoFar(wall.board(), wall.ballot()));
    CHECK(duels.size() == 2);
    const auto second = wall.cards(0);
    CHECK(second != first);
    wall.press(0, "take-back");
    CHECK(wall.answered(0) == 0);
    CHECK(wall.cards(0) == first);
    wall.press(0, "equal"), wall.press(0, "pass");
    CHECK(wall.answered(0) == 1);
    CHECK(rules::nextScreenNumber(wall.board(), wall.ballot(), wall.seats[0]) == 3);
}

TEST_CASE("A screen stays before its seat while the panel is closed, and is given up when the seat has finished",
          "[panels][vote][duels]") {
    Vote wall({.form = BallotForm::Duels}, 8);
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
    Vote wall({.form = BallotForm::Duels}, 2);
    wall.open(0), wall.open(1);
    for (int n = 0; n < 30 && !wall.cards(0).empty(); ++n) {
        wall.finger(0).tap(wall.cards(0)[0]);
        if (!wall.cards(1).empty()) wall.finger(1).tap(wall.cards(1)[0]);
    }
    CHECK(wall.has(wall.at(0, "done")));
    const int answers = wall.answered(0);
    CHECK(answers >= 1);
    wall.press(0, "done");
    CHECK(rules::progress(wall.board(), wall.id).done == 1);
}

TEST_CASE("Nobody is asked about what they have written themselves, where the ballot says so", "[panels][vote][duels]") {
    Wall wall;
    const auto ana = wall.seat(Edge::Bottom, 0.25f), ben = wall.seat(Edge::Top, 0.5f);
    for (int i = 0; i < 3; ++i)
        for (Id<Seat> seat : {ana, ben})
            wall.command(
                [&](const Board& b, Asking& a) { return commands::addAction(b, a, "action " + std::to_string(i), {}, {}); },
                seat);
    commands::BallotTerms terms{.form = BallotForm::Duels, .ownAllowed = false};
    terms.scope.on = app::BallotOn::Actions;
    wall.ballot(terms);
    wall.finger(1).tap(wall.of(ana, "vote")), wall.finger(2).tap(wall.of(ben, "vote"));
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
    Vote wall({.form = BallotForm::BestWorst}, 12);
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
    const auto said = rules::saidBy(wall.board(), wall.ballot(), wall.seats[0]);
    REQUIRE(said.size() == 4);
    for (const auto& e : said) {
        const std::string card = wall.at(0, "card-" + app::idText(e.item));
        CHECK(e.value == (card == cards[2] ? 1 : card == cards[1] ? -1 : 0));
    }
    wall.close();  // while the other seat has chosen its best only: that is no answer
    CHECK(wall.board().answersOf(wall.id).size() == 4);
}

TEST_CASE("Twelve seats answer duels in the same frames: every answer counts, and no two look at the same pair",
          "[panels][vote][duels]") {
    Vote wall({.form = BallotForm::Duels}, 40, kTwelve, {.size = {3840, 2160, 3.15f}});
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
    CHECK(wall.board().answersOf(wall.id).size() == 12 * 4 * 2);
}

TEST_CASE("The item on a screen is merged away: its seat is asked about something else", "[panels][vote][duels][rude]") {
    Vote wall({.form = BallotForm::Duels}, 6);
    wall.open(0), wall.open(1);
    const auto cards = wall.cards(0);
    wall.finger(0).down(cards[0]).hold(40);
    const auto idOf = [&](const std::string& card) {
        for (auto a : wall.actions)
            if (card.ends_with(app::idText(a))) return a;
        return Id<app::Action>{};
    };
    wall.command([&](const Board& b, Asking& a) { return commands::mergeActions(b, a, idOf(cards[0]), idOf(cards[1])); });
    wall.finger(0).up();
    CHECK(wall.answered(0) == 0);
    const auto next = wall.cards(0);
    REQUIRE(next.size() == 2);
    CHECK(next != cards);
    for (const auto& card : next) CHECK(card != cards[0]);
}

TEST_CASE("An order is made by touching, moved, tied, parted and shortened", "[panels][vote][orders]") {
    Vote wall({.form = BallotForm::Orders}, 4);
    wall.open(0), wall.open(1);
    using Levels = std::vector<std::vector<std::uint64_t>>;
    const auto a = wall.item(0), b = wall.item(1), c = wall.item(2);
    wall.press(1, "item-", 3);
    wall.press(0, "item-", 0), wall.press(0, "item-", 1), wall.press(0, "item-", 2);
    CHECK(wall.order(0) == Levels{{a}, {b}, {c}});
    wall.press(0, "order-up");
    CHECK(wall.order(0) == Levels{{a}, {c}, {b}});
    wall.press(0, "order-tie");
    CHECK(wall.order(0) == Levels{{std::min(a, c), std::max(a, c)}, {b}});
    wall.press(0, "order-tie");
    CHECK(wall.order(0) == Levels{{a}, {c}, {b}});
    wall.press(0, "order-down");
    CHECK(wall.order(0) == Levels{{a}, {b}, {c}});
    wall.press(0, "item-", 0);  // placed already: it is chosen, nothing moves
    wall.press(0, "order-out");
    CHECK(wall.order(0) == Levels{{b}, {c}});
    wall.press(0, "place-2"), wall.press(0, "order-up");
    CHECK(wall.order(0) == Levels{{c}, {b}});
    CHECK(wall.order(1) == Levels{{wall.item(3)}});
}

TEST_CASE("What can be touched tells nothing of what was chosen, in any form", "[panels][vote][secret]") {
    const auto same = [](commands::BallotTerms terms, const std::vector<std::string>& some,
                         const std::vector<std::string>& others) {
        std::set<std::string> told[2];
        int n = 0;
        for (const auto& touches : {some, others}) {
            Vote wall(terms, 4);
            wall.open(0), wall.open(1);
            for (const auto& name : touches) wall.press(0, name.substr(0, name.size() - 1), name.back() - '0');
            wall.finger(9).down(wall.emptyGround()).hold(20).up();
            told[n++] = wall.told(0);
        }
        CHECK(told[0] == told[1]);
    };
    same({.dotsEach = 4, .cap = 2, .resistanceEach = 2}, {"more-0", "more-0", "against-more-1"},
         {"more-3", "more-2", "against-more-0"});
    same({.form = BallotForm::Points}, {"plus5-0"}, {"plus5-3"});
    same({.form = BallotForm::Scores}, {"customer-1-0"}, {"company-5-3"});
    same({.form = BallotForm::BestWorst}, {"card-0"}, {"card-2"});
    same({.form = BallotForm::Orders}, {"item-0", "item-1"}, {"item-3", "item-2"});
}

TEST_CASE("Who has finished a best-worst vote and opens it again is told so and can change it, and is asked nothing meanwhile",
          "[panels][vote][duels]") {
    Vote wall({.form = BallotForm::BestWorst}, 8);
    wall.open(0), wall.open(1);
    REQUIRE(wall.cards(0).size() == 4);
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

TEST_CASE("A vote closed under open panels is told at each seat that was in it", "[panels][vote][rude]") {
    Vote wall({.dotsEach = 3});
    wall.open(0), wall.open(1);
    wall.finger(9).down(wall.at(1, "more-", 0)).hold(20);
    wall.close();
    const auto& answers = wall.table().drafts().answers;
    CHECK(std::ranges::count_if(answers, [](const auto& a) { return std::string(a.text) == "The vote is closed."; }) == 2);
    CHECK(answers.front().degrees != answers.back().degrees);  // each to its own edge
    wall.finger(9).up();
    wall.wait(100);
    CHECK(answers.size() == 2);  // once
}
