#include "storage/exports/round_figures.h"

#include <algorithm>

#include "app/base/result.h"
#include "app/rules/profiles.h"
#include "app/rules/voting.h"

namespace storage::exports {
namespace {

using namespace app::rules;

std::size_t votersOf(const app::Board& board, app::Id<app::Round> round) {
    const auto& voters = board.votersOf(round);
    return static_cast<std::size_t>(
        std::ranges::count_if(voters, [&](app::Id<app::Voter> id) { return !board.find(id)->abstains; }));
}

std::vector<ItemSpread> spreadsOf(const app::Board& board, const app::Round& round, const std::vector<TallyRow>& rows) {
    std::map<std::uint64_t, std::array<std::array<std::int64_t, 5>, 2>> scores;
    std::map<std::uint64_t, std::vector<std::int64_t>> dots;
    const auto all = ballots(board, round.id);
    // Who took part and gave it nothing counts in how unequal it is: other ballots, and voters who handed none in.
    const std::size_t voters = std::max(all.size(), votersOf(board, round.id));
    for (const BallotView& ballot : all) {
        std::map<std::uint64_t, std::int64_t> given;
        for (const EntryView& e : ballot.entries) {
            if (e.says == app::Says::Score && e.value >= 1 && e.value <= 5 && (e.part == 0 || e.part == 1))
                scores[e.item][static_cast<std::size_t>(e.part)][static_cast<std::size_t>(e.value - 1)] += ballot.weight;
            if (e.says == app::Says::Dot || e.says == app::Says::Points) given[e.item] += std::int64_t{e.value} * ballot.weight;
        }
        for (const auto& [item, amount] : given) dots[item].push_back(amount);
    }
    std::vector<ItemSpread> spreads;
    for (const TallyRow& row : rows) {
        ItemSpread spread;
        if (const auto found = scores.find(row.item); found != scores.end())
            for (std::size_t c = 0; c < 2; ++c) spread.scores[c] = scoreSpread(found->second[c]);
        if (const auto found = dots.find(row.item); found != dots.end()) {
            found->second.resize(voters);
            spread.dots = dotSpread(found->second);
        }
        spreads.push_back(spread);
    }
    return spreads;
}

}  // namespace

RoundFigures roundFigures(const app::Board& board, const app::Round& round, const Standings& standings, WithKemeny kemeny,
                          Strength strength) {
    RoundFigures figures{.round = &round};
    if (const RoundStanding* standing = standings.standingOf(round.id)) figures.standing = *standing;
    figures.spreads = spreadsOf(board, round, figures.standing.rows);
    const auto candidates = candidatesLeft(board, round);
    for (const TallyRow& row : figures.standing.rows)
        figures.candidateAt.push_back(static_cast<std::size_t>(indexOf(candidates, row.item)));
    const bool duels = round.form == app::BallotForm::Duels || round.form == app::BallotForm::BestWorst;
    if (duels) return figures;
    figures.readAs = round.form == app::BallotForm::Orders ? ReadAs::Orders : ReadAs::AsOrders;
    if (static_cast<int>(candidates.size()) > kMostItemsCompared) figures.readAs = ReadAs::TooMany;
    else figures.methods = sideBySide(asOrders(board, round), strength, kemeny);
    return figures;
}

const char* methodsReadAs(ReadAs readAs) {
    switch (readAs) {
        case ReadAs::Orders:
            return TR_NOOP("orders");
        case ReadAs::AsOrders:
            return TR_NOOP("read as orders: more before fewer");
        case ReadAs::TooMany:
            return TR_NOOP("not compared: more than 500 items");
        case ReadAs::Nothing:
            break;
    }
    return TR_NOOP("not compared: duels are a method of their own");
}

}  // namespace storage::exports
