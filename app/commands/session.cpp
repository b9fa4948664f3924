#include "app/commands/session.h"

#include <chrono>

#include "app/base/utf8.h"

namespace app::commands {
namespace {

template <class F>
Result<Transaction> editSession(const Board& board, Asking& asking, Op op, F&& change) {
    Edit edit(board, op, asking);
    edit.update<Session>(board.session().id.value, change);
    return edit.finish();
}

}  // namespace

Result<Transaction> startSession(const Board& board, Asking& asking, const Template& from, const std::string& lang,
                                 Seating seating) {
    if (board.session().id) return Refusal{TR_NOOP("This session has already begun.")};
    Edit edit(board, Op::StartSession, asking);
    edit.put(
        Session{asking.ids.make<Session>(), cleanText(from.title), lang, steps::kMap, seating, asking.ids.next(), asking.now});
    OrderKey last;
    int colour = 0;
    for (const StageSketch& stage : from.stages) {
        last = between(last, {});
        edit.put(Stage{asking.ids.make<Stage>(), last, cleanText(stage.title), colour++ % kStageColours, false});
    }
    last = {};
    for (const LaneSketch& lane : from.lanes) {
        last = between(last, {});
        edit.put(Lane{asking.ids.make<Lane>(), last, cleanText(lane.title), lane.kind, lane.hidden});
    }
    last = {};
    const auto today =
        static_cast<std::int32_t>(std::chrono::floor<std::chrono::days>(std::chrono::milliseconds(asking.now)).count());
    std::int32_t start = today;
    for (const TierSketch& sketch : from.tiers) {
        last = between(last, {});
        Tier tier{.id = asking.ids.make<Tier>(),
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

Result<Transaction> renameSession(const Board& board, Asking& asking, const std::string& title) {
    const std::string clean = cleanText(title);
    if (clean.empty()) return Refusal{TR_NOOP("A name is needed.")};
    return editSession(board, asking, Op::EditSession, [&](Session& s) { s.title = clean; });
}

Result<Transaction> nameClient(const Board& board, Asking& asking, const std::string& client) {
    const std::string clean = cleanText(client, 200);
    return editSession(board, asking, Op::EditSession, [&](Session& s) { s.client = clean; });
}

Result<Transaction> speak(const Board& board, Asking& asking, const std::string& lang) {
    return editSession(board, asking, Op::EditSession, [&](Session& s) { s.lang = lang; });
}

Result<Transaction> seatEveryone(const Board& board, Asking& asking, Seating seating) {
    return editSession(board, asking, Op::EditSession, [&](Session& s) { s.seating = seating; });
}

Result<Transaction> goToStep(const Board& board, Asking& asking, const StepKey& step) {
    return editSession(board, asking, Op::GoToStep, [&](Session& s) { s.step = step; });
}

}  // namespace app::commands
