#include "app/rules/worth.h"

#include <algorithm>

#include "app/rules/ballots.h"
#include "app/rules/budget/formula.h"
#include "app/rules/budget/presets.h"
#include "app/rules/matrix_place.h"
#include "app/rules/voting.h"

namespace app::rules {
namespace {

constexpr std::int64_t kTenthsAMonth = 200;  // RICE: a person-month is twenty days

struct ScoreMeans {
    MeanScore customer, company;
};
using ScoresByItem = std::unordered_map<std::uint64_t, ScoreMeans>;

// The newest revealed scores of each action: what holds where nobody has fixed an impact.
ScoresByItem givenScores(const Board& board) {
    ScoresByItem result;
    const Round* round = latestRevealed(board, RoundOn::Actions, BallotForm::Scores);
    if (!round) return result;
    for (const BallotView& ballot : ballots(board, round->id))
        for (const EntryView& e : ballot.entries) {
            if (e.says != Says::Score || e.value < 1 || e.value > 5) continue;
            MeanScore& mean = e.part == 0 ? result[e.item].customer : result[e.item].company;
            mean.sum += std::int64_t{e.value} * ballot.weight, mean.count += ballot.weight;
        }
    return result;
}

void setRice(const Board& board, ActionWorth& a) {
    const Estimate* e = board.find<Estimate>(a.action.value);
    const Factors* f = board.find<Factors>(a.action.value);
    if (!e || !f || !e->tenthDays || *e->tenthDays <= 0 || f->impact <= 0) return;
    // Effort in tenths of a month: × 20 turns tenths of days into it exactly, with the reach scaled alike.
    const auto worth = rice({f->reach * std::int64_t{kTenthsAMonth / 10}, f->impact / 25, e->confidence, *e->tenthDays});
    if (worth) a.figure = *worth;
    else a.problem = worth.refusal().text;
}

void setIce(const Board& board, ActionWorth& a) {
    const Factors* f = board.find<Factors>(a.action.value);
    const Estimate* e = board.find<Estimate>(a.action.value);
    if (!f || !e || f->effect <= 0 || f->ease <= 0 || e->confidence <= 0) return;
    // Confidence is kept in percent; ICE has it from 1 to 10.
    const auto worth = ice({f->effect, std::max(1, (e->confidence + 5) / 10), f->ease});
    if (worth) a.figure = *worth;
    else a.problem = worth.refusal().text;
}

void setWsjf(const Board& board, std::vector<ActionWorth>& actions) {
    std::vector<Wsjf> rows;
    std::vector<ActionWorth*> rated;
    for (ActionWorth& a : actions) {
        const Factors* f = board.find<Factors>(a.action.value);
        if (!f || f->benefit <= 0 || f->urgency <= 0 || f->risk <= 0 || f->size <= 0) continue;
        rows.push_back({f->benefit, f->urgency, f->risk, f->size});
        rated.push_back(&a);
    }
    const auto figures = wsjf(rows);
    for (std::size_t i = 0; i < rated.size(); ++i) {
        if (figures) rated[i]->figure = (*figures)[i];
        else rated[i]->problem = figures.refusal().text;
    }
}

std::string told(const FormulaError& error) {
    std::string text = error.text;
    if (const auto at = text.find("{0}"); at != std::string::npos) text.replace(at, 3, error.name);
    return text + " (" + std::to_string(error.line) + ":" + std::to_string(error.column) + ")";
}

void setFormula(const Board& board, Worths& worths) {
    const auto parsed = Formula::parse(board.planTerms().formula, formulaNames());
    if (const auto* error = std::get_if<FormulaError>(&parsed)) {
        worths.problem = told(*error);
        return;
    }
    using Figure = std::optional<double>;
    const auto mean = [](const MeanScore& m) { return m.count ? Figure(double(m.sum) / double(m.count)) : Figure(); };
    for (ActionWorth& a : worths.actions) {
        const Estimate e = board.find<Estimate>(a.action.value) ? *board.find<Estimate>(a.action.value) : Estimate{};
        const Factors f = board.find<Factors>(a.action.value) ? *board.find<Factors>(a.action.value) : Factors{};
        const auto outcome = std::get<Formula>(parsed).evaluate(
            {mean(a.customer), mean(a.company), e.tenthDays ? Figure(double(*e.tenthDays) / 10) : Figure(),
             e.euros ? Figure(double(*e.euros)) : Figure(), e.confidence ? Figure(e.confidence) : Figure(),
             a.valued.value ? Figure(toDouble(*a.valued.value)) : Figure(),
             a.valued.effort ? Figure(toDouble(*a.valued.effort)) : Figure(), f.reach ? Figure(f.reach) : Figure(),
             f.ease ? Figure(f.ease) : Figure()});
        if (outcome.value) a.figure = Fraction(*outcome.value);
        else if (outcome.error) a.problem = told(*outcome.error);
    }
}

void setFigures(const Board& board, Worths& result) {
    switch (board.planTerms().by) {
        case ValueBy::ForCost:
            for (ActionWorth& a : result.actions)
                if (a.valued.worth) a.figure = a.valued.worth->amount, a.free = a.valued.worth->free;
            break;
        case ValueBy::Rice:
            for (ActionWorth& a : result.actions) setRice(board, a);
            break;
        case ValueBy::Ice:
            for (ActionWorth& a : result.actions) setIce(board, a);
            break;
        case ValueBy::Wsjf:
            setWsjf(board, result.actions);
            break;
        case ValueBy::Formula:
            setFormula(board, result);
            break;
    }
}

template <class Get>
std::optional<std::int64_t> sumOfCaps(const Board& board, Get&& capOf) {
    if (board.tiers().empty()) return std::nullopt;
    std::int64_t sum = 0;
    for (Id<Tier> id : board.tiers()) {
        const auto cap = capOf(*board.find(id));
        if (!cap) return std::nullopt;
        sum += *cap;
    }
    return sum;
}

std::vector<Id<Action>> actionsById(const Board& board) {
    std::vector<Id<Action>> ids;
    for (const auto& [id, action] : board.all<Action>()) ids.push_back(action.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

}  // namespace

std::optional<std::int64_t> budgetOf(const Board& board) {
    return board.planTerms().euros ? board.planTerms().euros : sumOfCaps(board, [](const Tier& t) { return t.euros; });
}

std::optional<std::int64_t> tenthDaysOf(const Board& board) {
    return board.planTerms().tenthDays ? board.planTerms().tenthDays
                                       : sumOfCaps(board, [](const Tier& t) { return t.tenthDays; });
}

const std::vector<std::string>& formulaNames() {
    static const std::vector<std::string> kNames{"customer", "company", "days",  "euros", "confidence",
                                                 "value",    "effort",  "reach", "ease"};
    return kNames;
}

Worths worths(const Board& board) {
    Worths result;
    const ScoresByItem scores = givenScores(board);
    const std::vector<Id<Action>> ids = actionsById(board);
    std::vector<ValueInput> inputs;
    for (Id<Action> id : ids) {
        const auto given = scores.find(id.value);
        const ScoreMeans means = given == scores.end() ? ScoreMeans{} : given->second;
        inputs.push_back(valueInput(board, id, means.customer, means.company));
    }
    const ValueSettings settings = valueSettings(board);
    const auto table = valueForCost(inputs, settings);
    if (!table) {  // terms and estimates are checked where they are made: only a damaged file comes here
        result.problem = table.refusal().text;
        return result;
    }
    result.budget = table->budget, result.tenthDays = table->days;
    result.eurosCount = table->eurosCount, result.daysCount = table->daysCount, result.assumed = table->assumed;
    result.edge = edgeEffort(settings, *table);
    result.lines = matrixLines(board.planTerms(), result.edge);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        ActionWorth a{.action = ids[i], .valued = table->items[i], .customer = inputs[i].customer, .company = inputs[i].company};
        a.quadrant = quadrantOf(a.valued, result.lines);
        if (a.valued.value) a.up = toDouble(*a.valued.value);
        result.at[ids[i].value] = i;
        result.actions.push_back(std::move(a));
    }
    for (int i : paretoFront(inputs, *table)) result.actions[static_cast<std::size_t>(i)].onFront = true;
    setFigures(board, result);
    return result;
}

std::optional<Lines> medianLines(const Board& board) {
    const Worths all = worths(board);
    ValueTable table;
    for (const ActionWorth& a : all.actions) table.items.push_back(a.valued);
    const auto median = medianThresholds(table);
    if (!median) return std::nullopt;
    // To the whole per mille on the worse side: the card in the middle lies on both lines, and a line is its better side.
    int value = 1000, effort = 1;
    while (value > 1 && Fraction(value, 1000) > median->value) --value;
    const auto lineAt = [&](int perMille) { return Fraction(std::int64_t{perMille} * perMille, 1'000'000) * all.edge; };
    while (effort < 1000 && lineAt(effort) < median->effort) ++effort;
    return Lines{value, effort};
}

}  // namespace app::rules
