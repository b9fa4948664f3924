#pragma once
// The writing of notes at one seat: a new one, of the kind that was written here last, or one that is there; and a group's title.
// Its kind can be changed while it is written, and shows in the colour of the field.
#include "ui/panels/seat/page.h"

namespace ui::panels::seat {

class NoteWriting {
public:
    Writing fresh(app::Id<app::Seat> seat);
    // Of what can be written by hand: the text of a note, the title of a group; nothing of other records.
    std::optional<Writing> of(const app::Board& board, const app::RecordKey& record);

private:
    void showKinds(SeatContext& at, Space& header, app::Id<app::Note> note);

    app::NoteKind m_kind = app::NoteKind::Pains;
};

}  // namespace ui::panels::seat
