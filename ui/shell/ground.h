#pragma once
// The still board under everything, kept as a picture. When the board moves, the kept picture is moved and scaled at once:
// shifted, it is drawn only where something comes in; scaled, it stands in for a sharp one, which is drawn beside it slice by
// slice and takes its place. A frame draws no more of it than leaves the hands their time. prepare() decides and makes draw lists
// without OpenGL; rasterise() draws them, copyTo() brings the picture to a canvas or to memory.
#include <memory>
#include <vector>

#include "ui/gl/rolling_canvas.h"
#include "ui/glass/look.h"
#include "ui/paint/sheet.h"
#include "ui/shell/damage.h"

namespace ui::shell {

class Ground {
public:
    explicit Ground(paint::Fonts& fonts) : m_fonts(fonts) {}

    // `boardChanged`: pieces may differ from the last call's. `renew`: each may look different although none has changed.
    void prepare(const glass::Look& look, bool boardChanged, bool renew);
    // What shows it must show it again: rectangles of whole pixels of the glass, of this frame.
    const std::vector<app::Rect>& changed() const { return m_changed; }
    bool draws() const { return !m_kept.draws.empty() || !m_coming.draws.empty(); }
    // It is as sharp as it gets, and whole.
    bool settled() const { return m_settled; }
    // The next picture is drawn whole, at once.
    void forget() { m_known = false; }

    // With a current context.
    void rasterise(gl::Renderer& renderer, int width, int height);
    void copyTo(gl::Renderer& renderer, const gl::Canvas& glass, const std::vector<app::Rect>& rects);
    // The second from any thread, after the first.
    void readMirror() { m_kept.canvas->readMirror(); }
    void copyTo(const gl::PixelView& glass, const std::vector<app::Rect>& rects) const;

private:
    // Which picture: pixels are those of the glass but for whole ones, by which it is moved.
    struct Sight {
        glass::Viewport view;   // its offset less than a pixel
        std::size_t shown = 0;  // which view
        bool operator==(const Sight&) const = default;
    };
    struct Picture {
        Sight sight;
        app::Rect kept;                                     // what of it is kept, in its own pixels: as large as the glass
        std::vector<app::Rect> missing;                     // of that, not drawn yet
        std::vector<app::Rect> blank;                       // of that, to be filled with the ground's colour in this frame …
        std::vector<app::Rect> draws;                       // … and drawn
        std::vector<std::unique_ptr<paint::Sheet>> sheets;  // one for each of them
        Damage damage;
        bool piecesKnown = false, isNew = true;
        std::unique_ptr<gl::RollingCanvas> canvas = std::make_unique<gl::RollingCanvas>();
    };

    void begin(Picture& picture, const Sight& sight, app::Point corner, bool shown);
    void shift(Picture& picture, app::Point corner, bool shown);
    void follow(const glass::Look& look, const Sight& want, app::Point corner, bool moved);
    void compare(const glass::Look& look, bool renew, const Sight& want, app::Point corner);
    void refine(const glass::Look& look, bool moved);
    void slice(Picture& picture, float budgetPx);
    void makeLists(const glass::Look& look, Picture& picture);
    glass::Look lookAt(const glass::Look& look, const Picture& picture) const;
    void allChanged() { m_changed.assign(1, {0, 0, m_size.w, m_size.h}); }
    bool isShown(const Picture& picture, const Sight& want) const { return picture.sight == want; }
    app::Rect onGlass(const app::Rect& picture) const;
    bool isScaled() const { return m_kept.sight != m_want; }
    gl::Scaling scaling() const;
    app::Rect coveredWhenScaled() const;

    paint::Fonts& m_fonts;
    Picture m_kept, m_coming;
    bool m_known = false, m_comes = false, m_settled = false, m_whole = false;
    bool m_stale = false;  // what is kept is of before a great change: it is shown until the other is there
    Sight m_want;
    app::Point m_corner;  // the pixel of the wanted picture at the top left of the glass
    app::Rect m_size;     // of the glass
    std::vector<app::Rect> m_changed;
    double m_msPerMpx = 20;  // what drawing a million pixels has cost
};

}  // namespace ui::shell
