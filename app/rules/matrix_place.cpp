#include "app/rules/matrix_place.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "app/rules/budget/amount.h"
#include "app/rules/worth.h"

namespace app::rules {
namespace {

constexpr std::int64_t kLeastTenthDays = 5, kLeastEuros = 100;  // of what costs anything: what is placed is never free by chance
constexpr double kOffPlace = 1e-3;                              // of the width: rounder figures are not worth more
constexpr double kOffProportion = 0.1;                          // euros may take up what rounded days leave, so far
constexpr double kEnough = 1e-9;

// Rounder first: tenths of days, euros.
constexpr std::array<std::pair<std::int64_t, std::int64_t>, 6> kRoundings{{{5, 100}, {5, 10}, {1, 100}, {1, 10}, {5, 1}, {1, 1}}};

std::int64_t rounded(double amount, std::int64_t to, std::int64_t least) {
    const double most = static_cast<double>(kMostAmount);
    return std::max(least, static_cast<std::int64_t>(std::llround(std::min(amount, most) / static_cast<double>(to))) * to);
}

// The costs of one action in doubles: for choosing among whole figures, never for an order.
class Costing {
public:
    explicit Costing(const MatrixScale& scale)
        : m_edge(toDouble(scale.edge)), m_line(toDouble(scale.lines.effort)), m_there(scale.there) {
        const Weights weights = weightsOf(scale.settings, scale.there);
        m_euros = toDouble(weights.euros), m_days = toDouble(weights.days);
    }

    // Days and euros of effort k, in the proportion they have.
    void stretch(Estimate& e, double before, double k) const {
        const double by = k / before;
        fit(e, k, e.tenthDays.value_or(0) > 0 ? std::optional(double(*e.tenthDays) * by) : std::nullopt,
            e.euros.value_or(0) > 0 ? std::optional(double(*e.euros) * by) : std::nullopt);
    }
    // What is known of it stays if it leaves room for the rest; else equal shares of all there is, for what counts. Of what there
    // is none, none.
    void begin(Estimate& e, double k) const {
        const bool euros = m_euros > 0 && m_there.budget > 0, days = m_days > 0 && m_there.days > 0;
        const double known = effort(e.tenthDays, e.euros), rest = k - known;
        if (euros && days && known > 0 && rest > 0.05 * k && !(e.tenthDays && e.euros)) {
            if (e.tenthDays) return fit(e, k, std::nullopt, rest / m_euros * double(m_there.budget));
            return fit(e, k, rest / m_days * double(m_there.days), std::nullopt);
        }
        const double share = k / std::max(kEnough, (m_there.budget > 0 ? m_euros : 0) + (m_there.days > 0 ? m_days : 0));
        if (m_there.daysCount) e.tenthDays = 0;
        if (m_there.eurosCount) e.euros = 0;
        fit(e, k, m_there.daysCount && m_there.days > 0 ? std::optional(share * double(m_there.days)) : std::nullopt,
            m_there.eurosCount && m_there.budget > 0 ? std::optional(share * double(m_there.budget)) : std::nullopt);
    }

private:
    double effort(std::optional<std::int64_t> tenthDays, std::optional<std::int64_t> euros) const {
        return (m_there.days > 0 ? m_days * double(tenthDays.value_or(0)) / double(m_there.days) : 0) +
               (m_there.budget > 0 ? m_euros * double(euros.value_or(0)) / double(m_there.budget) : 0);
    }
    double across(double k) const { return std::sqrt(std::max(0.0, k) / m_edge); }
    bool low(double k) const { return k <= m_line + 1e-12; }
    // The rest of k that days leave to euros, near enough to the proportion.
    double eurosFor(double k, std::optional<std::int64_t> tenthDays, double wanted) const {
        if (m_euros == 0 || m_there.budget == 0) return wanted;
        const double rest = (k - effort(tenthDays, std::nullopt)) * double(m_there.budget) / m_euros;
        return std::clamp(rest, wanted * (1 - kOffProportion), wanted * (1 + kOffProportion));
    }
    void fit(Estimate& e, double k, std::optional<double> tenthDays, std::optional<double> euros) const {
        double least = 1e9;
        Estimate best = e;
        for (const auto& [toDays, toEuros] : kRoundings) {
            Estimate tried = e;
            if (tenthDays) tried.tenthDays = rounded(*tenthDays, toDays, kLeastTenthDays);
            if (euros) tried.euros = rounded(eurosFor(k, tried.tenthDays, *euros), toEuros, kLeastEuros);
            const double got = effort(tried.tenthDays, tried.euros), miss = std::abs(across(got) - across(k));
            const bool right = low(got) == low(k);
            if (right && miss <= kOffPlace) {
                best = tried;
                break;
            }
            if (const double cost = miss + (right ? 0 : 10); cost < least) least = cost, best = tried;
        }
        e = best;
    }

    double m_edge, m_line, m_euros = 0, m_days = 0;
    Resources m_there;
};

// Both impacts together: of all pairs on the right side of the threshold the nearest to the value wanted, and of these the one
// that keeps their difference.
void setImpacts(Estimate& e, const MatrixScale& scale, double up) {
    const double wC = scale.settings.customerWeight / 100.0, confidence = e.confidence ? e.confidence / 100.0 : 1.0;
    const double line = toDouble(scale.lines.value), wanted = std::clamp(up, 0.0, confidence);
    const int difference = e.impactCustomer && e.impactCompany ? e.impactCustomer - e.impactCompany : 0;
    double best = 1e9;
    for (int c = 1; c <= 5; ++c)
        for (int d = 1; d <= 5; ++d) {
            const double value = confidence * (wC * (c - 1) / 4 + (1 - wC) * (d - 1) / 4);
            const bool right = (value >= line - kEnough) == (wanted >= line - kEnough);
            const double miss = std::abs(value - wanted) / confidence + 0.02 * std::abs(c - d - difference) + (right ? 0 : 10);
            if (miss < best) best = miss, e.impactCustomer = c, e.impactCompany = d;
        }
}

}  // namespace

ValueSettings valueSettings(const Board& board) {
    const PlanTerms& terms = board.planTerms();
    ValueSettings s{
        .customerWeight = terms.customerWeight, .budget = credible(budgetOf(board)), .days = credible(tenthDaysOf(board))};
    if (terms.budgetWeight != 50) s.lambda = terms.budgetWeight;  // even shares are the plain sum b/B + t/T
    return s;
}

Fraction edgeEffort(const ValueSettings& settings, const Resources& there) {
    const Weights weights = weightsOf(settings, there);
    return (weights.euros + weights.days) / 4;
}

Thresholds matrixLines(const PlanTerms& terms, const Fraction& edge) {
    const std::int64_t value = terms.valueLine > 0 ? terms.valueLine : 500,
                       effort = terms.effortLine > 0 ? terms.effortLine : 500;
    return {Fraction(value, 1000), Fraction(effort * effort, 1'000'000) * edge};
}

ValueInput valueInput(const Board& board, Id<Action> action, const MeanScore& customer, const MeanScore& company) {
    ValueInput input{.customer = customer, .company = company};
    const Estimate* e = board.find<Estimate>(action.value);
    if (!e) return input;
    if (e->impactCustomer > 0) input.customer = {e->impactCustomer, 1};
    if (e->impactCompany > 0) input.company = {e->impactCompany, 1};
    input.euros = credible(e->euros), input.tenthDays = credible(e->tenthDays);
    if (e->confidence > 0) input.confidence = e->confidence;
    return input;
}

MatrixScale matrixScale(const Board& board) {
    MatrixScale scale{.settings = valueSettings(board)};
    std::vector<ValueInput> inputs;
    for (const auto& [id, action] : board.all<Action>()) inputs.push_back(valueInput(board, action.id, {}, {}));
    scale.there = resourcesOf(inputs, scale.settings);
    scale.edge = edgeEffort(scale.settings, scale.there);
    scale.lines = matrixLines(board.planTerms(), scale.edge);
    return scale;
}

std::optional<MatrixPlace> matrixPlace(const Valued& valued, const MatrixScale& scale) {
    if (!valued.value || !valued.effort) return std::nullopt;
    const double k = toDouble(*valued.effort) / toDouble(scale.edge);
    return MatrixPlace{std::sqrt(std::min(1.0, k)), toDouble(*valued.value), *valued.effort > scale.edge};
}

Estimate estimateAt(const Board& board, const MatrixScale& scale, Id<Action> action, const MatrixWish& wish) {
    const Estimate* known = board.find<Estimate>(action.value);
    Estimate e = known ? *known : Estimate{.action = action};
    if (wish.up) setImpacts(e, scale, *wish.up);
    if (!wish.across) return e;
    const auto effort = valuedOf(valueInput(board, action, {}, {}), scale.settings, scale.there).effort;
    const double across = std::clamp(*wish.across, 0.0, 1.0);
    if (effort && ((across >= 1 && *effort > scale.edge) || (across <= 0 && *effort == 0))) return e;
    const double k = across * across * toDouble(scale.edge), before = effort ? toDouble(*effort) : 0;
    if (before > 0) Costing(scale).stretch(e, before, k);
    else Costing(scale).begin(e, k);
    return e;
}

}  // namespace app::rules
