#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "app/commands/structure.h"
#include "app/rules/voting.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board, app::Edge, app::Id, app::Seat, app::Note;

namespace {

struct SecretVote : Wall {
    std::vector<Id<Seat>> seats{seat(Edge::Bottom, 0.2f), seat(Edge::Bottom, 0.8f), seat(Edge::Top, 0.5f)};
    std::vector<Id<Note>> pains;
    Id<app::Round> round;

    explicit SecretVote(int items = 4, const commands::RoundTerms& terms = {.dotsEach = 2, .cap = 2, .winners = 1}) {
        const char* stages[] = {"Découverte", "Considération", "Achat", "Rétention"};
        for (int i = 0; i < items; ++i) pains.push_back(note("pains", "irritant " + std::to_string(i), stages[i % 4]));
        round = Wall::round(terms);
    }
    std::string more(int seat, int item) const {
        return of(seats[static_cast<std::size_t>(seat)], "more-" + app::idText(pains[static_cast<std::size_t>(item)]));
    }
    std::string less(int seat, int item) const {
        return of(seats[static_cast<std::size_t>(seat)], "less-" + app::idText(pains[static_cast<std::size_t>(item)]));
    }
    void open(int seat) { openBallot(50, seats[static_cast<std::size_t>(seat)]); }
    int given(int seat, int item) const {
        return app::rules::dotsGiven(board(), *board().find(round), seats[static_cast<std::size_t>(seat)],
                                     pains[static_cast<std::size_t>(item)].value);
    }
};

}  // namespace

TEST_CASE("Three seats vote in secret in their own lists at once; the link from seat to choice is gone at closing",
          "[panels][vote]") {
    SecretVote wall;
    for (int s = 0; s < 3; ++s) wall.open(s);
    for (int round = 0; round < 2; ++round) {
        wall.atOnce([&] {
            for (int s = 0; s < 3; ++s) wall.finger(s).down(wall.more(s, s == 2 ? 3 : round));
        });
        wall.wait(60);
        wall.atOnce([&] {
            for (int s = 0; s < 3; ++s) wall.finger(s).up();
        });
    }
    for (int s = 0; s < 2; ++s) CHECK(wall.given(s, 0) == 1);
    CHECK(wall.given(2, 3) == 2);
    wall.finger(1).tap(wall.more(0, 2));  // no dot left
    CHECK(wall.given(0, 2) == 0);
    wall.finger(1).tap(wall.less(0, 0));
    wall.finger(1).tap(wall.more(0, 2));
    CHECK(wall.given(0, 0) == 0);
    CHECK(wall.given(0, 2) == 1);
    for (int s = 0; s < 3; ++s) wall.finger(s).tap(wall.of(wall.seats[static_cast<std::size_t>(s)], "done"));
    CHECK(app::rules::progress(wall.board(), wall.round).done == 3);
    CHECK_FALSE(wall.has(wall.more(0, 0)));  // done closes the list …
    wall.open(0);
    CHECK(wall.has(wall.more(0, 0)));  // … and it opens again
    wall.command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, wall.round); });
    CHECK(wall.board().all<app::Mark>().empty());
    CHECK(wall.board().dotsOf(wall.round).size() == 6);
    CHECK_FALSE(wall.has(wall.more(0, 0)));
}

TEST_CASE("Nobody's list shows another's choice, and each has its own order", "[panels][vote][secret]") {
    SecretVote wall(12, {.dotsEach = 4, .cap = 1});
    wall.open(0);
    wall.open(1);
    // What can be touched (the scene log tells it) is the same before and after a choice: it says nothing of the choice.
    const auto buttons = [&] {
        std::set<std::string> ids;
        for (const auto& target : wall.table().targets(wall.tr()))
            if (std::string(target.kind) == "button") ids.insert(target.id);
        return ids;
    };
    const auto before = buttons();
    wall.finger(1).tap(wall.more(0, 0));
    CHECK(wall.board().marksOf(wall.round).size() == 1);
    CHECK(buttons() == before);
    const auto order = [&](int seat) {
        std::vector<std::pair<float, std::string>> rows;
        for (const auto& target : wall.table().targets(wall.tr()))
            if (std::string(target.kind) == "row" && target.seat == wall.seats[static_cast<std::size_t>(seat)])
                rows.push_back({target.px.y, target.label});
        std::ranges::sort(rows);
        std::vector<std::string> labels;
        for (const auto& row : rows) labels.push_back(row.second);
        return labels;
    };
    CHECK(order(0).size() >= 3);
    CHECK(order(0) != order(1));
}

TEST_CASE("A long list scrolls under a finger without pressing anything, and a rude second finger waits", "[panels][vote]") {
    SecretVote wall(12, {.dotsEach = 4, .cap = 1});
    wall.open(0);
    const auto firstRow = [&] {
        std::vector<std::pair<float, std::string>> rows;
        for (const auto& target : wall.table().targets(wall.tr()))
            if (std::string(target.kind) == "row" && target.seat == wall.seats[0]) rows.push_back({target.px.y, target.id});
        std::ranges::sort(rows);
        return rows;
    };
    const auto before = firstRow();
    REQUIRE(before.size() >= 4);
    const Point start = wall.where(before[3].second);
    wall.finger(1).down(start).moveBy({0, -120});
    wall.finger(2).down(start + Point{30, 0}).hold(30);
    wall.finger(2).up();
    wall.finger(1).up();
    const auto after = firstRow();
    CHECK(after[0].second != before[0].second);
    CHECK(wall.board().all<app::Mark>().empty());
    wall.wait(500);
    wall.finger(1).down(wall.of(wall.seats[0], after[1].second.substr(after[1].second.find('/') + 1))).moveBy({0, 400}).up();
    wall.wait(500);
    CHECK(firstRow()[0].second == before[0].second);
}

TEST_CASE("A tap in a long list presses what it hit", "[panels][vote]") {
    SecretVote wall(12, {.dotsEach = 4, .cap = 1});
    wall.open(0);
    std::string visible;
    for (int i = 0; i < 12; ++i)
        if (wall.has(wall.more(0, i))) visible = wall.more(0, i);
    wall.finger(1).tap(visible);
    CHECK(wall.board().all<app::Mark>().size() == 1);
}

TEST_CASE("The vote is closed while a finger presses a plus: no dot is given and nobody is stuck", "[panels][vote][rude]") {
    SecretVote wall;
    wall.open(0);
    wall.finger(1).down(wall.more(0, 0)).hold(50);
    wall.command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, wall.round); });
    wall.finger(1).up();
    CHECK(wall.board().dotsOf(wall.round).empty());
    CHECK(wall.has(wall.of(wall.seats[0], "new-note")));
    wall.finger(1).tap(wall.of(wall.seats[0], "new-note"));
    CHECK(wall.has(wall.of(wall.seats[0], "text")));
}

TEST_CASE("A seat that leaves while its panel is touched lets the finger go", "[panels][seat][rude]") {
    SecretVote wall;
    wall.open(0);
    wall.finger(1).down(wall.more(0, 0)).hold(30);
    wall.command([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, wall.seats[0]); });
    wall.finger(1).moveBy({20, 0}).up();
    CHECK(wall.board().all<app::Mark>().empty());
    wall.open(1);
    wall.finger(1).tap(wall.more(1, 0));
    CHECK(wall.given(1, 0) == 1);
}

TEST_CASE("A note goes into a seat's bin and comes back through its panel, while another hand plays on", "[panels][bin]") {
    Wall wall;
    const auto seat = wall.seat(Edge::Bottom, 0.3f);
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Rétention");
    wall.finger(1).down(a).moveTo(wall.of(seat, "bin")).up();
    wall.expect(a).inBinOf(seat);
    wall.wait(300);
    wall.finger(1).tap(wall.of(seat, "bin"));
    wall.finger(2).down(b).moveTo(wall.cell("Découverte", "Irritants"));
    REQUIRE(wall.has(wall.of(seat, "restore-" + app::idText(a))));
    wall.finger(1).tap(wall.of(seat, "restore-" + app::idText(a)));
    wall.expect(a).inTrayOf(seat);
    wall.finger(2).up();
    wall.finger(1).tap(wall.of(seat, "close"));
    wall.finger(1).down(a).moveTo(wall.cell("Achat", "Irritants")).up();
    wall.expect(a).in("Achat", "Irritants");
    wall.expect(b).in("Découverte", "Irritants");
}

TEST_CASE("What is restored by another while a finger presses it is not restored twice", "[panels][bin][rude]") {
    Wall wall;
    const auto seat = wall.seat(Edge::Bottom, 0.3f);
    const auto a = wall.note("pains", "a", "Achat");
    wall.command([&](const Board& b, CommandContext& context) { return commands::binNote(b, context, a, seat); });
    wall.finger(1).tap(wall.of(seat, "bin"));
    wall.finger(1).down(wall.of(seat, "restore-" + app::idText(a))).hold(30);
    wall.command([&](const Board& b, CommandContext& context) { return commands::restoreNote(b, context, a); });
    wall.finger(1).up();
    wall.expect(a).inTrayOf(seat);
    CHECK(wall.board().trayOf(seat).size() == 1);
}

TEST_CASE("Undo at a seat takes back what was done from it, in words if it cannot", "[panels][undo]") {
    Wall wall;
    const auto ana = wall.seat(Edge::Bottom, 0.25f), ben = wall.seat(Edge::Top, 0.5f);
    wall.finger(1).tap(wall.of(ana, "new-note"));
    wall.type({{ana, "mot"}});
    wall.finger(1).tap(wall.of(ana, "done"));
    REQUIRE(wall.board().trayOf(ana).size() == 1);
    wall.finger(2).down(wall.of(ben, "undo"));
    wall.finger(1).tap(wall.of(ana, "undo"));
    wall.finger(2).up();
    CHECK(wall.board().all<Note>().empty());
    CHECK(wall.board().find(ben)->present);
}

TEST_CASE("A seat is renamed, moved and left with a hold; a shorter hold leaves nothing", "[panels][seat]") {
    Wall wall;
    const auto seat = wall.seat(Edge::Bottom, 0.5f);
    const auto note = wall.trayNote(seat, "à moi");
    wall.finger(1).tap(wall.of(seat, "seat"));
    wall.finger(1).tap(wall.of(seat, "move-left"));
    CHECK(wall.board().find(seat)->along == Approx(0.4f));
    wall.finger(1).tap(wall.of(seat, "name"));
    wall.finger(1).down(wall.of(seat, "backspace")).hold(1500);
    wall.finger(1).up();
    wall.type({{seat, "Léa"}});
    wall.finger(1).tap(wall.of(seat, "done"));
    CHECK(wall.board().find(seat)->name == "Léa");
    wall.finger(1).down(wall.of(seat, "leave")).hold(400);
    wall.finger(2).down(note).hold(20).up();
    wall.finger(1).up();
    CHECK(wall.board().find(seat)->present);
    wall.finger(1).down(wall.of(seat, "leave")).hold(900);
    CHECK_FALSE(wall.board().find(seat)->present);
    wall.finger(1).up();
    wall.expect(note).waiting();
}

TEST_CASE("Every seat's panel lies turned to its edge and answers there", "[panels][seat]") {
    for (Edge edge : {Edge::Bottom, Edge::Left, Edge::Top, Edge::Right}) {
        Wall wall;
        const auto seat = wall.seat(edge, 0.5f), other = wall.seat(edge == Edge::Top ? Edge::Bottom : Edge::Top, 0.2f);
        wall.finger(1).tap(wall.of(seat, "new-note"));
        wall.finger(2).tap(wall.of(other, "new-note"));
        wall.type({{seat, "salut"}, {other, "bonjour"}});
        CHECK(wall.labelOf(wall.of(seat, "text")) == "salut");
        CHECK(wall.labelOf(wall.of(other, "text")) == "bonjour");
        for (const auto& target : wall.table().targets(wall.tr()))
            if (target.seat == seat && std::string(target.kind) == "key")
                CHECK(target.turn == ui::glass::quartersOf(edge) * 90.0f);
    }
}

TEST_CASE("Undo at a seat says what it undid, there", "[panels][seat][undo]") {
    Wall wall;
    const auto seat = wall.seat();
    wall.finger(1).tap(wall.of(seat, "new-note"));
    wall.type({{seat, "prix"}});
    wall.finger(1).tap(wall.of(seat, "done"));
    REQUIRE(wall.board().trayOf(seat).size() == 1);
    wall.finger(1).tap(wall.of(seat, "undo"));
    CHECK(wall.board().trayOf(seat).empty());
    CHECK(wall.labelOf(wall.of(seat, "answer")) == "Undone: a note written");
}

TEST_CASE("A key that must be held says so when it is only tapped, and does nothing", "[panels][seat]") {
    Wall wall;
    const auto seat = wall.seat();
    wall.finger(1).tap(seat);
    const std::string leave = wall.of(seat, "leave");
    const std::string label = wall.labelOf(leave);
    wall.finger(1).tap(leave);
    wall.wait(50);
    CHECK(wall.labelOf(leave) == "Hold the key down");
    CHECK(wall.board().find(seat)->present);
    wall.wait(2500);
    CHECK(wall.labelOf(leave) == label);
    wall.finger(1).down(leave).hold(900);
    wall.finger(1).up();
    CHECK_FALSE(wall.board().find(seat)->present);
}

TEST_CASE("Three kinds of note carry their names at the keyboard, the others stand behind one more key",
          "[panels][seat][kinds]") {
    Wall wall({.size = {1920, 1080, 2.5f}});
    for (const auto& [title, kind] : {std::pair{"Émotions", app::NoteKind::Emotions}, {"Pensées", app::NoteKind::Thoughts}})
        wall.command([&](const Board& b, CommandContext& a) { return commands::addLane(b, a, title, kind); });
    const auto seat = wall.seat(), other = wall.seat(Edge::Top);
    wall.finger(1).tap(wall.of(seat, "new-note"));
    wall.finger(2).tap(wall.of(other, "new-note"));
    CHECK(wall.labelOf(wall.of(seat, "kind-pains")) == "Pain point");
    CHECK(wall.has(wall.of(seat, "kind-actions")));
    CHECK(wall.has(wall.of(seat, "kind-opportunities")));
    CHECK_FALSE(wall.has(wall.of(seat, "kind-emotions")));
    wall.type({{seat, "joie"}, {other, "peur"}});
    wall.finger(1).tap(wall.of(seat, "kind-other"));
    CHECK_FALSE(wall.has(wall.of(seat, "space")));  // the others stand where the keys were …
    CHECK(wall.labelOf(wall.of(seat, "kind-thoughts")) == "Thought");
    CHECK(wall.has(wall.of(other, "space")));  // … at this seat alone
    wall.finger(1).tap(wall.of(seat, "kind-emotions"));
    CHECK(wall.has(wall.of(seat, "space")));
    CHECK(wall.labelOf(wall.of(seat, "text")) == "joie");
    CHECK(wall.has(wall.of(seat, "kind-emotions")));  // it has a key of its own from now on
    CHECK(wall.has(wall.of(seat, "kind-pains")));
    wall.finger(1).tap(wall.of(seat, "done"));
    REQUIRE(wall.board().trayOf(seat).size() == 1);
    CHECK(wall.board().find(wall.board().trayOf(seat).front().note)->kind == app::NoteKind::Emotions);
    wall.finger(1).tap(wall.of(seat, "new-note"));
    wall.finger(1).tap(wall.of(seat, "kind-other"));
    wall.finger(1).tap(wall.of(seat, "kind-other"));  // thought better of it
    CHECK(wall.has(wall.of(seat, "space")));
}

TEST_CASE("Where there are hardly more than three kinds, each has its key", "[panels][seat][kinds]") {
    Wall wall({.size = {1920, 1080, 2.5f}});
    const auto seat = wall.seat();
    wall.command([&](const Board& b, CommandContext& a) { return commands::addLane(b, a, "Émotions", app::NoteKind::Emotions); });
    wall.finger(1).tap(wall.of(seat, "new-note"));
    for (const char* kind : {"kind-actions", "kind-pains", "kind-opportunities", "kind-emotions"})
        CHECK(wall.has(wall.of(seat, kind)));
    CHECK_FALSE(wall.has(wall.of(seat, "kind-other")));
    wall.finger(2).down(wall.emptyGround()).hold(50);
    wall.finger(1).tap(wall.of(seat, "kind-emotions"));
    wall.finger(2).up();
    wall.type({{seat, "joie"}});
    wall.finger(1).tap(wall.of(seat, "done"));
    CHECK(wall.board().find(wall.board().trayOf(seat).front().note)->kind == app::NoteKind::Emotions);
}
