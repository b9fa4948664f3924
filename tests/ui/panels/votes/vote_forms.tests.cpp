// Every form of ballot at the seats, several hands at once: what is given, what is taken back, what nobody else can see.
#include "tests/ui/panels/votes/vote_wall.h"

using namespace tests;

TEST_CASE("Two seats give a dot to the same action in the same frame: both count", "[panels][vote]") {
    VoteWall wall({.dotsEach = 2});
    wall.open(0), wall.open(1);
    wall.atOnce([&] {
        for (int s : {0, 1}) wall.finger(s).down(wall.at(s, "more-", 2));
    });
    wall.atOnce([&] {
        for (int s : {0, 1}) wall.finger(s).up();
    });
    for (int s : {0, 1})
        CHECK(rules::dotsGiven(wall.board(), wall.round(), wall.seats[static_cast<std::size_t>(s)], wall.item(2)) == 1);
    wall.close();
    CHECK(wall.board().dotsOf(wall.id).size() == 2);
    CHECK(wall.board().ballotsOf(wall.id).size() == 2);
}

TEST_CASE("Dots against have a budget and a cap of their own", "[panels][vote]") {
    VoteWall wall({.dotsEach = 2, .cap = 2, .resistanceEach = 1});
    wall.open(0), wall.open(1);
    wall.finger(1).down(wall.at(1, "more-", 0)).hold(30);  // another seat votes meanwhile
    wall.press(0, "against-more-", 0), wall.press(0, "against-more-", 1), wall.press(0, "more-", 0), wall.press(0, "more-", 0);
    wall.finger(1).up();
    const auto given = [&](int i, bool against) {
        return rules::dotsGiven(wall.board(), wall.round(), wall.seats[0], wall.item(i), against);
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
    VoteWall wall({.dotsEach = 4, .cap = 2});
    wall.open(0), wall.open(1);
    for (int n = 0; n < 2; ++n) wall.press(0, "more-", 0), wall.press(0, "more-", 1);
    wall.press(1, "more-", 0);
    wall.finger(9).down(wall.at(0, "more-", 2)).hold(30);  // a finger is on its way to one more
    wall.command([&](const Board& b, CommandContext& a) { return commands::changeDots(b, a, wall.id, {3, 1, 0, 1}); });
    wall.finger(9).up();
    CHECK(rules::dotsGiven(wall.board(), wall.round(), wall.seats[0]) == 4);
    CHECK(wall.has(wall.at(0, "excess")));
    CHECK_FALSE(wall.has(wall.at(1, "excess")));
    wall.press(0, "less-", 0), wall.press(0, "less-", 1);
    CHECK_FALSE(wall.has(wall.at(0, "excess")));
}

TEST_CASE("A seat that leaves with unspent dots is not waited for; a late one has the whole budget", "[panels][vote][rude]") {
    VoteWall wall({.dotsEach = 3});
    for (int s : {0, 1, 2}) wall.open(s);
    wall.press(0, "more-", 0), wall.press(0, "done");
    wall.press(1, "more-", 1);
    wall.finger(9).down(wall.at(1, "more-", 2)).hold(30);
    wall.command([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, wall.seats[1]); });
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

TEST_CASE("Who abstains is not waited for, and has back what was given by taking part after all; a tap alone abstains nobody",
          "[panels][vote]") {
    VoteWall wall({.dotsEach = 2});
    wall.open(0), wall.open(1);
    wall.press(0, "more-", 0);
    wall.press(0, "abstain");
    CHECK(wall.board().marksOf(wall.id).size() == 1);
    wall.finger(1).down(wall.at(1, "more-", 0)).hold(20);
    wall.finger(0).down(wall.at(0, "abstain")).hold(900).up();
    wall.finger(1).up();
    CHECK(rules::progress(wall.board(), wall.id).voters == 2);
    CHECK(rules::unsignedSoFar(wall.board(), wall.round()).size() == 1);  // set aside: only the other's counts
    CHECK(rules::dotsGiven(wall.board(), wall.round(), wall.seats[1]) == 1);
    CHECK_FALSE(wall.has(wall.at(0, "more-", 0)));
    wall.press(0, "take-part");
    CHECK(rules::progress(wall.board(), wall.id).voters == 3);
    CHECK(wall.has(wall.at(0, "more-", 0)));
    CHECK(rules::dotsGiven(wall.board(), wall.round(), wall.seats[0]) == 1);
}

TEST_CASE("A merge that takes dots above the cap out of a revealed round says so, and nothing of one that is not revealed",
          "[panels][vote][merge]") {
    for (const auto& [over, revealed] : {std::pair{false, true}, {true, true}, {false, false}, {true, false}}) {
        Wall wall;
        const auto ana = wall.seat(Edge::Bottom, 0.2f), ben = wall.seat(Edge::Top, 0.5f);
        const auto a = wall.note("pains", "Trop cher", "Achat"), b = wall.note("pains", "Prix trop haut", "Achat");
        const auto group = wall.group(b, a);
        const auto round = wall.round({.dotsEach = 4, .cap = 2});
        const auto give = [&](Id<Seat> seat, Id<app::Note> note, int n) {
            for (int i = 0; i < n; ++i)
                wall.command([&](const Board& board, CommandContext& context) {
                    return commands::castDot(board, context, round, seat, note.value);
                });
        };
        give(ana, a, over ? 2 : 1), give(ana, b, 1), give(ben, b, 2);
        wall.command([&](const Board& board, CommandContext& context) { return commands::closeRound(board, context, round); });
        if (revealed)
            wall.command(
                [&](const Board& board, CommandContext& context) { return commands::revealRound(board, context, round); });
        wall.finger(1).tap(group);
        wall.finger(1).tap(app::idText(group) + "/merge");
        CHECK(wall.answered(!revealed ? "Merged."
                            : over    ? "Merged. Dots above the cap of a round that is over count no more."
                                      : "Merged: no vote is lost."));
        CHECK(wall.board().dotsOf(round).size() == 4);
    }
}

TEST_CASE("Merging in mid-vote from a group's bubble keeps every seat's dots, up to the cap", "[panels][vote][merge]") {
    Wall wall;
    const auto ana = wall.seat(Edge::Bottom, 0.2f), ben = wall.seat(Edge::Top, 0.5f);
    const auto a = wall.note("pains", "Trop cher", "Achat"), b = wall.note("pains", "Prix trop haut", "Achat"),
               c = wall.note("pains", "Lent", "Rétention");
    const auto group = wall.group(b, a);
    const auto round = wall.round({.dotsEach = 4, .cap = 2});
    const auto give = [&](Id<Seat> seat, Id<app::Note> note, int n) {
        for (int i = 0; i < n; ++i)
            wall.command([&](const Board& board, CommandContext& context) {
                return commands::castDot(board, context, round, seat, note.value);
            });
    };
    give(ana, a, 1), give(ana, b, 2), give(ben, b, 1), give(ben, c, 1);
    wall.closeBallot(1, ana), wall.closeBallot(1, ben);  // one lies over the group
    wall.finger(1).tap(group);
    wall.finger(2).down(c).hold(30);  // a note in another hand
    wall.finger(1).tap(app::idText(group) + "/merge");
    wall.finger(2).up();
    CHECK(wall.answered("Merged: no vote is lost."));
    CHECK_FALSE(wall.board().find(b));
    CHECK(wall.board().find(a)->text == "Trop cher\nPrix trop haut");
    const auto given = [&](Id<Seat> seat, Id<app::Note> note) {
        return rules::dotsGiven(wall.board(), *wall.board().find(round), seat, note.value);
    };
    CHECK(given(ana, a) == 2);                                                  // three would be above the cap …
    CHECK(rules::dotsLeft(wall.board(), *wall.board().find(round), ana) == 2);  // … and the third is hers to give again
    CHECK(given(ben, a) == 1);
    CHECK(given(ben, c) == 1);
}

TEST_CASE(
    "A hundred points are shared out by fives and ones; the last step gives what is left, and then it is said that nothing is",
    "[panels][vote][points]") {
    VoteWall wall({.form = BallotForm::Points});
    wall.open(0), wall.open(1);
    const auto given = [&](int i) { return rules::pointsGiven(wall.board(), wall.round(), wall.seats[0], wall.item(i)); };
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
    CHECK(rules::pointsGiven(wall.board(), wall.round(), wall.seats[1]) == 5);
}

TEST_CASE("Points come back with what is deleted, and are too many when that is undone: it is said until they are taken back",
          "[panels][vote][points]") {
    VoteWall wall({.form = BallotForm::Points});
    wall.open(0);
    const auto given = [&](int i) { return rules::pointsGiven(wall.board(), wall.round(), wall.seats[0], wall.item(i)); };
    for (int n = 0; n < 20; ++n) wall.press(0, "plus5-", 0);
    app::Transaction removal;
    wall.command([&](const Board& b, CommandContext& a) {
        const auto made = commands::removeAction(b, a, wall.actions[0]);
        if (made) removal = *made;
        return made;
    });
    wall.press(0, "plus5-", 1);
    CHECK(given(1) == 5);
    CHECK_FALSE(wall.has(wall.at(0, "excess")));
    wall.command([&](const Board&, CommandContext&) { return app::Result<app::Transaction>(app::inverse(removal)); });
    CHECK(wall.has(wall.at(0, "excess")));
    wall.press(0, "minus5-", 0);
    CHECK(given(0) == 95);
    CHECK_FALSE(wall.has(wall.at(0, "excess")));
}

TEST_CASE("Scores are given by criterion, changed by another key, and taken back by the same", "[panels][vote][scores]") {
    VoteWall wall({.form = BallotForm::Scores});
    wall.open(0), wall.open(1);
    const auto score = [&](int seat, int i, int criterion) {
        return rules::scoreGiven(wall.board(), wall.round(), wall.seats[static_cast<std::size_t>(seat)], wall.item(i), criterion);
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
    VoteWall one({.form = BallotForm::Scores, .criteria = 2});
    one.open(0);
    one.finger(9).down(one.emptyGround()).hold(20).up();
    CHECK(one.has(one.at(0, "company-1-", 0)));
    CHECK_FALSE(one.has(one.at(0, "customer-1-", 0)));
}

TEST_CASE("An order is made by touching, moved, tied, parted and shortened", "[panels][vote][orders]") {
    VoteWall wall({.form = BallotForm::Orders}, 4);
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
    const auto same = [](commands::RoundTerms terms, const std::vector<std::string>& some,
                         const std::vector<std::string>& others) {
        std::set<std::string> told[2];
        int n = 0;
        for (const auto& touches : {some, others}) {
            VoteWall wall(terms, 4);
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

TEST_CASE("A vote closed under open panels is told at each seat that was in it", "[panels][vote][rude]") {
    VoteWall wall({.dotsEach = 3});
    wall.open(0), wall.open(1);
    wall.finger(9).down(wall.at(1, "more-", 0)).hold(20);
    wall.close();
    const auto& messages = wall.table().drafts().messages;
    CHECK(std::ranges::count_if(messages, [](const auto& a) { return std::string(a.text) == "The vote is closed."; }) ==
          3);                                                                       // the third's had opened by itself
    CHECK(messages[0].degrees + messages[1].degrees + messages[2].degrees == 180);  // each to its own edge
    wall.finger(9).up();
    wall.wait(100);
    CHECK(messages.size() == 3);  // once
}

TEST_CASE("A group without a name stands in every form's list under the words of its first note", "[panels][vote]") {
    for (const auto form : {BallotForm::Dots, BallotForm::Points, BallotForm::Scores, BallotForm::Duels, BallotForm::BestWorst,
                            BallotForm::Orders}) {
        INFO(static_cast<int>(form));
        Wall wall;
        const auto seat = wall.seat();
        const auto first = wall.note("pains", "Trop cher", "Achat"), second = wall.note("pains", "Prix cachés", "Achat");
        wall.note("pains", "Trop loin", "Découverte"), wall.note("pains", "Fermé tôt", "Découverte");
        wall.group(second, first);
        wall.round({.scope = {.on = app::RoundOn::Groups, .kind = app::NoteKind::Pains}, .form = form, .dotsEach = 2});
        wall.openBallot(1, seat);
        bool told = false;
        for (const auto& target : wall.table().targets(wall.tr()))
            if (target.seat == seat) told = told || target.label.find("Trop cher") != std::string::npos;
        CHECK(told);
    }
}
