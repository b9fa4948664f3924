// By what value and cost are reckoned: all there is, the weights, what the list "value for cost" is read from, a formula of one's
// own.
#include <algorithm>

#include "app/base/per.h"
#include "app/commands/plan.h"
#include "app/rules/budget/formula.h"
#include "app/rules/why.h"
#include "app/rules/worth.h"
#include "ui/panels/facilitator/plan_page.h"
#include "ui/panels/words.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::ValueBy;
using namespace ui::paint;

namespace {

using Change = std::function<void(app::PlanTerms&)>;

app::Result<app::Transaction> changed(const app::Board& board, app::CommandContext& context, const Change& how) {
    app::PlanTerms terms = board.planTerms();
    how(terms);
    return commands::editTerms(board, context, terms);
}

void change(FacilitatorContext& at, const Change& how) {
    at.run([&](const app::Board& b, app::CommandContext& context) { return changed(b, context, how); });
}

const char* explain(ValueBy by) {
    switch (by) {
        case ValueBy::ForCost:
            return TR_NOOP("Impact on customer and company, for its share of the money and the time there is.");
        case ValueBy::Rice:
            return TR_NOOP("Reach × impact × confidence ÷ effort in months. Asks reach and impact of every action.");
        case ValueBy::Ice:
            return TR_NOOP("Impact × confidence × ease, each from 1 to 10.");
        case ValueBy::Wsjf:
            return TR_NOOP("(Value + urgency + risk) ÷ size, each 1, 2, 3, 5, 8, 13 or 20.");
        case ValueBy::Formula:
            return "";
    }
    return "";
}

}  // namespace

void PlanPage::showValue(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const app::PlanTerms terms = at.panel.board.planTerms();
    Space space{area};
    showMeans(at, terms, space.top(w.mm(18), w.mm(2)));
    const Rect weights = space.top(w.mm(18), w.mm(2));
    const auto shares = [&](const char* first, int share, const char* second) {
        return std::string(first) + " " + std::to_string(share) + " · " + second + " " + std::to_string(100 - share);
    };
    const auto weight = [&](const char* name, const std::string& caption, const std::string& value, const Rect& r) {
        Space cells{r};
        w.text(cells.top(w.mm(5)), caption, 3.6f, kInk2);
        return w.stepper(name, value, cells.rest) * 5;
    };
    if (const int s = weight("weight-customer", tr("The value counts, in percent"),
                             shares(tr("customer"), terms.customerWeight, tr("company")), column(weights, 0, 2, w.mm(4))))
        change(at, [&](app::PlanTerms& t) { t.customerWeight = std::clamp(t.customerWeight + s, 0, 100); });
    if (const int s = weight("weight-budget", tr("The effort counts, in percent"),
                             shares(tr("budget"), terms.budgetWeight, tr("time")), column(weights, 1, 2, w.mm(4))))
        change(at, [&](app::PlanTerms& t) { t.budgetWeight = std::clamp(t.budgetWeight + s, 0, 100); });
    const Rect by = space.top(w.mm(14), w.mm(2));
    static constexpr app::Per<ValueBy, std::pair<const char*, const char*>> kBy({{"by-cost", TR_NOOP("Value / cost")},
                                                                                 {"by-rice", "RICE"},
                                                                                 {"by-ice", "ICE"},
                                                                                 {"by-wsjf", "WSJF"},
                                                                                 {"by-formula", TR_NOOP("Own formula")}});
    constexpr int kWays = app::kValuesOf<ValueBy>;
    for (int i = 0; i < kWays; ++i) {
        const auto way = static_cast<ValueBy>(i);
        if (chip(at, kBy[way].first, tr(kBy[way].second), column(by, i, kWays, w.mm(2)), terms.by == way))
            change(at, [&](app::PlanTerms& t) { t.by = way; });
    }
    if (terms.by == ValueBy::Formula) return showFormula(at, terms, space.rest);
    space.top(words(at, space.rest, tr(explain(terms.by)), 4, kInk2), w.mm(2));
    const rules::Worths& all = at.panel.scene.standings().worths;
    if (!all.eurosCount && !all.daysCount) return;  // nothing has been reckoned yet
    const std::string edge =
        tr.fill("At the right edge of the matrix stands an action of {0}. Other means move the bubbles, never the costs.",
                rules::meansWords(tr, all, 4));
    words(at, space.rest,
          all.assumed ? tr.fill("No means are given: costs are measured against {0}.", rules::meansWords(tr, all)) + " " + edge
                      : edge,
          4, kInk2);
}

void PlanPage::showMeans(FacilitatorContext& at, const app::PlanTerms& terms, Rect row) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const app::Board& board = at.panel.board;
    const auto caption = [&](bool given, std::optional<std::int64_t> used) {
        return given  ? std::string(tr("All there is"))
               : used ? std::string(tr("All there is: the tiers together"))
                      : std::string(tr("All there is: not said"));
    };
    daysAmount(at, "all-days", {caption(terms.tenthDays.has_value(), rules::tenthDaysOf(board)), rules::tenthDaysOf(board)},
               terms.tenthDays, column(row, 0, 3, w.mm(3)),
               [](const app::Board& b, app::CommandContext& context, std::optional<std::int64_t> v) {
                   return changed(b, context, [&](app::PlanTerms& t) { t.tenthDays = v; });
               });
    eurosAmount(at, "all-euros", {caption(terms.euros.has_value(), rules::budgetOf(board)), rules::budgetOf(board)}, terms.euros,
                column(row, 1, 3, w.mm(3)), [](const app::Board& b, app::CommandContext& context, std::optional<std::int64_t> v) {
                    return changed(b, context, [&](app::PlanTerms& t) { t.euros = v; });
                });
    Space carry{column(row, 2, 3, w.mm(3))};
    w.text(carry.top(w.mm(5)), tr("What a tier leaves"), 3.6f, kInk2);
    if (w.button("carry-over", terms.carryOver ? tr("goes to the next") : tr("stays unused"), carry.rest,
                 terms.carryOver ? Style::Chosen : Style::Plain))
        change(at, [](app::PlanTerms& t) { t.carryOver = !t.carryOver; });
}

bool PlanPage::take(const Brought& brought, PanelContext& panel, const Run& run) {
    if (brought.what != kFormula) return false;
    m_formulaAsked = false;
    m_formulaTrouble = brought.trouble;
    if (!m_formulaTrouble.empty()) return true;
    const auto parsed = rules::Formula::parse(brought.text, rules::formulaNames());
    if (const auto* error = std::get_if<rules::FormulaError>(&parsed)) {
        m_formulaTrouble = formulaTrouble(panel.tr, *error);
        return true;
    }
    run([&](const app::Board& b, app::CommandContext& context) {
        app::PlanTerms terms = b.planTerms();
        terms.by = app::ValueBy::Formula, terms.formula = brought.text;
        return commands::editTerms(b, context, terms);
    });
    return true;
}

void PlanPage::showFormula(FacilitatorContext& at, const app::PlanTerms& terms, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    Space space{area};
    Space row{space.top(w.mm(14), w.mm(2))};
    if (w.button("read-formula", m_formulaAsked ? tr("Reading…") : tr("Read formule.txt"), row.right(w.mm(44), w.mm(3)),
                 Style::Primary, !m_formulaAsked)) {
        m_formulaAsked = true, m_formulaTrouble.clear();
        at.panel.requests.push_back({ShellRequest::Kind::ReadFormula, {}});
    }
    std::string names;
    for (const std::string& name : rules::formulaNames()) names += (names.empty() ? "" : ", ") + name;
    w.paragraph(row.rest, tr.fill("One line in the file formule.txt of the data folder, made of: {0}", names), 3.8f, 3.6f, kInk2);
    std::string trouble = m_formulaTrouble;
    if (trouble.empty() && !terms.formula.empty())
        if (const auto parsed = rules::Formula::parse(terms.formula, rules::formulaNames());
            const auto* error = std::get_if<rules::FormulaError>(&parsed))
            trouble = formulaTrouble(tr, *error);
    w.target("field", "formula", terms.formula, space.rest);
    if (!trouble.empty()) space.top(words(at, space.rest, trouble, 4, kTrouble), w.mm(1));
    if (!terms.formula.empty()) w.paragraph(space.rest, terms.formula, 4.4f, 3.6f, kInk);
    else if (trouble.empty())
        words(at, space.rest, tr("There is no formula yet: the list “value for cost” stays empty."), 4, kWarning);
}

}  // namespace ui::panels::facilitator
