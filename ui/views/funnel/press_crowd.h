#pragma once
// A finger on a crowd of the matrix: a tap opens it. It gives way to a pinch, since crowds lie where people pinch. Made by
// FunnelView::claim.
#include "ui/glass/interaction.h"
#include "ui/views/funnel/funnel_view.h"

namespace ui::views::funnel {

class PressCrowd : public Interaction {
public:
    PressCrowd(FunnelView& view, const touch::Contact& contact, const ViewContext& at);
    void feed(ViewContext& at) override;
    bool over() const override { return m_over; }
    const touch::Contact* giveUpFor(const touch::Contact& second, const ViewContext& at) override;
    void viewLeft(ViewContext&) override { m_over = true; }

private:
    FunnelView& m_view;
    touch::Press m_press;
    bool m_over = false;
};

}  // namespace ui::views::funnel
