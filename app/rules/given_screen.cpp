#include "app/rules/given_screen.h"

#include <algorithm>
#include <set>

#include "app/rules/ballots.h"
#include "app/rules/profiles.h"
#include "app/rules/voting.h"

namespace app::rules {
namespace {

std::uint64_t chanceOf(const Board& board, const Round& round, std::uint64_t salt) {
    return round.secret && salt ? salt : board.session().seed;
}

// Where the cards lie depends on nothing that passes, so that a screen taken back lies as it did.
void lay(GivenScreen& screen, std::uint64_t chance) {
    const std::uint64_t seed = lot(chance, screen.seat.value, static_cast<std::uint64_t>(screen.number));
    std::ranges::sort(screen.items, {}, [&](std::uint64_t item) { return lot(seed, item, 0); });
}

}  // namespace

int screenSize(BallotForm form) { return form == BallotForm::Duels ? 2 : form == BallotForm::BestWorst ? 4 : 0; }

bool stillStands(const Board& board, const GivenScreen& screen) {
    const Round* round = board.find(screen.round);
    const Seat* seat = board.find(screen.seat);
    if (!round || round->state != RoundState::Open || !seat || !seat->present) return false;
    if (const Voter* voter = voterOf(board, screen.round, screen.seat); voter && (voter->done || voter->abstains)) return false;
    const std::set<std::uint64_t> items(screen.items.begin(), screen.items.end());
    const auto candidates = candidatesLeft(board, *round);
    return items.size() == screen.items.size() &&
           std::ranges::all_of(items, [&](std::uint64_t item) { return std::ranges::binary_search(candidates, item); }) &&
           nextScreenNumber(board, *round, screen.seat) == screen.number;
}

std::optional<GivenScreen> giveScreen(const Board& board, const Round& round, Id<Seat> seat, const DuelState& known,
                                      std::span<const GivenScreen> others, std::uint64_t salt) {
    const auto candidates = candidatesLeft(board, round);
    DuelState state{.keys = candidates};
    if (known.keys == candidates) state.theta = known.theta, state.chances = known.chances;
    state.shown = screensOf(candidates, unsignedSoFar(board, round));
    for (const GivenScreen& other : others) {
        if (other.round != round.id || other.seat == seat || !stillStands(board, other)) continue;
        std::vector<int> cards;
        for (std::uint64_t item : other.items) cards.push_back(indexOf(candidates, item));
        state.shown.push_back(std::move(cards));
    }
    std::vector<int> barred;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (whyNotTakePart(board, round, seat, candidates[i])) barred.push_back(static_cast<int>(i));
    const std::uint64_t chance = chanceOf(board, round, salt);
    const auto cards = nextScreen(state, seat.value, lot(chance, round.id.value, 0), screenSize(round.form), barred);
    if (!cards) return std::nullopt;
    GivenScreen screen{.round = round.id, .seat = seat, .number = nextScreenNumber(board, round, seat)};
    for (int card : *cards) screen.items.push_back(candidates[static_cast<std::size_t>(card)]);
    lay(screen, chance);
    return screen;
}

std::optional<GivenScreen> lastScreen(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t salt) {
    GivenScreen screen{.round = round.id, .seat = seat, .number = nextScreenNumber(board, round, seat) - 1};
    for (const EntryView& e : saidBy(board, round, seat))
        if ((e.says == Says::Shown || e.says == Says::Skipped) && e.part == screen.number) screen.items.push_back(e.item);
    if (screen.items.size() < 2) return std::nullopt;
    lay(screen, chanceOf(board, round, salt));
    return screen;
}

}  // namespace app::rules
