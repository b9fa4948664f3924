// The plan that stands, the best one found and the fair one, side by side; and of each what it would change, what it leaves out
// and why, and what everybody's votes get in it.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "app/base/per.h"
#include "app/commands/plan.h"
#include "ui/panels/facilitator/plan_page.h"
#include "ui/panels/words.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kProposalRowMm = 19;

struct Sum {
    std::int64_t tenthDays = 0, euros = 0;
    std::size_t cards = 0;
};

Sum sumOf(const rules::Proposal& plan) {
    Sum sum{.cards = plan.placings.size()};
    for (const rules::WaveUse& use : plan.tiers) sum.tenthDays += use.tenthDays, sum.euros += use.euros;
    return sum;
}

Sum standing(const app::Board& board) {
    Sum sum;
    for (const rules::TierFill& fill : rules::tierFills(board))
        sum.tenthDays += fill.tenthDays, sum.euros += fill.euros, sum.cards += fill.actions.size();
    return sum;
}

std::string sumWords(const app::Texts& tr, const Sum& sum) {
    return tr.plural("%d action", "%d actions", static_cast<long>(sum.cards)) + " · " + costWords(tr, sum.tenthDays, sum.euros);
}

std::string changesWords(const app::Texts& tr, std::size_t count) {
    return count == 0 ? std::string(tr("as the plan stands"))
                      : tr.plural("%d action moves", "%d actions move", static_cast<long>(count));
}

// A line of a list: a title, and under it what is said of it.
void line(FacilitatorContext& at, const std::string& key, const std::string& title, const std::string& told, const Rect& row) {
    Widgets& w = at.w;
    w.painter().box(row, kRowPaper, w.mm(2.5f));
    w.target("row", key, told, row);
    Space cells{{row.x + w.mm(3), row.y + w.mm(0.6f), row.w - w.mm(6), row.h - w.mm(1)}};
    w.text(cells.top(w.mm(6.8f)), title, 4.3f, kInk, Weight::SemiBold);
    w.text(cells.rest, told, 3.7f, kInk2);
}

}  // namespace

void PlanPage::take(FacilitatorContext& at, const rules::Proposal& plan) {
    at.run([&](const app::Board& b, app::CommandContext& context) { return commands::takePlan(b, context, plan.placings); });
}

void PlanPage::showProposals(FacilitatorContext& at, Rect area) {
    const app::Texts& tr = at.tr;
    const rules::Plans& plans = at.panel.scene.plans();
    if (!plans.ready || !plans.best.problem.empty()) {
        Space space{area};
        space.top(words(at, space.rest, plans.ready ? tr(plans.best.problem.c_str()) : tr("The plans are being worked out…"),
                        4.8f, kInk2),
                  at.w.mm(4));
        Space row{space.top(at.w.mm(15))};
        if (plans.ready && at.w.button("to-tiers", tr("Tiers and what they hold"), row.left(at.w.mm(70)), Style::Primary))
            m_page = Page::Tiers, at.turnPage();
        return;
    }
    for (int i = 0; i < 3; ++i) showCard(at, static_cast<Plan>(i + 1), column(area, i, 3, at.w.mm(3)));
}

void PlanPage::showCard(FacilitatorContext& at, Plan which, const Rect& card) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const rules::Plans& plans = at.panel.scene.plans();
    static constexpr app::Per<Plan, const char*> kNames({"", "present", "best", "fair"});
    static constexpr app::Per<Plan, const char*> kTitles(
        {"", TR_NOOP("The plan as it stands"), TR_NOOP("The best found"), TR_NOOP("The fairest")});
    const std::string name = kNames[which];
    const bool present = which == Plan::Present;
    const rules::Proposal& plan = which == Plan::Best ? plans.best : which == Plan::Fair ? plans.fair : plans.steady;
    w.painter().box(card, kRowPaper, w.mm(3));
    w.target("card", "plan-" + name, tr(kTitles[which]), card);
    Space space{card.grown(-w.mm(3))};
    w.text(space.top(w.mm(8), w.mm(1)), tr(kTitles[which]), 5, kHeading, Weight::SemiBold);
    const Rect details = space.bottom(w.mm(13), w.mm(2)), act = space.bottom(w.mm(13), w.mm(2));
    if (!present && !plan.problem.empty()) {
        words(at, space.rest, tr(plan.problem.c_str()), 4.2f, kInk2);
        return;
    }
    // What holds more than it can is worth nothing that could be compared.
    const bool overFull = present && std::ranges::any_of(rules::tierFills(at.panel.board), [](const rules::TierFill& f) {
                              return f.overTenthDays() > 0 || f.overEuros() > 0;
                          });
    const bool overAll = present && rules::wholeFill(at.panel.board).over();
    const std::size_t clashes = present ? rules::conflicts(at.panel.board).size() : 0;
    const std::string worth =
        overFull  ? std::string(tr("A tier holds more than it can: the plan cannot be kept as it stands."))
        : overAll ? std::string(tr("The plan takes more than there is in all: it cannot be kept as it stands."))
        : clashes ? std::string(tr("Something in the plan contradicts: it cannot be kept as it stands."))
                  : tr.fill("Value: {0}", shareOfBest(tr, present ? plans.perMille : plan.perMille, !present && plan.proved));
    space.top(words(at, space.rest, worth, 4.2f, overFull || overAll || clashes ? kTrouble : kInk), w.mm(1.5f));
    space.top(words(at, space.rest, sumWords(tr, present ? standing(at.panel.board) : sumOf(plan)), 4.2f, kInk), w.mm(1.5f));
    const std::size_t changes = plan.differences.size();
    if (present) {
        space.top(words(at, space.rest,
                        changes ? tr.plural("%d action has to move for it to hold", "%d actions have to move for it to hold",
                                            static_cast<long>(changes))
                        : overFull || overAll ? std::string(tr("Only what hands have put there could move."))
                                              : std::string(tr("It holds: no cap is passed.")),
                        4.2f, changes ? kTrouble : kInk2),
                  w.mm(1));
        if (clashes) words(at, space.rest, tr.plural("%d conflict", "%d conflicts", static_cast<long>(clashes)), 4.2f, kTrouble);
    } else {
        space.top(words(at, space.rest, changesWords(tr, changes), 4.2f, kInk2), w.mm(1.5f));
        const app::Round* round = which == Plan::Fair ? at.panel.board.find(plans.fair.round) : nullptr;
        const bool cutShort = which == Plan::Fair && plans.fair.cutShort;
        if (cutShort)
            space.top(words(at, space.rest, tr("The time was over before every share had been tried."), 3.9f, kInk2), w.mm(1));
        words(at, space.rest,
              round ? tr.fill("Every ballot weighs the same share of the budget: {0}.", roundShort(tr, *round))
                    : tr.plural("%d action is left out", "%d actions are left out", static_cast<long>(plan.left.size())),
              3.9f, kInk2);
    }
    const std::string label = present ? tr("Put it right") : tr("Take this plan");
    if (w.button((present ? "steady" : "take-" + name).c_str(), label, act, Style::Primary, changes > 0))
        return take(at, rules::Proposal(plan));
    if (w.button(("details-" + name).c_str(), tr("What changes, and why"), details))
        m_detail = which, m_part = Part::Differences, at.turnPage();
}

void PlanPage::showDetail(FacilitatorContext& at, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const rules::Plans& plans = at.panel.scene.plans();
    const rules::Proposal& plan = m_detail == Plan::Best ? plans.best : m_detail == Plan::Fair ? plans.fair : plans.steady;
    Space space{area};
    Space head{space.top(w.mm(14), w.mm(2))};
    if (w.signButton("plans-back", Sign::Left, tr("Back"), head.left(w.mm(14), w.mm(2)))) {
        m_detail = Plan::None;
        return at.turnPage();
    }
    if (w.button("take-detail", m_detail == Plan::Present ? tr("Put it right") : tr("Take this plan"),
                 head.right(w.mm(42), w.mm(2)), Style::Primary, plan.problem.empty() && !plan.differences.empty()))
        return take(at, rules::Proposal(plan));
    const std::array<PageTab, 3> tabs{
        {{"part-differences", tr("What changes") + std::string(" (") + std::to_string(plan.differences.size()) + ")"},
         {"part-left", tr("Left out") + std::string(" (") + std::to_string(plan.left.size()) + ")"},
         {"part-voters", tr("Whose votes"), m_detail == Plan::Fair}}};
    if (m_part == Part::Voters && m_detail != Plan::Fair) m_part = Part::Differences;
    m_part = static_cast<Part>(pageTabs(at, tabs, static_cast<int>(m_part), head.rest));
    if (m_part == Part::Voters) return showVoters(at, plans.fair, space.rest);
    showParts(at, plan, space.rest);
}

void PlanPage::showParts(FacilitatorContext& at, const rules::Proposal& plan, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const app::Board& board = at.panel.board;
    const bool left = m_part == Part::Left;
    const std::size_t count = left ? plan.left.size() : plan.differences.size();
    if (count == 0) {
        words(at, area, left ? tr("Nothing is left out.") : tr("Nothing changes."), 4.6f, kInk2);
        return;
    }
    const float rowH = w.mm(kProposalRowMm);
    float y = w.beginList(left ? "left-out" : "differences", area, rowH * static_cast<float>(count));
    for (std::size_t i = 0; i < count; ++i) {
        const Rect row{area.x, y, area.w - w.mm(2), rowH - w.mm(1.2f)};
        y += rowH;
        if (!row.touches(area)) continue;
        if (left) {
            const rules::LeftOut& one = plan.left[i];
            line(at, "left-" + app::idText(one.action), actionTitle(board, one.action), whyLeft(tr, board, one), row);
        } else {
            const rules::Difference& one = plan.differences[i];
            const std::string why = whyMoved(tr, board, one);
            line(at, "moves-" + app::idText(one.action), actionTitle(board, one.action),
                 tierTitle(tr, board, one.from) + " → " + tierTitle(tr, board, one.to) + (why.empty() ? "" : " · " + why), row);
        }
    }
    w.endList();
}

namespace {

std::string costOf(const app::Texts& tr, const rules::FairProposal& fair, std::int64_t cost) {
    return fair.inDays ? daysWords(tr, cost) : eurosWords(tr, cost);
}

// From which votes it was made, and how.
std::string fairWords(const app::Texts& tr, const app::Board& board, const rules::FairProposal& fair) {
    const app::Round* round = board.find(fair.round);
    const std::string told =
        (round
             ? tr.fill("From the votes of {0}, {1} shared equally.", roundShort(tr, *round), costOf(tr, fair, fair.budget)) + " "
             : std::string{}) +
        tr.plural("%d action is paid by equal shares", "%d actions are paid by equal shares",
                  static_cast<long>(fair.byEqualShares.size())) +
        ", " +
        tr.plural("%d is added with what is left, by votes.", "%d are added with what is left, by votes.",
                  static_cast<long>(fair.byCompletion.size()));
    const std::string along = fair.alongside.empty()
                                  ? std::string{}
                                  : " " + tr.plural("%d comes with those that need it.", "%d come with those that need them.",
                                                    static_cast<long>(fair.alongside.size()));
    return told + along;
}

}  // namespace

void PlanPage::showVoters(FacilitatorContext& at, const rules::FairProposal& fair, Rect area) {
    Widgets& w = at.w;
    const app::Texts& tr = at.tr;
    const app::Board& board = at.panel.board;
    Space space{area};
    const auto cost = [&](std::int64_t c) { return costOf(tr, fair, c); };
    space.top(words(at, space.rest, fairWords(tr, board, fair), 3.9f, kInk2), w.mm(2));
    Space columns{space.top(w.mm(6))};
    columns.right(w.mm(3));
    const Rect figures = columns.right(w.mm(120));
    const std::array<std::string, 3> heads{tr("In the best plan"), tr("In the fairest plan"), tr("Gains or loses")};
    for (int i = 0; i < 3; ++i)
        w.text(column(figures, i, 3, w.mm(2)), heads[static_cast<std::size_t>(i)], 3.6f, kInk2, Weight::Regular, Align::Right);
    const auto named = [&](const char* sign, const std::vector<app::Id<app::Action>>& actions) {
        std::string text;
        for (app::Id<app::Action> action : actions)
            text += (text.empty() ? std::string(sign) + " " : ", ") + shortTitle(board, action);
        return text;
    };
    const float rowH = w.mm(17);
    float y = w.beginList("voters-gain", space.rest, rowH * static_cast<float>(fair.voters.size()));
    for (const rules::VoterGain& voter : fair.voters) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1)};
        y += rowH;
        if (!row.touches(space.rest)) continue;
        Painter p = w.painter();
        p.box(row, kRowPaper, w.mm(2));
        Space cells{row};
        const app::Seat* seat = board.find(voter.seat);
        if (seat) seatMark(p, seat->colour, cells.left(w.mm(9)).centre(), w.mm(2.6f), seatColour(seat->colour));
        else cells.left(w.mm(3));
        const std::string who = seat ? seat->name : tr.fill("Ballot {0}", std::to_string(voter.number));
        // Whose cards these are, and under it which they are: what it gains and loses can be talked about.
        const std::string gained = named("+", voter.gained), lost = named("−", voter.lost);
        const Rect second{cells.rest.x, row.y + w.mm(8.2f), row.right() - cells.rest.x - w.mm(3), w.mm(6)};
        Rect first = row;
        first.h = w.mm(9);
        w.text({cells.rest.x, first.y, figures.x - cells.rest.x, first.h}, who, 4.2f, kInk, Weight::SemiBold);
        w.text(second, gained + (gained.empty() || lost.empty() ? "" : "   ") + lost, 3.6f, kInk2);
        const auto got = [&](int cards, std::int64_t c) { return tr.plural("%d item", "%d items", cards) + " · " + cost(c); };
        const std::int64_t gain = voter.costFair - voter.costBest;
        const std::array<std::string, 3> said{got(voter.cardsBest, voter.costBest), got(voter.cardsFair, voter.costFair),
                                              (gain > 0   ? "+"
                                               : gain < 0 ? "−"
                                                          : "") +
                                                  cost(std::abs(gain))};
        for (int i = 0; i < 3; ++i)
            w.text(column({figures.x, first.y, figures.w, first.h}, i, 3, w.mm(2)), said[static_cast<std::size_t>(i)], 4,
                   i < 2 || gain == 0 ? kInk2
                   : gain > 0         ? kSaved
                                      : kTrouble,
                   i < 2 ? Weight::Regular : Weight::SemiBold, Align::Right);
        w.target("row", "gain-" + std::to_string(voter.number), said[0] + " → " + said[1], row);
    }
    w.endList();
}

}  // namespace ui::panels::facilitator
