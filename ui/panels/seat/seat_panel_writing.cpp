// The keyboard of a seat's panel: a text with its caret in the colour of what it becomes, and what becomes of it.
#include <algorithm>

#include "ui/panels/seat/seat_panel.h"
#include "ui/panels/words.h"

namespace ui::panels::seat {

using app::Rect, app::Weight;
using namespace ui::paint;

void SeatPanel::write(Writing writing) {
    if (m_writing) m_begun.leave(m_draft.text());
    m_keyboard.leavePad();
    std::string text = writing.text;
    m_asOpened = text;
    if (!writing.field.empty()) {
        auto opened = m_begun.open(writing.field, text);
        text = std::move(opened.text), m_asOpened = std::move(opened.beganWith);
    }
    m_draft.set(std::move(text));
    if (writing.pad) {
        m_draft.select(writing.text);  // the first key replaces it
        m_keyboard.openPad(writing.pad->decimal, writing.pad->thousands);
    }
    m_writing = std::move(writing);
    m_choosing = false;
    markDirty();
}

// What has been typed is kept (BegunText), unless it has become what it was for.
void SeatPanel::stopWriting() {
    m_begun.leave(m_draft.text());
    m_writing.reset();
    m_keyboard.letGo();
    markDirty();
}

void SeatPanel::finishWriting(PanelContext& panel) {
    const std::string text = m_draft.text();
    if (m_writing->keep) {
        m_writing->keep(text);
        m_begun.done();
        stopWriting();
        return listsFromTheTop();
    }
    const auto stored = m_writing->stored ? m_writing->stored(panel) : std::nullopt;
    if (stored && *stored != m_asOpened && *stored != text) {
        // Said once, with what it says now; whoever says "OK" again means it.
        m_asOpened = *stored;
        const bool uncosted = stored->empty() && m_writing->pad;
        return answer(panel,
                      panel.tr.fill("Changed meanwhile to: {0}", uncosted ? std::string(panel.tr("to be costed")) : *stored),
                      2 * kAnswerS);
    }
    if (!run(panel, [&](const app::Board& b, app::CommandContext& context) { return m_writing->then(b, context, text); })) return;
    m_begun.done();
    stopWriting();
}

void SeatPanel::type(const KeyStroke& stroke, PanelContext& panel) {
    if (!m_writing) return;
    markDirty();
    switch (stroke.kind) {
        case KeyStroke::Kind::Text:
            if (!m_draft.insert(stroke.text)) answer(panel, panel.tr("This text is as long as a note can hold."), kAnswerS);
            break;
        case KeyStroke::Kind::Done:
            finishWriting(panel);
            break;
        case KeyStroke::Kind::Cancel:
            stopWriting();
            break;
        default:
            keyboard::editBy(m_draft, stroke.kind);
    }
}

void SeatPanel::strokes(const std::vector<KeyStroke>& strokes, PanelContext& panel) {
    for (const KeyStroke& stroke : strokes) type(stroke, panel);
}

void SeatPanel::showWriting(SeatContext& at) {
    Widgets& w = at.w;
    std::vector<KeyStroke> made;
    m_keyboard.tick(at.panel.nowS, at.panel.config, made);
    strokes(made, at.panel);
    if (!m_writing) return;
    const float pitch = w.mm(pitchMm());
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(5)}};
    const Rect keys = space.bottom(keyboard::Keyboard::heightFor(pitch), w.mm(2));
    showWritingHeader(at, {space.top(w.mm(13), w.mm(2))});
    if (!m_writing) return;
    if (m_writing->above && m_begun.cameBack()) w.text(space.top(w.mm(6)), w.tr()("begun before"), 4.8f, kInk2);
    if (!m_begun.waiting().empty() && !m_writing->field.empty()) showBegun(at, space);
    showField(w, space.rest);
    m_choosing = m_writing->instead && m_writing->instead(at, keys);
    if (m_choosing) return m_keyboard.letGo();
    m_keyboard.layOut(keys, pitch, w.tr()(m_writing->done));
    m_keyboard.draw(w, at.panel.nowS);
}

void SeatPanel::showWritingHeader(SeatContext& at, Space header) {
    Widgets& w = at.w;
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) return stopWriting();
    if (m_writing->above) return m_writing->above(at, header.rest);
    const std::string title = m_writing->title(at.tr);
    const std::string told = m_begun.cameBack() ? title + " · " + w.tr()("begun before") : title;
    const app::Seat* seat = at.panel.board.find(m_seat);
    w.text(header.rest, (seat ? seat->name + " · " : std::string{}) + told, 4.8f, kInk, Weight::SemiBold);
}

// What was begun for something else: one touch puts it in.
void SeatPanel::showBegun(SeatContext& at, Space& space) {
    Widgets& w = at.w;
    const std::string label = w.tr().fill("Put in what was begun: “{0}”", shortened(m_begun.waiting()));
    if (!w.button("begun", label, space.bottom(w.mm(10), w.mm(2)), Style::Quiet)) return;
    if (m_draft.insert(m_begun.waiting())) m_begun.dropWaiting();
    else answer(at.panel, w.tr()("This text is as long as a note can hold."), kAnswerS);
    markDirty();
}

// The text with its caret, in the colour of what it will be.
void SeatPanel::showField(Widgets& w, const Rect& field) {
    Painter p = w.painter();
    p.box(field, m_writing->paper ? m_writing->paper() : kChip, w.mm(3));
    w.target("field", "text", m_draft.text(), field);
    std::string shown = m_draft.text();
    if (m_draft.selected()) p.outline(field, kHeading, w.mm(3), w.mm(0.5f));  // the first key replaces all of it
    else shown.insert(m_draft.caret(), "|");
    w.paragraph({field.x + w.mm(3), field.y, field.w - w.mm(6), field.h}, shown, 5.2f, 4, kInk);
}

}  // namespace ui::panels::seat
