#pragma once
// What the rules answer about value, costs and plans of a worked example, in the words of the blocks. Called by worked_answers.h.
// Reckons nothing by itself but sorts and prints; the plain Method of Equal Shares is asked of budget/equal_shares.h.
#include "app/rules/budget/equal_shares.h"
#include "app/rules/ranking.h"
#include "tests/app/rules/worked_rounds.h"

namespace worked {

using app::rules::toDouble, app::rules::ActionWorth, app::rules::LeftBecause, app::rules::MovedBecause, app::rules::Proposal,
    app::rules::Quadrant, app::rules::WorthState;

inline const char* keyOf(app::ValueBy by) {
    switch (by) {
        case app::ValueBy::ForCost:
            return "value for cost";
        case app::ValueBy::Rice:
            return "RICE";
        case app::ValueBy::Ice:
            return "ICE";
        case app::ValueBy::Wsjf:
            return "WSJF";
        case app::ValueBy::Formula:
            return "formula";
    }
    return nullptr;
}

class PlanAnswers {
public:
    explicit PlanAnswers(const WorkedTable& table)
        : m_table(table), m_board(table.board()), m_worths(app::rules::worths(m_board)) {
        if (!m_board.tiers().empty()) m_plans = app::rules::plans(m_board, {});
    }

    std::optional<std::string> operator()(const std::string& word) const {
        if (auto answer = worth(word)) return answer;
        if (auto answer = shares(word)) return answer;
        if (!m_plans.ready) return {};
        if (auto answer = fair(word)) return answer;
        if (word == "best plan") return tiers(m_plans.best);
        if (word == "quick plan") return tiers(m_plans.greedy);
        if (word == "value of the best") return number(double(m_plans.best.value) / double(app::rules::kValueUnit));
        if (word == "value of the quick") return number(double(m_plans.greedy.value) / double(app::rules::kValueUnit));
        if (word == "best at least") return std::to_string(m_plans.best.perMille / 10) + "%";
        if (word == "quick at least") return std::to_string(m_plans.greedy.perMille / 10) + "%";
        if (word == "proved") return m_plans.best.proved ? "yes" : "no";
        if (word == "left") return left(m_plans.best);
        if (word == "changes") return changes(m_plans.steady);
        return {};
    }

private:
    std::string name(Id<Action> action) const { return m_table.nameOf(action.value); }
    std::string each(const std::function<std::string(const ActionWorth&)>& say) const {
        std::vector<std::string> parts;
        for (const ActionWorth& a : m_worths.actions) parts.push_back(name(a.action) + " " + say(a));
        return joined(parts);
    }
    // Places by value for cost, "1 A, 2 B"; those without a place are not named.
    std::string byValue() const {
        std::vector<std::string> parts;
        for (const auto& row : app::rules::rankedByValue(m_board, m_worths))
            if (row.rank > 0) parts.push_back(std::to_string(row.rank) + " " + name(row.action));
        return joined(parts, ", ", false);
    }
    static std::string quadrant(const ActionWorth& a) {
        if (!a.quadrant) return "none";
        switch (*a.quadrant) {
            case Quadrant::QuickWin:
                return "quick win";
            case Quadrant::BigProject:
                return "big project";
            case Quadrant::FillIn:
                return "fill-in";
            case Quadrant::LeaveOut:
                break;
        }
        return "to leave out";
    }
    static std::string ratio(const ActionWorth& a) {
        switch (a.valued.standing) {
            case WorthState::Ratio:
                return number(toDouble(a.valued.worth->amount));
            case WorthState::Free:
                return "free";
            case WorthState::NoValue:
                return "without an impact";
            case WorthState::ToBeCosted:
                return "to be costed";
            case WorthState::NoResource:
                break;
        }
        return "no resource";
    }
    std::optional<std::string> worth(const std::string& word) const {
        const auto figure = [](const std::optional<app::rules::Fraction>& f) {
            return f ? number(toDouble(*f)) : std::string("none");
        };
        if (word == "value") return each([&](const ActionWorth& a) { return figure(a.valued.value); });
        if (word == "effort") return each([&](const ActionWorth& a) { return figure(a.valued.effort); });
        if (word == "ratio") return each(ratio);
        if (word == "figure") return each([&](const ActionWorth& a) { return figure(a.figure); });
        if (word == "quadrant") return each(quadrant);
        if (word == "rank" && m_board.rounds().empty()) return byValue();
        if (word != "front") return {};
        std::vector<std::string> names;
        for (const ActionWorth& a : m_worths.actions)
            if (a.onFront) names.push_back(name(a.action));
        return joined(names, " ");
    }

    std::string tiers(const Proposal& proposal) const {
        if (!proposal.problem.empty()) return proposal.problem;
        std::vector<std::string> parts;
        for (Id<Tier> tier : m_board.tiers()) {
            std::vector<std::string> names{m_table.tierName(tier)};
            for (const auto& p : proposal.placings)
                if (p.tier == tier) names.push_back(name(p.action));
            parts.push_back(joined(names, " ", false));
        }
        return joined(parts, ", ", false);
    }
    std::string why(const app::rules::LeftOut& l) const {
        switch (l.why) {
            case LeftBecause::Excluded:
                return "excluded by hand";
            case LeftBecause::ToBeCosted:
                return "to be costed";
            case LeftBecause::Needs:
                return "needs " + name(l.other);
            case LeftBecause::VariantTaken:
            case LeftBecause::VariantImposed:
                return "variant of " + name(l.other);
            case LeftBecause::NothingGained:
                return l.notValued ? "without an impact" : "nothing gained";
            case LeftBecause::RoomLeft:
                return "new room";
            case LeftBecause::NoRoom:
                break;
        }
        std::string text = "no room";
        if (l.shortEuros > 0) text += " short of " + std::to_string(l.shortEuros) + " €";
        if (l.shortTenthDays > 0) text += " short of " + number(double(l.shortTenthDays) / 10) + " d";
        return text;
    }
    std::string left(const Proposal& proposal) const {
        std::vector<std::string> parts;
        for (const auto& l : proposal.left) parts.push_back(name(l.action) + " " + why(l));
        return joined(parts);
    }
    static std::string why(MovedBecause because) {
        switch (because) {
            case MovedBecause::Pinned:
                return "by hand";
            case MovedBecause::ToBeCosted:
                return "to be costed";
            case MovedBecause::Needs:
                return "needs";
            case MovedBecause::Variant:
                return "variant";
            case MovedBecause::CapExceeded:
                return "too full";
            case MovedBecause::NewRoom:
                break;
        }
        return "new room";
    }
    std::string changes(const Proposal& proposal) const {
        std::vector<std::string> parts;
        for (const auto& d : proposal.differences)
            parts.push_back(name(d.action) + " " + m_table.tierName(d.from) + " → " + m_table.tierName(d.to) +
                            (d.why ? " " + why(*d.why) : ""));
        return joined(parts);
    }

    std::string seat(const app::rules::VoterGain& gain) const { return gain.seat ? m_board.find(gain.seat)->name : ""; }
    std::optional<std::string> fair(const std::string& word) const {
        const auto& f = m_plans.fair;
        const auto names = [&](const std::vector<Id<Action>>& actions, bool sort) {
            std::vector<std::string> all;
            for (Id<Action> a : actions) all.push_back(name(a));
            return joined(all, " ", sort);
        };
        if (word == "fair plan") return tiers(f);
        if (word == "by shares") return names(f.byEqualShares, false);
        if (word == "by completion") return names(f.byCompletion, false);
        if (word == "raises") return std::to_string(f.raises);
        std::vector<std::string> parts;
        for (const std::string& by : m_table.seatNames())
            for (const auto& gain : f.voters) {
                if (seat(gain) != by) continue;
                if (word == "actions won")
                    parts.push_back(by + " " + std::to_string(gain.cardsBest) + " → " + std::to_string(gain.cardsFair));
                if (word == "money won")
                    parts.push_back(by + " " + std::to_string(gain.costBest) + " € → " + std::to_string(gain.costFair) + " €");
            }
        return parts.empty() ? std::nullopt : std::optional(joined(parts, ", ", false));
    }
    // The method alone, without raises and completion: the part that can be redone by hand.
    std::optional<std::string> shares(const std::string& word) const {
        if ((word != "share" && word != "bought" && word != "paid" && word != "rest") || m_board.tiers().empty() ||
            !m_table.roundId())
            return {};
        app::rules::FairInput input{
            .budget = m_board.find(m_board.tiers().front())->euros.value_or(0), .costs = {}, .places = {}, .voters = {}};
        std::vector<std::string> names, seats;
        for (const auto& [title, id] : m_table.itemsByName())
            names.push_back(title), input.costs.push_back(m_board.find<Estimate>(id.value)->euros.value_or(0));
        for (const auto& ballot : app::rules::ballots(m_board, m_table.roundId())) {
            std::map<int, std::int64_t> points;
            for (const auto& e : ballot.entries)
                points[static_cast<int>(std::ranges::find(names, m_table.nameOf(e.item)) - names.begin())] += e.value;
            auto& voter = input.voters.emplace_back();
            for (const auto& [item, given] : points) voter.support.push_back({item, given});
            seats.push_back(m_board.find(ballot.seat)->name);
        }
        const auto plan = app::rules::equalShares(input, app::rules::Utility::Cost, std::nullopt, false);
        if (!plan) return plan.refusal().text;
        if (word == "share") return number(toDouble(plan->share)) + " €";
        if (word == "rest") return std::to_string(input.budget - plan->spent) + " €";
        std::vector<std::string> parts;
        for (const auto& standing : plan->rounds) parts.push_back(names[static_cast<std::size_t>(standing.item)]);
        if (word == "bought") return joined(parts, " ", false);
        parts.clear();
        for (const auto& standing : plan->rounds)
            for (const std::string& by : m_table.seatNames()) {
                const auto v = static_cast<std::size_t>(std::ranges::find(seats, by) - seats.begin());
                for (const auto& payment : plan->paid[v])
                    if (payment.item == standing.item)
                        parts.push_back(names[static_cast<std::size_t>(payment.item)] + " " + by + " " +
                                        number(toDouble(payment.amount)) + " €");
            }
        return joined(parts, ", ", false);
    }

    const WorkedTable& m_table;
    const app::Board& m_board;
    app::rules::Worths m_worths;
    app::rules::Plans m_plans;
};

}  // namespace worked
