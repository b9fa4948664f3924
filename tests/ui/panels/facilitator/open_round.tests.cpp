// A round while it is open and until it is revealed, from the facilitator's panel: keys that are held, what is set aside,
// weights.
#include <cmath>
#include <map>

#include "app/commands/seats.h"
#include "app/commands/structure.h"
#include "app/rules/ballots.h"
#include "app/rules/tally.h"
#include "app/rules/voting.h"
#include "tests/ui/panels/facilitator/facilitated.h"
#include "ui/glass/item_votes.h"

using namespace tests;
namespace commands = app::commands;
namespace rules = app::rules;
using app::CommandContext, app::Round, app::BallotForm, app::RoundOn, app::RoundState, app::Board, app::Id, app::Seat;

namespace {

struct OpenRound : Facilitated {
    std::vector<Id<app::Note>> notes;
    Id<Round> id;
    explicit OpenRound(commands::RoundTerms terms, const WallSetup& setup = {}) : Facilitated(setup) {
        for (int i = 0; i < 4; ++i) notes.push_back(note("pains", "n" + std::to_string(i), "Achat"));
        id = Wall::round(terms);
        tab("vote");
    }
    const Round& round() const { return *board().find(id); }
    void dot(Id<Seat> seat, int item) {
        command([&](const Board& b,
                    CommandContext& a) { return commands::castDot(b, a, id, seat, notes[static_cast<std::size_t>(item)].value); },
                seat);
    }
    void done(Id<Seat> seat) {
        command([&](const Board& b, CommandContext& a) { return commands::sayDone(b, a, id, seat, true); }, seat);
    }
    std::string of(const std::string& name, Id<Seat> seat) const { return name + app::idText(seat); }
    std::vector<ui::glass::Target> keys() const {
        std::vector<ui::glass::Target> found;
        for (const auto& target : table().targets(tr()))
            if (target.id.starts_with("facilitator/") && (std::string(target.kind) == "button")) found.push_back(target);
        return found;
    }
};

// What cannot be taken back, or takes something away from somebody.
bool isDangerous(const std::string& id) {
    for (const char* name : {"close-round", "cancel-round", "abstain-"})
        if (id.find(std::string("/") + name) != std::string::npos) return true;
    return false;
}
// Between their edges, in millimetres.
float apartMm(const app::Rect& a, const app::Rect& b, float pxPerMm) {
    const float x = std::max({0.0f, a.x - b.right(), b.x - a.right()}), y = std::max({0.0f, a.y - b.bottom(), b.y - a.bottom()});
    return std::hypot(x, y) / pxPerMm;
}

}  // namespace

TEST_CASE("Closing with people unfinished is held, and names how many; with all finished a tap does", "[panels][vote][closing]") {
    OpenRound wall({.dotsEach = 2});
    wall.dot(wall.ana, 0), wall.done(wall.ana);
    const std::string says = wall.label("close-round");
    CHECK(says.find("1") != std::string::npos);
    wall.press("close-round");
    CHECK(wall.round().state == RoundState::Open);
    CHECK(wall.label("close-round") == "Hold the key down");  // for a moment
    wall.wait(2000);
    CHECK(wall.label("close-round") == says);
    wall.hold("close-round");
    CHECK(wall.round().state == RoundState::Closed);

    OpenRound all({.dotsEach = 2});
    all.done(all.ana), all.done(all.ben);
    all.press("close-round");
    CHECK(all.round().state == RoundState::Closed);
}

TEST_CASE("Dangerous keys and harmless ones lie at least 8 mm apart while a round is open, and when it is closed",
          "[panels][vote][keys]") {
    for (const WallSetup& setup : {WallSetup{}, WallSetup{.size = {1366, 768, 3.2f}}})
        for (const bool secret : {true, false}) {
            OpenRound wall({.dotsEach = 2, .secret = secret, .boxSeconds = 60}, setup);
            wall.dot(wall.ana, 0);
            const auto check = [&] {
                const auto keys = wall.keys();
                int dangerous = 0;
                for (const auto& a : keys)
                    for (const auto& b : keys) {
                        if (!isDangerous(a.id) || isDangerous(b.id)) continue;
                        ++dangerous;
                        INFO(a.id << " beside " << b.id);
                        CHECK(apartMm(a.px, b.px, setup.size.pxPerMm) >= 8 - 0.05f);
                    }
                CHECK(dangerous > 0);
            };
            check();
            wall.press("change-rule");
            check();
            wall.hold("close-round");
            REQUIRE(wall.round().state == RoundState::Closed);
            check();
        }
}

TEST_CASE("A seat's own keys to finish and to abstain, to move and to leave lie at least 8 mm apart", "[panels][vote][keys]") {
    for (const WallSetup& setup : {WallSetup{}, WallSetup{.size = {1366, 768, 3.2f}}}) {
        OpenRound wall({.dotsEach = 2}, setup);
        wall.closeBallot(1, wall.ben);
        const auto apart = [&](const char* page, const char* harmless, const char* dangerous) {
            wall.finger(1).tap(wall.Wall::of(wall.ben, page));
            std::map<std::string, app::Rect> px;
            for (const auto& target : wall.table().targets(wall.tr())) px[target.id] = target.px;
            INFO(harmless << " beside " << dangerous);
            REQUIRE(px.contains(wall.Wall::of(wall.ben, harmless)));
            REQUIRE(px.contains(wall.Wall::of(wall.ben, dangerous)));
            CHECK(apartMm(px[wall.Wall::of(wall.ben, harmless)], px[wall.Wall::of(wall.ben, dangerous)], setup.size.pxPerMm) >=
                  8 - 0.05f);
        };
        apart("vote", "done", "abstain");
        wall.finger(1).tap(wall.Wall::of(wall.ben, "close"));
        apart("seat", "move-right", "leave");
    }
}

TEST_CASE("Abstaining for a seat that has voted is held, sets its ballot aside, and taking part brings it back as it was",
          "[panels][vote][abstain]") {
    for (const bool secret : {true, false}) {
        OpenRound wall({.dotsEach = 2, .secret = secret});
        wall.dot(wall.ana, 0), wall.dot(wall.ana, 1), wall.done(wall.ana);
        wall.press(wall.of("abstain-", wall.ana));  // a tap alone takes nobody's vote
        CHECK_FALSE(rules::voterOf(wall.board(), wall.id, wall.ana)->abstains);
        wall.hold(wall.of("abstain-", wall.ana));
        CHECK(rules::voterOf(wall.board(), wall.id, wall.ana)->abstains);
        CHECK(rules::progress(wall.board(), wall.id).voters == 1);
        CHECK(rules::ballots(wall.board(), wall.id).empty());
        wall.press(wall.of("take-part-", wall.ana));
        CHECK(rules::dotsGiven(wall.board(), wall.round(), wall.ana) == 2);
        CHECK(rules::voterOf(wall.board(), wall.id, wall.ana)->done);
        wall.done(wall.ben);
        wall.press("close-round"), wall.press("reveal");
        CHECK(rules::tally(wall.board(), wall.round())[0].total == 1);
        CHECK(rules::ballots(wall.board(), wall.id).size() == 1);
    }
}

TEST_CASE("Weights and teams are the facilitator's to change, and fixed while a round is open", "[panels][vote][weights]") {
    OpenRound wall({.dotsEach = 2});
    wall.closeBallot(1, wall.ben);
    wall.finger(1).tap(wall.Wall::of(wall.ben, "seat"));
    REQUIRE(wall.has(wall.Wall::of(wall.ben, "mine")));
    for (const char* name : {"weight-more", "weight-less", "team-more", "team-less"})
        CHECK_FALSE(wall.has(wall.Wall::of(wall.ben, name)));
    wall.tab("seats");
    wall.press(wall.of("weight-", wall.ben) + "-more");
    wall.press(wall.of("team-", wall.ben) + "-after");
    CHECK(wall.board().find(wall.ben)->weight == 1);
    CHECK(wall.board().find(wall.ben)->team == 0);
}

TEST_CASE("The warning on recognisable weights stands where a secret round is opened and where it is closed",
          "[panels][vote][weights]") {
    for (const bool secret : {true, false}) {
        Facilitated wall;
        wall.note("pains", "a", "Achat");
        wall.command([&](const Board& b, CommandContext& a) { return commands::setVote(b, a, wall.ben, 6, 0); });
        wall.seat(app::Edge::Top, 0.5f);
        wall.tab("vote");
        wall.press("page-rules");
        wall.press(secret ? "secret" : "open-vote");
        CHECK(wall.shows("known-by-weight") == secret);
        wall.press("open-round");
        CHECK(wall.shows("known-by-weight") == secret);
        if (secret) CHECK(wall.label("known-by-weight").find(wall.board().find(wall.ben)->name) != std::string::npos);
    }
}

TEST_CASE("Whoever opens a secret round for fewer than five is told that totals may reveal choices", "[panels][vote][secrecy]") {
    Facilitated wall;
    wall.note("pains", "a", "Achat");
    wall.tab("vote");
    wall.press("page-rules");
    wall.press("secret");
    CHECK(wall.shows("few-ballots"));
    wall.press("open-vote");
    CHECK_FALSE(wall.shows("few-ballots"));
    wall.press("secret");
    for (float along : {0.2f, 0.5f, 0.8f}) wall.seat(app::Edge::Top, along);
    wall.wait(100);
    CHECK_FALSE(wall.shows("few-ballots"));
}

TEST_CASE("One minute more is offered only where there is a limit", "[panels][vote][time]") {
    OpenRound without({.dotsEach = 2});
    if (without.shows("one-more-minute")) without.press("one-more-minute");
    CHECK(without.round().closesAt == 0);
    OpenRound with({.dotsEach = 2, .boxSeconds = 60});
    const auto ends = with.round().closesAt;
    with.press("one-more-minute");
    CHECK(with.round().closesAt == ends + 60'000);
}

TEST_CASE("A round closed too early is reopened in the open, and cancelled by a held key where it should not be",
          "[panels][vote][reopen][cancel]") {
    OpenRound open({.dotsEach = 2, .secret = false});
    open.dot(open.ana, 0);
    open.hold("close-round");
    REQUIRE(open.round().state == RoundState::Closed);
    open.press("reopen-round");
    CHECK(open.round().state == RoundState::Open);
    open.dot(open.ben, 0);
    open.press("cancel-round");
    CHECK(open.round().state == RoundState::Open);  // a tap alone ends nothing
    open.hold("cancel-round");
    CHECK(open.round().state == RoundState::Cancelled);
    CHECK(open.shows("open-round"));

    OpenRound secret({.dotsEach = 2});
    secret.dot(secret.ana, 0);
    secret.hold("close-round");
    CHECK_FALSE(secret.shows("reopen-round"));
    secret.hold("cancel-round");
    CHECK(secret.round().state == RoundState::Cancelled);
    CHECK(secret.board().all<app::Dot>().empty());
    CHECK(secret.shows("open-round"));
}

TEST_CASE("A seat's vote page closes as its round is cancelled, and it is told so; a dot in the hand counts for nothing",
          "[panels][vote][cancel][rude]") {
    OpenRound wall({.dotsEach = 2});
    wall.openBallot(1, wall.ben);
    wall.finger(1).down(wall.Wall::of(wall.ben, "more-" + app::idText(wall.notes[0]))).hold(30);
    wall.hold("cancel-round");
    wall.finger(1).up();
    CHECK(wall.board().all<app::Mark>().empty());
    CHECK_FALSE(wall.has(wall.Wall::of(wall.ben, "done")));
    CHECK(wall.answered("The vote is cancelled."));
}

TEST_CASE("A cancelled round stays in the list of rounds as cancelled, without results", "[panels][rounds][cancel]") {
    OpenRound wall({.dotsEach = 2});
    wall.dot(wall.ana, 0);
    wall.hold("cancel-round");
    wall.tab("rounds");
    const std::string key = app::idText(wall.id);
    CHECK(wall.shows("round-" + key));
    CHECK(wall.shows("cancelled-" + key));
    CHECK_FALSE(wall.shows("open-" + key));
    const auto next = wall.Wall::round({.dotsEach = 1});
    wall.command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, next); });
    wall.command([&](const Board& b, CommandContext& a) { return commands::revealRound(b, a, next); });
    wall.wait(300);
    CHECK(wall.shows("cancelled-" + key));
    CHECK(wall.shows("open-" + app::idText(next)));
    CHECK_FALSE(wall.shows("open-" + key));
}

TEST_CASE("A run-off that is cancelled leads back to the tie it was to settle", "[panels][vote][cancel]") {
    OpenRound wall({.dotsEach = 1, .winners = 1});
    wall.dot(wall.ana, 0), wall.dot(wall.ben, 1), wall.done(wall.ana), wall.done(wall.ben);
    wall.press("close-round"), wall.press("reveal");
    wall.press("run-off");
    REQUIRE(rules::openRound(wall.board()));
    wall.hold("cancel-round");
    CHECK(wall.shows("run-off"));
    CHECK(wall.shows("settle-by-choice"));
}

TEST_CASE("After a tie is settled the last round names who is kept, at the place each holds", "[panels][vote][tie]") {
    OpenRound wall({.dotsEach = 1, .winners = 1});
    wall.dot(wall.ana, 0), wall.dot(wall.ben, 1), wall.done(wall.ana), wall.done(wall.ben);
    wall.press("close-round"), wall.press("reveal");
    CHECK_FALSE(wall.shows("kept-" + app::idText(wall.notes[1])));
    wall.press("settle-by-choice");
    wall.press("place-" + app::idText(wall.notes[1])), wall.press("place-" + app::idText(wall.notes[0]));
    wall.press("settle");
    wall.wait(300);
    CHECK(wall.label("kept-" + app::idText(wall.notes[1])) == "1 n1");
    CHECK_FALSE(wall.shows("kept-" + app::idText(wall.notes[0])));
}

TEST_CASE("Dots of a seat that abstains are off the table in an open round, and back when it takes part",
          "[panels][vote][abstain]") {
    OpenRound wall({.dotsEach = 2, .secret = false});
    wall.dot(wall.ana, 0), wall.dot(wall.ben, 0);
    const auto live = [&] {
        return ui::glass::ShownDots(wall.table().look(wall.tr(), wall.nowS())).of(wall.notes[0].value).live.size();
    };
    CHECK(live() == 2);
    wall.hold(wall.of("abstain-", wall.ana));
    CHECK(live() == 1);
    wall.press(wall.of("take-part-", wall.ana));
    CHECK(live() == 2);
}
