#pragma once
// What each ballot of a revealed round says of one item, in words: the last step when somebody follows a rank back to the
// votes. Ballots of a secret round go by their number, the same as in the exports; those of an open one by their seat's name.
#include <string>

#include "app/base/texts.h"
#include "app/board/board.h"

namespace app::rules {

// "no. 3: 2; no. 7: 1, counts 3 times"; empty if no ballot names it. Precondition: the round may be shown.
std::string ballotWords(const Board& board, const Round& round, std::uint64_t item, const Texts& tr);

}  // namespace app::rules
