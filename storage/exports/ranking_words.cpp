#include "storage/exports/ranking_words.h"

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
    constexpr std::array kKeys{"dots", "points", "scores", "duels", "best_worst", "orders"};
    return kKeys[static_cast<std::size_t>(form)];
}
const char* keyOf(TieStep step) {
    constexpr std::array kKeys{"score",          "breadth",      "run_off",    "facilitator",
                               "value_for_cost", "lower_budget", "lower_time", "lot"};
    return kKeys[static_cast<std::size_t>(step)];
}
const char* keyOf(Certainty certainty) {
    constexpr std::array kKeys{"sure", "probable", "to_discuss", "out"};
    return kKeys[static_cast<std::size_t>(certainty)];
}
const char* keyOf(Quadrant quadrant) {
    constexpr std::array kKeys{"quick_win", "big_project", "fill_in", "leave_out"};
    return kKeys[static_cast<std::size_t>(quadrant)];
}
const char* keyOf(WorthState standing) {
    constexpr std::array kKeys{"ratio", "free", "no_value", "to_be_costed", "no_resource"};
    return kKeys[static_cast<std::size_t>(standing)];
}
const char* keyOf(app::ValueBy by) {
    constexpr std::array kKeys{"value_for_cost", "rice", "ice", "wsjf", "formula"};
    return kKeys[static_cast<std::size_t>(by)];
}
const char* keyOf(app::Pin pin) {
    constexpr std::array kKeys{"none", "imposed", "excluded"};
    return kKeys[static_cast<std::size_t>(pin)];
}
const char* keyOf(LeftBecause why) {
    constexpr std::array kKeys{"excluded",        "to_be_costed", "needs",          "variant_taken",
                               "variant_imposed", "no_room",      "nothing_gained", "room_left"};
    return kKeys[static_cast<std::size_t>(why)];
}
const char* keyOf(MovedBecause why) {
    constexpr std::array kKeys{"pinned", "to_be_costed", "needs", "variant", "cap_exceeded", "new_room"};
    return kKeys[static_cast<std::size_t>(why)];
}

namespace {
constexpr std::array kMethodKeys{"borda", "copeland", "schulze", "ranked_pairs", "minimax", "kemeny"};
constexpr std::array kListKeys{"votes", "value", "duels", "hand"};
}  // namespace

const char* keyOf(Method method) { return kMethodKeys[static_cast<std::size_t>(method)]; }
const char* keyOf(RankBy by) { return kListKeys[static_cast<std::size_t>(by)]; }

std::optional<Method> methodOf(std::string_view key) {
    for (std::size_t i = 0; i < kMethodKeys.size(); ++i)
        if (key == kMethodKeys[i]) return static_cast<Method>(i);
    return std::nullopt;
}
std::optional<RankBy> listOf(std::string_view key) {
    for (std::size_t i = 0; i < kListKeys.size(); ++i)
        if (key == kListKeys[i]) return static_cast<RankBy>(i);
    return std::nullopt;
}

}  // namespace storage::exports
