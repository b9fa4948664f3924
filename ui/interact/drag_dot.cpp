#include "ui/interact/drag_dot.h"

#include "app/commands/ballots.h"
#include "app/commands/votes.h"

namespace ui::interact {
namespace {
constexpr float kDotMm = 7;  // larger than on the note, so that it shows beside the fingertip
}

DragDot::DragDot(app::Id<app::Ballot> ballot, app::Id<app::Seat> seat, const touch::Contact& contact, const Around& around)
    : m_ballot(ballot), m_seat(seat), m_press(contact, around.config, withoutHold(around.config), around.mmPerPx()) {}

void DragDot::feed(Around& around) {
    const touch::Contact* contact = around.find(m_press.contact());
    if (!contact) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, around.nowS);
    if (m_press.over()) {
        m_over = true;
        if (m_press.state() == touch::Press::State::Ended && m_press.dragged()) release(around, contact->px);
        return;
    }
    const float side = around.scene.plan().size.mm(kDotMm);
    Held held{Held::Kind::Dot, 0, contact->px, {side, side}, 0, m_seat, {}, true};
    const scene::Hit hit = around.scene.pick(contact->px);
    if (hit.kind == scene::Hit::Kind::Note)
        if (const auto* box = around.scene.map().find(app::Id<app::Note>{hit.record})) held.targetPx = around.scene.notePx(*box);
    around.drafts.held.push_back(held);
}

void DragDot::release(Around& around, app::Point px) {
    if (around.scene.covered(px)) return;
    const scene::Hit hit = around.scene.pick(px);
    if (hit.kind != scene::Hit::Kind::Note && hit.kind != scene::Hit::Kind::Row) return;  // put back where it came from
    around.run(px, [&](const app::Board& b, app::Asking& asking) {
        return app::commands::castDot(b, asking, m_ballot, m_seat, hit.record);
    }, {m_seat});
}

}  // namespace ui::interact
