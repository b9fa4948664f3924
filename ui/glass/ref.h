#pragma once
// What a finger has touched, or a hand holds: a record, and where on the glass. A value that every view can make; what can be
// done with it stands in a table of choices (choice.h), and never in a list of kinds.
#include "app/board/records.h"

namespace ui::glass {

// A number for a part of the glass. Those below kOwnPlaces are the table's own; from there on each view counts its own parts.
using Place = std::uint16_t;
constexpr Place kOnGround = 0;      // of the view, or nowhere
constexpr Place kSeatTray = 1;      // a note before its seat
constexpr Place kFitButton = 2;     // at an edge of the table: 2 … 5
constexpr Place kSeatButton = 6;    // 6 … 9
constexpr Place kRevealPaper = 10;  // a strip with a result; 11 … 14: its keys
constexpr Place kLeadButton = 16;   // 16 … 19
constexpr Place kOwnPlaces = 24;

struct Ref {
    app::RecordKey record;  // id 0: no record, only a place
    Place place = kOnGround;

    bool is(app::RecordKind kind) const { return record.id != 0 && record.kind == kind; }
    bool hasRecord() const { return record.id != 0; }
    // Of the record, if it is one of this kind; else 0.
    template <class T>
    app::Id<T> id() const {
        return is(app::kindOf<T>()) ? app::Id<T>{record.id} : app::Id<T>{};
    }
    auto operator<=>(const Ref&) const = default;
};

template <class T>
Ref refTo(app::Id<T> id, Place place = kOnGround) {
    return {{app::kindOf<T>(), id.value}, place};
}

}  // namespace ui::glass
