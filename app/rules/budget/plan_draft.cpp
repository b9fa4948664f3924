#include <algorithm>
#include <numeric>

#include "app/rules/budget/plan_parts.h"

namespace app::rules::parts {
namespace {

using Lists = std::vector<std::vector<int>>;

Draft::Room lesser(const Draft::Room& a, const Draft::Room& b) {
    const auto least = [](const auto& x, const auto& y) { return x && y ? std::optional(std::min(*x, *y)) : x ? x : y; };
    return {least(a.euros, b.euros), least(a.tenthDays, b.tenthDays)};
}

}  // namespace

Draft::Draft(const PlanInput& input)
    : waveOf(input.items.size(), -1), m_input(&input), m_needs(waveOf.size()), m_mates(waveOf.size()) {
    Lists direct(waveOf.size());
    for (const Need& need : input.needs) direct[at(need.item)].push_back(need.needs);
    for (std::size_t start = 0; start < direct.size(); ++start) {
        std::vector<int> open = direct[start];
        std::vector<char> seen(open.empty() ? 0 : direct.size());
        while (!open.empty()) {
            const int i = open.back();
            open.pop_back();
            if (seen[at(i)]) continue;
            seen[at(i)] = 1;
            m_needs[start].push_back(i);
            open.insert(open.end(), direct[at(i)].begin(), direct[at(i)].end());
        }
        std::ranges::sort(m_needs[start]);
    }
    for (const auto& set : input.variants)
        for (const int a : set)
            for (const int b : set)
                if (a != b) m_mates[at(a)].push_back(b);
    for (auto& list : m_mates) sortUnique(list);
    std::int64_t euros = 0, days = 0;
    for (const Wave& wave : input.waves) {
        m_eurosCount = m_eurosCount || wave.euros, m_daysCount = m_daysCount || wave.tenthDays;
        euros += wave.euros.value_or(0), days += wave.tenthDays.value_or(0);
    }
    const auto whole = [&](const std::optional<std::int64_t>& all, auto cap, bool& counts, std::int64_t& sum) {
        if (!all) return;
        const bool everyWave = std::ranges::all_of(input.waves, [&](const Wave& wave) { return (wave.*cap).has_value(); });
        sum = everyWave ? std::min(sum, *all) : *all, counts = true;
    };
    whole(input.wholeEuros, &Wave::euros, m_eurosCount, euros), whole(input.wholeTenthDays, &Wave::tenthDays, m_daysCount, days);
    m_wholeEuros = std::max<std::int64_t>(1, euros), m_wholeDays = std::max<std::int64_t>(1, days);
    m_byRatio.resize(waveOf.size());
    std::iota(m_byRatio.begin(), m_byRatio.end(), 0);
    m_effort = input.effort.value_or(Effort{m_eurosCount ? m_wholeDays : 0, m_daysCount ? m_wholeEuros : 0});
    const Knapsack scale{.items = {}, .euros = {}, .days = {}, .needs = {}, .variants = {}, .effort = m_effort};
    const auto item = [&](int i) {
        return KnapsackItem{input.items[at(i)].value, this->euros(i), tenthDays(i), input.items[at(i)].place};
    };
    std::ranges::stable_sort(m_byRatio, [&](int a, int b) {
        const int ratio = compareRatio(scale, item(a), item(b));
        return ratio != 0 ? ratio > 0 : input.items[at(a)].place < input.items[at(b)].place;
    });
}

Draft::Room Draft::capOf(int wave) const {
    const auto cap = [&](std::optional<std::int64_t> Wave::*kind,
                         std::int64_t (Draft::*cost)(int) const) -> std::optional<std::int64_t> {
        if (!(m_input->waves[at(wave)].*kind)) return {};
        std::int64_t carried = 0;  // a wave without a cap has nothing to hand on
        for (int w = 0; w < wave && m_input->carryOver; ++w) {
            const auto& own = m_input->waves[at(w)].*kind;
            carried += own.value_or(0);
            for (std::size_t i = 0; i < waveOf.size() && own; ++i)
                if (waveOf[i] == w) carried -= (this->*cost)(static_cast<int>(i));
        }
        return *(m_input->waves[at(wave)].*kind) + carried;
    };
    const Room whole = lessUsed({m_input->wholeEuros, m_input->wholeTenthDays}, 0, wave - 1);
    return lesser({cap(&Wave::euros, &Draft::euros), cap(&Wave::tenthDays, &Draft::tenthDays)}, whole);
}

Draft::Room Draft::lessUsed(Room room, int first, int last) const {
    for (std::size_t i = 0; i < waveOf.size(); ++i) {
        if (waveOf[i] < first || waveOf[i] > last) continue;
        if (room.euros) *room.euros -= euros(static_cast<int>(i));
        if (room.tenthDays) *room.tenthDays -= tenthDays(static_cast<int>(i));
    }
    return room;
}

Draft::Room Draft::roomThrough(int wave) const { return lessUsed(capOf(wave), wave, wave); }

Draft::Room Draft::roomIn(int wave) const {
    if (!m_input->wholeEuros && !m_input->wholeTenthDays) return roomThrough(wave);
    const int last = static_cast<int>(m_input->waves.size()) - 1;
    return lesser(roomThrough(wave), lessUsed({m_input->wholeEuros, m_input->wholeTenthDays}, 0, last));
}

bool Draft::withinFrom(int wave) const {
    const int last = m_input->carryOver ? static_cast<int>(m_input->waves.size()) : wave + 1;
    for (int w = wave; w < last; ++w) {
        const Room room = roomIn(w);
        if (room.euros.value_or(0) < 0 || room.tenthDays.value_or(0) < 0) return false;
    }
    return true;
}

bool Draft::toBeCosted(int item) const {
    const PlanItem& it = m_input->items[at(item)];
    return (m_eurosCount && !it.euros) || (m_daysCount && !it.tenthDays);
}

bool Draft::barred(int item) const {
    const auto alone = [&](int i) {
        const PlanItem& it = m_input->items[at(i)];
        if (placed(i)) return false;
        if (it.pin == Pin::Excluded || toBeCosted(i)) return true;
        return std::ranges::any_of(m_mates[at(i)], [&](int mate) {
            // Of two imposed variants the one that is placed first bars the other.
            return placed(mate) || (it.pin != Pin::Imposed && m_input->items[at(mate)].pin == Pin::Imposed && !toBeCosted(mate));
        });
    };
    return alone(item) || std::ranges::any_of(m_needs[at(item)], alone);
}

std::optional<std::vector<int>> Draft::bundle(int item, int wave) const {
    if (barred(item)) return {};
    std::vector<int> out;
    const auto add = [&](int i) {
        const PlanItem& it = m_input->items[at(i)];
        if (placed(i)) return waveOf[at(i)] <= wave;
        out.push_back(i);
        return it.pin != Pin::Imposed || it.wave < 0 || it.wave == wave;
    };
    for (const int need : m_needs[at(item)])
        if (!add(need)) return {};
    if (!add(item)) return {};
    return out;
}

bool Draft::fits(const std::vector<int>& bundle, int wave) {
    for (const int a : bundle)
        for (const int b : bundle)
            if (std::ranges::binary_search(m_mates[at(a)], b)) return false;
    put(bundle, wave);
    const bool within = withinFrom(wave);
    put(bundle, -1);
    return within;
}

void Draft::put(const std::vector<int>& bundle, int wave) {
    for (const int i : bundle) waveOf[at(i)] = wave;
}

void Draft::placeImposed(int wave) {
    for (const bool here : {true, false})  // those of this very wave before those that may also wait
        for (const int i : m_byRatio) {
            const PlanItem& item = m_input->items[at(i)];
            if (item.pin != Pin::Imposed || placed(i) || (here ? item.wave != wave : item.wave >= 0)) continue;
            if (const auto with = bundle(i, wave); with && fits(*with, wave)) put(*with, wave);
        }
}

// Of the cap of all together: what is imposed in later waves is not spent before its turn comes.
Draft::Room Draft::unpromised(int wave) const {
    if (!m_input->wholeEuros && !m_input->wholeTenthDays) return {};
    Draft later = *this;
    const int waves = static_cast<int>(m_input->waves.size());
    for (int w = wave + 1; w < waves; ++w) later.placeImposed(w);
    return later.lessUsed({m_input->wholeEuros, m_input->wholeTenthDays}, 0, waves - 1);
}

Knapsack Draft::sackOf(int wave, std::vector<int>& items) const {
    const Room room = lesser(roomIn(wave), unpromised(wave));
    Knapsack sack{.items = {}, .euros = room.euros, .days = room.tenthDays, .needs = {}, .variants = {}, .effort = m_effort};
    std::vector<int> index(waveOf.size(), -1);
    for (std::size_t i = 0; i < waveOf.size(); ++i) {
        const int item = static_cast<int>(i);
        // An imposed item that found no room in its own wave waits for no other.
        const PlanItem& it = m_input->items[i];
        index[i] = placed(item) || (it.pin == Pin::Imposed && it.wave >= 0) || !bundle(item, wave) ? -1 : 0;
    }
    for (std::size_t i = 0; i < waveOf.size(); ++i) {
        // What needs one of those waits with it. One pass is enough: m_needs holds the needs of needs too.
        const auto missing = [&](int need) { return !placed(need) && index[at(need)] < 0; };
        if (index[i] < 0 || std::ranges::any_of(m_needs[i], missing)) continue;
        items.push_back(static_cast<int>(i));
    }
    std::ranges::fill(index, -1);
    for (const int item : items) {
        const PlanItem& it = m_input->items[at(item)];
        index[at(item)] = static_cast<int>(sack.items.size());
        sack.items.push_back({it.value, euros(item), tenthDays(item), it.place});
    }
    for (const int item : items)
        for (const int need : m_needs[at(item)])
            if (index[at(need)] >= 0) sack.needs.push_back({index[at(item)], index[at(need)]});
    for (const auto& set : m_input->variants) {
        std::vector<int> kept;
        for (const int i : set)
            if (index[at(i)] >= 0) kept.push_back(index[at(i)]);
        if (kept.size() > 1) sack.variants.push_back(std::move(kept));
    }
    return sack;
}

}  // namespace app::rules::parts
