#pragma once
// A seat's tray: who sits here, what is left to give, and the few things done without opening anything. What the panel is while
// no page of it is open.
#include "ui/panels/seat/note_writing.h"

namespace ui::panels::seat {

// `answer`: what is said in it for a moment, in place of the name; empty for nothing.
void showTray(SeatContext& at, const app::Pose& pose, NoteWriting& notes, const std::string& answer);

}  // namespace ui::panels::seat
