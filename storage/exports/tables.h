#pragma once
// The CSV tables, each the bytes of its file. Pure functions of the board; headings and fixed words in the language of
// `tr`. Rounds that are not revealed appear in none of them. Called by csv.cpp and by tests.
#include <string>
#include <vector>

#include "app/base/texts.h"
#include "app/board/board.h"
#include "storage/exports/csv_table.h"

namespace storage::exports {

// Every note: the map in reading order, then what is to be placed, trays, bins. A face-down note's text is there too; a
// column says that it lay face down.
std::string notesTable(const app::Board& board, const app::Texts& tr);

// Per revealed round every candidate, those without a dot too, best first.
std::string votesTable(const app::Board& board, const app::Texts& tr);

// Per revealed round and ballot one line an entry: dots for and against, points, scores, places, what stood on each screen.
// Ballots are numbered in an order that says nothing; a seat's name only if the round was open.
std::string entriesTable(const app::Board& board, const app::Texts& tr);

// The same in words, one line a ballot.
std::string ballotsTable(const app::Board& board, const app::Texts& tr);

// By the newest revealed vote on actions, else as ranked by hand, else oldest first.
std::string actionsTable(const app::Board& board, const app::Texts& tr);

// Every revealed round with what was voted on in it, the list by value for cost, and the ranking made by hand, each with every
// figure it is made of and the rule that broke each tie. This one, rounds and plan leave out the columns that are empty in every
// row.
std::string rankingsTable(const app::Board& board, const app::Texts& tr);
std::vector<ColumnWords> rankingColumns();

// A line a revealed round: who voted, how far they agree, what the duels between items say, what is still tied.
std::string roundsTable(const app::Board& board, const app::Texts& tr);
std::vector<ColumnWords> roundColumns();

// The tiered plan: a line a tier and a line an action, what was left out and why, the other plans, and at the end the planned
// actions without an owner.
std::string planTable(const app::Board& board, const app::Texts& tr);
std::vector<ColumnWords> planColumns();

// "2026-03-31", and "2026-03-31 08:15:00" in UTC, which spreadsheets read as dates; the bare number for a year that has not
// four digits.
std::string isoDay(std::int64_t daysSince1970);
std::string isoTime(app::UnixMs at);
// As people read them, on pictures: "17 mars 2026", and "17 mars → 16 avril 2026".
std::string spokenDay(std::int64_t daysSince1970, const app::Texts& tr);
std::string spokenDays(std::int64_t first, std::int64_t last, const app::Texts& tr);

}  // namespace storage::exports
