#include "storage/exports/ranking_line.h"

#include "app/base/result.h"

namespace storage::exports {
namespace {

class Cells {
public:
    explicit Cells(CsvTable& table) : m_table(table) {}

    void number(const std::optional<double>& value, int digits) { value ? m_table.decimal(*value, digits) : m_table.blank(); }
    void whole(const std::optional<int>& value) { value ? m_table.whole(*value) : m_table.blank(); }
    void amount(const std::optional<std::int64_t>& value) { value ? m_table.whole(*value) : m_table.blank(); }
    void tenths(const std::optional<std::int64_t>& value) { value ? m_table.tenths(*value) : m_table.blank(); }
    void flag(const std::optional<bool>& value) { value ? m_table.yesNo(*value) : m_table.blank(); }

private:
    CsvTable& m_table;
};

}  // namespace

std::vector<const char*> rankingHeadings() {
    return {TR_NOOP("Ranking"),
            TR_NOOP("Rank"),
            TR_NOOP("Tied"),
            TR_NOOP("Item"),
            TR_NOOP("Figure"),
            TR_NOOP("What the figure is"),
            TR_NOOP("Above the next by"),
            TR_NOOP("Total"),
            TR_NOOP("Voters"),
            TR_NOOP("Largest share"),
            TR_NOOP("Share of the largest"),
            TR_NOOP("Dots against"),
            TR_NOOP("Team 1"),
            TR_NOOP("Team 2"),
            TR_NOOP("Team 3"),
            TR_NOOP("Team 4"),
            TR_NOOP("Without a team"),
            TR_NOOP("Mean, customer"),
            TR_NOOP("Median, customer"),
            TR_NOOP("Consensus, customer"),
            TR_NOOP("Polarisation, customer"),
            TR_NOOP("Mean, company"),
            TR_NOOP("Median, company"),
            TR_NOOP("Consensus, company"),
            TR_NOOP("Polarisation, company"),
            TR_NOOP("Two camps"),
            TR_NOOP("Chance to be kept"),
            TR_NOOP("Certainty"),
            TR_NOOP("Stability"),
            TR_NOOP("Value"),
            TR_NOOP("Effort"),
            TR_NOOP("Value for cost"),
            TR_NOOP("Quadrant"),
            TR_NOOP("On the front"),
            TR_NOOP("Confidence (%)"),
            TR_NOOP("Days"),
            TR_NOOP("Euros"),
            TR_NOOP("To be costed"),
            TR_NOOP("Methods side by side"),
            TR_NOOP("Borda points"),
            TR_NOOP("Rank by Borda"),
            TR_NOOP("Duels won less lost"),
            TR_NOOP("Rank by Copeland"),
            TR_NOOP("Rank by Schulze"),
            TR_NOOP("Rank by ranked pairs"),
            TR_NOOP("Ranks between methods"),
            TR_NOOP("To discuss"),
            TR_NOOP("Stage"),
            TR_NOOP("Item id")};
}

void addLine(CsvTable& table, const RankingLine& line) {
    Cells cells(table);
    table.text(line.list).rank(line.rank).yesNo(line.tied).text(line.item);
    cells.number(line.figure, line.figureDigits);
    table.text(line.figureIs).text(line.settledBy);
    cells.whole(line.total), cells.whole(line.voters), cells.whole(line.largestShare), cells.number(line.topShare, 2);
    cells.whole(line.resistance);
    for (const std::size_t team : {1, 2, 3, 4, 0}) cells.whole(line.teams[team]);
    for (const auto& score : line.scores) {
        const auto part = [&](double ScoreCells::*member) { return score ? std::optional((*score).*member) : std::nullopt; };
        cells.number(part(&ScoreCells::mean), 2), cells.number(part(&ScoreCells::median), 1);
        cells.number(part(&ScoreCells::consensus), 2), cells.number(part(&ScoreCells::polarisation), 2);
    }
    cells.flag(line.twoCamps), cells.number(line.chanceInTop, 2);
    table.text(line.certainty);
    cells.number(line.stability, 2), cells.number(line.value, 3), cells.number(line.effort, 4), cells.number(line.forCost, 2);
    table.text(line.quadrant);
    cells.flag(line.onFront);
    table.rank(line.confidence);
    cells.tenths(line.tenthDays), cells.amount(line.euros), cells.flag(line.toBeCosted);
    table.text(line.methodsRead);
    cells.number(line.bordaPoints, 1);
    table.rank(line.bordaRank);
    cells.whole(line.copeland);
    table.rank(line.copelandRank).rank(line.schulzeRank).rank(line.rankedPairsRank);
    cells.whole(line.moves), cells.flag(line.toDiscuss);
    table.text(line.stage).text(line.id);
    table.endRow();
}

}  // namespace storage::exports
