#include <algorithm>
#include <map>
#include <tuple>

#include "app/board/note_kind.h"
#include "app/commands/notes.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

// A note and where it stands among all: what decides its line in the table.
struct PlacedNote {
    const app::Note* note = nullptr;
    const app::Placement* placement = nullptr;  // none: never placed
    std::optional<app::Cell> cell;
    const app::Group* group = nullptr;
    int area = 0;  // map, to place, trays, bins
    std::size_t stageAt = 0, laneAt = 0;

    auto order() const {
        const app::OrderKey none;
        const app::OrderKey& own = placement ? placement->order : none;
        const std::uint64_t item = group ? group->id.value : note->id.value;
        return std::tuple(area, stageAt, laneAt, placement ? placement->seat.value : 0, group ? group->order : own, item, own,
                          note->id);
    }
};

template <class T>
std::size_t placeIn(const std::vector<app::Id<T>>& all, app::Id<T> id) {
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), id) - all.begin());
}

std::vector<PlacedNote> inReadingOrder(const app::Board& board) {
    std::vector<PlacedNote> notes;
    for (const auto& [id, note] : board.all<app::Note>()) {
        PlacedNote placed{
            .note = &note, .placement = board.find<app::Placement>(id), .cell = app::commands::cellOf(board, note.id)};
        const app::Place place = placed.placement ? placed.placement->place : app::Place::Holding;
        placed.area = place == app::Place::Cell ? 0 : static_cast<int>(place) + 1;
        if (placed.cell) {
            placed.group = board.find(placed.placement->group);
            placed.stageAt = placeIn(board.stages(), placed.cell->stage);
            placed.laneAt = placeIn(board.lanes(), placed.cell->lane);
        }
        notes.push_back(placed);
    }
    std::sort(notes.begin(), notes.end(), [](const PlacedNote& a, const PlacedNote& b) { return a.order() < b.order(); });
    return notes;
}

const char* wordsFor(const PlacedNote& note, const app::Texts& tr) {
    switch (note.placement ? note.placement->place : app::Place::Holding) {
        case app::Place::Cell:
            return tr("map");
        case app::Place::Tray:
            return tr("tray");
        case app::Place::Bin:
            return tr("bin");
        case app::Place::Holding:
            break;
    }
    return tr("to place");
}

}  // namespace

std::string notesTable(const app::Board& board, const app::Texts& tr) {
    CsvTable table(tr,
                   {TR_NOOP("Stage"), TR_NOOP("Lane"), TR_NOOP("Kind"), TR_NOOP("Text"), TR_NOOP("Author"), TR_NOOP("Group"),
                    TR_NOOP("Order in cell"), TR_NOOP("Where"), TR_NOOP("Face down"), TR_NOOP("Created (UTC)"), TR_NOOP("Id")});
    std::map<app::Cell, int> countIn;
    for (const PlacedNote& placed : inReadingOrder(board)) {
        const app::Lane* lane = placed.cell ? board.find(placed.cell->lane) : nullptr;
        const app::Seat* author = board.find(placed.note->author);
        table.text(placed.cell ? stageTitle(board, placed.cell->stage) : "").text(lane ? lane->title : "");
        table.text(tr(app::rowOf(placed.note->kind).title)).text(placed.note->text).text(author ? author->name : "");
        table.text(placed.group ? placed.group->title : "");
        if (placed.cell) table.whole(++countIn[*placed.cell]);
        else table.blank();
        table.text(wordsFor(placed, tr)).yesNo(placed.placement && placed.placement->faceDown);
        table.text(isoTime(placed.note->createdAt)).text(app::idText(placed.note->id));
        table.endRow();
    }
    return table.bytes();
}

}  // namespace storage::exports
