// What differs in a panel's picture is told triangle by triangle, and no further.
#include "ui/shell/draw_trace.h"

#include <catch2/catch.hpp>

#include "ui/paint/sheet.h"

using app::Pose, app::Rect;

namespace {

const Pose kPose{{100, 200, 300, 400}, 0}, kTurned{{100, 200, 400, 300}, 1};

struct Keys {
    explicit Keys(const ui::paint::Fonts& fonts) : sheet(fonts) {}
    ImDrawData draw(int pressed, const std::string& text = "abc") {
        auto p = sheet.begin({0, 0, 300, 400});
        p.box({0, 0, 300, 400}, 0xFFFFFFFF);
        p.text({10, 5}, text, app::Weight::Regular, 16, 0xFF000000);
        for (int i = 0; i < 8; ++i)
            p.box({static_cast<float>(i) * 30 + 4, 360, 24, 24}, i == pressed ? 0xFF0000FF : 0xFF00FF00, 4);
        lists[0] = const_cast<ImDrawList*>(&sheet.list());
        ImDrawData data;
        data.CmdLists = lists, data.CmdListsCount = 1, data.TotalIdxCount = lists[0]->IdxBuffer.Size;
        return data;
    }
    ui::paint::Sheet sheet;
    ImDrawList* lists[1] = {};
};

Rect boundsOf(const std::vector<Rect>& rects) {
    Rect all;
    for (const Rect& r : rects) all = app::united(all, r);
    return all;
}

bool holds(const std::vector<Rect>& rects, app::Point p) {
    return std::ranges::any_of(rects, [&](const Rect& r) { return r.contains(p); });
}

}  // namespace

TEST_CASE("A key that is pressed changes its own place in the panel, at every side of the table", "[shell][trace]") {
    const ui::paint::Fonts fonts(2.5f);
    for (const Pose& pose : {kPose, kTurned}) {
        Keys keys(fonts);
        ui::shell::DrawTrace trace;
        CHECK(boundsOf(trace.compare(keys.draw(-1), pose)) == pose.box.grown(1));  // all of it is new
        CHECK(trace.compare(keys.draw(-1), pose).empty());
        const auto pressed = trace.compare(keys.draw(3), pose);
        const Rect key = pose.toTable(Rect{94, 360, 24, 24});
        CHECK(holds(pressed, key.centre()));
        const Rect bounds = boundsOf(pressed);
        CHECK(bounds.w <= 24 + 32);
        CHECK(bounds.h <= 24 + 32);
        // From one key to another, and a letter more: three places, none of them what lies between.
        const auto both = trace.compare(keys.draw(7, "abcd"), pose);
        CHECK(holds(both, key.centre()));
        CHECK(holds(both, pose.toTable(Rect{214, 360, 24, 24}).centre()));
        CHECK(holds(both, pose.toTable(Rect{10, 5, 60, 20}).centre()));
        CHECK_FALSE(holds(both, pose.toTable(Rect{0, 0, 300, 400}).centre()));
        CHECK_FALSE(holds(both, pose.toTable(Rect{154, 360, 24, 24}).centre()));
    }
}

TEST_CASE("A panel that lies elsewhere is another picture", "[shell][trace]") {
    const ui::paint::Fonts fonts(2.5f);
    Keys keys(fonts);
    ui::shell::DrawTrace trace;
    (void)trace.compare(keys.draw(-1), kPose);
    const Pose moved{{300, 200, 300, 400}, 0};
    const auto rects = trace.compare(keys.draw(-1), moved);
    CHECK(holds(rects, {310, 210}));
    CHECK(holds(rects, {590, 590}));
}
