#pragma once
// The answer of `parcours tally`: a published election counted by every method, as one JSON object (docs/tally.md). Called by
// main.cpp with what storage/imports/ballot_file.h read. Breaks no tie of a ranking; where a budget has to break one, it says how
// and writes down which. The same file gives the same bytes on every machine.
#include <optional>
#include <string>

#include "app/base/result.h"
#include "app/base/texts.h"
#include "app/rules/public_ballots.h"

namespace storage::exports {

struct TallyAsked {
    std::optional<app::Blanks> blanks;  // how to read unlisted candidates, whatever the file says
    std::string file;                   // its name, to be repeated
};

// Beyond, what is cheap is answered, and `left_out` and a remark say what is not.
constexpr int kMostRankedCandidates = 500;     // ranked pairs takes O(n⁴/64) at worst: seconds here, minutes at twice as many
constexpr int kMostComparedCandidates = 2000;  // O(orders · n²), and n² figures in the answer

// UTF-8 with a line end; remarks in the words of `tr`. Refused: blanks asked for where there are no orders; more money or points
// than can be counted exactly.
app::Result<std::string> tallyJson(const app::rules::PublicBallots& ballots, const TallyAsked& asked, const app::Texts& tr = {});

}  // namespace storage::exports
