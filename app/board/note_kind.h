#pragma once
// The table of note kinds: one row a kind, keyed by the enum. A new kind is a row here, a view, an icon and a test.
// Read by commands, exports, panels and views; nobody else lists the kinds.
#include "app/base/per.h"
#include "app/base/result.h"
#include "app/board/records.h"

namespace app {

struct NoteKindRow {
    NoteKind kind;
    const char* key;    // in files: CSV, JSON templates
    const char* title;  // one note of it, English msgid
    const char* lane;   // the default lane's title, English msgid
};

constexpr Per<NoteKind, NoteKindRow> kNoteKinds({
    {NoteKind::Actions, "actions", TR_NOOP("Customer action"), TR_NOOP("Customer actions")},
    {NoteKind::Touchpoints, "touchpoints", TR_NOOP("Touchpoint"), TR_NOOP("Touchpoints")},
    {NoteKind::Thoughts, "thoughts", TR_NOOP("Thought"), TR_NOOP("Thoughts")},
    {NoteKind::Emotions, "emotions", TR_NOOP("Emotion"), TR_NOOP("Emotions")},
    {NoteKind::Pains, "pains", TR_NOOP("Pain point"), TR_NOOP("Pain points")},
    {NoteKind::Moments, "moments", TR_NOOP("Moment of truth"), TR_NOOP("Moments of truth")},
    {NoteKind::Backstage, "backstage", TR_NOOP("Backstage fact"), TR_NOOP("Backstage")},
    {NoteKind::Opportunities, "opportunities", TR_NOOP("Opportunity"), TR_NOOP("Opportunities")},
    {NoteKind::Deliverables, "deliverables", TR_NOOP("Deliverable"), TR_NOOP("Deliverables")},
    {NoteKind::Indicators, "indicators", TR_NOOP("Indicator"), TR_NOOP("Indicators")},
});

constexpr const NoteKindRow& rowOf(NoteKind kind) { return kNoteKinds[kind]; }

constexpr bool rowsStandInOrder() {
    for (int i = 0; i < kValuesOf<NoteKind>; ++i)
        if (rowOf(static_cast<NoteKind>(i)).kind != static_cast<NoteKind>(i)) return false;
    return true;
}
static_assert(rowsStandInOrder());

}  // namespace app
