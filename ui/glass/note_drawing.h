#pragma once
// Draws one sticky note: paper by kind, its sign, text, author's corner, dots. Zoomed out it shows sign, colour and count only.
// Called for the board, the hands and the trays alike; asks the board nothing it was not given.
#include "app/layout/map_layout.h"
#include "ui/glass/item_votes.h"

namespace ui::glass {

struct NoteFace {
    std::uint64_t record = 0;
    app::NoteKind kind = app::NoteKind::Actions;
    const std::string* text = nullptr;
    int author = -1;  // seat colour; -1 nobody's
    bool faceDown = false;
    ItemVotes votes;
    bool led = false;  // an action was made of it
    bool dim = false;  // steps back, while others are looked at
    bool inTray = false;
};

NoteFace faceOf(const Look& look, const ShownDots& dots, app::Id<app::Note> note);
std::uint64_t hashOf(const NoteFace& face);

// `px`: upright box on the glass; turned about its centre. `lift` 0 … 1 deepens the shadow of a held note.
void drawNote(paint::Painter& painter, const Look& look, const NoteFace& face, const app::Rect& px, float turn, float lift);

// How far from its paper a note's shadow may reach, in pixels; `unit`: pixels per unit of the note. And the badge of its rank.
float noteShadowReach(float unit, float lift);
float badgeReach(const Look& look, const ItemVotes& votes, float unit);
// The first places of a revealed round wear it on their upper edge, large enough to be read where their text is not.
app::Rect badgeBox(const Look& look, const ItemVotes& votes, const app::Rect& px, float unit);  // empty: none
void drawBadge(paint::Painter& painter, const Look& look, const ItemVotes& votes, const app::Rect& px, float unit);

// Too small to read: a pill with the number or the figure in the lower right corner of `px`, and one for dots against above it.
void drawPills(paint::Painter& painter, const Look& look, const ItemVotes& votes, const app::Rect& px, float size);
// What they cover: more than `px` where that is small.
app::Rect pillsBox(const Look& look, const ItemVotes& votes, const app::Rect& px, float size);
inline float pillSize(const Look& look, float unit) { return std::max(look.mm(3.5f), app::layout::kNoteH * unit * 0.34f); }
// Whether notes are drawn with their texts where one board unit is so many pixels.
bool isLegible(const Look& look, float unit);

// How large its text is, and how small it may become, in board units; never so small that it could not be read. A note in a
// tray always shows its text: its person stands right before it.
struct NoteTextSizes {
    float large = 0, small = 0;
};
NoteTextSizes noteTextSizes(float unit, float pxPerMm, bool inTray);

constexpr float kDimmed = 0.35f;                          // LOOK, "Reveal": so much of its ink is left
constexpr float kNoteText = 7.6f, kNoteTextSmall = 6.2f;  // board units

}  // namespace ui::glass
