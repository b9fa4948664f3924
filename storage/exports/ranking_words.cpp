#include "storage/exports/ranking_words.h"

#include "app/base/per.h"
#include "app/base/result.h"
#include "app/rules/tally.h"
#include "storage/exports/rounds.h"

namespace storage::exports {

using namespace app::rules;

int digitsOf(app::BallotForm form) {
    switch (form) {
        case app::BallotForm::Dots:
        case app::BallotForm::Points:
            return 0;
        case app::BallotForm::Scores:
            return 2;
        case app::BallotForm::Duels:
        case app::BallotForm::BestWorst:
        case app::BallotForm::Orders:
            return 1;
    }
    return 2;
}

const char* separatedBy(TieStep step, app::BallotForm form) {
    return step == TieStep::Score ? figureWords(form) : app::rules::nameOf(step);
}
const char* separatedByValue(TieStep step) {
    return step == TieStep::Score ? TR_NOOP("value for cost") : app::rules::nameOf(step);
}

const char* quadrantWords(Quadrant quadrant) {
    switch (quadrant) {
        case Quadrant::QuickWin:
            return TR_NOOP("Quick win");
        case Quadrant::BigProject:
            return TR_NOOP("Big project");
        case Quadrant::FillIn:
            return TR_NOOP("Fill-in");
        case Quadrant::LeaveOut:
            break;
    }
    return TR_NOOP("To leave out");
}

const char* valueByWords(app::ValueBy by) {
    switch (by) {
        case app::ValueBy::ForCost:
            return TR_NOOP("value for cost");
        case app::ValueBy::Rice:
            return "RICE";
        case app::ValueBy::Ice:
            return "ICE";
        case app::ValueBy::Wsjf:
            return "WSJF";
        case app::ValueBy::Formula:
            break;
    }
    return TR_NOOP("formula of one’s own");
}

const char* pinWords(app::Pin pin) {
    switch (pin) {
        case app::Pin::Imposed:
            return TR_NOOP("imposed");
        case app::Pin::Excluded:
            return TR_NOOP("excluded");
        case app::Pin::None:
            break;
    }
    return "";
}

const char* leftWords(LeftBecause why, bool notValued) {
    switch (why) {
        case LeftBecause::Excluded:
            return TR_NOOP("excluded by hand");
        case LeftBecause::ToBeCosted:
            return TR_NOOP("to be costed");
        case LeftBecause::Needs:
            return TR_NOOP("what it needs is left out");
        case LeftBecause::VariantTaken:
            return TR_NOOP("a variant of it is in");
        case LeftBecause::VariantImposed:
            return TR_NOOP("a variant of it is imposed");
        case LeftBecause::NoRoom:
            return TR_NOOP("no room");
        case LeftBecause::RoomLeft:
            return TR_NOOP("there is room, left where it was");
        case LeftBecause::NothingGained:
            break;
    }
    return notValued ? TR_NOOP("an impact is missing") : TR_NOOP("nothing is gained");
}

const char* keyOf(app::BallotForm form) {
    constexpr app::Per<app::BallotForm, const char*> kKeys({"dots", "points", "scores", "duels", "best_worst", "orders"});
    return kKeys[form];
}
const char* keyOf(TieStep step) {
    constexpr app::Per<TieStep, const char*> kKeys(
        {"score", "breadth", "run_off", "facilitator", "value_for_cost", "lower_budget", "lower_time", "lot"});
    return kKeys[step];
}
const char* keyOf(Certainty certainty) {
    constexpr app::Per<Certainty, const char*> kKeys({"sure", "probable", "to_discuss", "out"});
    return kKeys[certainty];
}
const char* keyOf(Quadrant quadrant) {
    constexpr app::Per<Quadrant, const char*> kKeys({"quick_win", "big_project", "fill_in", "leave_out"});
    return kKeys[quadrant];
}
const char* keyOf(WorthState standing) {
    constexpr app::Per<WorthState, const char*> kKeys({"ratio", "free", "no_value", "to_be_costed", "no_resource"});
    return kKeys[standing];
}
const char* keyOf(app::ValueBy by) {
    constexpr app::Per<app::ValueBy, const char*> kKeys({"value_for_cost", "rice", "ice", "wsjf", "formula"});
    return kKeys[by];
}
const char* keyOf(app::Pin pin) {
    constexpr app::Per<app::Pin, const char*> kKeys({"none", "imposed", "excluded"});
    return kKeys[pin];
}
const char* keyOf(LeftBecause why) {
    constexpr app::Per<LeftBecause, const char*> kKeys(
        {"excluded", "to_be_costed", "needs", "variant_taken", "variant_imposed", "no_room", "nothing_gained", "room_left"});
    return kKeys[why];
}
const char* keyOf(MovedBecause why) {
    constexpr app::Per<MovedBecause, const char*> kKeys(
        {"pinned", "to_be_costed", "needs", "variant", "cap_exceeded", "new_room"});
    return kKeys[why];
}

namespace {
constexpr app::Per<Method, const char*> kMethodKeys({"borda", "copeland", "schulze", "ranked_pairs", "minimax", "kemeny"});
constexpr app::Per<RankBy, const char*> kListKeys({"votes", "value", "duels", "hand"});
}  // namespace

const char* keyOf(Method method) { return kMethodKeys[method]; }
const char* keyOf(RankBy by) { return kListKeys[by]; }

std::optional<Method> methodOf(std::string_view key) { return app::valueNamed(kMethodKeys, key); }
std::optional<RankBy> listOf(std::string_view key) { return app::valueNamed(kListKeys, key); }

}  // namespace storage::exports
