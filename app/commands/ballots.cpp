#include "app/commands/ballots.h"

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
Step stepOf(const Ballot& ballot) { return ballot.on == BallotOn::Actions ? Step::Ranking : Step::Vote; }

Transaction openWith(const Board& board, Asking& asking, Ballot ballot, const std::vector<std::uint64_t>& items) {
    Edit edit(board, Op::OpenBallot, asking);
    ballot.id = asking.ids.make<Ballot>();
    ballot.number = board.ballots().empty() ? 1 : board.find(board.ballots().back())->number + 1;
    ballot.state = BallotState::Open;
    ballot.closesAt = ballot.boxSeconds > 0 ? asking.now + ballot.boxSeconds * UnixMs{1000} : 0;
    edit.put(ballot);
    for (std::uint64_t item : items) edit.put(Candidate{asking.ids.make<Candidate>(), ballot.id, item});
    edit.update<Session>(board.session().id.value, [&](Session& s) { s.step = stepOf(ballot); });
    return edit.finish();
}

// A seat's team, unless it voted alone for it: a team of one would be known by its paper. So would a single paper without a team
// among papers that have one; then none is told.
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

// Marks become papers, in an order and under ids that only the system's chance knows: neither leads back to a seat, even for
// who knows all other ids of the session.
void makeSecretPapers(const Board& board, Asking& asking, Edit& edit, Id<Ballot> ballot) {
    std::map<Id<Seat>, std::vector<Mark>> choices;
    for (Id<Mark> id : board.marksOf(ballot)) {
        const Mark& mark = *board.find(id);
        if (!rules::isSetAside(board, ballot, mark.seat)) choices[mark.seat].push_back(mark);
        edit.remove<Mark>(id.value);
    }
    std::vector<Id<Seat>> voted;
    for (const auto& [seat, marks] : choices) voted.push_back(seat);
    const auto teams = teamsToTell(board, voted);
    IdSource secret = asking.chanceSeed ? IdSource{*asking.chanceSeed} : IdSource::fromSystem();
    // A source of its own: the ids stand in the file, and must not tell the order.
    std::mt19937_64 chance{asking.chanceSeed ? *asking.chanceSeed + 1 : IdSource::fromSystem().next()};
    std::ranges::shuffle(voted, chance);
    for (Id<Seat> id : voted) {
        const Seat* seat = board.find(id);
        const Paper paper{secret.make<Paper>(), ballot, {}, seat ? seat->weight : 1, seat ? teams.at(id) : 0};
        edit.put(paper);
        std::vector<Mark>& marks = choices[id];
        std::ranges::shuffle(marks, chance);
        std::map<int, int> screens;  // numbers of their own: how often one skipped or took back is nobody's business
        for (const Mark& m : marks) {
            const bool dot = m.says == Says::Dot || m.says == Says::Resistance;
            const bool onScreen = m.says == Says::Shown || m.says == Says::Skipped;
            const int part = onScreen ? screens.try_emplace(m.part, static_cast<int>(screens.size()) + 1).first->second : m.part;
            if (dot) edit.put(Dot{secret.make<Dot>(), ballot, paper.id, m.item, m.says == Says::Resistance});
            else edit.put(Answer{secret.make<Answer>(), ballot, paper.id, m.item, m.says, m.value, part});
        }
    }
}

// Papers in the open carry their seat already; what they weigh is settled now.
void weighOpenPapers(const Board& board, Edit& edit, Id<Ballot> ballot) {
    for (Id<Paper> id : board.papersOf(ballot))
        if (const Seat* seat = board.find(board.find(id)->seat))
            edit.update<Paper>(id.value, [&](Paper& p) { p.weight = seat->weight, p.team = seat->team; });
}

// Takes away papers with all they say, those that `which` chooses.
template <class F>
void removePapers(const Board& board, Edit& edit, Id<Ballot> ballot, F&& which) {
    for (Id<Dot> id : board.dotsOf(ballot))
        if (which(board.find(id)->paper)) edit.remove<Dot>(id.value);
    for (Id<Answer> id : board.answersOf(ballot))
        if (which(board.find(id)->paper)) edit.remove<Answer>(id.value);
    for (Id<Paper> id : board.papersOf(ballot))
        if (which(id)) edit.remove<Paper>(id.value);
}

// These items and all that share an own score with one of them.
std::set<std::uint64_t> tiedWith(const Board& board, const Ballot& ballot, const std::vector<std::uint64_t>& items) {
    const auto rows = rules::tally(board, ballot);
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

Result<Transaction> openBallot(const Board& board, Asking& asking, const BallotTerms& terms) {
    if (rules::openBallot(board)) return Refusal{TR_NOOP("Another vote is open: close it first.")};
    const auto items = rules::eligible(board, terms.scope);
    if (items.empty()) return Refusal{TR_NOOP("There is nothing to vote on yet.")};
    if (items.size() < 2 && compares(terms.form)) return Refusal{TR_NOOP("There must be at least two things to compare.")};
    const auto& scope = terms.scope;
    Ballot ballot;
    ballot.on = scope.on, ballot.kind = scope.kind, ballot.secret = terms.secret, ballot.tie = terms.tie;
    ballot.stage = scope.stage, ballot.lane = scope.lane, ballot.shortListOf = scope.shortListOf,
    ballot.shortList = scope.shortList;
    ballot.form = terms.form, ballot.ownAllowed = terms.ownAllowed, ballot.blanks = terms.blanks,
    ballot.criteria = std::clamp(terms.criteria, 1, 3);
    ballot.dotsEach =
        std::clamp(terms.dotsEach > 0 ? terms.dotsEach : rules::suggestedDots(static_cast<int>(items.size())), 1, kMostDots);
    ballot.cap = std::clamp(terms.cap, 1, ballot.dotsEach);
    if (terms.form == BallotForm::Points) ballot.dotsEach = ballot.cap = kAllPoints;
    if (terms.form == BallotForm::Dots) ballot.resistanceEach = std::clamp(terms.resistanceEach, 0, kMostDots);
    ballot.resistanceCap = std::clamp(terms.resistanceCap, 1, std::max(1, ballot.resistanceEach));
    ballot.winners = std::max(1, terms.winners), ballot.boxSeconds = std::max(0, terms.boxSeconds);
    return openWith(board, asking, ballot, items);
}

Result<Transaction> openRunOff(const Board& board, Asking& asking, Id<Ballot> id) {
    const Ballot* settled = board.find(id);
    if (!settled || settled->state != BallotState::Revealed) return Refusal{TR_NOOP("Reveal the vote first."), id.value};
    if (rules::openBallot(board)) return Refusal{TR_NOOP("Another vote is open: close it first.")};
    while (const Ballot* root = board.find(settled->runOffOf))
        settled = root;  // a run-off that tied: the first round is still to be settled
    const auto tied = rules::tieAtCut(board, *settled);
    if (tied.empty()) return Refusal{TR_NOOP("There is no tie to settle."), id.value};
    Ballot ballot = *settled;
    // The places that are still to be filled: those of the cut less what stands above the tie.
    const auto rows = rules::tally(board, *settled);
    const auto above =
        std::ranges::find_if(rows, [&](const auto& row) { return std::ranges::find(tied, row.item) != tied.end(); }) -
        rows.begin();
    ballot.winners = std::max(1, settled->winners - static_cast<int>(above));
    ballot.dotsEach = std::min(ballot.winners, static_cast<int>(tied.size()) - 1);
    ballot.cap = 1;
    ballot.form = BallotForm::Dots, ballot.resistanceEach = 0, ballot.resistanceCap = 1;
    ballot.runOffOf = settled->id, ballot.amongFirst = false;
    return openWith(board, asking, ballot, tied);
}

Result<Transaction> openTopRunOff(const Board& board, Asking& asking, Id<Ballot> id, int most) {
    const Ballot* earlier = board.find(id);
    if (!earlier || earlier->state != BallotState::Revealed) return Refusal{TR_NOOP("Reveal the vote first."), id.value};
    if (rules::openBallot(board)) return Refusal{TR_NOOP("Another vote is open: close it first.")};
    std::vector<std::uint64_t> first;
    for (const auto& row : rules::tally(board, *earlier))
        if (row.rank <= std::clamp(most, 2, 4)) first.push_back(row.item);
    if (first.size() < 2) return Refusal{TR_NOOP("There must be at least two things to compare."), id.value};
    if (first.size() > kMostInRunOff)
        return Refusal{TR_NOOP("{0} items share the first places: a run-off is held among 2 to 4."), id.value,
                       static_cast<long>(first.size())};
    Ballot ballot = *earlier;
    ballot.form = BallotForm::Dots, ballot.resistanceEach = 0, ballot.resistanceCap = 1;
    ballot.dotsEach = ballot.cap = 1, ballot.winners = 1;
    ballot.runOffOf = earlier->runOffOf ? earlier->runOffOf : earlier->id, ballot.amongFirst = true;
    return openWith(board, asking, ballot, first);
}

Result<Transaction> extendBallot(const Board& board, Asking& asking, Id<Ballot> id, int seconds) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Open) return kNotOpen;
    if (!ballot->closesAt) return Refusal{TR_NOOP("This vote has no time limit."), id.value};
    Edit edit(board, Op::ExtendBallot, asking);
    edit.update<Ballot>(id.value, [&](Ballot& b) { b.closesAt = std::max(b.closesAt, asking.now) + seconds * UnixMs{1000}; });
    return edit.finish();
}

Result<Transaction> changeDots(const Board& board, Asking& asking, Id<Ballot> id, const DotRule& rule) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Open) return kNotOpen;
    if (ballot->form != BallotForm::Dots) return Refusal{TR_NOOP("This vote is not given with dots."), id.value};
    Edit edit(board, Op::ExtendBallot, asking);
    edit.update<Ballot>(id.value, [&](Ballot& b) {
        b.dotsEach = std::clamp(rule.each, 1, kMostDots), b.cap = std::clamp(rule.cap, 1, b.dotsEach);
        b.resistanceEach = std::clamp(rule.resistanceEach, 0, kMostDots);
        b.resistanceCap = std::clamp(rule.resistanceCap, 1, std::max(1, b.resistanceEach));
    });
    return edit.finish();
}

Result<Transaction> closeBallot(const Board& board, Asking& asking, Id<Ballot> id) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Open) return kNotOpen;
    Edit edit(board, Op::CloseBallot, asking);
    if (ballot->secret) makeSecretPapers(board, asking, edit, id);
    else weighOpenPapers(board, edit, id);
    edit.update<Ballot>(id.value, [](Ballot& b) { b.state = BallotState::Closed, b.closesAt = 0; });
    return edit.finish();
}

Result<Transaction> reopenBallot(const Board& board, Asking& asking, Id<Ballot> id) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Closed)
        return Refusal{TR_NOOP("Only a vote that is closed and not revealed can be reopened."), id.value};
    if (ballot->secret) return Refusal{TR_NOOP("A secret vote cannot be reopened: its papers are nobody's any more."), id.value};
    if (rules::openBallot(board)) return Refusal{TR_NOOP("Another vote is open: close it first.")};
    Edit edit(board, Op::ReopenBallot, asking);
    edit.update<Ballot>(id.value, [](Ballot& b) { b.state = BallotState::Open; });
    edit.update<Session>(board.session().id.value, [&](Session& s) { s.step = stepOf(*ballot); });
    return edit.finish();
}

Result<Transaction> cancelBallot(const Board& board, Asking& asking, Id<Ballot> id) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state == BallotState::Revealed || ballot->state == BallotState::Cancelled)
        return Refusal{TR_NOOP("Only a vote that is not revealed can be cancelled."), id.value};
    Edit edit(board, Op::CancelBallot, asking);
    for (Id<Mark> mark : board.marksOf(id)) edit.remove<Mark>(mark.value);
    // What was given in the open everybody has seen; what was given in secret nobody shall ever read.
    if (ballot->secret) removePapers(board, edit, id, [](Id<Paper>) { return true; });
    edit.update<Ballot>(id.value, [](Ballot& b) { b.state = BallotState::Cancelled, b.closesAt = 0; });
    return edit.finish();
}

Result<Transaction> revealBallot(const Board& board, Asking& asking, Id<Ballot> id) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Closed) return Refusal{TR_NOOP("Close the vote first."), id.value};
    Edit edit(board, Op::RevealBallot, asking);
    // Until now whoever abstained could have come back; from now on their paper is not of this round.
    removePapers(board, edit, id, [&](Id<Paper> paper) { return rules::isSetAside(board, id, board.find(paper)->seat); });
    edit.update<Ballot>(id.value, [](Ballot& b) { b.state = BallotState::Revealed; });
    edit.update<Session>(board.session().id.value,
                         [&](Session& s) { s.step = ballot->on == BallotOn::Actions ? Step::Ranking : Step::Results; });
    return edit.finish();
}

Result<Transaction> settleTie(const Board& board, Asking& asking, Id<Ballot> id, const std::vector<std::uint64_t>& items) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Revealed) return Refusal{TR_NOOP("Reveal the vote first."), id.value};
    Edit edit(board, Op::SettleTie, asking);
    // A choice replaces the one before of the same tie: places of two choices cannot be compared. A choice on another tie of the
    // round stays.
    const auto ties = tiedWith(board, *ballot, items);
    for (const auto& [key, settled] : board.all<Settled>())
        if (settled.ballot == id && ties.contains(settled.item)) edit.remove<Settled>(key);
    int place = 0;
    for (std::uint64_t item : items) edit.put(Settled{asking.ids.make<Settled>(), id, item, ++place});
    return edit.finish();
}

}  // namespace app::commands
