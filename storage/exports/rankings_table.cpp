#include "app/base/result.h"
#include "storage/exports/duel_strengths.h"
#include "storage/exports/ranking_line.h"
#include "storage/exports/ranking_words.h"
#include "storage/exports/round_figures.h"
#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

using namespace app::rules;

class RankingsTable {
public:
    RankingsTable(const app::Board& board, const app::Texts& tr)
        : m_board(board), m_tr(tr), m_standings(standings(board)), m_table(tr, headingsOf(rankingLineColumns())) {}

    std::string bytes() {
        for (const app::Round* round : revealedRounds(m_board)) addRound(*round);
        if (!m_board.all<app::Action>().empty()) addValueList();
        if (!m_board.ranking().empty()) addHandList();
        return m_table.bytesFilled();
    }

private:
    void add(const RankingLine& line) { addRow(m_table, rankingLineColumns(), line); }

    void addRound(const app::Round& round) {
        const RoundFigures figures = roundFigures(m_board, round, m_standings, WithKemeny::Yes);
        const auto strengths = duelStrengths(m_board, round);
        for (std::size_t i = 0; i < figures.standing.rows.size(); ++i) {
            RankingLine line = roundLine(figures, i);
            if (!strengths.empty()) {
                const DuelStrength& s = strengths[figures.candidateAt[i]];
                line.compared = s.compared, line.strength = s.strength, line.uncertainty = s.uncertainty;
            }
            add(line);
        }
    }

    RankingLine roundLine(const RoundFigures& figures, std::size_t i) const {
        const app::Round& round = *figures.round;
        const TallyRow& row = figures.standing.rows[i];
        RankingLine line{
            .list = nameOf(round, m_tr), .item = itemText(m_board, round, row.item, m_tr), .id = app::idText(row.item)};
        line.stage = itemStage(m_board, round, row.item);
        line.rank = row.rank, line.tied = row.tied;
        if (hasFigure(round.form, row)) line.figure = row.figure;
        line.figureDigits = digitsOf(round.form), line.figureIs = m_tr(figureWords(round.form));
        if (i + 1 < figures.standing.rows.size()) line.settledBy = m_tr(separatedBy(row.settledBy, round.form));
        addCounts(line, figures, i);
        if (figures.standing.stability) line.stability = (*figures.standing.stability)[i];
        addMethods(line, figures, i);
        if (round.on == app::RoundOn::Actions) addWorth(line, app::Id<app::Action>{row.item});
        return line;
    }

    void addCounts(RankingLine& line, const RoundFigures& figures, std::size_t i) const {
        const app::Round& round = *figures.round;
        const TallyRow& row = figures.standing.rows[i];
        const bool counted = isCounted(round.form);
        line.voters = row.voters;
        if (counted) line.total = row.total, line.largestShare = row.largestShare;
        if (round.resistanceEach > 0) line.resistance = row.resistance;
        bool teams = false;
        for (const TallyRow& any : figures.standing.rows)
            for (std::size_t team = 1; counted && team < any.perTeam.size(); ++team) teams = teams || any.perTeam[team] != 0;
        for (std::size_t team = 0; teams && team < row.perTeam.size(); ++team) line.teams[team] = row.perTeam[team];
        const ItemSpread& spread = figures.spreads[i];
        if (counted && spread.dots) line.topShare = spread.dots->topShare;
        for (std::size_t c = 0; c < 2; ++c)
            if (const auto& s = spread.scores[c])
                line.scores[c] = ScoreCells{s->mean, s->median, s->deviation, s->consensus, s->polarisation};
        if (round.form == app::BallotForm::Scores)
            line.polarised =
                (spread.scores[0] && spread.scores[0]->polarised) || (spread.scores[1] && spread.scores[1]->polarised);
        line.chanceInTop = row.chanceInTop;
        if (row.chanceInTop) line.certainty = m_tr(nameOf(certaintyOf(*row.chanceInTop)));
    }

    void addMethods(RankingLine& line, const RoundFigures& figures, std::size_t i) const {
        line.methodsRead = m_tr(methodsReadAs(figures.readAs));
        if (!figures.methods) return;
        const SideBySide& m = *figures.methods;
        const std::size_t at = figures.candidateAt[i];
        line.bordaPoints = double(m.borda.doubledPoints[at]) / 2;
        line.copeland = m.copeland.rows[at].net();
        for (const MethodRanks& method : m.methods) {
            if (method.method == Method::Borda) line.bordaRank = method.ranks[at];
            if (method.method == Method::Copeland) line.copelandRank = method.ranks[at];
            if (method.method == Method::Schulze) line.schulzeRank = method.ranks[at];
            if (method.method == Method::RankedPairs) line.rankedPairsRank = method.ranks[at];
            if (method.method == Method::Minimax) line.minimaxRank = method.ranks[at];
            if (method.method == Method::Kemeny) line.kemenyRank = method.ranks[at];
        }
        line.moves = m.moves[at], line.toDiscuss = m.toDiscuss[at];
    }

    void addWorth(RankingLine& line, app::Id<app::Action> action) const {
        const ActionWorth* worth = m_standings.worths.of(action);
        if (!worth) return;
        if (worth->valued.value) line.value = toDouble(*worth->valued.value);
        if (worth->valued.effort) line.effort = toDouble(*worth->valued.effort);
        if (worth->valued.worth && !worth->free) line.forCost = toDouble(worth->valued.worth->amount);
        if (worth->quadrant) line.quadrant = m_tr(quadrantWords(*worth->quadrant));
        line.onFront = worth->onFront;
        line.toBeCosted = worth->valued.standing == WorthState::ToBeCosted;
        if (const app::Estimate* e = m_board.find<app::Estimate>(action.value))
            line.confidence = e->confidence, line.tenthDays = e->tenthDays, line.euros = e->euros;
    }

    RankingLine actionLine(const std::string& list, app::Id<app::Action> id) const {
        const app::Action* action = m_board.find(id);
        RankingLine line{.list = list, .item = action ? action->title : m_tr("(deleted since)"), .id = app::idText(id)};
        if (action) line.stage = stageTitle(m_board, action->stage);
        addWorth(line, id);
        return line;
    }

    void addValueList() {
        const app::ValueBy by = m_board.planTerms().by;
        const auto& rows = m_standings.list(RankBy::Value);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            RankingLine line = actionLine(m_tr("By value for cost"), rows[i].action);
            line.rank = rows[i].rank, line.tied = rows[i].tied;
            if (rows[i].rank > 0) {
                const ActionWorth* worth = m_standings.worths.of(rows[i].action);
                const bool free = worth && worth->free;
                line.figure = free ? 100 * rows[i].figure : rows[i].figure, line.figureDigits = free ? 1 : 2;
                line.figureIs = free ? m_tr("value (%), at no cost") : m_tr(valueByWords(by));
                const bool next = i + 1 < rows.size() && rows[i + 1].rank > 0;
                if (next) line.settledBy = m_tr(separatedByValue(rows[i].settledBy));
            }
            add(line);
        }
    }

    void addHandList() {
        for (const RankedAction& row : m_standings.list(RankBy::Hand)) {
            RankingLine line = actionLine(m_tr("By hand"), row.action);
            line.rank = row.rank;
            add(line);
        }
    }

    const app::Board& m_board;
    const app::Texts& m_tr;
    Standings m_standings;
    CsvTable m_table;
};

}  // namespace

std::string rankingsTable(const app::Board& board, const app::Texts& tr) { return RankingsTable(board, tr).bytes(); }
std::vector<ColumnWords> rankingColumns() { return wordsOf(rankingLineColumns()); }

}  // namespace storage::exports
