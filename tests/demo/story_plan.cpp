// The second half of the story: what is not costed is placed in the matrix by eight hands, actions are voted on, the first
// compared, a plan is proposed and taken, owners take on what is theirs and say by when, and the files are written.
#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "app/rules/voting.h"
#include "tests/demo/story.h"

namespace tests {

namespace rules = app::rules;

namespace {

Aim inPlot(float across, float down) {
    return {[=](const std::vector<ui::glass::Target>& targets) -> std::optional<app::Point> {
                for (const auto& t : targets)
                    if (t.id == "matrix/plot")
                        return app::Point{std::round(t.px.x + t.px.w * across), std::round(t.px.y + t.px.h * down)};
                return std::nullopt;
            },
            "the matrix"};
}

// What can be touched now, by the beginning of its id.
std::vector<std::string> seen(const std::vector<ui::glass::Target>& targets, const std::string& beginning) {
    std::vector<std::string> ids;
    for (const auto& target : targets)
        if (target.id.starts_with(beginning) && byId(target.id).find(targets)) ids.push_back(target.id);
    return ids;
}

}  // namespace

// Where people see an action that is not costed: as high as what it brings, as far as what is known of its cost, else as cheap
// as most things are.
Aim Story::guessed(const std::string& action, int round) const {
    const app::Estimate* e = board().find<app::Estimate>(*app::idFromText(action));
    const float spread = 0.02f * float(round % 4);
    const int impacts = e ? e->impactCustomer + e->impactCompany : 0;
    const float up = impacts ? float(impacts) / 10 * float(e->confidence ? e->confidence : 100) / 100 : 0.72f + spread;
    double cost = 0;
    if (e && e->tenthDays) cost = std::max(cost, double(*e->tenthDays) / 1200);
    if (e && e->euros) cost = std::max(cost, double(*e->euros) / 250'000);
    const float across = cost > 0 ? float(std::sqrt(cost)) : 0.18f;
    return inPlot(std::clamp(across + spread, 0.06f, 0.94f), std::clamp(1 - up, 0.05f, 0.95f));
}

// Eight hands at once: each takes what waits in front of it; who finds nothing there corrects the cost of a card they know.
void Story::estimate() {
    openDock();
    panel("next");
    hands.work();
    hands.rest(1);
    closeDock();
    hands.rest(0.5);
    hands.mark("a-placer");
    for (int round = 0; round < 12; ++round) {
        const auto targets = hands.look();
        const auto waiting = seen(targets, "to-place/");
        if (waiting.empty()) break;
        std::vector<std::string> cards;
        for (const std::string& id : seen(targets, "matrix/"))
            if (isCard(targets, id)) cards.push_back(id);
        everybody(
            [&](int i) {
                const auto at = std::size_t(i);
                hands.pause(i, kReadS * 0.5 + 0.15 * i);
                if (at < waiting.size())
                    hands.drag(i, byId(waiting[at]), guessed(waiting[at].substr(waiting[at].find('/') + 1), i));
                else if (round == 0 && at * 5 < cards.size())
                    hands.drag(i, byId(cards[at * 5]), nearby(cards[at * 5], {i % 2 ? 40.f : -32.f, 0}));
            },
            round == 0 ? "estimer" : "", 2.5);
        hands.rest(0.4);
    }
    hands.rest(0.6);
    hands.mark("matrice");
}

// What an action is worth to a person: what it brings as far as it is certain, less for what it costs, and a taste of their own;
// the dearest of each.
std::vector<std::vector<std::uint64_t>> Story::favourites(std::size_t each) const {
    constexpr double kCostWeight = 55, kMuchTenthDays = 400, kMuchEuros = 30'000;  // about what the first tier holds
    constexpr std::uint64_t kTaste = 16;
    std::vector<std::vector<std::uint64_t>> all(seats.size());
    for (std::size_t i = 0; i < seats.size(); ++i) {
        std::vector<std::pair<double, std::uint64_t>> worths;
        for (const auto& [id, action] : board().all<app::Action>()) {
            const app::Estimate* found = board().find<app::Estimate>(id);
            const app::Estimate e = found ? *found : app::Estimate{};
            const double brings = 10.0 * (e.impactCustomer + e.impactCompany) * (e.confidence ? e.confidence : 100) / 100;
            const double cost =
                std::max(double(e.tenthDays.value_or(0)) / kMuchTenthDays, double(e.euros.value_or(0)) / kMuchEuros);
            worths.emplace_back(
                kCostWeight * std::sqrt(std::min(1.0, cost)) - brings - double(rules::lot(kDemoSeed + i, id, 0) % kTaste), id);
        }
        std::ranges::sort(worths);
        for (std::size_t k = 0; k < std::min(each, worths.size()); ++k) all[i].push_back(worths[k].second);
    }
    return all;
}

void Story::voteActions() {
    actions = openVote("actions");
    const auto liked = favourites(std::size_t(open().dotsEach));
    readThrough(
        "more-", kSkimS,
        [&](std::size_t i, const std::string& item) {
            return std::ranges::find(liked[i], *app::idFromText(item)) != liked[i].end();
        },
        "vote-actions", 30);
    everybody([&](int i) { tapOwn(i, "done"); });
    closeAndReveal("resultat-actions");
    hands.rest(2);
    seeResult();
    hands.rest(0.5);
    hands.mark("classement");
}

// Best and worst of four, until nobody needs another one.
void Story::compareTheFirst() {
    bestWorst = openVote("best-worst");
    const auto liked = favourites(board().all<app::Action>().size());
    const auto placeOf = [&](std::size_t i, const std::string& card) {
        return std::ranges::find(liked[i], *app::idFromText(card)) - liked[i].begin();
    };
    for (int round = 0; round < 40; ++round) {
        const auto& duels = table.scene().standings().duels;
        if (round > 0 && duels && duels->screensLeft <= 0) break;
        bool any = false;
        everybody(
            [&](int i) {
                auto cards = within(std::size_t(i), "card-");
                if (cards.size() < 2) return;
                any = true;
                std::ranges::sort(cards, {}, [&](const std::string& card) { return placeOf(std::size_t(i), card); });
                hands.pause(i, kReadS * double(cards.size()) * 0.6);
                tapOwn(i, "card-" + cards.front());
                tapOwn(i, "card-" + cards.back());
            },
            round == 0 ? "meilleur-pire" : "", 6);
        hands.rest(0.2);
        if (!any) break;
    }
    everybody([&](int i) { tapOwn(i, "done"); });
    closeAndReveal("resultat-meilleur-pire");
    hands.rest(2);
    seeResult();
}

void Story::proposePlan() {
    openDock();
    panel("next");
    hands.work();
    hands.rest(0.5);
    hands.mark("plans-proposes");
    hands.pause(facilitator, 6);  // reads the plans aloud
    panel("take-best");
    hands.work();
    hands.rest(0.3);
    panel("close");
    hands.work();
    hands.rest(1);
    hands.mark("paliers");
}

// All at once, each at their own seat: what a neighbour reaches for is left to them.
void Story::takeOn() {
    everybody([&](int i) { tapOwn(i, "mine"); });
    hands.rest(0.4);
    for (int round = 0; ownerless() > 0; ++round) {
        if (round > 40) throw std::runtime_error("some of the plan is taken on by nobody");
        std::set<std::string> taken;
        everybody(
            [&](int i) {
                const auto free = within(std::size_t(i), "take-");
                const auto card = std::ranges::find_if(free, [&](const std::string& c) { return !taken.contains(c); });
                if (card == free.end()) {
                    if (free.empty()) scrollDown(i);
                    return;
                }
                taken.insert(*card);
                hands.pause(i, kReadS * 0.6 + 0.2 * i);
                tapOwn(i, "take-" + *card);
            },
            round == 2 ? "responsables" : "", 2.2);
        hands.rest(0.5);
    }
}

// How often the key for one more week is touched until a date lies in the action's tier: the first touch says two weeks from now.
int Story::weeksUntil(app::Id<app::Action> action) const {
    constexpr std::int32_t kFirstOfferDays = 14, kWeek = 7;
    const app::Planned* planned = board().find<app::Planned>(action.value);
    const app::Tier* tier = planned ? board().find(planned->tier) : nullptr;
    const auto today = static_cast<std::int32_t>(kDemoStart / 86'400'000);
    if (!tier || !tier->startDay) return 1;
    return 1 + std::max(0, (*tier->startDay - today - kFirstOfferDays + kWeek - 1) / kWeek);
}

std::size_t Story::ownerless() const {
    std::size_t count = 0;
    for (app::Id<app::Tier> tier : board().tiers())
        for (app::Id<app::Action> action : board().plannedIn(tier)) {
            const auto* a = board().find<app::Assignment>(action.value);
            count += !a || (a->owner.empty() && !a->seat);
        }
    return count;
}

// Of what is their own each says by when: within the tier it stands in, a week later for every next one.
void Story::dates() {
    std::vector<std::size_t> dated(seats.size(), 0);
    for (int round = 0;; ++round) {
        if (round > 40) throw std::runtime_error("dates are not given to the end");
        bool any = false;
        everybody(
            [&](int i) {
                const auto seat = std::size_t(i);
                const auto shown = within(seat, "open-");
                bool isLeft = false;
                for (const auto& [id, own] : board().all<app::Assignment>()) {
                    if (own.seat != seatId(seat) || own.dueDay) continue;
                    isLeft = true;
                    const std::string action = app::idText(own.action);
                    if (std::ranges::find(shown, action) == shown.end()) continue;
                    any = true;
                    hands.pause(i, 0.5 + 0.1 * i);
                    tapOwn(i, "open-" + action);
                    tapOwn(i, "tab-carry-out");
                    const int weeks = weeksUntil(own.action) + int(dated[seat] % 3);
                    for (int week = 0; week < weeks; ++week) hands.hold(i, byIdEnd(seats[seat], "due-week-more"), kQuickTapS);
                    tapOwn(i, "close");
                    ++dated[seat];
                    return;
                }
                if (isLeft) any = true, scrollDown(i);
            },
            round == 1 ? "echeances" : "", 3.6);
        hands.rest(0.5);
        if (!any) break;
    }
    hands.mark("accords");
    everybody([&](int i) {
        if (!within(std::size_t(i), "close").empty()) tapOwn(i, "close");
    });
    hands.rest(0.8);
    hands.mark("plan-complet");
}

void Story::exportAll() {
    openDock();
    hands.mark("animation-exporter");
    panel("next");
    hands.work();
    hands.rest(2);
    hands.mark("fichiers");
}

}  // namespace tests
