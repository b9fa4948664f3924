#include "tests/storage/people.h"

#include <algorithm>

#include "app/commands/actions.h"
#include "app/commands/merge.h"
#include "app/commands/notes.h"
#include "app/commands/plan.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/commands/structure.h"
#include "app/commands/votes.h"

namespace tests {

using namespace app;

namespace {

constexpr int kPeople = 10;
// Above these people rather work with what is there, so that a board of a long run stays one of a long workshop.
constexpr std::size_t kMostNotes = 90, kMostActions = 40, kMostRounds = 12;

}  // namespace

Transaction People::first() {
    CommandContext context{{}, m_now, m_ids};
    const commands::Template from{
        "Parcours d’essai",
        {{"Découvrir"}, {"Choisir"}, {"Acheter"}, {"Revenir"}},
        {{"Actions", NoteKind::Actions}, {"Irritants", NoteKind::Pains}, {"Idées", NoteKind::Opportunities}},
        {{"Gains rapides", 60}, {"Ensuite", 180}}};
    return *commands::startSession({}, context, from, "fr", Seating::Table);
}

template <class T>
Id<T> People::any(const Board& board) {
    std::vector<std::uint64_t> ids;
    for (const auto& [id, record] : board.all<T>()) ids.push_back(id);
    if (ids.empty()) return {};
    std::sort(ids.begin(), ids.end());  // tables are unordered; the seed alone must decide
    return {ids[static_cast<std::size_t>(below(static_cast<int>(ids.size())))]};
}

Id<Seat> People::someone(const Board& board) {
    for (int i = 0; i < 20; ++i)
        if (const auto seat = any<Seat>(board); seat && board.find(seat)->present) return seat;
    return any<Seat>(board);
}

Cell People::somewhere(const Board& board) {
    const auto& stages = board.stages();
    const auto& lanes = board.lanes();
    return {stages[static_cast<std::size_t>(below(static_cast<int>(stages.size())))],
            lanes[static_cast<std::size_t>(below(static_cast<int>(lanes.size())))]};
}

std::string People::words() {
    static const std::array<const char*, 9> kPieces{"délai ",         "prix ", "œuf ", "l’été ",      "« guillemets » ",
                                                    "😀 et la suite ", "\n",    "; = ", "rendez-vous "};
    std::string text = "n° " + std::to_string(below(1000)) + " ";
    for (int i = below(12); i > 0; --i) text += kPieces[static_cast<std::size_t>(below(kPieces.size()))];
    return text;
}

People::Entry People::write(const Board& board, CommandContext& context) {
    if (board.all<Note>().size() < kMostNotes && chance(60))
        return commands::writeNote(board, context, static_cast<NoteKind>(below(10)), words(), someone(board));
    return commands::editText(board, context, any<Note>(board), words());
}

People::Entry People::move(const Board& board, CommandContext& context) {
    const auto note = any<Note>(board);
    switch (below(10)) {
        case 0:
            return commands::handNote(board, context, note, someone(board));
        case 1:
            return commands::binNote(board, context, note, someone(board));
        case 2:
            return commands::restoreNote(board, context, note);
        case 3:
            return commands::turnNote(board, context, note, static_cast<float>(below(360) - 180));
        case 4:
            return commands::flipNote(board, context, note);
        case 5:
            return commands::revealNotes(board, context);
        default:
            break;
    }
    const Cell cell = somewhere(board);
    const auto& items = board.itemsIn(cell);
    const commands::Gap gap{items.empty() ? OrderKey{} : items.back().order, {}};
    return commands::placeNote(board, context, note, cell, gap, static_cast<float>(below(21) - 10));
}

People::Entry People::group(const Board& board, CommandContext& context) {
    const auto group = any<Group>(board);
    switch (group ? below(8) : 7) {
        case 0:
            return commands::ungroup(board, context, group);
        case 1:
            return commands::moveGroup(board, context, group, somewhere(board), {});
        case 2:
            return commands::renameGroup(board, context, group, words());
        case 3:
            return commands::mergeGroup(board, context, group);
        case 4:
            return commands::placeInGroup(board, context, any<Note>(board), group, {});
        default:
            return commands::groupNotes(board, context, any<Note>(board), any<Note>(board));
    }
}

People::Entry People::vote(const Board& board, CommandContext& context, const Round& round) {
    const auto seat = someone(board);
    const auto& items = board.candidates(round.id);
    if (items.empty()) return Refusal{"nothing to vote on"};
    const auto pick = [&] { return items[static_cast<std::size_t>(below(static_cast<int>(items.size())))]; };
    if (chance(6)) return commands::sayDone(board, context, round.id, seat, chance(70));
    if (chance(3)) return commands::abstain(board, context, round.id, seat, chance(50));
    switch (round.form) {
        case BallotForm::Dots:
            if (chance(15)) return commands::takeDotBack(board, context, round.id, seat, pick());
            return commands::castDot(board, context, round.id, seat, pick());
        case BallotForm::Points:
            return commands::givePoints(board, context, round.id, seat, pick(), below(30));
        case BallotForm::Scores:
            return commands::giveScore(board, context, round.id, seat, pick(), below(2), below(6));
        case BallotForm::Orders: {
            std::vector<std::vector<std::uint64_t>> levels;
            std::vector<std::uint64_t> left(items.begin(), items.end());
            std::shuffle(left.begin(), left.end(), m_random);
            left.resize(std::min<std::size_t>(left.size(), 6));
            for (const auto item : left) levels.push_back({item});
            return commands::giveOrder(board, context, round.id, seat, levels);
        }
        default: {
            const std::uint64_t a = pick(), b = pick();
            if (round.form != BallotForm::Duels || a == b) return commands::takeScreenBack(board, context, round.id, seat);
            return commands::answerScreen(board, context, round.id, seat, {{a, b}, a, b, false});
        }
    }
}

People::Entry People::lead(const Board& board, CommandContext& context, const Round* open) {
    if (open) {
        if (chance(8)) return commands::cancelRound(board, context, open->id);
        if (chance(60)) return commands::closeRound(board, context, open->id);
        return commands::changeDots(board, context, open->id, {3 + below(4), 1 + below(2), 0, 1});
    }
    const auto round = any<Round>(board);
    if (round && board.find(round)->state == RoundState::Closed)
        return chance(25) ? commands::reopenRound(board, context, round) : commands::revealRound(board, context, round);
    if (board.all<Round>().size() < kMostRounds && chance(60)) {
        commands::RoundTerms terms;
        terms.scope.on = chance(30) ? RoundOn::Actions : RoundOn::Notes;
        terms.scope.kind =
            std::array{NoteKind::Actions, NoteKind::Pains, NoteKind::Opportunities}[static_cast<std::size_t>(below(3))];
        terms.form = std::array{BallotForm::Dots,   BallotForm::Dots,   BallotForm::Points,
                                BallotForm::Scores, BallotForm::Orders, BallotForm::Duels}[static_cast<std::size_t>(below(6))];
        terms.dotsEach = 5, terms.cap = 2, terms.secret = chance(75);
        return commands::openRound(board, context, terms);
    }
    switch (below(6)) {
        case 0:
            return commands::renameStage(board, context, any<Stage>(board), words());
        case 1:
            return commands::moveLane(board, context, any<Lane>(board), chance(50) ? 1 : -1);
        case 2:
            if (board.stages().size() < 7) return commands::addStage(board, context, words());
            return commands::removeStage(board, context, any<Stage>(board));
        case 3:
            return commands::renameSession(board, context, words());
        case 4:
            return commands::hideStage(board, context, any<Stage>(board), chance(30));
        default:
            return commands::goToStep(board, context, *stepOfNumber(below(4)));
    }
}

People::Entry People::weigh(const Board& board, CommandContext& context) {
    const auto action = any<Action>(board);
    if (!action || (board.all<Action>().size() < kMostActions && chance(30)))
        return commands::addAction(board, context, words(), chance(50) ? any<Note>(board) : Id<Note>{}, any<Stage>(board));
    switch (below(9)) {
        case 0:
            return commands::renameAction(board, context, action, words());
        case 1:
            return commands::estimate(board, context, {action, below(6), below(6), below(400), below(50'000), below(101)});
        case 2:
            return commands::assign(board, context, {action, words(), 20'500 + below(300), someone(board), false, words(), {}});
        case 3: {
            std::vector<Id<Action>> shown = board.ranking();
            if (shown.empty())
                for (const auto& [id, record] : board.all<Action>()) shown.push_back({id});
            std::sort(shown.begin(), shown.end());
            return commands::moveRank(board, context, action, any<Action>(board),
                                      board.ranking().empty() ? shown : board.ranking());
        }
        case 4:
            return commands::planAction(board, context, action, any<Tier>(board), {});
        case 5:
            return commands::pin(board, context, action, static_cast<Pin>(below(3)));
        case 6:
            return commands::linkActions(board, context, action, any<Action>(board), LinkKind::Needs);
        case 7:
            return chance(20) ? commands::removeAction(board, context, action)
                              : commands::mergeActions(board, context, action, any<Action>(board));
        default: {
            PlanTerms terms = board.planTerms();
            terms.customerWeight = below(101), terms.euros = below(100'000);
            return commands::editTerms(board, context, terms);
        }
    }
}

People::Entry People::something(const Board& board, CommandContext& context) {
    if (commands::seatsPresent(board) < kPeople)
        return commands::addSeat(board, context, static_cast<Edge>(below(4)), static_cast<float>(below(1001)) / 1000);
    const Round* open = rules::openRound(board);
    const int what = below(100);
    if (what < 4) return lead(board, context, open);
    if (open && what < 50) return vote(board, context, *open);
    if (what < 60) return write(board, context);
    if (what < 82) return move(board, context);
    if (what < 88) return group(board, context);
    if (what < 98) return weigh(board, context);
    if (what == 98 && chance(20)) return commands::leaveSeat(board, context, someone(board));
    return commands::renameSeat(board, context, someone(board), words());
}

void People::act(Workshop& workshop) {
    for (;;) {
        m_now += 1 + below(3000);
        const auto seat = workshop.board().all<Seat>().empty() ? Id<Seat>{} : someone(workshop.board());
        const auto done = chance(6) ? workshop.undo({seat, {}, false}, {seat}, m_now)
                                    : workshop.run({seat}, m_now, [&](const Board& board, CommandContext& context) {
                                          return something(board, context);
                                      });
        if (done && !done->keys.empty()) return;
    }
}

}  // namespace tests
