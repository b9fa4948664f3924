#include "ui/views/funnel/action_choices.h"

#include <algorithm>

#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/rules/voting.h"
#include "app/rules/why.h"
#include "ui/hands/bubbles.h"
#include "ui/hands/note_choices.h"
#include "ui/views/funnel/funnel_view.h"

namespace ui::views::funnel {

namespace commands = app::commands;

namespace {

constexpr float kActionTextHMm = 21, kConflictHMm = 6;

app::Id<app::Action> actionOf(const Chosen& chosen) { return chosen.thing.id<app::Action>(); }

const app::Planned* plannedOf(const Asked& asked) { return asked.board.find<app::Planned>(asked.thing.record.id); }
bool isPlanned(const Asked& asked) { return plannedOf(asked) && plannedOf(asked)->tier; }
bool isPinned(const Asked& asked) { return isPlanned(asked) && plannedOf(asked)->pin == app::Pin::Imposed; }
bool canBePinned(const Asked& asked) { return isPlanned(asked) && !isPinned(asked); }
bool isKeptOut(const Asked& asked) {
    return plannedOf(asked) && !isPlanned(asked) && plannedOf(asked)->pin == app::Pin::Excluded;
}
bool canBeKeptOut(const Asked& asked) { return !isPlanned(asked) && !isKeptOut(asked); }

bool setPin(ViewContext& at, const Chosen& chosen, app::Pin pin) {
    at.run(chosen.px,
           [&](const app::Board& b, app::CommandContext& context) { return commands::pin(b, context, actionOf(chosen), pin); });
    return true;
}
bool pin(ViewContext& at, const Chosen& chosen) { return setPin(at, chosen, app::Pin::Imposed); }
bool unpin(ViewContext& at, const Chosen& chosen) { return setPin(at, chosen, app::Pin::None); }

bool leavePlan(ViewContext& at, const Chosen& chosen, bool forGood) {
    at.run(chosen.px, [&](const app::Board& b, app::CommandContext& context) {
        return commands::takeOutOfPlan(b, context, actionOf(chosen), forGood);
    });
    return true;
}
bool takeOut(ViewContext& at, const Chosen& chosen) { return leavePlan(at, chosen, false); }
bool keepOut(ViewContext& at, const Chosen& chosen) { return leavePlan(at, chosen, true); }

// From the nearest seat, so that its undo brings the action back too: the row itself is gone.
bool remove(ViewContext& at, const Chosen& chosen) {
    const auto command = [&](const app::Board& b, app::CommandContext& context) {
        return commands::removeAction(b, context, actionOf(chosen));
    };
    if (at.run(chosen.px, command, {chosen.seat})) hands::offerBack(at, chosen);
    return false;
}

// How it came to its place in the list that shows.
bool tellWhy(ViewContext& at, const Chosen& chosen) {
    const Scene& scene = at.scene;
    const auto* view = dynamic_cast<const FunnelView*>(&scene.shown());
    if (!view) return true;
    const auto sentences =
        app::rules::why(at.board, scene.standings(), scene.plans(), actionOf(chosen), view->funnel().by(), at.tr);
    const std::string title = app::rules::itemTitle(at.board, chosen.thing.record.id);
    if (!sentences.empty()) hands::openReading(at, chosen, title, sentences, false);
    return true;
}

constexpr Choice kChoices[] = {
    {"edit", TR_NOOP("Edit"), nullptr, hands::openForm},
    {"why", TR_NOOP("Why?"), nullptr, tellWhy},
    {"unpin", TR_NOOP("Unpin"), isPinned, unpin},
    {"pin", TR_NOOP("Pin"), canBePinned, pin},
    {"take-out", TR_NOOP("Out of the plan"), isPlanned, takeOut},
    {"unpin", TR_NOOP("No longer kept out"), isKeptOut, unpin},
    {"keep-out", TR_NOOP("Keep out of the plan"), canBeKeptOut, keepOut},
    {"remove", TR_NOOP("Remove"), nullptr, remove},
    {"undo", TR_NOOP("Undo"), nullptr, hands::undoThere},
};

}  // namespace

Offer actionOffer(const app::Board& board, const Funnel& funnel, app::Id<app::Action> action) {
    const auto conflicts = std::ranges::count(funnel.conflicts(), action, &app::rules::Conflict::action) +
                           static_cast<std::ptrdiff_t>(app::rules::isLate(board, action));
    return {.choices = kChoices, .textMm = kActionTextHMm + kConflictHMm * static_cast<float>(conflicts), .follows = false};
}

void linesToMedian(ViewContext& at, app::Point px) {
    const auto lines = app::rules::medianLines(at.board);
    if (!lines) return at.answer(px, TR_NOOP("No action has value and costs yet."));
    at.run(px, [&](const app::Board& b, app::CommandContext& context) {
        app::PlanTerms terms = b.planTerms();
        terms.valueLine = lines->value, terms.effortLine = lines->effort;
        return commands::editTerms(b, context, terms);
    });
}

void wishProposals(ViewContext& at, app::Point px) { at.drafts.wishes.push_back({.kind = Wish::Kind::Proposals, .px = px}); }

void makeTiers(ViewContext& at, app::Point px) {
    const struct {
        const char* title;
        std::int32_t from, to;
    } wanted[] = {{TR_NOOP("30 days"), 0, 30}, {TR_NOOP("3 months"), 31, 91}, {TR_NOOP("12 months"), 92, 365}};
    at.run(px, [&](const app::Board& b, app::CommandContext& context) -> app::Result<app::Transaction> {
        if (!b.tiers().empty()) return app::Refusal{TR_NOOP("There are tiers already.")};
        const auto today = static_cast<std::int32_t>(context.now / 86'400'000);
        // Three at once, so that one undo takes them back: made on a copy, told as one.
        app::Board board = b;
        std::vector<app::Transaction> all;
        const auto keep = [&](const app::Result<app::Transaction>& one) {
            if (!one || !board.apply(*one)) return false;
            all.push_back(*one);
            return true;
        };
        int number = 0;
        for (const auto& w : wanted) {
            const std::string title = at.tr.fill("Tier {0} · {1}", std::to_string(++number), at.tr(w.title));
            if (!keep(commands::addTier(board, context, title))) return app::Refusal{TR_NOOP("This is no longer there.")};
            app::Tier tier = *board.find(board.tiers().back());
            tier.startDay = today + w.from, tier.endDay = today + w.to;
            if (!keep(commands::editTier(board, context, tier))) return app::Refusal{TR_NOOP("This is no longer there.")};
        }
        app::Transaction whole = app::squash(all);
        whole.op = app::Op::AddTier;
        return whole;
    });
}

}  // namespace ui::views::funnel
