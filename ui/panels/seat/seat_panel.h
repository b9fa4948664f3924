#pragma once
// What lies before one person: a slim tray at the edge that opens into a panel with one of its pages, or into a keyboard while
// something is written. Which pages there are is a list it is given (all.h). One per seat, each with its own keyboard and its
// own ImGui context; none ever blocks another.
#include <optional>
#include <utility>

#include "ui/panels/begun_text.h"
#include "ui/panels/keyboard/keyboard.h"
#include "ui/panels/seat/note_writing.h"
#include "ui/panels/text_draft.h"

namespace ui::panels::seat {

class SeatPanel : public Panel {
public:
    SeatPanel(app::Id<app::Seat> seat, paint::Fonts& fonts, float pxPerMm, keyboard::KeyboardKind keyboard, SeatPages pages);

    app::Id<app::Seat> seat() const override { return m_seat; }
    float leastTextMm() const override { return paint::kLeastTypeAtSeatMm; }
    // Size it wants now, in millimetres; nothing while it is a tray.
    std::optional<app::Point> openSizeMm(const glass::TableSize& size) const;
    // How narrow it may become beside its neighbours on a full table; 0: not at all.
    float leastWidthMm() const { return reading() ? m_page->leastWidthMm() : 0; }

    // The form of a record: what can be written of it, or the page that shows it.
    void open(const app::Board& board, const app::RecordKey& record) { openRecord(board, record, nullptr); }
    // One of its pages, by its key, for whoever sits here to find open; false: something is open already.
    bool invite(std::string_view key, const app::Board& board);
    // What was opened just now and finds no room is a tray again. What was begun is kept.
    void giveWay();
    bool reading() const { return m_page && !m_writing; }  // a vote, a form or a list lies open
    // Once after its page was gone under this seat's hands: why (msgid), to be told on the table; null if nothing is.
    const char* takeWhyGone() { return std::exchange(m_whyGone, nullptr); }
    bool typing() const override { return m_writing.has_value(); }
    bool hasDraft() const { return typing() && !m_draft.text().empty(); }  // somebody is at it: not pushed aside
    // What was begun here in an earlier run; and what must not be lost if the program ends now.
    void bringBack(std::string begun) { m_begun.restore(std::move(begun)); }
    std::string begunText() const { return m_begun.kept(m_draft.text()); }
    // From a hardware keyboard.
    void type(const KeyStroke& stroke, PanelContext& panel) override;

protected:
    void show(Widgets& widgets, PanelContext& panel) override;
    bool takeContact(const touch::Contact& contact, app::Point local, PanelContext& panel) override;
    bool restless(const PanelContext& panel) const override;

private:
    static constexpr double kAnswerS = 2.5;  // long enough to read six words

    SeatContext atSeat(Widgets& w, PanelContext& panel);
    void showPage(SeatContext& at);
    void showAnswer(Widgets& w);
    void openPage(SeatPage& page, const app::Board& board, SeatPage* from);
    void openRecord(const app::Board& board, const app::RecordKey& record, SeatPage* from);
    void openByKey(std::string_view key, const app::Board& board);
    void close();
    void leavePage();
    void leaveWhatIsGone(const app::Board& board);
    void undo(PanelContext& panel);
    bool run(PanelContext& panel, const glass::Command& command);
    void answer(const PanelContext& panel, std::string words, double seconds);

    // seat_panel_writing.cpp
    void write(Writing writing);
    void stopWriting();
    void finishWriting(PanelContext& panel);
    void strokes(const std::vector<KeyStroke>& strokes, PanelContext& panel);
    void showWriting(SeatContext& at);
    void showWritingHeader(SeatContext& at, Space header);
    void showBegun(SeatContext& at, Space& space);
    void showField(Widgets& w, const app::Rect& field);

    float pitchMm() const { return m_smallScreen ? 15.0f : 17.0f; }

    app::Id<app::Seat> m_seat;
    keyboard::Keyboard m_keyboard;
    TextDraft m_draft;
    BegunText m_begun;
    NoteWriting m_notes;
    SeatPages m_pages;
    SeatPage* m_page = nullptr;  // that is open; none: the tray
    SeatPage* m_from = nullptr;  // where closing it leads
    const char* m_whyGone = nullptr;
    std::optional<Writing> m_writing;  // the keyboard shows in place of the page
    bool m_choosing = false;           // something is chosen in place of the keyboard
    std::string m_asOpened;            // its text when the writing began: another hand may change it meanwhile
    std::string m_answer;              // a refusal, shown in the panel for a moment
    double m_answerUntilS = 0;
    mutable bool m_smallScreen = false;
};

}  // namespace ui::panels::seat
