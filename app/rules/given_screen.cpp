#include "app/rules/given_screen.h"

#include <algorithm>
#include <set>

#include "app/rules/papers.h"
#include "app/rules/profiles.h"
#include "app/rules/voting.h"

namespace app::rules {
namespace {

std::uint64_t chanceOf(const Board& board, const Ballot& ballot, std::uint64_t salt) {
    return ballot.secret && salt ? salt : board.session().seed;
}

// Where the cards lie depends on nothing that passes, so that a screen taken back lies as it did.
void lay(GivenScreen& screen, std::uint64_t chance) {
    const std::uint64_t seed = lot(chance, screen.seat.value, static_cast<std::uint64_t>(screen.number));
    std::ranges::sort(screen.items, {}, [&](std::uint64_t item) { return lot(seed, item, 0); });
}

}  // namespace

int screenSize(BallotForm form) { return form == BallotForm::Duels ? 2 : form == BallotForm::BestWorst ? 4 : 0; }

bool stillStands(const Board& board, const GivenScreen& screen) {
    const Ballot* ballot = board.find(screen.ballot);
    const Seat* seat = board.find(screen.seat);
    if (!ballot || ballot->state != BallotState::Open || !seat || !seat->present) return false;
    if (const Voter* voter = voterOf(board, screen.ballot, screen.seat); voter && (voter->done || voter->abstains)) return false;
    const std::set<std::uint64_t> items(screen.items.begin(), screen.items.end());
    const auto candidates = candidatesLeft(board, *ballot);
    return items.size() == screen.items.size() &&
           std::ranges::all_of(items, [&](std::uint64_t item) { return std::ranges::binary_search(candidates, item); }) &&
           nextScreenNumber(board, *ballot, screen.seat) == screen.number;
}

std::optional<GivenScreen> giveScreen(const Board& board, const Ballot& ballot, Id<Seat> seat, const DuelState& known,
                                      std::span<const GivenScreen> others, std::uint64_t salt) {
    const auto candidates = candidatesLeft(board, ballot);
    DuelState state{.keys = candidates};
    if (known.keys == candidates) state.theta = known.theta, state.chances = known.chances;
    state.shown = screensOf(candidates, unsignedSoFar(board, ballot));
    for (const GivenScreen& other : others) {
        if (other.ballot != ballot.id || other.seat == seat || !stillStands(board, other)) continue;
        std::vector<int> cards;
        for (std::uint64_t item : other.items) cards.push_back(indexOf(candidates, item));
        state.shown.push_back(std::move(cards));
    }
    std::vector<int> barred;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (whyNotTakePart(board, ballot, seat, candidates[i])) barred.push_back(static_cast<int>(i));
    const std::uint64_t chance = chanceOf(board, ballot, salt);
    const auto cards = nextScreen(state, seat.value, lot(chance, ballot.id.value, 0), screenSize(ballot.form), barred);
    if (!cards) return std::nullopt;
    GivenScreen screen{.ballot = ballot.id, .seat = seat, .number = nextScreenNumber(board, ballot, seat)};
    for (int card : *cards) screen.items.push_back(candidates[static_cast<std::size_t>(card)]);
    lay(screen, chance);
    return screen;
}

std::optional<GivenScreen> lastScreen(const Board& board, const Ballot& ballot, Id<Seat> seat, std::uint64_t salt) {
    GivenScreen screen{.ballot = ballot.id, .seat = seat, .number = nextScreenNumber(board, ballot, seat) - 1};
    for (const Entry& e : saidBy(board, ballot, seat))
        if ((e.says == Says::Shown || e.says == Says::Skipped) && e.part == screen.number) screen.items.push_back(e.item);
    if (screen.items.size() < 2) return std::nullopt;
    lay(screen, chanceOf(board, ballot, salt));
    return screen;
}

}  // namespace app::rules
