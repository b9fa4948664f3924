#pragma once
// A table with two seats and the facilitator's panel open in the lower right corner, for the tests of its pages. Presses go to
// the panel's targets by a finger of its own, so that tests can keep other hands on the table meanwhile.
#include "app/board/edit.h"
#include "tests/bench/wall.h"

namespace tests {

struct Facilitated : Wall {
    app::Id<app::Seat> ana = seat(app::Edge::Left, 0.5f), ben = seat(app::Edge::Bottom, 0.2f);
    explicit Facilitated(const WallSetup& setup = {}) : Wall(setup) { call(); }
    void call() { finger(90).down(Point{1912, 1072}).hold(1100).up(); }
    // Its button on the rail, which a finger scrolls as far as it must.
    void tab(const std::string& name) {
        for (const float by : {-mm(60), mm(60)})
            for (int i = 0; i < 8 && !shows("tab-" + name); ++i) {
                const app::Rect rail = firstOnRail();
                finger(90).down(Point{rail.centre().x, rail.bottom() + mm(40)}).moveBy({0, by}).up();
                wait(1200);
            }
        press("tab-" + name);
    }
    app::Rect firstOnRail() const {
        for (const auto& target : table().targets(tr()))
            if (target.id.starts_with("facilitator/tab-")) return target.px;
        return {};
    }
    void press(const std::string& name) { finger(90).tap("facilitator/" + name); }
    void hold(const std::string& name) { finger(90).down("facilitator/" + name).hold(900).up(); }
    void write(const std::string& text) {
        for (char c : text) press(c == ' ' ? "space" : std::string(1, c));
        press("done");
    }
    void erase(double ms = 2500) { finger(90).down(std::string("facilitator/backspace")).hold(ms).up(); }
    bool shows(const std::string& name) const { return has("facilitator/" + name); }
    std::string label(const std::string& name) const { return labelOf("facilitator/" + name); }

    std::string stages() const {
        std::string titles;
        for (auto id : board().stages()) titles += board().find(id)->title + (board().find(id)->hidden ? "* " : " ");
        return titles;
    }
    const app::Round& newest() const { return *board().find(board().rounds().back()); }
};

}  // namespace tests
