#include "ui/views/funnel/tie_choices.h"

#include <algorithm>

#include "app/commands/rounds.h"
#include "app/rules/voting.h"
#include "ui/glass/interaction.h"
#include "ui/views/funnel/action_words.h"
#include "ui/views/funnel/funnel_view.h"

namespace ui::views::funnel {

namespace commands = app::commands;
namespace rules = app::rules;

namespace {

constexpr float kTieTextMm = 33, kTieWidthMm = 128;
constexpr int kMostAmongFirst = 4;  // as commands::openTopRunOff has it

// Nothing where these are no equals any more.
std::optional<TieWay> wayNow(const app::Board& board, const Scene& scene, const Ref& first) {
    const auto* view = dynamic_cast<const FunnelView*>(&scene.shown());
    const Funnel::Head* head = view ? view->funnel().headAt(first.id<app::Action>()) : nullptr;
    if (!head) return std::nullopt;
    return tieWay(board, scene.standings(), view->funnel(), *head);
}

bool canVote(const Asked& asked) {
    const auto way = wayNow(asked.board, asked.scene, asked.thing);
    return way && way->kind != TieWay::Kind::Words;
}

bool openVote(ViewContext& at, const Chosen& chosen) {
    const auto way = wayNow(at.board, at.scene, chosen.thing);
    if (!way || way->kind == TieWay::Kind::Words) {
        at.answer(chosen.px, way ? way->why : TR_NOOP("These are no equals any more."));
        return true;
    }
    at.run(chosen.px, [&](const app::Board& b, app::CommandContext& context) {
        return way->kind == TieWay::Kind::AtCut ? commands::openRunOff(b, context, way->round)
                                                : commands::openTopRunOff(b, context, way->round, way->among);
    });
    return true;
}

constexpr Choice kTieChoices[] = {{"run-off", TR_NOOP("Vote among them"), canVote, openVote}, {"close", TR_NOOP("Close")}};

}  // namespace

TieWay tieWay(const app::Board& board, const rules::Standings& standings, const Funnel& funnel, const Funnel::Head& head) {
    if (funnel.by() == RankBy::Value) return {.why = TR_NOOP("Give one of them another impact or other costs.")};
    const app::Id<app::Round> id = funnel.by() == RankBy::Duels ? standings.duelsRound : standings.votesRound;
    const app::Round* round = board.find(id);
    const rules::RoundStanding* standing = standings.standingOf(id);
    if (!round || !standing) return {.why = TR_NOOP("The result is being reckoned…")};
    if (head.none) return {.why = TR_NOOP("Nobody has given them anything.")};
    const auto& tied = standing->tied;
    const auto first = funnel.rows().begin() + static_cast<std::ptrdiff_t>(head.row);
    const bool atCut = std::any_of(first, first + head.count, [&](const Funnel::Row& row) {
        return std::ranges::find(tied, row.ranked.action.value) != tied.end();
    });
    const bool cutVote = atCut && round->tie == app::TieRule::RunOff;
    const bool firstPlace = first->place == 1 && first->ranked.rank == 1 && head.count <= kMostAmongFirst;
    if (!cutVote && !firstPlace)
        return {
            .why =
                atCut ? TR_NOOP(
                            "This round was opened without run-offs: settle it in the facilitator’s panel, or drag them by hand.")
                      : TR_NOOP("Votes part only those at the first place and at the cut: drag these by hand.")};
    if (rules::openRound(board)) return {.why = TR_NOOP("Another vote is open: close it first.")};
    if (cutVote) return {.kind = TieWay::Kind::AtCut, .round = id, .among = static_cast<int>(tied.size())};
    return {.kind = TieWay::Kind::FirstPlace, .round = id, .among = head.count};
}

Offer tieOffer() { return {.choices = kTieChoices, .textMm = kTieTextMm, .widthMm = kTieWidthMm, .follows = false}; }

std::vector<std::string> tieTexts(const FunnelLook& look, app::Id<app::Action> first) {
    const Funnel& f = look.funnel;
    const Funnel::Head* head = f.headAt(first);
    if (!head) return {look.tr("These are no equals any more.")};
    std::vector<std::string> texts{headWords(look, *head)};
    std::string by;  // what orders them until somebody does
    std::vector<rules::TieStep> steps;
    for (int i = 0; i + 1 < head->count; ++i) {
        const rules::TieStep step = f.rows()[head->row + static_cast<std::size_t>(i)].ranked.settledBy;
        if (step == rules::TieStep::Score || std::ranges::find(steps, step) != steps.end()) continue;
        steps.push_back(step);
        by += (by.empty() ? "" : ", ") + std::string(look.tr(rules::nameOf(step)));
    }
    if (!by.empty()) texts.push_back(look.tr.fill("Until then they stand by: {0}.", by));
    const TieWay way = tieWay(look.board, look.scene.standings(), f, *head);
    texts.push_back(way.kind == TieWay::Kind::Words ? std::string(look.tr(way.why))
                    : way.kind == TieWay::Kind::AtCut
                        ? look.tr.plural("%d of them share the cut: a vote among these parts them.",
                                         "%d of them share the cut: a vote among these parts them.", way.among)
                        : std::string(look.tr("They share the first place: a vote among them parts them.")));
    return texts;
}

}  // namespace ui::views::funnel
