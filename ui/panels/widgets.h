#pragma once
// The few widgets of the table, in the look of the table, sized in millimetres and placed by rectangle. Each one is also a
// target of the scene log. ImGui does the pressing; these do the drawing.
#include <string>

#include "ui/paint/keys.h"
#include "ui/paint/signs.h"
#include "ui/panels/panel.h"

namespace ui::panels {

// Between a key that takes something away or cannot be taken back, and one that does no harm.
inline constexpr float kApartMm = 8;

using Style = paint::KeyStyle;

// Cuts a rectangle into strips, from whichever side is asked.
struct Space {
    app::Rect rest;
    app::Rect top(float h, float gap = 0) {
        app::Rect r{rest.x, rest.y, rest.w, h};
        rest.y += h + gap, rest.h -= h + gap;
        return r;
    }
    app::Rect bottom(float h, float gap = 0) {
        rest.h -= h;
        app::Rect r{rest.x, rest.bottom(), rest.w, h};
        rest.h -= gap;
        return r;
    }
    app::Rect left(float w, float gap = 0) {
        app::Rect r{rest.x, rest.y, w, rest.h};
        rest.x += w + gap, rest.w -= w + gap;
        return r;
    }
    app::Rect right(float w, float gap = 0) {
        rest.w -= w;
        app::Rect r{rest.right(), rest.y, w, rest.h};
        rest.w -= gap;
        return r;
    }
};

class Widgets {
public:
    Widgets(Panel& panel, paint::Fonts& fonts, PanelContext& context);

    const app::Texts& tr() const { return m_context.tr; }
    paint::Painter painter();  // onto the current ImGui window
    float mm(float millimetres) const { return m_panel.mm(millimetres); }
    app::Rect area() const { return {0, 0, m_panel.pose().width(), m_panel.pose().height()}; }

    void background(ImU32 edge);  // white, rounded, a band of the seat's colour on its far side
    void text(const app::Rect& r, const std::string& text, float sizeMm, ImU32 colour, app::Weight weight = app::Weight::Regular,
              paint::Align align = paint::Align::Left);
    // Wrapped into at most the height, with an ellipsis.
    void paragraph(const app::Rect& r, const std::string& text, float sizeMm, float smallerMm, ImU32 colour);

    // How high a paragraph of so wide lines is that is not cut, pixels.
    float paragraphHigh(const std::string& text, float width, float sizeMm) const;

    // In the middle: one line if it fits, else two smaller ones.
    void keyLabel(const std::string& label, const app::Rect& r, ImU32 ink, float sizeMm);

    // `name` in English: the target's id is "<panel>/<name>".
    bool button(const char* name, const std::string& label, const app::Rect& r, Style style = Style::Plain, bool enabled = true);
    bool signButton(const char* name, paint::Sign sign, const std::string& label, const app::Rect& r, Style style = Style::Plain);
    // Acts only after being held for 700 ms; a ring shows it coming.
    bool holdButton(const char* name, const std::string& label, const app::Rect& r, Style style = Style::Danger);
    // Acts when it lifts, and again and again while it is held.
    bool repeatButton(const char* name, paint::Sign sign, const std::string& label, const app::Rect& r);
    // − value + ; answers −1, 0 or 1. With `touched` the value itself is a field, "<name>", that can be touched.
    int stepper(const char* name, const std::string& value, const app::Rect& r, bool* touched = nullptr);
    // A place to write in; true when touched.
    bool field(const char* name, const std::string& text, const std::string& hint, const app::Rect& r, ImU32 ballot, bool active);
    bool touched(const char* name, const app::Rect& r);  // invisible, without a target

    // A list that a finger scrolls. Draw rows between begin and end at the offset it answers, from the list's own top.
    float beginList(const char* name, const app::Rect& r, float contentHeight);
    void endList();
    // Before beginList: scrolls no further than it must for what lies `from` the list's top, so `high`, to show in `r`. Pixels.
    void bringIntoSight(const char* list, const app::Rect& r, float from, float high);

    // The key has done what it is for: it is green for a moment, there where the hand was. It may be another one that stands in
    // its place from now on.
    void succeed(const std::string& name);
    // … or will have, once work beside the table ends well.
    void await(const std::string& name) { m_panel.m_awaited = name; }

    // A number that stays between frames: which line of a page is chosen, never anything of the workshop. 0 at first.
    int remembered(const std::string& name) const;
    void remember(const std::string& name, int value);

    void target(const char* kind, const std::string& id, const std::string& label, const app::Rect& r);
    void dragSource(const app::Rect& r, DotSource source) { m_panel.m_dragSources.push_back({r, source}); }

private:
    bool press(const char* name, const app::Rect& r, bool* held);
    float labelMm(const app::Rect& key) const;
    float legible(float sizeMm) const;  // or the least that is written on this panel

    Panel& m_panel;
    paint::Fonts& m_fonts;
    PanelContext& m_context;
    app::Rect m_list;  // the visible part of the list being filled
    bool m_inList = false;
};

// A rectangle cut into equal columns.
app::Rect column(const app::Rect& row, int index, int count, float gap);

}  // namespace ui::panels
