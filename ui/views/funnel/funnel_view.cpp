#include "ui/views/funnel/funnel_view.h"

#include <algorithm>
#include <cmath>

#include "app/rules/tiered_plan.h"
#include "ui/hands/bubbles.h"
#include "ui/hands/presses.h"
#include "ui/hands/scroll_pane.h"
#include "ui/views/funnel/action_choices.h"
#include "ui/views/funnel/action_words.h"
#include "ui/views/funnel/drag_action.h"
#include "ui/views/funnel/drag_line.h"
#include "ui/views/funnel/funnel_drawing.h"
#include "ui/views/funnel/press_crowd.h"
#include "ui/views/funnel/tie_choices.h"

namespace ui::views::funnel {

using namespace app::layout;
using Pane = Funnel::Pane;

namespace {

constexpr float kZoomAStep = 1.15f, kScrollAStepMm = 18;  // of a wheel; a row of the list
constexpr std::uint64_t kWheelHand = ~0ull;               // no contact has this number

}  // namespace

bool MatrixZoom::take(std::uint64_t hand) {
    if (!m_funnel.takeZoom(hand)) return false;
    m_start = m_funnel.zoom();
    return true;
}

bool MatrixZoom::move(std::uint64_t, app::Point pivotPx, float scale, app::Point movePx) {
    m_funnel.setZoom(m_funnel.zoomed(m_start, pivotPx, scale, movePx));
    return true;
}

void MatrixZoom::release(std::uint64_t hand) {
    m_funnel.releaseZoom(hand);
    m_funnel.settleZoom();
}

const char* MatrixZoom::whyTaken() const { return TR_NOOP("Another hand is moving the matrix."); }

std::vector<StepName> FunnelView::steps() const { return {{app::steps::kRanking, TR_NOOP("Rank the actions")}}; }

void FunnelView::update(const Layout& layout) {
    if (layout.structure || m_otherList || layout.plan.boardArea != m_area)
        m_funnel.update(layout.board, layout.standings, m_rankBy, layout.plan.boardArea, layout.plan.size.pxPerMm,
                        layout.plan.statusTurned.box.w > 0);
    m_area = layout.plan.boardArea, m_otherList = false;
    m_funnel.coverWith(layout.covers);
    if (layout.entered) m_funnel.takeGlides();  // everything is new: nothing has moved
}

void FunnelView::setRankBy(RankBy by) { m_otherList = m_otherList || by != m_rankBy, m_rankBy = by; }

// A round on actions: the list shows what everybody has been waiting for.
void FunnelView::reckoned(const app::Board&, const app::rules::Standings& standings, double) {
    const std::pair lists{standings.votesRound, standings.duelsRound};
    if (m_listedRounds && lists.first && lists.first != m_listedRounds->first) setRankBy(RankBy::Votes);
    if (m_listedRounds && lists.second && lists.second != m_listedRounds->second) setRankBy(RankBy::Duels);
    m_listedRounds = lists;
}

std::vector<app::Id<app::Action>> FunnelView::shownActions() const {
    std::vector<app::Id<app::Action>> actions;
    for (const Funnel::Row& row : m_funnel.rows()) actions.push_back(row.ranked.action);
    return actions;
}

std::optional<Lying> FunnelView::lyingOf(const Ref& ref) const {
    const auto box = m_funnel.wholeBoxOf(partOf(ref), ref.id<app::Action>());
    if (!box) return std::nullopt;
    // A bubble's rim may reach over the plot's edge.
    return Lying{*box, 0, partOf(ref) == FunnelPart::Matrix ? app::Rect{} : m_funnel.windowPx(partOf(ref))};
}

Movable* FunnelView::movableAt(const Ref& ref) {
    const FunnelPart part = partOf(ref);
    return part == FunnelPart::Plot || part == FunnelPart::Matrix || part == FunnelPart::Crowd ? &m_matrix : nullptr;
}

std::unique_ptr<Interaction> FunnelView::claim(const Ref& ref, const touch::Contact& contact, ViewContext& at) {
    const auto scrolls = [&](Pane pane) {
        const hands::Scrolling scrolling(m_funnel.scroll(pane), pane == Pane::Tray);
        return std::make_unique<hands::ScrollPane>(scrolling, contact, at);
    };
    switch (partOf(ref)) {
        case FunnelPart::ListGround:
            return scrolls(Pane::List);
        case FunnelPart::ToPlaceGround:
            return scrolls(Pane::Tray);
        case FunnelPart::TiersGround:
            return scrolls(Pane::Tiers);
        case FunnelPart::ValueLine:
        case FunnelPart::EffortLine:
            return std::make_unique<DragLine>(*this, partOf(ref) == FunnelPart::ValueLine, contact, at);
        case FunnelPart::Ground:
        case FunnelPart::Plot:
            return nullptr;
        default:
            break;
    }
    if (partOf(ref) == FunnelPart::Crowd) return std::make_unique<PressCrowd>(*this, contact, at);
    if (!ref.hasRecord()) return claimKey(ref, contact, at);
    const auto box = m_funnel.wholeBoxOf(partOf(ref), ref.id<app::Action>());
    return box ? std::make_unique<DragAction>(*this, ref, *box, contact, at) : nullptr;
}

std::unique_ptr<Interaction> FunnelView::claimKey(const Ref& ref, const touch::Contact& contact, ViewContext& at) {
    const auto key = [&](hands::PressKey::Act act) {
        return std::make_unique<hands::PressKey>(ref, contact, at, std::move(act));
    };
    switch (partOf(ref)) {
        case FunnelPart::Median:
            return key(linesToMedian);
        case FunnelPart::MakeTiers:
            return key(makeTiers);
        case FunnelPart::Propose:
            return key(wishProposals);
        case FunnelPart::Tie:
            return key([tie = m_funnel.tieAt(contact.px)](ViewContext& context, app::Point px) {
                hands::toggleBubble(context, tie, px);
            });
        case FunnelPart::Stretch:
            return key([this](ViewContext& context, app::Point px) {
                if (!m_funnel.stretch(!m_funnel.stretched()))
                    context.answer(px, TR_NOOP("There is nothing to spread: fewer than three actions differ in effort."));
            });
        case FunnelPart::FanPlate:
            return key([this](ViewContext&, app::Point px) { m_funnel.closeFan(px); });
        case FunnelPart::Whole:
            return key([this](ViewContext&, app::Point) {
                m_funnel.setZoom({});
                m_funnel.settleZoom();
            });
        default:
            break;
    }
    const auto by = static_cast<RankBy>(ref.place - placeOf(FunnelPart::ByVotes));
    return key([this, by](ViewContext&, app::Point) { setRankBy(by); });
}

void FunnelView::wheel(app::Point px, float steps) {
    for (const Pane pane : {Pane::List, Pane::Tray, Pane::Tiers})
        if (m_funnel.windowPx(pane).contains(px)) {
            Scroll& scroll = m_funnel.scroll(pane);
            if (!scroll.take(kWheelHand)) return;
            scroll.by(-steps * kScrollAStepMm);
            return scroll.release(kWheelHand, 0);
        }
    if (!m_funnel.toPx(m_funnel.layout().plot).contains(px) || !m_funnel.takeZoom(kWheelHand)) return;
    m_funnel.setZoom(m_funnel.zoomed(m_funnel.zoom(), px, std::pow(kZoomAStep, steps), {}));
    m_funnel.releaseZoom(kWheelHand);
    m_funnel.settleZoom();
}

std::optional<Offer> FunnelView::offerOf(const Asked& asked) const {
    const auto action = asked.thing.id<app::Action>();
    if (!action) return std::nullopt;
    if (partOf(asked.thing) == FunnelPart::Tie) return tieOffer();
    return actionOffer(asked.board, m_funnel, action);
}

void FunnelView::handsAt(std::span<const touch::Contact> contacts, double nowS) {
    std::vector<app::Point> hands;
    for (const touch::Contact& contact : contacts) hands.push_back(contact.px);
    m_funnel.handsAt(hands, nowS);
}

std::vector<Piece> FunnelView::pieces(const Look& look) const { return funnelPieces({look, m_funnel}); }

void FunnelView::draw(paint::Painter& painter, const Look& look, const app::Rect& area) const {
    drawFunnel(painter, {look, m_funnel}, area);
}

void FunnelView::drawThing(paint::Painter& painter, const Look& look, const Ref& thing, Place as, const app::Rect& px, float turn,
                           float lift) const {
    drawAction(painter, {look, m_funnel}, thing.id<app::Action>(), static_cast<FunnelPart>(as), px, turn, lift);
}

void FunnelView::drawText(paint::Painter& painter, const Look& look, const Ref& thing, const app::Rect& area) const {
    if (partOf(thing) == FunnelPart::Tie) drawTieText(painter, {look, m_funnel}, thing.id<app::Action>(), area);
    else drawActionText(painter, {look, m_funnel}, thing.id<app::Action>(), area);
}

void FunnelView::addText(Face& face, const Look& look, const Ref& thing) const {
    const auto id = thing.id<app::Action>();
    const app::Action* action = look.board.find(id);
    if (!action) return;
    const FunnelLook here{look, m_funnel};
    if (partOf(thing) == FunnelPart::Tie)
        for (const std::string& text : tieTexts(here, id)) face.add(text);
    face.add(action->title).add(summaryText(here, id));
    for (const std::string& conflict : conflictTexts(here, id)) face.add(conflict);
}

// Rows that changed their place (a reveal, another list, a neighbour dropped) show where they went.
Motion FunnelView::settle(double nowS, Drafts& drafts) {
    for (const Funnel::Glide& glide : m_funnel.takeGlides()) {
        const Ref row = refTo(glide.action, placeOf(FunnelPart::List));
        if (drafts.hides(row)) continue;
        drafts.transitions.push_back({.thing = row,
                                      .fromPx = glide.fromPx.centre(),
                                      .sizePx = {glide.fromPx.w, glide.fromPx.h},
                                      .startS = nowS,
                                      .within = true});
    }
    return {m_funnel.coasting(), std::exchange(m_settled, m_funnel.version()) != m_funnel.version()};
}

}  // namespace ui::views::funnel
