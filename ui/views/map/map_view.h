#pragma once
// The map as a view: stages and lanes with the notes and groups in their cells, panned and zoomed by two fingers. Shows at the
// steps of mapping, of voting on notes and of their results.
#include "app/layout/map_layout.h"
#include "ui/glass/view.h"

namespace ui::views::map {

using namespace glass;

class MapView : public View, private Movable {
public:
    std::vector<StepName> steps() const override;

    void update(const Layout& layout) override;
    bool wantsUpdate() const override { return m_refocus; }
    bool tapGround(const app::Board& board, app::Point px) override;
    bool hangsOn(app::RecordKind kind) const override;
    Ref pick(app::Point px) const override;
    std::optional<Lying> lyingOf(const Ref& ref) const override;
    Viewport viewport() const override { return m_view; }
    bool zooms() const override { return true; }
    // Everything on the glass; also chooses anew how many notes stand side by side.
    void fit(const app::Board& board) override;

    std::unique_ptr<Interaction> claim(const Ref&, const touch::Contact&, ViewContext&) override;
    Movable* movableAt(const Ref& ref) override { return ref.hasRecord() ? nullptr : this; }
    void wheel(app::Point px, float steps) override;
    std::optional<Drop> dropOf(const app::Board& board, const Dropped& dropped) const override;

    std::vector<Piece> pieces(const Look& look) const override;
    void draw(paint::Painter& painter, const Look& look, const app::Rect& area) const override;
    void drawThing(paint::Painter& painter, const Look& look, const Ref& thing, Place as, const app::Rect& px, float turn,
                   float lift) const override;
    float reachOf(const Look& look, const Ref& thing, const app::Rect& px) const override;

    void addTargets(std::vector<Target>& list, const app::Board& board, const Drafts& drafts,
                    const app::Texts& tr) const override;
    StatusWords status(const app::Board& board, const app::rules::Standings& standings, const app::Texts& tr) const override;
    const app::Round* results(const app::Board& board) const override;

    // Of this view alone.
    const app::layout::MapLayout& layout() const { return m_map; }
    const app::layout::MapFocus& focus() const { return m_focus; }
    app::Rect notePx(const app::layout::NoteBox& box) const { return m_view.toPx(box.rect); }
    // It stays there until somebody asks to see everything; a hand that was moving it is through.
    void setView(const Viewport& view);
    // The view that `start` becomes when what lies under `pivotPx` is scaled and moved: within the limits of zooming, and with
    // some of the board left on the glass.
    Viewport moved(const Viewport& start, app::Point pivotPx, float scale, app::Point movePx) const;

private:
    bool take(std::uint64_t hand) override;
    bool move(std::uint64_t hand, app::Point pivotPx, float scale, app::Point movePx) override;
    void release(std::uint64_t hand) override;
    bool movesWithOne(bool mouse) const override { return mouse; }
    const char* whyTaken() const override;

    void fitView();
    void fitShape(const app::Board& board);
    void followRounds(const Layout& layout);
    void focusOn(app::layout::MapFocus focus) { m_focus = std::move(focus), m_refocus = true; }

    TablePlan m_plan;
    app::layout::MapLayout m_map;
    Viewport m_view, m_start;  // m_start: when the hand that moves it took it
    std::uint64_t m_hand = 0;  // 0: nobody moves it
    bool m_fitted = false, m_moved = false, m_refocus = false;
    app::layout::MapShape m_shape;
    app::layout::MapFocus m_focus;  // view state: what the board is laid out for
    app::Id<app::Round> m_about;    // the round on the map that is open or shown to all; 0: none
};

}  // namespace ui::views::map
