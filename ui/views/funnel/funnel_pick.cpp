// What lies under a finger on the funnel, and what of it the scene log tells.
#include <algorithm>

#include "ui/glass/drafts.h"
#include "ui/views/funnel/funnel_view.h"

namespace ui::views::funnel {

using namespace app::layout;

namespace {

constexpr float kTierGripMm = 9;
constexpr float kNearMm = 3.5f;  // from a bubble's rim: what a fingertip needs

// Touched like a thing, so that a finger on it may pinch with another; but nothing of it can be voted on.
constexpr Ref kCrowd{{app::RecordKind::Session, 1}, placeOf(FunnelPart::Crowd)};

Ref inPart(app::Id<app::Action> action, FunnelPart part) { return refTo(action, placeOf(part)); }

}  // namespace

bool Funnel::isGrip(FunnelPart part, const app::Rect& box, app::Point px) const {
    return part == FunnelPart::Matrix || (part == FunnelPart::List && px.x < box.x + kGripW * m_pxPerMm) ||
           (part == FunnelPart::Tier && px.x < box.x + kTierGripMm * m_pxPerMm);
}

Ref Funnel::pickInPlot(app::Point px) const {
    for (auto fan = m_fans.rbegin(); fan != m_fans.rend(); ++fan)
        if (toPx(fan->plateMm).contains(px)) return pickOnFan(static_cast<int>(m_fans.rend() - fan) - 1, px);
    for (bool value : {true, false})
        if (handlePx(value, value ? m_lines.y : m_lines.x).contains(px))
            return {{}, placeOf(value ? FunnelPart::ValueLine : FunnelPart::EffortLine)};
    for (const Title& title : m_titles)
        if (titlePx(title).contains(px)) return inPart(title.action, FunnelPart::Matrix);
    // The topmost bubble under it, or a crowd; else what has the nearest rim.
    Ref nearest{{}, placeOf(FunnelPart::Plot)}, top = nearest;
    float best = kNearMm * m_pxPerMm;
    const auto offer = [&](app::Point at, float radiusMm, const Ref& ref) {
        const float d = app::distance(at, px) - radiusMm * m_pxPerMm;
        if (d <= 0) top = ref;
        if (d < best) best = d, nearest = ref;
    };
    for (const Crowd& crowd : m_crowds) offer(crowdPx(crowd), crowd.radiusMm, kCrowd);
    for (const Spot& spot : m_spots)
        if (spot.crowd < 0 && spot.fan < 0) offer(spotPx(spot), spot.radiusMm, inPart(spot.action, FunnelPart::Matrix));
    return partOf(top) == FunnelPart::Plot ? nearest : top;
}

Ref Funnel::pickOnFan(int fan, app::Point px) const {
    Ref nearest{{}, placeOf(FunnelPart::FanPlate)};
    float best = kNearMm * m_pxPerMm;
    for (const Spot& spot : m_spots) {
        const float d = app::distance(spotPx(spot), px) - spot.radiusMm * m_pxPerMm;
        if (spot.fan == fan && d < best) best = d, nearest = inPart(spot.action, FunnelPart::Matrix);
    }
    return nearest;
}

Ref FunnelView::pick(app::Point px) const {
    const Funnel& f = m_funnel;
    const FunnelLayout& l = f.layout();
    const auto on = [&](const app::Rect& mm) { return !mm.empty() && f.toPx(mm).contains(px); };
    for (const RankBy by : {RankBy::Votes, RankBy::Value, RankBy::Duels, RankBy::Hand})
        if (on(l.chips[by])) return {{}, static_cast<Place>(placeOf(FunnelPart::ByVotes) + static_cast<int>(by))};
    if (on(l.stretch)) return {{}, placeOf(FunnelPart::Stretch)};
    if (on(l.median)) return {{}, placeOf(FunnelPart::Median)};
    if (on(l.whole) && f.zoom().scale > 1) return {{}, placeOf(FunnelPart::Whole)};
    if (on(l.makeTiers)) return {{}, placeOf(FunnelPart::MakeTiers)};
    if (on(l.propose)) return {{}, placeOf(FunnelPart::Propose)};
    if (on(l.rowsWindow)) {
        // No record: what is dropped on the key is not meant for one of the equals.
        if (f.tieAt(px).hasRecord()) return {{}, placeOf(FunnelPart::Tie)};
        const auto [from, to] = f.visibleRows();
        for (std::size_t i = from; i < to; ++i)
            if (f.rowPx(i).contains(px)) return inPart(f.rows()[i].ranked.action, FunnelPart::List);
    }
    if (on(l.trayWindow))
        for (std::size_t i = 0; i < f.toPlace().size(); ++i)
            if (f.trayPx(i).contains(px)) return inPart(f.toPlace()[i], FunnelPart::ToPlace);
    if (on(l.tiersWindow)) {
        for (std::size_t t = 0; t < f.tiers().size(); ++t)
            for (std::size_t i = 0; i < f.tiers()[t].actions.size(); ++i)
                if (f.tierPx(l.tiers[t].cards[i]).contains(px)) return inPart(f.tiers()[t].actions[i], FunnelPart::Tier);
        return {{}, placeOf(FunnelPart::TiersGround)};
    }
    if (on(l.plot)) return f.pickInPlot(px);
    if (on(l.list)) return {{}, placeOf(FunnelPart::ListGround)};
    if (on(l.trayWindow)) return {{}, placeOf(FunnelPart::ToPlaceGround)};
    return {};
}

StatusWords FunnelView::status(const app::Board& board, const app::rules::Standings&, const app::Texts& tr) const {
    return {tr.plural("%d action", "%d actions", static_cast<long>(board.all<app::Action>().size())), {}};
}

void FunnelView::addTargets(std::vector<Target>& list, const app::Board& board, const Drafts& drafts,
                            const app::Texts& tr) const {
    const Funnel& f = m_funnel;
    const auto& l = f.layout();
    const auto action = [&](const char* prefix, const char* kind, FunnelPart part, app::Id<app::Action> id) {
        const app::Action* found = board.find(id);
        if (const auto box = f.boxOf(part, id); box && found && !drafts.hides(inPart(id, part)))
            list.push_back({prefix + app::idText(id), kind, found->title, *box, 0, {}, 3});
    };
    const auto [from, to] = f.visibleRows();
    for (std::size_t i = from; i < to; ++i) action("", "row", FunnelPart::List, f.rows()[i].ranked.action);
    const app::Rect window = f.windowPx(Funnel::Pane::List);
    const auto [first, last] = f.visibleHeads();
    for (std::size_t i = first; i < last; ++i) {
        const std::string id = app::idText(f.rows()[f.heads()[i].row].ranked.action);
        if (const app::Rect px = app::clipped(f.headPx(i), window); !px.empty())
            list.push_back({"ranking/tie-" + id, "field", std::to_string(f.heads()[i].count), px, 0, {}, 3, px != f.headPx(i)});
        if (const app::Rect px = app::clipped(f.settlePx(i), window); !px.empty())
            list.push_back({"ranking/settle-" + id, "button", tr("Settle"), px, 0, {}, 4, px != f.settlePx(i)});
    }
    for (const Funnel::Spot& spot : f.spots())
        if (spot.crowd < 0) action("matrix/", "card", FunnelPart::Matrix, spot.action);
    for (const Funnel::Crowd& crowd : f.crowds()) {
        const float r = crowd.radiusMm * f.pxPerMm();
        const app::Point c = f.crowdPx(crowd);
        if (f.toPx(l.plot).contains(c))
            list.push_back({"matrix/crowd-" + app::idText(f.spots()[crowd.spots.front()].action),
                            "button",
                            std::to_string(crowd.spots.size()),
                            {c.x - r, c.y - r, 2 * r, 2 * r},
                            0,
                            {},
                            3});
    }
    for (app::Id<app::Action> id : f.toPlace()) action("to-place/", "card", FunnelPart::ToPlace, id);
    for (std::size_t t = 0; t < f.tiers().size(); ++t) {
        const app::Tier* tier = board.find(f.tiers()[t].tier);
        const app::Rect px = app::clipped(f.tierPx(l.tiers[t].box), f.windowPx(Funnel::Pane::Tiers));
        if (tier && !px.empty()) list.push_back({app::idText(tier->id), "tier", tier->title, px, 0, {}, 2});
        for (app::Id<app::Action> id : f.tiers()[t].actions) action("tier/", "card", FunnelPart::Tier, id);
    }
    const auto button = [&](const char* id, const char* words, const app::Rect& mm) {
        if (!mm.empty()) list.push_back({id, "button", tr(words), f.toPx(mm), 0, {}, 3});
    };
    button("ranking/by-votes", "Votes", l.chips[RankBy::Votes]),
        button("ranking/by-value", "Value / effort", l.chips[RankBy::Value]);
    button("ranking/by-duels", "Duels", l.chips[RankBy::Duels]), button("ranking/by-hand", "By hand", l.chips[RankBy::Hand]);
    button("matrix/stretch", f.stretched() ? "Plain scale" : "Spread", l.stretch);
    button("matrix/median", "Lines at the median", l.median);
    if (f.zoom().scale > 1) button("matrix/whole", "Whole matrix", l.whole);
    button("plan/make-tiers", "Make three tiers", l.makeTiers), button("plan/propose", "Propose a plan", l.propose);
    list.push_back({"matrix/plot", "panel", {}, f.toPx(l.plot), 0, {}, 1});
    for (bool value : {true, false})
        if (const app::Rect px = f.handlePx(value, value ? f.lines().y : f.lines().x); !px.empty())
            list.push_back({value ? "matrix/value-line" : "matrix/effort-line", "button", {}, px, 0, {}, 4});
}

}  // namespace ui::views::funnel
