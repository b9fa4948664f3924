// The writing page of a seat's panel: a text with its caret in the colour of what it becomes, and the keyboard.
#include <algorithm>

#include "app/board/note_kind.h"
#include "app/commands/actions.h"
#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "ui/panels/seat/seat_panel.h"
#include "ui/panels/words.h"

namespace ui::panels::seat {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

void SeatPanel::write(Writing what, std::string text, std::uint64_t record) {
    if (m_page != Page::Write) m_before = m_page;
    else m_begun.leave(m_draft.text());
    m_page = Page::Write, m_writing = what, m_record = record, m_asOpened = text;
    m_keyboard.leavePad();
    if (const std::string field = fieldName(); !field.empty()) {
        auto opened = m_begun.open(field, text);
        text = std::move(opened.text), m_asOpened = std::move(opened.beganWith);
    }
    m_draft.set(std::move(text));
    markDirty();
}

// Of what is written now, for the text that is begun in it; empty for a figure or some letters to search by: no text is lost
// with them.
std::string SeatPanel::fieldName() const {
    if (onPad() || m_writing == Writing::Search) return {};
    if (m_writing == Writing::NewNote || m_writing == Writing::NewAction) return BegunText::kNew;
    return std::to_string(static_cast<int>(m_writing)) + "/" + app::idText(m_record);
}

void SeatPanel::writeCost(Room& room, Writing what, app::Id<app::Action> action) {
    write(what, {}, action.value);
    m_asOpened = storedText(room).value_or(std::string{});
    m_draft.select(m_asOpened);  // the first key replaces it
    m_keyboard.openPad(app::decimalText(room.tr, 0.5, 1).substr(1, 1), what == Writing::ActionEuros);
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

// What the record being edited says now; nothing if it is a new one.
std::optional<std::string> SeatPanel::storedText(const Room& room) const {
    const app::Board& board = room.board;
    const app::Estimate* estimate = board.find<app::Estimate>(m_record);
    const app::Assignment* assignment = board.find<app::Assignment>(m_record);
    switch (m_writing) {
        case Writing::NoteText:
            if (const auto* note = board.find<app::Note>(m_record)) return note->text;
            break;
        case Writing::GroupTitle:
            if (const auto* group = board.find<app::Group>(m_record)) return group->title;
            break;
        case Writing::ActionTitle:
            if (const auto* action = board.find<app::Action>(m_record)) return action->title;
            break;
        case Writing::ActionOwner:
            if (assignment) return assignment->owner;
            break;
        case Writing::FirstStep:
            if (assignment) return assignment->firstStep;
            break;
        case Writing::Measure:
            if (assignment) return assignment->measure;
            break;
        case Writing::ActionDays:
            return typedAmount(room.tr, estimate ? estimate->tenthDays : std::nullopt, true);
        case Writing::ActionEuros:
            return typedAmount(room.tr, estimate ? estimate->euros : std::nullopt, false);
        default:
            break;
    }
    return std::nullopt;
}

app::Result<app::Transaction> SeatPanel::written(const app::Board& b, app::Asking& asking, const std::string& text) const {
    const app::Id<app::Action> action{m_record};
    app::Assignment assignment = action::assignmentOf(b, action);
    switch (m_writing) {
        case Writing::NewNote:
            return commands::writeNote(b, asking, m_kind, text, m_seat);
        case Writing::NoteText:
            return commands::editText(b, asking, app::Id<app::Note>{m_record}, text);
        case Writing::GroupTitle:
            return commands::renameGroup(b, asking, app::Id<app::Group>{m_record}, text);
        case Writing::NewAction:
            return commands::addAction(b, asking, text, {}, {});
        case Writing::ActionTitle:
            return commands::renameAction(b, asking, action, text);
        case Writing::SeatName:
            return commands::renameSeat(b, asking, m_seat, text);
        case Writing::ActionOwner:  // somebody who is not at the table: no seat can say yes for them
            if (assignment.owner != text) assignment.owner = text, assignment.seat = {};
            return commands::assign(b, asking, assignment);
        case Writing::FirstStep:
            assignment.firstStep = text;
            return commands::assign(b, asking, assignment);
        case Writing::Measure:
            assignment.measure = text;
            return commands::assign(b, asking, assignment);
        case Writing::ActionDays:
        case Writing::ActionEuros: {
            const bool days = m_writing == Writing::ActionDays;
            const auto read = readAmount(text, days);
            if (!read) return read.refusal();
            const app::Estimate* known = b.find<app::Estimate>(action.value);
            app::Estimate estimate = known ? *known : app::Estimate{.action = action};
            (days ? estimate.tenthDays : estimate.euros) = *read;
            return commands::estimate(b, asking, estimate);
        }
        case Writing::Search:
            break;
    }
    return app::Refusal{TR_NOOP("This is no longer there.")};
}

void SeatPanel::finishWriting(Room& room) {
    const std::string text = m_draft.text();
    if (m_writing == Writing::Search) {  // concerns this form only
        m_form.setSearch(text);
        leavePage(room);
        return listsFromTheTop();
    }
    if (const auto stored = storedText(room); stored && *stored != m_asOpened && *stored != text) {
        // Said once, with what it says now; whoever says "OK" again means it.
        m_asOpened = *stored;
        return answer(room,
                      room.tr.fill("Changed meanwhile to: {0}",
                                   stored->empty() && onPad() ? std::string(room.tr("to be costed")) : *stored),
                      2 * kAnswerS);
    }
    if (!run(room, [&](const app::Board& b, app::Asking& asking) { return written(b, asking, text); })) return;
    m_begun.done();
    leavePage(room);
}

void SeatPanel::type(const KeyStroke& stroke, Room& room) {
    if (m_page != Page::Write) return;
    markDirty();
    switch (stroke.kind) {
        case KeyStroke::Kind::Text:
            if (!m_draft.insert(stroke.text)) answer(room, room.tr("This text is as long as a note can hold."), kAnswerS);
            break;
        case KeyStroke::Kind::Done:
            finishWriting(room);
            break;
        case KeyStroke::Kind::Cancel:
            leavePage(room);
            break;
        default:
            keyboard::editBy(m_draft, stroke.kind);
    }
}

std::string SeatPanel::writeTitle(const Room& room) const {
    switch (m_writing) {
        case Writing::NewNote:
            return room.tr.fill("new: {0}", room.tr(app::rowOf(m_kind).title));
        case Writing::NoteText:
            return room.tr(app::rowOf(m_kind).title);
        case Writing::GroupTitle:
            return room.tr("Name of the group");
        case Writing::NewAction:
            return room.tr("new action");
        case Writing::ActionTitle:
            return room.tr("Action");
        case Writing::ActionOwner:
            return room.tr("Owner");
        case Writing::FirstStep:
            return room.tr("First step: what is done within two weeks?");
        case Writing::Measure:
            return room.tr("Measure: what shows that it worked?");
        case Writing::ActionDays:
            return room.tr("Days (nothing: to be costed)");
        case Writing::ActionEuros:
            return room.tr("Euros (nothing: to be costed)");
        case Writing::Search:
            return room.tr("Some letters of its title");
        case Writing::SeatName:
            return room.tr("Your name");
    }
    return {};
}

// The kinds whose lanes are shown, as the lanes stand.
void SeatPanel::showKinds(Widgets& w, Room& room, Space& header) {
    std::vector<app::NoteKind> list;
    for (app::Id<app::Lane> id : room.board.lanes())
        if (const app::Lane* lane = room.board.find(id); !lane->hidden && std::ranges::find(list, lane->kind) == list.end())
            list.push_back(lane->kind);
    const float chipW = std::min(w.mm(13), (header.rest.w * 0.62f) / static_cast<float>(std::max<std::size_t>(1, list.size())));
    Space chips{header.right(chipW * static_cast<float>(list.size()), w.mm(2))};
    for (app::NoteKind kind : list) {
        const Rect r = chips.left(chipW);
        const Rect face = r.grown(-w.mm(0.7f));
        Painter p = w.painter();
        p.box(face, kNotePaper[kind], w.mm(2.5f));
        if (kind == m_kind) p.frame(face, kHeading, w.mm(2.5f), w.mm(0.7f));
        kindSign(p, kind, face.centre(), w.mm(3), kNoteInk[kind]);
        const std::string name = std::string("kind-") + app::rowOf(kind).key;
        if (w.touched(name.c_str(), r)) {
            m_kind = kind;
            if (m_writing == Writing::NoteText)
                run(room, [&](const app::Board& b, app::Asking& asking) {
                    return commands::changeKind(b, asking, app::Id<app::Note>{m_record}, kind);
                });
        }
        w.target("button", name, w.tr()(app::rowOf(kind).title), face);
    }
}

// What was begun for something else: one touch puts it in.
void SeatPanel::showBegun(Widgets& w, Space& space) {
    const std::string label = w.tr().fill("Put in what was begun: “{0}”", shortened(m_begun.waiting()));
    if (!w.button("begun", label, space.bottom(w.mm(10), w.mm(2)), Style::Quiet)) return;
    if (m_draft.insert(m_begun.waiting())) m_begun.dropWaiting();
    else m_answer = w.tr()("This text is as long as a note can hold."), m_answerUntilS = m_nowS + kAnswerS;
    markDirty();
}

void SeatPanel::showWrite(Widgets& w, Room& room) {
    std::vector<KeyStroke> made;
    m_keyboard.tick(room.nowS, room.config, made);
    if (!made.empty()) strokes(made, room);
    if (m_page != Page::Write) return;
    const float pitch = w.mm(pitchMm());
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(5)}};
    const Rect keys = space.bottom(keyboard::Keyboard::heightFor(pitch), w.mm(2));
    const std::string done = m_writing == Writing::NewNote  ? w.tr()("Place")
                             : m_writing == Writing::Search ? w.tr()("Search")
                                                            : w.tr()("Done");
    m_keyboard.layOut(keys, pitch, done);

    Space header{space.top(w.mm(13), w.mm(2))};
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) leavePage(room);
    const app::Seat* seat = room.board.find(m_seat);
    const bool kinds = m_writing == Writing::NewNote || m_writing == Writing::NoteText;
    if (kinds) showKinds(w, room, header);
    // Beside the kinds there is no room for both; which kind it is shows in its colour.
    const std::string title = !m_begun.cameBack() ? writeTitle(room)
                              : kinds             ? std::string(w.tr()("begun before"))
                                                  : writeTitle(room) + " · " + w.tr()("begun before");
    w.text(header.rest, (seat ? seat->name + " · " : std::string{}) + title, 4.8f, kInk, Weight::SemiBold);
    if (!m_begun.waiting().empty() && !fieldName().empty()) showBegun(w, space);

    // The text with its caret, in the colour of what it will be.
    const Rect field = space.rest;
    Painter p = w.painter();
    p.box(field, kinds ? kNotePaper[m_kind] : kChip, w.mm(3));
    w.target("field", "text", m_draft.text(), field);
    std::string shown = m_draft.text();
    if (m_draft.selected()) p.frame(field, kHeading, w.mm(3), w.mm(0.5f));  // the first key replaces all of it
    else shown.insert(m_draft.caret(), "|");
    const Rect inner{field.x + w.mm(3), field.y, field.w - w.mm(6), field.h};
    w.paragraph(inner, shown, 5.2f, 4, kInk);
    m_keyboard.draw(w, room.nowS);
}

}  // namespace ui::panels::seat
