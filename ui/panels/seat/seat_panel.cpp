#include "ui/panels/seat/seat_panel.h"

#include <algorithm>

#include "app/rules/voting.h"

namespace ui::panels::seat {

using app::Rect, app::Weight;
using namespace ui::paint;

SeatPanel::SeatPanel(app::Id<app::Seat> seat, Fonts& fonts, float pxPerMm, keyboard::KeyboardKind keyboard)
    : Panel(app::idText(seat), fonts, pxPerMm), m_seat(seat), m_keyboard(keyboard) {}

std::optional<app::Point> SeatPanel::openSizeMm(const glass::TableSize& size) const {
    const_cast<SeatPanel*>(this)->m_smallScreen = size.small();
    const float keys = pitchMm();
    switch (m_page) {
        case Page::Tray:
            return std::nullopt;
        case Page::Write:
            return app::Point{keys * (onPad() ? 8 : 11) + 8, 46 + keys * 4};
        case Page::Vote:
            return m_voteMm;
        case Page::Action:
            return app::Point{215, 128};
        default:
            return app::Point{keys * 11 + 8, 114};
    }
}

void SeatPanel::answer(const Room& room, std::string words, double seconds) {
    m_answer = std::move(words), m_answerUntilS = room.nowS + seconds;
    markDirty();
}

bool SeatPanel::run(Room& room, const glass::Command& command) {
    const auto result = room.commit.run({m_seat}, command);
    if (!result) answer(room, room.tr(result.refusal().text), kAnswerS);
    markDirty();
    return static_cast<bool>(result);
}

void SeatPanel::openPage(Page page) {
    m_page = page;
    m_before = Page::Tray;
    m_keyboard.letGo();
    listsFromTheTop();
    markDirty();
}

void SeatPanel::open(const app::Board& board, const app::RecordKey& record) {
    if (record.kind == app::RecordKind::Note) editNote(board, {record.id});
    if (record.kind == app::RecordKind::Group) editGroup(board, {record.id});
    if (record.kind == app::RecordKind::Action) editAction({record.id});
}

void SeatPanel::editAction(app::Id<app::Action> action) {
    m_form.open(action);
    m_formFrom = m_page == Page::Mine ? Page::Mine : Page::Tray;
    openPage(Page::Action);
}

void SeatPanel::leavePage(Room&) {
    if (m_page == Page::Action && m_form.back()) return markDirty();
    if (m_page == Page::Write) m_begun.leave(m_draft.text());
    const bool fromPage = m_page == Page::Write && m_before != Page::Write;
    const Page to = fromPage ? m_before : m_page == Page::Action ? m_formFrom : Page::Tray;
    m_page = to, m_before = Page::Tray, m_formFrom = Page::Tray;
    m_keyboard.letGo();
    markDirty();
}

void SeatPanel::strokes(const std::vector<KeyStroke>& strokes, Room& room) {
    for (const KeyStroke& stroke : strokes) type(stroke, room);
}

bool SeatPanel::takeContact(const touch::Contact& contact, app::Point local, Room& room) {
    if (m_page != Page::Write) return false;
    std::vector<KeyStroke> made;
    const bool taken = m_keyboard.contact(contact, local, room.nowS, room.config, made);
    strokes(made, room);
    return taken;
}

bool SeatPanel::restless(const Room& room) const {
    if (m_page == Page::Vote)
        if (const app::Round* round = app::rules::openRound(room.board); round && secondsLeft(*round, room.now) != m_clockShown)
            return true;
    return (m_page == Page::Write && m_keyboard.restless()) || (!m_answer.empty() && room.nowS > m_answerUntilS);
}

void SeatPanel::show(Widgets& w, Room& room) {
    m_nowS = room.nowS;
    if (room.nowS > m_answerUntilS) m_answer.clear();
    // What was being edited may have been removed by another hand.
    if (m_page == Page::Action && !room.board.find(m_form.action())) leavePage(room);
    if (m_page == Page::Vote && !app::rules::openRound(room.board)) m_page = Page::Tray, m_voteClosed = true;
    const app::Seat* seat = room.board.find(m_seat);
    w.background(seat ? seatColour(seat->colour) : kInk2);
    switch (m_page) {
        case Page::Tray:
            showTray(w, room);
            break;
        case Page::Write:
            showWrite(w, room);
            break;
        case Page::Vote:
            showVote(w, room);
            break;
        case Page::Action:
            showAction(w, room);
            break;
        case Page::Mine:
            showMine(w, room);
            break;
        case Page::Bin:
            showBin(w, room);
            break;
        case Page::Seat:
            showSeat(w, room);
            break;
    }
    if (!m_answer.empty() && m_page != Page::Tray) {
        const float h = w.mm(10);
        const Rect r{w.mm(8), w.mm(15), w.area().w - w.mm(16), h};
        Painter p = w.painter();
        p.box(r, kHeading, h / 2);
        w.keyLabel(m_answer, {r.x + w.mm(4), r.y, r.w - w.mm(8), r.h}, kOnDark, 4.4f);
        w.target("field", "answer", m_answer, r);
    }
}

void SeatPanel::showHeader(Widgets& w, Room& room, Space& space, const std::string& title) {
    Space header{space.top(w.mm(14), w.mm(2))};
    const app::Seat* seat = room.board.find(m_seat);
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) leavePage(room);
    Painter p = w.painter();
    const Rect mark = header.left(w.mm(9), w.mm(2));
    if (seat) seatMark(p, seat->colour, mark.centre(), w.mm(3.2f), seatColour(seat->colour));
    if (m_page == Page::Action) m_form.showTabs(w, header);
    w.text(header.rest, (seat ? seat->name + " · " : std::string{}) + title, 5, kInk, Weight::SemiBold);
}

}  // namespace ui::panels::seat
