#pragma once
// Who stands in front after a round: the first places of a tally, those who share one as a single line. Pure. Asked by the strip
// that shows a result to all (app/layout/reveal_layout.h).
#include <cstdint>
#include <vector>

#include "app/rules/tally.h"

namespace app::rules {

struct PlaceRow {
    int place = 1;
    std::vector<std::uint64_t> items;  // several: they share it
    double figure = 0;                 // as in TallyRow; those who share a place have the same own score, but for a run-off
    int total = 0;                     // that has parted scores since: then the first one's
    int resistance = 0;                // of a single item; 0 where several share the place
};

constexpr int kFirstPlaces = 5;

// `rows` as tally() gives them. Places 1 … `most`, and never more lines than that; what got nothing has no place.
std::vector<PlaceRow> firstPlaces(const std::vector<TallyRow>& rows, int most = kFirstPlaces);

}  // namespace app::rules
