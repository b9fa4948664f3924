#include "tests/demo/story_facts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "app/rules/ranking.h"
#include "app/rules/standings.h"
#include "app/rules/tally.h"

namespace tests {

namespace rules = app::rules;
using Json = nlohmann::ordered_json;

namespace {

Json itemFacts(const app::Board& board, const rules::TallyRow& row) {
    return {{"title", rules::itemTitle(board, row.item)}, {"dots", row.total}};
}

// The vote on pains: its first two, how long its tail of single dots is, and what the run-off made of the tie at its cut.
Json voteFacts(const Story& story) {
    const app::Board& board = story.board();
    const app::Round& round = *board.find(story.pains);
    const auto rows = rules::tally(board, round);
    Json facts;
    facts["candidates"] = rows.size();
    facts["dots_each"] = round.dotsEach;
    facts["winner"] = itemFacts(board, rows.at(0)), facts["second"] = itemFacts(board, rows.at(1));
    facts["single_dots"] = std::ranges::count(rows, 1, &rules::TallyRow::total);
    const auto between = rules::tally(board, *board.find(story.runOff));
    // How many revealed votes on notes had a tie at their cut before anything settled it: each run-off was asked for by one.
    facts["ties_at_cut"] = std::ranges::count_if(board.rounds(), [&](app::Id<app::Round> id) {
        const app::Round& each = *board.find(id);
        return each.on == app::RoundOn::Notes && (each.runOffOf || !rules::tieAtCut(board, each).empty());
    });
    Json tied = Json::array();
    for (const rules::TallyRow& row : rows)
        if (std::ranges::find(between, row.item, &rules::TallyRow::item) != between.end()) tied.push_back(itemFacts(board, row));
    facts["tie"] = {{"place", round.winners}, {"tied", tied}, {"run_off_winner", itemFacts(board, between.at(0))}};
    facts["tie"]["is_settled"] = rules::tieAtCut(rows, round.winners).empty();
    return facts;
}

Json planFacts(const Story& story) {
    const app::Board& board = story.board();
    std::set<std::string> people;
    std::size_t planned = 0, owned = 0, accepted = 0, dated = 0;
    for (app::Id<app::Tier> tier : board.tiers())
        for (app::Id<app::Action> action : board.plannedIn(tier)) {
            ++planned;
            const auto* a = board.find<app::Assignment>(action.value);
            if (!a || (a->owner.empty() && !a->seat)) continue;
            ++owned, accepted += a->accepted, dated += a->dueDay.has_value();
            if (a->accepted && a->seat && a->dueDay) people.insert(app::idText(a->seat));
        }
    const auto& plans = story.table.scene().plans();
    return {{"actions", board.all<app::Action>().size()},
            {"planned", planned},
            {"owned", owned},
            {"accepted", accepted},
            {"dated", dated},
            {"owners_with_dates", people.size()},
            {"per_mille_of_best", plans.ready ? plans.perMille : 0}};
}

}  // namespace

std::string factsOf(const Story& story) {
    Json touches = Json::array();
    for (int hand = 0; hand < story.facilitator; ++hand) touches.push_back(story.hands.touchesOf(hand));
    const Json facts{{"seconds", std::round(story.hands.seconds() * 10) / 10},
                     {"touches", touches},
                     {"touches_of_facilitator", story.hands.touchesOf(story.facilitator)},
                     {"vote", voteFacts(story)},
                     {"plan", planFacts(story)}};
    return facts.dump(2) + "\n";
}

}  // namespace tests
