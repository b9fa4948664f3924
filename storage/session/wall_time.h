#pragma once
// The wall clock in milliseconds, for what stands in files and names; never for what is waited for.
#include <chrono>

#include "app/board/records.h"

namespace storage::session {

inline app::UnixMs wallTime() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace storage::session
