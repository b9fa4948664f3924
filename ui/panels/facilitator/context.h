#pragma once
// What the pages of the facilitator's panel share: widgets, what all panels may look at, the way to act and the way to have
// something typed, and the few larger parts the pages are built of. Made anew for every frame by FacilitatorPanel; a page keeps
// its own choices, never this.
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "ui/panels/widgets.h"

namespace ui::panels::facilitator {

inline constexpr double kToldS = 3;  // how long a refusal stands: the facilitator reads it while talking

struct Typing {
    std::string heading;  // what is asked for, translated
    std::string text;     // what it begins with
    // What becomes of it; refused: it stays on the keyboard with the reason.
    std::function<app::Result<app::Transaction>(const app::Board&, app::CommandContext&, const std::string& typed)> then;
    bool numbers = false;  // the keyboard opens with its figures
    // What else is asked for, in the line of the heading: takes its room from the right of it.
    std::function<void(Widgets& widgets, Space& header)> above = {};
};

struct FacilitatorContext {
    Widgets& w;
    PanelContext& panel;
    const app::Texts& tr;
    Run run;
    std::function<void(Typing)> write;
    std::function<void(std::string words, paint::Tone tone)> tell;  // in the heading, for as long as a refusal stands
    std::function<void()> turnPage;                                 // another page opens: its lists begin at their beginning
};

struct PageTab {
    const char* name;  // of its target
    std::string label;
    bool shown = true;
};
// A row of buttons, the `current` one on; answers the one that was touched, or `current`.
int pageTabs(FacilitatorContext& at, std::span<const PageTab> tabs, int current, const app::Rect& row);

// ‹ value ›, "<name>-before" and "<name>-after"; a caption above it unless it is empty. Answers −1, 0 or 1.
int cycle(FacilitatorContext& at, const char* name, const std::string& caption, const std::string& value, const app::Rect& r);
// The next of `count` values round the circle.
int turned(int value, int step, int count);

// − value + whose value can also be typed: "<name>-less", "<name>-more", and the field "<name>".
struct Amount {
    int step = 0;
    bool typed = false;
};
Amount amount(FacilitatorContext& at, const char* name, const std::string& caption, const std::string& value, const app::Rect& r);

// One of a few, as buttons side by side.
bool chip(FacilitatorContext& at, const char* name, const std::string& label, const app::Rect& r, bool on);

// Wrapped second text; answers the height it needs at this width, and draws it if `draw`.
float words(FacilitatorContext& at, const app::Rect& r, const std::string& text, float sizeMm, ImU32 colour, bool draw = true);

// Sentences below each other, in a list that a finger scrolls where they are too many for `r`.
struct Sentence {
    std::string text;
    ImU32 colour;
};
void sentences(FacilitatorContext& at, const char* name, const app::Rect& r, const std::vector<Sentence>& all, float sizeMm,
               float gapMm);

}  // namespace ui::panels::facilitator
