// Twelve people at a small table, by hands: everybody can sit down, write, vote, undo, and call the facilitator from any corner.
#include "tests/bench/wall.h"

using namespace tests;
using app::Edge, app::Id, app::Seat;

namespace {

constexpr ui::glass::TableSize kKiosk{1366, 768, 1366 / 531.0f};     // 24 inches
constexpr ui::glass::TableSize kUpright{1080, 1920, 1080 / 299.0f};  // the same, turned

std::vector<Id<Seat>> seated(const Wall& wall) {
    std::vector<Id<Seat>> seats;
    for (const auto& place : wall.scene().plan().seats) seats.push_back(place.seat);
    return seats;
}

// Twelve sit down, each by the "+" of the edge it comes to.
void sitDown(Wall& wall, const std::vector<const char*>& edges) {
    for (std::size_t i = 0; i < 12; ++i) {
        wall.finger(1).tap(std::string("table/seat-") + edges[i % edges.size()]);
        REQUIRE(wall.scene().plan().seats.size() == i + 1);
    }
    for (const char* edge : edges) CHECK_FALSE(wall.has(std::string("table/seat-") + edge));
}

Point corner(const Wall& wall, int which) {
    const auto& size = wall.scene().plan().size;
    const float in = 10, right = static_cast<float>(size.width) - in, bottom = static_cast<float>(size.height) - in;
    return {which == 1 || which == 2 ? right : in, which >= 2 ? bottom : in};
}

}  // namespace

TEST_CASE("Twelve sit down by + alone, at one edge or at all, on a kiosk, upright and on a wall", "[panels][edges]") {
    for (const auto& size : {kKiosk, kUpright})
        for (const auto seating : {app::Seating::Table, app::Seating::Wall})
            for (const auto& edges : seating == app::Seating::Wall ? std::vector<std::vector<const char*>>{{"bottom"}}
                                                                   : std::vector<std::vector<const char*>>{
                                                                         {"bottom", "top", "left", "right"}, {"left"}, {"top"}}) {
                INFO(size.width << " " << edges.size() << " " << edges.front());
                Wall wall({size, seating, "fr"});
                sitDown(wall, edges);
                for (const auto seat : seated(wall)) {
                    wall.finger(1).tap(wall.of(seat, "new-note"));  // its "+" is covered by nothing, whoever else writes
                    REQUIRE(wall.has(wall.of(seat, "done")));
                    wall.finger(1).tap(wall.of(seat, "close"));
                }
            }
}

TEST_CASE("While the facilitator's panel is open in any corner, twelve can vote", "[panels][edges]") {
    for (const auto& size : {kKiosk, kUpright})
        for (const auto seating : {app::Seating::Table, app::Seating::Wall}) {
            Wall wall({size, seating, "fr"});
            wall.note("pains", "Trop cher", "Achat");
            sitDown(wall, seating == app::Seating::Wall ? std::vector<const char*>{"bottom"}
                                                        : std::vector<const char*>{"bottom", "top", "left", "right"});
            wall.round({});
            for (const auto seat : seated(wall)) wall.closeBallot(1, seat);  // as many as there was room for
            for (int which = 0; which < 4; ++which) {
                INFO(size.width << ", corner " << which);
                wall.finger(1).down(corner(wall, which)).hold(1200).up();
                REQUIRE(wall.has("facilitator/close"));
                for (const auto seat : seated(wall)) {
                    wall.finger(2).tap(wall.of(seat, "vote"));
                    REQUIRE(wall.has(wall.of(seat, "done")));
                    wall.finger(2).tap(wall.of(seat, "close"));
                }
            }
        }
}

TEST_CASE("A corner is heard before the notes that lie under it", "[panels][edges]") {
    Wall wall({kKiosk, app::Seating::Table, "fr"});
    const auto note = wall.note("pains", "Trop cher", "Achat");
    for (int which = 0; which < 4; ++which) {
        const auto& size = wall.scene().plan().size;
        ui::glass::Viewport view = wall.scene().view();
        view.scale = size.pxPerMm * 1.5f;
        view.offset = corner(wall, which) - mapOf(wall.scene()).layout().find(note)->rect.centre() * view.scale;
        mapOf(wall.table().scene()).setView(view);
        wall.frame();
        const ui::glass::Ref under = wall.scene().pick(corner(wall, which));
        REQUIRE((under.is(app::RecordKind::Note) || wall.scene().edgeButton(under)));  // or the key of who leads
        wall.finger(1).down(corner(wall, which)).hold(1200).up();
        REQUIRE(wall.has("facilitator/close"));
        wall.finger(1).tap("facilitator/close");
    }
}

TEST_CASE("A narrow tray is its mark and +; its page has the name, undo and the bin", "[panels][edges]") {
    Wall wall({kKiosk, app::Seating::Wall, "fr"});
    sitDown(wall, {"bottom"});
    const auto seat = seated(wall)[5];
    const auto* place = wall.scene().plan().find(seat);
    REQUIRE(place->compact);
    CHECK(place->tray.width() < wall.mm(90));
    CHECK_FALSE(wall.has(wall.of(seat, "undo")));
    wall.finger(1).tap(wall.of(seat, "new-note"));
    wall.type({{seat, "mot"}});
    wall.finger(1).tap(wall.of(seat, "done"));
    const auto close = wall.of(seat, "close");
    if (wall.has(close)) wall.finger(1).tap(close);
    REQUIRE(wall.board().trayOf(seat).size() == 1);
    wall.finger(1).tap(seat);  // the mark
    CHECK(wall.labelOf(wall.of(seat, "name")) == wall.board().find(seat)->name);
    wall.finger(1).tap(wall.of(seat, "undo"));
    CHECK(wall.board().trayOf(seat).empty());
    wall.finger(1).tap(wall.of(seat, "bin"));
    CHECK(wall.has(close));
}

TEST_CASE("Where there is room a tray keeps its name, undo and bin", "[panels][edges]") {
    Wall wall({kKiosk, app::Seating::Table, "fr"});
    const auto seat = wall.seat();
    CHECK_FALSE(wall.scene().plan().find(seat)->compact);
    for (const char* name : {"undo", "bin", "new-note", "seat"}) CHECK(wall.has(wall.of(seat, name)));
}

TEST_CASE("In a new session no key lies on a stage's heading or on a lane's", "[panels][edges]") {
    for (const auto& size : {kKiosk, kUpright, ui::glass::TableSize{1920, 1080, 2.5f}, ui::glass::TableSize{3840, 2160, 3.15f}})
        for (const auto seating : {app::Seating::Table, app::Seating::Wall}) {
            INFO(size.width << " at " << size.pxPerMm);
            Wall wall({size, seating, "fr"});
            const auto& view = wall.scene().view();
            for (const auto& button : wall.scene().plan().edgeButtons) {
                for (const auto& stage : mapOf(wall.scene()).layout().stages)
                    CHECK_FALSE(view.toPx(stage.header).touches(button.px));
                for (const auto& lane : mapOf(wall.scene()).layout().lanes) CHECK_FALSE(view.toPx(lane.label).touches(button.px));
            }
        }
}

TEST_CASE("A panel stays where it is while others close, and while others open beside it", "[panels][edges]") {
    for (const auto& size : {kKiosk, kUpright, ui::glass::TableSize{1920, 1080, 2.5f}}) {
        INFO(size.width << " at " << size.pxPerMm);
        Wall wall({size, app::Seating::Table, "fr"});
        std::vector<Id<Seat>> seats;
        for (const float along : {0.3f, 0.7f})
            for (const Edge edge : {Edge::Bottom, Edge::Right, Edge::Top, Edge::Left}) seats.push_back(wall.seat(edge, along));
        const auto boxes = [&] {
            std::map<Id<Seat>, app::Rect> open;
            for (const auto& place : wall.scene().plan().seats)
                if (place.open) open[place.seat] = place.panel.box;
            return open;
        };
        const auto unmoved = [&](const std::map<Id<Seat>, app::Rect>& before) {
            const auto now = boxes();
            return std::ranges::all_of(
                before, [&](const auto& one) { return !now.contains(one.first) || now.at(one.first) == one.second; });
        };
        // One at each side, as a table of four writes; then all close, one after the other.
        for (std::size_t i = 0; i < 4; ++i) {
            const auto before = boxes();
            wall.finger(1).tap(wall.of(seats[i], "new-note"));
            if (size.width == 1920) CHECK(unmoved(before));  // on a small table they may have to move together
        }
        if (size.width == 1920)
            for (std::size_t i : {4, 6}) wall.finger(1).tap(wall.of(seats[i], "new-note"));
        for (const auto seat : seats) {
            const auto before = boxes();
            if (before.contains(seat)) wall.finger(1).tap(wall.of(seat, "close"));
            CHECK(unmoved(before));
        }
        CHECK(boxes().empty());
    }
}

TEST_CASE("As a round opens the ballots open, as many as there is room for; one more says at its tray whose must close first",
          "[panels][edges][vote]") {
    for (const auto& size : {kKiosk, kUpright, ui::glass::TableSize{1920, 1080, 2.0f}, ui::glass::TableSize{3840, 2160, 3.2f}})
        for (const auto seating : {app::Seating::Table, app::Seating::Wall}) {
            INFO(size.width << (seating == app::Seating::Wall ? " wall" : " table"));
            Wall wall({size, seating, "fr"});
            wall.note("pains", "Trop cher", "Achat");
            sitDown(wall, seating == app::Seating::Wall ? std::vector<const char*>{"bottom"}
                                                        : std::vector<const char*>{"bottom", "top", "left", "right"});
            wall.round({});
            const auto seats = seated(wall);
            const auto isOpen = [&](app::Id<app::Seat> seat) { return wall.has(wall.of(seat, "done")); };
            const auto noneOverlap = [&] {
                return std::ranges::none_of(seats,
                                            [&](auto seat) { return ui::glass::overlappingPanel(wall.scene().plan(), seat); });
            };
            CHECK(std::ranges::count_if(seats, isOpen) >= 1);
            CHECK(noneOverlap());
            const auto shut = std::ranges::find_if_not(seats, isOpen);
            if (shut == seats.end()) continue;
            wall.finger(1).tap(wall.of(*shut, "vote"));
            CHECK_FALSE(isOpen(*shut));
            CHECK(noneOverlap());
            REQUIRE(wall.messages() == 1);
            const std::string named = wall.table().drafts().messages.front().name;
            CHECK(std::ranges::any_of(seats, [&](auto seat) { return isOpen(seat) && wall.board().find(seat)->name == named; }));
            for (const auto seat : seats)
                if (isOpen(seat)) wall.finger(2).tap(wall.of(seat, "close"));
            wall.finger(1).tap(wall.of(*shut, "vote"));
            CHECK(isOpen(*shut));
        }
}

TEST_CASE("A ballot opens over nothing that somebody is writing or reading, and dots that all may see stay in the trays",
          "[panels][edges][vote]") {
    Wall wall;
    const auto ana = wall.seat(app::Edge::Left), ben = wall.seat(app::Edge::Bottom);
    wall.note("pains", "Trop cher", "Achat");
    wall.finger(1).tap(wall.of(ana, "new-note"));
    wall.type({{ana, "mot"}});
    const auto round = wall.round({});
    CHECK(wall.has(wall.of(ana, "text")));  // still at the keyboard
    CHECK(wall.has(wall.of(ben, "abstain")));
    wall.command([&](const app::Board& b, app::CommandContext& c) { return app::commands::cancelRound(b, c, round); });
    wall.round({.secret = false});
    CHECK(wall.has(wall.of(ben, "vote")));
    CHECK(wall.has(wall.of(ben, "dots")));
}
