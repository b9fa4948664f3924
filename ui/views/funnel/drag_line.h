#pragma once
// A threshold of the matrix dragged by its handle. While it is in the hand it shows there; letting go writes it. One hand holds a
// threshold at a time.
#include "ui/glass/interaction.h"
#include "ui/views/funnel/funnel_view.h"

namespace ui::views::funnel {

class DragLine : public Interaction {
public:
    // `value`: the value's threshold, else the effort's.
    DragLine(FunnelView& view, bool value, const touch::Contact& contact, const ViewContext& at);
    ~DragLine() override;
    void feed(ViewContext& at) override;
    bool over() const override { return m_over; }
    bool holds(const Ref& ref) const override {
        return !m_over && partOf(ref) == (m_value ? FunnelPart::ValueLine : FunnelPart::EffortLine);
    }
    void viewLeft(ViewContext&) override { m_over = true; }

private:
    FunnelView& m_view;
    bool m_value;
    touch::Press m_press;
    float m_start;
    bool m_over = false;
};

}  // namespace ui::views::funnel
