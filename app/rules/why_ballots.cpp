#include "app/rules/why_ballots.h"

#include <array>

#include "app/rules/ballots.h"

namespace app::rules {
namespace {

void add(std::string& list, const char* between, const std::string& what) { list += (list.empty() ? "" : between) + what; }

// What one ballot says of the item; empty if it does not name it.
std::string said(const BallotView& ballot, std::uint64_t item, const Texts& tr) {
    int dots = 0, against = 0, points = 0, best = 0, worst = 0, shown = 0, skipped = 0, level = 0;
    std::array<int, 2> scores{};
    for (const EntryView& e : ballot.entries) {
        if (e.item != item) continue;
        switch (e.says) {
            case Says::Dot:
                ++dots;
                break;
            case Says::Resistance:
                ++against;
                break;
            case Says::Points:
                points += e.value;
                break;
            case Says::Score:
                scores[e.part == 0 ? 0 : 1] = e.value;
                break;
            case Says::Shown:
                ++shown, best += e.value > 0, worst += e.value < 0;
                break;
            case Says::Skipped:
                ++skipped;
                break;
            case Says::Level:
                level = e.value;
                break;
        }
    }
    std::string words;
    if (dots > 0) add(words, ", ", std::to_string(dots));
    if (against > 0) add(words, ", ", tr.plural("%d against", "%d against", against));
    if (points > 0) add(words, ", ", tr.plural("%d point", "%d points", points));
    if (scores[0] > 0) add(words, ", ", tr.fill("customer {0}", std::to_string(scores[0])));
    if (scores[1] > 0) add(words, ", ", tr.fill("company {0}", std::to_string(scores[1])));
    if (level > 0) add(words, ", ", tr.fill("place {0}", std::to_string(level)));
    if (shown > 0)
        add(words, ", ",
            tr.fill("shown {0} times, chosen {1}, last {2}", std::to_string(shown), std::to_string(best), std::to_string(worst)));
    if (skipped > 0) add(words, ", ", tr.plural("passed over %d time", "passed over %d times", skipped));
    if (!words.empty() && ballot.weight > 1) add(words, ", ", tr.fill("counts {0} times", std::to_string(ballot.weight)));
    return words;
}

}  // namespace

std::string ballotWords(const Board& board, const Round& round, std::uint64_t item, const Texts& tr) {
    std::string all;
    int number = 0;
    for (const BallotView& ballot : ballots(board, round.id)) {
        ++number;
        const std::string words = said(ballot, item, tr);
        if (words.empty()) continue;
        const Seat* seat = round.secret ? nullptr : board.find(ballot.seat);
        add(all, "; ", (seat ? seat->name : tr.fill("no. {0}", std::to_string(number))) + " (" + words + ")");
    }
    return all;
}

}  // namespace app::rules
