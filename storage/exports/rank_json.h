#pragma once
// The answer of `parcours rank`: every list and every revealed round with every figure, as one JSON object (docs/cli.md says what
// each member means). Called by the command line. Nothing of a round that is not revealed is in it but its number.
#include <optional>
#include <string>

#include "app/base/result.h"
#include "app/base/texts.h"
#include "app/board/board.h"

namespace storage::exports {

struct RankAsked {
    std::string method;        // empty: all; else a key of ranking_words.h, a method of orders or a list
    std::optional<int> round;  // nothing: all; with a method of orders: the newest revealed one that it can be read from
    std::string strength;      // of a defeat, for Schulze, ranked pairs and minimax: "margins" (also if empty) or "winning" votes
};

// UTF-8 with a line end. Refused: an unknown method or strength, a round that does not exist or is not revealed, a method for a
// round of duels, a list there is nothing for. Sentences in the answer are in the language of `tr`; the refusal is a msgid.
app::Result<std::string> rankJson(const app::Board& board, const RankAsked& asked, const app::Texts& tr = {});

}  // namespace storage::exports
