#pragma once
// Where everything on the board is: the current layout and viewport, and what lies under a point. What is drawn is what is
// hit: views and interactions read the same boxes. No drawing here, and no decision about what a touch means.
#include <memory>
#include <optional>
#include <set>

#include "app/board/board.h"
#include "app/layout/map_layout.h"
#include "app/rules/standings.h"
#include "app/rules/tiered_plan.h"
#include "ui/glass/funnel.h"
#include "ui/glass/table_plan.h"

namespace ui::glass {

enum class FunnelButton : std::uint8_t { Median, Whole, MakeTiers, Propose };

// What lies under a point of the board or beside it, topmost first.
struct Hit {
    enum class Kind { Ground, Note, Group, Row, RankBy, Line, Button, Pane, Plot, Fit, AddSeat } kind = Kind::Ground;
    std::uint64_t record = 0;  // note, group, action; AddSeat: the edge
    RankBy rankBy = RankBy::Votes;
    ActionPlace place = ActionPlace::Nowhere;  // Row: where the action was touched
    bool grip = false;                         // Row: where it is taken whichever way the finger goes
    bool value = false;                        // Line: the value's threshold, else the effort's
    FunnelButton button = FunnelButton::Median;
    Funnel::Pane pane = Funnel::Pane::List;  // Pane: the ground of one
};

class Scene {
public:
    // Lays out again what the board or the plan changed. `structure`: something moved, not only texts or votes.
    void update(const app::Board& board, const TablePlan& plan, bool structure);

    // What the reckoner has found; both lag a few frames behind the board, and name actions that may be gone.
    void setReckoned(std::shared_ptr<const app::rules::Standings> standings, std::shared_ptr<const app::rules::Plans> plans) {
        m_standings = std::move(standings), m_plans = std::move(plans);
    }
    const app::rules::Standings& standings() const { return *m_standings; }
    const app::rules::Plans& plans() const { return *m_plans; }

    // When the round that the map shows was revealed under everybody's eyes: its dots grow in. Long ago if they were not there.
    double revealedS() const { return m_revealedS; }
    void setRevealed(double nowS) { m_revealedS = nowS; }

    const TablePlan& plan() const { return m_plan; }
    const app::layout::MapLayout& map() const { return m_map; }
    const Funnel& funnel() const { return m_funnel; }
    Funnel& funnel() { return m_funnel; }
    bool showsRanking() const { return m_step == app::steps::kRanking; }
    const app::StepKey& step() const { return m_step; }

    // Of the map; the funnel knows no zoom as a whole.
    const Viewport& view() const { return m_view; }
    // A hand has moved the board: it stays where the hand left it until somebody asks to see everything.
    void setView(const Viewport& view) { m_view = view, m_moved = true; }
    // The view that `start` becomes when what lies under `pivotPx` is scaled and moved: within the limits of zooming, and with
    // some of the board left on the glass.
    Viewport moved(const Viewport& start, app::Point pivotPx, float scale, app::Point movePx) const;
    // Everything on the glass; also chooses anew how many notes stand side by side.
    void fitAll(const app::Board& board);

    // What the table speaks: "fr" or "en"; empty before the first frame.
    const std::string& lang() const { return m_lang; }
    void setLang(std::string lang) { m_lang = std::move(lang); }

    RankBy rankBy() const { return m_rankBy; }
    void setRankBy(RankBy by) { m_rankBy = by; }
    std::vector<app::Id<app::Action>> shownActions() const;

    Hit pick(app::Point px) const;
    // A tray, a panel or the facilitator's lies over the board here: nothing drops through it.
    bool covered(app::Point px) const;
    void setFacilitatorPx(const app::Rect& px) { m_facilitatorPx = px; }

    // Pixels.
    app::Rect notePx(const app::layout::NoteBox& box) const { return view().toPx(box.rect); }
    app::Rect rankChipPx(RankBy by) const { return m_funnel.toPx(m_funnel.layout().chips[static_cast<std::size_t>(by)]); }

private:
    Hit pickFunnel(app::Point px) const;
    float mostScale() const;
    void fitView();

    std::shared_ptr<const app::rules::Standings> m_standings = std::make_shared<app::rules::Standings>();
    std::shared_ptr<const app::rules::Plans> m_plans = std::make_shared<app::rules::Plans>();
    TablePlan m_plan;
    app::StepKey m_step = app::steps::kMap;
    app::layout::MapLayout m_map;
    Funnel m_funnel;
    Viewport m_view;
    bool m_fitted = false, m_moved = false;
    int m_notesAcross = 2;
    RankBy m_rankBy = RankBy::Votes;
    std::string m_lang;
    app::Rect m_facilitatorPx;
    double m_revealedS = -1e9;
};

}  // namespace ui::glass
