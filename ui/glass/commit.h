#pragma once
// The one way from a hand to the workshop: a command, run against the board of this moment. Implemented by ui/shell over
// app::Workshop; tests use the same. What is refused comes back to be shown at the finger.
#include <functional>

#include "app/board/edit.h"

namespace ui::glass {

using Command = std::function<app::Result<app::Transaction>(const app::Board&, app::CommandContext&)>;

class Commit {
public:
    virtual ~Commit() = default;
    virtual app::Result<app::Touched> run(app::Actor actor, const Command& command) = 0;
    virtual app::Result<app::Touched> undoRecord(app::RecordKey record) = 0;
    virtual app::Result<app::Touched> undoSeat(app::Id<app::Seat> seat) = 0;
    virtual app::Result<app::Touched> undoStructure() = 0;  // the latest change of stages and lanes
};

}  // namespace ui::glass
