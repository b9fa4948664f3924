#include <map>

#include "app/base/result.h"
#include "app/rules/ranking.h"
#include "app/rules/worth.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

void addEstimate(CsvTable& table, const app::Estimate* estimate) {
    const app::Estimate given = estimate ? *estimate : app::Estimate{};
    table.rank(given.impactCustomer).rank(given.impactCompany);
    if (given.tenthDays) table.tenths(*given.tenthDays);
    else table.blank();
    if (given.euros) table.whole(*given.euros);
    else table.blank();
    table.rank(given.confidence);
}

}  // namespace

std::string actionsTable(const app::Board& board, const app::Texts& tr) {
    CsvTable table(tr, {TR_NOOP("Title"),
                        TR_NOOP("Description"),
                        TR_NOOP("Stage"),
                        TR_NOOP("Origin"),
                        TR_NOOP("Origin id"),
                        TR_NOOP("Impact on the customer"),
                        TR_NOOP("Impact on the company"),
                        TR_NOOP("Days"),
                        TR_NOOP("Euros"),
                        TR_NOOP("Confidence (%)"),
                        TR_NOOP("Owner"),
                        TR_NOOP("Accepted"),
                        TR_NOOP("Due"),
                        TR_NOOP("First step"),
                        TR_NOOP("Measure"),
                        TR_NOOP("Rank by votes"),
                        TR_NOOP("Rank by value for cost"),
                        TR_NOOP("Rank by hand"),
                        TR_NOOP("Tier"),
                        TR_NOOP("Id")});
    std::map<app::Id<app::Action>, int> byHand, byValue;
    const auto handRows = app::rules::rankedByHand(board);
    for (const auto& row : handRows) byHand[row.action] = row.rank;
    for (const auto& row : app::rules::rankedByValue(board, app::rules::worths(board))) byValue[row.action] = row.rank;
    const app::Round* round = app::rules::roundFor(board, app::rules::RankBy::Votes);
    for (const app::rules::RankedAction& row : round ? app::rules::rankedByRound(board, *round) : handRows) {
        const app::Action* action = board.find(row.action);
        if (!action) continue;  // ranked by hand, deleted since
        const app::Note* origin = board.find(action->origin);
        const app::Assignment* assignment = board.find<app::Assignment>(action->id.value);
        table.text(action->title).text(action->description).text(stageTitle(board, action->stage));
        table.text(origin ? origin->text : "").text(action->origin ? app::idText(action->origin) : "");
        addEstimate(table, board.find<app::Estimate>(action->id.value));
        const app::Assignment given = assignment ? *assignment : app::Assignment{};
        const std::string owner = ownerOf(board, given);
        table.text(owner);
        owner.empty() ? table.blank() : table.yesNo(given.accepted);
        table.text(given.dueDay ? isoDay(*given.dueDay) : "").text(given.firstStep).text(given.measure);
        table.rank(round ? row.rank : 0).rank(byValue[action->id]).rank(byHand[action->id]);
        const app::Planned* planned = board.find<app::Planned>(action->id.value);
        const app::Tier* tier = planned ? board.find(planned->tier) : nullptr;
        table.text(tier ? tier->title : "").text(app::idText(action->id));
        table.endRow();
    }
    return table.bytes();
}

}  // namespace storage::exports
