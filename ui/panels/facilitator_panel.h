#pragma once
// The facilitator's panel, called by holding a corner of the table: the steps, the votes and their rounds, the plan, the frame of
// the map, the seats, the files. Like every panel it blocks nobody; it closes by its own button and comes back where it is
// called.
#include "ui/panels/begun_text.h"
#include "ui/panels/facilitator_plan.h"
#include "ui/panels/facilitator_rounds.h"
#include "ui/panels/facilitator_vote.h"
#include "ui/panels/keyboard.h"
#include "ui/panels/panel.h"
#include "ui/panels/text_draft.h"

namespace ui::panels {

class FacilitatorPanel : public Panel {
public:
    FacilitatorPanel(paint::Fonts& fonts, float pxPerMm, KeyboardKind keyboard);

    static app::Point sizeMm(const glass::TableSize& size);
    void type(const KeyStroke& stroke, Room& room) override;
    bool typing() const override { return m_typing.has_value(); }
    // Something the program has to say to whoever leads: stands until something else is said, or until `untilS`.
    void tell(std::string words, paint::Tone tone, double untilS = 1e300) {
        if (m_answer == words && m_answerTone == tone) return;
        m_answer = std::move(words), m_answerTone = tone, m_answerUntilS = untilS, markDirty();
    }
    // Opens at the proposed plans: what the funnel's button asks for.
    void showPlanTab() { m_tab = Tab::Plan, stopTyping(), m_plan.showProposalsNext(), listsFromTheTop(), markDirty(); }
    void jobsChanged() { markDirty(); }
    // The formula's file was read: it becomes the plan's if it can be understood, else the page tells why not. `trouble`: it
    // could not be read at all.
    void formulaRead(const std::string& text, const std::string& trouble, Room& room);

    // As a seat's.
    void bringBack(std::string begun) { m_begun.restore(std::move(begun)); }
    std::string begunText() const { return m_begun.kept(m_draft.text()); }

protected:
    void show(Widgets& widgets, Room& room) override;
    bool takeContact(const touch::Contact& contact, app::Point local, Room& room) override;
    bool restless(const Room& room) const override;

private:
    enum class Tab { Steps, Vote, Rounds, Plan, Map, Seats, Files };

    Desk desk(Widgets& w, Room& room);
    void showSteps(Widgets& w, Room& room, app::Rect area);
    void showMap(Widgets& w, Room& room, app::Rect area);
    void showSeats(Widgets& w, Room& room, app::Rect area);
    void showFiles(Widgets& w, Room& room, app::Rect area);
    void showFormats(Widgets& w, Room& room, Space& space);
    void showJobs(Widgets& w, Room& room, Space& space);
    void showLost(Widgets& w, Room& room, app::Rect area);
    void showWriting(Widgets& w, Room& room);
    void write(Typing typing);
    void stopTyping() { m_begun.leave(m_draft.text()), m_typing.reset(); }
    bool run(Room& room, const glass::Command& command);

    Keyboard m_keyboard;
    TextDraft m_draft;
    BegunText m_begun;
    Tab m_tab = Tab::Steps;
    std::optional<Typing> m_typing;
    bool m_lanes = false;                               // Map: lanes instead of stages
    app::NoteKind m_laneKind = app::NoteKind::Actions;  // of the lane about to be added
    VotePage m_vote;
    RoundsPage m_rounds;
    PlanPage m_plan;
    std::string m_answer;
    paint::Tone m_answerTone = paint::Tone::Trouble;
    double m_answerUntilS = 0;
};

}  // namespace ui::panels
