// The vote's page of a seat's panel: the round's form, what is left to give, the time, and the two ways out: having finished and
// abstaining. Nothing shown here tells another seat anything.
#include <algorithm>

#include "app/commands/votes.h"
#include "app/rules/ballots.h"
#include "app/rules/voting.h"
#include "ui/panels/seat/page.h"
#include "ui/panels/votes/dots_left.h"

namespace ui::panels::seat {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kNarrowMm = 140;  // the table is full: only the clock is told beside the name

std::string clockWords(const app::Texts& tr, long seconds) {
    if (seconds == 0) return tr("Time is over");
    char clock[48];
    std::snprintf(clock, sizeof clock, "%ld:%02ld", seconds / 60, seconds % 60);
    return tr.fill("{0} left", clock);
}

// Seconds until the end of a round's time-box, never less than 0; −1 without one.
long secondsLeft(const app::Round& round, app::UnixMs now) {
    return round.closesAt ? static_cast<long>(std::max<app::UnixMs>(0, (round.closesAt - now + 999) / 1000)) : -1;
}

class BallotPage : public SeatPage {
public:
    const char* key() const override { return "ballot"; }
    std::string title(const PanelContext& panel) const override {
        const app::Round* round = rules::openRound(panel.board);
        return round && round->secret ? panel.tr("secret vote") : panel.tr("open vote");
    }
    void show(SeatContext& at, const Rect& area) override;
    app::Point sizeMm(float) const override { return m_mm; }
    float leastWidthMm() const override { return m_leastMm; }
    void opened(const app::Board& board) override {
        if (const app::Round* round = rules::openRound(board)) measure(*round);
    }
    bool stands(const app::Board& board) const override { return rules::openRound(board) != nullptr; }
    const char* whyGone(const app::Board& board) const override {
        const app::Round* newest = board.rounds().empty() ? nullptr : board.find(board.rounds().back());
        return newest && newest->state == app::RoundState::Cancelled ? TR_NOOP("The vote is cancelled.")
                                                                     : TR_NOOP("The vote is closed.");
    }
    bool restless(const PanelContext& panel) const override {
        const app::Round* round = rules::openRound(panel.board);
        return round && secondsLeft(*round, panel.now) != m_clockShown;
    }

private:
    // The form of the round that is open asks for so much, and needs so much across.
    void measure(const app::Round& round) {
        m_mm = votes::votePanelMm(round);
        m_leastMm = votes::votePanelLeastMm(round);
    }
    bool showFoot(SeatContext& at, const app::Round& round, const Rect& area);  // true: this page was left

    app::Point m_mm{195, 124};
    float m_leastMm = 0;
    long m_clockShown = -1;  // seconds left, as it says
};

void BallotPage::show(SeatContext& at, const Rect& area) {
    Widgets& w = at.w;
    const app::Round* open = rules::openRound(at.panel.board);
    if (!open) return;
    const app::Round round = *open;  // a touch may change the board under us
    measure(round);
    Space space{area};
    const auto progress = rules::progress(at.panel.board, round.id);
    const bool narrow = space.rest.w < w.mm(kNarrowMm);
    std::string far =
        narrow ? std::string{}
               : at.tr.fill("{0} of {1} have finished", std::to_string(progress.done), std::to_string(progress.voters));
    m_clockShown = secondsLeft(round, at.panel.now);
    if (m_clockShown >= 0) far += (far.empty() ? "" : " · ") + clockWords(at.tr, m_clockShown);
    const app::Seat* known = at.panel.board.find(at.seat);
    const std::string heading = (known ? known->name + " · " : std::string{}) + title(at.panel);
    const float before = w.mm(18) + w.painter().width(heading, Weight::SemiBold, w.mm(kHeadingMm));
    // Beside the heading.
    const Rect beside{area.x + before, w.mm(3), area.w - before - w.mm(17), w.mm(14)};
    if (beside.w > w.mm(14)) w.text(beside, far, 4.8f, kInk2, Weight::Regular, Align::Right);
    const Rect foot = space.bottom(w.mm(14), w.mm(3));
    const app::Voter* voter = rules::voterOf(at.panel.board, round.id, at.seat);
    if (voter && voter->abstains) {
        w.painter().box(space.rest, kRowPaper, w.mm(2.5f));
        w.paragraph(
            {space.rest.x + w.mm(6), space.rest.y, space.rest.w - w.mm(12), space.rest.h},
            std::string(at.tr("You take no part in this vote. Nobody waits for you.")) +
                (rules::saidBy(at.panel.board, round, at.seat).empty()
                     ? std::string{}
                     : std::string(" ") + at.tr("What you gave is set aside; it counts again if you take part after all.")),
            5.4f, 4.6f, kInk);
        if (w.button("take-part", at.tr("Take part after all"), {foot.right() - w.mm(70), foot.y, w.mm(70), foot.h},
                     Style::Primary))
            at.run([&](const app::Board& b, app::CommandContext& context) {
                return commands::abstain(b, context, round.id, at.seat, false);
            });
        return;
    }
    if (showFoot(at, round, foot)) return;
    votes::showVoteForm(w, at.panel, round, at.seat, space.rest, false, at.run);
}

bool BallotPage::showFoot(SeatContext& at, const app::Round& round, const Rect& area) {
    Widgets& w = at.w;
    Space foot{area};
    const app::Id<app::Round> id = round.id;
    const app::Voter* voter = rules::voterOf(at.panel.board, id, at.seat);
    const bool done = voter && voter->done;
    const float most = (foot.rest.w - w.mm(kApartMm)) / 2;  // on a full table both share the line
    if (w.button("done", done ? at.tr("Change my vote") : at.tr("I have finished"),
                 foot.right(std::min(w.mm(48), most), w.mm(kApartMm)), done ? Style::Plain : Style::Primary)) {
        const bool said = at.run(
            [&](const app::Board& b, app::CommandContext& context) { return commands::sayDone(b, context, id, at.seat, !done); });
        if (!said || done) return false;
        at.close();
        return true;
    }
    // Held, not touched: what has been given is set aside by it.
    if (w.holdButton("abstain", at.tr("Hold: I abstain"), foot.right(std::min(w.mm(46), most), w.mm(3)), Style::Plain)) {
        at.run(
            [&](const app::Board& b, app::CommandContext& context) { return commands::abstain(b, context, id, at.seat, true); });
        return false;
    }
    if (foot.rest.w < w.mm(15)) return false;
    const std::string standing =
        done ? at.tr("You have finished: thank you.") : votes::voteStanding(at.tr, at.panel.board, round, at.seat);
    // Dots for and against have their budgets above the list, points their bar: said once.
    if (round.form == app::BallotForm::Dots && round.resistanceEach == 0 && foot.rest.w > w.mm(70)) {
        votes::showDotsLeft(w, at.panel, foot.left(foot.rest.w * 0.5f, w.mm(2)), round, at.seat);
        w.paragraph(foot.rest, standing, 4.4f, 3.8f, kInk2);
    } else if (round.form != app::BallotForm::Points || done) {
        w.paragraph(foot.rest, standing, 4.6f, 3.8f, kInk2);
    }
    return false;
}

}  // namespace

std::unique_ptr<SeatPage> ballotPage() { return std::make_unique<BallotPage>(); }

}  // namespace ui::panels::seat
