#include "app/rules/worth.h"

#include <cmath>

#include "app/rules/matrix_place.h"
#include "app/rules/ranking.h"
#include "tests/app/rules/backlog.h"

using namespace tests;

TEST_CASE("Value for cost puts the free first, the uncosted last, and says what is missing", "[rules][worth]") {
    Backlog room;
    room.costed("dear", 5, 5, 400, 40'000);
    const auto cheap = room.costed("cheap", 3, 3, 20, 1'000);
    const auto free = room.costed("free", 2, 2, 0, 0);
    const auto uncosted = room.costed("uncosted", 5, 5, 10, {});
    const auto unvalued = room.costed("unvalued", 5, 0, 10, 100);
    CHECK(room.byValue() == std::vector<std::string>{"1 free", "2 cheap", "3 dear", "- uncosted", "- unvalued"});
    const auto all = rules::worths(room.board());
    CHECK(all.assumed);
    CHECK(all.of(uncosted)->valued.standing == rules::WorthState::ToBeCosted);
    CHECK(all.of(unvalued)->valued.standing == rules::WorthState::NoValue);
    CHECK_FALSE(all.of(uncosted)->quadrant);
    CHECK(all.of(free)->onFront);
    CHECK(all.of(cheap)->quadrant == rules::Quadrant::QuickWin);
    room.terms([](PlanTerms& t) { t.euros = 10'000, t.tenthDays = 100; });
    const auto given = rules::worths(room.board());
    CHECK_FALSE(given.assumed);
    CHECK(rules::toDouble(*given.of(cheap)->valued.effort) == Approx(1'000.0 / 10'000 + 20.0 / 100));
}

TEST_CASE("Scores of a revealed round make the value where nobody has fixed an impact", "[rules][worth]") {
    Backlog room;
    const auto scored = room.costed("scored", 0, 0, 10, 100), fixed = room.costed("fixed", 1, 1, 10, 100);
    const auto ana = room.seat(), ben = room.seat(Edge::Top);
    const auto id = room.round({.scope = {.on = RoundOn::Actions}, .form = BallotForm::Scores});
    const auto score = [&](Id<Seat> seat, Id<Action> action, int criterion, int given) {
        room.must([&](const Board& b, CommandContext& a) {
            return commands::giveScore(b, a, id, seat, action.value, criterion, given);
        });
    };
    score(ana, scored, 0, 5), score(ben, scored, 0, 4), score(ana, scored, 1, 3), score(ana, fixed, 0, 5),
        score(ana, fixed, 1, 5);
    CHECK_FALSE(rules::worths(room.board()).of(scored)->valued.value);  // not before it is revealed
    room.close(id);
    CHECK_FALSE(rules::worths(room.board()).of(scored)->valued.value);
    room.reveal(id);
    const auto all = rules::worths(room.board());
    CHECK(rules::toDouble(*all.of(scored)->valued.value) == Approx(((4.5 - 1) / 4 + (3.0 - 1) / 4) / 2));
    CHECK(rules::toDouble(*all.of(fixed)->valued.value) == 0);
}

TEST_CASE("RICE, ICE and WSJF are read from their own factors, and tell what is off the scale", "[rules][worth]") {
    Backlog room;
    const auto a = room.costed("a", 3, 3, 400, 0), b = room.costed("b", 3, 3, 200, 0);
    Estimate e = *room.board().find<Estimate>(a.value);
    e.confidence = 80;
    room.must([&](const Board& board, CommandContext& context) { return commands::estimate(board, context, e); });
    room.rate(
        {.action = a, .reach = 500, .impact = 200, .effect = 8, .ease = 5, .benefit = 8, .urgency = 5, .risk = 1, .size = 2});
    room.must([&](const Board& board, CommandContext& context) {  // as from a file: no hand can rate it so
        Edit edit(board, Op::EstimateAction, context);
        edit.put(Factors{.action = b, .reach = 500, .impact = 60, .benefit = 1, .urgency = 1, .risk = 3, .size = 1});
        return Result<Transaction>(edit.finish());
    });
    room.terms([](PlanTerms& t) { t.by = ValueBy::Rice; });
    auto all = rules::worths(room.board());
    CHECK(rules::toDouble(*all.of(a)->figure) == Approx(500 * 2 * 0.8 / 2));  // 40 days are two months
    CHECK_FALSE(all.of(b)->figure);
    CHECK_FALSE(all.of(b)->problem.empty());
    room.terms([](PlanTerms& t) { t.by = ValueBy::Ice; });
    CHECK(rules::toDouble(*rules::worths(room.board()).of(a)->figure) == 8 * 8 * 5);
    room.terms([](PlanTerms& t) { t.by = ValueBy::Wsjf; });
    all = rules::worths(room.board());
    CHECK(rules::toDouble(*all.of(a)->figure) == 7);
    CHECK(room.byValue() == std::vector<std::string>{"1 a", "2 b"});
}

TEST_CASE("A formula of one's own ranks, and what it cannot reckon has no rank but a reason", "[rules][worth]") {
    Backlog room;
    const auto a = room.costed("a", 5, 1, 20, 1'000), b = room.costed("b", 1, 5, 10, 0), c = room.costed("c", 5, 5, {}, 10);
    room.terms([](PlanTerms& t) { t.by = ValueBy::Formula, t.formula = "(2*customer + company) / (days + euros/500)"; });
    CHECK(room.byValue() == std::vector<std::string>{"1 b", "2 a", "- c"});
    CHECK(rules::worths(room.board()).of(c)->problem.find("days") != std::string::npos);
    room.terms([](PlanTerms& t) { t.formula = "customer / euros"; });
    CHECK(room.byValue() == std::vector<std::string>{"1 c", "2 a", "- b"});
    CHECK_FALSE(rules::worths(room.board()).of(b)->problem.empty());
    room.terms([](PlanTerms& t) { t.formula = "customer +\n * 3"; });
    CHECK(rules::worths(room.board()).problem.find("2:") != std::string::npos);
    (void)a;
}

TEST_CASE("An action put at a place of the matrix stands there, in whole scores and figures no finer than they must be",
          "[rules][worth][matrix]") {
    Backlog room;
    for (int i = 0; i < 8; ++i) room.costed("x" + std::to_string(i), 1 + i % 5, 2 + i % 4, 20 + 30 * i, 1'000 + 2'500 * i);
    const auto bare = room.action("bare");
    const auto placed = [&](Id<Action> action) {
        const auto scale = rules::matrixScale(room.board());
        return *rules::matrixPlace(rules::worths(room.board()).of(action)->valued, scale);
    };
    for (const double across : {0.1, 0.4, 0.7, 0.95})
        for (const double up : {0.0, 0.25, 0.5, 1.0}) {
            for (const auto action : {room.actions[3], bare}) {
                const auto other = placed(room.actions[5]);
                const Estimate e = rules::estimateAt(room.board(), rules::matrixScale(room.board()), action, {across, up});
                if (across > 0.2) CHECK(*e.tenthDays % 5 == 0);
                CHECK(*e.euros % 10 == 0);
                room.must([&](const Board& b, CommandContext& a) { return commands::estimate(b, a, e); });
                CHECK(std::abs(placed(action).up - up) <= 0.125 + 1e-9);
                CHECK(std::abs(placed(action).across - across) < 0.002);
                CHECK(placed(room.actions[5]).across == other.across);
            }
        }
}

TEST_CASE("Where nobody has said what there is, the matrix reaches to 60 days and 60 000 euros", "[rules][worth][matrix]") {
    Backlog room;
    const auto edge = room.costed("edge", 3, 3, 600, 60'000), middle = room.costed("middle", 3, 3, 150, 15'000),
               dearer = room.costed("dearer", 3, 3, 2'000, 200'000);
    const auto at = [&](Id<Action> id) {
        return *rules::matrixPlace(rules::worths(room.board()).of(id)->valued, rules::matrixScale(room.board()));
    };
    CHECK(at(edge).across == 1);
    CHECK_FALSE(at(edge).offScale);
    CHECK(at(middle).across == Approx(0.5));
    CHECK(at(dearer).offScale);
    // A quarter of all there is stands at the edge, however the two are weighed.
    room.terms([](PlanTerms& t) { t.tenthDays = 400, t.euros = 40'000; });
    room.must([&](const Board& b, CommandContext& a) { return commands::estimate(b, a, {edge, 3, 3, 100, 10'000}); });
    for (const int weight : {50, 80, 20}) {
        room.terms([&](PlanTerms& t) { t.budgetWeight = weight; });
        CHECK(at(edge).across == 1);
        const Estimate e = rules::estimateAt(room.board(), rules::matrixScale(room.board()), room.action("new"), {0.6, 0.5});
        CHECK(double(*e.tenthDays) == Approx(36).margin(4));
        CHECK(double(*e.euros) == Approx(3'600).margin(400));
    }
}

TEST_CASE("What a hand drags is never free by chance, nor in reach of what it cannot be", "[rules][worth][matrix]") {
    Backlog room;
    const auto both = room.costed("both", 3, 3, 100, 10'000), free = room.costed("free", 3, 3, 0, 0),
               half = room.costed("half", 3, 3, 40, {}), off = room.costed("off", 3, 3, 5'000, 900'000);
    const auto to = [&](Id<Action> id, rules::MatrixWish wish) {
        return rules::estimateAt(room.board(), rules::matrixScale(room.board()), id, wish);
    };
    CHECK(*to(both, {0.0, {}}).tenthDays == 5);  // half a day …
    CHECK(*to(both, {0.0, {}}).euros == 100);    // … and as many euros as are written by a hand at the least
    CHECK(*to(free, {0.0, 1.0}).tenthDays == 0);
    CHECK(*to(free, {0.5, {}}).tenthDays == 150);
    CHECK(*to(half, {0.5, {}}).tenthDays == 40);  // known, and there is room beside it
    CHECK(*to(half, {0.5, {}}).euros == Approx(26'000).margin(100));
    CHECK(*to(half, {0.1, {}}).tenthDays < 40);
    CHECK(*to(off, {1.0, 1.0}).tenthDays == 5'000);
    CHECK(*to(off, {0.9, 1.0}).tenthDays < 600);
    CHECK(to(off, {{}, 0.0}).impactCustomer == 1);
    CHECK(*to(off, {{}, 0.0}).euros == 900'000);
    CHECK(to(both, {0.3, {}}).impactCustomer == 3);
}

TEST_CASE("What is dropped near a threshold counts on the side on which it lies", "[rules][worth][matrix]") {
    for (const int line : {371, 444, 500, 613}) {
        Backlog room;
        const auto id = room.costed("dragged", 3, 3, 100, 10'000);
        room.terms([&](PlanTerms& t) { t.valueLine = line, t.effortLine = line; });
        const double at = line / 1000.0;
        for (const double x : {at - 0.004, at - 0.0004, at + 0.0004, at + 0.004})
            for (const double y : {at - 0.03, at - 0.001, at + 0.001, at + 0.03}) {
                const Estimate e = rules::estimateAt(room.board(), rules::matrixScale(room.board()), id, {x, y});
                room.must([&](const Board& b, CommandContext& a) { return commands::estimate(b, a, e); });
                const auto quadrant = rules::worths(room.board()).of(id)->quadrant;
                INFO(x << ", " << y);
                CHECK(quadrant == (y > at   ? x < at ? rules::Quadrant::QuickWin : rules::Quadrant::BigProject
                                   : x < at ? rules::Quadrant::FillIn
                                            : rules::Quadrant::LeaveOut));
            }
    }
}

TEST_CASE("Lines of the matrix move only when somebody asks", "[rules][worth]") {
    Backlog room;
    for (int i = 0; i < 5; ++i) room.costed("x" + std::to_string(i), 1 + i, 1 + i, 10 + 40 * i, 500 + 3'000 * i);
    room.terms([](PlanTerms& t) { t.euros = 50'000, t.tenthDays = 1'000; });
    const auto before = rules::worths(room.board()).lines;
    room.costed("late", 5, 5, 990, 49'000);
    const auto after = rules::worths(room.board()).lines;
    CHECK(before.value == after.value);
    CHECK(before.effort == after.effort);
    const auto median = rules::medianLines(room.board());
    REQUIRE(median);
    room.terms([&](PlanTerms& t) { t.valueLine = median->value, t.effortLine = median->effort; });
    CHECK(rules::worths(room.board()).lines.value != before.value);
}

TEST_CASE("The card in the middle lies on both median lines, and so in the better quarter", "[rules][worth]") {
    for (const int tenthDays : {10, 33, 47, 125, 333}) {
        Backlog room;
        room.costed("alone", 3, 4, tenthDays, 700);
        room.terms([](PlanTerms& t) { t.euros = 50'000, t.tenthDays = 1'000; });
        const auto median = rules::medianLines(room.board());
        REQUIRE(median);
        room.terms([&](PlanTerms& t) { t.valueLine = median->value, t.effortLine = median->effort; });
        CHECK(rules::worths(room.board()).actions[0].quadrant == rules::Quadrant::QuickWin);
    }
}

TEST_CASE("Dragged twice to one place an action keeps what it was given", "[rules][worth][matrix]") {
    for (const int budgetWeight : {50, 80}) {
        Backlog room;
        const auto id = room.costed("dragged", 3, 3, 100, 5'000);
        room.costed("other", 4, 2, 300, 20'000), room.costed("third", 2, 5, 50, 9'000);
        room.terms([&](PlanTerms& t) { t.budgetWeight = budgetWeight, t.euros = 60'000, t.tenthDays = 900; });
        const auto drag = [&](double across) {
            room.must([&](const Board& b, CommandContext& a) {
                return commands::estimate(b, a, rules::estimateAt(b, rules::matrixScale(b), id, {across, 0.5}));
            });
        };
        drag(0.8);
        const Estimate once = *room.board().find<Estimate>(id.value);
        CHECK(*once.tenthDays > 100);
        drag(0.8);
        const Estimate twice = *room.board().find<Estimate>(id.value);
        CHECK(std::abs(*twice.tenthDays - *once.tenthDays) <= 5);
        CHECK(std::abs(*twice.euros - *once.euros) <= 100);
    }
}

TEST_CASE("Equal values for cost are parted by how many people voted for them, and told so", "[rules][worth][ties]") {
    Backlog room;
    const auto narrow = room.costed("narrow", 3, 3, 20, 1'000), broad = room.costed("broad", 3, 3, 20, 1'000);
    room.costed("made since", 3, 3, 40, 1'000);
    const auto ana = room.seat(), ben = room.seat(Edge::Top);
    const auto id = room.round({.scope = {.on = RoundOn::Actions}, .dotsEach = 3, .cap = 3});
    room.cast(id, ana, narrow.value, 2), room.cast(id, ana, broad.value), room.cast(id, ben, broad.value);
    room.close(id);
    CHECK(rules::rankedByValue(room.board(), rules::worths(room.board()))[0].settledBy !=
          rules::TieStep::Breadth);  // not before the reveal
    room.reveal(id);
    const auto rows = rules::rankedByValue(room.board(), rules::worths(room.board()));
    CHECK(rows[0].action == broad);
    CHECK(rows[0].settledBy == rules::TieStep::Breadth);
    CHECK(rows[1].action == narrow);
    CHECK((rows[0].rank == 1 && rows[1].rank == 1));
}
