// Typing on the glass: several people at once, two thumbs, accents, and what happens when the ground is pulled away.
#include <set>

#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board, app::Edge, app::Id, app::Seat;

namespace {

struct Writing : Wall {
    std::vector<Id<Seat>> seats;
    explicit Writing(int count = 1) {
        for (int i = 0; i < count; ++i)
            seats.push_back(seat(i % 2 ? Edge::Top : Edge::Bottom, 0.2f + 0.3f * static_cast<float>(i / 2)));
        for (int i = 0; i < count; ++i) finger(100 + i).tap(of(seats[static_cast<std::size_t>(i)], "new-note"));
    }
    std::string key(const std::string& name, int seat = 0) const { return of(seats[static_cast<std::size_t>(seat)], name); }
    std::string text(int seat = 0) const { return labelOf(of(seats[static_cast<std::size_t>(seat)], "text")); }
    std::vector<std::string> tray(int seat = 0) const {
        std::vector<std::string> texts;
        for (const app::Item& item : board().trayOf(seats[static_cast<std::size_t>(seat)]))
            texts.push_back(board().find(item.note)->text);
        return texts;
    }
};

}  // namespace

TEST_CASE("Six seats type six different sentences at the same time, and each is whole", "[panels][keyboard]") {
    Writing wall(6);
    const char* sentences[] = {"Trop d’attente en caisse",   "Le site est lent", "Colis jamais livré",
                               "Je ne trouve pas mon devis", "Prix peu clairs",  "Aucun suivi après"};
    std::map<Id<Seat>, std::string> texts;
    for (int i = 0; i < 6; ++i) texts[wall.seats[static_cast<std::size_t>(i)]] = sentences[i];
    wall.type(texts);
    for (int i = 0; i < 6; ++i) CHECK(wall.text(i) == texts[wall.seats[static_cast<std::size_t>(i)]]);
    wall.atOnce([&] {
        for (int i = 0; i < 6; ++i) wall.finger(i).down(wall.key("done", i));
    });
    wall.wait(60);
    wall.atOnce([&] {
        for (int i = 0; i < 6; ++i) wall.finger(i).up();
    });
    for (int i = 0; i < 6; ++i) CHECK(wall.tray(i) == std::vector{texts[wall.seats[static_cast<std::size_t>(i)]]});
}

TEST_CASE("Keys stand 17 to 19 mm apart on a large table", "[panels][keyboard]") {
    Writing wall;
    const float pitch = app::distance(wall.where(wall.key("a")), wall.where(wall.key("z"))) / 2.0f;  // two pixels a millimetre
    CHECK(pitch >= 17);
    CHECK(pitch <= 19);
}

TEST_CASE("Two thumbs roll: the order of landing is the order of the letters, however they lift", "[panels][keyboard]") {
    struct Row {
        const char* name;
        std::vector<std::pair<char, const char*>> events;
        const char* text;
    };
    const Row rows[] = {
        {"one after the other", {{'1', "a"}, {'^', "a"}, {'2', "z"}, {'v', "z"}}, "az"},
        {"the second lands before the first lifts", {{'1', "a"}, {'2', "z"}, {'^', "a"}, {'v', "z"}}, "az"},
        {"the second lifts first", {{'1', "a"}, {'2', "z"}, {'v', "z"}, {'^', "a"}}, "az"},
        {"the first stays down for two", {{'1', "a"}, {'2', "z"}, {'v', "z"}, {'2', "e"}, {'v', "e"}, {'^', "a"}}, "aze"},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        Writing wall;
        for (const auto& [what, key] : row.events) {
            if (what == '1') wall.finger(1).down(wall.key(key));
            if (what == '2') wall.finger(2).down(wall.key(key));
            if (what == '^') wall.finger(1).up();
            if (what == 'v') wall.finger(2).up();
            wall.wait(30);
        }
        CHECK(wall.text() == row.text);
    }
    Writing wall;
    wall.atOnce([&] { wall.finger(1).down(wall.key("a")).up(); });  // shorter than a frame
    CHECK(wall.text() == "a");
}

TEST_CASE("A held key offers accents; the finger slides to one, and another finger types on meanwhile", "[panels][keyboard]") {
    Writing wall;
    wall.finger(1).down(wall.key("e")).hold(300);
    wall.finger(1).hold(150);  // past 350 ms the bar is open, the likeliest first
    wall.finger(1).up();
    CHECK(wall.text() == "é");
    wall.finger(1).down(wall.key("e")).hold(450);
    wall.finger(1).moveBy({wall.mm(17), 0});
    wall.finger(1).up();
    CHECK(wall.text() == "éè");
    wall.finger(1).down(wall.key("a")).hold(450);
    wall.finger(2).down(wall.key("m")).hold(50);  // the other thumb goes on while the bar is open
    wall.finger(2).up();
    wall.finger(1).up();
    CHECK(wall.text() == "éèmà");
    wall.finger(1).tap(wall.key("shift"));
    wall.finger(1).down(wall.key("c")).hold(450).up();
    CHECK(wall.text() == "éèmàÇ");
    // Lost while the bar is open: nothing.
    const std::string before = wall.text();
    wall.finger(1).down(wall.key("o")).hold(450);
    wall.finger(1).cancel();
    CHECK(wall.text() == before);
}

TEST_CASE("Shift counts for one letter, numbers have a page, a finger that slides off types nothing", "[panels][keyboard]") {
    Writing wall;
    wall.type({{wall.seats[0], "Prix"}});
    CHECK(wall.text() == "Prix");
    wall.finger(1).tap(wall.key("space"));
    wall.finger(1).tap(wall.key("numbers"));
    wall.finger(1).tap(wall.key("5"));
    wall.finger(1).tap(wall.key("€"));
    wall.finger(1).tap(wall.key("numbers"));
    wall.finger(1).down(wall.key("q")).moveBy({0, -wall.mm(40)}).up();
    CHECK(wall.text() == "Prix 5€");
}

TEST_CASE("Backspace repeats while it is held and takes whole characters; the caret moves", "[panels][keyboard]") {
    Writing wall;
    wall.type({{wall.seats[0], "bonne idé"}});
    wall.finger(1).tap(wall.key("backspace"));
    CHECK(wall.text() == "bonne id");
    wall.finger(1).tap(wall.key("left"));
    wall.finger(1).tap(wall.key("left"));
    wall.finger(1).tap(wall.key("m"));
    CHECK(wall.text() == "bonne mid");
    wall.finger(1).tap(wall.key("right"));
    wall.finger(1).tap(wall.key("right"));
    wall.finger(1).down(wall.key("backspace")).hold(1500);
    CHECK(wall.text().empty());
    wall.finger(1).up();
}

TEST_CASE("A finger left on a key while another says done: the next note begins empty and stays as typed",
          "[panels][keyboard][rude]") {
    for (const char* left : {"backspace", "e", "a"}) {
        INFO(left);
        Writing wall;
        wall.type({{wall.seats[0], "un mot"}});
        wall.finger(1).down(wall.key(left)).hold(30);
        wall.finger(2).tap(wall.key("done"));
        wall.finger(1).hold(50).up();
        REQUIRE(wall.tray().size() == 1);
        wall.finger(3).tap(wall.key("new-note"));
        wall.type({{wall.seats[0], "autre"}});
        wall.wait(1500);
        CHECK(wall.text() == "autre");
    }
}

TEST_CASE("An empty note is refused in the panel, and typing goes on", "[panels][keyboard]") {
    Writing wall(2);
    wall.finger(2).down(wall.key("a", 1));
    wall.finger(1).tap(wall.key("done"));
    wall.finger(2).up();
    CHECK(wall.has(wall.key("text")));
    CHECK(wall.board().all<app::Note>().empty());
    CHECK(wall.text(1) == "a");
    wall.type({{wall.seats[0], "mot"}});
    wall.finger(1).tap(wall.key("done"));
    CHECK(wall.tray() == std::vector<std::string>{"mot"});
}

TEST_CASE("A seat that leaves while its keyboard is touched takes nobody's finger with it", "[panels][keyboard][rude]") {
    Writing wall(2);
    wall.finger(1).down(wall.key("a", 0)).hold(30);
    wall.finger(2).down(wall.key("b", 1)).hold(30);
    wall.command([&](const Board& b, CommandContext& a) { return commands::leaveSeat(b, a, wall.seats[0]); });
    CHECK_FALSE(wall.has(wall.key("a", 0)));
    wall.finger(1).moveBy({30, -100}).up();
    wall.finger(2).up();
    CHECK(wall.text(1) == "b");
    CHECK(wall.table().drafts().held.empty());
    const auto pain = wall.note("pains", "après", "Achat");
    wall.finger(1).down(pain).moveTo(wall.cell("Découverte", "Irritants")).up();
    wall.expect(pain).in("Découverte", "Irritants");
}

TEST_CASE("The note that is being edited is binned by another: done is refused or done, nobody is stuck",
          "[panels][keyboard][rude]") {
    Wall wall;
    const auto seat = wall.seat(Edge::Bottom, 0.3f);
    const auto pain = wall.note("pains", "Cher", "Achat");
    wall.finger(1).tap(pain);
    wall.finger(1).tap(app::idText(pain) + "/edit");
    REQUIRE(wall.labelOf(wall.of(seat, "text")) == "Cher");
    wall.type({{seat, " ici"}});
    wall.command([&](const Board& b, CommandContext& a) { return commands::binNote(b, a, pain, seat); });
    wall.finger(2).down(wall.of(seat, "a")).hold(20);
    wall.finger(1).tap(wall.of(seat, "done"));
    wall.finger(2).up();
    CHECK(wall.board().find(pain)->text.starts_with("Cher ici"));
    wall.expect(pain).inBinOf(seat);
    CHECK(wall.has(wall.of(seat, "undo")));
}

TEST_CASE("Two seats edit one note: the second is told, then its word wins, and each takes back only its own",
          "[panels][keyboard]") {
    Wall wall;
    const auto ana = wall.seat(Edge::Bottom, 0.25f), ben = wall.seat(Edge::Top, 0.5f);
    const auto pain = wall.note("pains", "Cher", "Achat");
    wall.finger(1).tap(pain);
    wall.finger(1).tap(app::idText(pain) + "/edit");
    const Id<Seat> writer = wall.has(wall.of(ana, "text")) ? ana : ben, other = writer == ana ? ben : ana;
    wall.type({{writer, " un"}});
    wall.command([&](const Board& b, CommandContext& a) { return commands::editText(b, a, pain, "Autre"); }, other);
    wall.finger(2).down(wall.of(writer, "a")).hold(20);
    wall.finger(1).tap(wall.of(writer, "done"));
    wall.finger(2).up();
    CHECK(wall.board().find(pain)->text == "Autre");  // nothing of another hand is written over unseen
    REQUIRE(wall.has(wall.of(writer, "done")));
    wall.finger(1).tap(wall.of(writer, "done"));
    CHECK(wall.board().find(pain)->text == "Cher una");  // the second thumb had landed first: rolling counts it
    wall.finger(1).tap(wall.of(writer, "undo"));
    CHECK(wall.board().find(pain)->text == "Autre");
}

TEST_CASE("A hardware keyboard types into the seat that last opened a text, whoever sits where", "[panels][keyboard]") {
    for (const bool firstLast : {true, false}) {
        Wall wall;
        const Id<Seat> seats[] = {wall.seat(Edge::Bottom, 0.2f), wall.seat(Edge::Top, 0.5f)};
        const Id<Seat> last = seats[firstLast ? 0 : 1], other = seats[firstLast ? 1 : 0];
        wall.finger(1).tap(wall.of(other, "new-note"));
        wall.finger(1).tap(wall.of(last, "new-note"));
        wall.strike("é");
        wall.finger(1).tap(wall.of(other, "a"));  // who types on the glass takes nothing from it
        wall.strike("té");
        CHECK(wall.labelOf(wall.of(last, "text")) == "été");
        CHECK(wall.labelOf(wall.of(other, "text")) == "a");
    }
}

TEST_CASE("A wish to edit something at a seat where somebody writes is refused, and the half-written text stays",
          "[panels][keyboard][rude]") {
    Writing wall;
    const auto pain = wall.note("pains", "Cher", "Achat");
    wall.type({{wall.seats[0], "moitié éc"}});
    wall.finger(1).tap(pain);
    wall.finger(1).tap(app::idText(pain) + "/edit");
    CHECK(wall.answered("This seat is writing: wait until it is done."));
    CHECK(wall.text() == "moitié éc");
    wall.finger(1).tap(wall.key("done"));
    CHECK(wall.tray() == std::vector<std::string>{"moitié éc"});
}

TEST_CASE("A text stops where a note is full, and says so", "[panels][keyboard]") {
    Writing wall;
    for (int i = 0; i < 90; ++i) wall.strike(std::string(100, 'x'));
    CHECK(wall.text().size() == 8000);
    wall.finger(1).tap(wall.key("backspace"));
    wall.finger(1).tap(wall.key("a"));
    CHECK(wall.text().size() == 8000);
    CHECK(wall.text().back() == 'a');
}

TEST_CASE("While accents are offered every target still has an id of its own", "[panels][keyboard]") {
    Writing wall;
    wall.finger(1).down(wall.key("e")).hold(450);
    REQUIRE(wall.has(wall.key("e/é")));
    std::set<std::string> ids;
    for (const auto& target : wall.table().targets(wall.tr())) {
        INFO(target.id);
        CHECK(ids.insert(target.id).second);
    }
    wall.finger(1).up();
}

TEST_CASE("A finger that slides off its key types nothing, however long it lies there", "[panels][keyboard]") {
    for (const app::Point away : {app::Point{1, 0}, app::Point{0, 1}, app::Point{0.6f, 0.9f}}) {
        INFO(away.x << " " << away.y);
        Writing wall;
        // Before the accents are offered …
        wall.finger(1).down(wall.key("e")).moveBy(away * wall.mm(40), 150).hold(900);
        CHECK_FALSE(wall.has(wall.key("e/é")));
        wall.finger(1).up();
        CHECK(wall.text().empty());
        // … and after, beyond them.
        wall.finger(1).down(wall.key("e")).hold(450);
        REQUIRE(wall.has(wall.key("e/é")));
        wall.finger(1).moveBy(away * wall.mm(140), 150);
        wall.finger(1).up();
        CHECK(wall.text().empty());
        wall.finger(1).tap(wall.key("z"));
        CHECK(wall.text() == "z");
    }
}

TEST_CASE("Delete, Home, End and Escape of a hardware keyboard do what one expects", "[panels][keyboard]") {
    using Kind = ui::panels::KeyStroke::Kind;
    Writing wall;
    wall.strike("abc");
    wall.strike(Kind::Home);
    wall.strike(Kind::Delete);
    CHECK(wall.text() == "bc");
    wall.strike("A");
    wall.strike(Kind::End);
    wall.strike("d");
    CHECK(wall.text() == "Abcd");
    wall.strike(Kind::Delete);
    CHECK(wall.text() == "Abcd");
    wall.strike(Kind::Cancel);
    CHECK_FALSE(wall.has(wall.key("text")));
    CHECK(wall.tray().empty());
}

TEST_CASE("After a note is placed the hardware keyboard types into the text that is still open", "[panels][keyboard]") {
    using Kind = ui::panels::KeyStroke::Kind;
    Writing wall(3);
    wall.strike("trois");  // opened last
    wall.strike(Kind::Done);
    CHECK(wall.tray(2) == std::vector<std::string>{"trois"});
    wall.strike("deux");
    CHECK(wall.text(1) == "deux");
    wall.strike(Kind::Done);
    wall.strike("un");
    CHECK(wall.text(0) == "un");
    wall.finger(100).tap(wall.of(wall.seats[2], "new-note"));
    wall.strike("encore");
    CHECK(wall.text(2) == "encore");
    CHECK(wall.text(0) == "un");
}
