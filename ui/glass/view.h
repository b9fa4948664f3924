#pragma once
// What the table shows in the middle, at one or several steps of the workshop: a map, a funnel, and each next one. All that such
// a view is to the rest of the program stands here; whoever lays out, touches, draws, logs or tells knows only this. A view is
// one folder below ui/views and one line in its all.cpp. It keeps what its hands have moved, and changes no record but by
// commands. Used by the thread that draws.
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "app/base/texts.h"
#include "app/rules/standings.h"
#include "app/rules/tiered_plan.h"
#include "ui/glass/choice.h"
#include "ui/glass/commit.h"
#include "ui/glass/movable.h"
#include "ui/glass/piece.h"
#include "ui/glass/table_plan.h"
#include "ui/glass/target.h"
#include "ui/touch/contact.h"

namespace ui::paint {
class Painter;
}

namespace ui::glass {

class Interaction;
struct Drafts;
struct Look;

// A step of the workshop at which a view shows: its key in the session, and its name as an English msgid.
struct StepName {
    const char* key;
    const char* label;
};

// Where a thing lies on the glass, in pixels.
struct Lying {
    app::Rect px;             // upright, before it is turned about its middle
    float turn = 0;           // degrees
    app::Rect windowPx = {};  // what of it lies outside is not seen; empty: it is seen whole
    app::Rect seenPx() const { return windowPx.empty() ? px : app::clipped(px, windowPx); }
};

// A note or a group that a hand lets go, or would let go now.
struct Dropped {
    Ref thing;
    app::Point fingerPx;
    float turn = 0;             // as it lies in the hand, degrees
    bool turnedByHand = false;  // it was not taken like that
    float snapDegrees = 0;      // so near to upright it is meant upright
};
struct Drop {
    app::Rect targetPx;  // what it would change
    Command command;     // empty: it changes nothing
};

// Figures of the status line, in words.
struct StatusWords {
    std::string progress, time;
};

// What goes on by itself: seen once a frame.
struct Motion {
    bool moving = false;   // frames must go on
    bool changed = false;  // pieces may differ from the frame before
};

// What a view is laid out from.
struct Layout {
    const app::Board& board;
    const TablePlan& plan;
    const app::rules::Standings& standings;  // lags a few frames behind the board, and names what may be gone
    std::vector<app::Rect> covers;           // open panels over it, pixels
    bool structure = true;                   // records it hangs on have changed; else only the room may have
    bool entered = false;                    // it is shown from now on, or at another of its steps
    app::Id<app::Round> revealed = {};       // whose result is shown to all; 0: none
};

class View {
public:
    virtual ~View() = default;

    // Its steps. No two views have the same key, and a key never changes: it stands in files.
    virtual std::vector<StepName> steps() const = 0;

    // Where things are.
    virtual void update(const Layout& layout) = 0;
    // Whether a change of such a record asks for update() with `structure`.
    virtual bool hangsOn(app::RecordKind) const { return true; }
    // What hands have asked for since the last update() needs another.
    virtual bool wantsUpdate() const { return false; }
    // Standings were reckoned anew. Called for all views, shown or not.
    virtual void reckoned(const app::Board&, const app::rules::Standings&, double /*nowS*/) {}
    // Another view is shown from now on.
    virtual void left() {}
    virtual Ref pick(app::Point px) const = 0;
    // Nothing where it does not show.
    virtual std::optional<Lying> lyingOf(const Ref&) const { return std::nullopt; }
    // The same, also where it shows but has no place to be seen in just now.
    virtual bool shows(const app::Board&, const Ref& ref) const { return lyingOf(ref).has_value(); }
    // Pixels and units of the view, where it is moved and zoomed as a whole.
    virtual Viewport viewport() const { return {}; }
    // Whether it can be fitted to the table; then edges have a key for it, which calls fit().
    virtual bool zooms() const { return false; }
    virtual void fit(const app::Board&) {}

    // Hands. What `ref` says was picked and nobody holds it; nothing where a finger does nothing there.
    virtual std::unique_ptr<Interaction> claim(const Ref& ref, const touch::Contact& contact, ViewContext& at) = 0;
    // What a finger there pans and zooms, if anything. On a record: what two fingers zoom, one of them on it.
    virtual Movable* movableAt(const Ref&) { return nullptr; }
    virtual void wheel(app::Point /*px*/, float /*steps*/) {}
    // A tap on its ground: a title, a bar. True if that did something; then wantsUpdate() may ask for a new layout.
    virtual bool tapGround(const app::Board&, app::Point /*px*/) { return false; }
    // Where a note or a group of this view, or a note out of a tray, would go; nothing: it has no place there.
    virtual std::optional<Drop> dropOf(const app::Board&, const Dropped&) const { return std::nullopt; }
    // What a bubble about a touched thing holds; nothing: what ui/hands knows of it.
    virtual std::optional<Offer> offerOf(const Asked&) const { return std::nullopt; }
    // What + at a seat begins here: a note or an action.
    virtual app::RecordKind begins() const { return app::RecordKind::Note; }

    // To light. Pieces in drawing order, without what hands hold; draw() touches `area` only.
    virtual std::vector<Piece> pieces(const Look&) const = 0;
    virtual void draw(paint::Painter&, const Look&, const app::Rect& area) const = 0;
    // A thing in a hand or on its way; `as`: the place it looks like being in. `lift` 0 … 1 deepens its shadow. Notes are drawn
    // by whoever asks.
    virtual void drawThing(paint::Painter&, const Look&, const Ref&, Place /*as*/, const app::Rect& /*px*/, float /*turn*/,
                           float /*lift*/) const {}
    // How far that reaches beyond `px`, where it is more than a few millimetres.
    virtual float reachOf(const Look&, const Ref&, const app::Rect& /*px*/) const { return 0; }
    // The text of a thing's bubble, and what decides its looks.
    virtual void drawText(paint::Painter&, const Look&, const Ref&, const app::Rect& /*area*/) const {}
    virtual void addText(Face&, const Look&, const Ref&) const {}

    // Words.
    virtual void addTargets(std::vector<Target>&, const app::Board&, const Drafts&, const app::Texts&) const = 0;
    virtual StatusWords status(const app::Board&, const app::rules::Standings&, const app::Texts&) const { return {}; }
    // The round whose results things bear now; null: none.
    virtual const app::Round* results(const app::Board&) const { return nullptr; }

    // By itself: time passes, before hands move; and what has changed, when they have.
    virtual void pass(double /*seconds*/) {}
    // All contacts that lie on it or were lifted from it this moment, before they move anything.
    virtual void handsAt(std::span<const touch::Contact>, double /*nowS*/) {}
    // When it will differ from now although nobody touches it, in seconds; far off: never.
    virtual double changesInS(double /*nowS*/) const { return 1e9; }
    virtual Motion settle(double /*nowS*/, Drafts&) { return {}; }
};

using Views = std::vector<std::unique_ptr<View>>;

}  // namespace ui::glass
