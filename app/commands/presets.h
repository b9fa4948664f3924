#pragma once
// Votes as they are mostly given, ready to be opened: terms that somebody would else put together from three pages. Some are the
// program's, others are kept at this table (ports/kept_votes.h). Offered by the facilitator's dock.
#include <span>

#include "app/commands/rounds.h"

namespace app::commands {

struct VotePreset {
    const char* key;    // never changes
    const char* title;  // msgid
    RoundTerms terms;
};

std::span<const VotePreset> votePresets();

// Terms as they are kept for other sessions: a round without an id that names no stage, lane or short list.
Round keptVote(const RoundTerms& terms);
RoundTerms termsOf(const Round& kept);

}  // namespace app::commands
