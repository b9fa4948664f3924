#pragma once
// One page of a seat's panel: how large it is, what its header says, what it shows, when it is gone. A page is a file
// `<key>_page.cpp` and its name in all.cpp; panel and shell know only this. What has a default is right for a page that has none
// of it.
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/panels/seat/writing.h"

namespace ui::panels::seat {

inline constexpr float kHeadingMm = 5;  // of a page: whose it is and what it is

// What a page and the tray are given in every frame: whose it is, and the ways to act. Never kept.
struct SeatContext {
    Widgets& w;
    PanelContext& panel;
    const app::Texts& tr;
    app::Id<app::Seat> seat;
    Run run;
    std::function<void(Writing)> write;
    std::function<void(std::string_view key)> open;         // another page; what shows now is left
    std::function<void(const app::RecordKey&)> openRecord;  // its form; who closes that comes back here
    std::function<void()> close;                            // the tray again
    std::function<void()> undo;                             // what this seat did last, told
    // Pages that invite people in: their keys, and what the button says.
    std::function<std::vector<std::pair<const char*, std::string>>()> invitations;
};

class SeatPage {
public:
    virtual ~SeatPage() = default;

    virtual const char* key() const = 0;                       // never changes
    virtual std::string title(const PanelContext&) const = 0;  // translated: after the seat's name in the header
    // Its widgets, every frame it shows. A touch may change the board under it.
    virtual void show(SeatContext& at, const app::Rect& area) = 0;

    // `pitchMm`: of a key. As a rule as wide as the keyboard, so that nothing moves when that comes.
    virtual app::Point sizeMm(float pitchMm) const { return {pitchMm * 11 + 8, 114}; }
    virtual float leastWidthMm() const { return 0; }  // how narrow it may become on a full table; 0: not at all
    virtual void showHeader(Widgets&, Space&) {}      // more in the header: takes its room from the right
    virtual void opened(const app::Board&) {}
    virtual bool openAt(const app::RecordKey&) { return false; }  // it is the form of this record, and shows it now
    virtual bool back() { return false; }                         // × goes back within it; false: nowhere to go back to
    // A button on the seat's own page that opens it: what it says, translated; empty for none.
    virtual std::string invitation(const PanelContext&, app::Id<app::Seat>) const { return {}; }
    // What it shows is still there; else it is left by itself, and `whyGone` (msgid, null for nothing) is said on the table.
    virtual bool stands(const app::Board&) const { return true; }
    virtual const char* whyGone(const app::Board&) const { return nullptr; }
    virtual bool restless(const PanelContext&) const { return false; }  // something on it moves by itself
};

using SeatPages = std::vector<std::unique_ptr<SeatPage>>;

}  // namespace ui::panels::seat
