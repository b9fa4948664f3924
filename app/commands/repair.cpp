#include "app/commands/repair.h"

#include "app/board/fields.h"

namespace app::commands {

Result<Transaction> takeBack(const Board& board, CommandContext& context, std::span<const Record> records) {
    Edit edit(board, Op::Import, context);
    for (const Record& record : records)
        if (!board.find(keyOf(record))) edit.put(record);
    // A note that comes back without its place waits beside the map.
    OrderKey last = board.holding().empty() ? OrderKey{} : board.holding().back().order;
    for (const Record& record : records)
        if (const Note* note = std::get_if<Note>(&record); note && !edit.find<Placement>(note->id.value)) {
            Placement placement;
            placement.note = note->id, placement.place = Place::Holding;
            placement.order = last = between(last, {});
            edit.put(placement);
        }
    return edit.finish();
}

const char* kindWords(RecordKind kind) {
    switch (kind) {
        case RecordKind::Session:
            return TR_NOOP("Session");
        case RecordKind::Stage:
            return TR_NOOP("Stage");
        case RecordKind::Lane:
            return TR_NOOP("Lane");
        case RecordKind::Seat:
            return TR_NOOP("Seat");
        case RecordKind::Note:
            return TR_NOOP("Note");
        case RecordKind::Group:
            return TR_NOOP("Group");
        case RecordKind::Placement:
            return TR_NOOP("Where a note lies");
        case RecordKind::Round:
            return TR_NOOP("Voting round");
        case RecordKind::Candidate:
            return TR_NOOP("An item of a vote");
        case RecordKind::Voter:
        case RecordKind::Mark:
            return TR_NOOP("Who takes part in a vote");
        case RecordKind::Ballot:
        case RecordKind::Dot:
        case RecordKind::Entry:
            return TR_NOOP("A vote");
        case RecordKind::Action:
            return TR_NOOP("Action");
        case RecordKind::Estimate:
        case RecordKind::Factors:
            return TR_NOOP("Estimate of an action");
        case RecordKind::Assignment:
            return TR_NOOP("Who does an action");
        case RecordKind::Rank:
            return TR_NOOP("Rank of an action");
        case RecordKind::Tier:
            return TR_NOOP("Tier");
        case RecordKind::Planned:
            return TR_NOOP("Place of an action in the plan");
        case RecordKind::Link:
            return TR_NOOP("Link between two actions");
        case RecordKind::PlanTerms:
            return TR_NOOP("Value and means");
        case RecordKind::Settled:
            return TR_NOOP("Choice among equals");
    }
    return "";
}

std::string wordsIn(const Board& board, const Record& record) {
    std::string found;
    std::visit(
        [&](const auto& r) {
            visitFields(r, [&](const char*, const auto& field) {
                if constexpr (std::is_same_v<std::decay_t<decltype(field)>, std::string>)
                    if (found.size() < field.size()) found = field;
            });
        },
        record);
    if (!found.empty()) return found;
    const std::uint64_t of = keyOf(record).id;  // placements have their note's id, estimates and the like their action's
    if (const Note* note = board.find<Note>(of)) return note->text;
    if (const Action* action = board.find<Action>(of)) return action->title;
    return {};
}

}  // namespace app::commands
