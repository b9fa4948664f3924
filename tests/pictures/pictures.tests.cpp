// What people see, against approved pictures (tests/approved/pictures). After a wanted change: look at the new pictures that a
// failing run leaves in the build folder, then run with PARCOURS_APPROVE=1.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "tests/bench/studio.h"
#include "tests/pictures/compare.h"

namespace {

namespace fs = std::filesystem;
using ui::shell::Pixels;

const fs::path kApproved = fs::path(PARCOURS_SOURCE) / "tests/approved/pictures";
const fs::path kActual = fs::path(PARCOURS_BUILD) / "pictures";

tests::Studio& studio() { return tests::sharedStudio(); }

void approve(const std::string& name, const Pixels& actual) {
    const fs::path file = kApproved / (name + ".png");
    if (std::getenv("PARCOURS_APPROVE")) {
        REQUIRE(ui::shell::writeFile(file, ui::shell::encodePng(actual)));
        return;
    }
    std::ifstream in(file, std::ios::binary);
    const Pixels expected = ui::shell::decodePng({std::istreambuf_iterator<char>(in), {}});
    INFO("no approved picture: " << file.string());
    REQUIRE(expected.width > 0);
    Pixels marked;
    const tests::Difference difference = tests::compare(expected, actual, &marked);
    if (!difference.same()) {
        fs::create_directories(kActual);
        ui::shell::writeFile(kActual / (name + ".png"), ui::shell::encodePng(actual));
        ui::shell::writeFile(kActual / (name + ".difference.png"), ui::shell::encodePng(marked));
    }
    INFO(name << " differs in " << difference.text() << "; see " << kActual.string());
    CHECK(difference.same());
}

}  // namespace

TEST_CASE("The screens look as approved", "[pictures]") {
    approve("home", studio().home(tests::someCards()));
    for (const char* name : {"map-empty", "map-full", "vote", "results", "ranking", "four-keyboards"})
        for (const tests::Scene& scene : tests::allScenes())
            if (std::string_view(scene.name) == name) approve(name, tests::pictureOf(studio(), scene));
}

TEST_CASE("The comparison notices a note that is missing and a text that changed", "[pictures]") {
    // The control run: a comparison that lets these pass would be blind.
    const auto find = [](const char* name) {
        return *std::ranges::find_if(tests::allScenes(), [&](const tests::Scene& s) { return std::string_view(s.name) == name; });
    };
    const Pixels full = tests::pictureOf(studio(), find("map-full"));
    tests::Scene fewer = find("map-full");
    const auto prepare = fewer.prepare;
    fewer.prepare = [&](app::Board& board, app::IdSource& ids) {
        prepare(board, ids);
        app::Transaction remove{1, app::Op::BinNote, {}, 0, 0, {}};
        const auto& [id, placement] = *board.all<app::Placement>().begin();
        app::Placement gone = placement;
        gone.place = app::Place::Holding, gone.stage = {}, gone.lane = {}, gone.group = {};
        remove.changes.push_back({{app::RecordKind::Placement, id}, app::Record{placement}, app::Record{gone}});
        REQUIRE(board.apply(remove));
    };
    CHECK(!tests::compare(full, tests::pictureOf(studio(), fewer)).same());
}

TEST_CASE("A seat turned back equals the upright seat, at every edge", "[pictures][seat]") {
    std::vector<Pixels> panels;
    for (const app::Edge edge : {app::Edge::Bottom, app::Edge::Left, app::Edge::Top, app::Edge::Right}) {
        app::IdSource ids{7};
        app::Board board;
        app::CommandContext context{{}, 0, ids};
        const auto first = app::commands::startSession(
            board, context, {"Tour", {{"Achat"}}, {{"Irritants", app::NoteKind::Pains}}}, "fr", app::Seating::Table);
        REQUIRE(board.apply(*first));
        REQUIRE(board.apply(*app::commands::addSeat(board, context, edge, 0.5f)));
        app::OpenSession session;
        session.board = board;
        session.journal = std::make_unique<app::NoJournal>();
        ui::shell::Table table(std::move(session), studio().fonts(), studio().setup(), app::IdSource{8});
        std::ostringstream recording;
        tests::VirtualHands hands(table, studio().tr(), studio().setup(), 0, recording);
        hands.rest(0.1);
        const std::string seat = app::idText(table.board().all<app::Seat>().begin()->first);
        hands.tap(0, tests::byId(seat + "/new-note"));
        hands.type(0, seat, "personne ne répond");
        hands.work();
        hands.rest(0.3);
        const auto& place = table.scene().plan().seats.front();
        REQUIRE(place.open);
        panels.push_back(tests::upright(studio().picture(table, hands.seconds()), place.front().box, place.front().quarters));
    }
    for (std::size_t i = 1; i < panels.size(); ++i) {
        REQUIRE(panels[i].width == panels[0].width);
        const tests::Difference difference = tests::compare(panels[0], panels[i]);
        INFO("edge " << i << ": " << difference.text());
        CHECK(difference.same());
    }
}
