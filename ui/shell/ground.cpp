#include "ui/shell/ground.h"

#include <glad/gl.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "ui/glass/overlay.h"

namespace ui::shell {
namespace {

// Of a frame's time, for what is still to be drawn: hands that move the board have the next picture within 8 ms.
constexpr double kMovingMs = 3, kRestingMs = 12;
constexpr double kStripsMs = 8;                 // what comes in under a moving board is drawn at once, if it is no more than this
constexpr float kMuch = 0.6f;                   // of the glass: more than that is drawn beside what is shown, not in one frame
constexpr int kFewestRows = 16;                 // of a slice: each costs draw calls
constexpr float kMostSlices = 12;               // of a board that rests: 150 ms at 80 frames a second
constexpr std::size_t kManyVertices = 400'000;  // lists as large as this are not kept

float area(const std::vector<app::Rect>& rects) {
    float sum = 0;
    for (const app::Rect& r : rects) sum += r.w * r.h;
    return sum;
}

// What of `rect` lies outside of `hole`: at most four rectangles.
void subtract(const app::Rect& rect, const app::Rect& hole, std::vector<app::Rect>& rest) {
    const app::Rect in = app::clipped(rect, hole);
    if (in.empty()) {
        rest.push_back(rect);
        return;
    }
    for (const app::Rect& r :
         {app::Rect{rect.x, rect.y, rect.w, in.y - rect.y}, app::Rect{rect.x, in.bottom(), rect.w, rect.bottom() - in.bottom()},
          app::Rect{rect.x, in.y, in.x - rect.x, in.h}, app::Rect{in.right(), in.y, rect.right() - in.right(), in.h}})
        if (!r.empty()) rest.push_back(r);
}

double nowMs() { return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

}  // namespace

glass::Look Ground::lookAt(const glass::Look& look, const Picture& picture) const {
    glass::Look at = look;
    at.view = picture.sight.view;
    return at;
}

app::Rect Ground::onGlass(const app::Rect& r) const { return {r.x - m_corner.x, r.y - m_corner.y, r.w, r.h}; }

void Ground::begin(Picture& picture, const Sight& sight, app::Point corner, bool shown) {
    picture.sight = sight;
    picture.kept = {corner.x, corner.y, m_size.w, m_size.h};
    picture.missing.assign(1, picture.kept);
    if (shown) picture.blank.assign(1, picture.kept);
    picture.damage = {};
    picture.piecesKnown = false;
    picture.isNew = true;
}

// The same picture, another part of it.
void Ground::shift(Picture& picture, app::Point corner, bool shown) {
    const app::Rect before = picture.kept, now{corner.x, corner.y, m_size.w, m_size.h};
    if (before == now) return;
    picture.kept = now;
    std::vector<app::Rect> still;
    for (const app::Rect& r : picture.missing)
        if (const app::Rect in = app::clipped(r, now); !in.empty()) still.push_back(in);
    std::vector<app::Rect> comesIn;
    subtract(now, before, comesIn);
    if (shown) picture.blank.insert(picture.blank.end(), comesIn.begin(), comesIn.end());
    still.insert(still.end(), comesIn.begin(), comesIn.end());
    picture.missing = std::move(still);
}

// Brings the pictures to where the board is now.
void Ground::follow(const glass::Look& look, const Sight& want, app::Point corner, bool moved) {
    const bool whole = !m_known || m_size != look.scene.plan().size.rect();
    m_size = look.scene.plan().size.rect();
    m_corner = corner;
    if (whole || want.shown != m_kept.sight.shown) {
        m_known = true, m_comes = m_stale = false, m_whole = whole;
        begin(m_kept, want, corner, true);
        return allChanged();
    }
    if (moved) allChanged();
    if (m_kept.sight == want) {
        shift(m_kept, corner, true);
        if (m_comes && m_coming.sight == want && m_stale) shift(m_coming, corner, false);
        else m_comes = false;
        if (m_stale && !m_comes) m_comes = true, begin(m_coming, want, corner, false);
        return;
    }
    if (m_comes && m_coming.sight == want) return shift(m_coming, corner, false);
    // While hands go on, what has been begun is finished: it is nearer to the truth than what is kept.
    if (!m_comes || !moved) m_comes = true, begin(m_coming, want, corner, false);
}

// What differs on the board is drawn at once, unless it is nearly everything.
void Ground::compare(const glass::Look& look, bool renew, const Sight& want, app::Point corner) {
    for (Picture* picture : {&m_kept, &m_coming}) {
        if (picture == &m_coming && !m_comes) break;
        if (!picture->piecesKnown) continue;  // nothing of it is drawn yet
        picture->damage.compare(glass::boardPieces(lookAt(look, *picture)));
        std::vector<app::Rect> rects = picture->damage.take(picture->kept);
        const bool much = renew || area(rects) > kMuch * m_size.w * m_size.h;
        if (!much) {
            picture->draws = std::move(rects);
            if (picture == &m_kept && isShown(*picture, want))
                for (const app::Rect& r : picture->draws) m_changed.push_back(onGlass(r));
            else if (picture == &m_kept && !picture->draws.empty()) allChanged();
        } else if (picture == &m_kept) {
            m_stale = m_comes = true;
            begin(m_coming, want, corner, false);
            break;
        } else {
            begin(m_coming, want, corner, false);
        }
    }
}

void Ground::slice(Picture& picture, float budgetPx) {
    while (!picture.missing.empty() && budgetPx > 0) {
        app::Rect& next = picture.missing.back();
        const float rows = std::clamp(std::floor(budgetPx / next.w), static_cast<float>(kFewestRows), next.h);
        const app::Rect now{next.x, next.y, next.w, std::min(rows, next.h)};
        picture.draws.push_back(now);
        budgetPx -= now.w * now.h;
        next.y += now.h, next.h -= now.h;
        if (next.h <= 0) picture.missing.pop_back();
    }
}

// What is still to be drawn, as far as a frame's time goes.
void Ground::refine(const glass::Look& look, bool moved) {
    Picture& picture = m_comes ? m_coming : m_kept;
    const auto budget = [&](double ms) { return static_cast<float>(ms / m_msPerMpx * 1e6); };
    if (m_comes && moved && m_kept.sight == m_want) slice(m_kept, budget(kStripsMs));
    // With thousands of notes it takes the time of a picture to ask for them all: the hand sees its own move first.
    if (std::exchange(picture.isNew, false) && m_comes && moved) return;
    if (!picture.piecesKnown) {
        picture.damage.compare(glass::boardPieces(lookAt(look, picture)));
        (void)picture.damage.take(picture.kept);
        picture.piecesKnown = true;
        if (m_comes) return;  // with thousands of notes that was this frame's time
    }
    const std::size_t before = picture.draws.size();
    if (std::exchange(m_whole, false)) slice(picture, m_size.w * m_size.h);
    else if (moved) slice(picture, budget(m_comes ? kMovingMs : kStripsMs));
    else slice(picture, std::max(budget(kRestingMs), m_size.w * m_size.h / kMostSlices));
    if (!m_comes)
        for (std::size_t i = before; i < picture.draws.size(); ++i) m_changed.push_back(onGlass(picture.draws[i]));
}

void Ground::makeLists(const glass::Look& look, Picture& picture) {
    const glass::Look at = lookAt(look, picture);
    while (picture.sheets.size() < picture.draws.size()) picture.sheets.push_back(std::make_unique<paint::Sheet>(m_fonts));
    for (std::size_t i = 0; i < picture.draws.size(); ++i) {
        paint::Painter painter = picture.sheets[i]->begin(picture.draws[i]);
        glass::drawBoard(painter, at, picture.draws[i]);
    }
}

void Ground::prepare(const glass::Look& look, bool boardChanged, bool renew) {
    m_changed.clear();
    for (Picture* picture : {&m_kept, &m_coming}) picture->draws.clear(), picture->blank.clear();
    const app::Point whole{std::floor(look.view.offset.x), std::floor(look.view.offset.y)};
    const Sight want{{look.view.scale, look.view.offset - whole}, look.scene.shownNumber()};
    const app::Point corner{-whole.x, -whole.y};
    const bool moved = want != m_want || corner.x != m_corner.x || corner.y != m_corner.y;
    m_want = want;
    if (m_comes && m_coming.piecesKnown && m_coming.missing.empty()) {  // it was finished by the last frame
        std::swap(m_kept, m_coming);
        m_kept.canvas->takeMirrorOf(*m_coming.canvas);
        m_comes = m_stale = false;
        allChanged();
    }
    follow(look, want, corner, moved);
    if (boardChanged || renew) compare(look, renew, want, corner);
    refine(look, moved);
    makeLists(look, m_kept);
    makeLists(look, m_coming);
    m_settled = !m_comes && m_kept.missing.empty() && m_kept.sight == want && m_kept.piecesKnown;
}

void Ground::rasterise(gl::Renderer& renderer, int width, int height) {
    const double began = nowMs();
    float px = 0;
    for (Picture* picture : {&m_kept, &m_coming}) {
        if (picture->draws.empty() && picture->blank.empty()) continue;
        picture->canvas->resize(width, height);
        for (const app::Rect& r : picture->blank) picture->canvas->fill(renderer, r, paint::kGround);
        for (std::size_t i = 0; i < picture->draws.size(); ++i) {
            picture->canvas->fill(renderer, picture->draws[i], paint::kGround);
            picture->canvas->draw(renderer, picture->draws[i], picture->sheets[i]->list());
        }
        px += area(picture->draws);
        std::erase_if(picture->sheets, [](const auto& sheet) {
            return static_cast<std::size_t>(sheet->list().VtxBuffer.Capacity) > kManyVertices;
        });
    }
    constexpr float kTelling = 60'000;
    if (px < kTelling) return;
    glFinish();  // what follows waits for it anyway
    const double cost = (nowMs() - began) / px * 1e6;
    m_msPerMpx = std::clamp(m_msPerMpx * 0.6 + cost * 0.4, 4.0, 200.0);
}

// Pixel p of the glass shows p * step + origin of what is kept.
gl::Scaling Ground::scaling() const {
    const double step = static_cast<double>(m_kept.sight.view.scale) / m_want.view.scale;
    const auto origin = [&](float corner, float want, float kept) { return (corner - want) * step + kept; };
    return {origin(m_corner.x, m_want.view.offset.x, m_kept.sight.view.offset.x),
            origin(m_corner.y, m_want.view.offset.y, m_kept.sight.view.offset.y), step};
}

// Where a kept picture that is shown scaled lies on the glass, but for the pixels that would be mixed with what is not kept.
app::Rect Ground::coveredWhenScaled() const {
    const gl::Scaling by = scaling();
    const auto from = [&](double kept, double at) { return static_cast<float>(std::ceil((kept + 0.5 - at) / by.step)); };
    const auto to = [&](double kept, double at) { return static_cast<float>(std::floor((kept - 0.5 - at) / by.step)); };
    const app::Rect& kept = m_kept.kept;
    const float x = from(kept.x, by.originX), y = from(kept.y, by.originY);
    return {x, y, to(kept.right(), by.originX) - x, to(kept.bottom(), by.originY) - y};
}

void Ground::copyTo(gl::Renderer& renderer, const gl::Canvas& glass, const std::vector<app::Rect>& rects) {
    if (!isScaled()) {
        for (const app::Rect& r : rects) m_kept.canvas->copyTo(glass, {r.x + m_corner.x, r.y + m_corner.y, r.w, r.h}, {r.x, r.y});
        return;
    }
    const app::Rect covered = coveredWhenScaled();
    glass.drawInto();
    renderer.begin(glass.width(), glass.height());
    for (const app::Rect& r : rects) {
        renderer.fill(r, paint::kGround);
        m_kept.canvas->scaleTo(renderer, glass, app::clipped(r, covered), scaling());
    }
}

void Ground::copyTo(const gl::PixelView& glass, const std::vector<app::Rect>& rects) const {
    const app::Rect covered = isScaled() ? coveredWhenScaled() : app::Rect{};
    for (const app::Rect& r : rects) {
        if (!isScaled()) {
            m_kept.canvas->copyTo(glass, {r.x + m_corner.x, r.y + m_corner.y, r.w, r.h}, {r.x, r.y});
            continue;
        }
        std::vector<app::Rect> outside;
        subtract(r, covered, outside);
        for (const app::Rect& o : outside) gl::fillPixels(glass, o, paint::kGround);
        m_kept.canvas->scaleTo(glass, app::clipped(r, covered), scaling());
    }
}

}  // namespace ui::shell
