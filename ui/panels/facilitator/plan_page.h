#pragma once
// The facilitator's plan tab: the tiers and what they hold, by what value and cost is reckoned, the proposed plans beside the one
// that stands, and what is still open in it. Proposals come from scene().plans(); a plan changes only when somebody takes one.
#include "app/rules/tiered_plan.h"
#include "ui/panels/facilitator/page.h"

namespace ui::panels::facilitator {

class PlanPage : public FacilitatorPage {
public:
    const char* key() const override { return "plan"; }
    const char* title() const override { return TR_NOOP("Plan"); }
    void show(FacilitatorContext& at, const app::Rect& area) override;
    bool openAt(std::string_view wish) override;
    // The formula's file: it becomes the plan's if it can be understood, else the page tells why not.
    bool take(const Brought& brought, PanelContext& panel, const Run& run) override;

private:
    enum class Page { Proposals, Tiers, Value, Open };
    enum class Plan { None, Present, Best, Fair };
    enum class Part { Differences, Left, Voters };

    // plan_page.cpp
    void showTiers(FacilitatorContext& at, app::Rect area);
    void showTier(FacilitatorContext& at, const app::Tier& tier, const app::rules::TierFill* fill, const app::Rect& row);
    void showOpenPoints(FacilitatorContext& at, app::Rect area);
    // plan_value.cpp
    void showValue(FacilitatorContext& at, app::Rect area);
    void showMeans(FacilitatorContext& at, const app::PlanTerms& terms, app::Rect row);
    void showFormula(FacilitatorContext& at, const app::PlanTerms& terms, app::Rect area);
    // plan_proposals.cpp
    void showProposals(FacilitatorContext& at, app::Rect area);
    void showCard(FacilitatorContext& at, Plan which, const app::Rect& card);
    void showStanding(FacilitatorContext& at, Plan which, const app::rules::Proposal& plan, const app::Rect& area);
    void showDetail(FacilitatorContext& at, app::Rect area);
    void showParts(FacilitatorContext& at, const app::rules::Proposal& plan, app::Rect area);
    void showVoters(FacilitatorContext& at, const app::rules::FairProposal& fair, app::Rect area);
    void take(FacilitatorContext& at, const app::rules::Proposal& plan);

    Page m_page = Page::Proposals;
    Plan m_detail = Plan::None;  // whose details are open
    Part m_part = Part::Differences;
    std::string m_formulaTrouble;
    bool m_formulaAsked = false;
};

// One step of a cap: finer where works are small. Below the least there is no cap.
std::optional<std::int64_t> stepDays(std::optional<std::int64_t> tenths, int step);
std::optional<std::int64_t> stepEuros(std::optional<std::int64_t> euros, int step);

// A cap that can be stepped and typed; `change` makes the command of a new value.
struct AmountWords {
    std::string caption;
    std::optional<std::int64_t> instead = {};  // shown, and stepped from, while nothing is set
};
using ChangeAmount =
    std::function<app::Result<app::Transaction>(const app::Board&, app::CommandContext&, std::optional<std::int64_t>)>;
void daysAmount(FacilitatorContext& at, const char* name, const AmountWords& said, std::optional<std::int64_t> value,
                const app::Rect& r, const ChangeAmount& change);
void eurosAmount(FacilitatorContext& at, const char* name, const AmountWords& said, std::optional<std::int64_t> value,
                 const app::Rect& r, const ChangeAmount& change);

}  // namespace ui::panels::facilitator
