#include "app/commands/session.h"

#include <chrono>

#include "app/base/utf8.h"

namespace app::commands {
namespace {

template <class F>
Result<Transaction> editSession(const Board& board, CommandContext& context, Op op, F&& change) {
    Edit edit(board, op, context);
    edit.update<Session>(board.session().id.value, change);
    return edit.finish();
}

}  // namespace

Result<Transaction> startSession(const Board& board, CommandContext& context, const Template& from, const std::string& lang,
                                 Seating seating) {
    if (board.session().id) return Refusal{TR_NOOP("This session has already begun.")};
    Edit edit(board, Op::StartSession, context);
    edit.put(
        Session{context.ids.make<Session>(), cleanText(from.title), lang, steps::kMap, seating, context.ids.next(), context.now});
    OrderKey last;
    int colour = 0;
    for (const StageSketch& stage : from.stages) {
        last = between(last, {});
        edit.put(Stage{context.ids.make<Stage>(), last, cleanText(stage.title), colour++ % kStageColours, false});
    }
    last = {};
    for (const LaneSketch& lane : from.lanes) {
        last = between(last, {});
        edit.put(Lane{context.ids.make<Lane>(), last, cleanText(lane.title), lane.kind, lane.hidden});
    }
    last = {};
    const auto today =
        static_cast<std::int32_t>(std::chrono::floor<std::chrono::days>(std::chrono::milliseconds(context.now)).count());
    std::int32_t start = today;
    for (const TierSketch& sketch : from.tiers) {
        last = between(last, {});
        Tier tier{.id = context.ids.make<Tier>(),
                  .order = last,
                  .title = cleanText(sketch.title),
                  .tenthDays = {},
                  .euros = {},
                  .startDay = {},
                  .endDay = {}};
        if (sketch.days > 0 && today + sketch.days >= start)
            tier.startDay = start, tier.endDay = today + sketch.days, start = today + sketch.days + 1;
        edit.put(tier);
    }
    return edit.finish();
}

Result<Transaction> renameSession(const Board& board, CommandContext& context, const std::string& title) {
    const std::string clean = cleanText(title);
    if (clean.empty()) return Refusal{TR_NOOP("A name is needed.")};
    return editSession(board, context, Op::EditSession, [&](Session& s) { s.title = clean; });
}

Result<Transaction> nameClient(const Board& board, CommandContext& context, const std::string& client) {
    const std::string clean = cleanText(client, 200);
    return editSession(board, context, Op::EditSession, [&](Session& s) { s.client = clean; });
}

Result<Transaction> speak(const Board& board, CommandContext& context, const std::string& lang) {
    return editSession(board, context, Op::EditSession, [&](Session& s) { s.lang = lang; });
}

Result<Transaction> seatEveryone(const Board& board, CommandContext& context, Seating seating) {
    return editSession(board, context, Op::EditSession, [&](Session& s) { s.seating = seating; });
}

Result<Transaction> goToStep(const Board& board, CommandContext& context, const StepKey& step) {
    return editSession(board, context, Op::GoToStep, [&](Session& s) { s.step = step; });
}

}  // namespace app::commands
