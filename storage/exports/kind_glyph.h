#pragma once
// The small sign that tells a note's kind without its colour, as ui/paint/signs draws it on the table. Drawn on notes and
// lane titles; one case a kind.
#include "app/board/records.h"
#include "storage/exports/drawing.h"

namespace storage::exports {

void drawKindGlyph(Drawing& drawing, app::NoteKind kind, app::Point centre, float radius, Colour colour);

}  // namespace storage::exports
