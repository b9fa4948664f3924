#include "ui/hands/hands.h"

#include <algorithm>
#include <utility>

#include "app/commands/rounds.h"
#include "app/commands/seats.h"
#include "ui/hands/bubbles.h"
#include "ui/hands/drag_note.h"
#include "ui/hands/pan_zoom.h"
#include "ui/hands/presses.h"

namespace ui::hands {

void Hands::frame(ViewContext at) {
    noticeView(at);
    tidyBubbles(at);  // by what was held until now
    m_drafts.held.clear();
    m_drafts.holdRing.reset();
    std::erase_if(m_drafts.messages, [&](const Message& answer) { return at.nowS > answer.untilS; });
    std::erase_if(m_drafts.placed, [&](const Placed& placed) { return at.nowS > placed.untilS; });
    std::erase_if(m_drafts.transitions, [&](const Transition& transition) { return at.nowS > transition.startS + kFlightS; });
    at.scene.shown().pass(std::min(0.05, at.nowS - std::exchange(m_lastS, at.nowS)));
    at.scene.shown().handsAt(at.contacts, at.nowS);
    for (const touch::Contact& contact : at.contacts)
        if (contact.began) claim(contact, at);
    for (const auto& interaction : m_interactions) interaction->feed(at);
    dropEnded();
}

void Hands::dropEnded() {
    std::erase_if(m_pans, [](const PanZoom* pan) { return pan->over(); });
    std::erase_if(m_interactions, [](const auto& interaction) { return interaction->over(); });
}

// Another view is shown than a frame ago: what hands did on that one is over, and what lay open about its things closes.
void Hands::noticeView(ViewContext& at) {
    const View* before = std::exchange(m_view, &at.scene.shown());
    if (!before || before == m_view) return;
    for (const auto& interaction : m_interactions) interaction->viewLeft(at);
    dropEnded();
    std::erase_if(m_drafts.bubbles, [](const Bubble& bubble) { return !bubble.follows; });
}

void Hands::notify(ViewContext at, std::span<const app::Touched> touched) {
    for (const app::Touched& one : touched)
        for (const auto& interaction : m_interactions) interaction->notify(one, at);
}

Interaction* Hands::holderOf(const Ref& ref) const {
    for (const auto& interaction : m_interactions)
        if (interaction->holds(ref)) return interaction.get();
    return nullptr;
}

void Hands::claim(const touch::Contact& contact, ViewContext& at) {
    if (const Bubble* bubble = bubbleAt(m_drafts, contact.rawPx)) {
        m_interactions.push_back(std::make_unique<PressBubble>(*bubble, contact, at));
        return;
    }
    // Before all that lies on the board: zoomed in, its notes reach under the corners too.
    if (const auto corner = HoldCorner::cornerAt(at.scene.plan().size, contact.rawPx)) {
        m_interactions.push_back(
            std::make_unique<HoldCorner>(*corner, at.scene.edgeButton(at.scene.pick(contact.rawPx)), contact, at));
        return;
    }
    const Ref ref = at.scene.pick(contact.rawPx);
    if (const EdgeButton* button = at.scene.edgeButton(ref)) return claimKey(*button, ref, contact, at);
    if (isOfReveal(ref)) return claimReveal(ref, contact, at);
    Movable* movable = at.scene.shown().movableAt(ref);
    // One finger of a hand that has the other on the ground: they pinch.
    if (movable && ref.hasRecord() && joinsPan(*movable, contact, at)) return;
    if (Interaction* holder = holderOf(ref)) {
        if (!holder->join(contact, at)) at.answer(contact.px, TR_NOOP("Another hand holds this."));
        return;
    }
    if (movable && !ref.hasRecord()) return claimMovable(*movable, contact, at);
    claimThing(ref, contact, at);
}

void Hands::claimKey(const EdgeButton& button, const Ref& key, const touch::Contact& contact, ViewContext& at) {
    const bool adds = button.does == EdgeButton::Does::AddSeat;
    const auto act = [adds, edge = button.edge](ViewContext& at, app::Point px) {
        if (!adds) return at.scene.shown().fit(at.board);
        at.run(px, [&](const app::Board& b, app::CommandContext& context) {
            return app::commands::addSeat(b, context, edge, freePlace(b, edge), at.scene.lang());
        });
    };
    m_interactions.push_back(std::make_unique<PressKey>(key, contact, at, act));
}

// A strip with a result: its paper lets nothing through.
void Hands::claimReveal(const Ref& ref, const touch::Contact& contact, ViewContext& at) {
    if (!isGoOn(ref) && !isRunOff(ref)) {
        m_interactions.push_back(std::make_unique<TapGround>(contact, at));
        return;
    }
    const auto act = [goesOn = isGoOn(ref), round = at.scene.reveal().round()](ViewContext& at, app::Point px) {
        if (at.scene.reveal().round() != round) return;  // another result came under the finger
        if (goesOn) return at.scene.reveal().goOn();
        at.run(px,
               [&](const app::Board& b, app::CommandContext& context) { return app::commands::openRunOff(b, context, round); });
    };
    m_interactions.push_back(std::make_unique<PressKey>(ref, contact, at, act));
}

void Hands::claimThing(const Ref& ref, const touch::Contact& contact, ViewContext& at) {
    std::unique_ptr<Interaction> made;
    if (ref.is(app::RecordKind::Note) || ref.is(app::RecordKind::Group)) {
        if (const auto lying = at.scene.lyingOf(ref)) made = std::make_unique<DragNote>(ref, *lying, contact, at);
    } else {
        made = at.scene.shown().claim(ref, contact, at);
        if (!made && !ref.hasRecord()) made = std::make_unique<TapGround>(contact, at);
    }
    if (made) m_interactions.push_back(std::move(made));
}

bool Hands::joinsPan(const Movable& movable, const touch::Contact& contact, ViewContext& at) {
    return std::ranges::any_of(m_pans, [&](PanZoom* pan) { return pan->isOn(movable) && pan->join(contact, at); });
}

void Hands::claimMovable(Movable& movable, const touch::Contact& contact, ViewContext& at) {
    if (joinsPan(movable, contact, at)) return;
    if (std::ranges::any_of(m_pans, [&](const PanZoom* pan) { return pan->isOn(movable) && pan->moving(); }))
        return at.answer(contact.px, movable.whyTaken());
    const touch::Contact* first = nullptr;
    for (const auto& interaction : m_interactions)
        if (!first) first = interaction->giveUpFor(contact, at);
    auto pan = std::make_unique<PanZoom>(movable, first ? *first : contact, at);
    if (first) pan->join(contact, at);
    m_pans.push_back(pan.get());
    m_interactions.push_back(std::move(pan));
}

void Hands::takeDot(const DotInHand& dot, const touch::Contact& contact, const ViewContext& at) {
    m_interactions.push_back(std::make_unique<DragDot>(dot, contact, at));
}

}  // namespace ui::hands
