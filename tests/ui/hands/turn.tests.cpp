// Who may join a held note for a two-finger turn: a rule of time and place, since no hardware can tell whose finger it is.
#include "app/commands/notes.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board;

namespace {

// Big enough that 120 mm of table lie on one note.
WallSetup near() { return {.size = {1920, 1080, 2.0f}}; }

}  // namespace

TEST_CASE("A second finger joins a held note within 300 ms and 120 mm of the first, or is refused", "[interact][turn]") {
    struct Row {
        double afterMs;
        bool sameFrame;
        bool moved;
        bool joins;
    };
    const Row rows[] = {
        //  after   same frame   first has moved   joins
        {0, true, false, true},     {50, false, false, true},   {250, false, false, true},
        {280, false, true, true},  // the rule asks when it landed, not what it did since
        {350, false, false, false}, {900, false, false, false}, {900, false, true, false},
    };
    for (const Row& row : rows) {
        INFO(row.afterMs << " ms, moved " << row.moved);
        Wall wall(near());
        const auto pain = wall.note("pains", "Trop cher", "Achat");
        const Point at = wall.where(pain);
        if (row.sameFrame) {
            wall.atOnce([&] { wall.finger(1).down(at), wall.finger(2).down(at + Point{30, 0}); });
        } else {
            wall.finger(1).down(at);
            if (row.moved) wall.finger(1).moveBy({0, 20}, 100).hold(row.afterMs - 180);
            else wall.finger(1).hold(row.afterMs - 20);
            wall.finger(2).down(wall.finger(1).at() + Point{30, 0});
        }
        CHECK(wall.answered("Another hand holds this.") == !row.joins);
        // The rude one: a third finger is refused in every case.
        const auto before = wall.messages();
        wall.finger(3).down(wall.finger(1).at() + Point{-20, 10});
        CHECK(wall.messages() == before + 1);
        wall.finger(3).up();
        wall.finger(2).up();
        wall.finger(1).up();
        CHECK(wall.table().drafts().held.empty());
        wall.expect(pain).in("Achat", "Irritants");
    }
}

TEST_CASE("Farther than 120 mm a finger is another hand, even on the same note and in the same moment", "[interact][turn]") {
    // Two and a half pixels a millimetre and the board zoomed in: one note is wider than a hand.
    Wall wall;
    const auto pain = wall.note("pains", "Trop cher", "Achat");
    auto view = wall.scene().view();
    const Point centre = wall.where(pain), board = view.toBoard(centre);
    view.scale *= 8;
    view.offset = centre - board * view.scale;
    mapOf(wall.table().scene()).setView(view);
    wall.finger(1).down(centre);
    wall.finger(2).down(centre + Point{-wall.mm(121), 0});
    CHECK(wall.answered("Another hand holds this."));
    wall.finger(2).up();
    wall.finger(3).down(centre + Point{-wall.mm(119), 0});
    CHECK(wall.messages() == 1);  // this one joined
    wall.finger(3).up();
    wall.finger(1).up();
}

TEST_CASE("Two fingers turn the note they hold; a third hand's bump does not", "[interact][turn]") {
    Wall wall;
    const auto pain = wall.note("pains", "Trop cher", "Achat");
    const Point at = wall.where(pain);
    const float tilt = app::layout::tiltOf(pain);
    wall.finger(1).down(at + Point{-25, 0});
    wall.finger(2).down(at + Point{25, 0});
    // One of the two goes round the other.
    for (int degrees = 10; degrees <= 96; degrees += 2) {
        const Point arm = app::turned({25, 0}, static_cast<float>(degrees));
        wall.finger(1).send(at - arm);
        wall.glide(16);
        if (degrees == 50) wall.finger(3).down(at).up();
    }
    wall.expect(pain).held();
    wall.finger(1).up();
    wall.expect(pain).held();  // one of the two is enough to go on holding it
    wall.finger(2).up();
    const float turn = wall.board().find<app::Placement>(pain.value)->turn;
    CHECK(std::abs(turn) > 20);
    CHECK(std::abs(tilt) <= 1.6f);
    wall.expect(pain).in("Achat", "Irritants");
}

TEST_CASE("A turned note that is nearly upright for one side snaps to it", "[interact][turn]") {
    Wall wall;
    const auto pain = wall.note("pains", "Trop cher", "Achat");
    const Point at = wall.where(pain);
    wall.finger(1).down(at + Point{-25, 0});
    wall.finger(2).down(at + Point{25, 0});
    // 6° are needed before a turn counts as meant, and are taken off: 6 + 86 turn the note by 86, which snaps to 90.
    for (int degrees = 4; degrees <= 92; degrees += 4) {
        const Point arm = app::turned({25, 0}, static_cast<float>(degrees));
        wall.finger(1).send(at - arm);
        wall.finger(2).send(at + arm);
        wall.glide(16);
    }
    wall.finger(3).down(at + Point{0, 8}).hold(30).up();  // somebody taps on it meanwhile
    wall.finger(1).up();
    wall.finger(2).up();
    CHECK(wall.board().find<app::Placement>(pain.value)->turn == 90.0f);
}

TEST_CASE("When the first of two fingers lifts, the other carries the note on to where it lifts", "[interact][turn]") {
    Wall wall;
    const auto pain = wall.note("pains", "Trop cher", "Achat");
    const Point at = wall.where(pain);
    wall.finger(1).down(at + Point{-20, 0});
    wall.finger(2).down(at + Point{20, 0}).hold(100);
    wall.finger(1).up();
    wall.finger(3).down(wall.cell("Considération", "Irritants"));  // another hand rests there
    wall.finger(2).moveTo(wall.cell("Découverte", "Irritants")).up();
    wall.expect(pain).in("Découverte", "Irritants").turned(0);
    wall.finger(3).up();
}

TEST_CASE("A note flipped by another while two fingers turn it stays with both, and a binned one leaves both",
          "[interact][turn][rude]") {
    Wall wall;
    const auto pain = wall.note("pains", "Trop cher", "Achat");
    const Point at = wall.where(pain);
    wall.finger(1).down(at + Point{-20, 0});
    wall.finger(2).down(at + Point{20, 0}).hold(50);
    wall.command([&](const Board& b, CommandContext& a) { return commands::flipNote(b, a, pain); });
    wall.expect(pain).held();
    CHECK(wall.board().find<app::Placement>(pain.value)->faceDown);
    const auto seat = wall.seat();
    wall.command([&](const Board& b, CommandContext& a) { return commands::binNote(b, a, pain, seat); });
    wall.expect(pain).held(false);
    wall.finger(1).moveBy({-200, 0}).up();
    wall.finger(2).up();
    wall.expect(pain).inBinOf(seat);
    CHECK(wall.table().drafts().held.empty());
}
