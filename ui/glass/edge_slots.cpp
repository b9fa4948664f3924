#include "ui/glass/edge_slots.h"

#include <algorithm>
#include <cstddef>

namespace ui::glass {
namespace {

constexpr float kRoundingMm = 1;  // slots become whole pixels: so much apart they do not touch
constexpr float kKeyGapMm = 4;
constexpr float kPanelMm = 240;  // the widest panel of a seat (LOOK, "Seats")

// Pushes middles apart until neighbours keep the gap, in their order, inside from … to.
void spreadColumns(std::vector<float>& centres, float width, float from, float to) {
    const float pitch = width + kTrayGapMm;
    float least = from + width / 2;
    for (float& centre : centres) {
        centre = std::max(centre, least);
        least = centre + pitch;
    }
    float most = to - width / 2;
    for (auto centre = centres.rbegin(); centre != centres.rend(); ++centre) {
        *centre = std::min(*centre, most);
        most = *centre - pitch;
    }
}

float widthOf(int columns, float room) {
    return std::min(kTrayWMm, (room - kTrayGapMm * static_cast<float>(columns - 1)) / static_cast<float>(columns));
}

bool panelsFit(const std::vector<float>& centres, float from, float to) {
    float begin = from;
    for (std::size_t i = 0; i < centres.size(); ++i) {
        const float end = i + 1 < centres.size() ? (centres[i] + centres[i + 1]) / 2 : to;
        if (end - begin < kPanelMm + kTrayGapMm) return false;
        begin = end;
    }
    return true;
}

}  // namespace

EdgeSlots edgeSlots(float lengthMm, const std::vector<float>& wishes, float before, float after) {
    EdgeSlots slots;
    // Beside the corner at the right hand, always in the same place.
    slots.fit = lengthMm - after - kRoundingMm - kEdgeKeyMm / 2;
    slots.plus = slots.fit - kEdgeKeyMm - kKeyGapMm;
    const float from = before + kRoundingMm, to = slots.plus - kEdgeKeyMm / 2 - kTrayGapMm;
    const int count = static_cast<int>(wishes.size());
    const auto columnsIn = [&](int rows) { return (count + rows - 1) / rows; };
    while (slots.rows < count && widthOf(columnsIn(slots.rows), to - from) < kLeastTrayMm) ++slots.rows;
    if (count == 0) return slots;

    const int columns = columnsIn(slots.rows);
    const float width = widthOf(columns, to - from);
    std::vector<float> centres(static_cast<std::size_t>(columns));
    std::vector<int> sharing(centres.size());
    for (int i = 0; i < count; ++i) {  // neighbours share a column, so that all keep their order
        const auto column = static_cast<std::size_t>(i / slots.rows);
        centres[column] += wishes[static_cast<std::size_t>(i)] * lengthMm, ++sharing[column];
    }
    for (std::size_t c = 0; c < centres.size(); ++c) centres[c] /= static_cast<float>(sharing[c]);
    spreadColumns(centres, width, from, to);
    for (int i = 0; i < count; ++i)
        slots.trays.push_back({centres[static_cast<std::size_t>(i / slots.rows)], width, i % slots.rows});
    slots.panelsInPlace = slots.rows == 1 && panelsFit(centres, from, to);
    return slots;
}

}  // namespace ui::glass
