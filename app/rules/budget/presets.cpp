#include "app/rules/budget/presets.h"

#include <algorithm>
#include <initializer_list>

namespace app::rules {
namespace {

bool oneOf(int x, std::initializer_list<int> scale) { return std::ranges::find(scale, x) != scale.end(); }
bool oneToTen(int x) { return x >= 1 && x <= 10; }

}  // namespace

Result<Fraction> rice(const Rice& r) {
    if (r.reach < 0) return Refusal{TR_NOOP("Reach cannot be negative")};
    if (!oneOf(r.impactQuarters, {12, 8, 4, 2, 1})) return Refusal{TR_NOOP("The impact of RICE is 3, 2, 1, 0.5 or 0.25")};
    if (!oneOf(r.confidence, {100, 80, 50})) return Refusal{TR_NOOP("The confidence of RICE is 100, 80 or 50%")};
    if (r.effortTenths <= 0) return Refusal{TR_NOOP("The effort of RICE is above 0")};
    return Fraction(BigInt(r.reach) * r.impactQuarters * r.confidence * 10, BigInt(r.effortTenths) * 4 * 100);
}

Result<Fraction> ice(const Ice& i) {
    if (!oneToTen(i.impact) || !oneToTen(i.confidence) || !oneToTen(i.ease))
        return Refusal{TR_NOOP("Impact, confidence and ease of ICE go from 1 to 10")};
    return Fraction(i.impact * i.confidence * i.ease);
}

Result<std::vector<Fraction>> wsjf(const std::vector<Wsjf>& items) {
    std::vector<Fraction> out;
    for (const int Wsjf::*column : {&Wsjf::businessValue, &Wsjf::timeCriticality, &Wsjf::riskReduction, &Wsjf::jobSize}) {
        for (std::size_t i = 0; i < items.size(); ++i)
            if (!oneOf(items[i].*column, {1, 2, 3, 5, 8, 13, 20}))
                return Refusal{TR_NOOP("The scale of WSJF is 1, 2, 3, 5, 8, 13, 20"), i + 1};
        if (!items.empty() && std::ranges::none_of(items, [&](const Wsjf& w) { return w.*column == 1; }))
            return Refusal{TR_NOOP("In every column of WSJF the smallest is 1")};
    }
    for (const Wsjf& w : items) out.emplace_back(w.businessValue + w.timeCriticality + w.riskReduction, w.jobSize);
    return out;
}

}  // namespace app::rules
