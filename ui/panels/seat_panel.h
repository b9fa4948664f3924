#pragma once
// What lies before one person: a slim tray at the edge (name, dots, "+ Note", undo, bin) that opens into a panel for writing,
// voting, estimating an action, or taking notes out of the bin. One per seat, each with its own keyboard and its own ImGui
// context; none ever blocks another.
#include "ui/panels/keyboard.h"
#include "ui/panels/panel.h"
#include "ui/panels/text_draft.h"

namespace ui::panels {

class SeatPanel : public Panel {
public:
    SeatPanel(app::Id<app::Seat> seat, paint::Fonts& fonts, float pxPerMm, KeyboardKind keyboard);

    app::Id<app::Seat> seat() const override { return m_seat; }
    // Size it wants now, in millimetres; nothing while it is a tray.
    std::optional<app::Point> openSizeMm(const scene::TableSize& size) const;

    void writeNote(app::NoteKind kind);
    void editNote(const app::Board& board, app::Id<app::Note> note);
    void editGroup(const app::Board& board, app::Id<app::Group> group);
    void editAction(app::Id<app::Action> action);
    bool typing() const { return m_page == Page::Write; }
    bool hasDraft() const { return typing() && !m_draft.text().empty(); }   // something would be lost
    // From a hardware keyboard.
    void type(const KeyStroke& stroke, Room& room);

protected:
    void show(Widgets& widgets, Room& room) override;
    bool takeContact(const touch::Contact& contact, app::Point local, Room& room) override;
    bool restless(const Room& room) const override;

private:
    enum class Page { Tray, Write, Vote, Action, Bin, Seat };
    enum class Writing { NewNote, NoteText, GroupTitle, NewAction, ActionTitle, ActionOwner, SeatName };

    void showTray(Widgets& w, Room& room);
    void showWrite(Widgets& w, Room& room);
    void showVote(Widgets& w, Room& room);
    void showAction(Widgets& w, Room& room);
    void showActionNumbers(Widgets& w, Room& room, Space& space);
    void showBin(Widgets& w, Room& room);
    void showSeat(Widgets& w, Room& room);
    void showHeader(Widgets& w, Room& room, Space& space, const std::string& title);
    void showTrayDots(Widgets& w, Room& room, const app::Rect& r, const app::Ballot& ballot);

    void write(Writing what, std::string text, std::uint64_t record);
    void finishWriting(Room& room);
    void leavePage(Room& room);
    void strokes(const std::vector<KeyStroke>& strokes, Room& room);
    std::string writeTitle(const Room& room) const;
    std::optional<std::string> storedText(const app::Board& board) const;
    bool run(Room& room, const interact::Command& command);
    float pitchMm() const { return m_smallScreen ? 15.0f : 17.0f; }

    app::Id<app::Seat> m_seat;
    Keyboard m_keyboard;
    TextDraft m_draft;
    Page m_page = Page::Tray, m_before = Page::Tray;
    Writing m_writing = Writing::NewNote;
    app::NoteKind m_kind = app::NoteKind::Pains;
    std::uint64_t m_record = 0;          // what is being edited
    std::string m_asOpened;              // its text when the editing began: another hand may change it meanwhile
    app::Id<app::Action> m_action;       // the form that is open
    std::string m_answer;                // a refusal, shown in the panel for a moment
    double m_answerUntilS = 0, m_nowS = 0;
    bool m_smallScreen = false;
};

}  // namespace ui::panels
