#pragma once
// The facilitator's vote tab: the terms of the next round, the one that is open, the one that is closed, the last one revealed.
// Reads results from scene().standings() only; never shows anything of a round that is not revealed but which cards split the
// group, so that they are talked about first.
#include <vector>

#include "app/commands/rounds.h"
#include "app/rules/standings.h"
#include "ui/panels/facilitator/page.h"

namespace ui::panels::facilitator {

inline constexpr float kEndKeyMm = 14;  // how high the keys that end a round are

class VotePage : public FacilitatorPage {
public:
    const char* key() const override { return "vote"; }
    const char* title() const override { return TR_NOOP("Votes"); }
    void show(FacilitatorContext& at, const app::Rect& area) override;
    void closed() override { m_proxy = {}; }  // nobody's ballot stays open on it

private:
    enum class Page { Last, What, How, Rules };

    // vote_page.cpp: after the vote
    void showClosed(FacilitatorContext& at, const app::Round& round, app::Rect area);
    bool showWaysBack(FacilitatorContext& at, const app::Round& round, app::Rect row);
    void showLast(FacilitatorContext& at, const app::Round& round, app::Rect area);
    void showKept(FacilitatorContext& at, const app::Round& root, const app::rules::RoundStanding& standing, app::Rect area);
    bool showFirsts(FacilitatorContext& at, app::Id<app::Round> round, app::Rect row);  // true: a run-off was opened
    void showTie(FacilitatorContext& at, const app::Round& root, const std::vector<std::uint64_t>& tied, app::Rect area);
    // vote_terms.cpp: before it
    void showWhat(FacilitatorContext& at, app::Rect area);
    void showHow(FacilitatorContext& at, app::Rect area);
    void showDots(FacilitatorContext& at, app::Rect area);
    void showRules(FacilitatorContext& at, app::Rect area);
    void showTerms(FacilitatorContext& at, app::Rect area, int items);
    void showKeep(FacilitatorContext& at, const app::Rect& key);
    void chooseOn(FacilitatorContext& at, app::RoundOn on, app::NoteKind kind);
    void chooseForm(FacilitatorContext& at, app::BallotForm form);
    void keepSound(const PanelContext& panel);
    int dotsEach(int items) const;
    // vote_open_round.cpp: meanwhile
    bool mayGoOnEntering(FacilitatorContext& at, const app::Round& round);
    bool showCancel(FacilitatorContext& at, const app::Round& round, Space& row);  // true: it was cancelled
    void showWeights(FacilitatorContext& at, const app::Round& round, Space& space);
    void showEnd(FacilitatorContext& at, const app::Round& round, app::Rect row);
    void showOpen(FacilitatorContext& at, const app::Round& round, app::Rect area);
    void showRule(FacilitatorContext& at, const app::Round& round, app::Rect area);
    void showSeatRow(FacilitatorContext& at, const app::Round& round, const app::Seat& seat, const app::Rect& row);
    void showProxy(FacilitatorContext& at, const app::Round& round, app::Rect area);

    Page m_page = Page::What;
    app::commands::RoundTerms m_terms;
    bool m_listByItself = false;  // the short list was put there by choosing duels, not by a hand
    app::Id<app::Seat> m_proxy;   // whose ballot is being entered
    bool m_changing = false;      // the rule of the open round
    bool m_settling = false;
    std::vector<std::uint64_t> m_settled;  // tied items in the order they were tapped
    app::Id<app::Round> m_seen;            // the last revealed round whose results were opened by themselves
};

// Screens each seat answers until duels or best-worst sets are reliable, and how long that takes.
struct Dose {
    int screens = 0, minutes = 0;
};
Dose doseFor(int items, int seats, app::BallotForm form);

}  // namespace ui::panels::facilitator
