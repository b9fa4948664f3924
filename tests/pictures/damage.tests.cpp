// The glass is kept by damage: only what differs from the frame before is drawn again. Whatever happened before, it must show
// the same as the same state drawn whole, pixel for pixel: else something was left behind, or not drawn at all.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "app/base/utf8.h"
#include "app/commands/notes.h"
#include "app/commands/rounds.h"
#include "app/commands/seats.h"
#include "app/commands/structure.h"
#include "app/commands/votes.h"
#include "app/rules/voting.h"
#include "tests/bench/scene_board.h"
#include "tests/bench/studio.h"
#include "tests/pictures/follower.h"

namespace {

using tests::difference, tests::Follower;
using ui::shell::Pixels;

void fourSeats(app::Board& board, app::IdSource& ids) {
    tests::layDemo(board, ids);
    for (const app::Edge edge : {app::Edge::Bottom, app::Edge::Top, app::Edge::Left, app::Edge::Right})
        tests::apply(board, ids, [&](const auto& b, auto& a) { return app::commands::addSeat(b, a, edge, 0.5f); });
}

tests::Aim at(float x, float y) {
    return {[=](const auto&) { return app::Point{x, y}; }, "a point"};
}

// The board zoomed until notes are as large as hands, about the middle of the glass.
void zoomIn(ui::shell::Table& table, float times) {
    ui::glass::Viewport view = table.scene().view();
    const app::Point middle = table.scene().plan().boardArea.centre();
    view.offset = middle + (view.offset - middle) * times;
    view.scale *= times;
    tests::mapOf(table.scene()).setView(view);
}

// Notes and a group carried across the zoomed board, to the left and down, thrown to a seat, dropped on a tray.
void carry(tests::VirtualHands& hands, ui::shell::Table& table) {
    const auto& notes = tests::mapOf(table.scene()).layout().notes;
    const app::Point middle = table.scene().plan().boardArea.centre();
    std::vector<std::string> near;
    for (const auto& box : notes)
        if (table.scene().plan().boardArea.grown(-60).contains(tests::mapOf(table.scene()).notePx(box).centre()))
            near.push_back(app::idText(box.id));
    REQUIRE(near.size() >= 4);
    hands.drag(0, tests::byId(near[0]), at(middle.x - 320, middle.y + 40));
    hands.drag(1, tests::byId(near[1]), at(middle.x + 60, middle.y + 180));
    hands.work();
    hands.drag(0, tests::byId(near[2]), tests::byId(near[3]));  // they become a group
    hands.work();
    hands.rest(0.3);
    const auto tray = table.scene().plan().seats.front().tray.box.centre();
    if (!tests::mapOf(table.scene()).layout().groups.empty()) {
        const auto box = table.scene().view().toPx(tests::mapOf(table.scene()).layout().groups.front().title);
        hands.drag(0, at(box.x + 6, box.centre().y), at(middle.x - 260, middle.y - 60));
    }
    hands.drag(1, tests::byId(near[1]), at(tray.x, tray.y));
    hands.work();
    hands.rest(0.4);
}

// What the gallery does not show because it does not last.
std::vector<tests::Scene> passingScenes() {
    const auto group = [](app::Board& b, app::IdSource& ids) {
        fourSeats(b, ids);
        for (app::Id<app::Stage> stage : b.stages())
            for (app::Id<app::Lane> lane : b.lanes())
                if (const auto items = b.itemsIn({stage, lane}); items.size() > 1 && items[0].note && items[1].note)
                    tests::apply(b, ids, [&](const auto& board, auto& a) {
                        return app::commands::groupNotes(board, a, items[1].note, items[0].note);
                    });
    };
    tests::Scene closed = *std::ranges::find_if(
        tests::allScenes(), [](const tests::Scene& scene) { return std::string_view(scene.name) == "vote-closed"; });
    closed.name = "vote-closed-read";  // until what was said at the seats is gone again
    closed.work = [work = closed.work](tests::VirtualHands& hands, ui::shell::Table& table) {
        work(hands, table), hands.rest(3);
    };
    return {
        closed,
        {"carried", fourSeats, carry},
        {"carried-large", fourSeats,
         [](auto& hands, auto& table) {
             zoomIn(table, 5);
             hands.rest(0.1);
             carry(hands, table);
         }},
        {"groups-carried-large", group,
         [](auto& hands, auto& table) {
             zoomIn(table, 3);
             hands.rest(0.1);
             const auto middle = table.scene().plan().boardArea.centre();
             for (const auto& box : tests::mapOf(table.scene()).layout().groups)
                 if (const auto title = table.scene().view().toPx(box.title);
                     table.scene().plan().boardArea.grown(-40).contains(title.centre())) {
                     hands.drag(0, at(title.x + 8, title.centre().y), at(middle.x - 200, middle.y));
                     break;
                 }
             hands.work();
         }},
        {"small-votes",
         [](auto& b, auto& ids) {
             fourSeats(b, ids);
             app::commands::RoundTerms terms;
             terms.secret = false;
             tests::apply(b, ids, [&](const auto& on, auto& a) { return app::commands::openRound(on, a, terms); });
         },
         [](auto& hands, auto& table) {
             zoomIn(table, 0.4f), hands.rest(0.1);
             const app::Round& round = *app::rules::openRound(table.board());
             for (app::Id<app::Seat> seat : tests::seatsOf(table.board())) {
                 const auto item = app::rules::orderFor(table.board(), round, seat).front();
                 hands.tap(0, tests::byIdEnd(app::idText(seat), "vote"));
                 hands.tap(0, tests::byIdEnd(app::idText(seat), "more-" + app::idText(item)));
                 hands.tap(0, tests::byIdEnd(app::idText(seat), "more-" + app::idText(item)));
                 hands.tap(0, tests::byIdEnd(app::idText(seat), "done"));
             }
             hands.work();
         }},
        {"small-waiting", fourSeats,
         [](auto& hands, auto& table) {
             zoomIn(table, 0.3f), hands.rest(0.1);
             const auto stage = table.board().stages()[2];
             for (const bool undo : {false, true}) {
                 if (undo ? !table.workshop().undo({.frame = true}, {}, tests::kSceneStart)
                          : !table.workshop().run({}, tests::kSceneStart, [&](const app::Board& b, app::CommandContext& a) {
                                return app::commands::removeStage(b, a, stage);
                            }))
                     throw std::runtime_error("the stage did not go and come");
                 hands.rest(0.5);
             }
         }},
        {"small-board", fourSeats, [](auto& hands, auto& table) { zoomIn(table, 0.35f), hands.rest(0.1), carry(hands, table); }},
        {"seats-come-and-go", fourSeats,
         [](auto& hands, auto& table) {
             for (const char* edge : {"table/seat-left", "table/seat-bottom", "table/seat-top", "table/seat-right"})
                 hands.tap(0, tests::byId(edge)), hands.work(), hands.rest(0.2);
             for (app::Id<app::Seat> seat : tests::seatsOf(table.board())) {
                 hands.tap(0, tests::byIdEnd(app::idText(seat), "new-note")), hands.work();
                 hands.type(0, app::idText(seat), "un mot"), hands.tap(0, tests::byIdEnd(app::idText(seat), "done"));
                 hands.work();
             }
         }},
    };
}

}  // namespace

TEST_CASE("Every state that was reached by damage looks as if it were drawn whole", "[pictures][damage]") {
    const char* only = std::getenv("PARCOURS_SCENE");
    std::vector<tests::Scene> scenes = tests::allScenes();
    for (const tests::Scene& scene : passingScenes()) scenes.push_back(scene);
    for (const tests::Scene& scene : scenes) {
        if (only && std::string_view(only) != scene.name) continue;
        Follower follower(tests::sharedStudio(), scene.name);
        double nowS = 0;
        const auto table =
            tests::play(tests::sharedStudio(), scene, nowS, [&](ui::shell::Table& t, double atS) { follower.frame(t, atS); });
        follower.compare(*table, nowS);
        CHECK(follower.compared() > 0);
        CHECK(follower.trouble() == "");
    }
}

TEST_CASE("However slow the frames, a reveal ends with its dots at their full size", "[pictures][damage]") {
    for (const double frameS : {1.0 / 60, 0.1, 0.25, 0.9}) {
        INFO("a frame takes " << frameS << " s");
        app::IdSource ids{7};
        app::OpenSession session;
        fourSeats(session.board, ids);
        session.journal = std::make_unique<app::NoJournal>();
        app::commands::RoundTerms terms;
        const auto run = [&](const auto& command) { tests::apply(session.board, ids, command); };
        run([&](const auto& b, auto& a) { return app::commands::openRound(b, a, terms); });
        const auto round = session.board.rounds().back();
        const auto item = session.board.candidates(round).front();
        for (app::Id<app::Seat> seat : tests::seatsOf(session.board))
            run([&](const auto& b, auto& a) { return app::commands::castDot(b, a, round, seat, item); });
        run([&](const auto& b, auto& a) { return app::commands::closeRound(b, a, round); });
        ui::shell::Table table(std::move(session), tests::sharedStudio().fonts(), tests::sharedStudio().setup(),
                               app::IdSource{8});
        tests::KeptGlass glass(tests::sharedStudio().fonts());
        double nowS = 100;
        const auto frame = [&] {
            nowS += frameS;
            table.frame({}, {}, {nowS, tests::kSceneStart}, tests::sharedStudio().tr());
            tests::sharedStudio().keep(glass, table, nowS);
        };
        frame(), frame();
        REQUIRE(table.workshop().run({}, tests::kSceneStart, [&](const app::Board& b, app::CommandContext& a) {
            return app::commands::revealRound(b, a, round);
        }));
        frame();
        int frames = 1;
        // As the loop goes on: while something moves, or is still to be drawn.
        for (; (table.restless() || !glass.settled()) && frames < 100; ++frames) frame();
        CHECK(frames < 100);
        const Pixels whole = tests::sharedStudio().picture(table, nowS + 60);
        Pixels marked = whole;
        CHECK(difference(whole, glass.screen(), marked).empty());
    }
}

TEST_CASE("More letters of other scripts than a frame draws come with the next ones, wherever they stand",
          "[pictures][damage][scripts]") {
    app::IdSource ids{7};
    app::OpenSession session;
    fourSeats(session.board, ids);
    session.journal = std::make_unique<app::NoJournal>();
    std::uint32_t sign = 0x4E00;
    for (const auto& [id, note] : app::RecordMap<app::Note>(session.board.all<app::Note>())) {
        std::string text;
        for (int i = 0; i < 20; ++i) app::appendCodePoint(text, sign++);
        tests::apply(session.board, ids,
                     [&, n = app::Id<app::Note>{id}](const auto& b, auto& a) { return app::commands::editText(b, a, n, text); });
    }
    tests::Studio& studio = tests::sharedStudio();
    ui::shell::Table table(std::move(session), studio.fonts(), studio.setup(), app::IdSource{8});
    tests::KeptGlass glass(studio.fonts());
    zoomIn(table, 2);  // until texts are large enough to be shown
    double nowS = 100;
    int frames = 0;
    do {
        nowS += 1.0 / 60;
        table.frame({}, {}, {nowS, tests::kSceneStart}, studio.tr());
        studio.keep(glass, table, nowS);
    } while (++frames < 3 || ((studio.fonts().pictures().owes() || !glass.settled()) && frames < 60));
    CHECK(frames > 4);
    CHECK(frames < 60);
    const Pixels whole = studio.picture(table, nowS);
    Pixels marked = whole;
    CHECK(difference(whole, glass.screen(), marked).empty());
    CHECK_FALSE(studio.fonts().pictures().owes());
}
