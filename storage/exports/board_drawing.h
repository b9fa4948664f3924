#pragma once
// The whole board on one sheet: title, stages, lanes, groups, notes with the dots of the newest revealed vote, who is who.
// Draws app/layout's boxes and nothing that is not revealed: face-down notes show their back. Called by the picture export.
#include "app/base/texts.h"
#include "app/layout/map_layout.h"
#include "storage/exports/drawing.h"

namespace storage::exports {

struct BoardSheet {
    const app::Board& board;
    const app::Texts& tr;
    app::layout::MapLayout map;
    app::Rect page;  // what the sheet shows, in board units: the map, its margins, the title above, the names below
};

// Laid out for a sheet of this width : height. Board and texts must outlive the sheet.
BoardSheet sheetOf(const app::Board& board, const app::Texts& tr, float aspect);
BoardSheet sheetOf(app::Board&&, const app::Texts&, float) = delete;
BoardSheet sheetOf(const app::Board&, app::Texts&&, float) = delete;
void drawBoard(Drawing& drawing, const BoardSheet& sheet);

}  // namespace storage::exports
