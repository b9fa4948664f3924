// A result shown to all: when it comes, how it arrives, what steps back, who sends it away and calls it back.
#include "ui/glass/reveal.h"

#include "app/commands/notes.h"
#include "app/commands/session.h"
#include "tests/bench/wall.h"
#include "ui/glass/item_votes.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board, app::Edge;

namespace {

struct Revealing : Wall {
    explicit Revealing(const WallSetup& setup = {}) : Wall(setup) {}
    app::Id<app::Seat> ana = seat(Edge::Bottom, 0.5f), ben = seat(Edge::Top, 0.5f);
    app::Id<app::Round> round;

    void open(const commands::RoundTerms& terms) { round = Wall::round(terms); }
    void cast(app::Id<app::Seat> seat, std::uint64_t item) {
        command([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, round, seat, item); });
    }
    void reveal() {
        command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, round); });
        command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, round); });
    }
    const ui::glass::Reveal& shown() const { return scene().reveal(); }
    ui::glass::ShownDots dots() { return ui::glass::ShownDots(table().look(tr(), nowS())); }
    bool strips() const { return has("reveal") && has("reveal-turned"); }
};

struct FiveLines : Revealing {
    std::vector<app::Id<app::Note>> notes;
    explicit FiveLines(const WallSetup& setup = {}) : Revealing(setup) {
        for (int i = 0; i < 6; ++i) notes.push_back(note("pains", "n" + std::to_string(i), "Achat"));
        open({.dotsEach = 15, .cap = 5, .winners = 3});
        for (int i = 0; i < 5; ++i)
            for (int dot = 0; dot < 5 - i; ++dot) cast(ana, notes[static_cast<std::size_t>(i)].value);
    }
};

}  // namespace

TEST_CASE("A revealed round comes to both long sides, turned to each, and the board lies between", "[reveal]") {
    FiveLines wall;
    const app::Rect before = wall.scene().plan().boardArea;
    CHECK_FALSE(wall.strips());
    wall.reveal();
    REQUIRE(wall.strips());
    REQUIRE(wall.scene().plan().strips.size() == 2);
    const app::Rect board = wall.scene().plan().boardArea, &top = wall.scene().plan().strips[0].box,
                    &bottom = wall.scene().plan().strips[1].box;
    CHECK(board.h < before.h);
    CHECK((top.bottom() < board.y && board.bottom() < bottom.y));
    CHECK(wall.labelOf("reveal/line-0") == "1 n0");
    CHECK(wall.labelOf("reveal-turned/line-4") == "5 n4");
    // The whole map has moved between them.
    for (const auto& note : wall.notes) CHECK(board.grown(1).contains(wall.where(note)));
}

TEST_CASE("Lines arrive fifth to first, 160 ms each; with reduced motion they are there at once", "[reveal]") {
    for (const bool reduced : {false, true}) {
        FiveLines wall({.reducedMotion = reduced});
        wall.reveal();
        const auto here = [&](std::size_t line) { return wall.shown().arrived(line, wall.nowS()); };
        if (reduced) {
            wall.wait(50);
            CHECK((here(0) == 1 && here(4) == 1));
            CHECK_FALSE(wall.table().restless());
            CHECK(wall.dots().of(wall.notes[0].value).grown == 1);
            continue;
        }
        CHECK(here(0) == 0);
        CHECK(wall.table().restless());
        const double startS = wall.nowS();
        for (std::size_t arrived = 5; arrived-- > 0;) {
            while (wall.nowS() < startS + 0.16 * static_cast<double>(4 - arrived) + 0.1) wall.frame();
            CHECK(here(arrived) > 0.5f);
            if (arrived > 0) CHECK(here(arrived - 1) == 0);
            CHECK_FALSE(wall.dots().of(wall.notes[0].value).shows());
        }
        wall.wait(250);
        CHECK((here(0) == 1 && wall.dots().of(wall.notes[0].value).grown == 1));
        CHECK_FALSE(wall.table().restless());
    }
}

TEST_CASE("What nobody has voted for steps back while the result is shown, and comes back when a hand goes on", "[reveal]") {
    FiveLines wall;
    const auto idea = wall.note("opportunities", "Idée", "Découverte");
    wall.reveal(), wall.wait(1200);
    CHECK_FALSE(wall.dots().dims(wall.notes[0].value));
    CHECK(wall.dots().dims(wall.notes[5].value));
    CHECK(wall.dots().dims(idea.value));
    wall.finger(1).tap("reveal-turned/go-on");
    CHECK_FALSE(wall.strips());
    CHECK_FALSE(wall.dots().dims(idea.value));
    CHECK(wall.dots().of(wall.notes[0].value).dots == 5);  // the map goes on telling it
    CHECK(wall.scene().plan().strips.empty());
}

TEST_CASE("A group that was voted for keeps all its notes in front", "[reveal]") {
    Revealing wall;
    const auto a = wall.note("pains", "Trop cher", "Achat"), b = wall.note("pains", "Hors de prix", "Achat"),
               c = wall.note("pains", "Lent", "Rétention");
    const auto group = wall.group(b, a);
    wall.open({.scope = {.on = app::RoundOn::Groups}, .dotsEach = 2});
    wall.cast(wall.ana, group.value);
    wall.reveal();
    CHECK_FALSE(wall.dots().dims(a.value));
    CHECK_FALSE(wall.dots().dims(group.value));
    CHECK(wall.dots().dims(c.value));
}

TEST_CASE("A tie at the cut offers its run-off in the strip, and a tap there opens it", "[reveal]") {
    Revealing wall;
    std::vector<app::Id<app::Note>> notes;
    for (int i = 0; i < 3; ++i) notes.push_back(wall.note("pains", "n" + std::to_string(i), "Achat"));
    wall.open({.dotsEach = 3, .winners = 2});
    wall.cast(wall.ana, notes[0].value), wall.cast(wall.ben, notes[0].value);
    wall.cast(wall.ana, notes[1].value), wall.cast(wall.ben, notes[2].value);
    wall.reveal();
    CHECK(wall.labelOf("reveal/line-1").starts_with("2 " + wall.tr().plural("%d tied", "%d tied", 2)));
    REQUIRE(wall.has("reveal/run-off"));
    wall.finger(1).tap("reveal/run-off");
    const app::Round* runOff = wall.board().find(wall.board().rounds().back());
    CHECK((runOff->runOffOf == wall.round && runOff->state == app::RoundState::Open));
    CHECK(wall.board().candidates(runOff->id).size() == 2);
    CHECK_FALSE(wall.strips());  // the next vote is on

    wall.round = runOff->id;
    wall.cast(wall.ana, notes[2].value), wall.cast(wall.ben, notes[2].value);
    wall.reveal();
    CHECK(wall.labelOf("reveal/line-0") == "1 n2");
    CHECK_FALSE(wall.has("reveal/run-off"));
    CHECK(wall.dots().of(notes[0].value).dots == 2);  // the map keeps the round that it settled
}

TEST_CASE("A round that was opened without run-offs offers none: not in the strip, not in the dock", "[reveal][dock]") {
    for (const app::TieRule tie : {app::TieRule::Breadth, app::TieRule::RunOff}) {
        Revealing wall;
        const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Achat"),
                   c = wall.note("pains", "c", "Achat");
        wall.open({.dotsEach = 3, .cap = 2, .winners = 2, .tie = tie});
        wall.cast(wall.ana, a.value), wall.cast(wall.ana, a.value);
        wall.cast(wall.ana, b.value), wall.cast(wall.ben, c.value);
        wall.reveal();
        REQUIRE(wall.scene().standings().standingOf(wall.round)->tied.size() == 2);
        CHECK(wall.has("reveal/run-off") == (tie == app::TieRule::RunOff));
        wall.finger(1).tap("table/lead-bottom");
        CHECK(wall.has("facilitator/run-off") == (tie == app::TieRule::RunOff));
    }
}

TEST_CASE("Nobody voted, all equal, an action round: each has its strip", "[reveal]") {
    SECTION("nobody") {
        FiveLines wall;
        for (const auto& note : wall.notes)
            while (app::rules::dotsGiven(wall.board(), *wall.board().find(wall.round), wall.ana, note.value) > 0)
                wall.command([&](const Board& b, CommandContext& a) {
                    return commands::takeDotBack(b, a, wall.round, wall.ana, note.value);
                });
        wall.reveal();
        CHECK(wall.strips());
        CHECK_FALSE(wall.has("reveal/line-0"));
        CHECK_FALSE(wall.dots().dims(wall.notes[0].value));  // what could have been voted on
    }
    SECTION("four hundred, all equal") {
        Revealing wall;
        std::vector<app::Id<app::Note>> notes;
        for (int i = 0; i < 400; ++i) notes.push_back(wall.note("pains", "n" + std::to_string(i), "Achat"));
        wall.open({.dotsEach = 99, .cap = 1, .winners = 5});
        for (int i = 0; i < 99; ++i) wall.cast(wall.ana, notes[static_cast<std::size_t>(i)].value);
        wall.reveal();
        CHECK(wall.strips());
        CHECK(wall.labelOf("reveal/line-0").starts_with("1 " + wall.tr().plural("%d tied", "%d tied", 99)));
        CHECK_FALSE(wall.has("reveal/line-1"));
        CHECK(wall.dots().dims(notes[399].value));
    }
    SECTION("actions") {
        Revealing wall;
        const auto action = wall.action("Baisser les prix");
        wall.action("Rien");
        wall.open({.scope = {.on = app::RoundOn::Actions}, .dotsEach = 1});
        wall.cast(wall.ana, action.value);
        wall.reveal();
        CHECK(showsFunnel(wall.scene()));
        CHECK(wall.labelOf("reveal/line-0") == "1 Baisser les prix");
        wall.wait(300);  // its row has glided to where it belongs
        const app::Rect area = wall.scene().plan().boardArea;
        CHECK(area.grown(1).contains(wall.where(action)));
        wall.finger(1).tap("reveal/go-on");
        CHECK_FALSE(wall.strips());
    }
}

TEST_CASE("What lies under a strip is not touched through it, and nothing drops through", "[reveal]") {
    FiveLines wall;
    wall.reveal(), wall.wait(1200);
    auto& map = mapOf(wall.scene());
    // Zoomed in, notes lie under the strips.
    map.setView({wall.mm(2), {0, 0}});
    wall.frame();
    const app::Point strip = wall.scene().plan().strips[1].box.centre();
    CHECK(ui::glass::isOfReveal(wall.scene().pick(strip)));
    wall.finger(1).tap(strip);
    CHECK(wall.table().drafts().bubbles.empty());
    CHECK(wall.scene().covered(strip));
}

TEST_CASE("A result does not come back by itself: not when a session opens, not when people go elsewhere and back", "[reveal]") {
    FiveLines wall;
    wall.reveal(), wall.wait(200);
    {
        Wall again({.board = wall.board()});
        again.wait(200);
        CHECK_FALSE(again.has("reveal"));
    }
    wall.command([](const Board& b, CommandContext& context) { return commands::goToStep(b, context, app::steps::kMap); });
    CHECK_FALSE(wall.strips());
    wall.command([](const Board& b, CommandContext& context) { return commands::goToStep(b, context, app::steps::kResults); });
    CHECK_FALSE(wall.strips());
}

TEST_CASE("Whoever leads calls any revealed round back from the page of rounds", "[reveal]") {
    FiveLines wall;
    wall.reveal(), wall.wait(1200);
    wall.finger(1).tap("reveal/go-on");
    REQUIRE_FALSE(wall.strips());
    wall.finger(1).down(app::Point{10, 10}).hold(1200).up();
    wall.finger(1).tap("facilitator/tab-rounds"), wall.wait(100);
    wall.finger(1).tap("facilitator/open-" + app::idText(wall.round)), wall.wait(100);
    wall.finger(1).tap("facilitator/show-to-all"), wall.wait(100);
    CHECK(wall.has("reveal"));
    CHECK(wall.shown().round() == wall.round);
}

TEST_CASE("Strips lie on no tray, panel or key, however many sit there", "[reveal][layout]") {
    for (const auto& size : {ui::glass::TableSize{1366, 768, 2.573f}, ui::glass::TableSize{1920, 1080, 2.5f},
                             ui::glass::TableSize{3840, 2160, 4.06f}, ui::glass::TableSize{1080, 1920, 3.612f}})
        for (const auto seating : {app::Seating::Table, app::Seating::Wall}) {
            INFO(size.width << (seating == app::Seating::Wall ? " wall" : " table"));
            Revealing wall({.size = size, .seating = seating});
            for (int i = 0; i < 10; ++i) wall.seat(static_cast<Edge>(i % 4), static_cast<float>(i) / 10);
            const auto note = wall.note("pains", "Trop cher", "Achat");
            wall.open({.dotsEach = 1});
            wall.cast(wall.ana, note.value);
            wall.reveal();
            const auto& plan = wall.scene().plan();
            REQUIRE(plan.strips.size() == (seating == app::Seating::Wall ? 1u : 2u));
            for (const app::Pose& strip : plan.strips) {
                for (const auto& seat : plan.seats) CHECK_FALSE(strip.box.touches(seat.front().box));
                for (const auto& key : plan.edgeButtons) CHECK_FALSE(strip.box.touches(key.px));
                CHECK_FALSE(strip.box.touches(plan.status.box));
                if (!plan.statusTurned.box.empty()) CHECK_FALSE(strip.box.touches(plan.statusTurned.box));
            }
        }
}
