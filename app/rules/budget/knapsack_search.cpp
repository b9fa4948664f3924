#include <algorithm>
#include <numeric>

#include "app/rules/budget/indices.h"
#include "app/rules/budget/knapsack_parts.h"

namespace app::rules::parts {
namespace {

__extension__ typedef __int128 Wide;
constexpr std::size_t kDeepest = 10'000;     // items: a call each on the stack; above, greedy and the bound are the answer
constexpr std::int64_t kLookAtClock = 4096;  // nodes between two questions to outOfTime, a multiple of 32

struct Search {
    Search(const Prepared& prepared, const SearchLimit& searchLimit, std::int64_t upper, Filling& found)
        : p(prepared), limit(searchLimit), bound(upper), best(found), now(prepared) {
        const Multipliers m = multipliers(p.sack);
        euros = m.euros, days = m.days;
        const std::size_t n = p.sack.items.size();
        order.resize(n);
        std::iota(order.begin(), order.end(), 0);
        std::vector<std::int64_t> w(n);
        for (std::size_t i = 0; i < n; ++i) w[i] = m.euros * p.sack.items[i].euros + m.days * p.sack.items[i].days;
        // Surrogate ratio, weight 0 first; equal ones stay in the plan's ratio order.
        std::ranges::stable_sort(order, [&](int a, int b) {
            const auto wa = w[at(a)], wb = w[at(b)];
            if (wa == 0 || wb == 0) return wa == 0 && wb != 0;
            return Wide{p.sack.items[at(a)].value} * wb > Wide{p.sack.items[at(b)].value} * wa;
        });
        weight.resize(n), weightBefore.resize(n + 1), valueBefore.resize(n + 1), state.resize(n);
        for (std::size_t k = 0; k < n; ++k) {
            weight[k] = w[at(order[k])];
            weightBefore[k + 1] = weightBefore[k] + weight[k];
            valueBefore[k + 1] = valueBefore[k] + p.sack.items[at(order[k])].value;
        }
    }

    bool stop() {
        // A node with needs and variants takes some thirty times as long.
        if ((nodes += p.tangled() ? 32 : 1) >= limit.nodes || (nodes % kLookAtClock == 0 && limit.outOfTime && limit.outOfTime()))
            stopped = true;
        return stopped || best.value == bound;
    }
    void keep() {
        if (now.value > best.value) best = now;
    }
    // Whether the fraction of one item that still goes in lifts `sure` above the best.
    bool lifts(std::int64_t sure, std::int64_t left, std::size_t k) const {
        if (sure > best.value) return true;
        const std::int64_t value = p.sack.items[at(order[k])].value;
        return sure + value > best.value && sure + static_cast<std::int64_t>(Wide{value} * left / weight[k]) > best.value;
    }

    // Without needs and variants: items order[d…] are undecided, so Dantzig's bound is a search in the running sums.
    void plain(std::size_t d) {
        if (stop()) return;
        keep();
        const std::size_t n = order.size();
        if (d == n) return;
        const std::int64_t left = euros * now.euros + days * now.days;
        const auto broken = std::upper_bound(weightBefore.begin() + static_cast<std::ptrdiff_t>(d) + 1, weightBefore.end(),
                                             weightBefore[d] + left);
        const std::size_t k = static_cast<std::size_t>(broken - weightBefore.begin()) - 1;
        const std::int64_t sure = now.value + valueBefore[k] - valueBefore[d];
        if (k == n ? sure <= best.value : !lifts(sure, left - (weightBefore[k] - weightBefore[d]), k)) return;
        const auto i = at(order[d]);
        const KnapsackItem& item = p.sack.items[i];
        if (item.euros <= now.euros && item.days <= now.days) {
            now.in[i] = 1, now.euros -= item.euros, now.days -= item.days, now.value += item.value;
            plain(d + 1);
            now.in[i] = 0, now.euros += item.euros, now.days += item.days, now.value -= item.value;
        }
        plain(d + 1);
    }

    // state: 0 undecided, 1 in, 2 out. Taking an item takes what it needs and rules out the variants of all of them; leaving it
    // leaves what needs it.
    bool mayGain(std::size_t d) const {
        std::int64_t left = euros * now.euros + days * now.days, sure = now.value;
        for (std::size_t k = d; k < order.size(); ++k) {
            if (state[at(order[k])]) continue;
            if (weight[k] > left) return lifts(sure, left, k);
            left -= weight[k], sure += p.sack.items[at(order[k])].value;
        }
        return sure > best.value;
    }
    void leave(int i, std::vector<int>& trail) {
        const auto out = [&](int j) {
            if (state[at(j)] == 0) state[at(j)] = 2, trail.push_back(j);
        };
        out(i);
        for (const int j : p.neededBy[at(i)]) out(j);
    }
    // False if it cannot go in; the trail is to be undone either way.
    bool enter(int i, std::vector<int>& trail) {
        if (!now.fits(i)) return false;
        std::vector<int> bundle = p.needsAll[at(i)];
        bundle.push_back(i);
        for (const int j : bundle) {
            if (state[at(j)] == 2) return false;
            if (state[at(j)] == 1) continue;
            const KnapsackItem& item = p.sack.items[at(j)];
            state[at(j)] = 1, now.in[at(j)] = 1, trail.push_back(j);
            now.euros -= item.euros, now.days -= item.days, now.value += item.value;
        }
        for (const int j : bundle)
            for (const int mate : p.mates[at(j)])
                if (state[at(mate)] == 0) leave(mate, trail);
        return true;
    }
    void undo(const std::vector<int>& trail) {
        for (const int j : trail) {
            if (state[at(j)] == 1) {
                const KnapsackItem& item = p.sack.items[at(j)];
                now.in[at(j)] = 0, now.euros += item.euros, now.days += item.days, now.value -= item.value;
            }
            state[at(j)] = 0;
        }
    }
    void tangled(std::size_t d) {
        if (stop()) return;
        keep();
        while (d < order.size() && state[at(order[d])]) ++d;
        if (d == order.size() || !mayGain(d)) return;
        std::vector<int> trail;
        if (enter(order[d], trail)) tangled(d + 1);
        undo(trail);
        trail.clear();
        leave(order[d], trail);
        tangled(d + 1);
        undo(trail);
    }

    const Prepared& p;
    const SearchLimit& limit;
    std::int64_t bound;
    Filling& best;
    Filling now;
    std::int64_t euros = 0, days = 0, nodes = 0;  // multipliers
    bool stopped = false;
    std::vector<int> order;
    std::vector<std::int64_t> weight, weightBefore, valueBefore;
    std::vector<char> state;
};

}  // namespace

bool bySearch(const Prepared& p, const SearchLimit& limit, std::int64_t bound, Filling& best) {
    if (p.sack.items.size() > kDeepest) return false;
    Search search(p, limit, bound, best);
    if (p.tangled()) search.tangled(0);
    else search.plain(0);
    return !search.stopped;
}

}  // namespace app::rules::parts
