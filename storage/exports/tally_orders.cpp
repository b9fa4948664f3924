// What orders say: every method's ranking as tied groups, and what the duels say by themselves.

#include "app/base/per.h"
#include "app/rules/methods/agreement.h"
#include "app/rules/methods/ranking_plurality.h"
#include "app/rules/methods/side_by_side.h"
#include "storage/exports/tally_parts.h"

namespace storage::exports {
namespace {

using Json = nlohmann::ordered_json;
using namespace app::rules;

constexpr app::Per<Method, const char*> kMethodNames({"borda", "copeland", "schulze_margin", "ranked_pairs_margin",
                                                      "minimax_margin", "kemeny"});

class OrdersTally {
public:
    OrdersTally(Json& json, const PublicOrders& file, const Profile& profile)
        : m_json(json),
          m_file(file),
          m_profile(profile),
          m_comparable(profile.items <= kMostComparedCandidates),
          m_rankable(profile.items <= kMostRankedCandidates) {
        if (m_comparable) m_pairwise = pairwiseOf(profile);
        if (m_rankable) m_beside = sideBySide(profile, Strength::Margin, WithKemeny::Yes);
    }

    void write(const char* blanksFrom, const app::Texts& tr) {
        ballots(blanksFrom);
        if (!m_rankable) leaveOut(tr);
        if (m_comparable) duels();
        methods();
        if (m_rankable) compared();
        if (!m_comparable) return;
        const auto w = kendallsW(m_profile);
        m_json["kendall_w"] = w ? Json{{"w", w->w}, {"chi_squared", w->chiSquared}, {"degrees_of_freedom", w->freedom}} : Json();
    }

private:
    void ballots(const char* blanksFrom) {
        Json candidates = Json::array();
        for (int i = 0; i < m_profile.items; ++i) candidates.push_back({{"id", m_file.ids[i]}, {"name", m_file.names[i]}});
        std::int64_t incomplete = 0;
        for (const Order& order : m_profile.orders) {
            std::size_t listed = 0;
            for (const auto& group : order.groups) listed += group.size();
            if (static_cast<int>(listed) < m_profile.items) incomplete += order.weight;
        }
        m_json["type"] = m_file.format;
        m_json["candidates"] = std::move(candidates);
        m_json["voters"] = m_file.voters;
        m_json["weight"] = totalWeight(m_profile);
        m_json["distinct_orders"] = m_profile.orders.size();
        m_json["incomplete_weight"] = incomplete;
        m_json["blanks"] = m_profile.blanks == app::Blanks::Implicit ? "implicit" : "explicit";
        m_json["blanks_from"] = blanksFrom;
        if (m_file.seats) m_json["seats"] = *m_file.seats;
    }
    // The names of the fields that so many candidates do not get.
    void leaveOut(const app::Texts& tr) {
        std::vector<std::string> names{"schulze_margin", "schulze_winning",     "ranked_pairs_margin", "ranked_pairs_winning",
                                       "kemeny",         "split_cycle_winners", "side_by_side"};
        if (!m_comparable)
            names.insert(names.end(), {"pairwise", "condorcet_winner", "condorcet_loser", "smith_set", "schwartz_set", "copeland",
                                       "minimax_margin", "minimax_winning", "kendall_w"});
        std::string list;
        for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
        m_json["remarks"].push_back(
            tr.fill(TR_NOOP("{0} candidates are more than the {1} for which everything is computed. Left out: {2}."),
                    std::to_string(m_profile.items),
                    std::to_string(m_comparable ? kMostRankedCandidates : kMostComparedCandidates), list));
        m_json["left_out"] = names;
    }
    Json named(const std::vector<int>& items) const {
        Json list = Json::array();
        for (const int item : items) list.push_back(m_file.names[item]);
        return list;
    }
    Json nameOf(std::optional<int> item) const { return item ? Json(m_file.names[*item]) : Json(); }
    Json ranking(const Groups& groups) const {
        Json names = Json::array(), ids = Json::array();
        for (const auto& group : groups) {
            names.push_back(named(group));
            Json tied = Json::array();
            for (const int item : group) tied.push_back(m_file.ids[item]);
            ids.push_back(std::move(tied));
        }
        return {{"ranking", std::move(names)}, {"ranking_ids", std::move(ids)}};
    }

    void duels() {
        m_json["condorcet_winner"] = nameOf(condorcetWinner(m_pairwise));
        m_json["condorcet_loser"] = nameOf(condorcetLoser(m_pairwise));
        m_json["smith_set"] = named(smithSet(m_pairwise));
        m_json["schwartz_set"] = named(schwartzSet(m_pairwise));
        if (m_rankable) m_json["split_cycle_winners"] = named(m_beside.splitCycleWinners);
        Json rows = Json::array();
        for (int a = 0; a < m_profile.items; ++a) {
            Json row = Json::array();
            for (int b = 0; b < m_profile.items; ++b) row.push_back(m_pairwise.votes(a, b));
            rows.push_back(std::move(row));
        }
        m_json["pairwise"] = std::move(rows);
    }

    void methods() {
        Json& methods = m_json["methods"];
        const Plurality first = plurality(m_profile);
        methods["plurality"] = ranking(first.groups);
        methods["plurality"]["firsts"] = first.firsts;
        const Borda points = borda(m_profile);
        methods["borda"] = ranking(points.groups);
        Json& list = methods["borda"]["points"] = Json::array();
        for (const std::int64_t doubled : points.doubledPoints) list.push_back(static_cast<double>(doubled) / 2);
        if (!m_comparable) return;
        const Copeland net = copeland(m_pairwise);
        methods["copeland"] = ranking(net.groups);
        Json& scores = methods["copeland"]["duels"] = Json::array();
        for (const CopelandRow& row : net.rows)
            scores.push_back({{"wins", row.wins}, {"losses", row.losses}, {"ties", row.ties}});
        for (const Strength strength : {Strength::Margin, Strength::WinningVotes})
            byDefeats(methods, strength, strength == Strength::Margin ? "_margin" : "_winning");
        if (m_rankable) kemenyOf(methods["kemeny"]);
    }
    void byDefeats(Json& methods, Strength strength, const std::string& of) {
        if (m_rankable) {
            const Schulze paths = schulze(m_pairwise, strength);
            methods["schulze" + of] = ranking(paths.groups);
            methods["schulze" + of]["completed"] = ranking(completed(paths))["ranking"];
            methods["schulze" + of]["strongest_paths"] = strongestPaths(paths);
            methods["ranked_pairs" + of] = ranking(rankedPairs(m_pairwise, strength).groups);
        }
        const Minimax worst = minimax(m_pairwise, strength);
        methods["minimax" + of] = ranking(worst.groups);
        methods["minimax" + of]["worst"] = worst.worst;
    }
    Json strongestPaths(const Schulze& paths) const {
        Json rows = Json::array();
        for (int a = 0; a < paths.items; ++a) {
            Json row = Json::array();
            for (int b = 0; b < paths.items; ++b) row.push_back(a == b ? 0 : paths.strongestPath(a, b).over);
            rows.push_back(std::move(row));
        }
        return rows;
    }
    void kemenyOf(Json& json) const {
        const Kemeny& best = *m_beside.kemeny;
        json = ranking(best.groups);
        json["order"] = named(best.order);
        json["score"] = best.score;
        json["bound"] = best.bound;
        json["proved"] = best.proved;
        json["optimal_orders"] = best.optimalOrders ? Json(*best.optimalOrders) : Json();
    }

    void compared() {
        Json& compared = m_json["side_by_side"];
        compared["methods"] = Json::array();
        for (const MethodRanks& method : m_beside.methods) compared["methods"].push_back(kMethodNames[method.method]);
        Json rows = Json::array();
        for (const auto& row : m_beside.tau) {
            Json list = Json::array();
            for (const auto& tau : row) list.push_back(tau ? Json(*tau) : Json());
            rows.push_back(std::move(list));
        }
        compared["kendall_tau_b"] = std::move(rows);
        compared["moves"] = m_beside.moves;
        std::vector<int> discuss;
        for (std::size_t i = 0; i < m_beside.toDiscuss.size(); ++i)
            if (m_beside.toDiscuss[i]) discuss.push_back(static_cast<int>(i));
        compared["to_discuss"] = named(discuss);
    }

    Json& m_json;
    const PublicOrders& m_file;
    const Profile& m_profile;
    bool m_comparable, m_rankable;  // so few candidates that duels, and that all methods are computed
    Pairwise m_pairwise;            // if comparable
    SideBySide m_beside;            // if rankable
};

}  // namespace

void tallyOrders(Json& json, const PublicOrders& file, const TallyAsked& asked, const app::Texts& tr) {
    if (!asked.blanks || *asked.blanks == file.profile.blanks) {
        OrdersTally(json, file, file.profile).write(asked.blanks ? "asked" : file.blanksSaid ? "file" : "default", tr);
        return;
    }
    Profile otherwise = file.profile;
    otherwise.blanks = *asked.blanks;
    OrdersTally(json, file, otherwise).write("asked", tr);
}

}  // namespace storage::exports
