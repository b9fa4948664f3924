#include "app/commands/ballots.h"

#include <algorithm>
#include <map>
#include <random>

#include "app/rules/tally.h"
#include "app/rules/voting.h"

namespace app::commands {
namespace {

constexpr Refusal kNotOpen{TR_NOOP("This vote is not open.")};

Transaction openWith(const Board& board, Asking& asking, Ballot ballot, const std::vector<std::uint64_t>& items) {
    Edit edit(board, Op::OpenBallot, asking);
    ballot.id = asking.ids.make<Ballot>();
    ballot.number = board.ballots().empty() ? 1 : board.find(board.ballots().back())->number + 1;
    ballot.state = BallotState::Open;
    ballot.closesAt = ballot.boxSeconds > 0 ? asking.now + ballot.boxSeconds * UnixMs{1000} : 0;
    edit.put(ballot);
    for (std::uint64_t item : items) edit.put(Candidate{asking.ids.make<Candidate>(), ballot.id, item});
    edit.update<Session>(board.session().id.value, [](Session& s) { s.step = Step::Vote; });
    return edit.finish();
}

// Makes sure the seat is among the voters; whoever votes again after "done" is not done any more.
void takePart(const Board& board, Asking& asking, Edit& edit, Id<Ballot> ballot, Id<Seat> seat, bool done, bool proxy) {
    if (const Voter* voter = rules::voterOf(board, ballot, seat))
        edit.update<Voter>(voter->id.value, [&](Voter& v) { v.done = done, v.proxy = v.proxy || proxy; });
    else
        edit.put(Voter{asking.ids.make<Voter>(), ballot, seat, done, proxy});
}

// The seat's paper in an open ballot.
Id<Paper> paperOf(const Board& board, Id<Ballot> ballot, Id<Seat> seat) {
    for (const auto& [id, paper] : board.all<Paper>())
        if (paper.ballot == ballot && paper.seat == seat) return paper.id;
    return {};
}

}  // namespace

Result<Transaction> openBallot(const Board& board, Asking& asking, const BallotTerms& terms) {
    if (rules::openBallot(board)) return Refusal{TR_NOOP("Another vote is open: close it first.")};
    const auto items = rules::eligible(board, terms.on, terms.kind);
    if (items.empty()) return Refusal{TR_NOOP("There is nothing to vote on yet.")};
    Ballot ballot;
    ballot.on = terms.on, ballot.kind = terms.kind, ballot.secret = terms.secret, ballot.tie = terms.tie;
    ballot.dotsEach = std::clamp(terms.dotsEach > 0 ? terms.dotsEach : rules::suggestedDots(static_cast<int>(items.size())), 1, 99);
    ballot.cap = std::clamp(terms.cap, 1, ballot.dotsEach);
    ballot.winners = std::max(1, terms.winners), ballot.boxSeconds = std::max(0, terms.boxSeconds);
    return openWith(board, asking, ballot, items);
}

Result<Transaction> openRunOff(const Board& board, Asking& asking, Id<Ballot> id) {
    const Ballot* settled = board.find(id);
    if (!settled || settled->state != BallotState::Revealed) return Refusal{TR_NOOP("Reveal the vote first."), id.value};
    if (rules::openBallot(board)) return Refusal{TR_NOOP("Another vote is open: close it first.")};
    while (const Ballot* root = board.find(settled->runOffOf)) settled = root;  // a run-off that tied: the first round is still to be settled
    const auto tied = rules::tieAtCut(board, *settled);
    if (tied.empty()) return Refusal{TR_NOOP("There is no tie to settle."), id.value};
    Ballot ballot = *settled;
    // The places that are still to be filled: those of the cut less what stands above the tie.
    const auto rows = rules::tally(board, *settled);
    const auto above = std::ranges::find_if(rows, [&](const auto& row) { return std::ranges::find(tied, row.item) != tied.end(); }) - rows.begin();
    ballot.winners = std::max(1, settled->winners - static_cast<int>(above));
    ballot.dotsEach = std::min(ballot.winners, static_cast<int>(tied.size()) - 1);
    ballot.cap = 1;
    ballot.runOffOf = settled->id;
    return openWith(board, asking, ballot, tied);
}

Result<Transaction> extendBallot(const Board& board, Asking& asking, Id<Ballot> id, int seconds) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Open) return kNotOpen;
    Edit edit(board, Op::ExtendBallot, asking);
    edit.update<Ballot>(id.value, [&](Ballot& b) { b.closesAt = std::max(b.closesAt, asking.now) + seconds * UnixMs{1000}; });
    return edit.finish();
}

Result<Transaction> changeDots(const Board& board, Asking& asking, Id<Ballot> id, int dotsEach, int cap) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Open) return kNotOpen;
    Edit edit(board, Op::ExtendBallot, asking);
    edit.update<Ballot>(id.value, [&](Ballot& b) {
        b.dotsEach = std::clamp(dotsEach, 1, 99), b.cap = std::clamp(cap, 1, b.dotsEach);
    });
    return edit.finish();
}

Result<Transaction> closeBallot(const Board& board, Asking& asking, Id<Ballot> id) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Open) return kNotOpen;
    Edit edit(board, Op::CloseBallot, asking);
    std::map<Id<Seat>, std::vector<std::uint64_t>> choices;
    for (Id<Mark> markId : board.marksOf(id)) {
        const Mark* mark = board.find(markId);
        choices[mark->seat].push_back(mark->item);
        edit.remove<Mark>(markId.value);
    }
    // In an order and under ids that only the system's chance knows: neither leads back to a seat, even for who knows all
    // other ids of the session.
    std::vector<std::vector<std::uint64_t>> papers;
    for (auto& [seat, items] : choices) papers.push_back(std::move(items));
    IdSource secret = asking.chanceSeed ? IdSource{*asking.chanceSeed} : IdSource::fromSystem();
    // A source of its own: the ids stand in the file, and must not tell the order.
    std::mt19937_64 chance{asking.chanceSeed ? *asking.chanceSeed + 1 : IdSource::fromSystem().next()};
    std::ranges::shuffle(papers, chance);
    for (const auto& items : papers) {
        const Paper paper{secret.make<Paper>(), id, {}};
        edit.put(paper);
        for (std::uint64_t item : items) edit.put(Dot{secret.make<Dot>(), id, paper.id, item});
    }
    edit.update<Ballot>(id.value, [](Ballot& b) { b.state = BallotState::Closed, b.closesAt = 0; });
    return edit.finish();
}

Result<Transaction> revealBallot(const Board& board, Asking& asking, Id<Ballot> id) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Closed) return Refusal{TR_NOOP("Close the vote first."), id.value};
    Edit edit(board, Op::RevealBallot, asking);
    edit.update<Ballot>(id.value, [](Ballot& b) { b.state = BallotState::Revealed; });
    edit.update<Session>(board.session().id.value, [&](Session& s) {
        s.step = ballot->on == BallotOn::Notes ? Step::Results : Step::Ranking;
    });
    return edit.finish();
}

Result<Transaction> castDot(const Board& board, Asking& asking, Id<Ballot> id, Id<Seat> seat, std::uint64_t item, bool proxy) {
    const Ballot* ballot = board.find(id);
    if (!ballot) return kNotOpen;
    if (const auto refusal = rules::whyNotVote(board, *ballot, seat, item)) return *refusal;
    Edit edit(board, Op::CastDot, asking);
    takePart(board, asking, edit, id, seat, false, proxy);
    if (ballot->secret) {
        edit.put(Mark{asking.ids.make<Mark>(), id, seat, item});
        return edit.finish();
    }
    Id<Paper> paper = paperOf(board, id, seat);
    if (!paper) {
        paper = asking.ids.make<Paper>();
        edit.put(Paper{paper, id, seat});
    }
    edit.put(Dot{asking.ids.make<Dot>(), id, paper, item});
    return edit.finish();
}

Result<Transaction> takeDotBack(const Board& board, Asking& asking, Id<Ballot> id, Id<Seat> seat, std::uint64_t item) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Open) return kNotOpen;
    Edit edit(board, Op::TakeDotBack, asking);
    takePart(board, asking, edit, id, seat, false, false);
    for (Id<Mark> markId : board.marksOf(id))
        if (const Mark* mark = board.find(markId); mark->seat == seat && mark->item == item) {
            edit.remove<Mark>(markId.value);
            return edit.finish();
        }
    const Id<Paper> paper = paperOf(board, id, seat);
    for (Id<Dot> dotId : board.dotsOf(id))
        if (const Dot* dot = board.find(dotId); paper && dot->paper == paper && dot->item == item) {
            edit.remove<Dot>(dotId.value);
            return edit.finish();
        }
    return Refusal{TR_NOOP("You have no dot on this one."), item};
}

Result<Transaction> sayDone(const Board& board, Asking& asking, Id<Ballot> id, Id<Seat> seat, bool done, bool proxy) {
    const Ballot* ballot = board.find(id);
    if (!ballot || ballot->state != BallotState::Open) return kNotOpen;
    Edit edit(board, proxy ? Op::EnterProxy : Op::SayDone, asking);
    takePart(board, asking, edit, id, seat, done, proxy);
    return edit.finish();
}

}  // namespace app::commands
