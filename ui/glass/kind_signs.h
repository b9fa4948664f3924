#pragma once
// Which sign tells a note kind without its colour. One row a kind; a new kind adds one here and its shape in paint/signs.
// Read by whatever draws a note or a lane.
#include "app/board/records.h"
#include "ui/paint/signs.h"

namespace ui::glass {

inline paint::KindSign signOf(app::NoteKind kind) {
    switch (kind) {
        case app::NoteKind::Actions:
            return paint::KindSign::Hand;
        case app::NoteKind::Touchpoints:
            return paint::KindSign::Signpost;
        case app::NoteKind::Thoughts:
            return paint::KindSign::Thought;
        case app::NoteKind::Emotions:
            return paint::KindSign::Face;
        case app::NoteKind::Pains:
            return paint::KindSign::Bolt;
        case app::NoteKind::Moments:
            return paint::KindSign::Flag;
        case app::NoteKind::Backstage:
            return paint::KindSign::Gear;
        case app::NoteKind::Opportunities:
            return paint::KindSign::Bulb;
        case app::NoteKind::Deliverables:
            return paint::KindSign::Parcel;
        case app::NoteKind::Indicators:
            return paint::KindSign::Gauge;
    }
    return paint::KindSign::Hand;
}

}  // namespace ui::glass
