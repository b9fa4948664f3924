#pragma once
// The wall clock in milliseconds, for what stands in files and in their names. Never for what is waited for: it is set back and
// forth. Called by the files of storage/session.
#include <chrono>

#include "app/board/records.h"

namespace storage::session {

inline app::UnixMs wallTime() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace storage::session
