#include "ui/interact/drag_row.h"

#include "app/commands/actions.h"
#include "ui/interact/bubbles.h"

namespace ui::interact {

DragRow::DragRow(app::Id<app::Action> action, const app::Rect& startPx, const touch::Contact& contact, const Around& around)
    : m_action(action), m_press(contact, around.config, withoutHold(around.config), around.mmPerPx()), m_startPx(startPx) {}

void DragRow::feed(Around& around) {
    const touch::Contact* contact = around.find(m_press.contact());
    if (!contact || !around.board.find(m_action)) {
        m_over = true;
        return;
    }
    m_press.feed(*contact, around.nowS);
    const app::Point centre = m_startPx.centre() + m_press.movedPx();
    Held held{Held::Kind::Row, m_action.value, centre, {m_startPx.w, m_startPx.h}, m_press.dragged() ? -1.2f : 0, {}, {}, m_press.dragged()};
    const auto& ranking = around.scene.ranking();
    if (m_press.dragged()) {
        const app::Id<app::Action> before = app::layout::beforeAt(ranking, around.scene.view().toBoard(centre), m_action);
        for (const auto& row : ranking.rows)
            if (row.row.action == before) {
                const app::Rect px = around.scene.view().toPx(row.rect);
                held.targetPx = {px.x, px.y - 3, px.w, 3};
            }
    }
    if (!m_press.over()) {
        around.drafts.held.push_back(held);
        return;
    }
    m_over = true;
    if (m_press.state() == touch::Press::State::Tapped) toggleBubble(around, Held::Kind::Row, m_action.value, m_press.startPx());
    else if (m_press.state() == touch::Press::State::Ended && m_press.dragged()) release(around, held);
    if (m_press.dragged()) around.drafts.flights.push_back({Held::Kind::Row, m_action.value, centre, held.sizePx, held.turn, around.nowS});
}

void DragRow::release(Around& around, const Held& held) {
    const app::Point at = around.scene.view().toBoard(held.centrePx);
    if (!around.scene.ranking().bounds.grown(40).contains(at)) return around.answer(m_press.px(), TR_NOOP("Drop it between two actions."));
    const auto before = app::layout::beforeAt(around.scene.ranking(), at, m_action);
    const auto shown = around.scene.shownActions();
    const bool done = around.run(m_press.px(), [&](const app::Board& b, app::Asking& asking) {
        return app::commands::moveRank(b, asking, m_action, before, shown);
    });
    if (done) around.scene.setRankBy(scene::RankBy::Hand);  // what a hand changed is what is shown
}

}  // namespace ui::interact
