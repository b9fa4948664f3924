// What an action is worth and what it costs: stage, both impacts, days, euros, confidence, and what the preset of the plan's
// terms asks beyond that; below, in words, what comes of it or what is missing for it.
#include <algorithm>
#include <array>
#include <span>

#include "app/base/per.h"
#include "app/commands/actions.h"
#include "app/rules/why.h"
#include "ui/panels/action/action_form.h"
#include "ui/panels/words.h"

namespace ui::panels::action {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::ValueBy, app::Weight;
using namespace ui::paint;

namespace {

// Values a hand steps through: finer where works are small. Tenths of days; euros.
constexpr std::array<std::int64_t, 22> kTenthDays{0,   5,   10,  20,  30,  40,  50,  70,   100,  120,  150,
                                                  200, 250, 300, 400, 500, 600, 800, 1000, 1200, 1500, 2000};
constexpr std::array<std::int64_t, 24> kEuros{0,     500,   1000,  1500,   2000,   3000,   4000,   5000,
                                              7500,  10000, 12000, 15000,  20000,  25000,  30000,  40000,
                                              50000, 60000, 80000, 100000, 150000, 200000, 250000, 500000};
// 0: not given. RICE knows three confidences; its impacts are hundredths (Intercom). WSJF's scale is SAFe's.
constexpr std::array<std::int64_t, 11> kConfidence{0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
constexpr std::array<std::int64_t, 4> kRiceConfidence{0, 50, 80, 100};
constexpr std::array<std::int64_t, 14> kReach{0, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000};
constexpr std::array<std::int64_t, 6> kRiceImpact{0, 25, 50, 100, 200, 300};
constexpr std::array<std::int64_t, 11> kOneToTen{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
constexpr std::array<std::int64_t, 8> kWsjf{0, 1, 2, 3, 5, 8, 13, 20};

constexpr float kCaptionMm = 4.8f;

std::int64_t stepped(std::span<const std::int64_t> ladder, std::int64_t value, int step) {
    if (step > 0) {
        const auto next = std::ranges::upper_bound(ladder, value);
        return next == ladder.end() ? value : *next;
    }
    const auto at = std::ranges::lower_bound(ladder, value);
    return at == ladder.begin() ? value : *(at - 1);
}

// Costs can be unknown, which is not the same as nothing: below the least they are to be costed again.
std::optional<std::int64_t> steppedCost(std::span<const std::int64_t> ladder, std::optional<std::int64_t> value, int step) {
    if (!value) return step > 0 ? std::optional(ladder[1]) : std::nullopt;
    if (step < 0 && *value <= ladder.front()) return std::nullopt;
    return stepped(ladder, *value, step);
}

// A stepper below its caption, framed in words and colour while its value is missing.
int captioned(Widgets& w, const char* name, const std::string& caption, const std::string& value, bool missing, const Rect& r,
              bool* touched = nullptr) {
    Space space{r};
    // Where both find no room its colour tells it, and the question mark below.
    const std::string both = caption + " · " + w.tr()("missing");
    const std::string words = missing && w.painter().width(both, Weight::SemiBold, w.mm(kCaptionMm)) <= r.w ? both : caption;
    w.text(space.top(w.mm(5.5f)), words, kCaptionMm, missing ? kWarning : kInk2, missing ? Weight::SemiBold : Weight::Regular);
    return w.stepper(name, missing ? std::string("?") : value, space.rest, touched);
}

bool impactKeys(Widgets& w, const char* name, const std::string& caption, const Rect& r, int& value) {
    Space row{r};
    captionOf(w, row.left(w.mm(26), w.mm(2)), caption, value == 0);
    bool changed = false;
    for (int i = 1; i <= 5; ++i) {
        const std::string id = std::string(name) + "-" + std::to_string(i);
        if (w.button(id.c_str(), std::to_string(i), column(row.rest, i - 1, 5, w.mm(1)),
                     i == value ? Style::Chosen : Style::Plain))
            value = value == i ? 0 : i, changed = true;
    }
    return changed;
}

struct Factor {
    const char* name;
    const char* caption;  // msgid
    int app::Factors::*value;
    std::span<const std::int64_t> ladder;
};

std::span<const Factor> factorsOf(ValueBy by) {
    static const std::array<Factor, 2> kRice{{{"reach", TR_NOOP("Reach: people a quarter"), &app::Factors::reach, kReach},
                                              {"rice-impact", TR_NOOP("Impact on each"), &app::Factors::impact, kRiceImpact}}};
    static const std::array<Factor, 2> kIce{{{"ice-impact", TR_NOOP("Impact, 1 to 10"), &app::Factors::effect, kOneToTen},
                                             {"ease", TR_NOOP("Ease, 1 to 10"), &app::Factors::ease, kOneToTen}}};
    static const std::array<Factor, 4> kWsjfFactors{{{"benefit", TR_NOOP("Business value"), &app::Factors::benefit, kWsjf},
                                                     {"urgency", TR_NOOP("Urgency"), &app::Factors::urgency, kWsjf},
                                                     {"risk", TR_NOOP("Risk avoided"), &app::Factors::risk, kWsjf},
                                                     {"size", TR_NOOP("Size of the work"), &app::Factors::size, kWsjf}}};
    switch (by) {
        case ValueBy::Rice:
            return kRice;
        case ValueBy::Ice:
            return kIce;
        case ValueBy::Wsjf:
            return kWsjfFactors;
        default:
            return {};
    }
}

void showFactors(Widgets& w, PanelContext& panel, app::Id<app::Action> action, const Rect& r, const Run& run) {
    const auto list = factorsOf(panel.board.planTerms().by);
    const app::Factors* known = panel.board.find<app::Factors>(action.value);
    app::Factors factors = known ? *known : app::Factors{.action = action};
    bool changed = false;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const Factor& f = list[i];
        int& value = factors.*f.value;
        std::string shown = std::to_string(value);
        if (f.value == &app::Factors::impact)
            shown = "× " + app::decimalText(w.tr(), value / 100.0, value % 100 == 0 ? 0 : value % 50 ? 2 : 1);
        if (const int step =
                captioned(w, f.name, w.tr()(f.caption), shown, value == 0,
                          column(r, static_cast<int>(i), static_cast<int>(std::max<std::size_t>(list.size(), 2)), w.mm(4))))
            value = static_cast<int>(stepped(f.ladder, value, step)), changed = true;
    }
    if (changed) run([&](const app::Board& b, app::CommandContext& context) { return commands::rate(b, context, factors); });
}

// What comes of it; the names of what is missing while nothing does.
std::string figureWords(const app::Texts& tr, const PanelContext& panel, app::Id<app::Action> action) {
    const rules::ActionWorth* worth = panel.scene.standings().worths.of(action);
    const ValueBy by = panel.board.planTerms().by;
    if (!worth) return {};
    if (!worth->problem.empty()) return tr(worth->problem.c_str());
    std::string words;
    if (worth->valued.value)
        words = tr.fill("Value {0} of 100", app::decimalText(tr, rules::toDouble(*worth->valued.value) * 100, 0));
    const rules::Worths& all = panel.scene.standings().worths;
    const app::Estimate* estimate = panel.board.find<app::Estimate>(action.value);
    if (worth->valued.effort && !worth->free && !all.assumed && estimate)
        if (const std::string shares = rules::effortShares(tr, all, *estimate); !shares.empty())
            words += (words.empty() ? "" : " · ") + tr.fill("takes {0}", shares);
    if (worth->free) words += " · " + std::string(tr("free"));
    if (by == ValueBy::ForCost && worth->figure && !worth->free)
        words += " · " + tr.fill("value for cost {0}", app::decimalText(tr, rules::toDouble(*worth->figure), 1));
    if (by != ValueBy::ForCost) {
        const std::string name = tr(rules::presetName(by));
        words += (words.empty() ? "" : " · ") + name + " " +
                 (worth->figure ? app::decimalText(tr, rules::toDouble(*worth->figure), 1) : std::string("?"));
    }
    if (words.empty() || !worth->figure)
        words += (words.empty() ? "" : " · ") + std::string(tr("Give what is missing to see what it is worth for its cost."));
    return words;
}

bool stageKeys(Widgets& w, PanelContext& panel, const app::Action& action, const Rect& r, const Run& run) {
    std::vector<app::Id<app::Stage>> list = panel.board.stages();
    const int count = static_cast<int>(list.size());
    for (int i = 0; i < count; ++i) {
        const app::Stage* stage = panel.board.find(list[static_cast<std::size_t>(i)]);
        const bool on = action.stage == stage->id;
        if (!w.button(("stage-" + app::idText(stage->id)).c_str(), stage->title, column(r, i, count, w.mm(1)),
                      on ? Style::Chosen : Style::Plain))
            continue;
        const app::Id<app::Action> id = action.id;
        run([&, to = on ? app::Id<app::Stage>{} : stage->id](const app::Board& b, app::CommandContext& context) {
            return commands::setStage(b, context, id, to);
        });
        return true;
    }
    return false;
}

}  // namespace

ActionForm::Asks ActionForm::showEstimate(Widgets& w, PanelContext& panel, Space& space, const Run& run) {
    const app::Action* action = panel.board.find(m_action);
    const auto& tr = w.tr();
    if (w.field("title", action->title, tr("What is to be done?"), space.top(w.mm(15), w.mm(2)), kRowPaper, false))
        return Asks::Title;
    if (stageKeys(w, panel, *action, space.top(w.mm(12), w.mm(2.5f)), run)) return Asks::Nothing;
    const app::Estimate* known = panel.board.find<app::Estimate>(m_action.value);
    app::Estimate e = known ? *known : app::Estimate{.action = m_action};
    bool changed = false;
    const Rect impacts = space.top(w.mm(13), w.mm(2));
    changed |= impactKeys(w, "impact-customer", tr("Impact on the customer"), column(impacts, 0, 2, w.mm(5)), e.impactCustomer);
    changed |= impactKeys(w, "impact-company", tr("Impact on the company"), column(impacts, 1, 2, w.mm(5)), e.impactCompany);

    const Rect costs = space.top(w.mm(18.5f), w.mm(2));
    bool typeDays = false, typeEuros = false;
    if (const int step = captioned(w, "days", tr("Time"), e.tenthDays ? daysWords(tr, *e.tenthDays) : std::string{}, !e.tenthDays,
                                   column(costs, 0, 3, w.mm(4)), &typeDays))
        e.tenthDays = steppedCost(kTenthDays, e.tenthDays, step), changed = true;
    if (const int step = captioned(w, "euros", tr("Budget"), e.euros ? eurosWords(tr, *e.euros) : std::string{}, !e.euros,
                                   column(costs, 1, 3, w.mm(4)), &typeEuros))
        e.euros = steppedCost(kEuros, e.euros, step), changed = true;
    const ValueBy by = panel.board.planTerms().by;
    const bool asked = by == ValueBy::Rice || by == ValueBy::Ice;  // elsewhere it counts as certain until somebody doubts it
    const std::span<const std::int64_t> ladder =
        by == ValueBy::Rice ? std::span<const std::int64_t>(kRiceConfidence) : std::span<const std::int64_t>(kConfidence);
    const std::string confidence = e.confidence ? tr.fill("{0}%", std::to_string(e.confidence)) : std::string(tr("not given"));
    if (const int step =
            captioned(w, "confidence", tr("How sure of it"), confidence, asked && !e.confidence, column(costs, 2, 3, w.mm(4))))
        e.confidence = static_cast<int>(
            e.confidence || step > 0 ? stepped(ladder, e.confidence ? e.confidence : ladder.back() - 1, step) : 0),
        changed = true;
    if (changed) run([&](const app::Board& b, app::CommandContext& context) { return commands::estimate(b, context, e); });
    if (!factorsOf(by).empty()) showFactors(w, panel, m_action, space.top(w.mm(18.5f), w.mm(2)), run);
    // Where it stands, in words; the figures are asked for.
    const std::string place = rules::placeByValue(tr, panel.board, panel.scene.standings(), m_action);
    Space worth{space.rest};
    if (!place.empty() && !m_figures) worth.rest.h = std::min(worth.rest.h, w.mm(12));  // in one line with the key
    if (!place.empty()) {
        Rect key = worth.right(w.mm(30), w.mm(3));
        key.h = std::min(key.h, w.mm(12));
        if (w.button("figures", tr("Why?"), key, m_figures ? Style::Chosen : Style::Plain)) m_figures = !m_figures;
    }
    w.paragraph(worth.rest, place.empty() || m_figures ? figureWords(tr, panel, m_action) : place, 4.8f, 4.8f, kInk);
    return typeDays ? Asks::Days : typeEuros ? Asks::Euros : Asks::Nothing;
}

}  // namespace ui::panels::action
