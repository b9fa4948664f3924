#include <algorithm>
#include <iterator>

#include "app/base/result.h"
#include "app/rules/tally.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/ranking_words.h"
#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {

std::string votesTable(const app::Board& board, const app::Texts& tr) {
    CsvTable table(tr, {TR_NOOP("Round"), TR_NOOP("Voted on"), TR_NOOP("Secrecy"), TR_NOOP("Form"), TR_NOOP("Run-off of round"),
                        TR_NOOP("Rank"), TR_NOOP("Tied"), TR_NOOP("Item"), TR_NOOP("Stage"), TR_NOOP("Figure"),
                        TR_NOOP("What the figure is"), TR_NOOP("Total"), TR_NOOP("Voters"), TR_NOOP("Largest share"),
                        TR_NOOP("Dots against"), TR_NOOP("Above the next by"), TR_NOOP("Item id")});
    for (const app::Round* round : revealedRounds(board)) {
        const app::Round* settled = board.find(round->runOffOf);
        auto rows = app::rules::tally(board, *round);
        const std::size_t ranked = rows.size();
        std::ranges::copy(app::rules::goneRows(board, *round), std::back_inserter(rows));  // deleted since: kept, without a rank
        for (const app::rules::TallyRow& row : rows) {
            table.whole(round->number).text(subjectOf(*round, tr)).text(secrecyOf(*round, tr)).text(tr(formWords(round->form)));
            table.rank(settled ? settled->number : 0).rank(row.rank).yesNo(row.tied);
            table.text(itemText(board, *round, row.item, tr)).text(itemStage(board, *round, row.item));
            row.rank > 0 && hasFigure(round->form, row) ? table.decimal(row.figure, digitsOf(round->form)) : table.blank();
            table.text(tr(figureWords(round->form)));
            isCounted(round->form) ? table.whole(row.total) : table.blank();
            table.whole(row.voters);
            isCounted(round->form) ? table.whole(row.largestShare) : table.blank();
            round->resistanceEach > 0 ? table.whole(row.resistance) : table.blank();
            table.text(row.rank == 0 || &row == &rows[ranked - 1] ? "" : tr(separatedBy(row.settledBy, round->form)))
                .text(app::idText(row.item));
            table.endRow();
        }
    }
    return table.bytes();
}

}  // namespace storage::exports
