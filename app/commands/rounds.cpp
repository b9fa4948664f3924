#include "app/commands/rounds.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "app/commands/refusals.h"
#include "app/rules/tally.h"
#include "app/rules/voting.h"

namespace app::commands {
namespace {

constexpr int kMostDots = 99, kAllPoints = 100;
constexpr std::size_t kMostInRunOff = 4;

// Where the votes of a round are given: dots of an open one are dropped on what is voted on, so that has to lie there, the
// funnel's actions or the map's notes.
StepKey stepOf(const Round& round) { return round.on == RoundOn::Actions ? steps::kRanking : steps::kVote; }

Transaction openWith(const Board& board, CommandContext& context, Round round, const std::vector<std::uint64_t>& items) {
    Edit edit(board, Op::OpenRound, context);
    round.id = context.ids.make<Round>();
    round.number = board.rounds().empty() ? 1 : board.find(board.rounds().back())->number + 1;
    round.state = RoundState::Open;
    round.closesAt = round.boxSeconds > 0 ? context.now + round.boxSeconds * UnixMs{1000} : 0;
    edit.put(round);
    for (std::uint64_t item : items) edit.put(Candidate{context.ids.make<Candidate>(), round.id, item});
    edit.update<Session>(board.session().id.value, [&](Session& s) { s.step = stepOf(round); });
    return edit.finish();
}

// A seat's team, unless it voted alone for it: a team of one would be known by its ballot. So would a single ballot without a
// team among ballots that have one; then none is told.
std::map<Id<Seat>, int> teamsToTell(const Board& board, const std::vector<Id<Seat>>& voted) {
    std::map<int, int> members;
    for (Id<Seat> id : voted)
        if (const Seat* seat = board.find(id)) ++members[seat->team];
    std::map<Id<Seat>, int> result;
    for (Id<Seat> id : voted)
        if (const Seat* seat = board.find(id)) result[id] = members[seat->team] >= 2 ? seat->team : 0;
    const auto withoutTeam = [](const auto& entry) { return entry.second == 0; };
    if (std::ranges::count_if(result, withoutTeam) + std::ranges::count_if(voted, [&](Id<Seat> id) { return !board.find(id); }) ==
        1)
        for (auto& [id, team] : result) team = 0;
    return result;
}

// Marks become ballots, in an order and under ids that only the system's chance knows: neither leads back to a seat, even for
// who knows all other ids of the session.
void makeSecretBallots(const Board& board, CommandContext& context, Edit& edit, Id<Round> round) {
    std::map<Id<Seat>, std::vector<Mark>> choices;
    for (Id<Mark> id : board.marksOf(round)) {
        const Mark& mark = *board.find(id);
        if (!rules::isSetAside(board, round, mark.seat)) choices[mark.seat].push_back(mark);
        edit.remove<Mark>(id.value);
    }
    std::vector<Id<Seat>> voted;
    for (const auto& [seat, marks] : choices) voted.push_back(seat);
    const auto teams = teamsToTell(board, voted);
    IdSource secret = context.chanceSeed ? IdSource{*context.chanceSeed} : IdSource::fromSystem();
    // A source of its own: the ids stand in the file, and must not tell the order.
    std::mt19937_64 chance{context.chanceSeed ? *context.chanceSeed + 1 : IdSource::fromSystem().next()};
    std::ranges::shuffle(voted, chance);
    for (Id<Seat> id : voted) {
        const Seat* seat = board.find(id);
        const Ballot ballot{secret.make<Ballot>(), round, {}, seat ? seat->weight : 1, seat ? teams.at(id) : 0};
        edit.put(ballot);
        std::vector<Mark>& marks = choices[id];
        std::ranges::shuffle(marks, chance);
        std::map<int, int> screens;  // numbers of their own: how often one skipped or took back is nobody's business
        for (const Mark& m : marks) {
            const bool dot = m.says == Says::Dot || m.says == Says::Resistance;
            const bool onScreen = m.says == Says::Shown || m.says == Says::Skipped;
            const int part = onScreen ? screens.try_emplace(m.part, static_cast<int>(screens.size()) + 1).first->second : m.part;
            if (dot) edit.put(Dot{secret.make<Dot>(), round, ballot.id, m.item, m.says == Says::Resistance});
            else edit.put(Entry{secret.make<Entry>(), round, ballot.id, m.item, m.says, m.value, part});
        }
    }
}

// Ballots in the open carry their seat already; what they weigh is settled now.
void weighOpenBallots(const Board& board, Edit& edit, Id<Round> round) {
    for (Id<Ballot> id : board.ballotsOf(round))
        if (const Seat* seat = board.find(board.find(id)->seat))
            edit.update<Ballot>(id.value, [&](Ballot& p) { p.weight = seat->weight, p.team = seat->team; });
}

// Takes away ballots with all they say, those that `which` chooses.
template <class F>
void removeBallots(const Board& board, Edit& edit, Id<Round> round, F&& which) {
    for (Id<Dot> id : board.dotsOf(round))
        if (which(board.find(id)->ballot)) edit.remove<Dot>(id.value);
    for (Id<Entry> id : board.entriesOf(round))
        if (which(board.find(id)->ballot)) edit.remove<Entry>(id.value);
    for (Id<Ballot> id : board.ballotsOf(round))
        if (which(id)) edit.remove<Ballot>(id.value);
}

// These items and all that share an own score with one of them.
std::set<std::uint64_t> tiedWith(const Board& board, const Round& round, const std::vector<std::uint64_t>& items) {
    const auto rows = rules::tally(board, round);
    std::set<int> ranks;
    std::set<std::uint64_t> result(items.begin(), items.end());
    for (const auto& row : rows)
        if (result.contains(row.item)) ranks.insert(row.rank);
    for (const auto& row : rows)
        if (ranks.contains(row.rank)) result.insert(row.item);
    return result;
}

bool compares(BallotForm form) {
    return form == BallotForm::Duels || form == BallotForm::BestWorst || form == BallotForm::Orders;
}

}  // namespace

Result<Transaction> openRound(const Board& board, CommandContext& context, const RoundTerms& terms) {
    if (rules::openRound(board)) return Refusal{TR_NOOP("Another vote is open: close it first.")};
    const auto items = rules::eligible(board, terms.scope);
    if (items.empty()) return Refusal{TR_NOOP("There is nothing to vote on yet.")};
    if (items.size() < 2 && compares(terms.form)) return Refusal{TR_NOOP("There must be at least two things to compare.")};
    const auto& scope = terms.scope;
    Round round;
    round.on = scope.on, round.kind = scope.kind, round.secret = terms.secret, round.tie = terms.tie;
    round.stage = scope.stage, round.lane = scope.lane, round.shortListOf = scope.shortListOf, round.shortList = scope.shortList;
    round.form = terms.form, round.ownAllowed = terms.ownAllowed, round.blanks = terms.blanks,
    round.criteria = std::clamp(terms.criteria, 1, 3);
    round.dotsEach =
        std::clamp(terms.dotsEach > 0 ? terms.dotsEach : rules::suggestedDots(static_cast<int>(items.size())), 1, kMostDots);
    round.cap = std::clamp(terms.cap, 1, round.dotsEach);
    if (terms.form == BallotForm::Points) round.dotsEach = round.cap = kAllPoints;
    if (terms.form == BallotForm::Dots) round.resistanceEach = std::clamp(terms.resistanceEach, 0, kMostDots);
    round.resistanceCap = std::clamp(terms.resistanceCap, 1, std::max(1, round.resistanceEach));
    round.winners = std::max(1, terms.winners), round.boxSeconds = std::max(0, terms.boxSeconds);
    return openWith(board, context, round, items);
}

Result<Transaction> openRunOff(const Board& board, CommandContext& context, Id<Round> id) {
    const Round* settled = board.find(id);
    if (!settled || settled->state != RoundState::Revealed) return Refusal{TR_NOOP("Reveal the vote first."), id.value};
    if (rules::openRound(board)) return Refusal{TR_NOOP("Another vote is open: close it first.")};
    settled = &rules::settledBy(board, *settled);  // a run-off that tied: the first round is still to be settled
    const auto tied = rules::tieAtCut(board, *settled);
    if (tied.empty()) return Refusal{TR_NOOP("There is no tie to settle."), id.value};
    Round round = *settled;
    // The places that are still to be filled: those of the cut less what stands above the tie.
    const auto rows = rules::tally(board, *settled);
    const auto above =
        std::ranges::find_if(rows, [&](const auto& row) { return std::ranges::find(tied, row.item) != tied.end(); }) -
        rows.begin();
    round.winners = std::max(1, settled->winners - static_cast<int>(above));
    round.dotsEach = std::min(round.winners, static_cast<int>(tied.size()) - 1);
    round.cap = 1;
    round.form = BallotForm::Dots, round.resistanceEach = 0, round.resistanceCap = 1;
    round.runOffOf = settled->id, round.amongFirst = false;
    return openWith(board, context, round, tied);
}

Result<Transaction> openTopRunOff(const Board& board, CommandContext& context, Id<Round> id, int most) {
    const Round* earlier = board.find(id);
    if (!earlier || earlier->state != RoundState::Revealed) return Refusal{TR_NOOP("Reveal the vote first."), id.value};
    if (rules::openRound(board)) return Refusal{TR_NOOP("Another vote is open: close it first.")};
    std::vector<std::uint64_t> first;
    for (const auto& row : rules::tally(board, *earlier))
        if (row.rank <= std::clamp(most, 2, 4)) first.push_back(row.item);
    if (first.size() < 2) return Refusal{TR_NOOP("There must be at least two things to compare."), id.value};
    if (first.size() > kMostInRunOff)
        return Refusal{TR_NOOP("{0} items share the first places: a run-off is held among 2 to 4."), id.value,
                       static_cast<long>(first.size())};
    Round round = *earlier;
    round.form = BallotForm::Dots, round.resistanceEach = 0, round.resistanceCap = 1;
    round.dotsEach = round.cap = 1, round.winners = 1;
    round.runOffOf = earlier->runOffOf ? earlier->runOffOf : earlier->id, round.amongFirst = true;
    return openWith(board, context, round, first);
}

Result<Transaction> extendRound(const Board& board, CommandContext& context, Id<Round> id, int seconds) {
    const Round* round = board.find(id);
    if (!round || round->state != RoundState::Open) return kNotOpen;
    if (!round->closesAt) return Refusal{TR_NOOP("This vote has no time limit."), id.value};
    Edit edit(board, Op::ExtendRound, context);
    edit.update<Round>(id.value, [&](Round& b) { b.closesAt = std::max(b.closesAt, context.now) + seconds * UnixMs{1000}; });
    return edit.finish();
}

Result<Transaction> changeDots(const Board& board, CommandContext& context, Id<Round> id, const DotRule& rule) {
    const Round* round = board.find(id);
    if (!round || round->state != RoundState::Open) return kNotOpen;
    if (round->form != BallotForm::Dots) return Refusal{TR_NOOP("This vote is not given with dots."), id.value};
    Edit edit(board, Op::ExtendRound, context);
    edit.update<Round>(id.value, [&](Round& b) {
        b.dotsEach = std::clamp(rule.each, 1, kMostDots), b.cap = std::clamp(rule.cap, 1, b.dotsEach);
        b.resistanceEach = std::clamp(rule.resistanceEach, 0, kMostDots);
        b.resistanceCap = std::clamp(rule.resistanceCap, 1, std::max(1, b.resistanceEach));
    });
    return edit.finish();
}

Result<Transaction> closeRound(const Board& board, CommandContext& context, Id<Round> id) {
    const Round* round = board.find(id);
    if (!round || round->state != RoundState::Open) return kNotOpen;
    Edit edit(board, Op::CloseRound, context);
    if (round->secret) makeSecretBallots(board, context, edit, id);
    else weighOpenBallots(board, edit, id);
    edit.update<Round>(id.value, [](Round& b) { b.state = RoundState::Closed, b.closesAt = 0; });
    return edit.finish();
}

Result<Transaction> reopenRound(const Board& board, CommandContext& context, Id<Round> id) {
    const Round* round = board.find(id);
    if (!round || round->state != RoundState::Closed)
        return Refusal{TR_NOOP("Only a vote that is closed and not revealed can be reopened."), id.value};
    if (round->secret) return Refusal{TR_NOOP("A secret vote cannot be reopened: its ballots are nobody's any more."), id.value};
    if (rules::openRound(board)) return Refusal{TR_NOOP("Another vote is open: close it first.")};
    Edit edit(board, Op::ReopenRound, context);
    edit.update<Round>(id.value, [](Round& b) { b.state = RoundState::Open; });
    edit.update<Session>(board.session().id.value, [&](Session& s) { s.step = stepOf(*round); });
    return edit.finish();
}

Result<Transaction> cancelRound(const Board& board, CommandContext& context, Id<Round> id) {
    const Round* round = board.find(id);
    if (!round || round->state == RoundState::Revealed || round->state == RoundState::Cancelled)
        return Refusal{TR_NOOP("Only a vote that is not revealed can be cancelled."), id.value};
    Edit edit(board, Op::CancelRound, context);
    for (Id<Mark> mark : board.marksOf(id)) edit.remove<Mark>(mark.value);
    // What was given in the open everybody has seen; what was given in secret nobody shall ever read.
    if (round->secret) removeBallots(board, edit, id, [](Id<Ballot>) { return true; });
    edit.update<Round>(id.value, [](Round& b) { b.state = RoundState::Cancelled, b.closesAt = 0; });
    return edit.finish();
}

Result<Transaction> revealRound(const Board& board, CommandContext& context, Id<Round> id) {
    const Round* round = board.find(id);
    if (!round || round->state != RoundState::Closed) return Refusal{TR_NOOP("Close the vote first."), id.value};
    Edit edit(board, Op::RevealRound, context);
    // Until now whoever abstained could have come back; from now on their ballot is not of this round.
    removeBallots(board, edit, id, [&](Id<Ballot> ballot) { return rules::isSetAside(board, id, board.find(ballot)->seat); });
    edit.update<Round>(id.value, [](Round& b) { b.state = RoundState::Revealed; });
    edit.update<Session>(board.session().id.value,
                         [&](Session& s) { s.step = round->on == RoundOn::Actions ? steps::kRanking : steps::kResults; });
    return edit.finish();
}

Result<Transaction> settleTie(const Board& board, CommandContext& context, Id<Round> id,
                              const std::vector<std::uint64_t>& items) {
    const Round* round = board.find(id);
    if (!round || round->state != RoundState::Revealed) return Refusal{TR_NOOP("Reveal the vote first."), id.value};
    Edit edit(board, Op::SettleTie, context);
    // A choice replaces the one before of the same tie: places of two choices cannot be compared. A choice on another tie of the
    // round stays.
    const auto ties = tiedWith(board, *round, items);
    for (const auto& [key, settled] : board.all<Settled>())
        if (settled.round == id && ties.contains(settled.item)) edit.remove<Settled>(key);
    int place = 0;
    for (std::uint64_t item : items) edit.put(Settled{context.ids.make<Settled>(), id, item, ++place});
    return edit.finish();
}

}  // namespace app::commands
