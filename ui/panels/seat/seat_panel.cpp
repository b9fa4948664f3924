#include "ui/panels/seat/seat_panel.h"

#include <algorithm>

#include "ui/panels/seat/tray.h"

namespace ui::panels::seat {

using app::Rect, app::Weight;
using namespace ui::paint;

SeatPanel::SeatPanel(app::Id<app::Seat> seat, Fonts& fonts, float pxPerMm, keyboard::KeyboardKind keyboard, SeatPages pages)
    : Panel(app::idText(seat), fonts, pxPerMm), m_seat(seat), m_keyboard(keyboard), m_pages(std::move(pages)) {}

std::optional<app::Point> SeatPanel::openSizeMm(const glass::TableSize& size) const {
    m_smallScreen = size.small();
    const float keys = pitchMm();
    if (m_writing) return app::Point{keys * (m_writing->pad ? 8 : 11) + 8, 46 + keys * 4};
    return m_page ? std::optional(m_page->sizeMm(keys)) : std::nullopt;
}

void SeatPanel::answer(const PanelContext& panel, std::string words, double seconds) {
    m_answer = std::move(words), m_answerUntilS = panel.nowS + seconds;
    markDirty();
}

bool SeatPanel::run(PanelContext& panel, const glass::Command& command) {
    const auto result = panel.commit.run({m_seat}, command);
    if (!result) answer(panel, panel.tr(result.refusal().text), kAnswerS);
    markDirty();
    return static_cast<bool>(result);
}

void SeatPanel::undo(PanelContext& panel) {
    const auto result = panel.commit.undoSeat(m_seat);
    answer(panel, result ? panel.tr.fill("Undone: {0}", panel.tr(app::wordsOf(result->op))) : panel.tr(result.refusal().text),
           kAnswerS);
    markDirty();  // the seat itself may be another record now
}

void SeatPanel::openPage(SeatPage& page, const app::Board& board, SeatPage* from) {
    if (m_writing) stopWriting();
    m_page = &page;
    m_from = from;
    m_keyboard.letGo();
    page.opened(board);
    listsFromTheTop();
    markDirty();
}

void SeatPanel::openByKey(std::string_view key, const app::Board& board) {
    const auto page = std::ranges::find(m_pages, key, [](const auto& each) { return std::string_view(each->key()); });
    if (page != m_pages.end()) openPage(**page, board, nullptr);
}

bool SeatPanel::invite(std::string_view key, const app::Board& board) {
    if (m_page || m_writing) return false;
    openByKey(key, board);
    return m_page != nullptr;
}

void SeatPanel::giveWay() {
    if (m_writing) stopWriting();
    close();
}

void SeatPanel::openRecord(const app::Board& board, const app::RecordKey& record, SeatPage* from) {
    if (auto writing = m_notes.of(board, record)) return write(std::move(*writing));
    const auto page = std::ranges::find_if(m_pages, [&](const auto& each) { return each->openAt(record); });
    if (page != m_pages.end()) openPage(**page, board, from);
}

void SeatPanel::close() {
    m_page = m_from = nullptr;
    m_keyboard.letGo();
    listsFromTheTop();
    markDirty();
}

void SeatPanel::leavePage() {
    if (!m_page->back()) m_page = std::exchange(m_from, nullptr);
    markDirty();
}

// What is shown may have been removed, or ended, by another hand.
void SeatPanel::leaveWhatIsGone(const app::Board& board) {
    while (m_page && !m_page->stands(board)) {
        if (const char* why = m_page->whyGone(board)) m_whyGone = why;
        m_page = std::exchange(m_from, nullptr);
    }
}

bool SeatPanel::takeContact(const touch::Contact& contact, app::Point local, PanelContext& panel) {
    if (!m_writing || m_choosing) return false;
    std::vector<KeyStroke> made;
    const bool taken = m_keyboard.contact(contact, local, panel.nowS, panel.config, made);
    strokes(made, panel);
    return taken;
}

bool SeatPanel::restless(const PanelContext& panel) const {
    if (m_writing ? m_keyboard.restless() : m_page && m_page->restless(panel)) return true;
    return !m_answer.empty() && panel.nowS > m_answerUntilS;
}

SeatContext SeatPanel::atSeat(Widgets& w, PanelContext& panel) {
    return {w,
            panel,
            panel.tr,
            m_seat,
            [this, &panel](const glass::Command& command) { return run(panel, command); },
            [this](Writing writing) { write(std::move(writing)); },
            [this, &panel](std::string_view key) { openByKey(key, panel.board); },
            [this, &panel](const app::RecordKey& record) { openRecord(panel.board, record, m_page); },
            [this] { close(); },
            [this, &panel] { undo(panel); },
            [this, &panel] {
                std::vector<std::pair<const char*, std::string>> invitations;
                for (const auto& page : m_pages)
                    if (auto words = page->invitation(panel, m_seat); !words.empty())
                        invitations.emplace_back(page->key(), std::move(words));
                return invitations;
            }};
}

void SeatPanel::show(Widgets& w, PanelContext& panel) {
    if (panel.nowS > m_answerUntilS) m_answer.clear();
    if (!m_writing) leaveWhatIsGone(panel.board);
    const app::Seat* seat = panel.board.find(m_seat);
    w.background(seat ? seatColour(seat->colour) : kInk2);
    SeatContext at = atSeat(w, panel);
    if (m_writing) showWriting(at);
    else if (m_page) showPage(at);
    else showTray(at, pose(), m_notes, m_answer);
    if (!m_answer.empty() && (m_page || m_writing)) showAnswer(w);
}

void SeatPanel::showPage(SeatContext& at) {
    SeatPage& page = *m_page;
    Widgets& w = at.w;
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(6)}};
    Space header{space.top(w.mm(14), w.mm(2))};
    const app::Seat* seat = at.panel.board.find(m_seat);
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) leavePage();
    Painter p = w.painter();
    const Rect mark = header.left(w.mm(9), w.mm(2));
    if (seat) seatMark(p, seat->colour, mark.centre(), w.mm(3.2f), seatColour(seat->colour));
    page.showHeader(w, header);
    w.text(header.rest, (seat ? seat->name + " · " : std::string{}) + page.title(at.panel), kHeadingMm, kInk, Weight::SemiBold);
    if (m_page == &page) page.show(at, space.rest);
}

void SeatPanel::showAnswer(Widgets& w) {
    const float h = w.mm(10);
    const Rect r{w.mm(8), w.mm(15), w.area().w - w.mm(16), h};
    Painter p = w.painter();
    p.box(r, kHeading, h / 2);
    w.keyLabel(m_answer, {r.x + w.mm(4), r.y, r.w - w.mm(8), r.h}, kOnDark, 4.4f);
    w.target("field", "answer", m_answer, r);
}

}  // namespace ui::panels::seat
