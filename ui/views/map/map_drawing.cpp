#include "ui/views/map/map_drawing.h"

#include <algorithm>
#include <unordered_map>

#include "ui/glass/note_drawing.h"
#include "ui/paint/signs.h"

namespace ui::views::map {

using app::Rect, app::Weight, app::Point;
using namespace ui::paint;
using namespace app::layout;

namespace {

constexpr float kGroupSpread = 6, kGroupDrop = 4;  // units, of a held group's shadow

// What each thing paints, as pixels: its box, its shadow, and what does not shrink with it when the board is zoomed out (words,
// signs and pills keep a least size).
constexpr float kLeastKeyMm = 9;  // to touch, also where the map is small
constexpr float kFringe = 2;
constexpr float kFarAway = 200;  // more than the least size of anything on a note

float leastSize(const MapLook& look) { return std::max(8.0f, look.mm(kLeastTypeMm)); }
float titleSize(const MapLook& look) { return std::max(leastSize(look), look.view.scale * 12); }
float footerSize(const MapLook& look) { return std::max(leastSize(look), look.view.scale * 9); }
float laneSize(const MapLook& look) { return std::max(leastSize(look), look.view.scale * 8); }
float holdingSize(const MapLook& look) { return std::max(leastSize(look), look.view.scale * 9); }
float groupSize(const MapLook& look, float unit) { return std::max(leastSize(look), unit * 6.6f); }
float columnSpread(float unit) { return std::max(1.5f, unit * 2); }

Rect paintedBox(const MapLook& look, const StageBox& box) {
    const auto& view = look.view;
    const Rect header = view.toPx(box.header);
    const float size = titleSize(look), reach = std::max(columnSpread(view.scale) + view.scale, footerSize(look) * 0.4f);
    return app::united(view.toPx(app::united(app::united(box.header, box.column), box.footer)).grown(reach),
                       {header.x, header.centre().y - size * 0.66f, header.w, size * kLineHeight})
        .grown(kFringe);
}

Rect paintedBox(const MapLook& look, const LaneBox& box) {
    const auto& view = look.view;
    const float u = view.scale, r = std::max(4.0f, u * 4), h = laneSize(look) * 2.5f * kLineHeight;
    const Rect label = view.toPx(box.label), sign{label.x + u * 8 - r, label.centre().y - r, 2 * r, 2 * r};
    const Rect words{label.x, label.centre().y - h / 2, label.w, h};
    return app::united(app::united(view.toPx(app::united(box.label, box.row)), words), sign).grown(kFringe);
}

std::string holdingWords(const MapLook& look) {
    return look.tr.plural("%d note to place", "%d notes to place", static_cast<long>(look.board.holding().size()));
}

Rect holdingPainted(const MapLook& look) {
    const Rect px = look.view.toPx(look.map.holding);
    const float size = holdingSize(look);
    const float w = look.texts.measure().widthPerEm(holdingWords(look), Weight::SemiBold) * size;
    return app::united(px, {px.x + look.view.scale * 6, px.y - size * 1.6f, w, size * kLineHeight}).grown(kFringe);
}

Rect paintedBox(const MapLook& look, const GroupBox& box, const ItemVotes& votes) {
    const float u = look.view.scale;
    const Rect px = look.view.toPx(box.rect);
    const Rect all = app::united(px, {px.x, px.y + u * 1.4f, px.w, groupSize(look, u) * kLineHeight});
    return (isLegible(look, u) ? all : app::united(all, pillsBox(look, votes, px, pillSize(look, u))))
        .grown(kFringe + badgeReach(look, votes, u));
}

Rect paintedBox(const MapLook& look, const NoteBox& box, const ItemVotes& votes) {
    const float u = look.view.scale;
    const Rect px = look.view.toPx(box.rect);
    // As far on all sides, since it turns about its middle.
    float reach = std::max(noteShadowReach(u, 0), badgeReach(look, votes, u));
    if (const Rect pills = pillsBox(look, votes, px, isLegible(look, u) ? std::max(9.0f, u * 8) : pillSize(look, u));
        !pills.empty())
        reach = std::max({reach, px.x - pills.x, px.y - pills.y});
    return app::boundsOfTurned(px.grown(reach), box.turn).grown(kFringe);
}

// A stage that is not looked at: its title up the bar.
void drawStageBar(Painter& p, const MapLook& look, const StageBox& box, const app::Stage& stage) {
    const float u = look.view.scale;
    const Rect bar = look.view.toPx(box.header);
    p.box(bar, kHeading, u * 4);
    p.box({bar.x + u, bar.y + u * 4, u * 1.4f, bar.h - u * 8}, stageColour(stage.colour), u * 0.7f);
    const float size = std::max(leastSize(look), std::min(titleSize(look), bar.w * 0.5f));
    const std::string title = cutLine(look.texts.measure(), stage.title, Weight::SemiBold, bar.h - u * 12, size);
    const int mark = p.mark();
    p.text({bar.centre().x, bar.centre().y - size * 0.61f}, title, Weight::SemiBold, size, kOnDark, Align::Centre);
    p.turn(mark, bar.centre(), -90);
}

void drawStage(Painter& p, const MapLook& look, const StageBox& box) {
    const auto& view = look.view;
    const app::Stage* stage = look.board.find(box.id);
    if (box.bar) return drawStageBar(p, look, box, *stage);
    const float u = view.scale;
    const Rect header = view.toPx(box.header), column = view.toPx(box.column);
    p.shadow(column, columnSpread(u), 0.07f, {0, u}, insideOf(column, u * 6));
    p.box(column, kPaper, u * 6);
    p.box(header, kHeading, u * 5);
    p.box({header.x + u * 5, header.bottom() - u * 2.2f, header.w - u * 10, u * 1.4f}, stageColour(stage->colour), u);
    const float size = titleSize(look);
    const std::string title = cutLine(look.texts.measure(), stage->title, Weight::SemiBold, header.w - u * 12, size);
    p.text({header.x + u * 7, header.centre().y - size * 0.66f}, title, Weight::SemiBold, size, kOnDark);
    if (box.footer.empty()) return;
    // Once more, for those opposite.
    const Rect footer = view.toPx(box.footer);
    const float small = footerSize(look);
    const int mark = p.mark();
    p.text({footer.x + u * 7, footer.centre().y - small * 0.61f},
           cutLine(look.texts.measure(), stage->title, Weight::SemiBold, footer.w - u * 12, small), Weight::SemiBold, small,
           kHeading);
    p.turn(mark, footer.centre(), 180);
}

// Of the size of its letters, what a band must be high for them.
constexpr float kLeastBand = 0.92f;

long notesBehind(const MapLook& look, const app::Cell& cell) {
    long count = 0;
    for (const app::Item& item : look.board.itemsIn(cell))
        count += item.note ? 1 : static_cast<long>(look.board.notesIn(item.group).size());
    return count;
}

bool isNarrow(const MapLook& look, app::Id<app::Stage> stage) {
    const auto box = std::ranges::find(look.map.stages, stage, &StageBox::id);
    return box == look.map.stages.end() || box->bar;
}

bool isOpposite(const MapLook& look) { return look.board.session().seating == app::Seating::Table; }

// A lane that is not looked at: its title, and in each stage how many notes wait there.
void drawLaneBar(Painter& p, const MapLook& look, const LaneBox& box, const app::Lane& lane) {
    const float u = look.view.scale;
    const Rect label = look.view.toPx(box.label), row = look.view.toPx(box.row);
    const float size = std::max(leastSize(look), std::min(row.h * 0.46f, laneSize(look))), inset = row.h * 0.12f;
    const ImU32 ink = kNoteInk[lane.kind];
    const bool words = row.h >= size * kLeastBand;  // zoomed out farther a bar is its sign and colour
    kindSign(p, lane.kind, {label.x + u * 8, label.centre().y}, row.h * 0.24f, ink);
    if (words && label.w - u * 18 > size * 2)
        p.text({label.x + u * 16, label.centre().y - size * 0.61f},
               cutLine(look.texts.measure(), lane.title, Weight::SemiBold, label.w - u * 18, size), Weight::SemiBold, size, ink);
    Rect last;
    for (const CellBox& cell : look.map.cells) {
        if (cell.cell.lane != box.id || isNarrow(look, cell.cell.stage)) continue;
        const Rect bar = look.view.toPx(cell.rect).grown(-inset);
        p.box(bar, kNotePaper[lane.kind], bar.h * 0.25f);
        last = bar;
        const long count = notesBehind(look, cell.cell);
        const std::string told = look.tr.plural("%d note", "%d notes", count);
        if (count > 0 && words && p.width(told, Weight::Regular, size) < bar.w - bar.h)
            p.text({bar.x + bar.h * 0.5f, bar.centre().y - size * 0.61f}, told, Weight::Regular, size, ink);
    }
    if (last.empty() || !isOpposite(look) || !words || last.w * 0.6f < size * 4) return;
    const Rect end{last.x + last.w * 0.4f, last.y, last.w * 0.6f, last.h};
    const int mark = p.mark();
    p.text({end.x + end.h * 0.5f, end.centre().y - size * 0.61f},
           cutLine(look.texts.measure(), lane.title, Weight::SemiBold, end.w - end.h, size), Weight::SemiBold, size, ink);
    p.turn(mark, end.centre(), 180);
}

void drawLane(Painter& p, const MapLook& look, const LaneBox& box, bool last) {
    const auto& view = look.view;
    const app::Lane* lane = look.board.find(box.id);
    if (box.bar) return drawLaneBar(p, look, box, *lane);
    const float u = view.scale;
    const Rect label = view.toPx(box.label), row = view.toPx(box.row);
    if (!last) p.box({row.x, row.bottom() - 1, row.w, std::max(1.0f, u * 0.4f)}, kRule);
    const float size = laneSize(look);
    // In pixels: zoomed out the words stop shrinking, so they break sooner.
    const auto& lines = look.texts.of(box.id.value, lane->title, Weight::SemiBold, label.w - u * 18,
                                      std::max(label.h, size * 2.5f), size, std::max(leastSize(look), size * 0.8f));
    const float h = static_cast<float>(lines.lines.size()) * lines.lineH;
    // Those opposite read it too, where the row is high enough for both.
    const bool twice = isOpposite(look) && label.h > 2.2f * h;
    const auto title = [&](const Rect& part) {
        kindSign(p, lane->kind, {part.x + u * 8, part.centre().y}, std::max(4.0f, u * 4), kNoteInk[lane->kind]);
        float y = part.centre().y - h / 2;
        for (const std::string& line : lines.lines) {
            p.text({part.x + u * 16, y}, line, Weight::SemiBold, lines.size, kNoteInk[lane->kind]);
            y += lines.lineH;
        }
    };
    if (!twice) return title(label);
    // Near each other, as one title that reads both ways.
    const float half = std::min(label.h / 2, h * 1.25f), middle = label.centre().y;
    title({label.x, middle, label.w, half});
    const Rect upper{label.x, middle - half, label.w, half};
    const int mark = p.mark();
    title(upper);
    p.turn(mark, upper.centre(), 180);
}

void drawHolding(Painter& p, const MapLook& look) {
    const Rect& units = look.map.holding;
    if (units.empty()) return;
    const auto& view = look.view;
    const Rect px = view.toPx(units);
    p.outline(px, faded(kInk2, 0.5f), view.scale * 6, std::max(1.0f, view.scale * 0.8f));
    const float size = holdingSize(look);
    p.text({px.x + view.scale * 6, px.y - size * 1.6f}, holdingWords(look), Weight::SemiBold, size, kInk2);
}

// One tap brings all back.
void drawShowAll(Painter& p, const MapLook& look) {
    if (look.map.showAll.empty()) return;
    const Rect box = showAllPx(look.map, look.view, look.mm(1));
    p.box(box, kChip, look.view.scale * 4);
    // Too small for words: its sign.
    if (box.h * 0.4f < leastSize(look)) return sign(p, Sign::Fit, box.centre(), box.h * 0.3f, kHeading);
    const auto label = breakText(look.texts.measure(), look.tr("Show everything"), Weight::SemiBold, box.w * 0.94f, box.h * 0.94f,
                                 box.h * 0.4f, std::max(leastSize(look), box.h * 0.3f));
    if (label.cut) return sign(p, Sign::Fit, box.centre(), std::min(box.w, box.h) * 0.3f, kHeading);
    float y = box.centre().y - label.lineH * static_cast<float>(label.lines.size()) / 2;
    for (const std::string& line : label.lines)
        p.text({box.centre().x, y}, line, Weight::SemiBold, label.size, kHeading, Align::Centre), y += label.lineH;
}

// A group's frame and title; its notes are drawn on top, and badges of the first places stand out into its band: from
// `badgesFrom` on.
void drawGroup(Painter& p, const MapLook& look, app::Id<app::Group> id, const Rect& px, float unit, float lift,
               const ItemVotes& votes, bool dim, float badgesFrom) {
    const app::Group* group = look.board.find(id);
    if (!group) return;
    const float strength = dim ? kDimmed : 1;
    if (lift > 0) p.shadow(px, unit * kGroupSpread, 0.25f, {0, unit * kGroupDrop});
    p.box(px, faded(kGroupPaper, strength), unit * 4);
    p.outline(px, faded(kGroupFrame, strength), unit * 4, std::max(1.0f, unit * 0.7f));
    const float size = groupSize(look, unit);
    const std::string title = group->title.empty()
                                  ? look.tr.plural("%d note", "%d notes", static_cast<long>(look.board.notesIn(id).size()))
                                  : group->title;
    float room = px.w - unit * 8;
    if (votes.shows() && isLegible(look, unit)) {  // at the right of the title's band, and never more than half of it
        ItemVotes line = votes;
        line.rank = 0;  // on its badge
        const float h = std::max(size, look.mm(kLeastTypeMm)), w = widthOfVotes(p, line, h, room * 0.5f);
        drawVotes(p, line, {px.right() - unit * 4 - w, px.y + unit * 1.4f + size * 0.61f}, h, room * 0.5f);
        room = std::max(0.0f, room - w - unit * 3);
    }
    const float band = kGroupBand * unit, lineH = size * kLineHeight;
    if (band < size * kLeastBand) return;  // zoomed out, notes are signs, and their group a frame
    room = std::min(room, badgesFrom - px.x - unit * 6);
    if (room < size * 2) return;
    p.text({px.x + unit * 4, px.y + std::min(unit * 1.4f, (band - lineH) / 2)},
           cutLine(look.texts.measure(), title, Weight::SemiBold, room, size), Weight::SemiBold, size, faded(kInk2, strength));
}

// By group, from where badges stand out into its band; far off where none does.
std::unordered_map<std::uint64_t, float> badgesOf(const MapLook& look, const ShownDots& dots) {
    std::unordered_map<std::uint64_t, float> from;
    const float unit = look.view.scale;
    const auto add = [&](app::Id<app::Group> group, const Rect& badge) {
        if (badge.empty()) return;
        const auto [at, first] = from.try_emplace(group.value, badge.x);
        if (!first) at->second = std::min(at->second, badge.x);
    };
    std::unordered_map<std::uint64_t, Rect> bands;
    for (const GroupBox& box : look.map.groups) {
        bands[box.id.value] = look.view.toPx(box.title);
        add(box.id, badgeBox(look, dots.of(box.id.value), look.view.toPx(box.rect), unit));
    }
    for (const NoteBox& note : look.map.notes)
        if (note.group)
            if (const Rect badge = badgeBox(look, dots.of(note.id.value), look.view.toPx(note.rect), unit);
                !badge.empty() && badge.touches(bands[note.group.value]))
                add(note.group, badge);
    return from;
}

constexpr float kNoBadge = 1e9f;

}  // namespace

Rect showAllPx(const MapLayout& map, const Viewport& view, float pxPerMm) {
    if (map.showAll.empty()) return {};
    Rect box = view.toPx(map.showAll);
    const float w = std::max(box.w, kLeastKeyMm * pxPerMm), h = std::max(box.h, kLeastKeyMm * pxPerMm);
    return {box.right() - w, box.bottom() - h, w, h};
}

// More than a badge stands out, too.
float groupShadowReach(float unit) { return unit * (kGroupSpread + kGroupDrop); }

std::vector<Piece> mapPieces(const MapLook& look) {
    std::vector<Piece> pieces;
    const ShownDots dots(look);
    const MapLayout& map = look.map;
    const auto& view = look.view;
    pieces.reserve(map.notes.size() + map.stages.size() + map.lanes.size() + map.groups.size() + 2);
    for (const StageBox& box : map.stages) {
        const app::Stage* stage = look.board.find(box.id);
        pieces.push_back({paintedBox(look, box),
                          Face{}.add(box.id.value).add(stage->title).add(stage->colour).add(view.scale).add(box.bar).hash()});
    }
    for (const LaneBox& box : map.lanes) {
        const app::Lane* lane = look.board.find(box.id);
        Face face;
        face.add(box.id.value).add(lane->title).add(lane->kind).add(&box == &map.lanes.back()).add(box.bar);
        if (box.bar)
            for (const CellBox& cell : map.cells)
                if (cell.cell.lane == box.id) face.add(cell.rect).add(notesBehind(look, cell.cell));
        pieces.push_back({paintedBox(look, box), face.hash()});
    }
    if (!map.showAll.empty()) pieces.push_back({showAllPx(map, view, look.mm(1)).grown(kFringe), 1});
    if (!map.holding.empty()) pieces.push_back({holdingPainted(look), Face{}.add(look.board.holding().size()).hash()});
    for (const GroupBox& box : map.groups)
        if (!look.drafts.hides(refTo(box.id).record)) {
            const app::Group* group = look.board.find(box.id);
            Face face;
            face.add(box.id.value).add(group->title).add(look.board.notesIn(box.id).size()).add(dots.dims(box.id.value));
            dots.of(box.id.value).addTo(face);
            pieces.push_back({paintedBox(look, box, dots.of(box.id.value)), face.hash()});
        }
    for (const NoteBox& box : map.notes) {
        if (look.drafts.hides(refTo(box.id).record) || (box.group && look.drafts.hides(refTo(box.group).record))) continue;
        const NoteFace face = faceOf(look, dots, box.id);
        pieces.push_back({paintedBox(look, box, face.votes), hashOf(face)});
    }
    for (const app::Pose& pose : invitations(look)) pieces.push_back({pose.box.grown(kFringe), 1});
    return pieces;
}

void drawMap(Painter& p, const MapLook& look, const Rect& area) {
    const ShownDots dots(look);
    const MapLayout& map = look.map;
    const auto& view = look.view;
    for (const StageBox& box : map.stages)
        if (!box.bar && paintedBox(look, box).touches(area)) drawStage(p, look, box);
    for (const LaneBox& box : map.lanes)
        if (paintedBox(look, box).touches(area)) drawLane(p, look, box, &box == &map.lanes.back());
    for (const StageBox& box : map.stages)  // over the rules between lanes
        if (box.bar && paintedBox(look, box).touches(area)) drawStage(p, look, box);
    drawShowAll(p, look);
    drawHolding(p, look);
    const auto badges = badgesOf(look, dots);
    for (const GroupBox& box : map.groups)
        if (paintedBox(look, box, dots.of(box.id.value)).touches(area) && !look.drafts.hides(refTo(box.id).record)) {
            const auto badge = badges.find(box.id.value);
            drawGroup(p, look, box.id, view.toPx(box.rect), view.scale, 0, dots.of(box.id.value), dots.dims(box.id.value),
                      badge == badges.end() ? kNoBadge : badge->second);
        }
    for (const NoteBox& box : map.notes) {
        // Of thousands most lie far away: that is seen without asking how they look.
        const Rect px = view.toPx(box.rect);
        if (!px.grown(px.w + kFarAway).touches(area)) continue;
        if (!paintedBox(look, box, dots.of(box.id.value)).touches(area)) continue;
        if (look.drafts.hides(refTo(box.id).record) || (box.group && look.drafts.hides(refTo(box.group).record))) continue;
        drawNote(p, look, faceOf(look, dots, box.id), look.view.toPx(box.rect), box.turn, 0);
    }
    // Over its notes; from afar a group's votes are as large as a note's.
    for (const GroupBox& box : map.groups)
        if (const ItemVotes& votes = dots.of(box.id.value);
            votes.shows() && paintedBox(look, box, votes).touches(area) && !look.drafts.hides(refTo(box.id).record)) {
            if (!isLegible(look, view.scale)) drawPills(p, look, votes, view.toPx(box.rect), pillSize(look, view.scale));
            drawBadge(p, look, votes, view.toPx(box.rect), view.scale);
        }
    drawInvitation(p, look);
}

void drawHeldGroup(Painter& p, const MapLook& look, app::Id<app::Group> group, const Rect& px, float lift) {
    const auto box = std::ranges::find(look.map.groups, group, &GroupBox::id);
    if (box == look.map.groups.end()) return;
    const ShownDots dots(look);
    const ItemVotes& votes = dots.of(group.value);
    const float u = px.w / box->rect.w;
    drawGroup(p, look, group, px, u, lift, votes, dots.dims(group.value), kNoBadge);
    for (const NoteBox& note : look.map.notes)
        if (note.group == group)
            drawNote(p, look, faceOf(look, dots, note.id),
                     {px.x + (note.rect.x - box->rect.x) * u, px.y + (note.rect.y - box->rect.y) * u, note.rect.w * u,
                      note.rect.h * u},
                     note.turn, 0);
    if (votes.shows() && !isLegible(look, u)) drawPills(p, look, votes, px, pillSize(look, u));
    drawBadge(p, look, votes, px, u);
}

}  // namespace ui::views::map
