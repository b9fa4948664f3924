#include "ui/hands/note_choices.h"

#include <algorithm>
#include <tuple>

#include "app/commands/actions.h"
#include "app/commands/merge.h"
#include "app/commands/notes.h"
#include "app/rules/voting.h"
#include "app/rules/why.h"
#include "ui/hands/bubbles.h"

namespace ui::hands {

namespace commands = app::commands;

namespace {

constexpr float kReadableZoom =
    0.55f;  // board millimetres per table millimetre below which a note's text is not meant to be read
constexpr std::size_t kAlwaysFits = 45;  // bytes of text that never need an ellipsis
constexpr std::size_t kTwoLines = 70;    // bytes that fill two lines of the bubble
constexpr float kTextHMm = 32;

const char* const kTakeASeat = TR_NOOP("Take a seat first: touch + at your edge.");

app::Id<app::Note> noteOf(const Chosen& chosen) { return chosen.thing.id<app::Note>(); }
app::Id<app::Group> groupOf(const Chosen& chosen) { return chosen.thing.id<app::Group>(); }

// The first action that was made of a note; null if it has led to none.
const app::Action* actionMadeOf(const app::Board& board, std::uint64_t note) {
    const app::Action* first = nullptr;
    for (const auto& [id, action] : board.all<app::Action>())
        if (action.origin.value == note &&
            (!first || std::tie(action.createdAt, action.id) < std::tie(first->createdAt, first->id)))
            first = &action;
    return first;
}

bool isUp(const Asked& asked) {
    const app::Placement* placement = asked.board.find<app::Placement>(asked.thing.record.id);
    return !placement || !placement->faceDown;
}
bool isDown(const Asked& asked) { return !isUp(asked); }
bool hasAction(const Asked& asked) { return isUp(asked) && actionMadeOf(asked.board, asked.thing.record.id); }
bool hasNoAction(const Asked& asked) { return isUp(asked) && !actionMadeOf(asked.board, asked.thing.record.id); }
// Where the results of a round show, what it was on can tell how it came to its place.
bool wasRanked(const Asked& asked) {
    const app::Round* round = asked.scene.wanted(asked.board).results(asked.board);
    if (!round) return false;
    const auto& items = asked.board.candidates(round->id);
    return std::ranges::find(items, asked.thing.record.id) != items.end();
}
bool wasRankedAndIsUp(const Asked& asked) {
    return wasRanked(asked) && asked.board.find<app::Placement>(asked.thing.record.id) && isUp(asked);
}

bool flip(Around& around, const Chosen& chosen) {
    around.run(chosen.px,
               [&](const app::Board& b, app::Asking& asking) { return commands::flipNote(b, asking, noteOf(chosen)); });
    return true;
}

bool openAction(Around& around, const Chosen& chosen) {
    const app::Action* action = actionMadeOf(around.board, chosen.thing.record.id);
    return !action || openForm(around, {refTo(action->id), chosen.px, chosen.seat});
}

bool makeAction(Around& around, const Chosen& chosen) {
    const auto add = [&](const app::Board& b, app::Asking& asking) {
        return commands::addAction(b, asking, {}, noteOf(chosen), {});
    };
    if (around.run(chosen.px, add)) around.answer(chosen.px, TR_NOOP("Added to the actions."));
    return true;
}

bool bin(Around& around, const Chosen& chosen) {
    if (!chosen.seat) {
        around.answer(chosen.px, kTakeASeat);
        return false;
    }
    around.run(chosen.px, [&](const app::Board& b, app::Asking& asking) {
        return commands::binNote(b, asking, noteOf(chosen), chosen.seat);
    });
    return true;
}

bool turn(Around& around, const Chosen& chosen) {
    const app::Placement* placement = around.board.find<app::Placement>(chosen.thing.record.id);
    if (!placement) return true;
    const float to = placement->turn + 90;
    around.run(chosen.px,
               [&](const app::Board& b, app::Asking& asking) { return commands::turnNote(b, asking, noteOf(chosen), to); });
    return false;  // one may want to turn on
}

bool ungroup(Around& around, const Chosen& chosen) {
    around.run(chosen.px,
               [&](const app::Board& b, app::Asking& asking) { return commands::ungroup(b, asking, groupOf(chosen)); });
    return true;
}

bool mergeNotes(Around& around, const Chosen& chosen) {
    int lost = 0;
    bool untold = false;  // a round waits to be revealed: not even that it lost nothing is said of it
    const auto merge = [&](const app::Board& b, app::Asking& asking) {
        for (app::Id<app::Round> id : b.rounds()) untold = untold || b.find(id)->state == app::RoundState::Closed;
        auto made = commands::mergeGroup(b, asking, groupOf(chosen));
        if (made) lost = commands::dotsLost(b, *made);
        return made;
    };
    // From the nearest seat, so that its undo brings the notes back: the group itself is gone.
    if (around.run(chosen.px, merge, {chosen.seat}))
        around.answer(chosen.px, lost > 0 ? TR_NOOP("Merged. Dots above the cap of a round that is over count no more.")
                                 : untold ? TR_NOOP("Merged.")
                                          : TR_NOOP("Merged: no vote is lost."));
    return true;
}

// How it came to its place in the round whose results show.
bool tellWhy(Around& around, const Chosen& chosen) {
    const app::Round* round = app::rules::latestOnMap(around.board);
    if (!round) return true;
    const auto sentences = app::rules::whyItem(around.board, around.scene.standings(), *round, chosen.thing.record.id, around.tr);
    if (!sentences.empty())
        openReading(around, chosen, app::rules::itemTitle(around.board, chosen.thing.record.id), sentences, true);
    return true;
}

constexpr Choice kNoteChoices[] = {
    {"reveal", TR_NOOP("Turn up"), isDown, flip},
    {"edit", TR_NOOP("Edit"), isUp, openForm},
    {"hide", TR_NOOP("Turn down"), isUp, flip},
    {"open-action", TR_NOOP("Its action"), hasAction, openAction},
    {"action", TR_NOOP("→ Action"), hasNoAction, makeAction},
    {"why", TR_NOOP("Why?"), wasRankedAndIsUp, tellWhy},
    {"turn", TR_NOOP("Turn"), nullptr, turn, true},
    {"bin", TR_NOOP("Bin"), nullptr, bin},
    {"undo", TR_NOOP("Undo"), nullptr, undoThere},
};

constexpr Choice kGroupChoices[] = {
    {"edit", TR_NOOP("Name"), nullptr, openForm},
    {"ungroup", TR_NOOP("Ungroup"), nullptr, ungroup},
    {"merge", TR_NOOP("Merge into one note"), nullptr, mergeNotes},
    {"why", TR_NOOP("Why?"), wasRanked, tellWhy},
    {"undo", TR_NOOP("Undo"), nullptr, undoThere},
};

}  // namespace

bool openForm(Around& around, const Chosen& chosen) {
    if (!chosen.seat) {
        around.answer(chosen.px, kTakeASeat);
        return false;
    }
    around.drafts.wishes.push_back({Wish::Kind::Open, chosen.thing.record, chosen.seat, 0, chosen.px});
    return true;
}

bool undoThere(Around& around, const Chosen& chosen) {
    const auto result = around.commit.undoRecord(chosen.thing.record);
    if (!result) around.answer(chosen.px, result.refusal().text);
    else around.answer(chosen.px, TR_NOOP("Undone: {0}"), app::wordsOf(result->op));
    return true;
}

Offer noteOffer(const Asked& asked) {
    if (asked.thing.is(app::RecordKind::Group)) return {.choices = kGroupChoices};
    const app::Note* note = asked.board.find(asked.thing.id<app::Note>());
    if (!note) return {};
    // What cannot be read where it lies, or may be cut there, is read here.
    const bool far = asked.scene.view().scale < asked.scene.plan().size.pxPerMm * kReadableZoom;
    const bool tells = isUp(asked) && (far || note->text.size() > kAlwaysFits);
    return {.choices = kNoteChoices, .textMm = !tells ? 0 : note->text.size() > kTwoLines ? kTextHMm : kTextHMm / 2};
}

}  // namespace ui::hands
