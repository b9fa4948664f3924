// Every paper of the revealed rounds, twice: entry by entry for machines, and a line a paper for people. Papers are numbered by
// their ids, which were drawn at random, so that a number says nothing but is the same in every file and on the table.
#include <algorithm>
#include <map>

#include "app/base/result.h"
#include "app/rules/papers.h"
#include "app/rules/tally.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

using app::Says;
using app::rules::Entry, app::rules::PaperView;

// Line ends would break a list inside one cell.
std::string onOneLine(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

bool isOnScreen(const Entry& e) { return e.says == Says::Shown || e.says == Says::Skipped; }

// One line a dot would be long: dots of one paper on one item become one entry that counts them. Sorted by screen and rank, then
// by title.
std::vector<Entry> gathered(const PaperView& paper, const app::Board& board, const app::Ballot& ballot, const app::Texts& tr) {
    std::vector<Entry> entries;
    for (const Entry& e : paper.entries) {
        const bool isDot = e.says == Says::Dot || e.says == Says::Resistance;
        const auto same = std::ranges::find_if(
            entries, [&](const Entry& known) { return isDot && known.item == e.item && known.says == e.says; });
        if (same != entries.end()) ++same->value;
        else entries.push_back(e);
    }
    std::ranges::sort(entries, {}, [&](const Entry& e) {
        const int rank = isOnScreen(e) ? -e.value : e.says == Says::Level ? e.value : 0;
        return std::tuple(isOnScreen(e) ? e.part : 0, rank, itemText(board, ballot, e.item, tr), e.item, e.part, e.says);
    });
    return entries;
}

const char* saysWords(const Entry& e) {
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

// A paper in words, in the order of the round's result.
class PaperWords {
public:
    PaperWords(const app::Board& board, const app::Ballot& ballot, const app::Texts& tr)
        : m_board(board), m_ballot(ballot), m_tr(tr) {
        for (const auto& row : app::rules::tally(board, ballot)) m_order.emplace(row.item, m_order.size());
    }

    std::string operator()(const PaperView& paper) const {
        auto entries = gathered(paper, m_board, m_ballot, m_tr);
        std::ranges::stable_sort(entries, {}, [&](const Entry& e) {
            const auto at = m_order.find(e.item);
            return at == m_order.end() ? m_order.size() : at->second;
        });
        switch (m_ballot.form) {
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
    std::string item(std::uint64_t id) const { return onOneLine(itemText(m_board, m_ballot, id, m_tr)); }
    static void add(std::string& text, const char* between, const std::string& more) {
        text += (text.empty() ? "" : between) + more;
    }

    std::string amounts(const std::vector<Entry>& entries) const {
        std::string text;
        for (const Entry& e : entries) {
            std::string words = item(e.item);
            if (e.says == Says::Resistance) words = m_tr.fill("against: {0}", words);
            if (e.says == Says::Points) words += " (" + std::to_string(e.value) + ")";
            else if (e.value > 1) words += " ×" + std::to_string(e.value);
            add(text, " | ", words);
        }
        return text;
    }
    std::string scores(const std::vector<Entry>& entries) const {
        std::map<std::uint64_t, std::array<std::string, 2>> given;
        for (const Entry& e : entries) given[e.item][e.part == 0 ? 0 : 1] = std::to_string(e.value);
        std::string text;
        for (const Entry& e : entries) {
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
    std::string order(const std::vector<Entry>& entries) const {
        std::map<int, std::string> levels;
        for (const Entry& e : entries) add(levels[e.value], " = ", item(e.item));
        std::string text;
        for (const auto& [place, items] : levels) add(text, " > ", items);
        return text;
    }
    // "A > B", "A > C = D > B": the best of the screen, what was left between, the worst.
    std::string screens(const std::vector<Entry>& entries) const {
        struct Screen {
            std::string best, middle, worst;
            bool skipped = false;
        };
        std::map<int, Screen> all;
        for (const Entry& e : entries) {
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
    const app::Ballot& m_ballot;
    const app::Texts& m_tr;
    std::map<std::uint64_t, std::size_t> m_order;
};

struct NumberedPaper {
    PaperView paper;
    int number = 0;
    std::string seat;  // empty in a secret round
};

// By seat in an open round, else by number.
std::vector<NumberedPaper> papersInOrder(const app::Board& board, const app::Ballot& ballot) {
    std::vector<NumberedPaper> list;
    for (PaperView& paper : app::rules::papers(board, ballot.id)) {
        const app::Seat* seat = ballot.secret ? nullptr : board.find(paper.seat);
        const int number = static_cast<int>(list.size()) + 1;
        list.push_back({std::move(paper), number, seat ? seat->name : std::string{}});
    }
    std::ranges::sort(list, {}, [](const NumberedPaper& p) { return std::pair(p.seat, p.number); });
    return list;
}

// Round, form, number, whose: the same in both tables.
void addPaper(CsvTable& table, const app::Ballot& ballot, const NumberedPaper& paper, const app::Texts& tr) {
    table.whole(ballot.number).text(tr(formWords(ballot.form))).whole(paper.number).text(paper.seat);
    table.whole(paper.paper.weight).rank(paper.paper.team);
}

}  // namespace

std::string ballotsTable(const app::Board& board, const app::Texts& tr) {
    CsvTable table(
        tr, {TR_NOOP("Round"), TR_NOOP("Form"), TR_NOOP("Paper"), TR_NOOP("Seat"), TR_NOOP("Weight"), TR_NOOP("Team"),
             TR_NOOP("Item"), TR_NOOP("Says"), TR_NOOP("How much"), TR_NOOP("Criterion"), TR_NOOP("Screen"), TR_NOOP("Item id")});
    for (const app::Ballot* ballot : revealedRounds(board))
        for (const NumberedPaper& paper : papersInOrder(board, *ballot)) {
            const auto entries = gathered(paper.paper, board, *ballot, tr);
            for (const Entry& e : entries) {
                addPaper(table, *ballot, paper, tr);
                table.text(itemText(board, *ballot, e.item, tr)).text(tr(saysWords(e)));
                isOnScreen(e) ? table.blank() : table.whole(e.value);
                table.text(e.says == Says::Score ? e.part == 0 ? tr("customer") : tr("company") : "");
                isOnScreen(e) ? table.whole(e.part) : table.blank();
                table.text(app::idText(e.item));
                table.endRow();
            }
            if (!entries.empty()) continue;
            addPaper(table, *ballot, paper, tr);
            table.blank().text(tr("blank paper")).blank().blank().blank().blank();
            table.endRow();
        }
    return table.bytes();
}

std::string papersTable(const app::Board& board, const app::Texts& tr) {
    CsvTable table(tr, {TR_NOOP("Round"), TR_NOOP("Form"), TR_NOOP("Paper"), TR_NOOP("Seat"), TR_NOOP("Weight"), TR_NOOP("Team"),
                        TR_NOOP("Choices"), TR_NOOP("Entries")});
    for (const app::Ballot* ballot : revealedRounds(board)) {
        const PaperWords words(board, *ballot, tr);
        for (const NumberedPaper& paper : papersInOrder(board, *ballot)) {
            addPaper(table, *ballot, paper, tr);
            table.text(words(paper.paper)).whole(static_cast<std::int64_t>(paper.paper.entries.size()));
            table.endRow();
        }
    }
    return table.bytes();
}

}  // namespace storage::exports
