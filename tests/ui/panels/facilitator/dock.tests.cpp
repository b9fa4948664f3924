// The facilitator's dock: called by its key, one large key for what comes next, votes ready to be opened. Taps are counted.
#include <set>

#include "app/commands/presets.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/rules/voting.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
namespace rules = app::rules;
using app::Board, app::CommandContext, app::Edge, app::Id, app::Round, app::RoundState, app::Seat;

namespace {

struct Led : Wall {
    Id<Seat> ana = seat(Edge::Left, 0.5f), ben = seat(Edge::Bottom, 0.4f);
    int taps = 0;
    explicit Led(const WallSetup& setup = {}) : Wall(setup) {
        for (const char* text : {"Trop cher", "Trop long", "Trop loin"}) note("pains", text, "Achat");
    }
    void tap(const std::string& target) { finger(90).tap(target), ++taps; }
    bool shows(const std::string& name) const { return has("facilitator/" + name); }
    const Round& newest() const { return *board().find(board().rounds().back()); }
    void done(Id<Seat> by) {
        command([&](const Board& b, CommandContext& c) { return commands::sayDone(b, c, newest().id, by, true); }, by);
    }
    void rested() { wait(1200); }  // longer than the key is deaf
};

}  // namespace

TEST_CASE("A vote on pain points is opened in three taps from the map, closed in one, revealed in one", "[panels][dock][taps]") {
    Led wall;
    wall.tap("table/lead-bottom");
    wall.tap("facilitator/preset-pains");  // waits already: touched, another is chosen or none
    if (wall.board().rounds().empty() && !wall.shows("preset-pains")) FAIL("the dock shows no votes");
    wall.tap("facilitator/next");
    REQUIRE(wall.taps == 3);
    REQUIRE(wall.board().rounds().size() == 1);
    CHECK(wall.newest().state == RoundState::Open);
    CHECK(wall.newest().kind == app::NoteKind::Pains);
    CHECK(wall.newest().dotsEach == 5);
    wall.done(wall.ana), wall.done(wall.ben);
    wall.rested();
    wall.taps = 0;
    wall.tap("facilitator/next");
    CHECK(wall.newest().state == RoundState::Closed);
    CHECK_THAT(wall.labelOf("table/status"), Catch::Contains("Vote closed"));  // all wait for the result, at whatever step
    CHECK_THAT(wall.labelOf("table/status"), Catch::Contains("ballot"));
    wall.rested();
    wall.tap("facilitator/next");
    CHECK(wall.newest().state == RoundState::Revealed);
    CHECK(wall.taps == 2);
}

TEST_CASE("Without choosing, the first vote that has something to vote on is ready", "[panels][dock][taps]") {
    Led wall;
    wall.tap("table/lead-top");
    wall.tap("facilitator/next");
    REQUIRE(wall.board().rounds().size() == 1);
    CHECK(wall.newest().dotsEach == 5);
}

TEST_CASE("Everything is exported in two taps once a plan stands", "[panels][dock][taps]") {
    Led wall;
    wall.command([](const Board& b, CommandContext& c) { return commands::goToStep(b, c, app::steps::kRanking); });
    wall.wait(500);
    wall.tap("table/lead-bottom");
    wall.tap("facilitator/next");
    const auto requests = wall.table().takeRequests();
    REQUIRE(requests.size() == 1);
    CHECK(requests[0].kind == ui::panels::ShellRequest::Kind::Export);
    CHECK(requests[0].text.empty());
    CHECK(wall.taps == 2);
}

TEST_CASE("While somebody still votes the large key is held, and says who is missing", "[panels][dock]") {
    Led wall;
    wall.tap("table/lead-bottom");
    wall.tap("facilitator/next");
    wall.done(wall.ana);
    wall.rested();
    CHECK(wall.labelOf("facilitator/missing").find(wall.board().find(wall.ben)->name) != std::string::npos);
    CHECK(wall.labelOf("facilitator/missing").find(wall.board().find(wall.ana)->name) == std::string::npos);
    wall.tap("facilitator/next");
    CHECK(wall.newest().state == RoundState::Open);
    wall.finger(90).down(std::string("facilitator/next")).hold(900).up();
    CHECK(wall.newest().state == RoundState::Closed);
}

TEST_CASE("The large key is deaf for a second after it came to mean something else", "[panels][dock]") {
    Led wall;
    wall.tap("table/lead-bottom");
    wall.tap("facilitator/next");
    wall.done(wall.ana);
    wall.rested();
    wall.done(wall.ben);  // at this moment it turns from a hold into a tap
    wall.tap("facilitator/next");
    CHECK(wall.newest().state == RoundState::Open);
    wall.rested();
    wall.finger(90).tap("facilitator/next");
    CHECK(wall.newest().state == RoundState::Closed);
    wall.finger(90).tap("facilitator/next");  // a double tap reveals nothing
    CHECK(wall.newest().state == RoundState::Closed);
    wall.rested();
    wall.finger(90).tap("facilitator/next");
    CHECK(wall.newest().state == RoundState::Revealed);
}

TEST_CASE("A dock that is called says what comes next now, and its large key hears the next finger", "[panels][dock][taps]") {
    Led wall;
    wall.tap("table/lead-bottom");
    wall.tap("facilitator/next");
    wall.tap("facilitator/close");
    wall.done(wall.ana), wall.done(wall.ben);  // while it is away
    wall.rested();
    wall.taps = 0;
    wall.tap("table/lead-bottom");
    CHECK(wall.labelOf("facilitator/next") == "Close the vote");
    wall.tap("facilitator/next");
    CHECK(wall.newest().state == RoundState::Closed);
    CHECK(wall.taps == 2);
}

TEST_CASE("Its key calls the dock and sends it away; the corner held calls the pages; settings lead there and back",
          "[panels][dock]") {
    Led wall;
    for (const char* key : {"table/lead-bottom", "table/lead-top"}) {
        wall.tap(key);
        REQUIRE(wall.shows("next"));
        CHECK_FALSE(wall.shows("tab-steps"));
        wall.tap("facilitator/settings");
        CHECK(wall.shows("tab-steps"));
        CHECK_FALSE(wall.shows("next"));
        wall.tap("facilitator/dock");
        CHECK(wall.shows("next"));
        wall.tap(key);
        CHECK_FALSE(wall.shows("panel"));
    }
    wall.finger(90).down(Point{10, 1070}).hold(1100).up();
    CHECK(wall.shows("tab-steps"));
    CHECK_FALSE(wall.shows("dock"));  // called as pages: there is no dock to go back to
    wall.tap("table/lead-bottom");
    CHECK(wall.shows("next"));
}

TEST_CASE("What somebody writes in the facilitator's pages is not taken away by the key of the dock", "[panels][dock][rude]") {
    Led wall;
    wall.finger(90).down(Point{10, 1070}).hold(1100).up();
    wall.tap("facilitator/tab-files");
    wall.tap("facilitator/title");
    wall.tap("facilitator/a");
    wall.tap("table/lead-top");
    CHECK(wall.answered("The facilitator is writing: wait until it is done."));
    CHECK(wall.shows("done"));
}

TEST_CASE("The dock covers no tray, at either corner, on every table", "[panels][dock][edges]") {
    for (const ui::glass::TableSize size : {ui::glass::TableSize{1920, 1080, 2.0f}, ui::glass::TableSize{1366, 768, 2.6f},
                                            ui::glass::TableSize{3840, 2160, 3.2f}, ui::glass::TableSize{1080, 1920, 2.0f}})
        for (const app::Seating seating : {app::Seating::Table, app::Seating::Wall}) {
            Wall wall({size, seating, "fr"});
            for (const Edge edge : {Edge::Bottom, Edge::Top, Edge::Left, Edge::Right})
                for (const float along : {0.2f, 0.5f, 0.8f}) wall.seat(edge, along);
            for (const char* key : {"table/lead-bottom", "table/lead-top"}) {
                if (!wall.has(key)) continue;
                wall.finger(1).tap(key);
                REQUIRE(wall.has("facilitator/next"));
                const app::Rect dock = wall.table().panelPictures().back().pose.box;
                for (const auto& place : wall.scene().plan().seats) CHECK_FALSE(place.tray.box.touches(dock.grown(-1)));
                for (const auto& button : wall.scene().plan().edgeButtons) CHECK_FALSE(button.px.touches(dock.grown(-1)));
                wall.finger(1).tap(key);
            }
        }
}

TEST_CASE("A preset with nothing to vote on cannot be chosen, and is said to be so by its key", "[panels][dock]") {
    Led wall;
    wall.tap("table/lead-bottom");
    wall.tap("facilitator/preset-actions");
    wall.tap("facilitator/next");
    REQUIRE(wall.board().rounds().size() == 1);
    CHECK(wall.newest().on == app::RoundOn::Notes);  // no action yet: the pains stayed chosen
}

TEST_CASE("A vote that was put together once is kept, offered by the dock of every session, and forgotten", "[panels][dock]") {
    VotesInMemory kept;
    {
        Led wall({.keptVotes = &kept});
        wall.finger(90).down(Point{1912, 1072}).hold(1100).up();
        wall.tap("facilitator/tab-vote");
        wall.tap("facilitator/page-how");
        wall.tap("facilitator/dots-more"), wall.tap("facilitator/dots-more");
        wall.tap("facilitator/keep-vote");
        REQUIRE(kept.all.size() == 1);
        CHECK(kept.all[0].dotsEach > 0);  // what the hand has set, not what would be suggested
        CHECK_FALSE(kept.all[0].id);
        wall.tap("facilitator/keep-vote");
        CHECK(kept.all.empty());
        wall.tap("facilitator/keep-vote");
    }
    Led wall({.keptVotes = &kept});
    wall.tap("table/lead-bottom");
    CHECK_FALSE(wall.shows("kept-3"));
    wall.tap("facilitator/more-votes");
    wall.tap("facilitator/kept-3");
    wall.tap("facilitator/next");
    REQUIRE(wall.board().rounds().size() == 1);
    CHECK(wall.newest().dotsEach == kept.all[0].dotsEach);
    CHECK(wall.newest().kind == app::NoteKind::Pains);
}

TEST_CASE("Of kept votes there are at most twelve, and a table that keeps none offers no key for it", "[panels][dock]") {
    VotesInMemory kept;
    for (int i = 0; i < static_cast<int>(app::kMostKeptVotes); ++i)
        kept.all.push_back(commands::keptVote({.form = app::BallotForm::Points, .winners = i + 20}));
    Led wall({.keptVotes = &kept});
    wall.finger(90).down(Point{1912, 1072}).hold(1100).up();
    wall.tap("facilitator/tab-vote");
    wall.tap("facilitator/keep-vote");
    CHECK(kept.all.size() == app::kMostKeptVotes);
    Led without;
    without.finger(90).down(Point{1912, 1072}).hold(1100).up();
    without.tap("facilitator/tab-vote");
    CHECK_FALSE(without.shows("keep-vote"));
}

TEST_CASE("A vote opened from what was kept has all of its terms", "[commands][votes]") {
    commands::RoundTerms terms{.scope = {.on = app::RoundOn::Notes, .kind = app::NoteKind::Opportunities},
                               .form = app::BallotForm::Dots,
                               .dotsEach = 7,
                               .cap = 3,
                               .resistanceEach = 2,
                               .resistanceCap = 2,
                               .secret = false,
                               .ownAllowed = false,
                               .blanks = app::Blanks::Explicit,
                               .criteria = 2,
                               .winners = 9,
                               .tie = app::TieRule::Breadth,
                               .boxSeconds = 240};
    const Round kept = commands::keptVote(terms);
    CHECK(commands::keptVote(commands::termsOf(kept)) == kept);
    CHECK(kept != commands::keptVote({}));
    CHECK(kept.resistanceCap == 2);
    CHECK(kept.tie == app::TieRule::Breadth);
}
