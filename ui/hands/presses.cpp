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

HoldCorner::HoldCorner(int corner, const touch::Contact& contact, const Around& around)
    : m_corner(corner), m_press(contact, around.config, cornerLimits(around.config), around.mmPerPx()) {}

void HoldCorner::feed(Around& around) {
    const touch::Contact* contact = around.find(m_press.contact());
    if (!contact) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, around.nowS);
    if (const float part = m_press.holdProgress(around.nowS); part > 0) {
        around.drafts.holdRing = contact->px;
        around.drafts.holdRingPart = part;
    }
    if (m_press.state() == touch::Press::State::Held) {
        around.drafts.wishes.push_back({.kind = Wish::Kind::Facilitator, .corner = m_corner});
        m_over = true;
    }
    m_over = m_over || m_press.over() || m_press.dragged();
}

PressKey::PressKey(const Ref& key, const touch::Contact& contact, const Around& around, Act act)
    : m_key(key), m_press(contact, around.config, around.mmPerPx()), m_act(std::move(act)) {}

void PressKey::feed(Around& around) {
    const touch::Contact* contact = around.find(m_press.contact());
    if (!contact) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, around.nowS);
    if (!m_press.over()) return;
    m_over = true;
    if (m_press.state() != touch::Press::State::Cancelled && around.scene.pick(contact->px) == m_key) m_act(around, m_press.px());
}

TapGround::TapGround(const touch::Contact& contact, const Around& around)
    : m_press(contact, around.config, withoutHold(around.config), around.mmPerPx()) {}

void TapGround::feed(Around& around) {
    const touch::Contact* contact = around.find(m_press.contact());
    if (contact) m_press.feed(*contact, around.nowS);
    m_over = !contact || m_press.over();
    if (contact && m_press.state() == touch::Press::State::Tapped) closeBubblesNear(around, m_press.px());
}

}  // namespace ui::hands
