// Slots at the edges never meet: whoever sits where, on every size of table, in both modes, whatever is open.
#include <array>
#include <functional>
#include <map>

#include "tests/app/workroom.h"
#include "ui/glass/table_plan.h"

using namespace tests;
using namespace ui::glass;

namespace {

constexpr float kCornerSideMm = 24, kLeastKeyMm = 15, kPxSlack = 1.01f;  // rounding to whole pixels

struct Glass {
    const char* name;
    TableSize size;
};
const Glass kGlasses[] = {
    {"24 inch kiosk, 1366 x 768", {1366, 768, 1366 / 531.0f}},
    {"24 inch, 1920 x 1080", {1920, 1080, 1920 / 531.0f}},
    {"35 inch, 1920 x 1080", {1920, 1080, 2.5f}},
    {"55 inch, 1920 x 1080", {1920, 1080, 1920 / 1218.0f}},
    {"43 inch, 3840 x 2160", {3840, 2160, 4.06f}},
    {"55 inch, 3840 x 2160", {3840, 2160, 3840 / 1218.0f}},
    {"24 inch upright, 1080 x 1920", {1080, 1920, 1080 / 299.0f}},
    {"55 inch upright, 1080 x 1920", {1080, 1920, 1080 / 685.0f}},
};

using Sides = std::array<int, 4>;  // how many sit at each

// Every way in which so many people can sit at four sides.
std::vector<Sides> waysToSit(int count) {
    std::vector<Sides> ways;
    for (int a = 0; a <= count; ++a)
        for (int b = 0; a + b <= count; ++b)
            for (int c = 0; a + b + c <= count; ++c) ways.push_back({a, b, c, count - a - b - c});
    return ways;
}

// Wishes along the edge: spread out, all in the middle, all towards one end.
float wish(int kind, int i, int count) {
    if (kind == 0) return (static_cast<float>(i) + 0.5f) / static_cast<float>(count);
    return kind == 1 ? 0.5f : 0.97f;
}

void sit(Board& board, const Sides& sides, int kind) {
    Transaction all{1, Op::AddSeat, {}, 0, 0, {}};
    std::uint64_t id = 1000;
    int colour = 0;
    for (int edge = 0; edge < 4; ++edge)
        for (int i = 0; i < sides[static_cast<std::size_t>(edge)]; ++i) {
            Seat seat;
            seat.id = Id<Seat>{++id}, seat.name = "Loutre", seat.colour = colour++ % 12, seat.present = true;
            seat.edge = static_cast<Edge>(edge), seat.along = wish(kind, i, sides[static_cast<std::size_t>(edge)]);
            all.changes.push_back({{RecordKind::Seat, seat.id.value}, {}, Record{seat}});
        }
    if (!all.changes.empty()) REQUIRE(board.apply(all));
}

bool meets(const Rect& a, const Rect& b) { return a.grown(-kPxSlack).touches(b); }
bool onGlass(const Rect& outer, const Rect& inner) {
    return inner.x >= outer.x - 0.5f && inner.y >= outer.y - 0.5f && inner.right() <= outer.right() + 0.5f &&
           inner.bottom() <= outer.bottom() + 0.5f;
}

std::array<Rect, 4> cornersOf(const TableSize& size) {
    const float c = size.mm(kCornerSideMm) - 1, w = static_cast<float>(size.width), h = static_cast<float>(size.height);
    return {Rect{0, 0, c, c}, Rect{w - c, 0, c, c}, Rect{w - c, h - c, c, c}, Rect{0, h - c, c, c}};
}

// What is wrong with the trays and the keys at the edges; empty: nothing.
std::string troubleAtEdges(const TablePlan& plan, bool wall, bool zooms) {
    const TableSize& size = plan.size;
    std::vector<std::pair<std::string, Rect>> slots;
    for (const SeatPlace& place : plan.seats) {
        slots.emplace_back("a tray", place.tray.box);
        if (place.tray.width() < size.mm(2 * kLeastKeyMm) - kPxSlack) return "a tray is too narrow for two keys";
        if (place.tray.height() < size.mm(kLeastKeyMm)) return "a tray is too flat for a key";
    }
    int adds = 0, fits = 0, leads = 0;
    for (const EdgeButton& button : plan.edgeButtons) {
        if (button.does == EdgeButton::Does::Lead) {
            // Inside its corner, where nothing else may lie: then it is in nobody's way, and the corner can still be held.
            const Rect corner = cornersOf(size)[static_cast<std::size_t>(cornerOf(button))].grown(1);
            if (!onGlass(corner, button.px)) return std::string(button.name) + " leaves its corner";
            if (button.px.h < size.mm(16) - kPxSlack) return std::string(button.name) + " is too small";
            leads++;
            continue;
        }
        (button.does == EdgeButton::Does::AddSeat ? adds : fits)++;
        slots.emplace_back(button.name, button.px);
        if (std::min(button.px.w, button.px.h) < size.mm(kLeastKeyMm) - kPxSlack)
            return std::string(button.name) + " is too small";
    }
    const int sides = wall ? 1 : 4;
    if (leads != (wall ? 1 : 2)) return "wrong number of keys for who leads";
    if (adds != (plan.seats.size() < 12 ? sides : 0)) return "wrong number of +";
    if (fits != (zooms ? sides : 0)) return "wrong number of fit";
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const auto& [name, box] = slots[i];
        if (!onGlass(size.rect(), box)) return name + " is not on the glass";
        if (meets(box, plan.boardArea)) return name + " lies on the board";
        if (meets(box, plan.status.box) || meets(box, plan.statusTurned.box)) return name + " lies on the status line";
        for (const Rect& corner : cornersOf(size))
            if (meets(box, corner)) return name + " lies in a corner";
        for (std::size_t j = i + 1; j < slots.size(); ++j)
            if (meets(box, slots[j].second)) return name + " meets " + slots[j].first;
    }
    if (!onGlass(size.rect(), plan.boardArea)) return "the board is not on the glass";
    const float least = static_cast<float>(plan.seats.size()) > 4 ? 0.4f : 0.6f;
    if (plan.boardArea.w < static_cast<float>(size.width) * least || plan.boardArea.h < static_cast<float>(size.height) * least)
        return "no room for the board";
    return {};
}

// What is wrong with a panel that lies here; `of`: its seat, 0 for the facilitator's.
std::string troubleWithPanel(const TablePlan& plan, const Rect& box, Id<Seat> of) {
    if (!onGlass(plan.size.rect(), box)) return "is not on the glass";
    for (const SeatPlace& place : plan.seats)
        if (place.seat != of && !place.open && meets(box, place.tray.box)) return "lies on the tray of another seat";
    for (const EdgeButton& button : plan.edgeButtons)
        if (meets(box, button.px)) return std::string("lies on ") + button.name;
    for (const Rect& corner : cornersOf(plan.size))
        if (meets(box, corner)) return "lies in a corner";
    return {};
}

Pose facilitator(const TablePlan& plan, int corner, Seating seating) {
    return cornerPose(plan, corner, plan.size.small() ? 210 : 236, plan.size.small() ? 122 : 130, seating);
}

std::string words(const Glass& glass, const Sides& sides, int kind, bool wall) {
    return std::string(glass.name) + (wall ? ", wall" : ", table") + ", sides " + std::to_string(sides[0]) + " " +
           std::to_string(sides[1]) + " " + std::to_string(sides[2]) + " " + std::to_string(sides[3]) + ", wishes " +
           std::to_string(kind);
}

// Opens the panels of these seats: as large as the largest page is.
std::vector<PanelSize> openAt(const TablePlan& plan, const std::function<bool(std::size_t)>& which) {
    std::vector<PanelSize> open;
    for (std::size_t i = 0; i < plan.seats.size(); ++i)
        if (which(i)) open.push_back({plan.seats[i].seat, 240, 130, 98});
    return open;
}

// Runs `check` on every board, and fails with the troubles it tells.
void onEveryTable(const std::function<std::string(const Board&, const Glass&, bool wall)>& check) {
    std::map<std::string, std::pair<int, std::string>> troubles;  // how often, and where first
    long tables = 0;
    for (const bool wall : {false, true}) {
        Workroom context;
        if (wall) context.must([](const Board& b, CommandContext& a) { return commands::seatEveryone(b, a, Seating::Wall); });
        for (int count = 0; count <= 12; ++count)
            for (const Sides& sides : wall ? std::vector<Sides>{{count, 0, 0, 0}} : waysToSit(count))
                for (int kind : {0, 1, 2}) {
                    Board board = context.board();
                    sit(board, sides, kind);
                    for (const Glass& glass : kGlasses) {
                        ++tables;
                        if (const std::string trouble = check(board, glass, wall); !trouble.empty())
                            if (auto& known = troubles[trouble]; ++known.first == 1)
                                known.second = words(glass, sides, kind, wall);
                    }
                }
    }
    CHECK(tables > 40'000);
    std::string all;
    for (const auto& [trouble, where] : troubles)
        all += trouble + ", " + std::to_string(where.first) + " times, first: " + where.second + "\n";
    CHECK(all == "");
}

}  // namespace

TEST_CASE("Trays, + and fit never meet, and leave the corners and the board free", "[scene][plan][edges]") {
    onEveryTable([](const Board& board, const Glass& glass, bool wall) {
        return troubleAtEdges(planTable(board, glass.size, {}), wall, true);
    });
}

TEST_CASE("A panel never lies on another seat's tray, on a key at the edge or in a corner", "[scene][plan][edges]") {
    onEveryTable([](const Board& board, const Glass& glass, bool wall) -> std::string {
        const TablePlan closed = planTable(board, glass.size, {});
        // One after the other, beside the facilitator's panel in one corner or another or without it; then every second, then
        // all.
        for (std::size_t i = 0; i < closed.seats.size() + 2; ++i) {
            const Rect other =
                i % 5 == 4 ? Rect{} : facilitator(closed, static_cast<int>(i % 5), wall ? Seating::Wall : Seating::Table).box;
            const TablePlan plan = planTable(
                board, glass.size,
                openAt(closed,
                       [&](std::size_t j) { return i < closed.seats.size() ? j == i : i == closed.seats.size() || j % 2 == 0; }),
                other);
            for (std::size_t j = 0; j < plan.seats.size(); ++j) {
                const SeatPlace& place = plan.seats[j];
                if (place.tray.box != closed.seats[j].tray.box) return "a tray moves when a panel opens";
                if (!place.open) continue;
                if (const std::string trouble = troubleWithPanel(plan, place.panel.box, place.seat); !trouble.empty())
                    return "a panel " + trouble;
                if (place.panel.width() < plan.size.mm(98) - 1) return "a panel is too narrow";
                if (place.panel.height() < plan.size.mm(118)) return "a panel is too low";
            }
            if (const std::string trouble = troubleAtEdges(plan, wall, true);
                trouble.find("lies on the status") == std::string::npos && !trouble.empty())
                return trouble;
        }
        return {};
    });
}

TEST_CASE("The facilitator's panel leaves every seat its tray, every edge its keys and every corner its hold",
          "[scene][plan][edges]") {
    onEveryTable([](const Board& board, const Glass& glass, bool wall) -> std::string {
        const TablePlan plan = planTable(board, glass.size, {});
        for (int corner = 0; corner < 4; ++corner) {
            const Pose pose = facilitator(plan, corner, wall ? Seating::Wall : Seating::Table);
            if (const std::string trouble = troubleWithPanel(plan, pose.box, {}); !trouble.empty())
                return "the facilitator's panel " + trouble;
            if (pose.width() < plan.size.mm(200) || pose.height() < plan.size.mm(118))
                return "the facilitator's panel is too small";
        }
        return {};
    });
}

TEST_CASE("One open panel at each side: none lies on another", "[scene][plan][edges]") {
    onEveryTable([](const Board& board, const Glass& glass, bool) -> std::string {
        const TablePlan closed = planTable(board, glass.size, {});
        std::vector<int> known;
        const TablePlan plan = planTable(board, glass.size, openAt(closed, [&](std::size_t i) {
                                             const int side = closed.seats[i].tray.quarters;
                                             if (std::ranges::find(known, side) != known.end()) return false;
                                             known.push_back(side);
                                             return true;
                                         }));
        for (std::size_t i = 0; i < plan.seats.size(); ++i)
            for (std::size_t j = i + 1; j < plan.seats.size(); ++j)
                if (plan.seats[i].open && plan.seats[j].open && meets(plan.seats[i].panel.box, plan.seats[j].panel.box))
                    return "panels meet";
        return {};
    });
}

TEST_CASE("Panels that open one after the other keep clear of trays, keys and corners too, and move only to make room",
          "[scene][plan][edges]") {
    onEveryTable([](const Board& board, const Glass& glass, bool) -> std::string {
        const TablePlan closed = planTable(board, glass.size, {});
        std::vector<PanelSize> open;
        TablePlan before = closed;
        for (std::size_t i = 0; i < closed.seats.size(); i += 2) {
            for (PanelSize& known : open) known.kept = before.find(known.seat)->panel.box;
            open.push_back({closed.seats[i].seat, 240, 130, 98});
            const TablePlan plan = planTable(board, glass.size, open);
            bool moved = false, covers = false;
            for (const PanelSize& one : open) {
                const Rect& box = plan.find(one.seat)->panel.box;
                moved = moved || (!one.kept.empty() && one.kept != box);
                if (const std::string trouble = troubleWithPanel(plan, box, one.seat); !trouble.empty())
                    return "a panel " + trouble;
                for (const PanelSize& other : open)
                    covers = covers || (other.seat != one.seat && meets(box, plan.find(other.seat)->panel.box));
            }
            if (moved && covers) return "panels move and cover one another all the same";
            before = plan;
        }
        return {};
    });
}
