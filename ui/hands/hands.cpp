#include "ui/hands/hands.h"

#include <algorithm>
#include <utility>

#include "app/commands/seats.h"
#include "ui/hands/bubbles.h"
#include "ui/hands/drag_note.h"
#include "ui/hands/pan_zoom.h"
#include "ui/hands/presses.h"

namespace ui::hands {

void Hands::frame(Around around) {
    noticeView(around);
    tidyBubbles(around);  // by what was held until now
    m_drafts.held.clear();
    m_drafts.holdRing.reset();
    std::erase_if(m_drafts.messages, [&](const Message& answer) { return around.nowS > answer.untilS; });
    std::erase_if(m_drafts.flights, [&](const Flight& flight) { return around.nowS > flight.startS + kFlightS; });
    around.scene.shown().pass(std::min(0.05, around.nowS - std::exchange(m_lastS, around.nowS)));
    for (const touch::Contact& contact : around.contacts)
        if (contact.began) claim(contact, around);
    for (const auto& interaction : m_interactions) interaction->feed(around);
    dropEnded();
}

void Hands::dropEnded() {
    std::erase_if(m_pans, [](const PanZoom* pan) { return pan->over(); });
    std::erase_if(m_interactions, [](const auto& interaction) { return interaction->over(); });
}

// Another view is shown than a frame ago: what hands did on that one is over, and what lay open about its things closes.
void Hands::noticeView(Around& around) {
    const View* before = std::exchange(m_view, &around.scene.shown());
    if (!before || before == m_view) return;
    for (const auto& interaction : m_interactions) interaction->viewLeft(around);
    dropEnded();
    std::erase_if(m_drafts.bubbles, [](const Bubble& bubble) { return !bubble.follows; });
}

void Hands::told(Around around, std::span<const app::Touched> touched) {
    for (const app::Touched& one : touched)
        for (const auto& interaction : m_interactions) interaction->told(one, around);
}

Interaction* Hands::holderOf(const Ref& ref) const {
    for (const auto& interaction : m_interactions)
        if (interaction->holds(ref)) return interaction.get();
    return nullptr;
}

void Hands::claim(const touch::Contact& contact, Around& around) {
    if (const Bubble* bubble = bubbleAt(m_drafts, contact.rawPx)) {
        m_interactions.push_back(std::make_unique<PressBubble>(*bubble, contact, around));
        return;
    }
    // Before all that lies on the board: zoomed in, its notes reach under the corners too.
    if (const auto corner = HoldCorner::cornerAt(around.scene.plan().size, contact.rawPx)) {
        m_interactions.push_back(std::make_unique<HoldCorner>(*corner, contact, around));
        return;
    }
    const Ref ref = around.scene.pick(contact.rawPx);
    if (const EdgeButton* button = around.scene.edgeButton(ref)) return claimKey(*button, ref, contact, around);
    Movable* movable = around.scene.shown().movableAt(ref);
    // One finger of a hand that has the other on the ground: they pinch.
    if (movable && ref.hasRecord() && joinsPan(*movable, contact, around)) return;
    if (Interaction* holder = holderOf(ref)) {
        if (!holder->join(contact, around)) around.answer(contact.px, TR_NOOP("Another hand holds this."));
        return;
    }
    if (movable && !ref.hasRecord()) return claimMovable(*movable, contact, around);
    claimThing(ref, contact, around);
}

void Hands::claimKey(const EdgeButton& button, const Ref& key, const touch::Contact& contact, Around& around) {
    const auto act = [adds = button.adds, edge = button.edge](Around& around, app::Point px) {
        if (!adds) return around.scene.shown().fit(around.board);
        around.run(px, [&](const app::Board& b, app::Asking& asking) {
            return app::commands::addSeat(b, asking, edge, freePlace(b, edge), around.scene.lang());
        });
    };
    m_interactions.push_back(std::make_unique<PressKey>(key, contact, around, act));
}

void Hands::claimThing(const Ref& ref, const touch::Contact& contact, Around& around) {
    std::unique_ptr<Interaction> made;
    if (ref.is(app::RecordKind::Note) || ref.is(app::RecordKind::Group)) {
        if (const auto lying = around.scene.lyingOf(ref)) made = std::make_unique<DragNote>(ref, *lying, contact, around);
    } else {
        made = around.scene.shown().claim(ref, contact, around);
        if (!made && !ref.hasRecord()) made = std::make_unique<TapGround>(contact, around);
    }
    if (made) m_interactions.push_back(std::move(made));
}

bool Hands::joinsPan(const Movable& movable, const touch::Contact& contact, Around& around) {
    return std::ranges::any_of(m_pans, [&](PanZoom* pan) { return pan->isOn(movable) && pan->join(contact, around); });
}

void Hands::claimMovable(Movable& movable, const touch::Contact& contact, Around& around) {
    if (joinsPan(movable, contact, around)) return;
    if (std::ranges::any_of(m_pans, [&](const PanZoom* pan) { return pan->isOn(movable) && pan->moving(); }))
        return around.answer(contact.px, movable.whyTaken());
    const touch::Contact* first = nullptr;
    for (const auto& interaction : m_interactions)
        if (!first) first = interaction->giveUpFor(contact, around);
    auto pan = std::make_unique<PanZoom>(movable, first ? *first : contact, around);
    if (first) pan->join(contact, around);
    m_pans.push_back(pan.get());
    m_interactions.push_back(std::move(pan));
}

void Hands::takeDot(const DotInHand& dot, const touch::Contact& contact, const Around& around) {
    m_interactions.push_back(std::make_unique<DragDot>(dot, contact, around));
}

}  // namespace ui::hands
