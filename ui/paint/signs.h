#pragma once
// Small signs drawn as shapes, so that kinds and seats are told apart without colour and no icon font is needed: the twelve
// seat marks, the ten note kinds, and the few pictures on buttons.
#include "ui/paint/painter.h"

namespace ui::paint {

// Circle, square, triangle, diamond, star, drop, leaf, moon, hexagon, cross, heart, wave; `index` as the seat's colour.
void seatMark(Painter& painter, int index, app::Point centre, float radius, ImU32 colour);

// What tells a note's kind without its colour (app/layout/kind_sign.h).
void kindSign(Painter& painter, app::NoteKind kind, app::Point centre, float radius, ImU32 colour);

enum class Sign { Undo, Bin, Fit, Plus, Minus, Check, Backspace, Shift, Close, Left, Right, Up, Down, Eye, Turn, Return, Next };
void sign(Painter& painter, Sign what, app::Point centre, float radius, ImU32 colour);

}  // namespace ui::paint
