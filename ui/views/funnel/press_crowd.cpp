#include "ui/views/funnel/press_crowd.h"

#include "ui/touch/two_finger.h"

namespace ui::views::funnel {

PressCrowd::PressCrowd(FunnelView& view, const touch::Contact& contact, const ViewContext& at)
    : m_view(view), m_press(contact, at.config, withoutHold(at.config), at.mmPerPx()) {}

void PressCrowd::feed(ViewContext& at) {
    const touch::Contact* contact = at.find(m_press.contact());
    if (m_over || !contact) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, at.nowS);
    m_over = m_press.over();
    if (m_press.state() == touch::Press::State::Tapped && !m_view.funnel().openCrowd(m_press.startPx()))
        at.answer(m_press.px(), TR_NOOP("There is no room to open it: close what lies open here."));
}

const touch::Contact* PressCrowd::giveUpFor(const touch::Contact& second, const ViewContext& at) {
    const touch::Contact* first = at.find(m_press.contact());
    if (m_over || !first || !touch::canJoin(*first, second, at.config, at.mmPerPx())) return nullptr;
    m_over = true;
    return first;
}

}  // namespace ui::views::funnel
