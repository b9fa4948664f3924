#include "app/rules/papers.h"

#include <algorithm>
#include <map>
#include <set>

namespace app::rules {
namespace {

Entry entryOf(const Mark& m) { return {{RecordKind::Mark, m.id.value}, m.item, m.says, m.value, m.part}; }
Entry entryOf(const Dot& d) { return {{RecordKind::Dot, d.id.value}, d.item, d.resists ? Says::Resistance : Says::Dot, 1, 0}; }
Entry entryOf(const Answer& a) { return {{RecordKind::Answer, a.id.value}, a.item, a.says, a.value, a.part}; }

// Seats whose ballot is set aside (rules::isSetAside), all of a round at once.
std::set<Id<Seat>> abstaining(const Board& board, Id<Ballot> ballot) {
    std::set<Id<Seat>> seats;
    for (Id<Voter> id : board.votersOf(ballot))
        if (const Voter* voter = board.find(id); voter->abstains) seats.insert(voter->seat);
    return seats;
}

}  // namespace

bool fitsForm(const Ballot& ballot, const Entry& entry) { return fitsForm(ballot, entry.says, entry.part); }

bool fitsForm(const Ballot& ballot, Says says, int part) {
    switch (ballot.form) {
        case BallotForm::Dots:
            return says == Says::Dot || says == Says::Resistance;
        case BallotForm::Points:
            return says == Says::Points;
        case BallotForm::Scores:
            return says == Says::Score && (part == 0 || part == 1) && (ballot.criteria & 1 << part);
        case BallotForm::Duels:
        case BallotForm::BestWorst:
            return says == Says::Shown || says == Says::Skipped;
        case BallotForm::Orders:
            return says == Says::Level;
    }
    return false;
}

std::vector<Entry> saidBy(const Board& board, const Ballot& ballot, Id<Seat> seat) {
    std::vector<Entry> entries;
    for (Id<Mark> id : board.marksOf(ballot.id))
        if (const Mark* mark = board.find(id); mark->seat == seat) entries.push_back(entryOf(*mark));
    const auto isTheirs = [&](Id<Paper> id) {
        const Paper* paper = board.find(id);
        return paper && paper->seat == seat;
    };
    for (Id<Dot> id : board.dotsOf(ballot.id))
        if (const Dot* dot = board.find(id); isTheirs(dot->paper)) entries.push_back(entryOf(*dot));
    for (Id<Answer> id : board.answersOf(ballot.id))
        if (const Answer* answer = board.find(id); isTheirs(answer->paper)) entries.push_back(entryOf(*answer));
    return entries;
}

std::vector<PaperView> papers(const Board& board, Id<Ballot> ballot) {
    std::vector<PaperView> result = papersWithSetAside(board, ballot);
    const std::set<Id<Seat>> aside = abstaining(board, ballot);
    std::erase_if(result, [&](const PaperView& paper) { return paper.seat && aside.contains(paper.seat); });
    return result;
}

std::vector<PaperView> papersWithSetAside(const Board& board, Id<Ballot> ballot) {
    std::vector<PaperView> result;
    std::map<Id<Paper>, std::size_t> at;
    for (Id<Paper> id : board.papersOf(ballot)) {
        const Paper* paper = board.find(id);
        at[id] = result.size();
        result.push_back({id, paper->seat, paper->weight, paper->team, {}});
    }
    const auto add = [&](Id<Paper> paper, const Entry& entry) {
        if (const auto found = at.find(paper); found != at.end()) result[found->second].entries.push_back(entry);
    };
    for (Id<Dot> id : board.dotsOf(ballot)) add(board.find(id)->paper, entryOf(*board.find(id)));
    for (Id<Answer> id : board.answersOf(ballot)) add(board.find(id)->paper, entryOf(*board.find(id)));
    return result;
}

std::vector<PaperView> unsignedSoFar(const Board& board, const Ballot& ballot) {
    std::vector<PaperView> result = papers(board, ballot.id);
    for (PaperView& paper : result) paper.seat = {};
    std::map<Id<Seat>, PaperView> bySeat;
    const std::set<Id<Seat>> aside = abstaining(board, ballot.id);
    for (Id<Mark> id : board.marksOf(ballot.id))
        if (const Mark& mark = *board.find(id); !aside.contains(mark.seat)) bySeat[mark.seat].entries.push_back(entryOf(mark));
    for (auto& [seat, paper] : bySeat) result.push_back(std::move(paper));
    return result;
}

}  // namespace app::rules
