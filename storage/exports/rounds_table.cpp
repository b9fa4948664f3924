#include <algorithm>
#include <numeric>

#include "app/base/result.h"
#include "app/rules/ballots.h"
#include "app/rules/voting.h"
#include "storage/exports/round_figures.h"
#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

using namespace app::rules;

// A line of rounds.csv; what does not concern the round stays empty.
struct RoundLine {
    const app::Round* round = nullptr;
    std::string subject, secrecy, form;
    int runOffOf = 0, items = 0, ballots = 0, overvoted = 0;
    std::int64_t people = 0;
    std::string tied, polarised, agreement, winner, loser, smith, read;
    std::optional<double> w, gini;
    std::optional<bool> kemenyProved;
};

constexpr LineColumn<RoundLine> kRoundColumns[] = {
    {TR_NOOP("Round"), TR_NOOP("its number"), [](CsvTable& t, const RoundLine& l) { t.whole(l.round->number); }},
    {TR_NOOP("Voted on"), TR_NOOP("what kind of notes, or actions"), [](CsvTable& t, const RoundLine& l) { t.text(l.subject); }},
    {TR_NOOP("Secrecy"), TR_NOOP("secret or open"), [](CsvTable& t, const RoundLine& l) { t.text(l.secrecy); }},
    {TR_NOOP("Form"), TR_NOOP("dots, 100 points, scores, duels, best / worst or rankings"),
     [](CsvTable& t, const RoundLine& l) { t.text(l.form); }},
    {TR_NOOP("Run-off of round"), TR_NOOP("the round that it decides something of"),
     [](CsvTable& t, const RoundLine& l) { t.rank(l.runOffOf); }},
    {TR_NOOP("Items"), TR_NOOP("how many could be voted on"), [](CsvTable& t, const RoundLine& l) { t.whole(l.items); }},
    {TR_NOOP("Ballots"), TR_NOOP("ballots handed in"), [](CsvTable& t, const RoundLine& l) { t.whole(l.ballots); }},
    {TR_NOOP("People"), TR_NOOP("for how many people they count, weights added up"),
     [](CsvTable& t, const RoundLine& l) { t.whole(l.people); }},
    {TR_NOOP("Ballots in excess"), TR_NOOP("they hold more than the rule allowed at the end; counted in full"),
     [](CsvTable& t, const RoundLine& l) { t.whole(l.overvoted); }},
    {TR_NOOP("Kept"), TR_NOOP("how many of the first are kept: where the cut is"),
     [](CsvTable& t, const RoundLine& l) { t.whole(l.round->winners); }},
    {TR_NOOP("Tied at the cut"), TR_NOOP("still to be settled"), [](CsvTable& t, const RoundLine& l) { t.text(l.tied); }},
    {TR_NOOP("Two camps"), TR_NOOP("items that split the group: to be talked about before the ranks"),
     [](CsvTable& t, const RoundLine& l) { t.text(l.polarised); }},
    {TR_NOOP("Agreement"), TR_NOOP("agrees from W = 0.7, in part from 0.5, else divided"),
     [](CsvTable& t, const RoundLine& l) { t.text(l.agreement); }},
    {TR_NOOP("Kendall’s W"), TR_NOOP("agreement of the ballots on the whole order: 0 none, 1 all the same"),
     [](CsvTable& t, const RoundLine& l) { t.decimal(l.w, 3); }},
    {TR_NOOP("Gini"), TR_NOOP("how unequal the totals of the items are: 0 all equal, near 1 one item has all"),
     [](CsvTable& t, const RoundLine& l) { t.decimal(l.gini, 3); }},
    {TR_NOOP("Beats every other"), TR_NOOP("the item that wins its duel against each other one (Condorcet)"),
     [](CsvTable& t, const RoundLine& l) { t.text(l.winner); }},
    {TR_NOOP("Loses to every other"), TR_NOOP("the item that loses its duel against each other one"),
     [](CsvTable& t, const RoundLine& l) { t.text(l.loser); }},
    {TR_NOOP("Smith set"), TR_NOOP("the smallest group whose every item beats all the others; empty where it is all items"),
     [](CsvTable& t, const RoundLine& l) { t.text(l.smith); }},
    {TR_NOOP("Methods side by side"), TR_NOOP("how the ballots were read for these duels"),
     [](CsvTable& t, const RoundLine& l) { t.text(l.read); }},
    {TR_NOOP("Kemeny proved"), TR_NOOP("no order agrees more with the ballots than that of Kemeny in rankings.csv"),
     [](CsvTable& t, const RoundLine& l) { t.yesNo(l.kemenyProved); }},
};

class RoundsTable {
public:
    RoundsTable(const app::Board& board, const app::Texts& tr)
        : m_board(board), m_tr(tr), m_standings(standings(board)), m_table(tr, headingsOf(kRoundColumns)) {}

    std::string bytes() {
        for (const app::Round* round : revealedRounds(m_board)) addRow(m_table, kRoundColumns, line(*round));
        return m_table.bytesFilled();
    }

private:
    RoundLine line(const app::Round& round) const {
        const RoundFigures figures = roundFigures(m_board, round, m_standings, WithKemeny::Yes);
        const app::Round* settled = m_board.find(round.runOffOf);
        RoundLine line{.round = &round,
                       .subject = subjectOf(round, m_tr),
                       .secrecy = secrecyOf(round, m_tr),
                       .form = m_tr(formWords(round.form))};
        line.runOffOf = settled ? settled->number : 0;
        line.items = static_cast<int>(figures.standing.rows.size());
        line.ballots = figures.standing.ballots, line.overvoted = figures.standing.overvoted;
        for (const app::rules::BallotView& ballot : app::rules::ballots(m_board, round.id)) line.people += ballot.weight;
        line.tied = joined(round, figures.standing.tied), line.polarised = joined(round, figures.standing.polarised);
        if (const auto& w = figures.standing.concordance) line.w = w->w, line.agreement = m_tr(agreementWords(*w));
        line.gini = giniOf(round, figures);
        line.read = m_tr(methodsReadAs(figures.readAs));
        if (figures.methods) addDuels(line, *figures.methods);
        return line;
    }

    void addDuels(RoundLine& line, const SideBySide& methods) const {
        const auto candidates = candidatesLeft(m_board, *line.round);
        const auto named = [&](const std::vector<int>& items) {
            std::vector<std::uint64_t> ids;
            for (const int i : items) ids.push_back(candidates[static_cast<std::size_t>(i)]);
            return joined(*line.round, ids);
        };
        if (methods.condorcetWinner) line.winner = named({*methods.condorcetWinner});
        if (methods.condorcetLoser) line.loser = named({*methods.condorcetLoser});
        if (methods.smithSet.size() < candidates.size()) line.smith = named(methods.smithSet);
        if (methods.kemeny) line.kemenyProved = methods.kemeny->proved;
    }

    // Of the items' totals, for what adds up to something.
    static std::optional<double> giniOf(const app::Round& round, const RoundFigures& figures) {
        if (!isCounted(round.form)) return std::nullopt;
        std::vector<std::int64_t> totals;
        for (const TallyRow& row : figures.standing.rows) totals.push_back(row.total);
        const auto spread = dotSpread(totals);
        return spread ? std::optional(spread->gini) : std::nullopt;
    }

    std::string joined(const app::Round& round, const std::vector<std::uint64_t>& items) const {
        std::string text;
        for (const std::uint64_t item : items) {
            std::string title = itemText(m_board, round, item, m_tr);
            std::ranges::replace(title, '\n', ' ');
            text += (text.empty() ? "" : " | ") + title;
        }
        return text;
    }

    const app::Board& m_board;
    const app::Texts& m_tr;
    Standings m_standings;
    CsvTable m_table;
};

}  // namespace

std::string roundsTable(const app::Board& board, const app::Texts& tr) { return RoundsTable(board, tr).bytes(); }
std::vector<ColumnWords> roundColumns() { return wordsOf(kRoundColumns); }

}  // namespace storage::exports
