#pragma once
// The funnel of the actions as a view: ranked list, matrix of value and effort, tiers of the plan. Shows at the step of ranking.
// Remembers which list is shown; where its parts lie, and what hands have moved, is Funnel's.
#include "ui/glass/view.h"
#include "ui/views/funnel/funnel.h"

namespace ui::views::funnel {

// The matrix, zoomed by two fingers of a hand, moved by one when it is zoomed.
class MatrixZoom : public Movable {
public:
    explicit MatrixZoom(Funnel& funnel) : m_funnel(funnel) {}
    bool take(std::uint64_t hand) override;
    bool move(std::uint64_t hand, app::Point pivotPx, float scale, app::Point movePx) override;
    void release(std::uint64_t hand) override;
    // A whole matrix has nowhere to go: such a finger stands in nobody's way.
    bool movesWithOne(bool) const override { return m_funnel.zoom().scale > 1; }
    const char* whyTaken() const override;

private:
    Funnel& m_funnel;
    Funnel::Zoom m_start;
};

class FunnelView : public View {
public:
    std::vector<StepName> steps() const override;

    void update(const Layout& layout) override;
    bool wantsUpdate() const override { return m_otherList; }
    void reckoned(const app::Board& board, const app::rules::Standings& standings, double nowS) override;
    void left() override { m_funnel.rest(); }
    Ref pick(app::Point px) const override;
    std::optional<Lying> lyingOf(const Ref& ref) const override;
    bool shows(const app::Board& board, const Ref& ref) const override { return board.find(ref.id<app::Action>()); }

    std::unique_ptr<Interaction> claim(const Ref& ref, const touch::Contact& contact, ViewContext& at) override;
    Movable* movableAt(const Ref& ref) override;
    void wheel(app::Point px, float steps) override;
    std::optional<Offer> offerOf(const Asked& asked) const override;
    app::RecordKind begins() const override { return app::RecordKind::Action; }

    std::vector<Piece> pieces(const Look& look) const override;
    void draw(paint::Painter& painter, const Look& look, const app::Rect& area) const override;
    void drawThing(paint::Painter& painter, const Look& look, const Ref& thing, Place as, const app::Rect& px, float turn,
                   float lift) const override;
    void drawText(paint::Painter& painter, const Look& look, const Ref& thing, const app::Rect& area) const override;
    void addText(Face& face, const Look& look, const Ref& thing) const override;

    void addTargets(std::vector<Target>& list, const app::Board& board, const Drafts& drafts,
                    const app::Texts& tr) const override;
    StatusWords status(const app::Board& board, const app::rules::Standings& standings, const app::Texts& tr) const override;

    void pass(double seconds) override { m_funnel.coast(seconds); }
    void handsAt(std::span<const touch::Contact> contacts, double nowS) override;
    double changesInS(double nowS) const override { return m_funnel.tidiesInS(nowS); }
    Motion settle(double nowS, Drafts& drafts) override;

    // Of this view alone.
    const Funnel& funnel() const { return m_funnel; }
    Funnel& funnel() { return m_funnel; }
    RankBy rankBy() const { return m_rankBy; }
    void setRankBy(RankBy by);
    std::vector<app::Id<app::Action>> shownActions() const;  // in the order of the list

private:
    std::unique_ptr<Interaction> claimKey(const Ref& ref, const touch::Contact& contact, ViewContext& at);

    Funnel m_funnel;
    MatrixZoom m_matrix{m_funnel};
    RankBy m_rankBy = RankBy::Votes;
    bool m_otherList = false;
    app::Rect m_area;             // of the last layout
    std::uint64_t m_settled = 0;  // the version when it was last drawn
    // On actions, counted: of the votes, of the duels; none: nothing has been counted yet.
    std::optional<std::pair<app::Id<app::Round>, app::Id<app::Round>>> m_listedRounds;
};

}  // namespace ui::views::funnel
