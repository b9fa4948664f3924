#pragma once
// Within what a number of a record lies, so that nothing reckoned from it overflows: what comes from a file or an import is held
// to it. As in storage/migrations/*.sql where these have a CHECK, and narrower where they have none.
#include <optional>
#include <string_view>

#include "app/board/records.h"

namespace app {

constexpr std::size_t kLongestFormula = 10'000;  // bytes of PlanTerms::formula; rules::Formula takes no more

struct Range {
    double least, most;
    bool holds(double value) const { return value >= least && value <= most; }
};

// Nothing: any number will do. `field` is the name in fields.h.
std::optional<Range> rangeOf(RecordKind kind, std::string_view field);

}  // namespace app
