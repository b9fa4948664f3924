#include "app/rules/first_places.h"

namespace app::rules {

std::vector<PlaceRow> firstPlaces(const std::vector<TallyRow>& rows, int most) {
    std::vector<PlaceRow> places;
    for (const TallyRow& row : rows) {
        if (row.total <= 0) continue;
        if (row.place > most) break;
        if (places.empty() || places.back().place != row.place)
            places.push_back({row.place, {}, row.figure, row.total, row.resistance});
        places.back().items.push_back(row.item);
        if (places.back().items.size() > 1) places.back().resistance = 0;
    }
    return places;
}

}  // namespace app::rules
