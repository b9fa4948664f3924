#pragma once
// The whole board on one sheet: title, stages, lanes, groups, notes with what the newest revealed vote on notes or groups gave
// them, who is who. Nothing is cut: what is long has grown (app/layout/paper_layout.h). Draws nothing that is not revealed:
// face-down notes show their back. Called by the picture export.
#include <unordered_map>

#include "app/base/texts.h"
#include "app/layout/paper_layout.h"
#include "storage/exports/drawing.h"

namespace storage::exports {

// What the newest revealed round on the map gave one item.
struct ItemOnPaper {
    struct Dot {
        bool against = false;
        int seat = -1;  // the colour of whoever gave it, if the round was open
        auto operator<=>(const Dot&) const = default;
    };
    std::vector<Dot> dots;  // those against last, as rings
    std::string figure;     // of a round that is not counted in dots: "1 · 4.2 / 5"
};
using VotesOnPaper = std::unordered_map<std::uint64_t, ItemOnPaper>;

struct BoardSheet {
    const app::Board& board;
    const app::Texts& tr;
    VotesOnPaper votes;
    app::layout::MapLayout map;
    app::layout::TextBox title, vote;                            // the heading; which round shows
    std::vector<std::pair<const app::Seat*, app::Point>> names;  // whose corner is whose, and where that is written
    app::Rect page;  // what the sheet shows, in board units: the map, its margins, the title above, the names below
};

// Laid out for a sheet of this width : height. Board and texts must outlive the sheet.
BoardSheet sheetOf(const app::Board& board, const app::Texts& tr, float aspect);
BoardSheet sheetOf(app::Board&&, const app::Texts&, float) = delete;
BoardSheet sheetOf(const app::Board&, app::Texts&&, float) = delete;
void drawBoard(Drawing& drawing, const BoardSheet& sheet);

}  // namespace storage::exports
