#include "ui/panels/facilitator/all.h"

namespace ui::panels::facilitator {

using Made = std::unique_ptr<FacilitatorPage>;

// Each in its <key>_page.cpp.
Made stepsPage(), seatsPage(), mapPage(), votePage(), roundsPage(), planPage(), filesPage();

FacilitatorPages allPages() {
    FacilitatorPages pages;
    for (const auto make : {stepsPage, seatsPage, mapPage, votePage, roundsPage, planPage, filesPage}) pages.push_back(make());
    return pages;
}

}  // namespace ui::panels::facilitator
