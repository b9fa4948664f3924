#pragma once
// The form of one action, in three pages: what it is worth and costs, who carries it out by when, where it stands in the plan
// and what it needs. A part of a seat's panel; asks the panel for the keyboard, changes the board through `run` only. What
// another hand changes meanwhile is shown at once; numbers are stepped from what the board says, never from a copy.
#include "ui/panels/widgets.h"

namespace ui::panels::action {

// Who carries an action out; a blank one if nobody has said anything of it yet.
app::Assignment assignmentOf(const app::Board& board, app::Id<app::Action> action);

class ActionForm {
public:
    enum class Asks { Nothing, Title, Owner, FirstStep, Measure, Search, Days, Euros };  // a text or a figure to be typed

    void open(app::Id<app::Action> action) { *this = ActionForm{}, m_action = action; }
    app::Id<app::Action> action() const { return m_action; }
    // Leaves the choice of another action, if one is being chosen; false if there was nothing to go back from.
    bool back();
    void setSearch(std::string text) { m_search = std::move(text); }
    const std::string& search() const { return m_search; }
    std::string title(const app::Texts& tr) const;

    // The pages' names, for the panel's header; the width they take.
    void showTabs(Widgets& w, Space& header);
    Asks show(Widgets& w, PanelContext& panel, app::Id<app::Seat> seat, const app::Rect& area, const Run& run);

private:
    enum class Tab { Estimate, CarryOut, Plan };
    enum class Choosing { Nothing, Needs, Variant, Merge };

    Asks showEstimate(Widgets& w, PanelContext& panel, Space& space, const Run& run);
    Asks showCarryOut(Widgets& w, PanelContext& panel, app::Id<app::Seat> seat, Space& space, const Run& run);
    void showOwners(Widgets& w, PanelContext& panel, app::Id<app::Seat> seat, const app::Rect& area, const Run& run);
    void showPlan(Widgets& w, PanelContext& panel, Space& space, const Run& run);
    void showTiers(Widgets& w, PanelContext& panel, Space& space, const Run& run);
    void showLinks(Widgets& w, PanelContext& panel, const app::Rect& area, const Run& run);
    Asks showChoice(Widgets& w, PanelContext& panel, Space& space, const Run& run);
    void chose(PanelContext& panel, app::Id<app::Action> other, const Run& run);

    app::Id<app::Action> m_action;
    Tab m_tab = Tab::Estimate;
    Choosing m_choosing = Choosing::Nothing;
    bool m_figures = false;  // what it is worth is told in figures
    std::string m_search;
    std::vector<app::Id<app::Action>> m_circle;  // that the last choice would have closed
    int m_dotsLost = 0;                          // by the last merge, in rounds that are over
};

// A caption to the left of a field; what is missing is said in words beside it, never by colour alone.
void captionOf(Widgets& w, const app::Rect& r, const std::string& words, bool missing);
// The owner of an assignment is at the table and is this seat.
bool isOwner(const app::Assignment& assignment, app::Id<app::Seat> seat);

}  // namespace ui::panels::action
