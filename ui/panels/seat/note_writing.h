#pragma once
// The writing of notes at one seat: a new one, of the kind that was written here last, or one that is there; and a group's title.
// Its kind can be changed while it is written, and shows in the colour of the field: three have a key with their name, the others
// stand behind one more.
#include <array>
#include <vector>

#include "ui/panels/seat/page.h"

namespace ui::panels::seat {

class NoteWriting {
public:
    Writing fresh(app::Id<app::Seat> seat);
    // Of what can be written by hand: the text of a note, the title of a group; nothing of other records.
    std::optional<Writing> of(const app::Board& board, const app::RecordKey& record);

private:
    void showKinds(SeatContext& at, const app::Rect& header, app::Id<app::Note> note);
    bool showOthers(SeatContext& at, const app::Rect& keys, app::Id<app::Note> note);
    bool kindKey(SeatContext& at, app::NoteKind kind, const app::Rect& r);
    void choose(SeatContext& at, app::NoteKind kind, app::Id<app::Note> note);
    std::vector<app::NoteKind> wordsOf(const std::vector<app::NoteKind>& kinds);

    app::NoteKind m_kind = app::NoteKind::Pains;
    // Those that have a key of their own, each in its place; the last gives way to one that is chosen among the others.
    std::array<app::NoteKind, 3> m_words{app::NoteKind::Pains, app::NoteKind::Opportunities, app::NoteKind::Actions};
    bool m_othersShown = false;
};

}  // namespace ui::panels::seat
