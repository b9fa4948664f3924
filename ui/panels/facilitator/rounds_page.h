#pragma once
// The facilitator's rounds tab: every revealed round with its lines and the reasons of each, two rounds side by side, and one
// round by several methods. All figures come from scene().standings(); nothing is counted here, and nothing of a round that is
// not revealed is shown.
#include "app/rules/standings.h"
#include "ui/panels/facilitator/page.h"

namespace ui::panels::facilitator {

// One thing in two rounds; rank 0: it was not in that round.
struct Comparison {
    std::uint64_t item = 0;
    const app::rules::TallyRow* before = nullptr;
    const app::rules::TallyRow* after = nullptr;
    int rise() const { return before && after ? before->rank - after->rank : 0; }  // places gained
};
// Those that moved most first, then by the later rank; what stands in one round only comes last.
std::vector<Comparison> compare(const app::rules::RoundStanding& before, const app::rules::RoundStanding& after);

// What a round says of one thing, in one line; its rank there, "2 tied", or a dash.
std::string roundFacts(const app::Texts& tr, const app::Round& round, const app::rules::RoundStanding& standing,
                       const app::rules::TallyRow& row);
std::string rankWords(const app::Texts& tr, const app::rules::TallyRow* row);

class RoundsPage : public FacilitatorPage {
public:
    const char* key() const override { return "rounds"; }
    const char* title() const override { return TR_NOOP("Rounds"); }
    void show(FacilitatorContext& at, const app::Rect& area) override;

private:
    enum class Page { List, Compare, Methods };

    void showList(FacilitatorContext& at, app::Rect area);
    void showRound(FacilitatorContext& at, const app::Round& round, const app::rules::RoundStanding& standing, app::Rect area);
    void showReasons(FacilitatorContext& at, app::Rect area);
    void showCompare(FacilitatorContext& at, app::Rect area);
    void showComparison(FacilitatorContext& at, const Comparison& one, const app::Rect& row);
    void showMethods(FacilitatorContext& at, app::Rect area);
    void showTable(FacilitatorContext& at, const app::Round& round, const app::rules::RoundStanding& standing, app::Rect area);
    void keepSound(const PanelContext& panel);

    Page m_page = Page::List;
    app::Id<app::Round> m_before, m_after;  // the two compared; the methods' round is the latter
    app::Id<app::Round> m_open;             // the round whose lines are shown
    std::uint64_t m_item = 0;               // the line whose reasons are shown, and they
    std::vector<std::string> m_reasons;
};

}  // namespace ui::panels::facilitator
