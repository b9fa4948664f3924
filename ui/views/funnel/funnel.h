#pragma once
// The funnel on the glass: what stands in the list, the matrix, the tray of what is still to be placed and the tiers, how far
// each is scrolled and how the matrix is zoomed. Kept by FunnelView from the board and what was reckoned; moved by hands: what is
// drawn is what is hit. Decides nothing and changes no record.
#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "app/base/per.h"
#include "app/board/board.h"
#include "app/layout/crowds.h"
#include "app/layout/funnel_layout.h"
#include "app/layout/stretch.h"
#include "app/rules/matrix_place.h"
#include "app/rules/standings.h"
#include "app/rules/tiered_plan.h"
#include "ui/glass/movable.h"
#include "ui/glass/ref.h"
#include "ui/glass/scroll.h"

namespace ui::views::funnel {

using namespace glass;
using app::rules::RankBy;

// What of the funnel a finger can touch. Actions lie in the first four.
enum class FunnelPart : Place {
    Ground = kOnGround,
    List = kOwnPlaces,
    Matrix,
    ToPlace,  // beside the matrix: they have no place in it yet
    Tier,
    ByVotes,  // one a rules::RankBy, in its order
    ByValue,
    ByDuels,
    ByHand,
    Median,
    Whole,
    MakeTiers,
    Propose,
    ValueLine,
    EffortLine,
    ListGround,
    ToPlaceGround,
    TiersGround,
    Plot,
    Tie,      // the key above equals; its bubble is about the first of them
    Stretch,  // the scale of the effort
    Crowd,    // several discs of the matrix, told as one
    FanPlate  // what lies under the discs of an opened one
};
constexpr Place placeOf(FunnelPart part) { return static_cast<Place>(part); }
static_assert(placeOf(FunnelPart::Median) - placeOf(FunnelPart::ByVotes) == app::kValuesOf<RankBy>);
constexpr FunnelPart partOf(const Ref& ref) { return static_cast<FunnelPart>(ref.place); }

class Funnel {
public:
    struct Row {
        app::rules::RankedAction ranked;
        int against = 0;         // dots against in the round the votes are of: shown, never subtracted
        bool polarised = false;  // it splits the group: to be talked about first
        int tier = -1;           // index in the plan; −1: in none
        app::Pin pin = app::Pin::None;
        int place = 0;       // its rank, but where a run-off or a word has settled a tie: then what that gave it; 0: none
        int originDots = 0;  // of the note it answers, where it had no round of its own
        int letters = 0;     // of its title
    };
    struct Head {  // what stands above equals
        std::size_t row = 0;
        int count = 0;
        bool none = false;  // nobody gave them anything
    };
    enum class Edge : std::uint8_t { None, Dearer, Free };  // why a bubble lies at the right or the left edge
    struct Spot {                                           // a bubble of the matrix, what lies on top last
        app::Id<app::Action> action;
        app::Point at;    // what its figures say, 0 … 1 each, y upward
        app::Point base;  // where it lies: there, or where a hand has put it with these figures
        float radiusMm = 0;
        int votes = 0;
        bool onFront = false;
        Edge edge = Edge::None;
        bool unsure = false;        // a hand put it as high as its confidence lets it lie
        std::uint64_t dropped = 0;  // the how manieth drop put it there; 0: none
        int crowd = -1;             // in which crowd it is told; −1: it shows itself
        int fan = -1;               // in which open crowd it lies …
        app::Point fanMm;           // … and where, in millimetres of the funnel
    };
    struct Crowd {      // discs that would cover each other
        app::Point at;  // of the plane that shows at zoom 1, 0 … 1 each, y upward
        float radiusMm = 0;
        std::vector<std::size_t> spots;
    };
    struct Fan {  // an opened one: its discs lie beside each other on a plate until no hand has been near for a while
        app::Rect plateMm;
        std::vector<std::pair<app::Id<app::Action>, app::Point>> members;  // and the base each had
        std::vector<app::Point> placesMm;
        double nearS = -1;  // when a hand was last near; −1: it has just been opened
    };
    struct NamePlate {            // of a quarter of the matrix
        std::size_t quarter = 0;  // in reading order
        bool turned = false;      // for who stands opposite
        app::Rect px;             // the name lies in it from its outer edge on, and may be shorter
    };
    struct Title {  // of one of the first five, beside its disc or the crowd that holds it
        app::Id<app::Action> action;
        app::Point offMm;  // of its middle from the disc's
        app::Point sizeMm;
        float radiusMm = 0;  // of what it stands beside
    };
    enum class Pane : std::uint8_t { List, Tray, Tiers };
    using Scroll = glass::Scroll;
    struct Zoom {
        float scale = 1;
        app::Point origin;  // the lower left corner that shows, 0 … 1
        bool operator==(const Zoom&) const = default;
    };
    struct Glide {
        app::Id<app::Action> action;
        app::Rect fromPx;
    };

    // `areaPx`: the free middle of the table.
    // `bothSides`: people stand at opposite edges; what all must read stands twice.
    void update(const app::Board& board, const app::rules::Standings& standings, RankBy wanted, const app::Rect& areaPx,
                float pxPerMm, bool bothSides);

    const app::layout::FunnelLayout& layout() const { return m_layout; }
    const std::vector<Row>& rows() const { return m_rows; }
    const std::vector<Head>& heads() const { return m_heads; }
    const Head* headAt(app::Id<app::Action> first) const;  // whose first row this is
    Ref tieAt(app::Point px) const;                        // of the key there: what its bubble is about
    int mostDots() const { return m_mostDots; }            // that a row shows
    const std::vector<Spot>& spots() const { return m_spots; }
    const std::vector<app::Id<app::Action>>& toPlace() const { return m_toPlace; }
    const std::vector<app::rules::TierFill>& tiers() const { return m_tiers; }
    const std::vector<app::rules::Conflict>& conflicts() const { return m_conflicts; }
    bool inConflict(app::Id<app::Action> action) const;
    RankBy by() const { return m_by; }  // what the list shows: what was asked for, if there is such a list
    bool hasPolarised() const { return m_hasPolarised; }
    app::Point lines() const { return m_lines; }  // thresholds: x effort, y value, 0 … 1
    const Row* row(app::Id<app::Action> action) const;
    const Spot* spot(app::Id<app::Action> action) const;

    // Pixels.
    app::Rect toPx(const app::Rect& mm) const;
    app::Point toPx(app::Point mm) const { return {m_area.x + mm.x * m_pxPerMm, m_area.y + mm.y * m_pxPerMm}; }
    app::Point toMm(app::Point px) const { return {(px.x - m_area.x) / m_pxPerMm, (px.y - m_area.y) / m_pxPerMm}; }
    float pxPerMm() const { return m_pxPerMm; }
    app::Rect rowPx(std::size_t row) const;  // may lie outside its window
    app::Rect headPx(std::size_t head) const;
    app::Rect settlePx(std::size_t head) const;  // empty where there is nothing to settle
    app::Rect trayPx(std::size_t card) const;
    app::Rect tierPx(const app::Rect& content) const;  // of a tier's parts, scrolled
    const std::vector<Crowd>& crowds() const { return m_crowds; }
    const std::vector<Fan>& fans() const { return m_fans; }
    const std::vector<Title>& titles() const { return m_titles; }
    app::Point spotPx(const Spot& spot) const;  // its own place, also while it is told in a crowd
    app::Point crowdPx(const Crowd& crowd) const;
    app::Rect titlePx(const Title& title) const;  // may lie outside the plot
    std::array<app::Rect, 4> quartersPx() const;  // in reading order, as the thresholds are shown; may be empty
    std::vector<NamePlate> namePlates() const;
    bool bothSides() const { return m_bothSides; }
    bool isRanked(const Row& row) const { return row.place > 0 && !(m_by == RankBy::Votes && row.ranked.dots == 0); }
    app::Point plotPx(app::Point at) const;          // of a place, 0 … 1 each
    app::Point plotAt(app::Point px) const;          // the place under a point, inside 0 … 1
    app::Rect handlePx(bool value, float at) const;  // of a threshold that stands at 0 … 1; empty where it is out of sight
    app::Rect windowPx(Pane pane) const;
    app::Rect windowPx(FunnelPart place) const;
    // Where an action lies in a place, if it shows there; what of it lies outside the window is cut off …
    std::optional<app::Rect> boxOf(FunnelPart place, app::Id<app::Action> action) const;
    // … or is not: what is drawn keeps its size and is clipped.
    std::optional<app::Rect> wholeBoxOf(FunnelPart place, app::Id<app::Action> action) const;
    // The rows that show, from … to (one behind the last).
    std::pair<std::size_t, std::size_t> visibleRows() const;
    std::pair<std::size_t, std::size_t> visibleHeads() const;
    int rowGapAt(app::Point px) const;  // before which row a drop comes
    std::optional<app::layout::TierDrop> tierDropAt(app::Point px) const;

    // Whether an action is taken there whichever way the finger goes; `box`: where it lies in that part.
    bool isGrip(FunnelPart part, const app::Rect& box, app::Point px) const;
    // A threshold, an action, or the plot itself.
    Ref pickInPlot(app::Point px) const;
    Ref pickOnFan(int fan, app::Point px) const;

    // Open panels that lie over the list or the tiers: what they cover can be scrolled out from under them.
    void coverWith(const std::vector<app::Rect>& panelsPx);

    // Moved by hands.
    const Scroll& scroll(Pane pane) const { return m_scrolls[pane]; }
    Scroll& scroll(Pane pane) { return m_scrolls[pane]; }
    // Where its scroll bar begins and how long it is, as parts of the window.
    struct Bar {
        float from = 0, part = 1;
    };
    Bar bar(Pane pane) const;
    void coast(double seconds);
    bool coasting() const;
    void rest();  // nobody moves any of it
    const Zoom& zoom() const { return m_zoom; }
    bool takeZoom(std::uint64_t hand);  // false: another hand moves it
    void releaseZoom(std::uint64_t hand);
    // What `start` becomes when the place that lies under `pivotPx` is scaled and moved by pixels; at most eight times.
    Zoom zoomed(const Zoom& start, app::Point pivotPx, float scale, app::Point movePx) const;
    void setZoom(const Zoom& zoom);  // kept inside the plane
    void settleZoom();               // a pinch is over: crowds are made anew
    // The effort on a scale that spreads what there is, or the plain one again. False: there is nothing to spread.
    bool stretch(bool wanted);
    bool stretched() const { return !m_stretch.plain(); }
    // A crowd's discs are laid beside each other. False: there is no room, other opened ones lie there.
    bool openCrowd(app::Point px);
    void closeFan(app::Point px);
    // Where hands are: what they work at stays as it is. True if something else was told as a crowd now.
    bool handsAt(const std::vector<app::Point>& handsPx, double nowS);
    double tidiesInS(double nowS) const;  // when something will be told as a crowd if no hand comes near
    // A hand has put an action at a place of the matrix, 0 … 1 each, and the board holds the figures of it: it lies there, as far
    // as they let it, and no other moves, until its figures or the scale become others.
    void place(const app::Board& board, const app::rules::Standings& standings, app::Id<app::Action> action, app::Point at);
    // A threshold in a hand is shown where that holds it, 0 … 1; nothing: it was let go.
    void holdLine(bool value, std::optional<float> at);
    bool holdsLine(bool value) const { return m_held[value].has_value(); }
    int heldLines() const { return holdsLine(true) + holdsLine(false); }
    app::Point linesShown() const { return {m_held[0].value_or(m_lines.x), m_held[1].value_or(m_lines.y)}; }
    // Changes whenever hands have moved something.
    std::uint64_t version() const;

    // Rows that have changed their place since the last call, and where they stood.
    std::vector<Glide> takeGlides() { return std::exchange(m_glides, {}); }

private:
    void limitScrolls();
    app::layout::FunnelNeeds needs(const app::Board& board, const app::rules::Standings& standings) const;
    void fillRows(const app::Board& board, const app::rules::Standings& standings);
    void findHeads();
    app::Rect listPx(app::Rect content) const;
    void fillMatrix(const app::Board& board, const app::rules::Standings& standings);
    // All of it that hangs on figures; false where it has no place.
    bool readSpot(const app::Board& board, const app::rules::MatrixScale& scale, const app::rules::Standings& standings,
                  Spot& spot);
    void makeCrowds();
    void layTitles();
    void keepFans();
    app::Point planePx(app::Point shown) const;  // of a place on the plane that shows, 0 … 1 each
    std::vector<app::Rect> takenMm() const;      // by names and handles, where no title may lie
    void findGlides(const std::unordered_map<std::uint64_t, app::Rect>& before);
    app::Rect plotInside() const;

    app::layout::FunnelLayout m_layout;
    std::vector<Row> m_rows;
    std::vector<Head> m_heads;
    int m_mostDots = 0;
    std::vector<Spot> m_spots;
    std::unordered_map<std::uint64_t, std::size_t> m_rowOf, m_spotOf;
    std::vector<app::Id<app::Action>> m_toPlace;
    std::vector<app::rules::TierFill> m_tiers;
    std::vector<app::rules::Conflict> m_conflicts;
    RankBy m_by = RankBy::Hand;
    bool m_hasPolarised = false, m_bothSides = false;
    app::Point m_lines{0.5f, 0.5f};
    std::array<std::optional<float>, 2> m_held;  // the threshold of the effort, of the value
    app::Rect m_area;
    float m_pxPerMm = 1;
    app::Per<Pane, Scroll> m_scrolls;
    app::Per<Pane, std::pair<float, float>> m_coveredMm;  // of each pane, by open panels: above, below
    Zoom m_zoom;
    std::uint64_t m_zoomHand = 0;  // the contact that moves it now; 0: nobody
    std::vector<Crowd> m_crowds;
    std::vector<Fan> m_fans;
    std::vector<Title> m_titles;
    app::layout::Stretch m_stretch;
    std::unordered_map<std::uint64_t, double> m_fresh;  // dropped, and by itself until no hand has been near for a while
    // Where hands have put actions, with which figures, on which scale: for as long as the board says the same of them.
    struct Drop {
        app::Estimate estimate;
        app::Point said, lines, at;
        bool unsure = false;
        std::uint64_t number = 0;
    };
    std::unordered_map<std::uint64_t, std::vector<Drop>> m_drops;
    std::uint64_t m_dropCount = 0;
    std::uint64_t m_version = 0;
    std::vector<Glide> m_glides;
};

}  // namespace ui::views::funnel
