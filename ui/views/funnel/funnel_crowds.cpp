// The matrix of the funnel: discs that would cover each other are told as one, which a touch opens; the first five have titles.
// What a hand has just put down, or works at, is left alone until it has gone.
#include <algorithm>
#include <cmath>

#include "ui/views/funnel/funnel.h"

namespace ui::views::funnel {

using app::Point, app::Rect;
using namespace app::layout;

namespace {

constexpr std::size_t kTitled = 5;
constexpr float kNearHandMm = 60;
constexpr double kFreshS = 1.5, kFanS = 10;         // after the last hand near it
constexpr float kFanPitchMm = 14, kPlatePadMm = 9;  // discs of an opened crowd: a fingertip each, and its votes round the rim
constexpr float kPlateHMm = 6.6f, kPlateWMm = 48, kLeastPlateMm = 16, kPlateEdgeMm = 1.5f;
constexpr float kTitleWMm = 46, kLeastTitleWMm = 36, kTitleLineMm = 5.4f, kTitlePadMm = 4, kLetterMm = 2.3f;

// Room enough for a title: its lines are broken where the fonts are known.
Point titleSize(int letters, float plotW) {
    const float w = static_cast<float>(letters) * kLetterMm + kTitlePadMm,
                most = std::clamp(plotW * 0.27f, kLeastTitleWMm, kTitleWMm);
    if (w <= most) return {std::max(14.0f, w), kTitleLineMm + 1.6f};
    return {most, 2 * kTitleLineMm + 1.2f};
}

}  // namespace

void Funnel::makeCrowds() {
    keepFans();
    for (Spot& spot : m_spots) spot.crowd = -1;
    std::vector<bool> first(m_spots.size());
    std::size_t titled = 0;
    for (std::size_t i = 0; i < m_rows.size() && titled < kTitled && isRanked(m_rows[i]); ++i, ++titled)
        if (const auto at = m_spotOf.find(m_rows[i].ranked.action.value); at != m_spotOf.end()) first[at->second] = true;
    const Rect inside = plotInside();
    const float w = inside.w * m_zoom.scale, h = inside.h * m_zoom.scale;
    std::vector<Disc> discs;
    std::vector<std::size_t> spots;
    for (std::size_t i = 0; i < m_spots.size(); ++i) {
        const Spot& spot = m_spots[i];
        if (spot.fan >= 0 || m_fresh.contains(spot.action.value)) continue;
        discs.push_back({{m_stretch.shown(spot.base.x) * w, (1 - spot.base.y) * h}, spot.radiusMm, first[i]});
        spots.push_back(i);
    }
    m_crowds.clear();
    for (const app::layout::Crowd& crowd : app::layout::crowds(discs)) {
        if (crowd.isDisc()) continue;
        Crowd told{{crowd.at.x / w, 1 - crowd.at.y / h}, crowd.radius, {}};
        for (std::size_t disc : crowd.members) {
            told.spots.push_back(spots[disc]);
            m_spots[spots[disc]].crowd = static_cast<int>(m_crowds.size());
        }
        m_crowds.push_back(std::move(told));
    }
    layTitles();
}

void Funnel::layTitles() {
    m_titles.clear();
    std::vector<TitleWish> wishes;
    for (std::size_t i = 0; i < m_rows.size() && i < kTitled && isRanked(m_rows[i]); ++i) {
        const Spot* spot = this->spot(m_rows[i].ranked.action);
        if (!spot || spot->fan >= 0) continue;
        const Crowd* crowd = spot->crowd < 0 ? nullptr : &m_crowds[static_cast<std::size_t>(spot->crowd)];
        const Point at = toMm(crowd ? crowdPx(*crowd) : spotPx(*spot));
        if (!m_layout.plot.contains(at)) continue;
        const Point size = titleSize(m_rows[i].letters, m_layout.plot.w);
        const float radius = crowd ? crowd->radiusMm : spot->radiusMm;
        wishes.push_back({at, radius, size});
        m_titles.push_back({spot->action, {}, size, radius});
    }
    std::vector<Point> middles;
    for (const Spot& spot : m_spots)
        if (spot.crowd < 0) middles.push_back(toMm(spotPx(spot)));
    for (const Crowd& crowd : m_crowds) middles.push_back(toMm(crowdPx(crowd)));
    const auto boxes = placeTitles(wishes, m_layout.plot.grown(-1), takenMm(), middles);
    for (std::size_t i = 0; i < boxes.size(); ++i) m_titles[i].offMm = boxes[i].centre() - wishes[i].at;
    for (std::size_t i = boxes.size(); i-- > 0;)
        if (boxes[i].empty()) m_titles.erase(m_titles.begin() + static_cast<std::ptrdiff_t>(i));
}

std::array<Rect, 4> Funnel::quartersPx() const {
    const Rect plot = toPx(m_layout.plot);
    const Point at = plotPx(linesShown());
    const float x = std::clamp(at.x, plot.x, plot.right()), y = std::clamp(at.y, plot.y, plot.bottom());
    return {{{plot.x, plot.y, x - plot.x, y - plot.y},
             {x, plot.y, plot.right() - x, y - plot.y},
             {plot.x, y, x - plot.x, plot.bottom() - y},
             {x, y, plot.right() - x, plot.bottom() - y}}};
}

// In the outer corners, so that neither the lines nor what lies in the middle is under them. Whoever stands opposite reads from
// the other end.
std::vector<Funnel::NamePlate> Funnel::namePlates() const {
    const auto quarters = quartersPx();
    const float h = kPlateHMm * m_pxPerMm, edge = kPlateEdgeMm * m_pxPerMm;
    std::vector<NamePlate> plates;
    for (std::size_t i = 0; i < quarters.size(); ++i) {
        const Rect& q = quarters[i];
        const float w = std::min(kPlateWMm * m_pxPerMm, q.w - 2 * edge);
        const int lines = m_bothSides ? 2 : 1;
        if (w < kLeastPlateMm * m_pxPerMm || q.h < static_cast<float>(lines) * (h + edge) + edge) continue;
        const float x = i % 2 ? q.right() - edge - w : q.x + edge, top = i < 2 ? q.y + edge : q.bottom() - edge - h;
        plates.push_back({i, false, {x, top, w, h}});
        if (m_bothSides) plates.push_back({i, true, {x, i < 2 ? top + h : top - h, w, h}});
    }
    return plates;
}

std::vector<Rect> Funnel::takenMm() const {
    std::vector<Rect> taken;
    const auto add = [&](const Rect& px) {
        const Point corner = toMm({px.x, px.y});
        taken.push_back({corner.x, corner.y, px.w / m_pxPerMm, px.h / m_pxPerMm});
    };
    for (const NamePlate& plate : namePlates()) add(plate.px);
    for (bool value : {true, false})
        if (const Rect handle = handlePx(value, value ? linesShown().y : linesShown().x); !handle.empty()) add(handle);
    return taken;
}

Rect Funnel::titlePx(const Title& title) const {
    const Spot* spot = this->spot(title.action);
    if (!spot) return {};
    const Point at =
        toMm(spot->crowd < 0 ? spotPx(*spot) : crowdPx(m_crowds[static_cast<std::size_t>(spot->crowd)])) + title.offMm;
    return toPx(Rect{at.x - title.sizeMm.x / 2, at.y - title.sizeMm.y / 2, title.sizeMm.x, title.sizeMm.y});
}

// Who has gone, or lies elsewhere now, leaves an opened crowd; the others stay where they lie.
void Funnel::keepFans() {
    for (Spot& spot : m_spots) spot.fan = -1;
    for (Fan& fan : m_fans)
        for (std::size_t i = fan.members.size(); i-- > 0;) {
            const Spot* spot = this->spot(fan.members[i].first);
            if (spot && app::distance(spot->base, fan.members[i].second) < 1e-4f) continue;
            fan.members.erase(fan.members.begin() + static_cast<std::ptrdiff_t>(i));
            fan.placesMm.erase(fan.placesMm.begin() + static_cast<std::ptrdiff_t>(i));
        }
    std::erase_if(m_fans, [](const Fan& fan) { return fan.members.empty(); });
    for (std::size_t f = 0; f < m_fans.size(); ++f)
        for (std::size_t i = 0; i < m_fans[f].members.size(); ++i) {
            Spot& spot = m_spots[m_spotOf.at(m_fans[f].members[i].first.value)];
            spot.fan = static_cast<int>(f), spot.fanMm = m_fans[f].placesMm[i];
        }
}

bool Funnel::openCrowd(Point px) {
    const auto crowd =
        std::ranges::find_if(m_crowds, [&](const Crowd& c) { return app::distance(crowdPx(c), px) <= c.radiusMm * m_pxPerMm; });
    if (crowd == m_crowds.end()) return true;
    std::vector<Rect> taken;
    for (const Fan& fan : m_fans) taken.push_back(fan.plateMm);
    const auto places = fanOut(toMm(crowdPx(*crowd)), crowd->spots.size(), kFanPitchMm, m_layout.plot.grown(-3), taken);
    if (!places) return false;
    Fan fan;
    fan.placesMm = *places;
    for (std::size_t i = 0; i < places->size(); ++i) {
        const Spot& spot = m_spots[crowd->spots[i]];
        fan.members.push_back({spot.action, spot.base});
        const Point p = (*places)[i];
        const Rect box{p.x - kPlatePadMm, p.y - kPlatePadMm, 2 * kPlatePadMm, 2 * kPlatePadMm};
        fan.plateMm = i ? app::united(fan.plateMm, box) : box;
    }
    fan.plateMm = app::clipped(fan.plateMm, m_layout.plot);
    m_fans.push_back(std::move(fan));
    makeCrowds();
    ++m_version;
    return true;
}

void Funnel::closeFan(Point px) {
    if (std::erase_if(m_fans, [&](const Fan& fan) { return toPx(fan.plateMm).contains(px); }) == 0) return;
    makeCrowds();
    ++m_version;
}

bool Funnel::handsAt(const std::vector<Point>& handsPx, double nowS) {
    const auto near = [&](const Rect& mm) {
        const Rect around = toPx(mm.grown(kNearHandMm));
        return std::ranges::any_of(handsPx, [&](Point p) { return around.contains(p); });
    };
    const auto passed = [&](double& since, const Rect& mm, double most) {
        if (since < 0 || near(mm)) since = nowS;
        return nowS - since > most;
    };
    std::size_t tidied = std::erase_if(m_fans, [&](Fan& fan) { return passed(fan.nearS, fan.plateMm, kFanS); });
    for (auto fresh = m_fresh.begin(); fresh != m_fresh.end();) {
        const Spot* spot = this->spot(app::Id<app::Action>{fresh->first});
        const Point at = spot ? toMm(spotPx(*spot)) : Point{};
        if (passed(fresh->second, {at.x, at.y, 0, 0}, kFreshS)) fresh = m_fresh.erase(fresh), ++tidied;
        else ++fresh;
    }
    if (tidied > 0) makeCrowds(), ++m_version;
    return tidied > 0;
}

double Funnel::tidiesInS(double nowS) const {
    double next = 1e9;
    for (const Fan& fan : m_fans) next = std::min(next, std::max(0.0, fan.nearS) + kFanS - nowS);
    for (const auto& [id, since] : m_fresh) next = std::min(next, std::max(0.0, since) + kFreshS - nowS);
    return next;
}

}  // namespace ui::views::funnel
