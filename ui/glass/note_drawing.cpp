#include "ui/glass/note_drawing.h"

#include <algorithm>
#include <cmath>

#include "app/rules/first_places.h"
#include "ui/paint/signs.h"

namespace ui::glass {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kLeastTextPx = 7.5f;
constexpr float kLevelBelowPx = 17;
constexpr float kPad = 5;  // units, inside the paper

float shadowSpread(float unit, float lift) { return std::max(2.0f, unit * (2.2f + 4 * lift)); }
float shadowDrop(float unit, float lift) { return unit * (1.2f + 4 * lift); }

void drawBack(Painter& p, const Look& look, const NoteFace& face, const Rect& px) {
    const ImU32 mark = faded(face.author >= 0 ? seatColour(face.author) : kInk2, face.dim ? kDimmed : 1);
    p.box(px, faded(kNoteBack, face.dim ? kDimmed : 1), px.h * 0.04f);
    p.outline({px.x + 2, px.y + 2, px.w - 4, px.h - 4}, faded(mark, 0.5f), px.h * 0.04f, 1.5f);
    if (face.author >= 0) seatMark(p, face.author, px.centre(), px.h * 0.2f, mark);
    else kindSign(p, face.kind, px.centre(), px.h * 0.2f, mark);
    (void)look;
}

}  // namespace

float noteShadowReach(float unit, float lift) { return shadowSpread(unit, lift) + shadowDrop(unit, lift); }

bool isLegible(const Look& look, float unit) { return kNoteText * unit >= std::max(kLeastTextPx, look.mm(kLeastTypeMm) * 0.98f); }

namespace {

struct Pill {
    Rect box;
    std::string words;
    bool dot = false, against = false;
};

// From the lower right corner upward.
std::vector<Pill> pillsOf(const app::TextMeasure& measure, const ItemVotes& votes, const Rect& px, float size) {
    std::vector<Pill> pills;
    const int live = static_cast<int>(std::ranges::count(votes.live, false, &ItemVotes::Live::against));
    const int count = votes.dots + live, against = votes.against + static_cast<int>(votes.live.size()) - live;
    float bottom = px.bottom() - size * 0.2f;
    const auto add = [&](const std::string& words, bool dot, bool isAgainst) {
        const float w = measure.widthPerEm(words, Weight::SemiBold) * size + size * (dot ? 1.3f : 0.8f), h = size * 1.3f;
        pills.push_back({{px.right() - w - size * 0.2f, bottom - h, w, h}, words, dot, isAgainst});
        bottom -= h + size * 0.15f;
    };
    if (!votes.figure.empty()) add(votes.figure, false, false);
    else if (count > 0) add(std::to_string(count), true, false);
    if (against > 0) add(std::to_string(against), true, true);
    return pills;
}

}  // namespace

Rect pillsBox(const Look& look, const ItemVotes& votes, const Rect& px, float size) {
    Rect box;
    for (const Pill& pill : pillsOf(look.texts.measure(), votes, px, size)) box = app::united(box, pill.box);
    return box;
}

void drawPills(Painter& p, const Look& look, const ItemVotes& votes, const Rect& px, float size) {
    for (const Pill& pill : pillsOf(look.texts.measure(), votes, px, size)) {
        const Rect& box = pill.box;
        p.box(box, pill.against ? kTrouble : kHeading, box.h / 2);
        const Point c{box.x + size * 0.5f, box.centre().y};
        if (pill.against) p.box({c.x - size * 0.24f, c.y - size * 0.08f, size * 0.48f, std::max(1.0f, size * 0.16f)}, kOnDark);
        else if (pill.dot) p.disc(c, size * 0.26f * votes.grown, kOnDark);
        p.text({box.x + size * (pill.dot ? 0.9f : 0.4f), box.y + size * 0.04f}, pill.words, Weight::SemiBold, size, kOnDark);
    }
}

namespace {

constexpr int kMostDotLines = 2;
constexpr float kDotStep = 2.25f;  // radii

// How dots stand on a note; in pixels. Large while they fit into one line.
struct DotLines {
    int count = 0, perLine = 1, lines = 0;
    float r = 0;
};
DotLines dotLines(const ItemVotes& votes, bool led, float unit) {
    DotLines dots{.count = static_cast<int>(votes.live.size()) + votes.dots};
    const float room = unit * (app::layout::kNoteW - 2 * kPad - (led ? 19 : 8));
    for (const float r : {3.3f, 2.6f}) {
        dots.r = std::max(2.0f, unit * r);
        dots.perLine = std::max(1, static_cast<int>((room + dots.r * 0.25f) / (dots.r * kDotStep)));
        if (dots.count <= dots.perLine) break;
    }
    dots.lines = (dots.count + dots.perLine - 1) / dots.perLine;
    return dots;
}

// What the votes take of a note's height, in its units; none where there are none.
float votesBand(const ItemVotes& votes, bool led, float unit) {
    if (!votes.shows()) return 0;
    if (votes.against > 0 || !votes.figure.empty()) return 8;
    const DotLines dots = dotLines(votes, led, unit);
    return dots.lines > kMostDotLines ? 10 : std::round(static_cast<float>(dots.lines) * dots.r * kDotStep / unit);
}

// Up to `perLine` dots a line, two lines; more become "● 23". A figure, and dots against of a revealed round, stand in one line.
void drawDots(Painter& p, const Look& look, const NoteFace& face, const Rect& px, float unit, bool legible) {
    const ItemVotes& votes = face.votes;
    if (!votes.shows()) return;
    if (!legible) return drawPills(p, look, votes, px, pillSize(look, unit));
    if (votes.against > 0 || !votes.figure.empty()) {
        ItemVotes line = votes;
        line.rank = 0;  // on the badge
        drawVotes(p, line, {px.x + unit * kPad, px.bottom() - unit * 6.6f}, std::max(unit * 7.4f, look.mm(kLeastTypeMm)),
                  px.w - unit * (2 * kPad + (face.led ? 19 : 8)));
        return;
    }
    const DotLines dots = dotLines(votes, face.led, unit);
    if (dots.lines > kMostDotLines) return drawPills(p, look, votes, px, std::max(9.0f, unit * 8));
    const int count = dots.count, perLine = dots.perLine, lines = dots.lines;
    const float r = dots.r, step = r * kDotStep;
    for (int i = 0; i < count; ++i) {
        const Point c{px.x + unit * kPad + r + static_cast<float>(i % perLine) * step,
                      px.bottom() - unit * 4 - r - static_cast<float>(lines - 1 - i / perLine) * step};
        const auto at = static_cast<std::size_t>(i);
        if (at >= votes.live.size()) p.disc(c, r * votes.grown, kHeading);
        else if (votes.live[at].against) drawAgainst(p, c, r, seatColour(votes.live[at].colour));
        else p.disc(c, r, seatColour(votes.live[at].colour));
    }
}

}  // namespace

namespace {

float badgeHeight(const Look& look, float unit) { return std::max(look.mm(4.6f), unit * 10.5f); }
constexpr float kBadgeText = 0.78f;   // of its height
constexpr float kBadgeAbove = 0.68f;  // so much of it stands out, clear of the text
bool hasBadge(const ItemVotes& votes) { return votes.shows() && votes.rank > 0 && votes.rank <= app::rules::kFirstPlaces; }

}  // namespace

Rect badgeBox(const Look& look, const ItemVotes& votes, const Rect& px, float unit) {
    if (!hasBadge(votes)) return {};
    const float h = badgeHeight(look, unit);
    const float number = look.texts.measure().widthPerEm(std::to_string(votes.rank), Weight::SemiBold) * h * kBadgeText;
    const float w = std::max(h, number + h * 0.6f);
    return {px.right() - w - std::min(unit * 7, px.w * 0.2f), px.y - h * kBadgeAbove, w, h};
}

void drawBadge(Painter& p, const Look& look, const ItemVotes& votes, const Rect& px, float unit) {
    const Rect box = badgeBox(look, votes, px, unit);
    if (box.empty()) return;
    const float size = box.h * kBadgeText;
    p.box(box, faded(kHeading, votes.grown), box.h / 2);
    p.text({box.centre().x, box.centre().y - size * 0.61f}, std::to_string(votes.rank), Weight::SemiBold, size,
           faded(kOnDark, votes.grown), Align::Centre);
}

float badgeReach(const Look& look, const ItemVotes& votes, float unit) {
    return hasBadge(votes) ? badgeHeight(look, unit) * kBadgeAbove + 2 : 0;
}

NoteTextSizes noteTextSizes(float unit, float pxPerMm, bool inTray) {
    constexpr float kLeastCapPx = 7, kCapHeight = 0.727f, kStep = 0.25f;
    const float px = std::ceil(std::max(kLeastTypeMm * pxPerMm - 0.2f, inTray ? kLeastCapPx / kCapHeight : 0));  // whole pixels
    const float least = std::ceil(px / unit / kStep) * kStep;  // in steps: lines are not broken anew at every zoom
    return {std::max(kNoteText, least), std::max(kNoteTextSmall, least)};
}

NoteFace faceOf(const Look& look, const ShownDots& dots, app::Id<app::Note> id) {
    NoteFace face;
    const app::Note* note = look.board.find(id);
    if (!note) return face;
    const app::Placement* placement = look.board.find<app::Placement>(id.value);
    const app::Seat* author = look.board.find(note->author);
    face = {id.value,
            note->kind,
            &note->text,
            author ? author->colour : -1,
            placement && placement->faceDown,
            dots.of(id.value),
            dots.led(id.value),
            dots.dims(id.value),
            placement && placement->place == app::Place::Tray};
    return face;
}

std::uint64_t hashOf(const NoteFace& face) {
    Face hash;
    hash.add(face.record).add(face.kind).add(face.author).add(face.faceDown).add(face.led).add(face.dim).add(face.inTray);
    if (face.text) hash.add(*face.text);
    face.votes.addTo(hash);
    return hash.hash();
}

// An arrow on a white disc, beside the sign of its kind: it has become an action. Seen where notes are read; from afar the map
// shows kinds and votes only.
void drawLed(Painter& p, const Rect& px, float unit, float strength) {
    const Point c{px.right() - unit * 15, px.bottom() - unit * 6};
    const float r = unit * 3.6f;
    p.disc(c, r, faded(kPaper, strength));
    p.ring(c, r, faded(kHeading, strength), std::max(1.0f, unit * 0.4f));
    kindSign(p, app::NoteKind::Actions, c, r * 0.62f, faded(kHeading, strength));
}

namespace {

constexpr float kTextTop = 4, kSignH = 10, kSignW = 10, kLedW = 20;  // units; of the signs in the corner at the right below

// Where a text needs it, one line more beside the signs, if it is short enough for that.
const app::layout::TextBox& textOf(const Look& look, const NoteFace& face, float h, float band, const NoteTextSizes& sizes) {
    const float w = app::layout::kNoteW - 2 * kPad;
    const std::uint64_t key = face.record * 8 + face.inTray * 2 + (band > 0);
    const auto broken = [&](std::uint64_t also, float high) -> const app::layout::TextBox& {
        return look.texts.of(key + also, *face.text, Weight::Regular, w, high, sizes.large, sizes.small);
    };
    const auto& box = broken(0, h - 2 * kPad - band);
    if (band > 0 || !(box.cut || box.size < sizes.large)) return box;
    const auto& higher = broken(4, h - kTextTop - 2);
    const float signs = w + kPad - (face.led ? kLedW : kSignW);
    for (std::size_t i = 0; i < higher.lines.size(); ++i) {
        const bool beside = kTextTop + static_cast<float>(i + 1) * higher.lineH > h - kSignH;
        if (beside && look.texts.measure().widthPerEm(higher.lines[i], Weight::Regular) * higher.size > signs) return box;
    }
    return higher;
}

}  // namespace

void drawNote(Painter& p, const Look& look, const NoteFace& face, const Rect& px, float turn, float lift) {
    const int mark = p.mark();
    const float unit = px.w / app::layout::kNoteW, strength = face.dim ? kDimmed : 1;
    if (px.w > 12 && !face.dim)
        p.shadow(px, shadowSpread(unit, lift), 0.16f + 0.14f * lift, {0, shadowDrop(unit, lift)}, insideOf(px, unit * 3));
    if (face.faceDown) {
        drawBack(p, look, face, px);
        return p.turn(mark, px.centre(), turn);
    }
    p.box(px, faded(kNotePaper[face.kind], strength), unit * 1.6f);
    if (face.author >= 0) {
        const float c = std::max(4.0f, unit * 7);
        p.triangle({px.right() - c, px.y}, {px.right(), px.y}, {px.right(), px.y + c}, faded(seatColour(face.author), strength));
    }
    const bool legible = face.inTray || isLegible(look, unit);
    if (face.led && legible) drawLed(p, px, unit, strength);
    if (!legible) {
        kindSign(p, face.kind, {px.x + px.w * 0.3f, px.y + px.h * 0.45f}, px.h * 0.2f, faded(kNoteInk[face.kind], strength));
    } else if (face.text) {
        kindSign(p, face.kind, {px.right() - unit * 6.5f, px.bottom() - unit * 6}, unit * 3,
                 faded(kNoteInk[face.kind], 0.75f * strength));
        const float band = votesBand(face.votes, face.led, unit);
        const NoteTextSizes sizes = noteTextSizes(unit, look.mm(1), face.inTray);
        const app::layout::TextBox& box = textOf(look, face, std::round(px.h / unit), band, sizes);
        // Small text keeps to whole pixels and stays level on its tilted paper: a tilt of 1.6° moves it by less than a unit.
        const bool level = box.size * unit < kLevelBelowPx && std::abs(std::remainder(turn, 360.0f)) <= 1.7f;
        if (level) p.turn(mark, px.centre(), turn);
        const float size = level ? std::floor(box.size * unit + 0.1f) : box.size * unit;
        float y = px.y + unit * kTextTop;
        for (const std::string& line : box.lines) {
            p.text({px.x + unit * kPad, y}, line, Weight::Regular, size, faded(kInk, strength));
            y += box.lineH * unit;
        }
        if (level) {
            const int dotMark = p.mark();
            drawDots(p, look, face, px, unit, legible);
            drawBadge(p, look, face.votes, px, unit);
            return p.turn(dotMark, px.centre(), turn);
        }
    }
    drawDots(p, look, face, px, unit, legible);
    drawBadge(p, look, face.votes, px, unit);
    p.turn(mark, px.centre(), turn);
}

}  // namespace ui::glass
