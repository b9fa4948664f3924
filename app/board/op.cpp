#include "app/board/op.h"

#include <array>

namespace app {
namespace {

constexpr std::array<const char*, kOps> kOpNames{
    "startSession",  "editSession", "goToStep",     "addStage",     "editStage",      "moveStage",    "removeStage",
    "addLane",       "editLane",    "moveLane",     "removeLane",   "addSeat",        "editSeat",     "leaveSeat",
    "writeNote",     "editText",    "changeKind",   "placeNote",    "turnNote",       "flipNote",     "revealNotes",
    "handNote",      "binNote",     "restoreNote",  "groupNotes",   "ungroup",        "moveGroup",    "editGroup",
    "prepareBallot", "openBallot",  "extendBallot", "closeBallot",  "revealBallot",   "castDot",      "takeDotBack",
    "sayDone",       "enterProxy",  "addAction",    "editAction",   "estimateAction", "assignAction", "removeAction",
    "moveRank",      "import",      "mergeNotes",   "mergeActions", "giveAnswer",     "abstain",      "settleTie",
    "acceptAction",  "addTier",     "editTier",     "moveTier",     "removeTier",     "planAction",   "planAll",
    "linkActions",   "editTerms",   "mergeInVote",  "reopenBallot", "cancelBallot"};

}  // namespace

const char* nameOf(Op op) { return kOpNames[static_cast<std::size_t>(op)]; }

std::optional<Op> opNamed(std::string_view name) {
    for (std::size_t i = 0; i < kOpNames.size(); ++i)
        if (name == kOpNames[i]) return static_cast<Op>(i);
    return std::nullopt;
}

bool canBeUndone(Op op) {
    switch (op) {
        case Op::StartSession:
        case Op::GoToStep:
        case Op::AddSeat:
        case Op::LeaveSeat:
        case Op::RevealNotes:
        case Op::PrepareBallot:
        case Op::OpenBallot:
        case Op::ExtendBallot:
        case Op::CloseBallot:
        case Op::RevealBallot:
        case Op::ReopenBallot:
        case Op::CancelBallot:
        case Op::CastDot:
        case Op::TakeDotBack:
        case Op::SayDone:
        case Op::EnterProxy:
        case Op::GiveAnswer:
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
