#pragma once
// The funnel: the ranked list, the value × effort matrix and the tiers of the plan, three panes in one free area. Pure geometry
// in millimetres of that area, so that rows and cards have the size a hand needs on every screen. Called by the view that shows
// it, which adds scrolling and zoom; knows no record, only how many there are of each.
#include <array>
#include <optional>
#include <vector>

#include "app/base/geometry.h"
#include "app/base/per.h"
#include "app/rules/ranking.h"

namespace app::layout {

constexpr float kRowH = 20.8f, kRowGap = 2.4f, kGripW = 20;  // a row's rank is its grip
constexpr float kHeadH = 13;                                 // of the line above equals, which is a row of its own
constexpr float kCardH = 22.5f, kCardGap = 2.4f;             // a card of a tier; two stand side by side
constexpr float kTrayCardW = 62, kTrayCardH = 14;            // a card still to be placed
constexpr float kPlotPad = 7;                                // inside the plot, so that no bubble lies on its edge

// Which of the six stages' colours a tier has, on the table and in the plan's picture: teal, blue, violet, green, brown, red.
constexpr int tierHue(std::size_t tier) {
    constexpr std::array kOrder{4, 1, 0, 5, 3, 2};
    static_assert(kOrder.size() == kStageColours);
    return kOrder[tier % kOrder.size()];
}

struct FunnelNeeds {
    int rows = 0, toPlace = 0, stages = 0;
    std::vector<int> heads;          // the rows above which a line about equals stands, ascending
    bool amounts = false;            // rows have a column for what they were given …
    bool against = false;            // … and what was given against them
    bool marks = false;              // one at least stands in a tier, or is pinned
    bool bothSides = false;          // heads stand once more, turned, for who stands opposite
    bool banner = false;             // something is to be said above the list
    Per<rules::RankBy, bool> chips;  // the orders one may choose
    struct Tier {
        int cards = 0;
        bool words = false;
    };  // words: a line on what is wrong with it
    std::vector<Tier> tiers;
};

struct TierBox {  // y counts from the top of the tiers' content, before scrolling
    Rect box, title, days, euros, words, cardsArea;
    std::vector<Rect> cards;
};

struct FunnelLayout {
    Point size;
    Rect list, listTitle, listTurned, banner, rowsWindow;  // turned: empty where all stand on one side
    Per<rules::RankBy, Rect> chips;                        // empty: absent
    float rowsHeight = 0;                                  // of all rows, with the lines above equals
    std::vector<float> rowTops;                            // in the content, before scrolling
    struct Head {
        int row = 0;  // that comes below it
        float top = 0;
    };
    std::vector<Head> heads;
    // Columns of every row, from its left edge; of no width where nothing is to be shown. All rows' dots begin at the same place.
    struct Column {
        float x = 0, w = 0;
    };
    Column words, amount, against, marks;
    Rect matrix, plot, upName, acrossName, stretch, median, whole;
    std::vector<Rect> legend;       // a stage each
    Rect toPlaceTitle, trayWindow;  // the window is empty if nothing is to be placed
    float trayWidth = 0;
    Rect plan, planTurned, propose, tiersWindow, makeTiers;  // makeTiers: empty if there are tiers
    float tiersHeight = 0;
    std::vector<TierBox> tiers;
};

FunnelLayout layOutFunnel(Point sizeMm, const FunnelNeeds& needs);

// In the content of the list and of the tray, before scrolling.
Rect rowRect(const FunnelLayout& layout, int row);
Rect headRect(const FunnelLayout& layout, int head);
Rect settleRect(const FunnelLayout& layout, int head);  // the key in it
Rect trayRect(const FunnelLayout& layout, int card);
// Before which row a drop at this height of the content comes, 0 … rows.
int rowGapAt(const FunnelLayout& layout, float contentY);

// Where a drop into the tiers' content comes: before which card (may be the count), and the bar that shows it.
struct TierDrop {
    int tier = 0, before = 0;
    Rect mark;
};
std::optional<TierDrop> tierDropAt(const FunnelLayout& layout, Point content);

}  // namespace app::layout
