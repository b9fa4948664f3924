#include <algorithm>
#include <map>

#include "app/base/result.h"
#include "app/rules/ranking.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

using app::rules::TallyRow;

// Line ends would break a list inside one cell.
std::string onOneLine(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

// "devis perdu ×2 | pas d'avis récents", in the order of the round's result.
std::string choicesText(const app::Board& board, const app::Ballot& ballot, const std::vector<TallyRow>& rows,
                        const std::map<std::uint64_t, int>& dots, const app::Texts& tr) {
    std::string text;
    for (const TallyRow& row : rows) {
        const auto given = dots.find(row.item);
        if (given == dots.end()) continue;
        if (!text.empty()) text += " | ";
        text += onOneLine(itemText(board, ballot, row.item, tr));
        if (given->second > 1) text += " ×" + std::to_string(given->second);
    }
    return text;
}

void addRankedByHand(CsvTable& table, const app::Board& board, const app::Texts& tr) {
    if (board.ranking().empty()) return;
    for (const app::rules::RankedAction& row : app::rules::rankedByHand(board)) {
        const app::Action* action = board.find(row.action);
        table.text(tr("By hand")).rank(row.rank).yesNo(false).text(action ? action->title : tr("(deleted since)"));
        table.text(app::idText(row.action)).blank().blank();
        table.endRow();
    }
}

}  // namespace

std::string votesTable(const app::Board& board, const app::Texts& tr) {
    CsvTable table(tr, {TR_NOOP("Round"), TR_NOOP("Voted on"), TR_NOOP("Ballot"), TR_NOOP("Run-off of round"),
                        TR_NOOP("Item id"), TR_NOOP("Item"), TR_NOOP("Stage"), TR_NOOP("Dots"), TR_NOOP("Voters"),
                        TR_NOOP("Largest share"), TR_NOOP("Rank"), TR_NOOP("Tied"), TR_NOOP("Above the next by")});
    for (const app::Ballot* ballot : revealedRounds(board)) {
        const app::Ballot* settled = board.find(ballot->runOffOf);
        const std::vector<TallyRow> rows = app::rules::tally(board, *ballot);
        for (const TallyRow& row : rows) {
            table.whole(ballot->number).text(subjectOf(*ballot, tr)).text(secrecyOf(*ballot, tr));
            table.rank(settled ? settled->number : 0).text(app::idText(row.item)).text(itemText(board, *ballot, row.item, tr));
            table.text(itemStage(board, *ballot, row.item)).whole(row.total).whole(row.voters).whole(row.largestShare);
            table.whole(row.rank).yesNo(row.tied).text(&row == &rows.back() ? "" : wordsFor(row.settledBy, tr));
            table.endRow();
        }
    }
    return table.bytes();
}

std::string ballotsTable(const app::Board& board, const app::Texts& tr) {
    CsvTable table(tr, {TR_NOOP("Round"), TR_NOOP("Paper"), TR_NOOP("Seat"), TR_NOOP("Choices"), TR_NOOP("Dots")});
    for (const app::Ballot* ballot : revealedRounds(board)) {
        std::map<app::Id<app::Paper>, std::map<std::uint64_t, int>> papers;  // paper → item → dots; ids are random
        for (const auto& [id, paper] : board.all<app::Paper>())
            if (paper.ballot == ballot->id) papers[paper.id];
        for (const app::Id<app::Dot> id : board.dotsOf(ballot->id))
            if (const auto at = papers.find(board.find(id)->paper); at != papers.end()) ++at->second[board.find(id)->item];
        const std::vector<TallyRow> rows = app::rules::tally(board, *ballot);
        int number = 0;
        for (const auto& [id, dots] : papers) {
            const app::Seat* seat = ballot->secret ? nullptr : board.find(board.find(id)->seat);
            int total = 0;
            for (const auto& [item, count] : dots) total += count;
            table.whole(ballot->number).whole(++number).text(seat ? seat->name : "");
            table.text(choicesText(board, *ballot, rows, dots, tr)).whole(total);
            table.endRow();
        }
    }
    return table.bytes();
}

std::string rankingsTable(const app::Board& board, const app::Texts& tr) {
    CsvTable table(tr, {TR_NOOP("Ranking"), TR_NOOP("Rank"), TR_NOOP("Tied"), TR_NOOP("Item"), TR_NOOP("Item id"),
                        TR_NOOP("Dots"), TR_NOOP("Above the next by")});
    for (const app::Ballot* ballot : revealedRounds(board)) {
        const std::string name = nameOf(*ballot, tr);
        const std::vector<TallyRow> rows = app::rules::tally(board, *ballot);
        for (const TallyRow& row : rows) {
            table.text(name)
                .whole(row.rank)
                .yesNo(row.tied)
                .text(itemText(board, *ballot, row.item, tr))
                .text(app::idText(row.item));
            table.whole(row.total).text(&row == &rows.back() ? "" : wordsFor(row.settledBy, tr));
            table.endRow();
        }
        if (ballot->on != app::BallotOn::Actions) continue;
        for (const app::rules::RankedAction& row : app::rules::rankedByBallot(board, *ballot)) {
            if (row.rank > 0) continue;  // only those made since the vote
            table.text(name)
                .blank()
                .yesNo(false)
                .text(board.find(row.action)->title)
                .text(app::idText(row.action))
                .blank()
                .blank();
            table.endRow();
        }
    }
    addRankedByHand(table, board, tr);
    return table.bytes();
}

}  // namespace storage::exports
