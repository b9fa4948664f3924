#include "app/rules/ballots.h"

#include <algorithm>
#include <map>
#include <set>

namespace app::rules {
namespace {

EntryView entryOf(const Mark& m) { return {{RecordKind::Mark, m.id.value}, m.item, m.says, m.value, m.part}; }
EntryView entryOf(const Dot& d) {
    return {{RecordKind::Dot, d.id.value}, d.item, d.resists ? Says::Resistance : Says::Dot, 1, 0};
}
EntryView entryOf(const Entry& a) { return {{RecordKind::Entry, a.id.value}, a.item, a.says, a.value, a.part}; }

// Seats whose ballot is set aside (rules::isSetAside), all of a round at once.
std::set<Id<Seat>> abstaining(const Board& board, Id<Round> round) {
    std::set<Id<Seat>> seats;
    for (Id<Voter> id : board.votersOf(round))
        if (const Voter* voter = board.find(id); voter->abstains) seats.insert(voter->seat);
    return seats;
}

}  // namespace

bool fitsForm(const Round& round, const EntryView& entry) { return fitsForm(round, entry.says, entry.part); }

bool fitsForm(const Round& round, Says says, int part) {
    switch (round.form) {
        case BallotForm::Dots:
            return says == Says::Dot || says == Says::Resistance;
        case BallotForm::Points:
            return says == Says::Points;
        case BallotForm::Scores:
            return says == Says::Score && (part == 0 || part == 1) && (round.criteria & 1 << part);
        case BallotForm::Duels:
        case BallotForm::BestWorst:
            return says == Says::Shown || says == Says::Skipped;
        case BallotForm::Orders:
            return says == Says::Level;
    }
    return false;
}

std::vector<EntryView> saidBy(const Board& board, const Round& round, Id<Seat> seat) {
    std::vector<EntryView> entries;
    for (Id<Mark> id : board.marksOf(round.id))
        if (const Mark* mark = board.find(id); mark->seat == seat) entries.push_back(entryOf(*mark));
    const auto isTheirs = [&](Id<Ballot> id) {
        const Ballot* ballot = board.find(id);
        return ballot && ballot->seat == seat;
    };
    for (Id<Dot> id : board.dotsOf(round.id))
        if (const Dot* dot = board.find(id); isTheirs(dot->ballot)) entries.push_back(entryOf(*dot));
    for (Id<Entry> id : board.entriesOf(round.id))
        if (const Entry* answer = board.find(id); isTheirs(answer->ballot)) entries.push_back(entryOf(*answer));
    return entries;
}

std::vector<BallotView> ballots(const Board& board, Id<Round> round) {
    std::vector<BallotView> result = ballotsWithSetAside(board, round);
    const std::set<Id<Seat>> aside = abstaining(board, round);
    std::erase_if(result, [&](const BallotView& ballot) { return ballot.seat && aside.contains(ballot.seat); });
    return result;
}

std::vector<BallotView> ballotsWithSetAside(const Board& board, Id<Round> round) {
    std::vector<BallotView> result;
    std::map<Id<Ballot>, std::size_t> at;
    for (Id<Ballot> id : board.ballotsOf(round)) {
        const Ballot* ballot = board.find(id);
        at[id] = result.size();
        result.push_back({id, ballot->seat, ballot->weight, ballot->team, {}});
    }
    const auto add = [&](Id<Ballot> ballot, const EntryView& entry) {
        if (const auto found = at.find(ballot); found != at.end()) result[found->second].entries.push_back(entry);
    };
    for (Id<Dot> id : board.dotsOf(round)) add(board.find(id)->ballot, entryOf(*board.find(id)));
    for (Id<Entry> id : board.entriesOf(round)) add(board.find(id)->ballot, entryOf(*board.find(id)));
    return result;
}

std::vector<BallotView> unsignedSoFar(const Board& board, const Round& round) {
    std::vector<BallotView> result = ballots(board, round.id);
    for (BallotView& ballot : result) ballot.seat = {};
    std::map<Id<Seat>, BallotView> bySeat;
    const std::set<Id<Seat>> aside = abstaining(board, round.id);
    for (Id<Mark> id : board.marksOf(round.id))
        if (const Mark& mark = *board.find(id); !aside.contains(mark.seat)) bySeat[mark.seat].entries.push_back(entryOf(mark));
    for (auto& [seat, ballot] : bySeat) result.push_back(std::move(ballot));
    return result;
}

}  // namespace app::rules
