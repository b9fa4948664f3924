#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/commands/structure.h"
#include "app/rules/tally.h"
#include "app/rules/voting.h"
#include "tests/ui/panels/facilitator/facilitated.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board, app::Edge, app::Id, app::Seat, app::Note;
using ui::panels::ShellRequest;

TEST_CASE("The facilitator goes from step to step while hands go on", "[panels][facilitator]") {
    Facilitated wall;
    const auto pain = wall.note("pains", "Trop cher", "Découverte");
    wall.finger(1).down(pain).moveBy({20, -20});
    for (const auto& [name, step] : std::map<std::string, app::StepKey>{
             {"step-vote", app::steps::kVote}, {"step-results", app::steps::kResults}, {"step-map", app::steps::kMap}}) {
        wall.press(name);
        CHECK(wall.board().session().step == step);
        wall.expect(pain).held();
    }
    wall.finger(1).moveTo(wall.cell("Considération", "Irritants")).up();
    wall.expect(pain).in("Considération", "Irritants");
    wall.press("step-ranking");
    CHECK(showsFunnel(wall.scene()));
}

TEST_CASE("The step changes to the ranking while a note is in the hand: it flies back, no action is harmed",
          "[panels][facilitator][rude]") {
    Facilitated wall;
    const auto pain = wall.note("pains", "Trop cher", "Découverte");
    wall.action("une action");
    wall.finger(1).down(pain).moveBy({40, -40});
    wall.press("step-ranking");
    wall.finger(1).moveBy({100, 0}).up();
    wall.expect(pain).in("Découverte", "Irritants");
    CHECK(wall.table().drafts().held.empty());
}

TEST_CASE("Notes that lie face down are turned up by one tap", "[panels][facilitator]") {
    Facilitated wall;
    const auto pain = wall.note("pains", "Trop cher", "Découverte");
    wall.command([&](const Board& b, CommandContext& a) { return commands::flipNote(b, a, pain); });
    wall.finger(1).down(pain).moveBy({30, 0});  // somebody is just carrying it
    wall.press("reveal-notes");
    CHECK_FALSE(wall.board().find<app::Placement>(pain.value)->faceDown);
    wall.finger(1).up();
}

TEST_CASE("Stages are added, renamed, hidden, moved, and removed with a hold", "[panels][facilitator]") {
    Facilitated wall;
    const auto pain = wall.note("pains", "Trop cher", "Découverte");
    wall.tab("map");
    wall.press("add");
    wall.finger(1).down(pain).hold(20);
    wall.write("avis");
    CHECK(wall.stages() == "Découverte Considération Achat Rétention avis ");
    const auto id = [&](const std::string& title) { return app::idText(wall.stage(title)); };
    wall.press("after-" + id("Découverte"));
    CHECK(wall.stages() == "Considération Découverte Achat Rétention avis ");
    wall.press("before-" + id("Découverte"));
    wall.press("hide-" + id("Achat"));
    CHECK(wall.stages() == "Découverte Considération Achat* Rétention avis ");
    wall.press("hide-" + id("Achat"));
    wall.press("rename-" + id("Achat"));
    wall.finger(90).down(std::string("facilitator/backspace")).hold(1500).up();
    wall.write("panier");
    CHECK(wall.stages() == "Découverte Considération panier Rétention avis ");
    wall.finger(1).up();
    wall.finger(90).down("facilitator/remove-" + id("Découverte")).hold(400).up();
    CHECK(wall.board().stages().size() == 5);
    wall.finger(90).down("facilitator/remove-" + id("Découverte")).hold(900);
    CHECK(wall.stages() == "Considération panier Rétention avis ");
    wall.finger(90).hold(1500);  // held on: the next one is not removed too
    CHECK(wall.board().stages().size() == 4);
    wall.finger(90).up();
    wall.expect(pain).waiting();
}

TEST_CASE("A new lane says of what kind its notes are; an empty name is refused", "[panels][facilitator]") {
    Facilitated wall;
    wall.tab("map");
    wall.press("lanes");
    wall.press("add");
    wall.press("done");
    CHECK(wall.board().lanes().size() == 3);
    CHECK(wall.has("facilitator/text"));
    wall.press("kind-emotions");
    wall.write("ressenti");
    REQUIRE(wall.board().lanes().size() == 4);
    CHECK(wall.board().find(wall.lane("ressenti"))->kind == app::NoteKind::Emotions);
}

TEST_CASE("Seats are sent to the next side or away, and all go to the bottom of a wall", "[panels][facilitator]") {
    Facilitated wall;
    wall.tab("seats");
    wall.finger(1).down(wall.of(wall.ben, "undo"));
    wall.press("edge-" + app::idText(wall.ana));
    wall.finger(1).up();
    CHECK(wall.board().find(wall.ana)->edge == Edge::Bottom);
    wall.press("wall");
    CHECK(wall.board().session().seating == app::Seating::Wall);
    for (const auto& place : wall.scene().plan().seats) CHECK(place.tray.quarters == 0);
    wall.finger(90).down("facilitator/leave-" + app::idText(wall.ana)).hold(900).up();
    CHECK_FALSE(wall.board().find(wall.ana)->present);
}

TEST_CASE("A seat votes for several people, and in a team", "[panels][facilitator]") {
    Facilitated wall;
    wall.tab("seats");
    const std::string ben = app::idText(wall.ben);
    wall.finger(1).down(wall.of(wall.ana, "undo"));
    wall.press("weight-" + ben + "-more");
    wall.press("weight-" + ben + "-more");
    wall.press("team-" + ben + "-after");
    CHECK(wall.board().find(wall.ben)->weight == 3);
    CHECK(wall.board().find(wall.ben)->team == 1);
    for (int i = 0; i < 3; ++i) wall.press("weight-" + ben + "-less");
    wall.press("team-" + ben + "-before");
    wall.finger(1).up();
    CHECK(wall.board().find(wall.ben)->weight == 1);
    CHECK(wall.board().find(wall.ben)->team == 0);
}

TEST_CASE("Files: exports, language, title and the way home are asked of the shell", "[panels][facilitator]") {
    Facilitated wall;
    wall.tab("files");
    wall.table().takeRequests();
    for (const char* name : {"export-all", "export-csv", "export-json", "export-png", "home"}) wall.press(name);
    std::vector<std::pair<ShellRequest::Kind, std::string>> asked;
    for (const ShellRequest& request : wall.table().takeRequests()) asked.push_back({request.kind, request.text});
    CHECK(asked == std::vector<std::pair<ShellRequest::Kind, std::string>>{{ShellRequest::Kind::Export, ""},
                                                                           {ShellRequest::Kind::Export, "csv"},
                                                                           {ShellRequest::Kind::Export, "json"},
                                                                           {ShellRequest::Kind::Export, "png"},
                                                                           {ShellRequest::Kind::GoHome, ""}});
    wall.press("english");
    CHECK(wall.board().session().lang == "en");
    wall.press("title");
    wall.finger(90).down(std::string("facilitator/backspace")).hold(2500).up();
    wall.write("essai");
    CHECK(wall.board().session().title == "essai");
}

TEST_CASE("A format that is added has its button by itself, in a further row where one is full", "[panels][facilitator]") {
    class Tenth : public app::Exporter {
    public:
        explicit Tenth(std::string format) : m_format(std::move(format)) {}
        const char* format() const override { return m_format.c_str(); }
        const char* title() const override { return "Film"; }
        std::vector<std::string> write(const app::Board&, const app::Texts&, const std::filesystem::path&,
                                       const std::stop_token&) const override {
            return {};
        }

    private:
        std::string m_format;
    };
    std::vector<std::unique_ptr<app::Exporter>> many;
    for (const char* format : {"csv", "json", "png", "svg", "film"}) many.push_back(std::make_unique<Tenth>(format));
    Facilitated wall({.exporters = many});
    wall.tab("files");
    wall.table().takeRequests();
    CHECK(wall.label("export-film") == "Film");
    CHECK(wall.where("facilitator/export-film").y > wall.where("facilitator/export-png").y);
    wall.press("export-film");
    const auto asked = wall.table().takeRequests();
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].kind == ShellRequest::Kind::Export);
    CHECK(asked[0].text == "film");
    wall.press("home");  // what stands below has only moved
    CHECK(wall.table().takeRequests().size() == 1);
}

TEST_CASE("The panel closes with fingers on it, and its lists scroll as before when it is called again",
          "[panels][facilitator][rude]") {
    Facilitated wall;
    wall.tab("map");
    for (int i = 0; i < 8; ++i)
        wall.command([&](const Board& b, CommandContext& a) { return commands::addStage(b, a, "étape " + std::to_string(i)); });
    const auto top = [&] { return wall.has("facilitator/hide-" + app::idText(wall.board().stages()[0])); };
    REQUIRE(top());
    const Point row = wall.where("facilitator/rename-" + app::idText(wall.board().stages()[2]));
    wall.finger(1).down(row).hold(30);  // a hand rests on the list …
    wall.press("close");                // … while it is closed
    CHECK_FALSE(wall.has("facilitator/panel"));
    wall.finger(1).moveBy({0, -30}).up();
    wall.call();
    REQUIRE(top());
    wall.finger(1).down(row).moveBy({0, -150}).up();
    CHECK_FALSE(top());
}

TEST_CASE("Called from another corner the panel comes there", "[panels][facilitator]") {
    Facilitated wall;
    const Point before = wall.where(std::string("facilitator/close"));
    wall.finger(1).down(before).hold(20);
    wall.finger(2).down(Point{8, 8}).hold(1100).up();
    wall.finger(1).up();
    CHECK(app::distance(wall.where(std::string("facilitator/close")), before) > 500);
}

TEST_CASE("The facilitator says whom the session is for; a new title takes the old one's place", "[panels][facilitator]") {
    Facilitated wall;
    wall.tab("files");
    wall.press("client");
    wall.write("aubrelle");
    CHECK(wall.board().session().client == "aubrelle");
    wall.press("title");
    wall.write("salon");
    CHECK(wall.board().session().title == "salon");
    wall.press("client");
    wall.press("backspace");  // all of it at once
    wall.press("done");
    CHECK(wall.board().session().client.empty());
}
