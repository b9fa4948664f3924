#pragma once
// One thing a hand (or two fingers of it) is doing, from claim to end. Claims its contacts, keeps a draft, runs a command at
// the end. ui/hands owns all of them and feeds each once a frame; none knows of the others except through what Drafts shows.
#include <span>

#include "app/ports/text_measure.h"
#include "ui/glass/commit.h"
#include "ui/glass/drafts.h"
#include "ui/glass/scene.h"
#include "ui/touch/press.h"

namespace ui::glass {

// For things that are dragged and know no hold: who rests on one before carrying it away drags it all the same.
inline touch::PressLimits withoutHold(const touch::GestureConfig& config) { return {config.press.slopMm, config.press.tapMs, 0}; }

// Everything an interaction may look at in a frame, and the two ways out: commit and drafts.
struct ViewContext {
    const app::Board& board;
    Scene& scene;
    Commit& commit;
    Drafts& drafts;
    const touch::GestureConfig& config;
    const app::Texts& tr;
    const app::TextMeasure& measure;
    double nowS = 0;
    std::span<const touch::Contact> contacts;

    const touch::Contact* find(touch::ContactId id) const;
    float mmPerPx() const { return 1 / scene.plan().size.pxPerMm; }
    // Says no in words at the finger.
    void answer(app::Point px, const char* text, const char* about = nullptr) const;  // about: for {0}
    // Says yes at the finger, where something has found its place.
    void placed(app::Point px) const;
    // Runs a command for whoever acts on the open board; a refusal is answered at the finger. True if it was done.
    bool run(app::Point px, const Command& command, app::Actor actor = {}) const;
};

class Interaction {
public:
    virtual ~Interaction() = default;
    virtual void feed(ViewContext& at) = 0;
    virtual bool over() const = 0;
    // A further contact landed on the same thing: true if it takes part from now on.
    virtual bool join(const touch::Contact&, ViewContext&) { return false; }
    // A record wherever it was touched; what is no record by its place.
    virtual bool holds(const Ref&) const { return false; }
    // A second finger of the same hand landed on the ground beside it: both pinch, and what this one was about to do is dropped.
    // Its own contact if it gives way, else null.
    virtual const touch::Contact* giveUpFor(const touch::Contact&, const ViewContext&) { return nullptr; }
    // A record it holds was changed or removed by another hand.
    virtual void notify(const app::Touched&, ViewContext&) {}
    // The view it began on is not shown any more.
    virtual void viewLeft(ViewContext&) {}
};

}  // namespace ui::glass
