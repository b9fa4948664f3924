#pragma once
// Where everything on the glass is: the places round the table, the view that shows in the middle, and what lies under a point.
// What is drawn is what is hit: drawing and hands read the same boxes. No drawing here, and no decision about what a touch
// means.
#include <memory>
#include <optional>

#include "ui/glass/reveal.h"
#include "ui/glass/view.h"

namespace ui::glass {

class Scene {
public:
    // The first view is what shows where a session stands at a step that nobody knows. Without any: nothing shows.
    explicit Scene(Views views = {});

    // Lays out again what the board or the plan changed. `structure`: records the view hangs on have changed, or it asks for it.
    void update(const app::Board& board, const TablePlan& plan, bool structure);

    // What the reckoner has found; both lag a few frames behind the board, and name actions that may be gone. `still`: nothing
    // moves by itself.
    void setReckoned(const app::Board& board, std::shared_ptr<const app::rules::Standings> standings,
                     std::shared_ptr<const app::rules::Plans> plans, double nowS, bool still = false);
    const app::rules::Standings& standings() const { return *m_standings; }
    const app::rules::Plans& plans() const { return *m_plans; }

    const TablePlan& plan() const { return m_plan; }

    // What shows now, laid out. Until the next update the board may already ask for another.
    const View& shown() const { return *m_shown; }
    View& shown() { return *m_shown; }
    const View& wanted(const app::Board& board) const { return *m_views[indexOf(board.session().step)]; }
    // Differs between views: which picture the glass shows.
    std::size_t shownNumber() const;
    const Views& views() const { return m_views; }
    // Of all views, in their order.
    std::vector<StepName> steps() const;
    // The one at which the table shows what it shows: the session's, or the first where nobody knows that.
    StepName stepOf(const app::Board& board) const;
    bool knows(const app::StepKey& step) const;

    // Of the view that shows.
    Viewport view() const { return m_shown->viewport(); }

    // The result that is shown to all, above whatever view shows.
    const Reveal& reveal() const { return m_reveal; }
    Reveal& reveal() { return m_reveal; }

    // What the table speaks: "fr" or "en"; empty before the first frame.
    const std::string& lang() const { return m_lang; }
    void setLang(std::string lang) { m_lang = std::move(lang); }

    // Topmost first: keys at the edges, notes before seats, strips of a result, then the view.
    Ref pick(app::Point px) const;
    const EdgeButton* edgeButton(const Ref& ref) const;
    // Of a note before its seat, or of whatever the view shows.
    std::optional<Lying> lyingOf(const Ref& ref) const;
    // A tray, a panel, the facilitator's or a strip lies over the board here: nothing drops through it.
    bool covered(app::Point px) const;
    void setFacilitatorPx(const app::Rect& px) { m_facilitatorPx = px; }

private:
    std::size_t indexOf(const app::StepKey& step) const;

    std::shared_ptr<const app::rules::Standings> m_standings = std::make_shared<app::rules::Standings>();
    std::shared_ptr<const app::rules::Plans> m_plans = std::make_shared<app::rules::Plans>();
    Views m_views;
    View* m_shown;
    Reveal m_reveal;
    TablePlan m_plan;
    app::StepKey m_step;  // of the last update; empty before
    std::string m_lang;
    app::Rect m_facilitatorPx;
};

}  // namespace ui::glass
