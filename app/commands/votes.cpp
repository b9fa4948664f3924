#include "app/commands/votes.h"

#include <algorithm>
#include <set>

#include "app/commands/refusals.h"
#include "app/rules/ballots.h"
#include "app/rules/voting.h"

namespace app::commands {
namespace {

constexpr Refusal kNoSeat{TR_NOOP("Choose a seat first.")};

// One seat's hand in one open round: puts entries where they belong, secret marks or a ballot in the open.
class Voting {
public:
    Voting(const Board& board, CommandContext& context, Op op, const Round& round, Id<Seat> seat, bool proxy)
        : m_board(board), m_context(context), m_edit(board, op, context), m_round(round), m_seat(seat), m_proxy(proxy) {}

    // Makes sure the seat is among the voters; whoever votes again after "done" is not done any more. A seat that does anything
    // itself has begun: what was entered for it is its own from then on.
    void takePart(bool done, bool abstains = false) {
        if (const Voter* voter = rules::voterOf(m_board, m_round.id, m_seat))
            m_edit.update<Voter>(voter->id.value,
                                 [&](Voter& v) { v.done = done, v.proxy = v.proxy && m_proxy, v.abstains = abstains; });
        else m_edit.put(Voter{m_context.ids.make<Voter>(), m_round.id, m_seat, done, m_proxy, abstains});
        if (m_proxy) return;
        for (Id<Mark> id : m_board.marksOf(m_round.id))
            if (m_board.find(id)->seat == m_seat) m_edit.update<Mark>(id.value, [](Mark& m) { m.proxy = false; });
    }
    void say(std::uint64_t item, Says says, int value = 1, int part = 0) {
        if (m_round.secret) {
            m_edit.put(Mark{m_context.ids.make<Mark>(), m_round.id, m_seat, item, says, value, part, m_proxy});
        } else if (says == Says::Dot || says == Says::Resistance) {
            m_edit.put(Dot{m_context.ids.make<Dot>(), m_round.id, ballot(), item, says == Says::Resistance});
        } else {
            m_edit.put(Entry{m_context.ids.make<Entry>(), m_round.id, ballot(), item, says, value, part});
        }
    }
    // Takes back what `which` chooses of what the seat has said; how many that were.
    template <class F>
    int takeBack(F&& which, int most = 1'000'000) {
        int taken = 0;
        for (const rules::EntryView& e : rules::saidBy(m_board, m_round, m_seat)) {
            if (taken == most) break;
            if (!which(e)) continue;
            if (e.record.kind == RecordKind::Mark) m_edit.remove<Mark>(e.record.id);
            else if (e.record.kind == RecordKind::Dot) m_edit.remove<Dot>(e.record.id);
            else m_edit.remove<Entry>(e.record.id);
            ++taken;
        }
        return taken;
    }
    Transaction finish() { return m_edit.finish(); }

private:
    // In the open; in a secret vote there are none yet.
    Id<Ballot> ballot() {
        if (m_ballot) return m_ballot;
        for (Id<Ballot> id : m_board.ballotsOf(m_round.id))
            if (m_board.find(id)->seat == m_seat) return m_ballot = id;
        m_ballot = m_context.ids.make<Ballot>();
        m_edit.put(Ballot{m_ballot, m_round.id, m_seat});
        return m_ballot;
    }

    const Board& m_board;
    CommandContext& m_context;
    Edit m_edit;
    const Round& m_round;
    Id<Seat> m_seat;
    bool m_proxy;
    Id<Ballot> m_ballot;
};

bool isAtTheTable(const Board& board, Id<Seat> id) {
    const Seat* seat = board.find(id);
    return seat && seat->present;
}

// Why nothing can be written for this seat now: the round is not open, or the facilitator's hand has no business there.
std::optional<Refusal> whyNotWrite(const Board& board, Id<Round> id, Id<Seat> seat, bool proxy) {
    const Round* round = board.find(id);
    if (!round || round->state != RoundState::Open) return kNotOpen;
    return proxy ? rules::whyNotEnter(board, *round, seat) : std::nullopt;
}

std::optional<Refusal> whyNotSay(const Board& board, const Round& round, Id<Seat> seat, std::uint64_t item, bool fits) {
    if (!fits) return Refusal{TR_NOOP("This vote is not given this way."), item};
    return rules::whyNotTakePart(board, round, seat, item);
}

std::optional<Refusal> whyNotScreen(const Board& board, const Round& round, Id<Seat> seat, const ScreenAnswer& answer) {
    const bool duel = round.form == BallotForm::Duels, bestWorst = round.form == BallotForm::BestWorst;
    const std::set<std::uint64_t> items(answer.items.begin(), answer.items.end());
    const bool size = duel ? items.size() == 2 : items.size() >= 2 && items.size() <= 4;
    for (std::uint64_t item : items)
        if (const auto refusal = whyNotSay(board, round, seat, item, duel || bestWorst)) return refusal;
    if (!size || items.size() != answer.items.size()) return Refusal{TR_NOOP("This is not part of the vote.")};
    if (answer.skipped) return std::nullopt;
    const bool equal = duel && !answer.best && !answer.worst;
    if (!equal && (answer.best == answer.worst || !items.contains(answer.best) || !items.contains(answer.worst)))
        return Refusal{TR_NOOP("Choose one that is best and another that is worst.")};
    return std::nullopt;
}

}  // namespace

Result<Transaction> castDot(const Board& board, CommandContext& context, Id<Round> id, Id<Seat> seat, std::uint64_t item,
                            bool proxy, bool against) {
    if (const auto refusal = whyNotWrite(board, id, seat, proxy)) return *refusal;
    const Round& round = *board.find(id);
    if (const auto refusal = rules::whyNotVote(board, round, seat, item, against)) return *refusal;
    Voting voting(board, context, Op::CastDot, round, seat, proxy);
    voting.takePart(false);
    voting.say(item, against ? Says::Resistance : Says::Dot);
    return voting.finish();
}

Result<Transaction> takeDotBack(const Board& board, CommandContext& context, Id<Round> id, Id<Seat> seat, std::uint64_t item,
                                bool against, bool proxy) {
    if (const auto refusal = whyNotWrite(board, id, seat, proxy)) return *refusal;
    const Round& round = *board.find(id);
    Voting voting(board, context, Op::TakeDotBack, round, seat, proxy);
    const Says says = against ? Says::Resistance : Says::Dot;
    if (voting.takeBack([&](const rules::EntryView& e) { return e.item == item && e.says == says; }, 1) == 0)
        return Refusal{TR_NOOP("You have no dot on this one."), item};
    voting.takePart(false);
    return voting.finish();
}

Result<Transaction> givePoints(const Board& board, CommandContext& context, Id<Round> id, Id<Seat> seat, std::uint64_t item,
                               int points, bool proxy) {
    if (const auto refusal = whyNotWrite(board, id, seat, proxy)) return *refusal;
    const Round& round = *board.find(id);
    if (const auto refusal = whyNotSay(board, round, seat, item, round.form == BallotForm::Points)) return *refusal;
    const int given = rules::pointsGiven(board, round, seat, item), others = rules::pointsGiven(board, round, seat) - given;
    // Who has given too many, a deletion having been undone, takes them back in steps.
    if (points < 0 || points > std::max(given, round.dotsEach - others))
        return Refusal{TR_NOOP("All your points are given: take some back first."), item};
    Voting voting(board, context, Op::GiveEntry, round, seat, proxy);
    voting.takeBack([&](const rules::EntryView& e) { return e.item == item && e.says == Says::Points; });
    if (points > 0) voting.say(item, Says::Points, points);
    voting.takePart(false);
    return voting.finish();
}

Result<Transaction> giveScore(const Board& board, CommandContext& context, Id<Round> id, Id<Seat> seat, std::uint64_t item,
                              int criterion, int score, bool proxy) {
    if (const auto refusal = whyNotWrite(board, id, seat, proxy)) return *refusal;
    const Round& round = *board.find(id);
    const bool asked = round.form == BallotForm::Scores && criterion >= 0 && criterion <= 1 && (round.criteria & 1 << criterion);
    if (const auto refusal = whyNotSay(board, round, seat, item, asked && score >= 0 && score <= 5)) return *refusal;
    Voting voting(board, context, Op::GiveEntry, round, seat, proxy);
    voting.takeBack([&](const rules::EntryView& e) { return e.item == item && e.says == Says::Score && e.part == criterion; });
    if (score > 0) voting.say(item, Says::Score, score, criterion);
    voting.takePart(false);
    return voting.finish();
}

Result<Transaction> answerScreen(const Board& board, CommandContext& context, Id<Round> id, Id<Seat> seat,
                                 const ScreenAnswer& answer, bool proxy) {
    if (const auto refusal = whyNotWrite(board, id, seat, proxy)) return *refusal;
    const Round& round = *board.find(id);
    if (const auto refusal = whyNotScreen(board, round, seat, answer)) return *refusal;
    const int screen = rules::nextScreenNumber(board, round, seat);
    Voting voting(board, context, Op::GiveEntry, round, seat, proxy);
    for (std::uint64_t item : answer.items) {
        const int value = answer.skipped ? 0 : item == answer.best ? 1 : item == answer.worst ? -1 : 0;
        voting.say(item, answer.skipped ? Says::Skipped : Says::Shown, value, screen);
    }
    voting.takePart(false);
    return voting.finish();
}

Result<Transaction> takeScreenBack(const Board& board, CommandContext& context, Id<Round> id, Id<Seat> seat, bool proxy) {
    if (const auto refusal = whyNotWrite(board, id, seat, proxy)) return *refusal;
    const Round& round = *board.find(id);
    const int last = rules::nextScreenNumber(board, round, seat) - 1;
    if (last == 0) return Refusal{TR_NOOP("There is nothing to take back here.")};
    Voting voting(board, context, Op::GiveEntry, round, seat, proxy);
    voting.takeBack(
        [&](const rules::EntryView& e) { return e.part == last && (e.says == Says::Shown || e.says == Says::Skipped); });
    voting.takePart(false);
    return voting.finish();
}

Result<Transaction> giveOrder(const Board& board, CommandContext& context, Id<Round> id, Id<Seat> seat,
                              const std::vector<std::vector<std::uint64_t>>& levels, bool proxy) {
    if (const auto refusal = whyNotWrite(board, id, seat, proxy)) return *refusal;
    const Round& round = *board.find(id);
    Voting voting(board, context, Op::GiveEntry, round, seat, proxy);
    voting.takeBack([](const rules::EntryView& e) { return e.says == Says::Level; });
    std::set<std::uint64_t> placed;
    int level = 0;
    for (const auto& items : levels) {
        if (!items.empty()) ++level;
        for (std::uint64_t item : items) {
            if (const auto refusal = whyNotSay(board, round, seat, item, round.form == BallotForm::Orders)) return *refusal;
            if (!placed.insert(item).second) return Refusal{TR_NOOP("One thing cannot stand in two places of an order."), item};
            voting.say(item, Says::Level, level);
        }
    }
    voting.takePart(false);
    return voting.finish();
}

Result<Transaction> sayDone(const Board& board, CommandContext& context, Id<Round> id, Id<Seat> seat, bool done, bool proxy) {
    if (const auto refusal = whyNotWrite(board, id, seat, proxy)) return *refusal;
    const Round& round = *board.find(id);
    if (!isAtTheTable(board, seat)) return kNoSeat;
    const Voter* voter = rules::voterOf(board, id, seat);
    Voting voting(board, context, proxy ? Op::EnterProxy : Op::SayDone, round, seat, proxy);
    voting.takePart(done, voter && voter->abstains);  // only abstain() takes that back, or a vote
    return voting.finish();
}

Result<Transaction> abstain(const Board& board, CommandContext& context, Id<Round> id, Id<Seat> seat, bool abstains, bool proxy) {
    if (const auto refusal = whyNotWrite(board, id, seat, false)) return *refusal;
    if (!isAtTheTable(board, seat)) return kNoSeat;
    const Voter* voter = rules::voterOf(board, id, seat);
    Voting voting(board, context, Op::Abstain, *board.find(id), seat, proxy);
    voting.takePart(voter && voter->done, abstains);  // its ballot waits as it is
    return voting.finish();
}

}  // namespace app::commands
