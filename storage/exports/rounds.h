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

std::vector<const app::Round*> revealedRounds(const app::Board& board);  // by number
std::vector<const app::Round*> unrevealedRounds(const app::Board& board);

// "Pain points" or "Actions": what was voted on.
std::string subjectOf(const app::Round& round, const app::Texts& tr);
// "Round 2 (secret): Pain points".
std::string nameOf(const app::Round& round, const app::Texts& tr);
std::string secrecyOf(const app::Round& round, const app::Texts& tr);  // "secret" or "open"
const char* formWords(app::BallotForm form);                           // "dots", "scores 1 to 5", …: English, to be translated
// What the own score of a tally counts: "dots", "points", "mean score", …: English, to be translated.
const char* figureWords(app::BallotForm form);
// False for what was never scored: it has no mean, and stands last.
bool hasFigure(app::BallotForm form, const app::rules::TallyRow& row);
// Dots and points add up to something; in other forms `total` only counts how often an item was judged.
bool isCounted(app::BallotForm form);

// The text of the note or the title of the action; says so if it was deleted since the vote.
std::string itemText(const app::Board& board, const app::Round& round, std::uint64_t item, const app::Texts& tr);
std::string itemStage(const app::Board& board, const app::Round& round, std::uint64_t item);

// The name of whoever carries an action: as typed, else that of their seat as it is now. Empty if nobody does.
std::string ownerOf(const app::Board& board, const app::Assignment& assignment);

// What a sheet or a file is headed with: the session's title, and whom it was for.
std::string headingOf(const app::Session& session);
std::string stageTitle(const app::Board& board, app::Id<app::Stage> stage);  // empty if there is none

}  // namespace storage::exports
