#pragma once
// The votes that whoever leads keeps at this table for the next workshop, as rounds that name nothing of any session. Implemented
// by storage/session; asked by the facilitator's panel.
#include <vector>

#include "app/board/records.h"

namespace app {

inline constexpr std::size_t kMostKeptVotes = 12;  // three screens of the dock

class KeptVotes {
public:
    virtual ~KeptVotes() = default;
    virtual const std::vector<Round>& votes() const = 0;  // in the order they were kept
    // From now on these; stored without waiting for the disk. At most kMostKeptVotes, each as commands::keptVote makes it.
    virtual void keep(std::vector<Round> votes) = 0;
};

}  // namespace app
