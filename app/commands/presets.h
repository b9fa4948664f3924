#pragma once
// Votes as they are mostly given, ready to be opened: terms that somebody would else put together from three pages. Offered by
// the facilitator's dock.
#include <span>

#include "app/commands/rounds.h"

namespace app::commands {

struct VotePreset {
    const char* key;    // never changes
    const char* title;  // msgid
    RoundTerms terms;
};

std::span<const VotePreset> votePresets();

}  // namespace app::commands
