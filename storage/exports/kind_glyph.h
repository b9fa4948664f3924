#pragma once
// Draws the small sign that tells a note's kind without its colour (app/layout/kind_sign.h) on paper. Called for notes and for
// lane titles.
#include "app/board/records.h"
#include "storage/exports/drawing.h"

namespace storage::exports {

void drawKindGlyph(Drawing& drawing, app::NoteKind kind, app::Point centre, float radius, Colour colour);

}  // namespace storage::exports
