#pragma once
// One page of the facilitator's panel: what it is called, what it shows, what it does when it is left. A page is a file
// `<key>_page.cpp` and its line in all.cpp; panel and shell know only this. What has a default is right for a page that has none
// of it.
#include <memory>
#include <string_view>
#include <vector>

#include "ui/panels/facilitator/context.h"

namespace ui::panels::facilitator {

// A text that the shell has read because a page asked for it (ShellRequest), or why it could not be read, translated.
struct Brought {
    std::string_view what;
    std::string text;
    std::string trouble;
};

// What is asked for without touching the rail, and what is brought: a page says which of them are its own.
inline constexpr std::string_view kProposedPlans = "proposed-plans";
inline constexpr std::string_view kFormula = "formula";

class FacilitatorPage {
public:
    virtual ~FacilitatorPage() = default;

    virtual const char* key() const = 0;    // never changes: its button on the rail is the target "tab-<key>"
    virtual const char* title() const = 0;  // msgid
    // Its widgets, every frame it shows. A touch may change the board under it.
    virtual void show(FacilitatorContext& at, const app::Rect& area) = 0;

    virtual void left() {}    // another page has taken its place: what it shows may stay as it is
    virtual void closed() {}  // the panel was closed, whichever page showed
    // It is to open where what is wished shows; false: that is not its own.
    virtual bool openAt(std::string_view) { return false; }
    // False: it has not asked for that.
    virtual bool take(const Brought&, PanelContext&, const Run&) { return false; }
    // Somebody should look at it: a dot on its button while another page shows.
    virtual bool wantsAttention(const PanelContext&) const { return false; }
    // Something on it moves by itself while it shows.
    virtual bool restless(const PanelContext&) const { return false; }
};

using FacilitatorPages = std::vector<std::unique_ptr<FacilitatorPage>>;

}  // namespace ui::panels::facilitator
