#include "ui/hands/drag_dot.h"

#include <algorithm>

#include "app/commands/votes.h"
#include "app/rules/voting.h"

namespace ui::hands {
namespace {
constexpr float kDotMm = 7;  // larger than on the note, so that it shows beside the fingertip

bool isCandidate(const app::Board& board, app::Id<app::Round> round, std::uint64_t item) {
    const auto& items = board.candidates(round);
    return std::ranges::find(items, item) != items.end();
}

}  // namespace

DragDot::DragDot(const DotInHand& dot, const touch::Contact& contact, const ViewContext& at)
    : m_dot(dot), m_press(contact, at.config, withoutHold(at.config), at.mmPerPx()) {}

void DragDot::feed(ViewContext& at) {
    const touch::Contact* contact = at.find(m_press.contact());
    if (!contact) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, at.nowS);
    if (const char* why = whyStays(at)) {  // said as soon as the finger carries it away, not at the end of the way
        m_over = m_press.over() || m_press.dragged();
        if (m_over && m_press.state() != touch::Press::State::Cancelled) at.answer(contact->px, why);
        return;
    }
    if (m_press.over()) {
        m_over = true;
        if (m_press.state() == touch::Press::State::Ended && m_press.dragged()) release(at, contact->px);
        return;
    }
    m_carries = true;
    const float side = at.scene.plan().size.mm(kDotMm);
    Held held{.centrePx = contact->px,
              .sizePx = {side, side},
              .lifted = true,
              .isDot = true,
              .seat = m_dot.seat,
              .against = m_dot.against};
    // Only what is voted on is framed: the frame says that a dot would stick here.
    if (const Target target = targetAt(at, contact->px); isCandidate(at.board, m_dot.round, target.item))
        held.targetPx = target.px;
    at.drafts.held.push_back(held);
}

// Why no dot comes along with the finger; null if one does.
const char* DragDot::whyStays(const ViewContext& at) const {
    const app::Round* round = at.board.find(m_dot.round);
    if (!round || m_carries) return nullptr;
    if (round->secret) return TR_NOOP("In a secret vote dots are given in your own list: touch “Vote”.");
    return app::rules::dotsLeft(at.board, *round, m_dot.seat, m_dot.against) == 0
               ? TR_NOOP("All your dots are given: take one back first.")
               : nullptr;
}

// What lies under the dot: where groups are voted on, a note of one stands for its group.
DragDot::Target DragDot::targetAt(const ViewContext& at, app::Point px) const {
    if (at.scene.covered(px)) return {};
    const auto onView = [&](const Ref& ref) {
        const auto lying = at.scene.shown().lyingOf(ref);
        return lying ? lying->seenPx() : app::Rect{};
    };
    const Ref ref = at.scene.pick(px);
    if (ref.is(app::RecordKind::Note)) {
        const app::Placement* placement = at.board.find<app::Placement>(ref.record.id);
        if (placement && placement->group && isCandidate(at.board, m_dot.round, placement->group.value))
            return {placement->group.value, onView(refTo(placement->group))};
    }
    return {ref.record.id, onView(ref)};
}

void DragDot::release(ViewContext& at, app::Point px) {
    const auto& seats = at.scene.plan().seats;
    const auto own = std::ranges::find(seats, m_dot.seat, &SeatPlace::seat);
    if (own != seats.end() && own->front().box.contains(px)) return;  // put back where it came from
    const Target target = targetAt(at, px);
    if (!target.item) return at.answer(px, TR_NOOP("There is nothing to vote on here: your dot is back at your seat."));
    at.run(px,
           [&](const app::Board& b, app::CommandContext& context) {
               return app::commands::castDot(b, context, m_dot.round, m_dot.seat, target.item, false, m_dot.against);
           },
           {m_dot.seat});
}

}  // namespace ui::hands
