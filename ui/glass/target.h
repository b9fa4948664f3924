#pragma once
// One thing a finger can aim at, as the scene log tells it: the contract for tests from outside and for accessibility.
// Made by panels and by the shell's table each frame; never read back by interactions, which ask the scene.
#include <string>
#include <vector>

#include "app/base/geometry.h"
#include "app/base/id.h"
#include "app/board/records.h"

namespace ui::glass {

struct Target {
    std::string id;     // a record's, or "<panel or seat>/<name in English>"
    const char* kind;   // note, cell, stage, lane, group, dot, seat, tray, button, key, field, row, bubble, bin, panel, session
    std::string label;  // what is shown
    app::Rect px;       // visible bounds, upright
    float turn = 0;     // degrees
    app::Id<app::Seat> seat;
    int depth = 0;        // higher covers lower
    bool isPart = false;  // the rest of it is scrolled out of sight
};

// The point of a target that nothing of a higher depth covers, nearest to its middle; nothing if it is wholly covered.
// `covers`: all targets, as drawn.
bool uncoveredPoint(const Target& target, const std::vector<Target>& covers, const app::Rect& window, app::Point& point);

}  // namespace ui::glass
