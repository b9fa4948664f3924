#pragma once
// The time, asked of the world so that tests and replays can give their own.
// Handed in by main.cpp; nothing in app or ui reads a clock of its own.
#include <cstdint>

#include "app/board/records.h"

namespace app {

class Clock {
public:
    virtual ~Clock() = default;
    virtual UnixMs now() const = 0;      // wall clock: what goes into records
    virtual double seconds() const = 0;  // monotonic, from an arbitrary start: what gestures and animations use
};

}  // namespace app
