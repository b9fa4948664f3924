#include "ui/panels/action/action_form.h"

namespace ui::panels::action {

using app::Rect, app::Weight;
using namespace ui::paint;

void captionOf(Widgets& w, const Rect& r, const std::string& words, bool missing) {
    if (!missing) return w.paragraph(r, words, 4.2f, 3.6f, kInk2);
    w.text({r.x, r.y, r.w, r.h * 0.55f}, words, 4.2f, kInk2);
    w.text({r.x, r.y + r.h * 0.5f, r.w, r.h * 0.5f}, w.tr()("missing"), 3.8f, kWarning, Weight::SemiBold);
}

bool isOwner(const app::Assignment& assignment, app::Id<app::Seat> seat) { return seat && assignment.seat == seat; }

bool ActionForm::back() {
    if (m_choosing == Choosing::Nothing) return false;
    m_choosing = Choosing::Nothing;
    m_search.clear(), m_circle.clear();
    return true;
}

std::string ActionForm::title(const app::Texts& tr) const {
    switch (m_choosing) {
        case Choosing::Needs:
            return tr("what must be done before?");
        case Choosing::Variant:
            return tr("which other one would replace it?");
        case Choosing::Merge:
            return tr("into which one is it merged?");
        case Choosing::Nothing:
            break;
    }
    return tr("Action");
}

void ActionForm::showTabs(Widgets& w, Space& header) {
    if (m_choosing != Choosing::Nothing) return;
    const auto& tr = w.tr();
    const struct {
        Tab tab;
        const char* name;
        std::string label;
    } tabs[] = {{Tab::Plan, "tab-plan", tr("Plan, links")},
                {Tab::CarryOut, "tab-carry-out", tr("Carry out")},
                {Tab::Estimate, "tab-estimate", tr("Estimate")}};
    for (const auto& tab : tabs)
        if (w.button(tab.name, tab.label, header.right(w.mm(34), w.mm(2)), m_tab == tab.tab ? Style::Chosen : Style::Plain))
            m_tab = tab.tab;
}

ActionForm::Asks ActionForm::show(Widgets& w, PanelContext& panel, app::Id<app::Seat> seat, const Rect& area, const Run& run) {
    const app::Action* action = panel.board.find(m_action);
    if (!action) return Asks::Nothing;
    Space space{area};
    if (m_choosing != Choosing::Nothing) return showChoice(w, panel, space, run);
    if (m_tab == Tab::Estimate) return showEstimate(w, panel, space, run);
    w.paragraph(space.top(w.mm(12), w.mm(2)), action->title, 5.2f, 4.2f, kInk);
    if (m_tab == Tab::CarryOut) return showCarryOut(w, panel, seat, space, run);
    if (m_dotsLost > 0)
        w.paragraph(space.top(w.mm(9), w.mm(2)),
                    w.tr().plural("Merged. %d dot above the cap of a round that is over counts no more.",
                                  "Merged. %d dots above the cap of rounds that are over count no more.", m_dotsLost),
                    4.2f, 3.6f, kTrouble);
    showPlan(w, panel, space, run);
    return Asks::Nothing;
}

}  // namespace ui::panels::action
