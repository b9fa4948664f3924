#include "ui/hands/hands.h"

#include <algorithm>
#include <utility>

#include "ui/hands/bubbles.h"
#include "ui/hands/drag_action.h"
#include "ui/hands/drag_note.h"
#include "ui/hands/move_matrix.h"
#include "ui/hands/pan_zoom.h"
#include "ui/hands/scroll_pane.h"

namespace ui::hands {
void Hands::frame(const app::Board& board, glass::Scene& scene, Commit& commit, const touch::GestureConfig& config, double nowS,
                  std::span<const touch::Contact> contacts) {
    Around around{board, scene, commit, m_drafts, config, nowS, contacts};
    tidyBubbles(around);  // by what was held until now
    m_drafts.held.clear();
    m_drafts.lines.clear();
    m_drafts.holdRing.reset();
    std::erase_if(m_drafts.messages, [&](const Message& answer) { return nowS > answer.untilS; });
    std::erase_if(m_drafts.flights, [&](const Flight& flight) { return nowS > flight.startS + glass::kFlightS; });
    scene.funnel().coast(std::min(0.05, nowS - std::exchange(m_lastS, nowS)));
    for (const touch::Contact& contact : contacts)
        if (contact.began) claim(contact, around);
    for (const auto& interaction : m_interactions) interaction->feed(around);
    std::erase_if(m_onGround, [](const PanZoom* pan) { return pan->over(); });
    std::erase_if(m_onPlot, [](const MoveMatrix* move) { return move->over(); });
    std::erase_if(m_onLines, [](const DragLine* line) { return line->over(); });
    std::erase_if(m_interactions, [](const auto& interaction) { return interaction->over(); });
}

void Hands::told(const app::Board& board, glass::Scene& scene, Commit& commit, const touch::GestureConfig& config, double nowS,
                 std::span<const app::Touched> touched) {
    Around around{board, scene, commit, m_drafts, config, nowS, {}};
    for (const app::Touched& one : touched)
        for (const auto& interaction : m_interactions) interaction->told(one, around);
}

void Hands::letGo() {
    m_interactions.clear();
    m_onGround.clear(), m_onPlot.clear(), m_onLines.clear();
    m_drafts = {};
}

Interaction* Hands::holderOf(Held::Kind kind, std::uint64_t record) const {
    for (const auto& interaction : m_interactions)
        if (interaction->holds(kind, record)) return interaction.get();
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
    const glass::Hit hit = around.scene.pick(contact.rawPx);
    switch (hit.kind) {
        case glass::Hit::Kind::Ground:
            claimGround(contact, around);
            break;
        case glass::Hit::Kind::Pane:
            m_interactions.push_back(std::make_unique<ScrollPane>(hit.pane, contact, around));
            break;
        case glass::Hit::Kind::Plot:
            claimPlot(contact, around);
            break;
        case glass::Hit::Kind::Line:
            claimLine(contact, hit.value, around);
            break;
        case glass::Hit::Kind::Fit:
        case glass::Hit::Kind::AddSeat:
        case glass::Hit::Kind::RankBy:
        case glass::Hit::Kind::Button:
            m_interactions.push_back(std::make_unique<PressButton>(hit, contact, around));
            break;
        default:
            claimThing(contact, hit, around);
    }
}

void Hands::claimThing(const touch::Contact& contact, const glass::Hit& hit, Around& around) {
    if (hit.place == glass::ActionPlace::Matrix)  // one finger of a hand that has the other on the ground: they pinch
        for (MoveMatrix* move : m_onPlot)
            if (move->join(contact, around)) return;
    const Held::Kind kind = hit.kind == glass::Hit::Kind::Note    ? Held::Kind::Note
                            : hit.kind == glass::Hit::Kind::Group ? Held::Kind::Group
                                                                  : Held::Kind::Row;
    if (Interaction* holder = holderOf(kind, hit.record)) {
        if (!holder->join(contact, around)) around.answer(contact.px, TR_NOOP("Another hand holds this."));
        return;
    }
    const auto& scene = around.scene;
    if (kind == Held::Kind::Row) {
        if (const auto box = scene.funnel().wholeBoxOf(hit.place, app::Id<app::Action>{hit.record}))
            m_interactions.push_back(std::make_unique<DragAction>(hit, *box, contact, around));
        return;
    }
    if (kind == Held::Kind::Group) {
        for (const auto& group : scene.map().groups)
            if (group.id.value == hit.record)
                m_interactions.push_back(
                    std::make_unique<DragNote>(kind, hit.record, scene.view().toPx(group.rect), 0.0f, contact, around));
        return;
    }
    for (const glass::SeatPlace& place : scene.plan().seats)
        for (const glass::TrayNote& note : place.notes)
            if (note.note.value == hit.record) {
                m_interactions.push_back(std::make_unique<DragNote>(kind, hit.record, note.px, note.turn, contact, around));
                return;
            }
    if (const auto* box = scene.map().find(app::Id<app::Note>{hit.record}))
        m_interactions.push_back(std::make_unique<DragNote>(kind, hit.record, scene.notePx(*box), box->turn, contact, around));
}

void Hands::claimGround(const touch::Contact& contact, Around& around) {
    if (around.scene.showsRanking()) {
        m_interactions.push_back(std::make_unique<ScrollPane>(std::nullopt, contact, around));
        return;
    }
    for (PanZoom* pan : m_onGround)
        if (pan->join(contact, around)) return;
    const bool someonePans = std::ranges::any_of(m_onGround, &PanZoom::moving);
    if (someonePans) return around.answer(contact.px, TR_NOOP("Another hand is moving the board."));
    auto pan = std::make_unique<PanZoom>(contact, around);
    m_onGround.push_back(pan.get());
    m_interactions.push_back(std::move(pan));
}

void Hands::claimPlot(const touch::Contact& contact, Around& around) {
    for (MoveMatrix* move : m_onPlot)
        if (move->join(contact, around)) return;
    if (std::ranges::any_of(m_onPlot, &MoveMatrix::moving))
        return around.answer(contact.px, TR_NOOP("Another hand is moving the matrix."));
    const touch::Contact* first = nullptr;
    for (const auto& interaction : m_interactions)
        if (!first) first = interaction->giveUpFor(contact, around);
    auto move = std::make_unique<MoveMatrix>(first ? *first : contact, around);
    if (first) move->join(contact, around);
    m_onPlot.push_back(move.get());
    m_interactions.push_back(std::move(move));
}

void Hands::claimLine(const touch::Contact& contact, bool value, Around& around) {
    if (std::ranges::any_of(m_onLines, [&](const DragLine* line) { return line->isOf(value); }))
        return around.answer(contact.px, TR_NOOP("Another hand holds this."));
    auto line = std::make_unique<DragLine>(value, contact, around);
    m_onLines.push_back(line.get());
    m_interactions.push_back(std::move(line));
}

void Hands::takeDot(const DotInHand& dot, const touch::Contact& contact, const Around& around) {
    m_interactions.push_back(std::make_unique<DragDot>(dot, contact, around));
}

}  // namespace ui::hands
