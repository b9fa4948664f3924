#pragma once
// What whoever leads needs in front of the group, small enough to stay open: one large key for what comes next, how far the vote
// is and how long it still takes, and votes ready to be opened. All else is behind "Settings": the pages.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/commands/presets.h"
#include "app/rules/next_act.h"
#include "ui/panels/facilitator/context.h"

namespace ui::panels::facilitator {

class Dock {
public:
    static constexpr app::Point kSizeMm{128, 96};
    // The large key takes nothing for so long after it came to mean something else: the finger that comes meant the old meaning.
    static constexpr double kDeafS = 1;

    using OpenPages = std::function<void(std::string_view wish)>;  // empty wish: as they were left
    void show(FacilitatorContext& at, const app::Rect& area, const OpenPages& openPages);
    bool restless(const PanelContext& panel) const;
    void called() { m_meaning.reset(); }  // whatever the key meant when it was shown last, nobody aims at that any more
    void closed() { m_offer.clear(), m_meaning.reset(); }

private:
    struct Meaning;
    struct Offer;
    Meaning meaningNow(FacilitatorContext& at) const;
    void showNext(FacilitatorContext& at, const app::Rect& key, const OpenPages& openPages);
    void act(FacilitatorContext& at, const Meaning& meaning, const OpenPages& openPages);
    void showStanding(FacilitatorContext& at, const app::Rect& row);
    void showOffers(FacilitatorContext& at, const app::Rect& row);
    void showMissing(FacilitatorContext& at, const app::Rect& row);
    void showTools(FacilitatorContext& at, const app::Rect& row, const OpenPages& openPages);
    static std::vector<Offer> offers(const PanelContext& panel);
    std::optional<Offer> chosenOffer(const PanelContext& panel) const;

    std::string m_offer;                                            // the key of the one that a finger chose; empty: none
    int m_shownOffers = 0;                                          // which three of them
    std::optional<std::pair<app::rules::NextAct, bool>> m_meaning;  // of the large key when it was shown last: held or not
    double m_deafUntilS = 0;
    std::string m_clock;  // as it was shown last
};

}  // namespace ui::panels::facilitator
