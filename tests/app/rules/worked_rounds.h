#pragma once
// What the rules answer about the vote of a worked example, in the words of the blocks: ranks, figures, what parted equals, every
// method beside the others, agreement. Called by worked_answers.h. Reckons nothing by itself: it asks and prints.
#include <cstdio>
#include <functional>

#include "app/rules/profiles.h"
#include "app/rules/standings.h"
#include "tests/app/rules/worked_workshop.h"

namespace worked {

using app::rules::Groups, app::rules::Method, app::rules::TallyRow, app::rules::TieStep;

inline std::string number(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.9g", value);
    return text;
}

inline std::string joined(std::vector<std::string> parts, const char* between = ", ", bool sort = true) {
    if (parts.empty()) return "none";
    if (sort) std::ranges::sort(parts);
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : between) + part;
    return text;
}

inline const char* keyOf(Method method) {
    switch (method) {
        case Method::Borda:
            return "Borda";
        case Method::Copeland:
            return "Copeland";
        case Method::Schulze:
            return "Schulze";
        case Method::RankedPairs:
            return "Tideman";
        case Method::Minimax:
            return "Minimax";
        case Method::Kemeny:
            return "Kemeny";
    }
    return nullptr;
}

class RoundAnswers {
public:
    explicit RoundAnswers(const WorkedTable& table)
        : m_table(table), m_board(table.board()), m_round(m_board.find(table.roundId())) {
        if (!m_round) return;
        if (app::rules::mayShow(*m_round)) {
            const auto all = app::rules::standings(m_board);
            m_standing = *all.standingOf(m_round->id);
            if (m_standing.methods)
                m_methods = app::rules::sideBySide(app::rules::asOrders(m_board, *m_round), app::rules::Strength::Margin,
                                                   app::rules::WithKemeny::Yes);
        } else {
            m_running = app::rules::standings(m_board).duels;
        }
    }

    std::optional<std::string> operator()(const std::string& word) const {
        if (!m_round) return {};
        if (word == "screens left") return m_running ? std::optional(std::to_string(m_running->screensLeft)) : std::nullopt;
        if (!app::rules::mayShow(*m_round)) return {};
        if (auto answer = counts(word)) return answer;
        if (auto answer = scores(word)) return answer;
        if (auto answer = comparisons(word)) return answer;
        return m_methods ? methods(word) : std::nullopt;
    }
    std::vector<TieStep> stepsUsed() const {
        std::vector<TieStep> steps;
        for (const TallyRow& row : m_standing.rows) steps.push_back(row.settledBy);
        return steps;
    }
    const app::Round* round() const { return m_round; }

private:
    using Rows = std::vector<TallyRow>;

    std::string each(const std::function<std::string(const TallyRow&)>& say) const {
        std::vector<std::string> parts;
        for (const TallyRow& row : m_standing.rows) parts.push_back(m_table.nameOf(row.item) + " " + say(row));
        return joined(parts);
    }
    // Neighbours that only the lot parts are one group, in alphabetical order: a lot is drawn, nobody can redo it by hand.
    std::vector<std::pair<std::string, TieStep>> parts() const {
        std::vector<std::pair<std::string, TieStep>> result;
        std::vector<std::string> group;
        for (const TallyRow& row : m_standing.rows) {
            group.push_back(m_table.nameOf(row.item));
            if (&row != &m_standing.rows.back() && row.settledBy == TieStep::Lot) continue;
            result.emplace_back(joined(std::exchange(group, {}), "="), row.settledBy);
        }
        return result;
    }
    std::string ranks() const {
        std::map<std::string, int> rankOf;
        for (const TallyRow& row : m_standing.rows) rankOf[m_table.nameOf(row.item)] = row.rank;
        std::vector<std::string> result;
        for (const auto& [group, step] : parts())
            for (const std::string& name : split(group, "=")) result.push_back(std::to_string(rankOf[name]) + " " + name);
        return joined(result, ", ", false);
    }
    std::string parted() const {
        std::vector<std::string> result;
        const auto all = parts();
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].first.find('=') != std::string::npos) result.push_back(all[i].first + " by lot");
            if (i + 1 < all.size() && all[i].second != TieStep::Score)
                result.push_back(all[i].first + " over " + all[i + 1].first + " by " + app::rules::nameOf(all[i].second));
        }
        return joined(result, ", ", false);
    }
    std::string named(const std::vector<std::uint64_t>& items) const {
        std::vector<std::string> names;
        for (std::uint64_t item : items) names.push_back(m_table.nameOf(item));
        return joined(names, " ");
    }
    std::optional<std::string> counts(const std::string& word) const {
        if (word == "rank") return ranks();
        if (word == "parted") return parted();
        if (word == "total") return each([](const TallyRow& r) { return std::to_string(r.total); });
        if (word == "voters") return each([](const TallyRow& r) { return std::to_string(r.voters); });
        if (word == "largest share") return each([](const TallyRow& r) { return std::to_string(r.largestShare); });
        if (word == "against") return each([](const TallyRow& r) { return std::to_string(r.resistance); });
        if (word.starts_with("team "))
            return each([&](const TallyRow& r) { return std::to_string(r.perTeam.at(std::stoul(word.substr(5)))); });
        if (word == "tied at the cut") return named(m_standing.tied);
        if (word == "stability" && m_standing.stability) {
            std::vector<std::string> shares;
            for (std::size_t i = 0; i < m_standing.rows.size(); ++i)
                shares.push_back(m_table.nameOf(m_standing.rows[i].item) + " " + number(100 * (*m_standing.stability)[i]) + "%");
            return joined(shares);
        }
        if (word == "stability") return "none";
        return {};
    }
    // Of the customer's scores: the examples ask for one criterion.
    std::string spread(double app::rules::ScoreSpread::*figure) const {
        std::map<std::uint64_t, std::array<std::int64_t, 5>> given;
        for (const auto& ballot : app::rules::ballots(m_board, m_round->id))
            for (const auto& e : ballot.entries)
                if (e.part == 0) given[e.item].at(static_cast<std::size_t>(e.value - 1)) += ballot.weight;
        std::vector<std::string> parts;
        for (const auto& [item, all] : given)
            parts.push_back(m_table.nameOf(item) + " " + number((*app::rules::scoreSpread(all)).*figure));
        return joined(parts);
    }
    std::optional<std::string> scores(const std::string& word) const {
        if (m_round->form != app::BallotForm::Scores) return {};
        using Spread = app::rules::ScoreSpread;
        const auto mean = [&](std::size_t c) {
            return each([&](const TallyRow& r) { return r.means[c] ? number(*r.means[c]) : "none"; });
        };
        if (word == "mean") return each([](const TallyRow& r) { return number(r.figure); });
        if (word == "customer mean") return mean(0);
        if (word == "company mean") return mean(1);
        if (word == "two camps") return named(m_standing.polarised);
        if (word == "median") return spread(&Spread::median);
        if (word == "deviation") return spread(&Spread::deviation);
        if (word == "consensus") return spread(&Spread::consensus);
        if (word == "polarisation") return spread(&Spread::polarisation);
        return {};
    }
    std::optional<std::string> comparisons(const std::string& word) const {
        if (m_round->form != app::BallotForm::Duels && m_round->form != app::BallotForm::BestWorst) return {};
        if (word == "wins") return each([](const TallyRow& r) { return number(r.figure) + "%"; });
        if (word == "chance") return each([](const TallyRow& r) { return number(100 * r.chanceInTop.value_or(-1)) + "%"; });
        if (word == "certainty")
            return each([](const TallyRow& r) -> std::string {
                switch (app::rules::certaintyOf(r.chanceInTop.value_or(0))) {
                    case app::rules::Certainty::Sure:
                        return "sure";
                    case app::rules::Certainty::Probable:
                        return "probable";
                    case app::rules::Certainty::ToDiscuss:
                        return "to be discussed";
                    case app::rules::Certainty::Out:
                        break;
                }
                return "out";
            });
        if (word == "scale") {
            const auto& candidates = m_board.candidates(m_round->id);
            const auto fit =
                app::rules::fitDuels(static_cast<int>(candidates.size()),
                                     app::rules::duelsOf(candidates, app::rules::ballots(m_board, m_round->id)), candidates);
            std::vector<std::string> parts;
            for (std::size_t i = 0; i < candidates.size(); ++i)
                parts.push_back(m_table.nameOf(candidates[i]) + " " + number(fit.theta[i]));
            return joined(parts);
        }
        return {};
    }

    std::string at(int i) const { return m_table.nameOf(m_board.candidates(m_round->id)[static_cast<std::size_t>(i)]); }
    std::string all(const std::vector<int>& items) const {
        std::vector<std::string> names;
        for (int i : items) names.push_back(at(i));
        return joined(names, " ");
    }
    std::string order(const Groups& groups) const {
        std::vector<std::string> levels;
        for (const auto& group : groups) {
            std::vector<std::string> names;
            for (int i : group) names.push_back(at(i));
            levels.push_back(joined(names, " = "));
        }
        return joined(levels, " > ", false);
    }
    std::string eachItem(const std::function<std::string(std::size_t)>& say) const {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < m_methods->moves.size(); ++i) parts.push_back(at(static_cast<int>(i)) + " " + say(i));
        return joined(parts);
    }
    // Every pair once, the winner's name first: "A-B 3-2".
    std::string oneByOne() const {
        const auto pairwise = app::rules::pairwiseOf(app::rules::asOrders(m_board, *m_round));
        std::vector<std::string> parts;
        for (int a = 0; a < pairwise.items(); ++a)
            for (int b = 0; b < pairwise.items(); ++b)
                if (at(a) < at(b))
                    parts.push_back(at(a) + "-" + at(b) + " " + std::to_string(pairwise.votes(a, b)) + "-" +
                                    std::to_string(pairwise.votes(b, a)));
        return joined(parts);
    }
    std::string chains() const {
        std::vector<std::string> parts;
        const auto& s = m_methods->schulze;
        for (int a = 0; a < s.items; ++a)
            for (int b = 0; b < s.items; ++b)
                if (a != b) parts.push_back(at(a) + "→" + at(b) + " " + std::to_string(s.strongestPath(a, b).over));
        return joined(parts);
    }
    std::string dropped() const {
        std::vector<std::string> parts;
        for (const auto& defeat : m_methods->rankedPairs.dropped) parts.push_back(at(defeat.winner) + "→" + at(defeat.loser));
        return joined(parts);
    }
    std::optional<std::string> methods(const std::string& word) const {
        const auto& m = *m_methods;
        for (const auto& method : m.methods)
            if (word == keyOf(method.method)) return order(method.groups);
        if (word == "Schulze by winning votes")
            return order(app::rules::schulze(app::rules::pairwiseOf(app::rules::asOrders(m_board, *m_round)),
                                             app::rules::Strength::WinningVotes)
                             .groups);
        if (word == "points") return eachItem([&](std::size_t i) { return number(double(m.borda.doubledPoints[i]) / 2); });
        if (word == "won less lost") return eachItem([&](std::size_t i) { return std::to_string(m.copeland.rows[i].net()); });
        if (word == "worst defeat") return eachItem([&](std::size_t i) { return std::to_string(m.minimax.worst[i]); });
        if (word == "moves") return eachItem([&](std::size_t i) { return std::to_string(m.moves[i]); });
        if (word == "one by one") return oneByOne();
        if (word == "chains") return chains();
        if (word == "dropped defeats") return dropped();
        if (word == "agreement with the ballots") return std::to_string(m.kemeny->score);
        if (word == "at most") return std::to_string(m.kemeny->bound);
        if (word == "proved") return m.kemeny->proved ? "yes" : "no";
        if (word == "orders as good" && m.kemeny->optimalOrders) return std::to_string(*m.kemeny->optimalOrders);
        if (word == "beats all others") return m.condorcetWinner ? at(*m.condorcetWinner) : "none";
        if (word == "loses to all") return m.condorcetLoser ? at(*m.condorcetLoser) : "none";
        if (word == "Smith set") return all(m.smithSet);
        if (word == "to be discussed") {
            std::vector<int> marked;
            for (std::size_t i = 0; i < m.toDiscuss.size(); ++i)
                if (m.toDiscuss[i]) marked.push_back(static_cast<int>(i));
            return all(marked);
        }
        if (word == "Kendall's W") return m_standing.concordance ? number(m_standing.concordance->w) : "none";
        return {};
    }

    const WorkedTable& m_table;
    const app::Board& m_board;
    const app::Round* m_round;
    app::rules::RoundStanding m_standing;
    std::optional<app::rules::SideBySide> m_methods;
    std::optional<app::rules::RunningDuels> m_running;
};

}  // namespace worked
