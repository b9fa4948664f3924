#pragma once
// How panels say things: rounds, forms of ballots, days, euros and dates, why an action is left or moved; and
// how what is typed is read back. Pure functions of the board and the language; numbers in the language's own way.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/base/texts.h"
#include "app/base/utf8.h"
#include "app/board/board.h"
#include "app/rules/budget/formula.h"
#include "app/rules/methods/agreement.h"
#include "app/rules/methods/side_by_side.h"
#include "app/rules/tiered_plan.h"

namespace ui::panels {

const char* formName(app::BallotForm form);  // msgid
std::string onWords(const app::Texts& tr, app::RoundOn on, app::NoteKind kind);
std::string roundName(const app::Texts& tr, const app::Round& round);   // "Round 3 · Dots · actions"
std::string roundShort(const app::Texts& tr, const app::Round& round);  // "Round 3 · Dots"
std::string voteWords(const app::Texts& tr, const app::Round& kept);    // "Pain points · 5 dots · 3 min": of a kept vote
std::string timeLeft(const app::Texts& tr, const app::Round& round, app::UnixMs now);  // "03:12 left"; empty without a limit
std::string seatNames(const app::Board& board, const std::vector<app::Id<app::Seat>>& seats);  // "Otter, Fox"
std::string actionTitle(const app::Board& board, app::Id<app::Action> action);
using app::shortened;
std::string shortTitle(const app::Board& board, app::Id<app::Action> action);
std::string tierTitle(const app::Texts& tr, const app::Board& board, app::Id<app::Tier> tier);  // 0: "not in the plan"

std::string daysWords(const app::Texts& tr, std::int64_t tenths);
std::string eurosWords(const app::Texts& tr, std::int64_t euros);
std::string costWords(const app::Texts& tr, std::int64_t tenths, std::int64_t euros);  // "38 d, €42,000", without what is 0
std::string dateWords(const app::Texts& tr, std::int32_t day);

// What people type; nothing if it is no such thing. Days may have one decimal; "30k" is 30,000; dates 15/3/2026 or 2026-03-15.
std::optional<std::int64_t> readTenthDays(const std::string& typed);
std::optional<std::int64_t> readEuros(const std::string& typed);
// The same of an amount that may be left open: nothing typed is nothing known; refused in words, also above what is kept.
app::Result<std::optional<std::int64_t>> readAmount(const std::string& typed, bool days);
// As it is typed: "12,5"; empty if it is not known.
std::string typedAmount(const app::Texts& tr, std::optional<std::int64_t> amount, bool days);
std::optional<std::int32_t> readDay(const std::string& typed);

const char* methodName(app::rules::Method method);  // msgid

std::string whyLeft(const app::Texts& tr, const app::Board& board, const app::rules::LeftOut& left);
std::string whyMoved(const app::Texts& tr, const app::Board& board,
                     const app::rules::Difference& difference);  // empty: no reason is known
// With the line and the column of the text that cannot be read.
std::string formulaTrouble(const app::Texts& tr, const app::rules::FormulaError& error);
// "the best there is, proved" or "at least 97 % of the best possible".
std::string shareOfBest(const app::Texts& tr, int perMille, bool proved);

}  // namespace ui::panels
