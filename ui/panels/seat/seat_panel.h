#pragma once
// What lies before one person: a slim tray at the edge (name, dots, "+ Note", undo, bin) that opens into a panel for writing,
// voting, an action's form, the actions that are one's own, or taking notes out of the bin. One per seat, each with its own
// keyboard and its own ImGui context; none ever blocks another.
#include "ui/panels/action/action_form.h"
#include "ui/panels/begun_text.h"
#include "ui/panels/keyboard/keyboard.h"
#include "ui/panels/text_draft.h"

namespace ui::panels::seat {

class SeatPanel : public Panel {
public:
    SeatPanel(app::Id<app::Seat> seat, paint::Fonts& fonts, float pxPerMm, keyboard::KeyboardKind keyboard);

    app::Id<app::Seat> seat() const override { return m_seat; }
    // Size it wants now, in millimetres; nothing while it is a tray.
    std::optional<app::Point> openSizeMm(const glass::TableSize& size) const;

    // How narrow it may become beside its neighbours on a full table; 0: not at all.
    float leastWidthMm() const { return m_page == Page::Vote ? m_voteLeastMm : 0; }

    void writeNote(app::NoteKind kind);
    // The form of a record: of a note, a group or an action.
    void open(const app::Board& board, const app::RecordKey& record);
    void editNote(const app::Board& board, app::Id<app::Note> note);
    void editGroup(const app::Board& board, app::Id<app::Group> group);
    void editAction(app::Id<app::Action> action);
    bool reading() const { return m_page != Page::Tray && m_page != Page::Write; }  // a vote, a form or a list lies open
    // Once after the vote was closed under this seat's hands: it is told so on the table, since the page is gone.
    bool takeVoteClosed() { return std::exchange(m_voteClosed, false); }
    bool typing() const override { return m_page == Page::Write; }
    bool hasDraft() const { return typing() && !m_draft.text().empty(); }  // somebody is at it: not pushed aside
    // What was begun here in an earlier run; and what must not be lost if the program ends now.
    void bringBack(std::string begun) { m_begun.restore(std::move(begun)); }
    std::string begunText() const { return m_begun.kept(m_draft.text()); }
    // From a hardware keyboard.
    void type(const KeyStroke& stroke, Room& room) override;

protected:
    void show(Widgets& widgets, Room& room) override;
    bool takeContact(const touch::Contact& contact, app::Point local, Room& room) override;
    bool restless(const Room& room) const override;

private:
    static constexpr double kAnswerS = 2.5;  // long enough to read six words

    enum class Page { Tray, Write, Vote, Action, Mine, Bin, Seat };
    enum class Writing {
        NewNote,
        NoteText,
        GroupTitle,
        NewAction,
        ActionTitle,
        ActionOwner,
        FirstStep,
        Measure,
        ActionDays,
        ActionEuros,
        Search,
        SeatName
    };

    void showTray(Widgets& w, Room& room);
    void showCompactTray(Widgets& w, Room& room, const app::Seat& seat, const app::Round* round);
    void showPrimary(Widgets& w, Room& room, const app::Rect& r, const app::Round* round);
    void undoHere(Room& room);
    void showTrayName(Widgets& w, Room& room, const app::Seat& seat, const app::Round* round, Space& space);
    void showWrite(Widgets& w, Room& room);
    void showKinds(Widgets& w, Room& room, Space& header);
    void showVote(Widgets& w, Room& room);
    void showVoteFoot(Widgets& w, Room& room, const app::Round& round, const app::Rect& area);
    void showAction(Widgets& w, Room& room);
    void showMine(Widgets& w, Room& room);
    static int toTakeOn(const app::Board& board);  // planned actions that nobody has taken on
    void showBin(Widgets& w, Room& room);
    void showSeat(Widgets& w, Room& room);
    void showHeader(Widgets& w, Room& room, Space& space, const std::string& title);
    void showTrayDots(Widgets& w, Room& room, const app::Rect& r, const app::Round& round);

    void write(Writing what, std::string text, std::uint64_t record);
    void writeCost(Room& room, Writing what, app::Id<app::Action> action);
    bool onPad() const { return m_writing == Writing::ActionDays || m_writing == Writing::ActionEuros; }
    void finishWriting(Room& room);
    std::string fieldName() const;
    void showBegun(Widgets& w, Space& space);
    app::Result<app::Transaction> written(const app::Board& board, app::Asking& asking, const std::string& text) const;
    void openPage(Page page);
    void leavePage(Room& room);
    void strokes(const std::vector<KeyStroke>& strokes, Room& room);
    std::string writeTitle(const Room& room) const;
    std::optional<std::string> storedText(const Room& room) const;
    bool run(Room& room, const glass::Command& command);
    void answer(const Room& room, std::string words, double seconds);
    float pitchMm() const { return m_smallScreen ? 15.0f : 17.0f; }

    app::Id<app::Seat> m_seat;
    keyboard::Keyboard m_keyboard;
    TextDraft m_draft;
    BegunText m_begun;
    action::ActionForm m_form;
    Page m_page = Page::Tray, m_before = Page::Tray;
    Page m_formFrom = Page::Tray;  // where the action's form was opened from
    Writing m_writing = Writing::NewNote;
    app::NoteKind m_kind = app::NoteKind::Pains;
    std::uint64_t m_record = 0;     // what is being edited
    std::string m_asOpened;         // its text when the editing began: another hand may change it meanwhile
    app::Point m_voteMm{195, 124};  // the form of the round that is open asks for so much …
    float m_voteLeastMm = 0;        // … and needs so much across
    long m_clockShown = -1;         // seconds left, as the vote's page says it
    std::string m_answer;           // a refusal, shown in the panel for a moment
    double m_answerUntilS = 0, m_nowS = 0;
    bool m_smallScreen = false, m_voteClosed = false;
};

// Seconds until the end of a round's time-box, never less than 0; −1 without one.
long secondsLeft(const app::Round& round, app::UnixMs now);
// How many actions wait for this seat to say that it takes them.
int waitingFor(const app::Board& board, app::Id<app::Seat> seat);

}  // namespace ui::panels::seat
