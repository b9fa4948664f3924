#pragma once
// The strip that shows the result of a round to one side of the table: what was voted on, its first places with their dots, and
// the keys that lead on; and where such strips lie in the free middle. Pure geometry in pixels, from millimetres; texts are
// broken here, so that none is cut by the strip's edge. Used by the table plan and the strip's drawing.
#include <optional>
#include <string>
#include <vector>

#include "app/base/geometry.h"
#include "app/layout/text_box.h"

namespace app::layout {

constexpr float kStripWMm = 240, kStripHMm = 90;  // LOOK, "Reveal": where there is room
constexpr float kStripMostWMm = 320;              // wider titles are read at one glance; never above half the glass
constexpr float kStripGapMm = 3;                  // between strips, the board and what lies round them
constexpr float kStripKeyMm = 12.5f;              // height of its keys

// Where strips may lie. All in pixels but for pxPerMm.
struct StripRoom {
    Rect area;                // the free middle
    std::vector<Rect> taken;  // what of it is covered: panels, notes before seats
    Point glass;              // size of the whole glass
    float pxPerMm = 1;
    bool opposite = true;  // one at each long side, turned to it; else one, at the top
    int lines = 5;         // so many it has to hold; few make it lower
};

// One a side, or none where panels leave no room: it comes when one of them closes. They overlap nothing and leave a part of the
// middle to the board.
std::vector<Pose> placeStrips(const StripRoom& room);
// What the board keeps between them.
Rect betweenStrips(const Rect& area, const std::vector<Pose>& strips, float gap);

struct RevealLine {
    int place = 1;
    std::string shared;         // "22 tied"; empty: one holds the place alone
    std::string title;          // of one, or of all who share it
    int dots = 0, against = 0;  // shown as dots
    std::string figure;         // in place of dots
};

struct RevealWords {
    std::string title, facts;
    std::string nothing;            // what stands where nobody has voted
    std::string goOn, runOff;       // keys; the second empty: there is no tie to settle
    std::vector<RevealLine> lines;  // best first
};

struct RevealLineBox {
    Rect line;           // all of it
    Rect place;          // the digits' box …
    float placePx = 0;   // … and their font size
    Rect text;           // shared and title
    std::string shared;  // begins the text, in another ink
    float sharedW = 0;   // what it takes of the first line of `title`, with its distance
    TextBox title;
    Rect votes;                 // dots or figure
    float dotPx = 0;            // diameter; 0: no dots
    int dots = 0, against = 0;  // so many are drawn; else the number stands beside a single one
    std::string figure, number, numberAgainst;
    float figurePx = 0;
};

struct RevealLayout {
    Rect title, facts, nothing;
    TextBox titleText, factsText, nothingText;
    Rect goOn, runOff;  // keys
    TextBox goOnText, runOffText;
    std::vector<RevealLineBox> lines;
};

// In the strip's own coordinates: its top left is 0, 0. `size` in pixels.
RevealLayout layOutReveal(const TextMeasure& measure, const RevealWords& words, Point size, float pxPerMm);

}  // namespace app::layout
