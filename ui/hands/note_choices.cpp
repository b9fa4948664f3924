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

bool flip(ViewContext& at, const Chosen& chosen) {
    at.run(chosen.px,
           [&](const app::Board& b, app::CommandContext& context) { return commands::flipNote(b, context, noteOf(chosen)); });
    return true;
}

bool openAction(ViewContext& at, const Chosen& chosen) {
    const app::Action* action = actionMadeOf(at.board, chosen.thing.record.id);
    return !action || openForm(at, {refTo(action->id), chosen.px, chosen.seat});
}

bool makeAction(ViewContext& at, const Chosen& chosen) {
    const auto add = [&](const app::Board& b, app::CommandContext& context) {
        return commands::addAction(b, context, {}, noteOf(chosen), {});
    };
    if (at.run(chosen.px, add)) at.answer(chosen.px, TR_NOOP("Added to the actions."));
    return true;
}

bool bin(ViewContext& at, const Chosen& chosen) {
    if (!chosen.seat) {
        at.answer(chosen.px, kTakeASeat);
        return false;
    }
    at.run(chosen.px, [&](const app::Board& b, app::CommandContext& context) {
        return commands::binNote(b, context, noteOf(chosen), chosen.seat);
    });
    return true;
}

bool turn(ViewContext& at, const Chosen& chosen) {
    const app::Placement* placement = at.board.find<app::Placement>(chosen.thing.record.id);
    if (!placement) return true;
    const float to = placement->turn + 90;
    at.run(chosen.px,
           [&](const app::Board& b, app::CommandContext& context) { return commands::turnNote(b, context, noteOf(chosen), to); });
    return false;  // one may want to turn on
}

bool ungroup(ViewContext& at, const Chosen& chosen) {
    at.run(chosen.px,
           [&](const app::Board& b, app::CommandContext& context) { return commands::ungroup(b, context, groupOf(chosen)); });
    return true;
}

bool mergeNotes(ViewContext& at, const Chosen& chosen) {
    int lost = 0;
    bool untold = false;  // a round waits to be revealed: not even that it lost nothing is said of it
    const auto merge = [&](const app::Board& b, app::CommandContext& context) {
        for (app::Id<app::Round> id : b.rounds()) untold = untold || b.find(id)->state == app::RoundState::Closed;
        auto made = commands::mergeGroup(b, context, groupOf(chosen));
        if (made) lost = commands::dotsLost(b, *made);
        return made;
    };
    // From the nearest seat, so that its undo brings the notes back: the group itself is gone.
    if (at.run(chosen.px, merge, {chosen.seat}))
        at.answer(chosen.px, lost > 0 ? TR_NOOP("Merged. Dots above the cap of a round that is over count no more.")
                             : untold ? TR_NOOP("Merged.")
                                      : TR_NOOP("Merged: no vote is lost."));
    return true;
}

// How it came to its place in the round whose results show.
bool tellWhy(ViewContext& at, const Chosen& chosen) {
    const app::Round* round = app::rules::latestOnMap(at.board);
    if (!round) return true;
    const auto sentences = app::rules::whyItem(at.board, at.scene.standings(), *round, chosen.thing.record.id, at.tr);
    if (!sentences.empty()) openReading(at, chosen, app::rules::itemTitle(at.board, chosen.thing.record.id), sentences, true);
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

bool openForm(ViewContext& at, const Chosen& chosen) {
    if (!chosen.seat) {
        at.answer(chosen.px, kTakeASeat);
        return false;
    }
    at.drafts.wishes.push_back({Wish::Kind::Open, chosen.thing.record, chosen.seat, 0, chosen.px});
    return true;
}

bool undoThere(ViewContext& at, const Chosen& chosen) {
    const auto result = at.commit.undoRecord(chosen.thing.record);
    if (!result) at.answer(chosen.px, result.refusal().text);
    else at.answer(chosen.px, TR_NOOP("Undone: {0}"), app::wordsOf(result->op));
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
