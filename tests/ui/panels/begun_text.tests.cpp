// Texts that were begun and not finished: none is lost by ×, by Escape, by a step, by a restart; each comes back where it is
// meant.
#include "ui/panels/begun_text.h"

#include "app/board/edit.h"
#include "app/commands/actions.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board, app::Edge, app::Id, app::Note, app::Seat;

namespace {

using Drafts = std::map<Id<Seat>, std::string>;

class KeepsDrafts : public app::Journal {
public:
    explicit KeepsDrafts(Drafts& drafts) : m_drafts(drafts) {}
    void append(const app::Transaction&) override { ++m_count; }
    void keepDraft(Id<Seat> seat, const std::string& text) override {
        if (text.empty()) m_drafts.erase(seat);
        else m_drafts[seat] = text;
    }
    app::JournalState state() const override { return {m_count, m_count}; }

private:
    Drafts& m_drafts;
    std::uint64_t m_count = 0;
};

struct Writing {
    Drafts drafts;
    Wall wall;
    Id<Seat> ana, ben;

    explicit Writing(const WallSetup& setup = {}) : wall(setup, std::make_unique<KeepsDrafts>(drafts)) {
        drafts = setup.drafts;
        if (setup.board) return;
        ana = wall.seat(Edge::Bottom, 0.3f), ben = wall.seat(Edge::Top, 0.5f);
    }
    // The same table, another day.
    std::unique_ptr<Writing> again() const {
        WallSetup setup;
        setup.board = wall.board(), setup.drafts = drafts;
        auto next = std::make_unique<Writing>(setup);
        next->ana = ana, next->ben = ben;
        return next;
    }
    void tap(const std::string& target) { wall.finger(1).tap(target); }
    void tap(Id<Seat> seat, const char* name) { wall.finger(1).tap(wall.of(seat, name)); }
    std::string shown(Id<Seat> seat) const { return wall.labelOf(wall.of(seat, "text")); }
    void corner() { wall.finger(90).down(app::Point{1912, 1072}).hold(1100).up(); }
};

}  // namespace

TEST_CASE("A begun note is the seat's draft with every key, and nobody's once it is placed", "[panels][drafts]") {
    Writing table;
    table.tap(table.ana, "new-note");
    table.wall.type({{table.ana, "un mot"}});
    CHECK(table.drafts == Drafts{{table.ana, "un mot"}});
    table.tap(table.ana, "done");
    CHECK(table.drafts.empty());
    CHECK(table.wall.board().all<Note>().size() == 1);
}

TEST_CASE("The × of a keyboard loses no text: it is there when the seat writes next, and can be erased", "[panels][drafts]") {
    Writing table;
    table.tap(table.ana, "new-note");
    table.wall.type({{table.ana, "un mot"}});
    table.tap(table.ana, "close");
    CHECK(table.drafts == Drafts{{table.ana, "un mot"}});
    table.tap(table.ben, "new-note");
    CHECK(table.shown(table.ben).empty());  // Ana's is Ana's
    table.tap(table.ana, "new-note");
    CHECK(table.shown(table.ana) == "un mot");
    table.wall.finger(1).down(table.wall.of(table.ana, "backspace")).hold(2500);
    table.wall.finger(1).up();
    CHECK(table.shown(table.ana).empty());
    CHECK(table.drafts.empty());
    table.tap(table.ana, "close");
    table.tap(table.ana, "new-note");
    CHECK(table.shown(table.ana).empty());
}

TEST_CASE("A begun text is there after a restart, and after a step it becomes the action that is written next",
          "[panels][drafts]") {
    Writing table;
    table.tap(table.ana, "new-note");
    table.wall.type({{table.ana, "rappeler"}});
    auto next = table.again();
    next->wall.command([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, app::steps::kRanking); });
    CHECK(next->drafts == Drafts{{table.ana, "rappeler"}});
    next->tap(table.ana, "new-action");
    CHECK(next->shown(table.ana) == "rappeler");
    next->tap(table.ana, "done");
    CHECK(next->wall.board().all<app::Action>().size() == 1);
    CHECK(next->drafts.empty());
}

TEST_CASE("An interrupted edit comes back at its note; elsewhere it waits, and one touch puts it in", "[panels][drafts]") {
    Writing table;
    const auto note = table.wall.trayNote(table.ana, "trop cher"), other = table.wall.trayNote(table.ana, "loin");
    const auto edit = [&](Writing& at, Id<Note> id) {
        at.wall.finger(1).tap(id);
        at.tap(app::idText(id) + "/edit");
    };
    edit(table, note);
    REQUIRE(table.shown(table.ana) == "trop cher");
    CHECK(table.drafts.empty());  // opened only
    table.wall.type({{table.ana, " ici"}});
    table.tap(table.ana, "close");
    CHECK(table.drafts == Drafts{{table.ana, "trop cher ici"}});
    CHECK(table.wall.board().find(note)->text == "trop cher");

    edit(table, other);
    CHECK(table.shown(table.ana) == "loin");
    table.wall.type({{table.ana, " d"}});
    CHECK(table.drafts == Drafts{{table.ana, "trop cher ici\nloin d"}});  // neither would be lost
    table.tap(table.ana, "done");
    CHECK(table.wall.board().find(other)->text == "loin d");
    CHECK(table.drafts == Drafts{{table.ana, "trop cher ici"}});

    auto restarted = table.again();  // before it is finished here
    edit(table, note);
    CHECK(table.shown(table.ana) == "trop cher ici");
    table.tap(table.ana, "done");
    CHECK(table.wall.board().find(note)->text == "trop cher ici");
    CHECK(table.drafts.empty());

    // Nobody knows any more what it was about: a note keeps its own text.
    edit(*restarted, note);
    CHECK(restarted->shown(table.ana) == "trop cher");
    restarted->tap(table.ana, "begun");
    CHECK(restarted->shown(table.ana) == "trop chertrop cher ici");
    restarted->tap(table.ana, "close");
    CHECK(restarted->drafts == Drafts{{table.ana, "trop chertrop cher ici"}});
}

TEST_CASE("What the facilitator has begun outlives ×, the panel and the program", "[panels][drafts][facilitator]") {
    Writing table;
    table.corner();
    for (const char* name : {"tab-map", "add"}) table.tap(std::string("facilitator/") + name);
    for (const char letter : std::string("essai")) table.tap(std::string("facilitator/") + letter);
    CHECK(table.drafts == Drafts{{Id<Seat>{}, "essai"}});
    table.tap("facilitator/close");
    CHECK(table.drafts == Drafts{{Id<Seat>{}, "essai"}});
    auto next = table.again();
    next->corner();
    for (const char* name : {"tab-map", "add"}) next->tap(std::string("facilitator/") + name);
    CHECK(next->wall.labelOf("facilitator/text") == "essai");
    next->tap("facilitator/done");
    CHECK(next->drafts.empty());
}

TEST_CASE("The draft of a seat that leaves is kept, and its own again when it comes back", "[panels][drafts]") {
    Writing table;
    table.tap(table.ana, "new-note");
    table.wall.type({{table.ana, "plus tard"}});
    table.wall.command([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, table.ana); });
    CHECK(table.drafts == Drafts{{table.ana, "plus tard"}});
    table.wall.command([&](const Board& b, CommandContext& a) {
        app::Edit edit(b, app::Op::EditSeat, a);
        edit.update<Seat>(table.ana.value, [](Seat& seat) { seat.present = true; });
        return app::Result<app::Transaction>(edit.finish());
    });
    table.tap(table.ana, "new-note");
    CHECK(table.shown(table.ana) == "plus tard");
}

TEST_CASE("Figures on the pad and letters to search by are no begun texts", "[panels][drafts]") {
    Writing table;
    const auto action = table.wall.action("Rappeler");
    table.wall.command([&](const Board& b, CommandContext& a) {
        return commands::assign(b, a, {.action = action, .owner = b.find(table.ana)->name, .seat = table.ana});
    });
    table.wall.command([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, app::steps::kRanking); });
    table.tap(table.ana, "mine"), table.tap(table.ana, ("open-" + app::idText(action)).c_str());
    table.tap(table.ana, "days"), table.tap(table.ana, "1"), table.tap(table.ana, "2");
    CHECK(table.shown(table.ana) == "12");
    CHECK(table.drafts.empty());
    table.tap(table.ana, "close");
    CHECK(table.drafts.empty());
}
