#include "app/board/op.h"

#include "app/base/per.h"
#include "app/base/result.h"

namespace app {
namespace {

constexpr Per<Op, const char*> kOpNames(
    {"startSession",  "editSession", "goToStep",     "addStage",     "editStage",      "moveStage",    "removeStage",
     "addLane",       "editLane",    "moveLane",     "removeLane",   "addSeat",        "editSeat",     "leaveSeat",
     "writeNote",     "editText",    "changeKind",   "placeNote",    "turnNote",       "flipNote",     "revealNotes",
     "handNote",      "binNote",     "restoreNote",  "groupNotes",   "ungroup",        "moveGroup",    "editGroup",
     "prepareBallot", "openBallot",  "extendBallot", "closeBallot",  "revealBallot",   "castDot",      "takeDotBack",
     "sayDone",       "enterProxy",  "addAction",    "editAction",   "estimateAction", "assignAction", "removeAction",
     "moveRank",      "import",      "mergeNotes",   "mergeActions", "giveAnswer",     "abstain",      "settleTie",
     "acceptAction",  "addTier",     "editTier",     "moveTier",     "removeTier",     "planAction",   "planAll",
     "linkActions",   "editTerms",   "mergeInVote",  "reopenBallot", "cancelBallot"});

}  // namespace

const char* nameOf(Op op) { return kOpNames[op]; }

const char* wordsOf(Op op) {
    switch (op) {
        case Op::WriteNote:
            return TR_NOOP("a note written");
        case Op::EditText:
            return TR_NOOP("a text changed");
        case Op::ChangeKind:
            return TR_NOOP("a note’s kind changed");
        case Op::PlaceNote:
            return TR_NOOP("a note moved");
        case Op::TurnNote:
            return TR_NOOP("a note turned");
        case Op::FlipNote:
            return TR_NOOP("a note turned down or up");
        case Op::HandNote:
            return TR_NOOP("a note handed over");
        case Op::BinNote:
            return TR_NOOP("a note put into the bin");
        case Op::RestoreNote:
            return TR_NOOP("a note taken out of the bin");
        case Op::GroupNotes:
            return TR_NOOP("notes grouped");
        case Op::Ungroup:
            return TR_NOOP("a group taken apart");
        case Op::MoveGroup:
            return TR_NOOP("a group moved");
        case Op::EditGroup:
            return TR_NOOP("a group named");
        case Op::MergeNotes:
            return TR_NOOP("notes merged");
        case Op::AddAction:
            return TR_NOOP("an action added");
        case Op::EditAction:
            return TR_NOOP("an action changed");
        case Op::EstimateAction:
            return TR_NOOP("an estimate");
        case Op::AssignAction:
            return TR_NOOP("who does it and when");
        case Op::AcceptAction:
            return TR_NOOP("an owner’s yes");
        case Op::RemoveAction:
            return TR_NOOP("an action removed");
        case Op::MergeActions:
            return TR_NOOP("actions merged");
        case Op::MoveRank:
            return TR_NOOP("a rank");
        case Op::LinkActions:
            return TR_NOOP("a link between actions");
        case Op::PlanAction:
            return TR_NOOP("an action’s place in the plan");
        case Op::PlanAll:
            return TR_NOOP("a whole plan");
        case Op::AddTier:
            return TR_NOOP("tiers added");
        case Op::EditTier:
            return TR_NOOP("a tier changed");
        case Op::MoveTier:
            return TR_NOOP("a tier moved");
        case Op::RemoveTier:
            return TR_NOOP("a tier removed");
        case Op::EditTerms:
            return TR_NOOP("value and means");
        case Op::AddStage:
            return TR_NOOP("a stage added");
        case Op::EditStage:
            return TR_NOOP("a stage changed");
        case Op::MoveStage:
            return TR_NOOP("a stage moved");
        case Op::RemoveStage:
            return TR_NOOP("a stage removed");
        case Op::AddLane:
            return TR_NOOP("a lane added");
        case Op::EditLane:
            return TR_NOOP("a lane changed");
        case Op::MoveLane:
            return TR_NOOP("a lane moved");
        case Op::RemoveLane:
            return TR_NOOP("a lane removed");
        case Op::EditSeat:
            return TR_NOOP("a seat changed");
        case Op::EditSession:
            return TR_NOOP("the session changed");
        default:
            return TR_NOOP("the last thing done");  // never: the others cannot be undone
    }
}

std::optional<Op> opNamed(std::string_view name) { return valueNamed(kOpNames, name); }

bool canBeUndone(Op op) {
    switch (op) {
        case Op::StartSession:
        case Op::GoToStep:
        case Op::AddSeat:
        case Op::LeaveSeat:
        case Op::RevealNotes:
        case Op::PrepareRound:
        case Op::OpenRound:
        case Op::ExtendRound:
        case Op::CloseRound:
        case Op::RevealRound:
        case Op::ReopenRound:
        case Op::CancelRound:
        case Op::CastDot:
        case Op::TakeDotBack:
        case Op::SayDone:
        case Op::EnterProxy:
        case Op::GiveEntry:
        case Op::Abstain:
        case Op::SettleTie:
        case Op::MergeInVote:  // it moved secret marks, which no journal holds: after a restart they would not come back
        case Op::Import:       // one tap on a row must not take 150 with it
            return false;
        default:
            return true;
    }
}

}  // namespace app
