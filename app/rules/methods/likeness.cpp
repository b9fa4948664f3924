#include "app/rules/methods/likeness.h"

#include <algorithm>
#include <tuple>

namespace app::rules {

namespace {

struct Duel {
    int opponentClass;
    std::int64_t votes, against;
    auto operator<=>(const Duel&) const = default;
};

struct Portrait {
    int before;  // the class of the round before: refinement never reorders
    std::vector<Duel> duels;
    auto operator<=>(const Portrait&) const = default;
};

// Numbers equal portraits alike, in their order; answers how many there are.
template <typename T>
int number(const std::vector<T>& portraits, std::vector<int>& classes) {
    std::vector<int> order(portraits.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    const auto at = [&](int item) -> const T& { return portraits[static_cast<std::size_t>(item)]; };
    std::ranges::sort(order, [&](int x, int y) { return at(x) < at(y); });
    int count = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && at(order[i - 1]) < at(order[i])) ++count;
        classes[static_cast<std::size_t>(order[i])] = count;
    }
    return order.empty() ? 0 : count + 1;
}

}  // namespace

std::vector<int> likenessClasses(const Pairwise& pairwise) {
    const int n = pairwise.items();
    std::vector<int> classes(static_cast<std::size_t>(n));
    std::vector<std::int64_t> borda(static_cast<std::size_t>(n));  // negative: the best come first
    for (int a = 0; a < n; ++a)
        for (int b = 0; b < n; ++b) borda[static_cast<std::size_t>(a)] -= pairwise.margin(a, b);
    for (int count = number(borda, classes), before = 0; count != before;) {
        std::vector<Portrait> portraits;
        for (int a = 0; a < n; ++a) {
            Portrait portrait{classes[static_cast<std::size_t>(a)], {}};
            for (int b = 0; b < n; ++b)
                if (a != b)
                    portrait.duels.push_back({classes[static_cast<std::size_t>(b)], pairwise.votes(a, b), pairwise.votes(b, a)});
            std::ranges::sort(portrait.duels);
            portraits.push_back(std::move(portrait));
        }
        before = count;
        count = number(portraits, classes);
    }
    return classes;
}

}  // namespace app::rules
