#pragma once
// The smallest page of a seat's panel there can be: it counts how often its one button was touched, and is reached by a button
// on the seat's own page. One file; its line is in the list of whoever tests with it.
#include "ui/panels/seat/page.h"

namespace tests {

class SeatTallyPage : public ui::panels::seat::SeatPage {
public:
    static constexpr float kWideMm = 120, kHighMm = 70;

    const char* key() const override { return "tally"; }
    std::string title(const ui::panels::PanelContext&) const override { return "tally"; }
    std::string invitation(const ui::panels::PanelContext&, app::Id<app::Seat>) const override { return "Tally"; }
    app::Point sizeMm(float) const override { return {kWideMm, kHighMm}; }
    void opened(const app::Board&) override { ++timesOpened; }
    void show(ui::panels::seat::SeatContext& at, const app::Rect& area) override {
        ui::panels::Space space{area};
        if (at.w.button("tally-touch", std::to_string(touched), space.top(at.w.mm(14), at.w.mm(2)))) ++touched;
        if (at.w.button("tally-write", "write", space.top(at.w.mm(14), at.w.mm(2))))
            at.write({.title = [](const app::Texts&) { return std::string("some words"); },
                      .field = "tally",
                      .keep = [this](const std::string& typed) { written = typed; }});
        if (at.w.button("tally-close", "close", space.top(at.w.mm(14), at.w.mm(2)))) at.close();
    }
    bool stands(const app::Board&) const override { return !gone; }
    const char* whyGone(const app::Board&) const override { return "The tally is over."; }

    int touched = 0, timesOpened = 0;
    bool gone = false;
    std::string written;
};

}  // namespace tests
