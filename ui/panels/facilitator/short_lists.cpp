#include "ui/panels/facilitator/short_lists.h"

#include <algorithm>

#include "app/rules/standings.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
namespace rules = app::rules;
using app::BallotForm, app::RoundOn;

namespace {

constexpr int kDuelList = 40;  // what duels are limited to by themselves

// The first of a round up to kDuelList cards: of those that tie beyond it, none; nor those nobody voted for.
int duelList(const rules::RoundStanding* standing) {
    int first = 2;
    for (std::size_t i = 0; standing && i < standing->rows.size() && i < kDuelList; ++i) {
        const bool last = i + 1 == standing->rows.size() || standing->rows[i + 1].rank != standing->rows[i].rank;
        if (standing->rows[i].voters > 0 && last) first = std::max(first, static_cast<int>(i) + 1);
    }
    return first;
}

}  // namespace

std::vector<const app::Round*> listsFor(const app::Board& board, const rules::RoundScope& scope) {
    std::vector<const app::Round*> rounds;
    for (auto id = board.rounds().rbegin(); id != board.rounds().rend(); ++id) {
        const app::Round* b = board.find(*id);
        if (b->state == app::RoundState::Revealed && b->on == scope.on && !b->runOffOf &&
            (scope.on == RoundOn::Actions || b->kind == scope.kind))
            rounds.push_back(b);
    }
    return rounds;
}

int itemsFor(const PanelContext& panel, const rules::RoundScope& scope) {
    rules::RoundScope all = scope;
    all.shortListOf = {};
    const auto items = rules::eligible(panel.board, all);
    const rules::RoundStanding* standing = scope.shortListOf ? panel.scene.standings().standingOf(scope.shortListOf) : nullptr;
    if (!standing) return static_cast<int>(items.size());
    return static_cast<int>(std::ranges::count_if(standing->rows, [&](const rules::TallyRow& row) {
        return row.rank <= scope.shortList && std::ranges::binary_search(items, row.item);
    }));
}

bool addShortList(const PanelContext& panel, commands::RoundTerms& terms) {
    auto& scope = terms.scope;
    if (!rules::isDuel(terms.form) || scope.shortListOf) return false;
    for (const app::Round* round : listsFor(panel.board, scope))
        if (round->form == BallotForm::Dots) {
            scope.shortListOf = round->id, scope.shortList = duelList(panel.scene.standings().standingOf(round->id));
            return true;
        }
    return false;
}

}  // namespace ui::panels::facilitator
