#include "ui/panels/seat_panel.h"

#include <algorithm>

#include "app/board/note_kind.h"
#include "app/commands/actions.h"
#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "app/rules/voting.h"
#include "ui/interact/bubbles.h"

namespace ui::panels {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {
constexpr double kAnswerS = 2.5;
}

SeatPanel::SeatPanel(app::Id<app::Seat> seat, Fonts& fonts, float pxPerMm, KeyboardKind keyboard)
    : Panel(app::idText(seat), fonts, pxPerMm), m_seat(seat), m_keyboard(keyboard) {}

std::optional<app::Point> SeatPanel::openSizeMm(const scene::TableSize& size) const {
    const_cast<SeatPanel*>(this)->m_smallScreen = size.small();
    const float keys = pitchMm();
    switch (m_page) {
        case Page::Tray: return std::nullopt;
        case Page::Write: return app::Point{keys * 11 + 8, 46 + keys * 4};
        default: return app::Point{keys * 11 + 8, 114};
    }
}

bool SeatPanel::run(Room& room, const interact::Command& command) {
    const auto result = room.commit.run({m_seat}, command);
    if (!result) {
        m_answer = room.tr(result.refusal().text);
        m_answerUntilS = room.nowS + kAnswerS;
    }
    markDirty();
    return static_cast<bool>(result);
}

void SeatPanel::write(Writing what, std::string text, std::uint64_t record) {
    if (m_page != Page::Write) m_before = m_page;
    m_page = Page::Write, m_writing = what, m_record = record, m_asOpened = text;
    m_keyboard.letGo();
    m_draft.set(std::move(text));
    markDirty();
}

void SeatPanel::writeNote(app::NoteKind kind) {
    m_kind = kind;
    write(Writing::NewNote, {}, 0);
}

void SeatPanel::editNote(const app::Board& board, app::Id<app::Note> id) {
    const app::Note* note = board.find(id);
    if (!note) return;
    m_kind = note->kind;
    write(Writing::NoteText, note->text, id.value);
}

void SeatPanel::editGroup(const app::Board& board, app::Id<app::Group> id) {
    if (const app::Group* group = board.find(id)) write(Writing::GroupTitle, group->title, id.value);
}

void SeatPanel::editAction(app::Id<app::Action> action) {
    m_action = action;
    m_page = Page::Action;
    m_keyboard.letGo();
    markDirty();
}

void SeatPanel::leavePage(Room&) {
    const bool fromForm = m_page == Page::Write && m_before != Page::Write;
    m_page = fromForm ? m_before : Page::Tray;
    m_before = Page::Tray;
    m_keyboard.letGo();
    markDirty();
}

// What the record being edited says now; nothing if it is a new one.
std::optional<std::string> SeatPanel::storedText(const app::Board& board) const {
    if (m_writing == Writing::NoteText) if (const auto* note = board.find<app::Note>(m_record)) return note->text;
    if (m_writing == Writing::GroupTitle) if (const auto* group = board.find<app::Group>(m_record)) return group->title;
    if (m_writing == Writing::ActionTitle) if (const auto* action = board.find<app::Action>(m_record)) return action->title;
    return std::nullopt;
}

void SeatPanel::finishWriting(Room& room) {
    const std::string text = m_draft.text();
    if (const auto stored = storedText(room.board); stored && *stored != m_asOpened && *stored != text) {
        // Said once, with what it says now; whoever says "OK" again means it.
        m_asOpened = *stored;
        m_answer = room.tr.fill("Changed meanwhile to: {0}", *stored), m_answerUntilS = room.nowS + 2 * kAnswerS;
        return markDirty();
    }
    const app::Id<app::Action> action{m_record};
    const bool done = run(room, [&](const app::Board& b, app::Asking& asking) -> app::Result<app::Transaction> {
        switch (m_writing) {
            case Writing::NewNote: return commands::writeNote(b, asking, m_kind, text, m_seat);
            case Writing::NoteText: return commands::editText(b, asking, app::Id<app::Note>{m_record}, text);
            case Writing::GroupTitle: return commands::renameGroup(b, asking, app::Id<app::Group>{m_record}, text);
            case Writing::NewAction: return commands::addAction(b, asking, text, {}, {});
            case Writing::ActionTitle: return commands::renameAction(b, asking, action, text);
            case Writing::SeatName: return commands::renameSeat(b, asking, m_seat, text);
            case Writing::ActionOwner: {
                app::Assignment assignment = b.find<app::Assignment>(m_record) ? *b.find<app::Assignment>(m_record) : app::Assignment{action};
                assignment.owner = text;
                return commands::assign(b, asking, assignment);
            }
        }
        return app::Refusal{TR_NOOP("This is no longer there.")};
    });
    if (!done) return;
    leavePage(room);
}

void SeatPanel::strokes(const std::vector<KeyStroke>& strokes, Room& room) {
    for (const KeyStroke& stroke : strokes) type(stroke, room);
}

void SeatPanel::type(const KeyStroke& stroke, Room& room) {
    if (m_page != Page::Write) return;
    markDirty();
    switch (stroke.kind) {
        case KeyStroke::Kind::Text:
            if (!m_draft.insert(stroke.text)) m_answer = room.tr("This text is as long as a note can hold."), m_answerUntilS = room.nowS + kAnswerS;
            break;
        case KeyStroke::Kind::Backspace: m_draft.eraseBack(); break;
        case KeyStroke::Kind::Left: m_draft.left(); break;
        case KeyStroke::Kind::Right: m_draft.right(); break;
        case KeyStroke::Kind::Done: finishWriting(room); break;
    }
}

bool SeatPanel::takeContact(const touch::Contact& contact, app::Point local, Room& room) {
    if (m_page != Page::Write) return false;
    std::vector<KeyStroke> made;
    const bool taken = m_keyboard.contact(contact, local, room.nowS, room.config, made);
    strokes(made, room);
    return taken;
}

bool SeatPanel::restless(const Room& room) const {
    return (m_page == Page::Write && m_keyboard.restless()) || (!m_answer.empty() && room.nowS > m_answerUntilS);
}

void SeatPanel::show(Widgets& w, Room& room) {
    m_nowS = room.nowS;
    if (room.nowS > m_answerUntilS) m_answer.clear();
    // What was being edited may have been removed by another hand.
    if (m_page == Page::Action && !room.board.find(m_action)) m_page = Page::Tray;
    const app::Ballot* ballot = app::rules::openBallot(room.board);
    if (m_page == Page::Vote && !ballot) m_page = Page::Tray;
    const app::Seat* seat = room.board.find(m_seat);
    w.background(seat ? seatColour(seat->colour) : kInk2);
    switch (m_page) {
        case Page::Tray: showTray(w, room); break;
        case Page::Write: showWrite(w, room); break;
        case Page::Vote: showVote(w, room); break;
        case Page::Action: showAction(w, room); break;
        case Page::Bin: showBin(w, room); break;
        case Page::Seat: showSeat(w, room); break;
    }
    if (!m_answer.empty() && m_page != Page::Tray) {
        const float h = w.mm(10);
        const Rect r{w.mm(8), w.mm(15), w.area().w - w.mm(16), h};
        Painter p = w.painter();
        p.box(r, kHeading, h / 2);
        w.text({r.x + w.mm(4), r.y, r.w - w.mm(8), r.h}, m_answer, 4.4f, kOnDark, Weight::SemiBold, Align::Centre);
    }
}

void SeatPanel::showHeader(Widgets& w, Room& room, Space& space, const std::string& title) {
    Space header{space.top(w.mm(14), w.mm(2))};
    const app::Seat* seat = room.board.find(m_seat);
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) leavePage(room);
    Painter p = w.painter();
    const Rect mark = header.left(w.mm(9), w.mm(2));
    if (seat) seatMark(p, seat->colour, mark.centre(), w.mm(3.2f), seatColour(seat->colour));
    w.text(header.rest, (seat ? seat->name + " · " : std::string{}) + title, 5, kInk, Weight::SemiBold);
}

void SeatPanel::showTray(Widgets& w, Room& room) {
    const app::Seat* seat = room.board.find(m_seat);
    if (!seat) return;
    w.target("tray", "tray", seat->name, w.area());
    const Rect bin = interact::binInTray(pose(), room.scene.plan().size);
    const std::size_t binned = room.board.binOf(m_seat).size();
    if (w.signButton("bin", Sign::Bin, w.tr()("Bin"), bin, Style::Quiet) && binned) m_page = Page::Bin, listsFromTheTop(), markDirty();
    if (binned) w.text({bin.right() - w.mm(6), bin.y, w.mm(6), w.mm(5)}, std::to_string(binned), 3.4f, kInk2, Weight::SemiBold, Align::Centre);
    Space space{{w.mm(3), w.mm(4), bin.x - w.mm(4), w.area().h - w.mm(7)}};
    if (w.signButton("undo", Sign::Undo, w.tr()("Undo"), space.right(w.mm(15), w.mm(2)))) {
        const auto result = room.commit.undoSeat(m_seat);
        if (!result) m_answer = room.tr(result.refusal().text), m_answerUntilS = room.nowS + kAnswerS;
        return markDirty();  // the seat itself may be another record now
    }
    const app::Ballot* ballot = app::rules::openBallot(room.board);
    const bool votes = ballot != nullptr, ranking = room.board.session().step == app::Step::Ranking;
    const float primaryW = std::min(w.mm(36), space.rest.w * 0.6f);
    const Rect primary = space.right(primaryW, w.mm(2));
    if (votes) {
        const app::Voter* voter = app::rules::voterOf(room.board, ballot->id, m_seat);
        const bool done = voter && voter->done;
        if (w.button("vote", done ? w.tr()("Voted ✓") : w.tr()("Vote"), primary, done ? Style::Plain : Style::Primary)) m_page = Page::Vote, listsFromTheTop(), markDirty();
    } else if (ranking) {
        if (w.button("new-action", w.tr()("+ Action"), primary)) write(Writing::NewAction, {}, 0);
    } else if (w.button("new-note", w.tr()("+ Note"), primary)) {
        writeNote(m_kind);
    }
    if (!m_answer.empty()) return w.paragraph(space.rest, m_answer, 4, 3.4f, kInk);
    if (w.touched("seat", {space.rest.x, space.rest.y, std::min(space.rest.w, w.mm(44)), space.rest.h})) m_page = Page::Seat, markDirty();
    w.target("seat", "seat", seat->name, space.rest);
    Painter p = w.painter();
    seatMark(p, seat->colour, {space.rest.x + w.mm(4), space.rest.centre().y}, w.mm(3), seatColour(seat->colour));
    space.left(w.mm(9));
    if (ballot && space.rest.w > w.mm(40)) {
        w.text(space.left(std::min(w.mm(26), space.rest.w * 0.45f), w.mm(1)), seat->name, 4.6f, kInk, Weight::SemiBold);
        showTrayDots(w, room, space.rest, *ballot);
    } else if (ballot) {
        showTrayDots(w, room, space.rest, *ballot);
    } else {
        w.text(space.rest, seat->name, 5, kInk, Weight::SemiBold);
    }
}

void SeatPanel::showTrayDots(Widgets& w, Room& room, const Rect& r, const app::Ballot& ballot) {
    const app::Seat* seat = room.board.find(m_seat);
    const int left = app::rules::dotsLeft(room.board, ballot, m_seat), each = ballot.dotsEach;
    const float step = std::min(w.mm(6.5f), r.w / static_cast<float>(std::max(1, each)));
    Painter p = w.painter();
    for (int i = 0; i < each; ++i) {
        const app::Point c{r.x + step * (static_cast<float>(i) + 0.5f), r.centre().y};
        if (i < left) p.disc(c, step * 0.38f, seatColour(seat->colour));
        else p.ring(c, step * 0.36f, seatColour(seat->colour), w.mm(0.5f));
    }
    w.target("dot", "dots", std::to_string(left), {r.x, r.y, step * static_cast<float>(each), r.h});
    if (!ballot.secret && left > 0) w.dragSource({r.x, r.y, step * static_cast<float>(each), r.h});
}

std::string SeatPanel::writeTitle(const Room& room) const {
    switch (m_writing) {
        case Writing::NewNote: return room.tr.fill("new: {0}", room.tr(app::rowOf(m_kind).title));
        case Writing::NoteText: return room.tr(app::rowOf(m_kind).title);
        case Writing::GroupTitle: return room.tr("Name of the group");
        case Writing::NewAction: return room.tr("new action");
        case Writing::ActionTitle: return room.tr("Action");
        case Writing::ActionOwner: return room.tr("Owner");
        case Writing::SeatName: return room.tr("Your name");
    }
    return {};
}

void SeatPanel::showWrite(Widgets& w, Room& room) {
    std::vector<KeyStroke> made;
    m_keyboard.tick(room.nowS, room.config, made);
    if (!made.empty()) strokes(made, room);
    if (m_page != Page::Write) return;
    const float pitch = w.mm(pitchMm());
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(5)}};
    const Rect keys = space.bottom(Keyboard::heightFor(pitch), w.mm(2));
    m_keyboard.layOut(keys, pitch, m_writing == Writing::NewNote ? w.tr()("Place") : w.tr()("Done"));

    Space header{space.top(w.mm(13), w.mm(2))};
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) leavePage(room);
    const app::Seat* seat = room.board.find(m_seat);
    const bool kinds = m_writing == Writing::NewNote || m_writing == Writing::NoteText;
    if (kinds) {
        std::vector<app::NoteKind> list;  // the kinds whose lanes are shown, as the lanes stand
        for (app::Id<app::Lane> id : room.board.lanes())
            if (const app::Lane* lane = room.board.find(id); !lane->hidden && std::ranges::find(list, lane->kind) == list.end()) list.push_back(lane->kind);
        const float chipW = std::min(w.mm(13), (header.rest.w * 0.62f) / static_cast<float>(std::max<std::size_t>(1, list.size())));
        Space chips{header.right(chipW * static_cast<float>(list.size()), w.mm(2))};
        for (app::NoteKind kind : list) {
            const Rect r = chips.left(chipW);
            const Rect face = r.grown(-w.mm(0.7f));
            const auto index = static_cast<std::size_t>(kind);
            Painter p = w.painter();
            p.box(face, kNotePaper[index], w.mm(2.5f));
            if (kind == m_kind) p.frame(face, kHeading, w.mm(2.5f), w.mm(0.7f));
            kindSign(p, static_cast<KindSign>(index), face.centre(), w.mm(3), kNoteInk[index]);
            const std::string name = std::string("kind-") + app::rowOf(kind).key;
            if (w.touched(name.c_str(), r)) {
                m_kind = kind;
                if (m_writing == Writing::NoteText)
                    run(room, [&](const app::Board& b, app::Asking& asking) { return commands::changeKind(b, asking, app::Id<app::Note>{m_record}, kind); });
            }
            w.target("button", name, w.tr()(app::rowOf(kind).title), face);
        }
    }
    w.text(header.rest, (seat ? seat->name + " · " : std::string{}) + writeTitle(room), 4.8f, kInk, Weight::SemiBold);

    // The text with its caret, in the colour of what it will be.
    const Rect field = space.rest;
    Painter p = w.painter();
    p.box(field, kinds ? kNotePaper[static_cast<std::size_t>(m_kind)] : kChip, w.mm(3));
    w.target("field", "text", m_draft.text(), field);
    std::string shown = m_draft.text();
    shown.insert(m_draft.caret(), "|");
    const Rect inner{field.x + w.mm(3), field.y, field.w - w.mm(6), field.h};
    w.paragraph(inner, shown, 5.2f, 4, kInk);
    m_keyboard.draw(w, room.nowS);
}

}  // namespace ui::panels
