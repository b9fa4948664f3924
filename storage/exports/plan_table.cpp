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
    const char* line = "";  // "tier", "action", …: English, to be translated
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

class PlanTable {
public:
    PlanTable(const app::Board& board, const app::Texts& tr)
        : m_board(board), m_tr(tr), m_facts(board), m_table(tr, headings()) {}

    std::string bytes() {
        for (const TierFill& fill : m_facts.tiers()) {
            add(tierLine(fill));
            for (const app::Id<app::Action> id : fill.actions)
                if (m_board.find(id)) add(actionLine(TR_NOOP("action"), m_facts.of(id)));
        }
        for (const ActionFacts& facts : m_facts.actions())
            if (!facts.tier) add(actionLine(TR_NOOP("in no tier"), facts));
        addPlans();
        for (const ActionFacts* facts : m_facts.withoutOwner()) add(withoutOwnerLine(*facts));
        return m_table.bytes();
    }

private:
    static std::vector<const char*> headings() {
        return {TR_NOOP("Kind of line"),
                TR_NOOP("Tier"),
                TR_NOOP("Place in the tier"),
                TR_NOOP("Action"),
                TR_NOOP("Days"),
                TR_NOOP("Days at most"),
                TR_NOOP("Euros"),
                TR_NOOP("Euros at most"),
                TR_NOOP("Owner"),
                TR_NOOP("Accepted"),
                TR_NOOP("Starts"),
                TR_NOOP("Due"),
                TR_NOOP("First step"),
                TR_NOOP("Measure"),
                TR_NOOP("Missing"),
                TR_NOOP("Remark"),
                TR_NOOP("Pinned"),
                TR_NOOP("Value"),
                TR_NOOP("Value for cost"),
                TR_NOOP("Confidence (%)"),
                TR_NOOP("Rank by votes"),
                TR_NOOP("Rank by value for cost"),
                TR_NOOP("Needs"),
                TR_NOOP("Variant of"),
                TR_NOOP("In the best plan"),
                TR_NOOP("In the plan down the list"),
                TR_NOOP("In the fair plan"),
                TR_NOOP("Stage"),
                TR_NOOP("Action id")};
    }

    void add(const PlanLine& l) {
        const auto number = [&](const std::optional<double>& v, int digits) {
            v ? m_table.decimal(*v, digits) : m_table.blank();
        };
        const auto tenths = [&](const std::optional<std::int64_t>& v) { v ? m_table.tenths(*v) : m_table.blank(); };
        const auto whole = [&](const std::optional<std::int64_t>& v) { v ? m_table.whole(*v) : m_table.blank(); };
        const auto day = [&](const std::optional<std::int32_t>& v) { m_table.text(v ? isoDay(*v) : ""); };
        m_table.text(m_tr(l.line)).text(l.tier).rank(l.place).text(l.title);
        tenths(l.tenthDays), tenths(l.tenthDaysCap), whole(l.euros), whole(l.eurosCap);
        m_table.text(l.owner);
        l.accepted ? m_table.yesNo(*l.accepted) : m_table.blank();
        day(l.starts), day(l.ends);
        m_table.text(l.firstStep).text(l.measure).text(l.missing).text(l.remark).text(l.pin);
        number(l.value, 3), number(l.forCost, 2);
        m_table.rank(l.confidence).rank(l.rankByVotes).rank(l.rankByValue);
        m_table.text(l.needs).text(l.variants).text(l.best).text(l.greedy).text(l.fair).text(l.stage).text(l.id);
        m_table.endRow();
    }

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
        PlanLine line{.line = TR_NOOP("tier"), .tier = tier.title};
        line.tenthDays = fill.tenthDays, line.tenthDaysCap = fill.tenthDaysCap;
        line.euros = fill.euros, line.eurosCap = fill.eurosCap;
        line.starts = tier.startDay, line.ends = tier.endDay;
        if (fill.overTenthDays() > 0) addSentence(line.remark, m_tr.fill("Too full by {0} days.", days(fill.overTenthDays())));
        if (fill.overEuros() > 0) addSentence(line.remark, m_tr.fill("Too full by {0} euros.", std::to_string(fill.overEuros())));
        if (fill.uncosted > 0)
            addSentence(line.remark,
                        m_tr.plural("%d action in it is to be costed.", "%d actions in it are to be costed.", fill.uncosted));
        return line;
    }

    PlanLine actionLine(const char* kind, const ActionFacts& facts) const {
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

    // Why it cannot stay where it is, and why the best plan leaves it out.
    std::string remarkOn(const ActionFacts& facts) const {
        std::string remark;
        for (const Conflict& c : m_facts.conflicts()) {
            if (c.action != facts.action->id || !m_board.find(c.other)) continue;
            const std::string& other = m_board.find(c.other)->title;
            addSentence(remark, c.kind == app::LinkKind::Needs
                                    ? m_tr.fill("It needs “{0}”, which is in no tier or in a later one.", other)
                                    : m_tr.fill("“{0}” is a variant of it, and both are planned.", other));
        }
        if (const LeftOut* left = m_facts.leftOutOfBest(facts.action->id)) addSentence(remark, leftOutSentence(*left));
        return remark;
    }
    std::string leftOutSentence(const LeftOut& left) const {
        std::string why = m_tr(leftWords(left.why, left.notValued));
        if (const app::Action* other = m_board.find(left.other)) why += " (" + other->title + ")";
        if (left.shortEuros > 0) why += ", " + m_tr.fill("{0} euros are missing", std::to_string(left.shortEuros));
        if (left.shortTenthDays > 0) why += ", " + m_tr.fill("{0} days are missing", days(left.shortTenthDays));
        return m_tr.fill("Left out of the best plan: {0}.", why);
    }

    void addPlans() {
        const Plans& plans = m_facts.plans();
        PlanLine standing{.line = TR_NOOP("plan"), .title = m_tr("The plan as it stands")};
        standing.tenthDays = 0, standing.euros = 0;
        for (const TierFill& fill : m_facts.tiers()) *standing.tenthDays += fill.tenthDays, *standing.euros += fill.euros;
        standing.value = double(plans.value) / 1e9;
        if (!m_facts.holds())
            standing.remark = m_tr("It does not hold as it stands: a tier is too full, or something contradicts.");
        else if (plans.best.problem.empty()) standing.remark = boundSentence(plans.perMille, false);
        else standing.remark = m_tr(plans.best.problem.c_str());
        add(standing);
        addPlan(m_tr("The best plan"), plans.best);
        addPlan(m_tr("The plan down the list"), plans.greedy);
        addPlan(m_tr("The fair plan"), plans.fair);
    }
    void addPlan(const std::string& title, const Proposal& plan) {
        PlanLine line{.line = TR_NOOP("plan"), .title = title};
        line.remark = plan.problem.empty() ? boundSentence(plan.perMille, plan.proved) : m_tr(plan.problem.c_str());
        if (plan.problem.empty()) {
            const PlanTotal total = totalOf(plan);
            line.tenthDays = total.tenthDays, line.euros = total.euros, line.value = double(plan.value) / 1e9;
        }
        add(line);
    }
    std::string boundSentence(int perMille, bool proved) const {
        if (proved || perMille >= 1000) return m_tr("No plan is worth more.");
        return m_tr.fill("Worth at least {0} % of the best possible.", days(perMille));
    }

    PlanLine withoutOwnerLine(const ActionFacts& facts) const {
        PlanLine line{.line = TR_NOOP("without an owner"), .tier = facts.tier ? facts.tier->title : "", .place = facts.place};
        line.title = facts.action->title, line.id = app::idText(facts.action->id);
        return line;
    }

    const app::Board& m_board;
    const app::Texts& m_tr;
    PlanFacts m_facts;
    CsvTable m_table;
};

}  // namespace

std::string planTable(const app::Board& board, const app::Texts& tr) { return PlanTable(board, tr).bytes(); }

}  // namespace storage::exports
