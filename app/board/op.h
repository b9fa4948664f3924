#pragma once
// The verbs: one per command in app/commands. Stored by name in the journal, so a name, once released, stays.
// Stamped on every transaction by the command that made it; decides nothing but whether it can be undone.
#include <cstdint>
#include <optional>
#include <string_view>

namespace app {

enum class Op : std::uint8_t {
    StartSession,
    EditSession,
    GoToStep,
    AddStage,
    EditStage,
    MoveStage,
    RemoveStage,
    AddLane,
    EditLane,
    MoveLane,
    RemoveLane,
    AddSeat,
    EditSeat,
    LeaveSeat,
    WriteNote,
    EditText,
    ChangeKind,
    PlaceNote,
    TurnNote,
    FlipNote,
    RevealNotes,
    HandNote,
    BinNote,
    RestoreNote,
    GroupNotes,
    Ungroup,
    MoveGroup,
    EditGroup,
    PrepareRound,
    OpenRound,
    ExtendRound,
    CloseRound,
    RevealRound,
    CastDot,
    TakeDotBack,
    SayDone,
    EnterProxy,
    AddAction,
    EditAction,
    EstimateAction,
    AssignAction,
    RemoveAction,
    MoveRank,
    Import,
    MergeNotes,
    MergeActions,
    GiveEntry,
    Abstain,
    SettleTie,
    AcceptAction,
    AddTier,
    EditTier,
    MoveTier,
    RemoveTier,
    PlanAction,
    PlanAll,
    LinkActions,
    EditTerms,
    MergeInVote,
    ReopenRound,
    CancelRound
};
constexpr int kOps = static_cast<int>(Op::CancelRound) + 1;

const char* nameOf(Op op);
// What was done, so that it can stand behind "Undone:": English, to be translated.
const char* wordsOf(Op op);
std::optional<Op> opNamed(std::string_view name);

// False for what must not come back by a tap on "undo": rounds' life and the votes themselves have verbs of their own.
bool canBeUndone(Op op);

}  // namespace app
