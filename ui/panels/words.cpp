#include "ui/panels/words.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "app/base/utf8.h"
#include "app/board/note_kind.h"
#include "app/rules/budget/amount.h"

namespace ui::panels {

namespace rules = app::rules;

const char* formName(app::BallotForm form) {
    switch (form) {
        case app::BallotForm::Dots:
            return TR_NOOP("Dots");
        case app::BallotForm::Points:
            return TR_NOOP("100 points");
        case app::BallotForm::Scores:
            return TR_NOOP("Scores 1 to 5");
        case app::BallotForm::Duels:
            return TR_NOOP("Duels");
        case app::BallotForm::BestWorst:
            return TR_NOOP("Best / worst");
        case app::BallotForm::Orders:
            return TR_NOOP("Rankings");
    }
    return "";
}

std::string onWords(const app::Texts& tr, app::RoundOn on, app::NoteKind kind) {
    if (on == app::RoundOn::Actions) return tr("Actions");
    const std::string notes = tr(app::rowOf(kind).lane);
    return on == app::RoundOn::Groups ? tr.fill("{0}, grouped", notes) : notes;
}

std::string roundShort(const app::Texts& tr, const app::Round& round) {
    return tr.fill("Round {0}", std::to_string(round.number)) + " · " +
           (round.runOffOf ? tr("Run-off") : tr(formName(round.form)));
}

std::string roundName(const app::Texts& tr, const app::Round& round) {
    return roundShort(tr, round) + " · " + onWords(tr, round.on, round.kind);
}

std::string voteWords(const app::Texts& tr, const app::Round& kept) {
    std::string words = onWords(tr, kept.on, kept.kind) + " · ";
    const bool countsDots = kept.form == app::BallotForm::Dots && kept.dotsEach > 0;
    words += countsDots ? tr.plural("%d dot", "%d dots", kept.dotsEach) : tr(formName(kept.form));
    if (kept.boxSeconds) words += " · " + tr.fill("{0} min", std::to_string((kept.boxSeconds + 59) / 60));
    return words;
}

std::string timeLeft(const app::Texts& tr, const app::Round& round, app::UnixMs now) {
    if (!round.closesAt) return {};
    const long left = static_cast<long>((round.closesAt - now + 999) / 1000);
    char clock[48];
    std::snprintf(clock, sizeof clock, "%02ld:%02ld", std::max(0l, left) / 60, std::max(0l, left) % 60);
    return left > 0 ? tr.fill("{0} left", clock) : tr("Time is over");
}

std::string seatNames(const app::Board& board, const std::vector<app::Id<app::Seat>>& seats) {
    std::string names;
    for (app::Id<app::Seat> id : seats)
        if (const app::Seat* seat = board.find(id)) names += (names.empty() ? "" : ", ") + seat->name;
    return names;
}

std::string actionTitle(const app::Board& board, app::Id<app::Action> action) {
    const app::Action* found = board.find(action);
    return found ? found->title : std::string{};
}

std::string shortTitle(const app::Board& board, app::Id<app::Action> action) { return shortened(actionTitle(board, action)); }

std::string tierTitle(const app::Texts& tr, const app::Board& board, app::Id<app::Tier> tier) {
    const app::Tier* found = board.find(tier);
    return found ? found->title : std::string(tr("not in the plan"));
}

std::string daysWords(const app::Texts& tr, std::int64_t tenths) {
    return tr.fill("{0} d", app::decimalText(tr, static_cast<double>(tenths) / 10, tenths % 10 ? 1 : 0));
}

std::string eurosWords(const app::Texts& tr, std::int64_t euros) { return tr.fill("€{0}", app::wholeText(tr, euros)); }

std::string costWords(const app::Texts& tr, std::int64_t tenths, std::int64_t euros) {
    if (tenths == 0) return eurosWords(tr, euros);
    return euros == 0 ? daysWords(tr, tenths) : daysWords(tr, tenths) + ", " + eurosWords(tr, euros);
}

std::string dateWords(const app::Texts& tr, std::int32_t day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    char text[32];
    const int y = int(date.year());
    const unsigned m = unsigned(date.month()), d = unsigned(date.day());
    if (tr.lang() == "fr") std::snprintf(text, sizeof text, "%02u/%02u/%04d", d, m, y);
    else std::snprintf(text, sizeof text, "%04d-%02u-%02u", y, m, d);
    return text;
}

namespace {

// Digits with at most one decimal sign, blanks and a currency or day sign left out; × 10^decimals, exactly.
std::optional<std::int64_t> readDecimal(const std::string& typed, int decimals) {
    std::int64_t value = 0;
    int after = -1;
    bool any = false, thousand = false, ended = false;
    for (std::size_t i = 0; i < typed.size(); ++i) {
        const char c = typed[i];
        if (c >= '0' && c <= '9') {
            if (ended || value > 100'000'000'000) return std::nullopt;
            if (after >= 0 && ++after > decimals) return std::nullopt;  // finer than is kept: never cut in silence
            value = value * 10 + (c - '0'), any = true;
        } else if ((c == ',' || c == '.') && after < 0 && decimals > 0) {
            after = 0;
        } else if (c == 'k' || c == 'K') {
            if (!any || thousand) return std::nullopt;
            thousand = ended = true;
        } else if (c == 'j' || c == 'd') {
            ended = true;
        } else if (c == ' ') {
        } else if (typed.compare(i, 3, "€") == 0) {
            i += 2;
        } else if (typed.compare(i, 3, "\u202F") == 0) {
            i += 2;
        } else if (typed.compare(i, 2, "\u00A0") == 0) {
            i += 1;
        } else {
            return std::nullopt;
        }
    }
    if (!any) return std::nullopt;
    for (int i = std::max(0, after); i < decimals; ++i) value *= 10;
    return thousand ? value * 1000 : value;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<std::int64_t> readTenthDays(const std::string& typed) { return readDecimal(typed, 1); }

std::optional<std::int64_t> readEuros(const std::string& typed) {
    if (typed.find_first_of("kK") == std::string::npos) return readDecimal(typed, 0);
    const auto thousandths = readDecimal(typed, 3);  // 12,5k
    return thousandths ? std::optional(*thousandths / 1000) : std::nullopt;
}

app::Result<std::optional<std::int64_t>> readAmount(const std::string& typed, bool days) {
    if (typed.find_first_not_of(' ') == std::string::npos) return std::optional<std::int64_t>{};
    const auto read = days ? readTenthDays(typed) : readEuros(typed);
    if (!read)
        return app::Refusal{days ? TR_NOOP("This is not a number of days: at most one decimal.")
                                 : TR_NOOP("This is not a number of euros.")};
    if (*read > rules::kMostAmount) return app::Refusal{TR_NOOP("A cost above a million million cannot be right")};
    return read;
}

std::string typedAmount(const app::Texts& tr, std::optional<std::int64_t> amount, bool days) {
    if (!amount) return {};
    return days ? app::decimalText(tr, static_cast<double>(*amount) / 10, *amount % 10 ? 1 : 0) : std::to_string(*amount);
}

std::optional<std::int32_t> readDay(const std::string& typed) {
    const char sign = typed.find('/') != std::string::npos ? '/' : '-';
    const auto first = typed.find(sign), second = typed.find(sign, first == std::string::npos ? first : first + 1);
    if (second == std::string::npos) return std::nullopt;
    const std::string_view all = typed;
    auto a = number(all.substr(0, first)), b = number(all.substr(first + 1, second - first - 1)),
         c = number(all.substr(second + 1));
    if (!a || !b || !c) return std::nullopt;
    if (sign == '/') std::swap(a, c);  // day / month / year
    if (*a >= 0 && *a < 100) *a += 2000;
    const std::chrono::year_month_day date{std::chrono::year{*a}, std::chrono::month{static_cast<unsigned>(*b)},
                                           std::chrono::day{static_cast<unsigned>(*c)}};
    if (*b < 1 || *c < 1 || *a < 2000 || *a > 2200 || !date.ok()) return std::nullopt;
    return static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count());
}

const char* methodName(rules::Method method) {
    switch (method) {
        case rules::Method::Borda:
            return TR_NOOP("Borda");
        case rules::Method::Copeland:
            return TR_NOOP("Copeland");
        case rules::Method::Schulze:
            return TR_NOOP("Schulze");
        case rules::Method::RankedPairs:
            return TR_NOOP("Ranked pairs");
        case rules::Method::Minimax:
            return TR_NOOP("Minimax");
        case rules::Method::Kemeny:
            return TR_NOOP("Kemeny");
    }
    return "";
}

std::string whyLeft(const app::Texts& tr, const app::Board& board, const rules::LeftOut& left) {
    if (left.notValued && (left.why == rules::LeftBecause::NothingGained || left.why == rules::LeftBecause::NoRoom))
        return tr("an impact is not given yet");
    const std::string other = shortTitle(board, left.other);
    switch (left.why) {
        case rules::LeftBecause::Excluded:
            return tr("kept out by hand");
        case rules::LeftBecause::ToBeCosted:
            return tr("still to be costed");
        case rules::LeftBecause::Needs:
            return tr.fill("needs “{0}”, which is not in the plan", other);
        case rules::LeftBecause::VariantTaken:
            return tr.fill("its variant “{0}” is in the plan", other);
        case rules::LeftBecause::VariantImposed:
            return tr.fill("its variant “{0}” is imposed", other);
        case rules::LeftBecause::NoRoom:
            return left.shortEuros || left.shortTenthDays
                       ? tr.fill("does not fit: {0} are missing", costWords(tr, left.shortTenthDays, left.shortEuros))
                       : std::string(tr("does not fit"));
        case rules::LeftBecause::NothingGained:
            return tr("its value is 0, and nothing needs it");
        case rules::LeftBecause::RoomLeft:
            return tr("would fit, and stays where it was");
    }
    return {};
}

std::string whyMoved(const app::Texts& tr, const app::Board& board, const rules::Difference& difference) {
    if (!difference.why) return {};
    const std::string other = shortTitle(board, difference.other);
    switch (*difference.why) {
        case rules::MovedBecause::Pinned:
            return tr("a hand has decided its place");
        case rules::MovedBecause::ToBeCosted:
            return tr("a cost of it is missing");
        case rules::MovedBecause::Needs:
            return tr.fill("it needs “{0}”, which is out or comes later", other);
        case rules::MovedBecause::Variant:
            return tr.fill("its variant “{0}” is in the plan", other);
        case rules::MovedBecause::CapExceeded:
            return tr("its tier was over-full");
        case rules::MovedBecause::NewRoom:
            return tr("there is room for it here");
    }
    return {};
}

std::string formulaTrouble(const app::Texts& tr, const rules::FormulaError& error) {
    return tr.fill("Line {0}, column {1}:", std::to_string(error.line), std::to_string(error.column)) + " " +
           tr.fill(error.text, error.name);
}

std::string shareOfBest(const app::Texts& tr, int perMille, bool proved) {
    if (proved) return tr("the best there is, proved");
    return tr.fill("at least {0}% of the best possible", std::to_string(perMille / 10));
}

}  // namespace ui::panels
