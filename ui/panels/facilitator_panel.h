#pragma once
// The facilitator's panel, called by holding a corner of the table: the steps, the votes, the frame of the map, the seats, the
// files. Like every panel it blocks nobody; it closes by its own button and comes back where it is called.
#include "ui/panels/keyboard.h"
#include "ui/panels/panel.h"
#include "ui/panels/text_draft.h"
#include "app/commands/ballots.h"

namespace ui::panels {

class FacilitatorPanel : public Panel {
public:
    FacilitatorPanel(paint::Fonts& fonts, float pxPerMm, KeyboardKind keyboard);

    static app::Point sizeMm(const scene::TableSize& size);
    void type(const KeyStroke& stroke, Room& room);
    bool typing() const { return m_writing != Writing::Nothing; }
    // What an export answered, to be read here.
    void tell(std::string words) { m_answer = std::move(words), m_answerUntilS = 1e300, markDirty(); }

protected:
    void show(Widgets& widgets, Room& room) override;
    bool takeContact(const touch::Contact& contact, app::Point local, Room& room) override;
    bool restless(const Room& room) const override;

private:
    enum class Tab { Steps, Vote, Map, Seats, Files };
    enum class Writing { Nothing, Title, StageTitle, LaneTitle, NewStage, NewLane };

    void showSteps(Widgets& w, Room& room, app::Rect area);
    void showVote(Widgets& w, Room& room, app::Rect area);
    void showTerms(Widgets& w, Room& room, app::Rect area);
    void showOpenBallot(Widgets& w, Room& room, const app::Ballot& ballot, app::Rect area);
    void showProxy(Widgets& w, Room& room, const app::Ballot& ballot, app::Rect area);
    void showMap(Widgets& w, Room& room, app::Rect area);
    void showSeats(Widgets& w, Room& room, app::Rect area);
    void showFiles(Widgets& w, Room& room, app::Rect area);
    void showWriting(Widgets& w, Room& room);
    void write(Writing what, std::string text, std::uint64_t record);
    bool run(Room& room, const interact::Command& command);

    Keyboard m_keyboard;
    TextDraft m_draft;
    Tab m_tab = Tab::Steps;
    Writing m_writing = Writing::Nothing;
    std::uint64_t m_record = 0;
    bool m_lanes = false;               // Map: lanes instead of stages
    app::NoteKind m_laneKind = app::NoteKind::Actions;  // of the lane about to be added
    app::commands::BallotTerms m_terms;
    app::Id<app::Seat> m_proxy;         // whose ballot is being entered
    std::string m_answer;
    double m_answerUntilS = 0;
};

}  // namespace ui::panels
