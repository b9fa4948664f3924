#include "storage/exports/plan_json.h"

#include <nlohmann/json.hpp>

#include "app/board/fields.h"
#include "storage/exports/json_parts.h"
#include "storage/exports/plan_facts.h"
#include "storage/exports/ranking_words.h"
#include "storage/exports/tables.h"

namespace storage::exports {
namespace {

using Json = nlohmann::ordered_json;
using namespace app::rules;

constexpr int kPlanVersion = 1;

Json perMilleJson(int perMille) { return double(perMille) / 10; }
Json valueJson(std::int64_t units) { return double(units) / double(kValueUnit); }
Json dayJson(const std::optional<std::int32_t>& day) { return day ? Json(isoDay(*day)) : Json(); }

class PlanAnswer {
public:
    PlanAnswer(const app::Board& board, const app::Texts& tr) : m_board(board), m_tr(tr), m_facts(board) {}

    Json json(const PlanAsked& asked) const {
        const Plans& plans = m_facts.plans();
        Json json{{"format", "parcours-plan"}, {"version", kPlanVersion}, {"session", m_board.session().title}};
        json["asked"] = {{"budget", eurosJson(asked.euros)}, {"days", daysJson(asked.tenthDays)}};
        json["terms"] = termsJson(m_board, m_facts.standings().worths, m_tr);
        json["as_it_stands"] = standing();
        json["plans"]["best"] = proposal(plans.best), json["plans"]["greedy"] = proposal(plans.greedy),
        json["plans"]["steady"] = proposal(plans.steady);
        if (asked.fair) json["plans"]["fair"] = fair(plans.fair);
        json["actions"] = Json::array();
        for (const ActionFacts& facts : m_facts.actions()) json["actions"].push_back(action(facts, asked.fair));
        json["without_owner"] = Json::array();
        for (const ActionFacts* facts : m_facts.withoutOwner()) json["without_owner"].push_back(named(facts->action->id));
        return json;
    }

private:
    Json named(app::Id<app::Action> id) const {
        const app::Action* action = m_board.find(id);
        return id ? Json{{"id", app::idText(id)}, {"title", action ? action->title : ""}} : Json();
    }
    Json list(const std::vector<app::Id<app::Action>>& ids) const {
        Json list = Json::array();
        for (const auto& id : ids) list.push_back(named(id));
        return list;
    }
    Json tierName(app::Id<app::Tier> id) const {
        const app::Tier* tier = m_board.find(id);
        return tier ? Json(tier->title) : Json();
    }

    Json standing() const {
        const Plans& plans = m_facts.plans();
        Json json{{"value", valueJson(plans.value)}, {"holds", m_facts.holds()}};
        json["at_least_percent_of_best"] = m_facts.holds() && plans.best.problem.empty() ? perMilleJson(plans.perMille) : Json();
        json["tiers"] = Json::array();
        for (const TierFill& fill : m_facts.tiers()) {
            const app::Tier& tier = *m_board.find(fill.tier);
            Json row{{"id", app::idText(tier.id)},
                     {"title", tier.title},
                     {"starts", dayJson(tier.startDay)},
                     {"ends", dayJson(tier.endDay)}};
            row["days"] = daysJson(fill.tenthDays), row["days_cap"] = daysJson(fill.tenthDaysCap),
            row["days_over"] = daysJson(fill.overTenthDays());
            row["euros"] = fill.euros, row["euros_cap"] = eurosJson(fill.eurosCap), row["euros_over"] = fill.overEuros();
            row["to_be_costed"] = fill.uncosted, row["actions"] = list(fill.actions);
            json["tiers"].push_back(std::move(row));
        }
        json["conflicts"] = Json::array();
        for (const Conflict& c : m_facts.conflicts())
            json["conflicts"].push_back(
                {{"action", named(c.action)}, {c.kind == app::LinkKind::Needs ? "needs" : "variant_of", named(c.other)}});
        return json;
    }

    Json proposal(const Proposal& plan) const {
        if (!plan.problem.empty()) return {{"problem", m_tr(plan.problem.c_str())}};
        Json json{
            {"value", valueJson(plan.value)}, {"at_least_percent_of_best", perMilleJson(plan.perMille)}, {"proved", plan.proved}};
        json["tiers"] = Json::array();
        for (std::size_t i = 0; i < plan.tiers.size() && i < m_board.tiers().size(); ++i) {
            const app::Id<app::Tier> id = m_board.tiers()[i];
            Json tier{{"id", app::idText(id)}, {"title", tierName(id)}};
            tier["days"] = daysJson(plan.tiers[i].tenthDays), tier["days_cap"] = daysJson(plan.tiers[i].tenthDaysCap);
            tier["euros"] = plan.tiers[i].euros, tier["euros_cap"] = eurosJson(plan.tiers[i].eurosCap),
            tier["value"] = valueJson(plan.tiers[i].value);
            tier["actions"] = Json::array();
            for (const Placing& p : plan.placings)
                if (p.tier == id) tier["actions"].push_back(named(p.action));
            json["tiers"].push_back(std::move(tier));
        }
        json["left_out"] = Json::array();
        for (const LeftOut& left : plan.left) {
            Json row = named(left.action);
            row["because"] = keyOf(left.why), row["impact_missing"] = left.notValued, row["other"] = named(left.other);
            row["days_short"] = daysJson(left.shortTenthDays), row["euros_short"] = left.shortEuros;
            json["left_out"].push_back(std::move(row));
        }
        json["differences"] = Json::array();
        for (const Difference& d : plan.differences) {
            Json row = named(d.action);
            row["from"] = tierName(d.from), row["to"] = tierName(d.to);
            row["because"] = d.why ? Json(keyOf(*d.why)) : Json(), row["other"] = named(d.other);
            json["differences"].push_back(std::move(row));
        }
        return json;
    }

    Json fair(const FairProposal& plan) const {
        Json json = proposal(plan);
        if (!plan.problem.empty()) return json;
        const app::Round* round = m_board.find(plan.round);
        const auto amount = [&](std::int64_t whole) { return plan.inDays ? Json(double(whole) / 10) : Json(whole); };
        std::int64_t voters = 0;
        for (const VoterGain& gain : plan.voters)
            if (const app::Ballot* ballot = m_board.find(gain.ballot)) voters += ballot->weight;
        json["round"] = round ? Json(round->number) : Json();
        json["method"] = "equal shares, cost utilities, then by votes with what is left";
        json["shared"] = plan.inDays ? "days" : "euros", json["budget"] = amount(plan.budget), json["voters"] = voters;
        const double share = voters > 0 ? double(plan.budget) / (plan.inDays ? 10.0 : 1.0) / double(voters) : 0;
        json["add1"] = {
            {"step", share / 100}, {"step_is", "1 % of budget / voters"}, {"raises", plan.raises}, {"cut_short", plan.cutShort}};
        json["imposed"] = list(plan.imposed), json["by_equal_shares"] = list(plan.byEqualShares),
        json["by_completion"] = list(plan.byCompletion);
        json["alongside"] = list(plan.alongside);
        json["ballots"] = Json::array();
        for (const VoterGain& gain : plan.voters) {
            const app::Seat* seat = round && !round->secret ? m_board.find(gain.seat) : nullptr;
            Json row{{"ballot", gain.number}, {"seat", seat ? Json(seat->name) : Json()}};
            row["actions_in_best"] = gain.cardsBest, row["actions_in_fair"] = gain.cardsFair;
            row["cost_in_best"] = amount(gain.costBest), row["cost_in_fair"] = amount(gain.costFair);
            json["ballots"].push_back(std::move(row));
        }
        return json;
    }

    Json action(const ActionFacts& facts, bool withFair) const {
        Json json = named(facts.action->id);
        json["tier"] = facts.tier ? Json(facts.tier->title) : Json(),
        json["place"] = facts.place > 0 ? Json(facts.place) : Json();
        json["pin"] = keyOf(facts.pin);
        json["rank_by_votes"] = facts.rankByVotes > 0 ? Json(facts.rankByVotes) : Json();
        json["rank_by_value"] = facts.rankByValue > 0 ? Json(facts.rankByValue) : Json();
        json["worth"] = worthJson(m_board, m_facts.standings().worths, facts.action->id, m_tr);
        const app::Assignment& a = facts.assignment;
        json["owner"] = a.owner.empty() ? Json() : Json(a.owner), json["accepted"] = a.accepted, json["due"] = dayJson(a.dueDay);
        json["first_step"] = a.firstStep.empty() ? Json() : Json(a.firstStep),
        json["measure"] = a.measure.empty() ? Json() : Json(a.measure);
        json["late"] = isLate(m_board, facts.action->id);
        json["needs"] = list(facts.needs), json["variants"] = list(facts.variants);
        json["missing"] = Json::array();
        for (const MissingFact& missing : facts.missing) json["missing"].push_back(missing.key);
        const Plans& plans = m_facts.plans();
        json["in"] = {{"best", tierName(tierIn(plans.best, facts.action->id))},
                      {"greedy", tierName(tierIn(plans.greedy, facts.action->id))}};
        if (withFair) json["in"]["fair"] = tierName(tierIn(plans.fair, facts.action->id));
        return json;
    }

    const app::Board& m_board;
    const app::Texts& m_tr;
    PlanFacts m_facts;
};

bool isCredible(const std::optional<std::int64_t>& cap) { return !cap || (*cap >= 0 && *cap <= kMostAmount); }

}  // namespace

app::Board asOneTier(const app::Board& board, const PlanAsked& asked, const std::string& title) {
    constexpr std::uint64_t kOnlyTier = 1;  // ids are drawn from 64 bits; tiers are gone, so it stands alone among its kind
    app::Board one;
    for (int i = 0; i < app::kRecordKinds; ++i)
        std::visit(
            [&]<class T>(const T&) {
                for (const auto& [id, record] : board.all<T>()) {
                    T copy = record;
                    if constexpr (std::is_same_v<T, app::Tier>) continue;
                    if constexpr (std::is_same_v<T, app::Planned>)
                        if (copy.tier) copy.tier = {kOnlyTier};
                    if constexpr (std::is_same_v<T, app::PlanTerms>) copy.euros.reset(), copy.tenthDays.reset();
                    one.load(copy);
                }
            },
            app::blank(static_cast<app::RecordKind>(i)));
    one.load(app::Tier{.id = {kOnlyTier},
                       .order = app::between({}, {}),
                       .title = title,
                       .tenthDays = asked.tenthDays,
                       .euros = asked.euros,
                       .startDay = {},
                       .endDay = {}});
    one.rebuildIndexes();
    return one;
}

app::Result<std::string> planJson(const app::Board& board, const PlanAsked& asked, const app::Texts& tr) {
    if (!isCredible(asked.euros) || !isCredible(asked.tenthDays))
        return app::Refusal{TR_NOOP("A budget and days are not negative, and at most 10¹².")};
    const bool own = asked.euros || asked.tenthDays;
    const app::Board one = own ? asOneTier(board, asked, tr("With the means asked for")) : app::Board{};
    return PlanAnswer(own ? one : board, tr).json(asked).dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace storage::exports
