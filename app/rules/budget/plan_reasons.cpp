#include <algorithm>

#include "app/rules/budget/plan_parts.h"

namespace app::rules::parts {

Plan Draft::finished() {
    Plan plan;
    plan.waveOf = waveOf;
    for (int w = 0; w < static_cast<int>(m_input->waves.size()); ++w) {
        const Room cap = capOf(w);
        plan.waves.push_back({.euros = 0, .tenthDays = 0, .value = 0, .eurosCap = cap.euros, .tenthDaysCap = cap.tenthDays});
    }
    for (std::size_t i = 0; i < waveOf.size(); ++i) {
        if (waveOf[i] < 0) continue;
        WaveUse& use = plan.waves[at(waveOf[i])];
        use.euros += euros(static_cast<int>(i)), use.tenthDays += tenthDays(static_cast<int>(i));
        use.value += m_input->items[i].value, plan.value += m_input->items[i].value;
    }
    for (std::size_t i = 0; i < waveOf.size(); ++i)
        if (waveOf[i] < 0) plan.left.push_back(reason(static_cast<int>(i)));
    return plan;
}

int Draft::missingNeed(int item) const {
    const auto& needs = m_needs[at(item)];
    for (const int need : needs)  // the deepest: not one that is only out because of another
        if (!placed(need) && barred(need) &&
            std::ranges::none_of(m_needs[at(need)], [&](int deeper) { return !placed(deeper) && barred(deeper); }))
            return need;
    for (const int need : needs)  // imposed in a wave that has no room for it: it comes in no other
        if (const PlanItem& it = m_input->items[at(need)]; !placed(need) && it.pin == Pin::Imposed && it.wave >= 0) return need;
    for (const int need : needs)  // two variants of one set, or a variant of the item itself
        for (const int mate : m_mates[at(need)])
            if (!placed(need) && (mate == item || std::ranges::binary_search(needs, mate))) return need;
    return -1;
}

// The first that applies, in the order of LeftBecause.
Left Draft::reason(int item) {
    Left left{.item = item};
    const auto because = [&](LeftBecause why, int other = -1) {
        left.why = why, left.other = other;
        return left;
    };
    const PlanItem& it = m_input->items[at(item)];
    if (it.pin == Pin::Excluded) return because(LeftBecause::Excluded);
    if (toBeCosted(item)) return because(LeftBecause::ToBeCosted);
    for (const int mate : m_mates[at(item)])
        if (placed(mate)) return because(LeftBecause::VariantTaken, mate);
    if (it.pin != Pin::Imposed)
        for (const int mate : m_mates[at(item)])
            if (m_input->items[at(mate)].pin == Pin::Imposed && !toBeCosted(mate))
                return because(LeftBecause::VariantImposed, mate);
    if (const int need = missingNeed(item); need >= 0) return because(LeftBecause::Needs, need);
    // Least missing: the smallest share of a cap, compared over the larger of both.
    double least = -1;
    for (int w = 0; w < static_cast<int>(m_input->waves.size()); ++w) {
        if (it.pin == Pin::Imposed && it.wave >= 0 && it.wave != w) continue;
        const auto with = bundle(item, w);
        if (!with) continue;
        if (fits(*with, w)) return because(it.value == 0 ? LeftBecause::NothingGained : LeftBecause::RoomLeft);
        const Room room = roomIn(w);
        std::int64_t e = 0, d = 0;
        for (const int i : *with) e += euros(i), d += tenthDays(i);
        e = room.euros ? std::max<std::int64_t>(0, e - *room.euros) : 0,
        d = room.tenthDays ? std::max<std::int64_t>(0, d - *room.tenthDays) : 0;
        const double lack = static_cast<double>(e) / static_cast<double>(m_wholeEuros) +
                            static_cast<double>(d) / static_cast<double>(m_wholeDays);
        if (least < 0 || lack < least) least = lack, left.shortEuros = e, left.shortTenthDays = d;
    }
    if (it.value == 0 && it.pin != Pin::Imposed && least < 0) return because(LeftBecause::NothingGained);
    return because(LeftBecause::NoRoom);
}

}  // namespace app::rules::parts
