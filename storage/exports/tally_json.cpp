#include "storage/exports/tally_json.h"

#include "storage/exports/tally_parts.h"

namespace storage::exports {

using Json = nlohmann::ordered_json;

app::Result<std::string> tallyJson(const app::rules::PublicBallots& ballots, const TallyAsked& asked, const app::Texts& tr) {
    constexpr int kTallyVersion = 1;
    const auto* orders = std::get_if<app::rules::PublicOrders>(&ballots);
    if (!orders && asked.blanks)
        return app::Refusal{TR_NOOP("--blanks says how to read orders; the votes of a budget are none.")};
    Json json{{"format", "parcours-tally"}, {"version", kTallyVersion}, {"file", asked.file}};
    const auto& title = orders ? orders->title : std::get<app::rules::PublicBudget>(ballots).title;
    json["kind"] = orders ? "orders" : "budget";
    json["title"] = title;
    json["remarks"] = orders ? orders->remarks : std::get<app::rules::PublicBudget>(ballots).remarks;
    if (orders) tallyOrders(json, *orders, asked, tr);
    else if (const auto refusal = tallyBudget(json, std::get<app::rules::PublicBudget>(ballots))) return *refusal;
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace storage::exports
