// Notes in hands: dropped in cells, on notes, at seats, nowhere; and what other hands do meanwhile.
#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "app/commands/structure.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board, app::Edge;

TEST_CASE("A note is carried to another cell and takes its lane's kind", "[interact][drag]") {
    Wall wall;
    const auto pain = wall.note("pains", "Trop cher", "Achat");
    wall.finger(1).down(pain);
    wall.expect(pain).held(false);  // not yet beyond the slop
    wall.finger(1).moveTo(wall.cell("Découverte", "Opportunités"));
    wall.expect(pain).held().in("Achat", "Irritants");              // what is in the hand is not yet in the document
    wall.finger(2).down(wall.emptyGround()).moveBy({150, 0}).up();  // one finger beside it moves nothing
    wall.finger(1).up();
    wall.expect(pain).held(false).in("Découverte", "Opportunités").flying();
    CHECK(wall.board().find(pain)->kind == app::NoteKind::Opportunities);
    wall.wait(300);
    CHECK(wall.table().drafts().transitions.empty());
}

TEST_CASE("A note dropped between two others stands between them", "[interact][drag]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Achat"),
               c = wall.note("pains", "c", "Rétention");
    const Point between = (wall.where(a) + wall.where(b)) * 0.5f;
    wall.finger(1).down(c).moveTo(between);
    wall.finger(2).down(a).moveBy({0, wall.mm(2)}).hold(50);  // somebody has a finger on its neighbour, without moving it
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.notesIn("Achat", "Irritants") == std::vector{a, c, b});
}

TEST_CASE("Ten fingers carry ten notes at once, and each lands where its finger lifted", "[interact][drag]") {
    Wall wall;
    std::vector<app::Id<app::Note>> notes;
    const char* stages[] = {"Découverte", "Considération", "Achat", "Rétention"};
    for (int i = 0; i < 10; ++i) notes.push_back(wall.note("pains", "note " + std::to_string(i), stages[i % 4]));
    for (int i = 0; i < 10; ++i) wall.finger(i).down(notes[static_cast<std::size_t>(i)]);
    for (int i = 0; i < 10; ++i)
        wall.finger(i).send(wall.cell(stages[(i + 1) % 4], i % 2 ? "Opportunités" : "Actions du client"));
    wall.glide(400);
    for (auto note : notes) wall.expect(note).held();
    wall.atOnce([&] {
        for (int i = 0; i < 10; ++i) wall.finger(i).up();
    });
    for (int i = 0; i < 10; ++i)
        wall.expect(notes[static_cast<std::size_t>(i)]).in(stages[(i + 1) % 4], i % 2 ? "Opportunités" : "Actions du client");
    CHECK(wall.messages() == 0);
}

TEST_CASE("A note dropped on no cell flies back, and says why", "[interact][drag]") {
    Wall wall;
    const auto pain = wall.note("pains", "Trop cher", "Achat"), other = wall.note("pains", "Lent", "Achat");
    wall.finger(1).down(pain);
    wall.finger(2).down(other);
    wall.finger(1).moveTo(Point{wall.scene().plan().boardArea.x + 4, wall.scene().plan().boardArea.y + 4});
    wall.finger(2).send(wall.cell("Découverte", "Irritants"));
    wall.glide();
    wall.finger(1).up();
    CHECK(wall.answered("Drop it in a cell, or at a seat."));
    wall.expect(pain).in("Achat", "Irritants").flying();
    wall.expect(other).held();  // the other hand goes on
    wall.finger(2).up();
    wall.expect(other).in("Découverte", "Irritants");
}

TEST_CASE("A second finger on a held note, too late or too far to be of the same hand, is told so and changes nothing",
          "[interact][drag]") {
    Wall wall;
    const auto pain = wall.note("pains", "Trop cher", "Achat");
    wall.finger(1).down(pain).hold(400);
    wall.finger(2).down(wall.finger(1).at() + Point{20, 0});
    CHECK(wall.answered("Another hand holds this."));
    wall.finger(2).moveBy({-400, 0});
    wall.finger(1).moveTo(wall.cell("Rétention", "Irritants"));
    wall.finger(2).up();
    wall.expect(pain).held();
    wall.finger(1).up();
    wall.expect(pain).in("Rétention", "Irritants").turned(0);
}

TEST_CASE("A note binned by someone while it is held leaves the hand and stays in the bin", "[interact][drag][rude]") {
    Wall wall;
    const auto seat = wall.seat();
    const auto pain = wall.note("pains", "Trop cher", "Achat");
    wall.finger(1).down(pain).moveTo(wall.cell("Découverte", "Irritants"));
    wall.command([&](const Board& b, CommandContext& a) { return commands::binNote(b, a, pain, seat); }, seat);
    wall.expect(pain).held(false).inBinOf(seat);
    wall.finger(1).moveBy({50, 0}).up();
    wall.expect(pain).inBinOf(seat);
    CHECK(wall.messages() == 0);
}

TEST_CASE("Two hands hold a pair's notes: when one leaves the pair, the other stays in its hand, and its drop decides",
          "[interact][drag][rude]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Achat");
    wall.group(b, a);
    wall.finger(1).down(a);
    wall.finger(2).down(b);
    wall.finger(1).send(wall.cell("Découverte", "Irritants"));
    wall.finger(2).send(wall.cell("Rétention", "Irritants"));
    wall.glide();
    wall.finger(1).up();
    wall.expect(a).in("Découverte", "Irritants");
    wall.expect(b).held();
    CHECK(wall.board().all<app::Group>().empty());
    wall.finger(2).moveTo(wall.cell("Rétention", "Irritants")).up();  // rows have closed up: under it lies another cell now
    wall.expect(b).in("Rétention", "Irritants");
    CHECK(wall.messages() == 0);
}

TEST_CASE("A note stays in the hand whatever others do with where it lay", "[interact][drag][rude]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Achat"), c = wall.note("pains", "c", "Achat");
    const auto group = wall.group(b, a);
    const auto doing = [&](const Wall::Command& what) {
        wall.finger(1).down(a).moveTo(wall.cell("Découverte", "Irritants"));
        wall.command(what);
        wall.expect(a).held();
        wall.finger(1).moveTo(wall.cell("Rétention", "Irritants")).up();
        wall.wait(400);
        wall.expect(a).in("Rétention", "Irritants");
        CHECK(wall.messages() == 0);
    };
    doing([&](const Board& board, CommandContext& context) { return commands::ungroup(board, context, group); });
    doing([&](const Board& board, CommandContext& context) {
        return commands::groupNotes(board, context, c, a);
    });  // onto where it lies
    doing([&](const Board& board, CommandContext& context) { return commands::turnNote(board, context, a, 90); });
    doing([&](const Board& board, CommandContext& context) {
        return commands::placeNote(board, context, a, wall.cell("Considération", "Irritants"), {}, 0);
    });
}

TEST_CASE("A stage that is removed under a held note sends the note to wait; one it only hovers over does not",
          "[interact][drag][rude]") {
    Wall wall;
    const auto here = wall.note("pains", "ici", "Achat"), there = wall.note("pains", "là", "Découverte");
    wall.finger(1).down(here);
    wall.finger(2).down(there);
    wall.finger(1).send(wall.cell("Considération", "Irritants"));
    wall.finger(2).send(wall.cell("Achat", "Irritants"));
    wall.glide();
    const Point where = wall.finger(2).at();
    wall.command([&](const Board& b, CommandContext& a) { return commands::removeStage(b, a, wall.stage("Achat")); });
    wall.expect(here).held(false).waiting();
    wall.expect(there).held();
    wall.finger(1).up();
    wall.finger(2).up();
    // Under the finger lies whatever moved up into the place.
    const auto drop =
        app::layout::dropAt(wall.board(), mapOf(wall.scene()).layout(), wall.scene().view().toBoard(where), there.value);
    if (drop) wall.expect(there).in(wall.board().find(drop->cell.stage)->title, "Irritants");
    wall.expect(here).waiting();
    CHECK(wall.board().stages().size() == 3);
}

TEST_CASE("From the holding area a hand takes a note back to the map", "[interact][drag]") {
    Wall wall;
    const auto pain = wall.note("pains", "Trop cher", "Achat");
    wall.command([&](const Board& b, CommandContext& a) { return commands::removeStage(b, a, wall.stage("Achat")); });
    wall.finger(1).tap(std::string("table/fit-bottom"));
    wall.finger(1).down(pain).moveTo(wall.cell("Rétention", "Irritants"));
    wall.finger(2).down(wall.finger(1).at()).up();
    wall.finger(1).up();
    wall.expect(pain).in("Rétention", "Irritants");
}

TEST_CASE("A finger that is lost drops nothing: the note flies back", "[interact][drag][rude]") {
    Wall wall;
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Rétention");
    wall.finger(1).down(a);
    wall.finger(2).down(b);
    wall.finger(1).send(wall.cell("Découverte", "Irritants"));
    wall.finger(2).send(wall.cell("Découverte", "Irritants"));
    wall.glide();
    wall.finger(1).cancel();
    wall.expect(a).in("Achat", "Irritants").flying();
    wall.expect(b).held();
    wall.finger(2).up();
    wall.expect(b).in("Découverte", "Irritants");
}

TEST_CASE("A note under a cup is let go and not moved", "[interact][drag][rude]") {
    Wall wall;
    const auto pain = wall.note("pains", "Trop cher", "Achat"), other = wall.note("pains", "Lent", "Rétention");
    wall.finger(1).down(pain).moveTo(wall.cell("Découverte", "Irritants"));
    for (int i = 0; i < 25; ++i) {
        wall.finger(1).hold(1000);
        if (i == 10) wall.finger(2).down(other).moveTo(wall.cell("Achat", "Irritants")).up();
    }
    wall.expect(pain).held(false).in("Achat", "Irritants");
    wall.expect(other).in("Achat", "Irritants");
    wall.finger(1).moveBy({100, 0}).up();
    wall.expect(pain).in("Achat", "Irritants");
}

TEST_CASE("A note is thrown to a seat and lies in its tray; a slow or badly aimed one is a drop", "[interact][throw]") {
    Wall wall;
    const auto far = wall.seat(Edge::Top, 0.5f), near = wall.seat(Edge::Bottom, 0.2f);
    const auto pain = wall.note("pains", "Trop cher", "Achat"), slow = wall.note("pains", "Lent", "Découverte"),
               wild = wall.note("pains", "Loin", "Rétention");
    const auto aim = [&](app::Id<app::Note> note, app::Id<app::Seat> seat, float mm) {
        const Point from = wall.where(note), way = wall.scene().plan().find(seat)->tray.box.centre() - from;
        return from + way * (wall.mm(mm) / app::length(way));
    };
    wall.finger(2).down(slow).hold(50);
    wall.finger(1).down(pain).flickTo(aim(pain, far, 90), 100).up();
    wall.expect(pain).inTrayOf(far).flying();
    wall.finger(2).moveTo(aim(slow, near, 25), 600).up();
    CHECK(wall.board().trayOf(near).empty());
    const Point from = wall.where(wild);
    wall.finger(1).down(wild).flickTo(from + Point{wall.mm(70), 0}, 80).up();  // to the right edge: nobody sits there
    CHECK(commands::cellOf(wall.board(), wild));
    // The receiver may throw it on.
    wall.wait(300);
    CHECK(wall.board().trayOf(far).size() == 1);
}

TEST_CASE("A throw at a seat that has just left is a drop where the finger was", "[interact][throw][rude]") {
    Wall wall;
    const auto seat = wall.seat(Edge::Top, 0.5f);
    const auto pain = wall.note("pains", "Trop cher", "Achat");
    const Point from = wall.where(pain), way = wall.scene().plan().find(seat)->tray.box.centre() - from;
    wall.finger(1).down(pain).hold(50);
    wall.command([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, seat); });
    wall.finger(1).flickTo(from + way * (wall.mm(90) / app::length(way)), 100).up();
    CHECK(wall.board().find<app::Placement>(pain.value)->place != app::Place::Tray);
}

TEST_CASE("A note dropped on a tray goes to that seat, on its bin into the bin, on an open panel to the seat",
          "[interact][drag]") {
    Wall wall;
    const auto seat = wall.seat(Edge::Bottom, 0.3f), writer = wall.seat(Edge::Bottom, 0.75f);
    const auto a = wall.note("pains", "a", "Achat"), b = wall.note("pains", "b", "Rétention"),
               c = wall.note("pains", "c", "Découverte");
    wall.finger(9).tap(wall.of(writer, "new-note"));
    wall.finger(1).down(a);
    wall.finger(2).down(b);
    wall.finger(3).down(c);
    wall.finger(1).send(wall.of(seat, "seat"));
    wall.finger(2).send(wall.of(seat, "bin"));
    wall.finger(3).send(wall.of(writer, "text"));
    wall.glide();
    wall.finger(9).down(wall.of(writer, "a")).up();  // goes on typing meanwhile
    wall.atOnce([&] { wall.finger(1).up(), wall.finger(2).up(), wall.finger(3).up(); });
    wall.expect(a).inTrayOf(seat);
    wall.expect(b).inBinOf(seat);
    wall.expect(c).inTrayOf(writer);
    CHECK(wall.labelOf(wall.of(writer, "text")) == "a");
}

TEST_CASE("Out of a tray a note is carried to the map, upright for nobody's neighbour", "[interact][drag]") {
    Wall wall;
    const auto top = wall.seat(Edge::Top, 0.5f);
    const auto pain = wall.trayNote(top, "Trop cher");
    wall.finger(1).down(pain);
    wall.finger(2).down(wall.finger(1).at() + Point{wall.mm(3), 0}).hold(400);  // joins: of the same hand
    wall.finger(2).up();
    wall.finger(1).moveTo(wall.cell("Achat", "Irritants")).up();
    wall.expect(pain).in("Achat", "Irritants");
}

TEST_CASE("A flick within one frame is neither lost nor stuck", "[interact][drag]") {
    Wall wall;
    const auto pain = wall.note("pains", "Trop cher", "Achat");
    wall.atOnce([&] { wall.finger(1).down(pain).up(); });
    wall.wait(50);
    CHECK(wall.table().drafts().held.empty());
    CHECK(wall.table().drafts().bubbles.size() == 1);  // it was a tap
    wall.expect(pain).in("Achat", "Irritants");
}
