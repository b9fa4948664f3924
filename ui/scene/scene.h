#pragma once
// Where everything on the board is: the current layout and viewport, and what lies under a point. What is drawn is what is
// hit: views and interactions read the same boxes. No drawing here, and no decision about what a touch means.
#include <optional>
#include <set>

#include "app/board/board.h"
#include "app/layout/map_layout.h"
#include "app/layout/ranking_layout.h"
#include "ui/scene/table_plan.h"

namespace ui::scene {

enum class RankBy { Votes, Hand };

// What lies under a point of the board or beside it, topmost first.
struct Hit {
    enum class Kind { Ground, Note, Group, Row, RankBy, Fit, AddSeat } kind = Kind::Ground;
    std::uint64_t record = 0;   // note, group, action; AddSeat: the edge
    RankBy rankBy = RankBy::Votes;
};

class Scene {
public:
    // Lays out again what the board or the plan changed. `structure`: something moved, not only texts or votes.
    void update(const app::Board& board, const TablePlan& plan, bool structure);

    const TablePlan& plan() const { return m_plan; }
    const app::layout::MapLayout& map() const { return m_map; }
    const app::layout::RankingLayout& ranking() const { return m_ranking; }
    bool showsRanking() const { return m_step == app::Step::Ranking; }
    app::Step step() const { return m_step; }

    const Viewport& view() const { return m_views[showsRanking()]; }
    // A hand has moved the board: it stays where the hand left it until somebody asks to see everything.
    void setView(const Viewport& view) { m_views[showsRanking()] = view, m_moved[showsRanking()] = true; }
    // Everything on the glass; also chooses anew how many notes stand side by side.
    void fitAll(const app::Board& board);

    RankBy rankBy() const { return m_rankBy; }
    void setRankBy(RankBy by) { m_rankBy = by; }
    std::vector<app::Id<app::Action>> shownActions() const;

    Hit pick(app::Point px) const;
    // A tray, a panel or the facilitator's lies over the board here: nothing drops through it.
    bool covered(app::Point px) const;
    void setFacilitatorPx(const app::Rect& px) { m_facilitatorPx = px; }

    // Pixels.
    app::Rect notePx(const app::layout::NoteBox& box) const { return view().toPx(box.rect); }
    app::Rect rankChipPx(RankBy by) const;

private:
    float mostScale() const;
    void fitView();

    TablePlan m_plan;
    app::Step m_step = app::Step::Map;
    app::layout::MapLayout m_map;
    app::layout::RankingLayout m_ranking;
    Viewport m_views[2];
    bool m_fitted[2] = {false, false}, m_moved[2] = {false, false};
    int m_notesAcross = 2;
    RankBy m_rankBy = RankBy::Votes;
    app::Rect m_facilitatorPx;
};

}  // namespace ui::scene
