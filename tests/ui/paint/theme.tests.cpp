#include <catch2/catch.hpp>
#include <set>

#include "ui/paint/keys.h"

using namespace ui::paint;

namespace {

constexpr float kText = 4.5f, kMark = 3.0f;  // WCAG 2.1, 1.4.3 and 1.4.11

struct Pair {
    const char* what;
    ImU32 ink, ballot;
};

}  // namespace

TEST_CASE("The contrast formula gives what WCAG says", "[paint][theme]") {
    CHECK(contrast(rgb(0xFFFFFF), rgb(0x000000)) == Approx(21));
    CHECK(contrast(rgb(0x777777), rgb(0xFFFFFF)) == Approx(4.48f).margin(0.01));
    CHECK(contrast(rgb(0x123456), rgb(0x123456)) == Approx(1));
    CHECK(contrast(rgb(0xFFFFFF), rgb(0x777777)) == contrast(rgb(0x777777), rgb(0xFFFFFF)));
}

TEST_CASE("Words keep a contrast of 4.5 to 1 against every paper they stand on", "[paint][theme]") {
    const Pair pairs[] = {
        {"ink on ground", kInk, kGround},
        {"ink on paper", kInk, kPaper},
        {"ink on chips", kInk, kChip},
        {"ink on held chips", kInk, kChipHeld},
        {"ink on rows", kInk, kRowPaper},
        {"second ink on ground", kInk2, kGround},
        {"second ink on paper", kInk2, kPaper},
        {"second ink on chips", kInk2, kChip},
        {"second ink on rows", kInk2, kRowPaper},
        {"on headings", kOnDark, kHeading},
        {"second on headings", kOnDark2, kHeading},
        {"saved", kSaved, kPaper},
        {"saved on ground", kSaved, kGround},
        {"warning", kWarning, kPaper},
        {"warning on ground", kWarning, kGround},
        {"trouble", kTrouble, kPaper},
        {"trouble on ground", kTrouble, kGround},
    };
    for (const Pair& pair : pairs) {
        INFO(pair.what << ": " << contrast(pair.ink, pair.ballot));
        CHECK(contrast(pair.ink, pair.ballot) >= kText);
    }
    for (int i = 0; i < app::kValuesOf<app::NoteKind>; ++i) {
        const auto kind = static_cast<app::NoteKind>(i);
        INFO("kind " << i);
        CHECK(contrast(kInk, kNotePaper[kind]) >= kText);
        CHECK(contrast(kNoteInk[kind], kGround) >= kText);
        CHECK(contrast(kNoteInk[kind], kPaper) >= kText);
        CHECK(contrast(kNoteInk[kind], kNotePaper[kind]) >= kText);
    }
    for (int i = 0; i < app::kStageColours; ++i) CHECK(contrast(kOnDark, stageColour(i)) >= kText);  // titles on their heads
}

TEST_CASE("What a key says keeps 4.5 to 1 on its face, touched and disabled too, and the faces differ", "[paint][theme]") {
    using enum KeyStyle;
    for (const KeyStyle style : {Plain, Primary, Quiet, Danger, Chosen, Done})
        for (const bool enabled : {true, false}) {
            const KeyLook look = lookOf(style, enabled);
            INFO(static_cast<int>(style) << (enabled ? "" : " disabled"));
            CHECK(contrast(look.ink, look.face) >= kText);
            CHECK(contrast(look.ink, look.held) >= kText);
        }
    CHECK(lookOf(Plain).face == rgb(0xE1E6EF));
    CHECK(lookOf(Primary).face == kHeading);
    for (const KeyStyle style : {Plain, Quiet, Danger, Chosen, Done})
        CHECK(lookOf(style).face != kHeading);  // navy means one thing
    CHECK(lookOf(Danger).face == lookOf(Plain).face);
    CHECK(contrast(kHeading, kPaper) >= kMark);  // the ring and the tick of what is chosen
    for (const ImU32 paper : kNotePaper) CHECK(contrast(kHeading, paper) >= kMark);
    CHECK(contrast(kDanger, kDangerHeld) >= kMark);  // while it is held
    CHECK(contrast(kOnDark, kHeadingFilling) >= kText);
    CHECK(contrast(kInk, kAsked) >= kText);
    CHECK(contrast(kWarningOnDark, kHeading) >= kMark);
    CHECK(contrast(kEmptyRing, kRowPaper) >= kMark);
    for (const ImU32 quarter : {kQuickWin, kBigProject, kFillIn, kLeaveOut}) CHECK(contrast(kInk2, quarter) >= kText);
    CHECK(contrast(kInk2, kAsked) >= kText);
    CHECK(contrast(kInk, kPicked) >= kText);
    CHECK(contrast(kInk2, kPicked) >= kText);
}

TEST_CASE("Seats' colours are told from paper and ground at 3 to 1, and are all different", "[paint][theme]") {
    std::set<ImU32> different;
    for (int i = 0; i < app::kMostSeats; ++i) {
        const ImU32 colour = seatColour(i);
        different.insert(colour);
        INFO("seat " << i);
        CHECK(contrast(colour, kPaper) >= kMark);
        CHECK(contrast(colour, kGround) >= kMark);
        for (ImU32 ballot : kNotePaper) CHECK(contrast(colour, ballot) >= kMark);  // dots and corners lie on notes
    }
    CHECK(different.size() == 12);
    CHECK(seatColour(12) == seatColour(0));
    CHECK(stageColour(7) == stageColour(1));
}

TEST_CASE("Fading changes only how opaque a colour is", "[paint][theme]") {
    CHECK(faded(rgb(0x336699), 0.5f) == rgb(0x336699, 127));
    CHECK(faded(rgb(0x336699, 100), 0) == rgb(0x336699, 0));
}
