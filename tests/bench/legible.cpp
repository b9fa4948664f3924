#include "tests/bench/legible.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "app/base/utf8.h"
#include "tests/bench/shown.h"
#include "ui/paint/sheet.h"
#include "ui/shell/layer.h"

namespace tests {

using app::Point, app::Rect;
using ui::paint::DrawnTexts;

namespace {

constexpr float kCapHeight = 0.727f;                     // Inter's capitals, of its em
constexpr float kLeastMm = 2.5f, kLeastAtSeatMm = 3.5f;  // LOOK, "Type"
constexpr float kRoundedMm = 0.045f;                     // sizes are whole steps of a tenth of a millimetre, and 4.8 mm is meant
constexpr float kTouchMm = 8.5f;
constexpr float kSoft = 1.6f;      // pixels: a rim is soft, and letters lean out of their place
constexpr float kInkShare = 0.8f;  // of two lines: accents and tails may reach into each other

float dot(Point a, Point b) { return a.x * b.x + a.y * b.y; }
Point across(Point p) { return {-p.y, p.x}; }

// Round these vertices, as the first two of them lie.
Slanted roundOf(const ImDrawList& list, int from, int to, Point along) {
    Point least{1e9f, 1e9f}, most{-1e9f, -1e9f};
    for (int i = from; i < to; ++i) {
        const Point p{list.VtxBuffer[i].pos.x, list.VtxBuffer[i].pos.y};
        const Point q{dot(p, along), dot(p, across(along))};
        least = {std::min(least.x, q.x), std::min(least.y, q.y)}, most = {std::max(most.x, q.x), std::max(most.y, q.y)};
    }
    const Point mid{(least.x + most.x) / 2, (least.y + most.y) / 2};
    const Point y = across(along);
    return {
        {along.x * mid.x + y.x * mid.y, along.y * mid.x + y.y * mid.y}, {(most.x - least.x) / 2, (most.y - least.y) / 2}, along};
}

Point directionOf(const ImDrawList& list, int first) {
    const ImVec2 a = list.VtxBuffer[first].pos, b = list.VtxBuffer[first + 1].pos;
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    if (length < 1e-4f) return {1, 0};
    return {(b.x - a.x) / length, (b.y - a.y) / length};
}

Slanted upright(const Rect& r) { return {r.centre(), {r.w / 2, r.h / 2}}; }

int alphaOf(ImU32 colour) { return static_cast<int>(colour >> IM_COL32_A_SHIFT & 255); }

// What belongs to one sheet or panel, in drawing order.
struct Sheetful {
    Read::Layer layer;
    std::string panel;
    app::Id<app::Seat> seat;
    std::vector<const ImDrawList*> lists;
    Rect whole;
};

void readSheet(const Sheetful& sheet, const DrawnTexts& drawn, float pxPerMm, std::vector<Read>& out) {
    struct Box {
        std::pair<std::size_t, int> order;
        Slanted where;
        Rect clip;
        ImU32 colour;
        bool opaque;
    };
    std::vector<Box> boxes;
    const auto rankOf = [&](const DrawnTexts::Part& part) {
        return static_cast<std::size_t>(std::ranges::find(sheet.lists, part.list) - sheet.lists.begin());
    };
    const auto isThere = [&](const DrawnTexts::Part& part) {
        return rankOf(part) < sheet.lists.size() && part.to <= part.list->VtxBuffer.Size && part.from < part.to;
    };
    for (const DrawnTexts::Part& part : drawn.boxes) {
        if (!isThere(part) || alphaOf(part.colour) < 128) continue;
        // A tilt is told by the longest side: corners are round, and a box begins with one of them.
        Point along{1, 0};
        float longest = 0;
        for (int i = part.from; i + 1 < part.to; ++i) {
            const ImVec2 a = part.list->VtxBuffer[i].pos, b = part.list->VtxBuffer[i + 1].pos;
            const float length = std::hypot(b.x - a.x, b.y - a.y);
            if (length > longest) longest = length, along = directionOf(*part.list, i);
        }
        boxes.push_back({{rankOf(part), part.from},
                         roundOf(*part.list, part.from, part.to, along),
                         part.clip,
                         part.colour,
                         alphaOf(part.colour) > 240});
    }
    std::ranges::sort(boxes, {}, &Box::order);
    for (const DrawnTexts::Text& text : drawn.texts) {
        if (!isThere(text) || alphaOf(text.colour) < 8) continue;
        Read read{sheet.layer, sheet.panel, sheet.seat, text.words, text.px * kCapHeight / pxPerMm};
        read.ink = roundOf(*text.list, text.from, text.to, directionOf(*text.list, text.from));
        const Rect clip = app::clipped(text.clip, sheet.whole), box = read.ink.bounds();
        const Rect seen = app::clipped(box, clip);
        read.isSeen = seen.w > box.w * 0.05f && seen.h > box.h * 0.3f;
        read.isCutBySide = read.isSeen && seen.w < box.w - kSoft;
        read.paper = upright(sheet.whole);
        const std::pair order{rankOf(text), text.from};
        read.order = order;
        for (const Box& paper : boxes) {
            if (paper.order < order) {
                const Slanted middle{read.ink.middle, {0, 0}, read.ink.along};
                if (paper.where.beyond(middle) <= 0)
                    read.paper = paper.where, read.paperOrder = paper.order, read.paperColour = paper.colour;
            } else if (paper.opaque && paper.where.beyond({read.ink.middle, {0, 0}, read.ink.along}) <= 0) {
                if (paper.where.beyond(read.ink) <= kSoft) read.isSeen = false;
            }
        }
        if (std::abs(read.ink.along.x) > 0.999f || std::abs(read.ink.along.y) > 0.999f) {  // only what is seen can be covered
            read.seen = upright(seen);
            if (seen.empty()) read.isSeen = false;
        } else {
            read.seen = read.ink;
        }
        out.push_back(std::move(read));
    }
}

std::string sizeWords(float mm) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f mm", static_cast<double>(mm));
    return text;
}

std::string whereWords(const Read& read) {
    switch (read.layer) {
        case Read::Layer::Board:
            return "board";
        case Read::Layer::BelowPanels:
            return "edge";
        case Read::Layer::AbovePanels:
            return "hand";
        case Read::Layer::Panel:
            break;
    }
    return read.seat ? "seat" : read.panel;
}

std::string told(const Read& read) { return whereWords(read) + " “" + read.words + "”"; }

// All that people wrote: only that may end in an ellipsis.
std::vector<std::string> writtenTexts(const app::Board& board) {
    std::vector<std::string> texts{board.session().title};
    for (const auto& [id, note] : board.all<app::Note>()) texts.push_back(note.text);
    for (const auto& [id, action] : board.all<app::Action>()) texts.push_back(action.title);
    for (const auto& [id, group] : board.all<app::Group>()) texts.push_back(group.title);
    for (const auto& [id, stage] : board.all<app::Stage>()) texts.push_back(stage.title);
    for (const auto& [id, lane] : board.all<app::Lane>()) texts.push_back(lane.title);
    for (const auto& [id, tier] : board.all<app::Tier>()) texts.push_back(tier.title);
    for (const auto& [id, seat] : board.all<app::Seat>()) texts.push_back(seat.name);
    for (const auto& [id, owned] : board.all<app::Assignment>()) texts.push_back(owned.owner);
    texts.push_back(board.planTerms().formula);
    return texts;
}

bool isWritten(const std::vector<std::string>& written, std::string words) {
    words.resize(words.size() - std::string("…").size());
    while (!words.empty() && (words.back() == ' ' || words.back() == '\n')) words.pop_back();
    // What stands before the ellipsis is theirs, whatever the sentence or the list round it.
    if (const std::size_t dot = words.rfind(" · "); dot != std::string::npos)
        words = words.substr(dot + std::string(" · ").size());
    constexpr std::size_t kTail = 12;
    std::size_t from = words.size() > kTail ? words.size() - kTail : 0;
    while (from < words.size() && (static_cast<unsigned char>(words[from]) & 0xC0) == 0x80) ++from;
    words = words.substr(from);
    return std::ranges::any_of(written, [&](const std::string& text) { return text.find(words) != std::string::npos; });
}

// What LOOK has lie above: names of quarters and titles on their plates above the discs of the matrix, whose number stands on
// them; and the discs of a crowd that is opened above those titles.
bool mayCover(const Read& below, const Read& above) {
    if (above.paperOrder < below.order) return false;
    const auto isNumber = [](const Read& read) { return read.words.find_first_not_of("0123456789–×") == std::string::npos; };
    return below.layer == Read::Layer::Board && (isNumber(below) || isNumber(above));
}

// The cards that are still to be placed lie in one line, which a finger draws along; a matrix that is zoomed is moved.
bool scrollsSideways(const Read& read, const ui::shell::Table& table) {
    if (read.layer != Read::Layer::Board || !showsFunnel(table.scene())) return false;
    const ui::views::funnel::Funnel& funnel = funnelOf(table.scene());
    const Point at = read.seen.middle;
    return funnel.windowPx(ui::views::funnel::Funnel::Pane::Tray).contains(at) ||
           (funnel.zoom().scale > 1 && funnel.toPx(funnel.layout().plot).contains(at));
}

}  // namespace

Rect Slanted::bounds() const {
    const float w = std::abs(along.x) * half.x + std::abs(along.y) * half.y,
                h = std::abs(along.y) * half.x + std::abs(along.x) * half.y;
    return {middle.x - w, middle.y - h, 2 * w, 2 * h};
}

bool Slanted::touches(const Slanted& other) const {
    const Point between = other.middle - middle;
    for (const Point axis : {along, across(along), other.along, across(other.along)}) {
        const auto reach = [&](const Slanted& s) {
            return std::abs(dot(s.along, axis)) * s.half.x + std::abs(dot(across(s.along), axis)) * s.half.y;
        };
        if (std::abs(dot(between, axis)) >= reach(*this) + reach(other)) return false;
    }
    return true;
}

float Slanted::beyond(const Slanted& other) const {
    const Point between = other.middle - middle;
    float most = 0;
    for (const auto& [axis, own] : {std::pair{along, half.x}, std::pair{across(along), half.y}}) {
        const float reach =
            std::abs(dot(other.along, axis)) * other.half.x + std::abs(dot(across(other.along), axis)) * other.half.y;
        most = std::max(most, std::abs(dot(between, axis)) + reach - own);
    }
    return most;
}

std::vector<Read> readTable(ui::shell::Table& table, ui::paint::Fonts& fonts, const app::Texts& tr, const app::Texts& other,
                            double nowS, app::UnixMs now) {
    DrawnTexts drawn;
    // Panels draw when they run; all of them run when the language changes.
    table.frame({}, {}, {nowS, now}, other);
    fonts.tell(&drawn);
    table.frame({}, {}, {nowS, now}, tr);
    const ui::glass::Look look = table.look(tr, nowS);
    const Rect window = look.scene.plan().size.rect();
    ui::paint::Sheet board(fonts), below(fonts), above(fonts);
    ui::paint::Painter onBoard = board.begin(window), onBelow = below.begin(window), onAbove = above.begin(window);
    ui::glass::drawBoard(onBoard, look, window);
    ui::glass::drawBelowPanels(onBelow, look, table.overlay());
    ui::glass::drawAbovePanels(onAbove, look, table.overlay());
    fonts.tell(nullptr);

    std::vector<Read> out;
    const float pxPerMm = look.scene.plan().size.pxPerMm;
    readSheet({Read::Layer::Board, {}, {}, {&board.list()}, window}, drawn, pxPerMm, out);
    readSheet({Read::Layer::BelowPanels, {}, {}, {&below.list()}, window}, drawn, pxPerMm, out);
    for (const ui::panels::Panel* panel : table.panels()) {
        Sheetful sheet{
            Read::Layer::Panel, panel->name(), panel->seat(), {}, {0, 0, panel->pose().width(), panel->pose().height()}};
        const ImDrawData* data = panel->picture();
        if (data) sheet.lists.assign(data->CmdLists, data->CmdLists + data->CmdListsCount);
        readSheet(sheet, drawn, pxPerMm, out);
    }
    readSheet({Read::Layer::AbovePanels, {}, {}, {&above.list()}, window}, drawn, pxPerMm, out);
    return out;
}

std::vector<Fault> faultsOf(const std::vector<Read>& texts, const ui::shell::Table& table, const app::Texts& tr, float pxPerMm) {
    std::vector<Fault> faults;
    const std::vector<std::string> written = writtenTexts(table.board());
    const std::vector<ui::glass::Target> targets = table.targets(tr);
    std::vector<std::string> labels;  // keys that open something end in an ellipsis of their own
    for (const ui::glass::Target& target : targets) labels.push_back(target.label);
    std::ranges::sort(labels);
    for (const Read& read : texts) {
        if (!read.isSeen) continue;
        const float least = read.seat ? kLeastAtSeatMm : kLeastMm;
        if (read.capMm < least - kRoundedMm) faults.push_back({"small", sizeWords(read.capMm) + " " + told(read)});
        if (const float by = read.paper.beyond(read.ink); by > kSoft)
            faults.push_back({"beyond", sizeWords(by / pxPerMm) + " " + told(read)});
        if (read.isCutBySide && !scrollsSideways(read, table)) faults.push_back({"clipped", told(read)});
        if (read.words.ends_with("…") && !std::ranges::binary_search(labels, read.words) && !isWritten(written, read.words))
            faults.push_back({"cut", told(read)});
    }
    std::vector<Slanted> inks;
    std::vector<Rect> bounds;
    for (const Read& read : texts) {
        Slanted ink = read.seen;
        ink.half = {std::max(0.0f, ink.half.x - 1), ink.half.y * kInkShare};
        inks.push_back(ink), bounds.push_back(ink.bounds());
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = i + 1; j < texts.size(); ++j)
            if (bounds[i].touches(bounds[j]) && texts[i].isSeen && texts[j].isSeen && texts[i].layer == texts[j].layer &&
                texts[i].panel == texts[j].panel && inks[i].touches(inks[j]) && !mayCover(texts[i], texts[j]))
                faults.push_back({"overlap", told(texts[i]) + " and “" + texts[j].words + "”"});

    const ui::glass::TablePlan& plan = table.scene().plan();
    const auto panels = table.panels();
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const Rect& box = panels[i]->pose().box;
        if (upright(plan.size.rect()).beyond(upright(box)) > kSoft)
            faults.push_back({"panel", panels[i]->name() + " leaves the screen"});
        for (std::size_t j = 0; j < i; ++j)
            if (box.grown(-kSoft).touches(panels[j]->pose().box))
                faults.push_back({"panel", panels[i]->name() + " lies on " + panels[j]->name()});
    }
    for (const ui::glass::Target& target : targets) {
        const std::string_view kind = target.kind;
        if (target.isPart || (kind != "button" && kind != "key")) continue;
        if (std::min(target.px.w, target.px.h) < kTouchMm * pxPerMm)
            faults.push_back({"key", target.id.substr(target.id.find('/') + 1) + " is " + sizeWords(target.px.w / pxPerMm) +
                                         " × " + sizeWords(target.px.h / pxPerMm)});
    }
    return faults;
}

}  // namespace tests
