#include "ui/panels/seat/all.h"

namespace ui::panels::seat {

using Made = std::unique_ptr<SeatPage>;

// Each in its <key>_page.cpp.
Made ballotPage(), actionPage(), minePage(), binPage(), selfPage();

SeatPages allPages() {
    SeatPages pages;
    for (const auto make : {ballotPage, actionPage, minePage, binPage, selfPage}) pages.push_back(make());
    return pages;
}

}  // namespace ui::panels::seat
