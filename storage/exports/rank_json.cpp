#include "storage/exports/rank_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/base/per.h"
#include "app/rules/profiles.h"
#include "app/rules/voting.h"
#include "storage/exports/duel_strengths.h"
#include "storage/exports/json_parts.h"
#include "storage/exports/ranking_words.h"
#include "storage/exports/round_figures.h"
#include "storage/exports/rounds.h"

namespace storage::exports {
namespace {

using Json = nlohmann::ordered_json;
using namespace app::rules;

constexpr int kRankVersion = 1;

class RankAnswer {
public:
    RankAnswer(const app::Board& board, const RankAsked& asked, const app::Texts& tr)
        : m_board(board), m_standings(standings(board)), m_asked(asked), m_tr(tr) {}

    std::optional<app::Refusal> refused() {
        m_method = methodOf(m_asked.method), m_list = listOf(m_asked.method);
        if (!m_asked.method.empty() && !m_method && !m_list)
            return app::Refusal{
                TR_NOOP("There is no such method; there are votes, value, duels, hand, borda, copeland, schulze, ranked_pairs, "
                        "minimax, kemeny.")};
        if (!m_asked.strength.empty() && m_asked.strength != "margins" && m_asked.strength != "winning")
            return app::Refusal{TR_NOOP("There is no such strength of a defeat; there are margins and winning (votes).")};
        m_strength = m_asked.strength == "winning" ? Strength::WinningVotes : Strength::Margin;
        if (m_list && m_asked.round) return app::Refusal{TR_NOOP("That list belongs to no round; leave --round out.")};
        if (m_asked.round) {
            for (const app::Id<app::Round> id : m_board.rounds())
                if (const app::Round* b = m_board.find(id); b->number == *m_asked.round) m_round = b;
            if (!m_round) return app::Refusal{TR_NOOP("There is no round of that number.")};
            if (!mayShow(*m_round)) return app::Refusal{TR_NOOP("That round is not revealed yet: nothing of it is told.")};
        }
        if (m_list == RankBy::Hand && m_board.ranking().empty())
            return app::Refusal{TR_NOOP("Nobody has put an action in its place by hand yet.")};
        if (m_list && m_standings.list(*m_list).empty())
            return app::Refusal{TR_NOOP("There is nothing to make that list of yet.")};
        if (!m_method) return {};
        if (!m_round)
            for (const app::Round* round : revealedRounds(m_board))
                if (!app::rules::isDuel(round->form)) m_round = round;
        if (!m_round) return app::Refusal{TR_NOOP("There is no revealed round that this method can be read from.")};
        if (app::rules::isDuel(m_round->form))
            return app::Refusal{TR_NOOP("That round was held in duels, which are a method of their own.")};
        if (candidatesLeft(m_board, *m_round).size() > std::size_t{kMostItemsCompared})
            return app::Refusal{TR_NOOP("That round has more than 500 items; so many cannot be ranked against each other.")};
        return {};
    }

    Json json() {
        Json json{{"format", "parcours-rank"}, {"version", kRankVersion}, {"session", m_board.session().title}};
        json["seed"] = std::to_string(m_board.session().seed);
        json["tie_chain"] = Json::array();
        for (const TieStep step : {TieStep::Score, TieStep::Breadth, TieStep::RunOff, TieStep::ByHand, TieStep::ValueForCost,
                                   TieStep::Budget, TieStep::Time, TieStep::Lot})
            json["tie_chain"].push_back(keyOf(step));
        if (m_method) json["ranking"] = ranking(*m_method);
        if (!m_method && !m_round) lists(json);
        if (!m_list) {
            json["rounds"] = Json::array();
            for (const app::Round* round : revealedRounds(m_board))
                if (!m_round || m_round == round) json["rounds"].push_back(roundJson(*round));
        }
        json["left_out"] = Json::array();
        for (const app::Round* round : unrevealedRounds(m_board)) json["left_out"].push_back(round->number);
        return json;
    }

private:
    Json item(const app::Round& round, std::uint64_t id) const {
        return {{"id", app::idText(id)}, {"title", itemText(m_board, round, id, m_tr)}};
    }
    Json named(const app::Round& round, const std::vector<int>& indices) const {
        Json list = Json::array();
        const auto candidates = candidatesLeft(m_board, round);
        for (const int i : indices) list.push_back(item(round, candidates[static_cast<std::size_t>(i)]));
        return list;
    }
    Json itemsOf(const app::Round& round, const std::vector<std::uint64_t>& ids) const {
        Json list = Json::array();
        for (const std::uint64_t id : ids) list.push_back(item(round, id));
        return list;
    }
    Json groupsJson(const app::Round& round, const Groups& groups) const {
        Json list = Json::array();
        for (const auto& group : groups) list.push_back(named(round, group));
        return list;
    }

    const char* strengthKey() const { return m_strength == Strength::Margin ? "margins" : "winning"; }
    // The answer to --method: tied groups, best first, with ranks 1-2-2-4.
    Json ranking(Method method) const {
        const SideBySide beside =
            sideBySide(asOrders(m_board, *m_round), m_strength, method == Method::Kemeny ? WithKemeny::Yes : WithKemeny::No);
        Json json{
            {"method", keyOf(method)}, {"round", m_round->number}, {"read_as_orders", m_round->form != app::BallotForm::Orders}};
        json["strength"] = strengthKey();
        const auto candidates = candidatesLeft(m_board, *m_round);
        Json& rows = json["items"] = Json::array();
        for (const MethodRanks& ranks : beside.methods)
            if (ranks.method == method)
                for (const auto& group : ranks.groups)
                    for (const int i : group) {
                        Json row = item(*m_round, candidates[static_cast<std::size_t>(i)]);
                        row["rank"] = ranks.ranks[static_cast<std::size_t>(i)], row["tied"] = group.size() > 1;
                        rows.push_back(std::move(row));
                    }
        return json;
    }

    void lists(Json& json) const {
        Json& lists = json["lists"] = Json::object();
        for (const RankBy by : {RankBy::Votes, RankBy::Value, RankBy::Duels, RankBy::Hand}) {
            const auto& rows = m_standings.list(by);
            if ((m_list && *m_list != by) || rows.empty()) continue;
            if (by == RankBy::Hand && m_board.ranking().empty()) continue;  // no hand has ranked: the board's order says nothing
            Json& list = lists[keyOf(by)] = Json::object();
            if (by == RankBy::Votes || by == RankBy::Duels)
                list["round"] = m_board.find(by == RankBy::Votes ? m_standings.votesRound : m_standings.duelsRound)->number;
            list["actions"] = Json::array();
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const app::Action* action = m_board.find(rows[i].action);
                Json row{{"id", app::idText(rows[i].action)}, {"title", action ? action->title : ""}};
                row["rank"] = rows[i].rank > 0 ? Json(rows[i].rank) : Json();
                row["tied"] = rows[i].tied,
                row["figure"] = rows[i].rank > 0 && by != RankBy::Hand ? Json(rows[i].figure) : Json();
                const bool parted = by != RankBy::Hand && i + 1 < rows.size() && rows[i].rank > 0 && rows[i + 1].rank > 0;
                row["above_next_by"] = parted ? Json(keyOf(rows[i].settledBy)) : Json();
                row["worth"] = worthJson(m_board, m_standings.worths, rows[i].action, m_tr);
                list["actions"].push_back(std::move(row));
            }
        }
        if (!m_list || *m_list == RankBy::Value) json["terms"] = termsJson(m_board, m_standings.worths, m_tr);
    }

    Json roundJson(const app::Round& round) const {
        const RoundFigures figures = roundFigures(m_board, round, m_standings, WithKemeny::Yes, m_strength);
        const app::Round* settled = m_board.find(round.runOffOf);
        static constexpr app::Per<app::RoundOn, const char*> kOn({"notes", "actions", "groups"});
        Json json{{"round", round.number}, {"on", kOn[round.on]}, {"form", keyOf(round.form)}, {"secret", round.secret}};
        json["run_off_of"] = settled ? Json(settled->number) : Json();
        json["kept"] = round.winners, json["ballots"] = figures.standing.ballots,
        json["overvoted_ballots"] = figures.standing.overvoted;
        if (round.form == app::BallotForm::Orders)
            json["blanks"] = round.blanks == app::Blanks::Implicit ? "implicit" : "explicit";
        json["tied_at_cut"] = itemsOf(round, figures.standing.tied),
        json["two_camps"] = itemsOf(round, figures.standing.polarised);
        const auto& w = figures.standing.concordance;
        json["kendall_w"] =
            w ? Json{{"w", w->w}, {"chi_squared", w->chiSquared}, {"degrees_of_freedom", w->freedom}, {"rankers", w->rankers}}
              : Json();
        json["rows"] = Json::array();
        const auto strengths = duelStrengths(m_board, round);
        for (std::size_t i = 0; i < figures.standing.rows.size(); ++i) {
            json["rows"].push_back(rowJson(figures, i));
            if (strengths.empty()) continue;
            const DuelStrength& s = strengths[figures.candidateAt[i]];
            json["rows"].back()["bradley_terry"] = {
                {"strength", s.strength}, {"uncertainty", s.uncertainty}, {"compared", s.compared}};
        }
        // What is deleted since takes no rank; what was said of it stays.
        json["deleted_since"] = Json::array();
        for (const TallyRow& row : goneRows(m_board, round))
            json["deleted_since"].push_back({{"id", app::idText(row.item)},
                                             {"total", row.total},
                                             {"voters", row.voters},
                                             {"largest_share", row.largestShare},
                                             {"resistance", row.resistance}});
        json["methods"] = methodsJson(figures);
        return json;
    }

    Json rowJson(const RoundFigures& figures, std::size_t i) const {
        const app::Round& round = *figures.round;
        const TallyRow& row = figures.standing.rows[i];
        Json json = item(round, row.item);
        json["rank"] = row.rank, json["tied"] = row.tied, json["figure"] = hasFigure(round.form, row) ? Json(row.figure) : Json();
        json["above_next_by"] = i + 1 < figures.standing.rows.size() ? Json(keyOf(row.settledBy)) : Json();
        json["total"] = row.total, json["voters"] = row.voters, json["largest_share"] = row.largestShare,
        json["resistance"] = row.resistance;
        json["per_team"] = {
            {"1", row.perTeam[1]}, {"2", row.perTeam[2]}, {"3", row.perTeam[3]}, {"4", row.perTeam[4]}, {"none", row.perTeam[0]}};
        const ItemSpread& spread = figures.spreads[i];
        if (spread.dots) json["dots"] = {{"top_share", spread.dots->topShare}, {"gini", spread.dots->gini}};
        for (std::size_t c = 0; c < 2; ++c)
            if (const auto& s = spread.scores[c])
                json[c == 0 ? "customer" : "company"] = {{"mean", s->mean},
                                                         {"median", s->median},
                                                         {"deviation", s->deviation},
                                                         {"given", s->count},
                                                         {"consensus", s->consensus},
                                                         {"agreement", s->agreement},
                                                         {"polarisation", s->polarisation},
                                                         {"two_camps", s->polarised}};
        json["chance_in_top"] = row.chanceInTop ? Json(*row.chanceInTop) : Json();
        if (row.chanceInTop) json["certainty"] = keyOf(certaintyOf(*row.chanceInTop));
        json["stability"] = figures.standing.stability ? Json((*figures.standing.stability)[i]) : Json();
        if (round.on == app::RoundOn::Actions)
            json["worth"] = worthJson(m_board, m_standings.worths, app::Id<app::Action>{row.item}, m_tr);
        return json;
    }

    Json methodsJson(const RoundFigures& figures) const {
        if (!figures.methods) return {{"none_because", m_tr(methodsReadAs(figures.readAs))}};
        const SideBySide& m = *figures.methods;
        const app::Round& round = *figures.round;
        Json json{{"read_as_orders", figures.readAs == ReadAs::AsOrders}, {"strength", strengthKey()}};
        for (const MethodRanks& method : m.methods) json[keyOf(method.method)] = {{"ranking", groupsJson(round, method.groups)}};
        const auto candidates = candidatesLeft(m_board, round);
        Json& rows = json["items"] = Json::array();
        for (const std::size_t at : figures.candidateAt) {
            const CopelandRow& duels = m.copeland.rows[at];
            Json row = item(round, candidates[at]);
            row["borda_points"] = double(m.borda.doubledPoints[at]) / 2;
            row["duels"] = {{"won", duels.wins}, {"lost", duels.losses}, {"tied", duels.ties}};
            row["minimax_worst"] = m.minimax.worst[at];
            for (const MethodRanks& method : m.methods) row["ranks"][keyOf(method.method)] = method.ranks[at];
            row["moves"] = m.moves[at], row["to_discuss"] = bool(m.toDiscuss[at]);
            rows.push_back(std::move(row));
        }
        if (m.kemeny)
            json["kemeny"]["score"] = m.kemeny->score, json["kemeny"]["bound"] = m.kemeny->bound,
            json["kemeny"]["proved"] = m.kemeny->proved;
        addMatrices(json, figures);
        json["condorcet_winner"] = m.condorcetWinner ? named(round, {*m.condorcetWinner})[0] : Json();
        json["condorcet_loser"] = m.condorcetLoser ? named(round, {*m.condorcetLoser})[0] : Json();
        json["smith_set"] = named(round, m.smithSet), json["split_cycle_winners"] = named(round, m.splitCycleWinners);
        for (const MethodRanks& method : m.methods) json["compared"].push_back(keyOf(method.method));
        Json& tau = json["kendall_tau_b"] = Json::array();
        for (const auto& line : m.tau) {
            tau.push_back(Json::array());
            for (const auto& value : line) tau.back().push_back(value ? Json(*value) : Json());
        }
        return json;
    }

    // Rows and columns in the order of `items`.
    void addMatrices(Json& json, const RoundFigures& figures) const {
        const Pairwise duels = pairwiseOf(asOrders(m_board, *figures.round));
        const auto matrix = [&](const auto& cell) {
            Json rows = Json::array();
            for (const std::size_t a : figures.candidateAt) {
                rows.push_back(Json::array());
                for (const std::size_t b : figures.candidateAt)
                    rows.back().push_back(a == b ? std::int64_t{0} : cell(static_cast<int>(a), static_cast<int>(b)));
            }
            return rows;
        };
        json["pairwise"] = matrix([&](int a, int b) { return duels.votes(a, b); });
        json[keyOf(Method::Schulze)]["strongest_paths"] =
            matrix([&](int a, int b) { return figures.methods->schulze.strongestPath(a, b).over; });
    }

    const app::Board& m_board;
    Standings m_standings;
    const RankAsked& m_asked;
    const app::Texts& m_tr;
    std::optional<Method> m_method;
    Strength m_strength = Strength::Margin;
    std::optional<RankBy> m_list;
    const app::Round* m_round = nullptr;
};

}  // namespace

app::Result<std::string> rankJson(const app::Board& board, const RankAsked& asked, const app::Texts& tr) {
    RankAnswer answer(board, asked, tr);
    if (const auto refusal = answer.refused()) return *refusal;
    return answer.json().dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace storage::exports
