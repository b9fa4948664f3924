#include <algorithm>

#include "app/base/result.h"
#include "storage/exports/csv_table.h"
#include "storage/exports/plan_facts.h"
#include "storage/exports/ranking_words.h"
#include "storage/exports/rounds.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

using namespace app::rules;

// A line of the plan: of a tier, an action or a whole plan; what does not concern it stays empty.
struct PlanLine {
    std::string line;  // "tier", "action", …
    std::string tier;
    int place = 0;
    std::string title, stage;
    std::optional<std::int64_t> tenthDays, tenthDaysCap, euros, eurosCap;
    std::optional<double> value, forCost;
    int confidence = 0, rankByVotes = 0, rankByValue = 0;
    std::optional<std::int32_t> starts, ends;  // of a tier; `ends` of an action is its due date
    std::string pin, owner;
    std::optional<bool> accepted;
    std::string firstStep, measure, needs, variants, missing, remark, best, greedy, fair, id;
};

constexpr LineColumn<PlanLine> kPlanColumns[] = {
    {TR_NOOP("Kind of line"), TR_NOOP("tier, action, in no tier, plan, without an owner: to filter by"),
     [](CsvTable& t, const PlanLine& l) { t.text(l.line); }},
    {TR_NOOP("Tier"), TR_NOOP("where the action stands"), [](CsvTable& t, const PlanLine& l) { t.text(l.tier); }},
    {TR_NOOP("Place in the tier"), TR_NOOP("from the first"), [](CsvTable& t, const PlanLine& l) { t.rank(l.place); }},
    {TR_NOOP("Action"), TR_NOOP("its title; of a plan its name"), [](CsvTable& t, const PlanLine& l) { t.text(l.title); }},
    {TR_NOOP("Days"), TR_NOOP("person-days: of the action, or of all that the tier or the plan holds"),
     [](CsvTable& t, const PlanLine& l) { t.tenths(l.tenthDays); }},
    {TR_NOOP("Days at most"), TR_NOOP("what the tier may hold, with what the tier before left"),
     [](CsvTable& t, const PlanLine& l) { t.tenths(l.tenthDaysCap); }},
    {TR_NOOP("Euros"), TR_NOOP("likewise"), [](CsvTable& t, const PlanLine& l) { t.whole(l.euros); }},
    {TR_NOOP("Euros at most"), TR_NOOP("likewise"), [](CsvTable& t, const PlanLine& l) { t.whole(l.eurosCap); }},
    {TR_NOOP("Owner"), TR_NOOP("who carries it"), [](CsvTable& t, const PlanLine& l) { t.text(l.owner); }},
    {TR_NOOP("Accepted"), TR_NOOP("the owner has said yes"), [](CsvTable& t, const PlanLine& l) { t.yesNo(l.accepted); }},
    {TR_NOOP("Starts"), TR_NOOP("of the tier"),
     [](CsvTable& t, const PlanLine& l) { t.text(l.starts ? isoDay(*l.starts) : ""); }},
    {TR_NOOP("Due"), TR_NOOP("of the action; of a tier, its end"),
     [](CsvTable& t, const PlanLine& l) { t.text(l.ends ? isoDay(*l.ends) : ""); }},
    {TR_NOOP("First step"), TR_NOOP("within a fortnight"), [](CsvTable& t, const PlanLine& l) { t.text(l.firstStep); }},
    {TR_NOOP("Measure"), TR_NOOP("how one will see that it works"), [](CsvTable& t, const PlanLine& l) { t.text(l.measure); }},
    {TR_NOOP("Missing"), TR_NOOP("what is still to be said of it"), [](CsvTable& t, const PlanLine& l) { t.text(l.missing); }},
    {TR_NOOP("Remark"),
     TR_NOOP("what is too full, late or in contradiction, why the best plan leaves it out, what a plan is worth"),
     [](CsvTable& t, const PlanLine& l) { t.text(l.remark); }},
    {TR_NOOP("Pinned"), TR_NOOP("imposed in its tier or excluded from the plan by hand"),
     [](CsvTable& t, const PlanLine& l) { t.text(l.pin); }},
    {TR_NOOP("Value (%)"), TR_NOOP("of the action: both impacts weighted, times the confidence; of a plan, the sum"),
     [](CsvTable& t, const PlanLine& l) { t.percent(l.value); }},
    {TR_NOOP("Value for cost"), TR_NOOP("value divided by effort"),
     [](CsvTable& t, const PlanLine& l) { t.decimal(l.forCost, 2); }},
    {TR_NOOP("Confidence (%)"), TR_NOOP("how sure the group is of the value"),
     [](CsvTable& t, const PlanLine& l) { t.rank(l.confidence); }},
    {TR_NOOP("Rank by votes"), TR_NOOP("in the newest revealed vote on actions"),
     [](CsvTable& t, const PlanLine& l) { t.rank(l.rankByVotes); }},
    {TR_NOOP("Rank by value for cost"), TR_NOOP("among all actions"),
     [](CsvTable& t, const PlanLine& l) { t.rank(l.rankByValue); }},
    {TR_NOOP("Needs"), TR_NOOP("what has to come before or in the same tier"),
     [](CsvTable& t, const PlanLine& l) { t.text(l.needs); }},
    {TR_NOOP("Variant of"), TR_NOOP("one or the other, not both"), [](CsvTable& t, const PlanLine& l) { t.text(l.variants); }},
    {TR_NOOP("In the best plan"), TR_NOOP("the tier that this plan puts it in"),
     [](CsvTable& t, const PlanLine& l) { t.text(l.best); }},
    {TR_NOOP("In the plan down the list"), TR_NOOP("likewise"), [](CsvTable& t, const PlanLine& l) { t.text(l.greedy); }},
    {TR_NOOP("In the fair plan"), TR_NOOP("likewise"), [](CsvTable& t, const PlanLine& l) { t.text(l.fair); }},
    {TR_NOOP("Stage"), TR_NOOP("the stage of the journey"), [](CsvTable& t, const PlanLine& l) { t.text(l.stage); }},
    {TR_NOOP("Action id"), TR_NOOP("the same in every file"), [](CsvTable& t, const PlanLine& l) { t.text(l.id); }},
};

class PlanTable {
public:
    PlanTable(const app::Board& board, const app::Texts& tr)
        : m_board(board), m_tr(tr), m_facts(board), m_table(tr, headingsOf(kPlanColumns)) {}

    std::string bytes() {
        for (const TierFill& fill : m_facts.tiers()) {
            add(tierLine(fill));
            for (const app::Id<app::Action> id : fill.actions)
                if (m_board.find(id)) add(actionLine(m_tr("action"), m_facts.of(id)));
        }
        for (const ActionFacts& facts : m_facts.actions())
            if (!facts.tier) add(actionLine(m_tr("in no tier"), facts));
        addPlans();
        for (const ActionFacts* facts : m_facts.withoutOwner())
            if (facts->tier) add(actionLine(m_tr("without an owner"), *facts));
        return m_table.bytesFilled();
    }

private:
    void add(const PlanLine& line) { addRow(m_table, kPlanColumns, line); }

    std::string tierTitle(app::Id<app::Tier> id) const {
        const app::Tier* tier = m_board.find(id);
        return tier ? tier->title : std::string{};
    }
    std::string titles(const std::vector<app::Id<app::Action>>& ids) const {
        std::string text;
        for (const auto& id : ids) text += (text.empty() ? "" : " | ") + m_board.find(id)->title;
        return text;
    }
    static void addSentence(std::string& text, const std::string& more) { text += (text.empty() ? "" : " ") + more; }
    std::string days(std::int64_t tenths) const { return tenthsText(tenths, m_tr); }

    PlanLine tierLine(const TierFill& fill) const {
        const app::Tier& tier = *m_board.find(fill.tier);
        PlanLine line{.line = m_tr("tier"), .tier = tier.title};
        line.tenthDays = fill.tenthDays, line.tenthDaysCap = fill.tenthDaysCap;
        line.euros = fill.euros, line.eurosCap = fill.eurosCap;
        line.starts = tier.startDay, line.ends = tier.endDay;
        if (fill.overTenthDays() > 0) addSentence(line.remark, m_tr.fill("Too full by {0} days.", days(fill.overTenthDays())));
        if (fill.overEuros() > 0)
            addSentence(line.remark, m_tr.fill("Too full by {0} euros.", app::wholeText(m_tr, fill.overEuros())));
        if (fill.uncosted > 0)
            addSentence(line.remark,
                        m_tr.plural("%d action in it is to be costed.", "%d actions in it are to be costed.", fill.uncosted));
        return line;
    }

    PlanLine actionLine(const std::string& kind, const ActionFacts& facts) const {
        PlanLine line{
            .line = kind, .tier = facts.tier ? facts.tier->title : "", .place = facts.place, .title = facts.action->title};
        line.stage = stageTitle(m_board, facts.action->stage);
        line.tenthDays = facts.estimate.tenthDays, line.euros = facts.estimate.euros, line.confidence = facts.estimate.confidence;
        if (facts.worth && facts.worth->valued.value) line.value = toDouble(*facts.worth->valued.value);
        if (facts.worth && facts.worth->valued.worth && !facts.worth->free)
            line.forCost = toDouble(facts.worth->valued.worth->amount);
        line.rankByVotes = facts.rankByVotes, line.rankByValue = facts.rankByValue;
        if (facts.pin != app::Pin::None) line.pin = m_tr(pinWords(facts.pin));
        line.owner = facts.assignment.owner;
        if (!line.owner.empty()) line.accepted = facts.assignment.accepted;
        line.ends = facts.assignment.dueDay, line.firstStep = facts.assignment.firstStep, line.measure = facts.assignment.measure;
        line.needs = titles(facts.needs), line.variants = titles(facts.variants);
        for (const MissingFact& missing : facts.missing)
            line.missing += (line.missing.empty() ? "" : ", ") + std::string(m_tr(missing.words));
        line.remark = remarkOn(facts);
        const Plans& plans = m_facts.plans();
        line.best = tierTitle(tierIn(plans.best, facts.action->id)),
        line.greedy = tierTitle(tierIn(plans.greedy, facts.action->id));
        line.fair = tierTitle(tierIn(plans.fair, facts.action->id));
        line.id = app::idText(facts.action->id);
        return line;
    }

    // Why it cannot stay where it is, and what the best plan does with it.
    std::string remarkOn(const ActionFacts& facts) const {
        std::string remark;
        for (const Conflict& c : m_facts.conflicts()) {
            if (c.action != facts.action->id || !m_board.find(c.other)) continue;
            const std::string& other = m_board.find(c.other)->title;
            addSentence(remark, c.kind == app::LinkKind::Needs
                                    ? m_tr.fill("It needs “{0}”, which is in no tier or in a later one.", other)
                                    : m_tr.fill("“{0}” is a variant of it, and both are planned.", other));
        }
        if (facts.tier && isLate(m_board, facts.action->id))
            addSentence(remark, m_tr.fill("Due after its tier has ended ({0}).", isoDay(*facts.tier->endDay)));
        if (const LeftOut* left = m_facts.leftOutOfBest(facts.action->id)) addSentence(remark, leftOutSentence(*left));
        const std::string best = tierTitle(tierIn(m_facts.plans().best, facts.action->id));
        if (!facts.tier && !best.empty()) addSentence(remark, m_tr.fill("The best plan puts it in “{0}”.", best));
        return remark;
    }
    std::string leftOutSentence(const LeftOut& left) const {
        std::string why = m_tr(leftWords(left.why, left.notValued));
        if (const app::Action* other = m_board.find(left.other)) why += " (" + other->title + ")";
        if (left.shortEuros > 0) why += ", " + m_tr.fill("{0} euros are missing", app::wholeText(m_tr, left.shortEuros));
        if (left.shortTenthDays > 0) why += ", " + m_tr.fill("{0} days are missing", days(left.shortTenthDays));
        return m_tr.fill("Left out of the best plan: {0}.", why);
    }

    void addPlans() {
        const Plans& plans = m_facts.plans();
        PlanLine standing{.line = m_tr("plan"), .title = m_tr("The plan as it stands")};
        standing.tenthDays = 0, standing.euros = 0;
        for (const TierFill& fill : m_facts.tiers()) *standing.tenthDays += fill.tenthDays, *standing.euros += fill.euros;
        standing.value = double(plans.value) / double(kValueUnit);
        standing.remark = standingSentence(m_tr, m_facts);
        add(standing);
        addPlan(m_tr("The best plan"), plans.best);
        addPlan(m_tr("The plan down the list"), plans.greedy);
        addPlan(m_tr("The fair plan"), plans.fair);
    }
    void addPlan(const std::string& title, const Proposal& plan) {
        PlanLine line{.line = m_tr("plan"), .title = title};
        line.remark = plan.problem.empty() ? boundSentence(m_tr, plan.perMille, plan.proved) : m_tr(plan.problem.c_str());
        if (plan.problem.empty()) {
            const PlanTotal total = totalOf(plan);
            line.tenthDays = total.tenthDays, line.euros = total.euros, line.value = double(plan.value) / double(kValueUnit);
        }
        add(line);
    }

    const app::Board& m_board;
    const app::Texts& m_tr;
    PlanFacts m_facts;
    CsvTable m_table;
};

}  // namespace

std::string planTable(const app::Board& board, const app::Texts& tr) { return PlanTable(board, tr).bytes(); }
std::vector<ColumnWords> planColumns() { return wordsOf(kPlanColumns); }

}  // namespace storage::exports
