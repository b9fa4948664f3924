#include "storage/exports/readme_text.h"

#include <algorithm>

#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

std::string leftOutLine(const app::Round& round, const app::Texts& tr) {
    const std::string number = std::to_string(round.number);
    switch (round.state) {
        case app::RoundState::Open:
            return tr.fill("Round {0} is left out of all files: its vote is still open.", number);
        case app::RoundState::Closed:
            return tr.fill("Round {0} is left out of all files: its result is not yet revealed.", number);
        case app::RoundState::Cancelled:
            return tr.fill("Round {0} is left out of all files: it was cancelled.", number);
        default:
            return tr.fill("Round {0} is left out of all files: it has not been opened yet.", number);
    }
}

}  // namespace

std::string fileLines(const std::vector<std::pair<std::string, std::string>>& files) {
    constexpr std::size_t kGap = 2;
    std::size_t longest = 0;
    for (const auto& [name, what] : files) longest = std::max(longest, name.size());
    std::string lines;
    for (const auto& [name, what] : files) lines += name + std::string(longest + kGap - name.size(), ' ') + what + "\r\n";
    return lines;
}

std::string pictureName(const app::Texts& tr) { return tr.lang() == "fr" ? "carte.png" : "map.png"; }

OutputFile readmeFile(const app::Board& board, const app::Texts& tr) {
    std::string text = "\xEF\xBB\xBF";  // so that Windows' older editors show accents
    const auto line = [&](const std::string& words) { text += words + "\r\n"; };

    line(headingOf(board.session()));
    line("");
    line(tr("Of these files, those that were asked for are in this folder:"));
    line("");
    text += fileLines({
        {"notes.csv", tr("every note: on the map, in trays, to place, in bins")},
        {"plan.csv", tr("the tiered plan: tiers, actions, what is missing, the plans beside it, actions without an owner")},
        {"actions.csv", tr("the actions with impacts, time, budget, owner and due date")},
        {"rankings.csv", tr("every ranking with every figure, and the rule that broke each tie")},
        {"rounds.csv", tr("a line for each round of voting: who voted, how far people agree, what is still tied")},
        {"votes.csv", tr("every item of every round of voting, those without a dot too")},
        {"ballots.csv", tr("one line per ballot; a name only where the vote was open")},
        {"entries.csv", tr("the same ballots entry by entry, for programs that count again")},
        {"plan.json", tr("the plan for other programs")},
        {"session.json", tr("the whole session, to be imported into an empty one")},
        {pictureName(tr), tr("the whole board as a picture")},
        {"plan.png", tr("the plan as a picture")},
    });
    line("");
    line(tr("The tables open in a spreadsheet: semicolons between columns, UTF-8, one line of headings. Times are UTC."));
    line(tr("A cell that begins like a formula has an apostrophe in front, so that no spreadsheet runs it."));
    line(
        tr("A ballot has the same number in every file and on the table. An empty cell means: does not apply, or not known "
           "yet."));
    line(tr("Of each round the files list what was voted on in it; an action made since is in the other lists only."));
    line("");
    const auto leftOut = unrevealedRounds(board);
    if (leftOut.empty()) line(tr("No round of voting is left out."));
    for (const app::Round* round : leftOut) line(leftOutLine(*round, tr));
    line("");
    line(
        tr("The columns of the three tables with the most, in their order; one that is empty on every line is left out of the "
           "file."));
    const auto columns = [&](const char* name, const std::vector<ColumnWords>& words) {
        line("");
        line(name);
        for (const ColumnWords& column : words) line("  " + tr.fill("{0}: {1}", tr(column.heading), tr(column.says)));
    };
    columns("plan.csv", planColumns()), columns("rankings.csv", rankingColumns()), columns("rounds.csv", roundColumns());
    return {tr.lang() == "fr" ? "LISEZMOI.txt" : "README.txt", text};
}

}  // namespace storage::exports
