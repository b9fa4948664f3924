#include "app/rules/budget/knapsack.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <numeric>

#include "app/rules/budget/knapsack_parts.h"

namespace app::rules {

using boost::multiprecision::int256_t;
using parts::Filling;
using parts::Prepared;

namespace {

struct Ratio {
    std::int64_t value;
    int256_t effort;
};

Ratio ratioOf(const Knapsack& sack, const KnapsackItem& item) {
    return {item.value, int256_t(item.euros) * sack.effort.perEuro + int256_t(item.days) * sack.effort.perTenthDay};
}

int compareRatios(const Ratio& a, const Ratio& b) {
    if ((a.effort == 0) != (b.effort == 0)) return a.effort == 0 ? 1 : -1;
    if (a.effort == 0) return a.value > b.value ? 1 : a.value < b.value ? -1 : 0;
    const int256_t left = a.value * b.effort, right = b.value * a.effort;
    return left > right ? 1 : left < right ? -1 : 0;
}

}  // namespace

int compareRatio(const Knapsack& sack, const KnapsackItem& a, const KnapsackItem& b) {
    return compareRatios(ratioOf(sack, a), ratioOf(sack, b));
}

std::vector<int> findCycle(int items, const std::vector<Need>& needs) {
    std::vector<std::vector<int>> next(static_cast<std::size_t>(items));
    for (const Need& n : needs) next[static_cast<std::size_t>(n.item)].push_back(n.needs);
    std::vector<char> state(static_cast<std::size_t>(items));  // 1 on the path, 2 done
    for (int start = 0; start < items; ++start) {
        if (state[static_cast<std::size_t>(start)]) continue;
        std::vector<std::pair<int, std::size_t>> path{{start, 0}};
        state[static_cast<std::size_t>(start)] = 1;
        while (!path.empty()) {
            auto& [at, edge] = path.back();
            if (edge == next[static_cast<std::size_t>(at)].size()) {
                state[static_cast<std::size_t>(at)] = 2;
                path.pop_back();
                continue;
            }
            const int to = next[static_cast<std::size_t>(at)][edge++];
            if (state[static_cast<std::size_t>(to)] == 1) {
                std::vector<int> cycle;
                for (auto p = std::ranges::find(path, to, &std::pair<int, std::size_t>::first); p != path.end(); ++p)
                    cycle.push_back(p->first);
                return cycle;
            }
            if (state[static_cast<std::size_t>(to)] == 0) {
                state[static_cast<std::size_t>(to)] = 1;
                path.emplace_back(to, 0);
            }
        }
    }
    return {};
}

namespace parts {

Filling::Filling(const Prepared& prepared)
    : p(&prepared),
      in(prepared.sack.items.size()),
      euros(prepared.sack.euros.value_or(0)),
      days(prepared.sack.days.value_or(0)) {}

std::vector<int> Filling::bundle(int item) const {
    std::vector<int> out;
    for (const int need : p->needsAll[static_cast<std::size_t>(item)])
        if (!in[static_cast<std::size_t>(need)]) out.push_back(need);
    out.push_back(item);
    return out;
}

bool Filling::fits(int item) const {
    std::int64_t e = euros, d = days;
    for (const int i : bundle(item)) {
        const auto at = static_cast<std::size_t>(i);
        e -= p->sack.items[at].euros, d -= p->sack.items[at].days;
        if (e < 0 || d < 0) return false;
        for (const int mate : p->mates[at])
            if (in[static_cast<std::size_t>(mate)]) return false;
    }
    return true;
}

void Filling::take(int item) {
    for (const int i : bundle(item)) {
        const KnapsackItem& it = p->sack.items[static_cast<std::size_t>(i)];
        in[static_cast<std::size_t>(i)] = 1;
        euros -= it.euros, days -= it.days, value += it.value;
    }
}

void Filling::fillUp() {
    if (!p->sack.needs.empty()) return fillUpBundles();
    for (std::size_t i = 0; i < in.size(); ++i)
        if (!in[i] && p->sack.items[i].value > 0 && fits(static_cast<int>(i))) take(static_cast<int>(i));
}

void Filling::fillUpBundles() {
    std::vector<char> skipped(in.size());
    for (;;) {
        int best = -1;
        Ratio bestRatio{};
        for (std::size_t i = 0; i < in.size(); ++i) {
            if (in[i] || skipped[i]) continue;
            Ratio sum{0, 0};
            for (const int b : bundle(static_cast<int>(i))) {
                const Ratio one = ratioOf(p->sack, p->asGiven[static_cast<std::size_t>(b)]);
                sum.value += one.value, sum.effort += one.effort;
            }
            // Equal bundles: the order of items decides, which is by ratio and place.
            if (sum.value > 0 && (best < 0 || compareRatios(sum, bestRatio) > 0)) best = static_cast<int>(i), bestRatio = sum;
        }
        if (best < 0) return;
        if (!fits(best)) {
            skipped[static_cast<std::size_t>(best)] = 1;
            continue;
        }
        for (const int b : bundle(best))
            for (const int later : p->neededBy[static_cast<std::size_t>(b)]) skipped[static_cast<std::size_t>(later)] = 0;
        take(best);
    }
}

Choice answered(const Prepared& p, std::vector<int> taken, std::int64_t bound) {
    Choice choice{.taken = {}, .value = 0, .bound = bound, .proved = false};
    for (const int i : taken) {
        choice.taken.push_back(p.original[static_cast<std::size_t>(i)]);
        choice.value += p.sack.items[static_cast<std::size_t>(i)].value;
    }
    std::ranges::sort(choice.taken);
    choice.proved = choice.value == bound;
    return choice;
}

}  // namespace parts

namespace {

std::vector<int> listed(const Filling& filling) {
    std::vector<int> out;
    for (std::size_t i = 0; i < filling.in.size(); ++i)
        if (filling.in[i]) out.push_back(static_cast<int>(i));
    return out;
}

Filling greedy(const Prepared& p) {
    Filling down(p), alone(p);
    down.fillUp();
    int best = -1;
    std::int64_t most = 0;
    for (std::size_t i = 0; i < p.sack.items.size(); ++i) {  // everything left in p fits alone
        std::int64_t value = p.sack.items[i].value;
        for (const int need : p.needsAll[i]) value += p.sack.items[static_cast<std::size_t>(need)].value;
        if (value > most) best = static_cast<int>(i), most = value;
    }
    if (best < 0) return down;
    alone.take(best);
    alone.fillUp();
    return alone.value > down.value ? alone : down;
}

}  // namespace

Choice chooseGreedy(const Knapsack& sack) {
    const Prepared p = parts::prepare(sack);
    return parts::answered(p, listed(greedy(p)), upperBound(p.sack));
}

Choice chooseExact(const Knapsack& sack, const SearchLimit& limit) {
    const Prepared p = parts::prepare(sack);
    const std::int64_t bound = upperBound(p.sack);
    Filling best = greedy(p);
    if (best.value == bound) return parts::answered(p, listed(best), bound);
    if (!p.tangled())
        if (auto taken = parts::byTable(p, limit)) {
            Choice choice = parts::answered(p, *taken, 0);
            choice.bound = choice.value, choice.proved = true;
            return choice;
        }
    const bool through = parts::bySearch(p, limit, bound, best);
    best.fillUp();  // a search cut short may have stopped at a part of a choice
    return parts::answered(p, listed(best), through ? best.value : bound);
}

}  // namespace app::rules
