#pragma once
// Every threshold of hands, in millimetres and milliseconds, in one place. Phones are held by one careful person; a table has
// frames with 2–4 mm of noise, parallax and people who stand, hence larger values than phones use. Read by the tracker, its
// filters and the gestures; settings may change it. Nothing outside this file writes a gesture constant.
namespace ui::touch {

// What a single finger may do before it counts as something else.
struct PressLimits {
    // Chromium 4.0 mm (15 CSS px), Flutter 2.9 mm, Android 1.3 mm. Once passed, the press stays a drag.
    float slopMm = 4;
    // Longest tap. Phones light up at 100–150 ms and call everything before the long press a tap; so do we.
    float tapMs = 500;
    // Long press. Android 400 (formerly 500), Flutter 500, Chromium 500. 0 = this place knows no hold.
    float holdMs = 500;
};

struct GestureConfig {
    PressLimits press;
    // A key that offers accents: quicker, because one waits for it in the middle of a word.
    PressLimits key{4, 500, 350};
    // A growing ring tells from here on that a hold is coming.
    float holdRingMs = 150;
    // Hold that confirms what cannot be taken back.
    float confirmHoldMs = 700;

    // Two taps as one. Android 300 ms and 15.9 mm. Never the only way to do something.
    float doubleTapMs = 300;
    float doubleTapMm = 12;

    // A second finger joins the first for a two-finger turn only if it lands this soon and this near. Hardware cannot tell
    // whose finger it is; 120 mm is the span of one hand.
    float joinMs = 300;
    float joinMm = 120;
    // Moving starts at once; turning and scaling only when meant. IR frames make two resting fingers turn by 2–4°.
    float turnStartDegrees = 6;
    float scaleStartMm = 6;
    // Below this span noise explodes: scale freezes. Chromium's smallest pinch span is 33 mm.
    float scaleFreezeMm = 25;
    // The same for the angle: at 15 mm, 2 mm of noise are 8°.
    float turnFreezeMm = 15;
    // On release a thing this near to upright for a seat snaps to it.
    float snapDegrees = 7;

    // Throws: least squares over this window of samples (Flutter: 100 ms), none if the finger rested this long before lifting
    // (Flutter: 40 ms), none below the slowest, never faster than the fastest.
    float velocityWindowMs = 100;
    float velocityRestMs = 40;
    float flingFromMmS = 80;
    float flingMostMmS = 2500;

    // A hand laid down: so many begins, all this near to each other and this close in time. All are cancelled. Fingers of a
    // typing hand stand 17–19 mm apart and do not land four at once.
    bool palmFilter = true;
    int palmContacts = 4;
    float palmMm = 45;
    float palmMs = 60;

    // Something left lying: a touch that has not moved this far for so long. It loses what it holds and nothing is undone,
    // since people do rest fingers.
    bool inertFilter = true;
    float inertMm = 3;
    float inertS = 20;

    // 1 euro filter (Casiez, Roussel, Vogel, CHI 2012), for noisy frames; off for capacitive panels. At 200 mm/s the cutoff is
    // 17 Hz: 9 ms of lag.
    bool jitterFilter = false;
    float jitterCutoffHz = 3;
    float jitterBeta = 0.07f;  // Hz of cutoff per mm/s
    float jitterSpeedCutoffHz = 1;

    // A source that says nothing at all for so long while it has fingers down has died or lost their lifts: all cancelled.
    // Longer than inertS, so that by then none of them holds anything.
    float silentSourceS = 60;

    // An emulated pointer event follows a touch: mouse presses count only this long after the last touch.
    float mouseAfterTouchMs = 500;
};

}  // namespace ui::touch
