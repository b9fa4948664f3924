// Every ballot of the revealed rounds, twice: entry by entry for machines, and a line a ballot for people. Ballots are numbered
// by their ids, which were drawn at random, so that a number says nothing but is the same in every file and on the table.
#include <algorithm>
#include <map>

#include "app/base/result.h"
#include "app/rules/ballots.h"
#include "app/rules/tally.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

using app::Says;
using app::rules::EntryView, app::rules::BallotView;

// Line ends would break a list inside one cell.
std::string onOneLine(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

bool isOnScreen(const EntryView& e) { return e.says == Says::Shown || e.says == Says::Skipped; }

// One line a dot would be long: dots of one ballot on one item become one entry that counts them. Sorted by screen and rank, then
// by title.
std::vector<EntryView> gathered(const BallotView& ballot, const app::Board& board, const app::Round& round,
                                const app::Texts& tr) {
    std::vector<EntryView> entries;
    for (const EntryView& e : ballot.entries) {
        const bool isDot = e.says == Says::Dot || e.says == Says::Resistance;
        const auto same = std::ranges::find_if(
            entries, [&](const EntryView& known) { return isDot && known.item == e.item && known.says == e.says; });
        if (same != entries.end()) ++same->value;
        else entries.push_back(e);
    }
    std::ranges::sort(entries, {}, [&](const EntryView& e) {
        const int rank = isOnScreen(e) ? -e.value : e.says == Says::Level ? e.value : 0;
        return std::tuple(isOnScreen(e) ? e.part : 0, rank, itemText(board, round, e.item, tr), e.item, e.part, e.says);
    });
    return entries;
}

const char* saysWords(const EntryView& e) {
    switch (e.says) {
        case Says::Dot:
            return TR_NOOP("dots for");
        case Says::Resistance:
            return TR_NOOP("dots against");
        case Says::Points:
            return TR_NOOP("points");
        case Says::Score:
            return TR_NOOP("score");
        case Says::Level:
            return TR_NOOP("rank");
        case Says::Skipped:
            return TR_NOOP("no opinion");
        case Says::Shown:
            break;
    }
    return e.value > 0 ? TR_NOOP("preferred") : e.value < 0 ? TR_NOOP("put last") : TR_NOOP("shown");
}

// A ballot in words, in the order of the round's result.
class BallotWords {
public:
    BallotWords(const app::Board& board, const app::Round& round, const app::Texts& tr)
        : m_board(board), m_round(round), m_tr(tr) {
        for (const auto& row : app::rules::tally(board, round)) m_order.emplace(row.item, m_order.size());
    }

    std::string operator()(const BallotView& ballot) const {
        auto entries = gathered(ballot, m_board, m_round, m_tr);
        std::ranges::stable_sort(entries, {}, [&](const EntryView& e) {
            const auto at = m_order.find(e.item);
            return at == m_order.end() ? m_order.size() : at->second;
        });
        switch (m_round.form) {
            case app::BallotForm::Duels:
            case app::BallotForm::BestWorst:
                return screens(entries);
            case app::BallotForm::Orders:
                return order(entries);
            case app::BallotForm::Scores:
                return scores(entries);
            default:
                return amounts(entries);
        }
    }

private:
    std::string item(std::uint64_t id) const { return onOneLine(itemText(m_board, m_round, id, m_tr)); }
    static void add(std::string& text, const char* between, const std::string& more) {
        text += (text.empty() ? "" : between) + more;
    }

    std::string amounts(const std::vector<EntryView>& entries) const {
        std::string text;
        for (const EntryView& e : entries) {
            std::string words = item(e.item);
            if (e.says == Says::Resistance) words = m_tr.fill("against: {0}", words);
            if (e.says == Says::Points) words += " (" + std::to_string(e.value) + ")";
            else if (e.value > 1) words += " ×" + std::to_string(e.value);
            add(text, " | ", words);
        }
        return text;
    }
    std::string scores(const std::vector<EntryView>& entries) const {
        std::map<std::uint64_t, std::array<std::string, 2>> given;
        for (const EntryView& e : entries) given[e.item][e.part == 0 ? 0 : 1] = std::to_string(e.value);
        std::string text;
        for (const EntryView& e : entries) {
            const auto found = given.find(e.item);
            if (found == given.end()) continue;
            std::string words;
            if (const auto& customer = found->second[0]; !customer.empty()) add(words, ", ", m_tr.fill("customer {0}", customer));
            if (const auto& company = found->second[1]; !company.empty()) add(words, ", ", m_tr.fill("company {0}", company));
            add(text, " | ", item(e.item) + " (" + words + ")");
            given.erase(found);
        }
        return text;
    }
    std::string order(const std::vector<EntryView>& entries) const {
        std::map<int, std::string> levels;
        for (const EntryView& e : entries) add(levels[e.value], " = ", item(e.item));
        std::string text;
        for (const auto& [place, items] : levels) add(text, " > ", items);
        return text;
    }
    // "A > B", "A > C = D > B": the best of the screen, what was left between, the worst.
    std::string screens(const std::vector<EntryView>& entries) const {
        struct Screen {
            std::string best, middle, worst;
            bool skipped = false;
        };
        std::map<int, Screen> all;
        for (const EntryView& e : entries) {
            Screen& screen = all[e.part];
            screen.skipped = screen.skipped || e.says == Says::Skipped;
            add(e.value > 0 ? screen.best : e.value < 0 ? screen.worst : screen.middle, " = ", item(e.item));
        }
        std::string text;
        for (const auto& [number, screen] : all) {
            std::string words;
            for (const std::string& part : {screen.best, screen.middle, screen.worst})
                if (!part.empty()) add(words, " > ", part);
            add(text, " | ", screen.skipped ? m_tr.fill("no opinion: {0}", words) : words);
        }
        return text;
    }

    const app::Board& m_board;
    const app::Round& m_round;
    const app::Texts& m_tr;
    std::map<std::uint64_t, std::size_t> m_order;
};

struct NumberedBallot {
    BallotView ballot;
    int number = 0;
    std::string seat;  // empty in a secret round
};

// By seat in an open round, else by number.
std::vector<NumberedBallot> ballotsInOrder(const app::Board& board, const app::Round& round) {
    std::vector<NumberedBallot> list;
    for (BallotView& ballot : app::rules::ballots(board, round.id)) {
        const app::Seat* seat = round.secret ? nullptr : board.find(ballot.seat);
        const int number = static_cast<int>(list.size()) + 1;
        list.push_back({std::move(ballot), number, seat ? seat->name : std::string{}});
    }
    std::ranges::sort(list, {}, [](const NumberedBallot& p) { return std::pair(p.seat, p.number); });
    return list;
}

// Round, form, number, whose: the same in both tables.
void addBallot(CsvTable& table, const app::Round& round, const NumberedBallot& ballot, const app::Texts& tr) {
    table.whole(round.number).text(tr(formWords(round.form))).whole(ballot.number).text(ballot.seat);
    table.whole(ballot.ballot.weight).rank(ballot.ballot.team);
}

}  // namespace

std::string entriesTable(const app::Board& board, const app::Texts& tr) {
    CsvTable table(
        tr, {TR_NOOP("Round"), TR_NOOP("Form"), TR_NOOP("Ballot"), TR_NOOP("Seat"), TR_NOOP("Weight"), TR_NOOP("Team"),
             TR_NOOP("Item"), TR_NOOP("Says"), TR_NOOP("How much"), TR_NOOP("Criterion"), TR_NOOP("Screen"), TR_NOOP("Item id")});
    for (const app::Round* round : revealedRounds(board))
        for (const NumberedBallot& ballot : ballotsInOrder(board, *round)) {
            const auto entries = gathered(ballot.ballot, board, *round, tr);
            for (const EntryView& e : entries) {
                addBallot(table, *round, ballot, tr);
                table.text(itemText(board, *round, e.item, tr)).text(tr(saysWords(e)));
                isOnScreen(e) ? table.blank() : table.whole(e.value);
                table.text(e.says == Says::Score ? e.part == 0 ? tr("customer") : tr("company") : "");
                isOnScreen(e) ? table.whole(e.part) : table.blank();
                table.text(app::idText(e.item));
                table.endRow();
            }
            if (!entries.empty()) continue;
            addBallot(table, *round, ballot, tr);
            table.blank().text(tr("blank ballot")).blank().blank().blank().blank();
            table.endRow();
        }
    return table.bytes();
}

std::string ballotsTable(const app::Board& board, const app::Texts& tr) {
    CsvTable table(tr, {TR_NOOP("Round"), TR_NOOP("Form"), TR_NOOP("Ballot"), TR_NOOP("Seat"), TR_NOOP("Weight"), TR_NOOP("Team"),
                        TR_NOOP("Choices"), TR_NOOP("Entries")});
    for (const app::Round* round : revealedRounds(board)) {
        const BallotWords words(board, *round, tr);
        for (const NumberedBallot& ballot : ballotsInOrder(board, *round)) {
            addBallot(table, *round, ballot, tr);
            table.text(words(ballot.ballot)).whole(static_cast<std::int64_t>(ballot.ballot.entries.size()));
            table.endRow();
        }
    }
    return table.bytes();
}

}  // namespace storage::exports
