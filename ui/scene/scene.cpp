#include "ui/scene/scene.h"

#include <algorithm>

#include "app/rules/voting.h"

namespace ui::scene {

using namespace app::layout;

void Scene::update(const app::Board& board, const TablePlan& plan, bool structure) {
    const bool resized = plan.size.width != m_plan.size.width || plan.size.height != m_plan.size.height;
    const bool stepChanged = board.session().step != m_step;
    const bool roomChanged = plan.boardArea != m_plan.boardArea;
    m_plan = plan;
    m_step = board.session().step;
    if (resized || stepChanged) structure = true;
    if (structure) {
        if (!m_fitted[0] || resized) m_notesAcross = bestNotesAcross(board, plan.boardArea.w / std::max(1.0f, plan.boardArea.h));
        m_map = layOutMap(board, m_notesAcross);
        if (showsRanking()) {
            const app::Ballot* ballot = app::rules::latestRevealed(board, app::BallotOn::Actions);
            const bool byVotes = m_rankBy == RankBy::Votes && ballot;
            m_ranking = layOutRanking(byVotes ? app::rules::rankedByBallot(board, *ballot) : app::rules::rankedByHand(board),
                                      plan.boardArea.w / std::max(1.0f, plan.boardArea.h));
        }
    }
    if (resized) m_fitted[0] = m_fitted[1] = false;
    // A step is a new beginning for everyone: the whole board, as large as it goes.
    if (!m_fitted[showsRanking()] || (stepChanged && !m_moved[showsRanking()])) fitAll(board);
    else if (roomChanged && !m_moved[showsRanking()]) fitView();  // a tray came or went: the board makes room
}

// No larger than life: a note at zoom 1 is 60 mm wide, and 1.15 of that is the most a table needs.
float Scene::mostScale() const { return m_plan.size.pxPerMm * 1.15f; }

void Scene::fitAll(const app::Board& board) {
    if (!showsRanking()) {
        m_notesAcross = bestNotesAcross(board, m_plan.boardArea.w / std::max(1.0f, m_plan.boardArea.h));
        m_map = layOutMap(board, m_notesAcross);
    }
    fitView();
    m_fitted[showsRanking()] = true;
}

void Scene::fitView() {
    m_views[showsRanking()].fit(showsRanking() ? m_ranking.bounds : m_map.bounds, m_plan.boardArea.grown(-6), mostScale());
    m_moved[showsRanking()] = false;
}

std::vector<app::Id<app::Action>> Scene::shownActions() const {
    std::vector<app::Id<app::Action>> actions;
    for (const RowBox& row : m_ranking.rows) actions.push_back(row.row.action);
    return actions;
}

app::Rect Scene::rankChipPx(RankBy by) const {
    const app::Rect units{by == RankBy::Votes ? 84.0f : 138.0f, 2, 50, 17};
    return view().toPx(units);
}

bool Scene::covered(app::Point px) const {
    return m_facilitatorPx.contains(px) || std::ranges::any_of(m_plan.seats, [&](const SeatPlace& seat) { return seat.front().box.contains(px); });
}

Hit Scene::pick(app::Point px) const {
    for (const EdgeButton& button : m_plan.edgeButtons)
        if (button.px.grown(m_plan.size.mm(1)).contains(px)) return {button.adds ? Hit::Kind::AddSeat : Hit::Kind::Fit, static_cast<std::uint64_t>(button.edge)};
    for (const SeatPlace& seat : m_plan.seats)
        for (auto note = seat.notes.rbegin(); note != seat.notes.rend(); ++note) {
            const app::Point local = app::turned(px - note->px.centre(), -note->turn) + note->px.centre();
            if (note->px.contains(local)) return {Hit::Kind::Note, note->note.value};
        }
    const app::Point at = view().toBoard(px);
    if (showsRanking()) {
        for (RankBy by : {RankBy::Votes, RankBy::Hand})
            if (rankChipPx(by).contains(px)) return {Hit::Kind::RankBy, 0, by};
        for (const RowBox& row : m_ranking.rows)
            if (row.rect.contains(at)) return {Hit::Kind::Row, row.row.action.value};
        return {};
    }
    // Exactly first; then small notes get a little more than they show, since a fingertip needs 7 mm at the least.
    const float minimum = m_plan.size.mm(7) / view().scale;
    for (float grow : {0.0f, std::max(0.0f, (minimum - kNoteH) / 2)})
        for (auto note = m_map.notes.rbegin(); note != m_map.notes.rend(); ++note) {
            const app::Point local = app::turned(at - note->rect.centre(), -note->turn) + note->rect.centre();
            if (note->rect.grown(grow).contains(local)) return {Hit::Kind::Note, note->id.value};
        }
    for (const GroupBox& group : m_map.groups)
        if (group.rect.contains(at)) return {Hit::Kind::Group, group.id.value};
    return {};
}

}  // namespace ui::scene
