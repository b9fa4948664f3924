#pragma once
// One finger from its landing to its lift. Sources tell of it in samples; ContactTracker makes of them contacts with ids of
// their own; everything above (claims, gestures, marks under the fingers) sees contacts only. Every contact ends: lifted or
// cancelled. Nothing here knows what lies under a finger.
#include <cstdint>

#include "app/base/geometry.h"
#include "app/base/id.h"

namespace ui::touch {

enum class Phase : std::uint8_t { Begin, Move, End, Cancel };
enum class SourceKind : std::uint8_t { Touch, Mouse, Replay };

// What a source says of one finger at one moment, in the order in which it happened.
struct ContactSample {
    int source = 0;  // which source speaks, one number each
    SourceKind kind = SourceKind::Touch;
    std::uint64_t deviceContact = 0;  // the source's own number of the finger; devices use numbers again
    Phase phase = Phase::Begin;
    app::Point px;   // window pixels
    double atS = 0;  // monotonic seconds, on the clock the frames are counted by
};

struct Contact;
// Counted upward from 1 and never used again: an id kept too long names nobody, not somebody else.
using ContactId = app::Id<Contact>;

// A contact as one frame sees it. A tap shorter than a frame is both begun and ended in it.
struct Contact {
    ContactId id;
    int source = 0;
    SourceKind kind = SourceKind::Touch;
    std::uint64_t deviceContact = 0;

    app::Point startPx;     // never filtered
    app::Point px;          // filtered, if a jitter filter is on
    app::Point previousPx;  // px at the end of the frame before; startPx in the first frame
    app::Point rawPx;       // what the device said: hit tests use this
    double startS = 0;
    double atS = 0;        // time of its latest sample
    float pathMm = 0;      // length of the way so far
    float farthestMm = 0;  // greatest distance from its start so far

    app::Point velocityPxS;  // least squares over the last samples; zero if it has come to rest

    bool began = false;        // in this frame
    bool moved = false;        // in this frame
    bool ended = false;        // in this frame, lifted or cancelled: it is gone in the next
    bool cancelled = false;    // with ended: what it was doing must not count
    bool inert = false;        // a cup, a sleeve: whoever holds something by it lets go and ignores it until it ends
    bool becameInert = false;  // in this frame

    bool lifted() const { return ended && !cancelled; }
    app::Point stepPx() const { return px - previousPx; }
};

}  // namespace ui::touch
