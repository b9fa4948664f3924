#pragma once
// Which rounds of voting may leave the table, and how they are called. Whoever writes anything about a vote asks here first:
// a round that is not revealed leaves no trace in any file but its number and the reason.
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "app/base/texts.h"
#include "app/board/board.h"
#include "app/rules/tally.h"

namespace storage::exports {

std::vector<const app::Ballot*> revealedRounds(const app::Board& board);  // by number
std::vector<const app::Ballot*> unrevealedRounds(const app::Board& board);

// "Pain points" or "Actions": what was voted on.
std::string subjectOf(const app::Ballot& ballot, const app::Texts& tr);
// "Round 2 (secret): Pain points".
std::string nameOf(const app::Ballot& ballot, const app::Texts& tr);
std::string secrecyOf(const app::Ballot& ballot, const app::Texts& tr);  // "secret" or "open"
std::string wordsFor(app::rules::SettledBy settledBy, const app::Texts& tr);

// The text of the note or the title of the action; says so if it was deleted since the vote.
std::string itemText(const app::Board& board, const app::Ballot& ballot, std::uint64_t item, const app::Texts& tr);
std::string itemStage(const app::Board& board, const app::Ballot& ballot, std::uint64_t item);

std::string stageTitle(const app::Board& board, app::Id<app::Stage> stage);  // empty if there is none

}  // namespace storage::exports
