#pragma once
// An action in the hand, taken from the list, the matrix, the tray of what is still to be placed or a tier, and carried to any of
// them: between two rows, to a place of value and effort, into a tier or out of the plan. A finger that goes the way its pane
// scrolls moves the pane instead; a tap opens the action's bubble. Any number of actions can be in as many hands.
#include <optional>

#include "ui/hands/scroll_pane.h"
#include "ui/views/funnel/funnel_view.h"

namespace ui::views::funnel {

class DragAction : public Interaction {
public:
    // `action`: and the part it was touched in; `boxPx`: where it lies now.
    DragAction(FunnelView& view, const Ref& action, const app::Rect& boxPx, const touch::Contact& contact, const ViewContext& at);
    void feed(ViewContext& at) override;
    bool over() const override { return m_over; }
    bool holds(const Ref& ref) const override {
        return !m_over && m_mode != Mode::Scrolling && ref.id<app::Action>() == m_action;
    }
    const touch::Contact* giveUpFor(const touch::Contact& second, const ViewContext& at) override;
    void notify(const app::Touched& touched, ViewContext& at) override;
    void viewLeft(ViewContext& at) override;

private:
    enum class Mode { Waiting, Scrolling, Carrying };
    struct Drop {
        FunnelPart place = FunnelPart::Ground;
        app::Id<app::Action> before;
        app::Id<app::Tier> tier;
        app::Point at;                // in the matrix, 0 … 1
        app::rules::MatrixWish wish;  // what of it is to become figures
        app::Rect targetPx;
    };

    std::optional<Funnel::Pane> scrolledPane() const;
    const Funnel& funnel() const { return m_view.funnel(); }
    void decide(const touch::Contact& contact, ViewContext& at);
    app::Point carriedCentre() const { return m_box.centre() + m_press.movedPx(); }
    Drop dropAt(const ViewContext& at) const;
    void aimInMatrix(const ViewContext& at, Drop& drop) const;
    Held draft(const ViewContext& at, const Drop& drop) const;
    void scrollAtEdge(ViewContext& at);
    void release(ViewContext& at);
    bool perform(ViewContext& at, const Drop& drop);

    FunnelView& m_view;
    app::Id<app::Action> m_action;
    FunnelPart m_from;
    app::Rect m_box;
    Funnel::Zoom m_zoom;  // of the matrix, when it was taken
    bool m_grip;
    touch::Press m_press;
    double m_startS, m_lastS;
    Mode m_mode = Mode::Waiting;
    std::optional<hands::Scrolling> m_scrolling;
    bool m_over = false;
};

}  // namespace ui::views::funnel
