#include "ui/hands/presses.h"

#include "ui/hands/bubbles.h"

namespace ui::hands {
namespace {

constexpr float kCornerHoldMs = 1000;  // long enough that no sleeve calls the facilitator's panel

touch::PressLimits cornerLimits(const touch::GestureConfig& config) {
    return {config.press.slopMm * 2, config.press.tapMs, kCornerHoldMs};
}

}  // namespace

std::optional<int> HoldCorner::cornerAt(const TableSize& size, app::Point px) {
    const float c = size.mm(kSlotMm);  // no slot reaches into it; a thumb finds it without looking
    const bool left = px.x<c, right = px.x> size.width - c, top = px.y<c, bottom = px.y> size.height - c;
    if (top && left) return 0;
    if (top && right) return 1;
    if (bottom && right) return 2;
    if (bottom && left) return 3;
    return std::nullopt;
}

HoldCorner::HoldCorner(int corner, const EdgeButton* key, const touch::Contact& contact, const ViewContext& at)
    : m_corner(corner),
      m_key(key ? std::optional(*key) : std::nullopt),
      m_press(contact, at.config, cornerLimits(at.config), at.mmPerPx()) {}

void HoldCorner::feed(ViewContext& at) {
    const touch::Contact* contact = at.find(m_press.contact());
    if (!contact) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, at.nowS);
    if (const float part = m_press.holdProgress(at.nowS); part > 0) {
        at.drafts.holdRing = contact->px;
        at.drafts.holdRingPart = part;
    }
    if (m_press.state() == touch::Press::State::Held) {
        at.drafts.wishes.push_back({.kind = Wish::Kind::Facilitator, .corner = m_corner});
        m_over = true;
    }
    const bool lifted = m_press.state() == touch::Press::State::Tapped || m_press.state() == touch::Press::State::Ended;
    if (m_key && lifted && !m_press.dragged() && !m_press.held())
        at.drafts.wishes.push_back({.kind = Wish::Kind::Dock,
                                    .corner = cornerOf(*m_key),
                                    .px = m_press.px(),
                                    .degrees = static_cast<float>(quartersOf(m_key->edge)) * 90});
    m_over = m_over || m_press.over() || m_press.dragged();
}

PressKey::PressKey(const Ref& key, const touch::Contact& contact, const ViewContext& at, Act act)
    : m_key(key), m_press(contact, at.config, at.mmPerPx()), m_act(std::move(act)) {}

void PressKey::feed(ViewContext& at) {
    const touch::Contact* contact = at.find(m_press.contact());
    if (!contact) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, at.nowS);
    if (!m_press.over()) return;
    m_over = true;
    if (m_press.state() != touch::Press::State::Cancelled && at.scene.pick(contact->px) == m_key) m_act(at, m_press.px());
}

TapGround::TapGround(const touch::Contact& contact, const ViewContext& at)
    : m_press(contact, at.config, withoutHold(at.config), at.mmPerPx()) {}

void TapGround::feed(ViewContext& at) {
    const touch::Contact* contact = at.find(m_press.contact());
    if (contact) m_press.feed(*contact, at.nowS);
    m_over = !contact || m_press.over();
    if (contact && m_press.state() == touch::Press::State::Tapped) closeBubblesNear(at, m_press.px());
}

}  // namespace ui::hands
