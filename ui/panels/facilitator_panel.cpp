#include "ui/panels/facilitator_panel.h"

#include <algorithm>
#include <array>

#include "app/base/refusal_words.h"
#include "app/board/note_kind.h"
#include "app/commands/plan.h"
#include "app/rules/worth.h"
#include "ui/panels/facilitator_words.h"

namespace ui::panels {

using app::Rect, app::Weight;
using namespace ui::paint;

FacilitatorPanel::FacilitatorPanel(Fonts& fonts, float pxPerMm, KeyboardKind keyboard)
    : Panel("facilitator", fonts, pxPerMm), m_keyboard(keyboard) {}

app::Point FacilitatorPanel::sizeMm(const glass::TableSize& size) {
    return size.small() ? app::Point{210, 122} : app::Point{236, 130};
}

bool FacilitatorPanel::run(Room& room, const glass::Command& command) {
    const auto result = room.commit.run({}, command);
    if (!result) tell(app::wordsOf(room.tr, result.refusal()), Tone::Trouble, room.nowS + kDeskAnswerS);
    markDirty();
    return static_cast<bool>(result);
}

void FacilitatorPanel::write(Typing typing) {
    m_keyboard.open(typing.numbers);
    m_draft.select(typing.text);
    if (!typing.numbers) {
        // A field is known by what it asks and what it says; one that begins empty makes something new.
        const auto opened = m_begun.open(typing.text.empty() ? BegunText::kNew : typing.heading + "/" + typing.text, typing.text);
        if (m_begun.cameBack()) m_draft.set(opened.text);
    }
    m_typing = std::move(typing);
    markDirty();
}

void FacilitatorPanel::type(const KeyStroke& stroke, Room& room) {
    markDirty();
    switch (stroke.kind) {
        case KeyStroke::Kind::Text:
            m_draft.insert(stroke.text);
            return;
        case KeyStroke::Kind::Cancel:
            stopTyping();
            return;
        case KeyStroke::Kind::Done:
            break;
        default:
            return editBy(m_draft, stroke.kind);
    }
    if (!m_typing) return;
    const bool done =
        run(room, [&](const app::Board& b, app::Asking& asking) { return m_typing->then(b, asking, m_draft.text()); });
    if (done) m_begun.done(), m_typing.reset();
}

void FacilitatorPanel::formulaRead(const std::string& text, const std::string& trouble, Room& room) {
    markDirty();
    if (!trouble.empty()) return m_plan.tellFormula(trouble);
    const auto parsed = app::rules::Formula::parse(text, app::rules::formulaNames());
    if (const auto* error = std::get_if<app::rules::FormulaError>(&parsed))
        return m_plan.tellFormula(formulaTrouble(room.tr, *error));
    m_plan.tellFormula({});
    run(room, [&](const app::Board& b, app::Asking& asking) {
        app::PlanTerms terms = b.planTerms();
        terms.by = app::ValueBy::Formula, terms.formula = text;
        return app::commands::editTerms(b, asking, terms);
    });
}

bool FacilitatorPanel::takeContact(const touch::Contact& contact, app::Point local, Room& room) {
    if (!m_typing) return false;
    std::vector<KeyStroke> made;
    const bool taken = m_keyboard.contact(contact, local, room.nowS, room.config, made);
    for (const KeyStroke& stroke : made) type(stroke, room);
    return taken;
}

bool FacilitatorPanel::restless(const Room& room) const {
    return (m_typing && m_keyboard.restless()) || (!m_answer.empty() && room.nowS > m_answerUntilS);
}

Desk FacilitatorPanel::desk(Widgets& w, Room& room) {
    return {w,
            room,
            room.tr,
            [this, &room](const glass::Command& command) { return run(room, command); },
            [this](Typing typing) { write(std::move(typing)); },
            [this] { listsFromTheTop(), markDirty(); }};
}

void FacilitatorPanel::show(Widgets& w, Room& room) {
    if (room.nowS > m_answerUntilS) m_answer.clear();
    w.background(kHeading);
    w.target("panel", "panel", w.tr()("Facilitator"), w.area());
    if (m_typing) return showWriting(w, room);
    Space space{{w.mm(4), w.mm(4), w.area().w - w.mm(8), w.area().h - w.mm(8)}};
    Space header{space.top(w.mm(14), w.mm(2))};
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) {
        m_vote.leave();
        room.errands.push_back({Errand::Kind::CloseFacilitator, {}});
    }
    w.text(header.rest, m_answer.empty() ? w.tr()("Facilitator") + std::string(" · ") + room.board.session().title : m_answer, 5,
           m_answer.empty() ? kInk : inkOf(m_answerTone), Weight::SemiBold);
    static constexpr std::array<std::pair<const char*, const char*>, 7> kTabs{{{"tab-steps", TR_NOOP("Steps")},
                                                                               {"tab-vote", TR_NOOP("Votes")},
                                                                               {"tab-rounds", TR_NOOP("Rounds")},
                                                                               {"tab-plan", TR_NOOP("Plan")},
                                                                               {"tab-map", TR_NOOP("Map")},
                                                                               {"tab-seats", TR_NOOP("Seats")},
                                                                               {"tab-files", TR_NOOP("Files")}}};
    Space rail{space.left(w.mm(30), w.mm(4))};
    const float gap = w.mm(1.6f), high = (rail.rest.h - gap * (kTabs.size() - 1)) / kTabs.size();
    for (std::size_t i = 0; i < kTabs.size(); ++i)
        if (w.button(kTabs[i].first, w.tr()(kTabs[i].second), rail.top(high, gap),
                     m_tab == static_cast<Tab>(i) ? Style::On : Style::Plain)) {
            if (m_tab != static_cast<Tab>(i)) listsFromTheTop();
            m_tab = static_cast<Tab>(i);
        }
    Desk desk = this->desk(w, room);
    switch (m_tab) {
        case Tab::Steps:
            return showSteps(w, room, space.rest);
        case Tab::Vote:
            return m_vote.show(desk, space.rest);
        case Tab::Rounds:
            return m_rounds.show(desk, space.rest);
        case Tab::Plan:
            return m_plan.show(desk, space.rest);
        case Tab::Map:
            return showMap(w, room, space.rest);
        case Tab::Seats:
            return showSeats(w, room, space.rest);
        case Tab::Files:
            return showFiles(w, room, space.rest);
    }
}

void FacilitatorPanel::showWriting(Widgets& w, Room& room) {
    std::vector<KeyStroke> made;
    m_keyboard.tick(room.nowS, room.config, made);
    for (const KeyStroke& stroke : made) type(stroke, room);
    if (!m_typing) return markDirty();
    const float pitch = std::min(w.mm(17), (w.area().w - w.mm(8)) / 11);
    Space space{{w.mm(4), w.mm(4), w.area().w - w.mm(8), w.area().h - w.mm(7)}};
    m_keyboard.layOut(space.bottom(Keyboard::heightFor(pitch), w.mm(2)), pitch, w.tr()("Done"));
    Space header{space.top(w.mm(13), w.mm(2))};
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) {
        stopTyping();
        return markDirty();
    }
    if (m_typing->kinds) {  // a lane says what its notes are
        Space chips{header.right(w.mm(11) * 10, w.mm(2))};
        for (const app::NoteKindRow& row : app::kNoteKinds) {
            const Rect r = chips.left(w.mm(11));
            Painter p = w.painter();
            p.box(r.grown(-w.mm(0.6f)), kNotePaper[row.kind], w.mm(2));
            if (m_laneKind == row.kind) p.frame(r.grown(-w.mm(0.6f)), kHeading, w.mm(2), w.mm(0.7f));
            kindSign(p, row.kind, r.centre(), w.mm(2.6f), kNoteInk[row.kind]);
            const std::string name = std::string("kind-") + row.key;
            if (w.touched(name.c_str(), r)) m_laneKind = row.kind;
            w.target("button", name, w.tr()(row.title), r);
        }
    }
    const std::string heading =
        m_typing->heading + (m_begun.cameBack() ? std::string(" · ") + w.tr()("begun before") : std::string{});
    w.text(header.rest, m_answer.empty() ? heading : m_answer, 4.8f, m_answer.empty() ? kInk : inkOf(m_answerTone),
           Weight::SemiBold);
    if (!m_begun.waiting().empty() && !m_typing->numbers &&
        w.button("begun", w.tr().fill("Put in what was begun: “{0}”", shortened(m_begun.waiting())),
                 space.bottom(w.mm(10), w.mm(2)), Style::Quiet) &&
        m_draft.insert(m_begun.waiting()))
        m_begun.dropWaiting();
    std::string shown = m_draft.text();
    if (!m_draft.selected()) shown.insert(m_draft.caret(), "|");
    Painter p = w.painter();
    p.box(space.rest, m_draft.selected() ? kChipHeld : kChip, w.mm(3));  // the first key replaces all of it
    w.paragraph({space.rest.x + w.mm(3), space.rest.y, space.rest.w - w.mm(6), space.rest.h}, shown, 5.2f, 4.2f, kInk);
    w.target("field", "text", m_draft.text(), space.rest);
    m_keyboard.draw(w, room.nowS);
}

}  // namespace ui::panels
