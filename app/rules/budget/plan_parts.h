#pragma once
// What planning and re-planning share: the checked input with needs and variants looked up, and a plan under construction that
// knows what is left of every wave. Included by plan.cpp, plan_reasons.cpp and replan.cpp only.
#include <vector>

#include "app/rules/budget/indices.h"
#include "app/rules/budget/plan.h"

namespace app::rules::parts {

std::optional<Refusal> refused(const PlanInput& input);

// A plan being made. Caps of wave w with carry-over depend on the waves before: filled in order.
class Draft {
public:
    explicit Draft(const PlanInput& input);

    struct Room {
        std::optional<std::int64_t> euros, tenthDays;  // nothing: no cap
    };
    Room capOf(int wave) const;        // with what is carried over, at most what the waves before leave of all together
    Room roomThrough(int wave) const;  // what is left of it, later waves apart
    Room roomIn(int wave) const;       // what is left of it for one more, with what later waves take of all together
    // Costs of wave `wave` and, with carry-over, of all after it stay within their caps.
    bool withinFrom(int wave) const;

    std::int64_t euros(int item) const { return m_input->items[at(item)].euros.value_or(0); }
    std::int64_t tenthDays(int item) const { return m_input->items[at(item)].tenthDays.value_or(0); }
    bool toBeCosted(int item) const;
    bool placed(int item) const { return waveOf[at(item)] >= 0; }
    const std::vector<int>& needsOf(int item) const { return m_needs[at(item)]; }  // direct and indirect
    const std::vector<int>& matesOf(int item) const { return m_mates[at(item)]; }
    const std::vector<int>& byRatio() const {
        return m_byRatio;
    }  // items in the order of the ratio over the whole plan, then place
    const PlanInput& input() const { return *m_input; }

    // Never in any wave as things stand: excluded, not costed, a variant in the plan or imposed, or in need of such a one.
    bool barred(int item) const;
    // The items that would have to go into `wave` with it, itself included; nothing if one of them is barred or imposed
    // elsewhere.
    std::optional<std::vector<int>> bundle(int item, int wave) const;
    // The bundle's costs fit what is left of the wave (and, with carry-over, of those after it), and no two are variants.
    bool fits(const std::vector<int>& bundle, int wave);
    void put(const std::vector<int>& bundle, int wave);
    void placeImposed(int wave);

    // The knapsack of one wave, of what may still go into it; `items` gets the item of each index.
    Knapsack sackOf(int wave, std::vector<int>& items) const;
    Plan finished();  // uses, left, value; no bound

    std::vector<int> waveOf;

private:
    Left reason(int item);
    Room unpromised(int wave) const;
    Room lessUsed(Room room, int first, int last) const;  // less the costs of what stands in these waves
    // Which of what it needs can never come in; −1 if room is all that is missing.
    int missingNeed(int item) const;

    const PlanInput* m_input;
    std::vector<std::vector<int>> m_needs, m_mates;
    std::vector<int> m_byRatio;
    std::int64_t m_wholeEuros = 1, m_wholeDays = 1;
    Effort m_effort;
    bool m_eurosCount = false, m_daysCount = false;  // some wave has a cap
};

// The bound of plan.h for what a draft has imposed. With a limit, the relaxation is searched, prerequisites and all: slower and
// tighter.
std::int64_t boundOf(const PlanInput& input, const Draft& draft, const SearchLimit* limit = nullptr);

}  // namespace app::rules::parts
