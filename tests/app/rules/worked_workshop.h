#pragma once
// Plays the given lines of a worked example at a table without a screen: items are actions on it, ballots are cast from seats of
// their own, tiers and links are made; all through the commands that people's hands call. Called by worked_answers.h.
#include <map>
#include <sstream>
#include <stdexcept>

#include "app/commands/plan.h"
#include "app/rules/tiered_plan.h"
#include "tests/app/rules/worked_blocks.h"
#include "tests/app/workroom.h"

namespace worked {

using namespace app;
namespace commands = app::commands;

[[noreturn]] inline void lost(const Line& line, const std::string& why) {
    throw std::runtime_error("line " + std::to_string(line.number) + " (" + line.word + ": " + line.what + "): " + why);
}

class WorkedTable : public tests::Workroom {
public:
    void play(const Line& line) {
        const std::string first = line.word.substr(0, line.word.find(' '));
        if (first != "ballot" && !line.word.ends_with("ballots")) endVote();
        if (line.word == "items" || line.word == "actions")
            for (const auto& name : split(line.what, " ")) m_items[name] = action(name);
        else if (first == "action") describe(line);
        else if (line.word == "vote") openVote(line);
        else if (first == "ballot") castBallot(line, seatOf(line));
        else if (line.word.ends_with("ballots"))
            for (int i = std::stoi(line.word); i > 0; --i) castBallot(line, newSeat("", {}));
        else if (line.word == "run-off")
            runOff(line, [&](const Board& b, CommandContext& a) { return commands::openRunOff(b, a, m_round); });
        else if (line.word == "run-off of the first 2")
            runOff(line, [&](const Board& b, CommandContext& a) { return commands::openTopRunOff(b, a, m_round, 2); });
        else if (line.word == "facilitator's choice") settle(line);
        else if (first == "tier") makeTier(line);
        else if (line.word == "link") link(line, " needs ", LinkKind::Needs);
        else if (line.word == "variants") link(line, " or ", LinkKind::Excludes);
        else if (line.word == "imposed") impose(line);
        else if (line.word == "excluded")
            must([&](const Board& b, CommandContext& a) { return commands::pin(b, a, itemNamed(line.what), Pin::Excluded); });
        else if (line.word == "adopt the best plan") adopt();
        else setTerms(line);
    }
    void endVote() {
        if (!m_voting) return;
        m_voting = false;
        close(m_round), reveal(m_round);
    }

    const std::map<std::string, Id<Action>>& itemsByName() const { return m_items; }
    Id<Round> roundId() const { return m_round; }
    const std::vector<std::string>& seatNames() const { return m_names; }  // in the order of their ballots
    std::string nameOf(std::uint64_t item) const {
        const Action* found = board().find<Action>(item);
        return found ? found->title : "?";
    }
    std::string tierName(Id<Tier> tier) const { return tier ? board().find(tier)->title : "out"; }

private:
    Id<Action> itemNamed(const std::string& name) const {
        const auto found = m_items.find(name);
        if (found == m_items.end()) throw std::runtime_error("there is no item " + name);
        return found->second;
    }
    // "customer 5" → 5; nothing if the part is of something else.
    static std::optional<double> amount(const std::string& part, const std::string& before, const std::string& after = {}) {
        if (!part.starts_with(before) || !part.ends_with(after)) return {};
        return numberIn(trimmed(part.substr(before.size(), part.size() - before.size() - after.size())));
    }
    void describe(const Line& line) {
        const Id<Action> id = itemNamed(line.word.substr(7));  // behind "action "
        const Estimate* known = board().find<Estimate>(id.value);
        const Factors* rated = board().find<Factors>(id.value);
        Estimate e = known ? *known : Estimate{};
        e.action = id;
        Factors f = rated ? *rated : Factors{};
        f.action = id;
        const std::map<std::string, std::pair<int*, int>> kWhole{{"customer ", {&e.impactCustomer, 1}},
                                                                 {"company ", {&e.impactCompany, 1}},
                                                                 {"confidence ", {&e.confidence, 1}},
                                                                 {"reach ", {&f.reach, 1}},
                                                                 {"impact ", {&f.impact, 100}},
                                                                 {"effect ", {&f.effect, 1}},
                                                                 {"ease ", {&f.ease, 1}},
                                                                 {"benefit ", {&f.benefit, 1}},
                                                                 {"urgency ", {&f.urgency, 1}},
                                                                 {"risk ", {&f.risk, 1}},
                                                                 {"size ", {&f.size, 1}}};
        for (const std::string& part : split(line.what, ", ")) {
            bool read = false;
            for (const auto& [word, to] : kWhole)
                if (const auto x = amount(part, word)) *to.first = static_cast<int>(std::lround(*x * to.second)), read = true;
            if (const auto x = amount(part, "", " d")) e.tenthDays = std::llround(*x * 10), read = true;
            if (const auto x = amount(part, "", " €")) e.euros = std::llround(*x), read = true;
            if (!read) lost(line, part);
        }
        must([&](const Board& b, CommandContext& a) { return commands::estimate(b, a, e); });
        must([&](const Board& b, CommandContext& a) { return commands::rate(b, a, f); });
    }

    void openVote(const Line& line) {
        static const std::map<std::string, BallotForm> kForms{
            {"dots", BallotForm::Dots},      {"points", BallotForm::Points},
            {"scores", BallotForm::Scores},  {"scores customer", BallotForm::Scores},
            {"duels", BallotForm::Duels},    {"best-worst", BallotForm::BestWorst},
            {"rankings", BallotForm::Orders}};
        commands::RoundTerms terms;
        terms.scope.on = RoundOn::Actions;
        m_stillOpen = false;
        for (const std::string& part : split(line.what, ", ")) {
            if (const auto form = kForms.find(part); form != kForms.end())
                terms.form = form->second, terms.criteria = part == "scores customer" ? 1 : 3;
            else if (const auto each = amount(part, "", " each")) terms.dotsEach = static_cast<int>(*each);
            else if (const auto cap = amount(part, "", " per item")) terms.cap = static_cast<int>(*cap);
            else if (const auto against = amount(part, "", " against"))
                terms.resistanceEach = terms.resistanceCap = static_cast<int>(*against);
            else if (const auto keep = amount(part, "keep ")) terms.winners = static_cast<int>(*keep);
            else if (part == "open to all") terms.secret = false;
            else if (part == "no run-off") terms.tie = TieRule::Breadth;
            else if (part == "left out = last") terms.blanks = Blanks::Implicit;
            else if (part == "left out = no opinion") terms.blanks = Blanks::Explicit;
            else if (part == "still open") m_stillOpen = true;
            else lost(line, part);
        }
        m_round = round(terms);
        m_voting = !m_stillOpen;
    }
    Id<Seat> newSeat(const std::string& name, const std::vector<std::string>& traits) {
        const auto n = m_seatsTaken++;
        const Id<Seat> id = seat(static_cast<Edge>(n % 4), 0.1f + 0.25f * static_cast<float>(n / 4));
        must([&](const Board& b, CommandContext& context) -> Result<Transaction> {
            Edit edit(b, Op::EditSeat, context);
            edit.update<Seat>(id.value, [&](Seat& s) {
                if (!name.empty()) s.name = name;
                for (const std::string& trait : traits) {
                    if (const auto weight = amount(trait, "weight ")) s.weight = static_cast<int>(*weight);
                    if (const auto team = amount(trait, "team ")) s.team = static_cast<int>(*team);
                }
            });
            return edit.finish();
        });
        return id;
    }
    // "ballot Otter (weight 2, team 1)"
    Id<Seat> seatOf(const Line& line) {
        const auto bracket = line.word.find('(');
        const std::string name = trimmed(line.word.substr(6, bracket == std::string::npos ? bracket : bracket - 6));
        if (const auto known = m_seats.find(name); known != m_seats.end()) return known->second;
        const auto traits = bracket == std::string::npos
                                ? std::vector<std::string>{}
                                : split(line.word.substr(bracket + 1, line.word.find(')') - bracket - 1), ", ");
        m_names.push_back(name);
        return m_seats[name] = newSeat(name, traits);
    }
    std::vector<std::vector<std::uint64_t>> levels(const std::string& text) const {
        std::vector<std::vector<std::uint64_t>> result;
        for (const std::string& level : split(text, " > ")) {
            result.emplace_back();
            for (const std::string& name : split(level, " = ")) result.back().push_back(itemNamed(name).value);
        }
        return result;
    }
    void castBallot(const Line& line, Id<Seat> by) {
        const BallotForm form = board().find(m_round)->form;
        if (form == BallotForm::Orders) {
            must([&](const Board& b, CommandContext& a) { return commands::giveOrder(b, a, m_round, by, levels(line.what)); },
                 by);
            return;
        }
        for (const std::string& part : split(line.what, ", "))
            if (form == BallotForm::Duels || form == BallotForm::BestWorst) answer(by, part);
            else give(line, form, by, part);
    }
    void answer(Id<Seat> by, const std::string& part) {
        commands::ScreenAnswer said;
        const auto order = levels(part);
        for (const auto& level : order) said.items.insert(said.items.end(), level.begin(), level.end());
        if (order.size() > 1) said.best = order.front().at(0), said.worst = order.back().at(0);
        must([&](const Board& b, CommandContext& a) { return commands::answerScreen(b, a, m_round, by, said); }, by);
    }
    // "A 3", "against A 1", "A 4/2" (customer/company)
    void give(const Line& line, BallotForm form, Id<Seat> by, const std::string& part) {
        const bool against = part.starts_with("against ");
        const auto words = split(against ? part.substr(8) : part, " ");
        if (words.size() != 2) lost(line, part);
        const std::uint64_t item = itemNamed(words[0]).value;
        const auto scores = split(words[1], "/");
        for (int i = 0; form == BallotForm::Dots && i < std::stoi(words[1]); ++i)
            must([&](const Board& b, CommandContext& a) { return commands::castDot(b, a, m_round, by, item, false, against); },
                 by);
        if (form == BallotForm::Points)
            must([&](const Board& b,
                     CommandContext& a) { return commands::givePoints(b, a, m_round, by, item, std::stoi(words[1])); },
                 by);
        for (int c = 0; form == BallotForm::Scores && c < static_cast<int>(scores.size()); ++c)
            must(
                [&](const Board& b, CommandContext& a) {
                    return commands::giveScore(b, a, m_round, by, item, c, std::stoi(scores[static_cast<std::size_t>(c)]));
                },
                by);
    }
    template <class Open>
    void runOff(const Line& line, Open&& open) {
        const Id<Round> id = created<Round>(open);
        for (const std::string& part : split(line.what, ", ")) {
            const auto words = split(part, " ");
            if (!m_seats.contains(words.at(0))) lost(line, part);
            cast(id, m_seats[words[0]], itemNamed(words.at(1)).value);
        }
        close(id), reveal(id);
    }
    void settle(const Line& line) {
        std::vector<std::uint64_t> items;
        for (const std::string& name : split(line.what, " > ")) items.push_back(itemNamed(name).value);
        must([&](const Board& b, CommandContext& a) { return commands::settleTie(b, a, m_round, items); });
    }

    Id<Tier> tier(const std::string& name) const {
        const auto found = m_tiers.find(name);
        if (found == m_tiers.end()) throw std::runtime_error("there is no " + name);
        return found->second;
    }
    void makeTier(const Line& line) {
        if (!m_tiers.contains(line.word))
            m_tiers[line.word] =
                created<Tier>([&](const Board& b, CommandContext& a) { return commands::addTier(b, a, line.word); });
        Tier wanted = *board().find(tier(line.word));
        for (const std::string& part : split(line.what, ", ")) {
            if (const auto days = amount(part, "", " d")) wanted.tenthDays = std::llround(*days * 10);
            else if (const auto euros = amount(part, "", " €")) wanted.euros = std::llround(*euros);
            else lost(line, part);
        }
        must([&](const Board& b, CommandContext& a) { return commands::editTier(b, a, wanted); });
    }
    void link(const Line& line, const char* between, LinkKind kind) {
        const auto names = split(line.what, between);
        if (names.size() != 2) lost(line, "two actions are needed");
        must([&](const Board& b, CommandContext& a) {
            return commands::linkActions(b, a, itemNamed(names[0]), itemNamed(names[1]), kind);
        });
    }
    void impose(const Line& line) {
        const auto names = split(line.what, " in ");
        if (names.size() != 2) lost(line, "an action and a tier are needed");
        must([&](const Board& b, CommandContext& a) {
            return commands::planAction(b, a, itemNamed(names[0]), tier(names[1]), {});
        });
    }
    void adopt() {
        const auto placings = rules::plans(board(), {}).best.placings;
        must([&](const Board& b, CommandContext& a) { return commands::takePlan(b, a, placings); });
    }
    void setTerms(const Line& line) {
        static const std::map<std::string, ValueBy> kBy{{"value for cost", ValueBy::ForCost},
                                                        {"RICE", ValueBy::Rice},
                                                        {"ICE", ValueBy::Ice},
                                                        {"WSJF", ValueBy::Wsjf},
                                                        {"formula", ValueBy::Formula}};
        PlanTerms terms = board().planTerms();
        if (line.word == "list by" && kBy.contains(line.what)) terms.by = kBy.at(line.what);
        else if (line.word == "formula") terms.formula = line.what, terms.by = ValueBy::Formula;
        else if (line.word == "carry over") terms.carryOver = line.what == "yes";
        else if (line.word == "thresholds at the median") {
            const auto lines = rules::medianLines(board());
            if (!lines) lost(line, "no action has a value and costs");
            terms.valueLine = lines->value, terms.effortLine = lines->effort;
        } else if (line.word == "means" || line.word == "weights") {
            for (const std::string& part : split(line.what, ", ")) {
                if (const auto days = amount(part, "", " d")) terms.tenthDays = std::llround(*days * 10);
                else if (const auto euros = amount(part, "", " €")) terms.euros = std::llround(*euros);
                else if (const auto customer = amount(part, "customer ")) terms.customerWeight = static_cast<int>(*customer);
                else if (const auto budget = amount(part, "budget ")) terms.budgetWeight = static_cast<int>(*budget);
                else lost(line, part);
            }
        } else lost(line, "nobody knows this word");
        must([&](const Board& b, CommandContext& a) { return commands::editTerms(b, a, terms); });
    }

    std::map<std::string, Id<Action>> m_items;
    std::map<std::string, Id<Seat>> m_seats;
    std::vector<std::string> m_names;
    std::map<std::string, Id<Tier>> m_tiers;
    Id<Round> m_round;
    int m_seatsTaken = 0;
    bool m_voting = false, m_stillOpen = false;
};

}  // namespace worked
