// What orders say: every method's ranking as tied groups, and what the duels say by themselves.
#include <array>

#include "app/rules/methods/agreement.h"
#include "app/rules/methods/side_by_side.h"
#include "storage/exports/tally_parts.h"

namespace storage::exports {
namespace {

using Json = nlohmann::ordered_json;
using namespace app::rules;

constexpr std::array kMethodNames{"borda",          "copeland", "schulze_margin", "ranked_pairs_margin",
                                  "minimax_margin", "kemeny"};  // Method's

class OrdersTally {
public:
    OrdersTally(Json& json, const PublicOrders& file, const Profile& profile)
        : m_json(json),
          m_file(file),
          m_profile(profile),
          m_pairwise(pairwiseOf(profile)),
          m_beside(sideBySide(profile, Strength::Margin, WithKemeny::Yes)) {}

    void write(const char* blanksFrom) {
        ballots(blanksFrom);
        duels();
        methods();
        compared();
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
        m_json["condorcet_winner"] = nameOf(m_beside.condorcetWinner);
        m_json["condorcet_loser"] = nameOf(m_beside.condorcetLoser);
        m_json["smith_set"] = named(m_beside.smithSet);
        m_json["schwartz_set"] = named(schwartzSet(m_pairwise));
        m_json["split_cycle_winners"] = named(m_beside.splitCycleWinners);
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
        methods["borda"] = ranking(m_beside.borda.groups);
        Json points = Json::array(), scores = Json::array();
        for (const std::int64_t doubled : m_beside.borda.doubledPoints) points.push_back(static_cast<double>(doubled) / 2);
        methods["borda"]["points"] = std::move(points);
        methods["copeland"] = ranking(m_beside.copeland.groups);
        for (const CopelandRow& row : m_beside.copeland.rows)
            scores.push_back({{"wins", row.wins}, {"losses", row.losses}, {"ties", row.ties}});
        methods["copeland"]["duels"] = std::move(scores);
        for (const Strength strength : {Strength::Margin, Strength::WinningVotes}) {
            const std::string of = strength == Strength::Margin ? "_margin" : "_winning";
            const Schulze paths = schulze(m_pairwise, strength);
            methods["schulze" + of] = ranking(paths.groups);
            methods["schulze" + of]["completed"] = ranking(completed(paths))["ranking"];
            methods["schulze" + of]["strongest_paths"] = strongestPaths(paths);
            methods["ranked_pairs" + of] = ranking(rankedPairs(m_pairwise, strength).groups);
            const Minimax worst = minimax(m_pairwise, strength);
            methods["minimax" + of] = ranking(worst.groups);
            methods["minimax" + of]["worst"] = worst.worst;
        }
        kemenyOf(methods["kemeny"]);
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
        for (const MethodRanks& method : m_beside.methods)
            compared["methods"].push_back(kMethodNames[static_cast<std::size_t>(method.method)]);
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
    Pairwise m_pairwise;
    SideBySide m_beside;
};

}  // namespace

void tallyOrders(Json& json, const PublicOrders& file, const TallyAsked& asked) {
    if (!asked.blanks || *asked.blanks == file.profile.blanks) {
        OrdersTally(json, file, file.profile).write(asked.blanks ? "asked" : file.blanksSaid ? "file" : "default");
        return;
    }
    Profile otherwise = file.profile;
    otherwise.blanks = *asked.blanks;
    OrdersTally(json, file, otherwise).write("asked");
}

}  // namespace storage::exports
