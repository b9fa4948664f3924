#include "ui/panels/facilitator_panel.h"

#include <algorithm>
#include <array>

#include "app/board/note_kind.h"
#include "app/commands/frame.h"
#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"

namespace ui::panels {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {
constexpr float kRowMm = 16;
constexpr double kAnswerS = 3;
}

FacilitatorPanel::FacilitatorPanel(Fonts& fonts, float pxPerMm, KeyboardKind keyboard)
    : Panel("facilitator", fonts, pxPerMm), m_keyboard(keyboard) {}

app::Point FacilitatorPanel::sizeMm(const scene::TableSize& size) { return size.small() ? app::Point{210, 122} : app::Point{236, 130}; }

bool FacilitatorPanel::run(Room& room, const interact::Command& command) {
    const auto result = room.commit.run({}, command);
    if (!result) m_answer = room.tr(result.refusal().text), m_answerUntilS = room.nowS + kAnswerS;
    markDirty();
    return static_cast<bool>(result);
}

void FacilitatorPanel::write(Writing what, std::string text, std::uint64_t record) {
    m_writing = what, m_record = record;
    m_keyboard.letGo();
    m_draft.set(std::move(text));
    markDirty();
}

void FacilitatorPanel::type(const KeyStroke& stroke, Room& room) {
    markDirty();
    switch (stroke.kind) {
        case KeyStroke::Kind::Text: m_draft.insert(stroke.text); return;
        case KeyStroke::Kind::Backspace: m_draft.eraseBack(); return;
        case KeyStroke::Kind::Left: m_draft.left(); return;
        case KeyStroke::Kind::Right: m_draft.right(); return;
        case KeyStroke::Kind::Done: break;
    }
    const std::string text = m_draft.text();
    const bool done = run(room, [&](const app::Board& b, app::Asking& asking) -> app::Result<app::Transaction> {
        switch (m_writing) {
            case Writing::Title: return commands::renameSession(b, asking, text);
            case Writing::StageTitle: return commands::renameStage(b, asking, app::Id<app::Stage>{m_record}, text);
            case Writing::LaneTitle: return commands::renameLane(b, asking, app::Id<app::Lane>{m_record}, text);
            case Writing::NewStage: return commands::addStage(b, asking, text);
            case Writing::NewLane: return commands::addLane(b, asking, text, m_laneKind);
            case Writing::Nothing: break;
        }
        return app::Refusal{TR_NOOP("This is no longer there.")};
    });
    if (done) m_writing = Writing::Nothing;
}

bool FacilitatorPanel::takeContact(const touch::Contact& contact, app::Point local, Room& room) {
    if (m_writing == Writing::Nothing) return false;
    std::vector<KeyStroke> made;
    const bool taken = m_keyboard.contact(contact, local, room.nowS, room.config, made);
    for (const KeyStroke& stroke : made) type(stroke, room);
    return taken;
}

bool FacilitatorPanel::restless(const Room& room) const {
    return (m_writing != Writing::Nothing && m_keyboard.restless()) || (!m_answer.empty() && room.nowS > m_answerUntilS);
}

void FacilitatorPanel::show(Widgets& w, Room& room) {
    if (room.nowS > m_answerUntilS) m_answer.clear();
    w.background(kHeading);
    w.target("panel", "panel", w.tr()("Facilitator"), w.area());
    if (m_writing != Writing::Nothing) return showWriting(w, room);
    Space space{{w.mm(4), w.mm(4), w.area().w - w.mm(8), w.area().h - w.mm(8)}};
    Space header{space.top(w.mm(14), w.mm(2))};
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) {
        m_proxy = {};
        room.errands.push_back({Errand::Kind::CloseFacilitator, {}});
    }
    w.text(header.rest, m_answer.empty() ? w.tr()("Facilitator") + std::string(" · ") + room.board.session().title : m_answer, 5,
           m_answer.empty() ? kInk : kTrouble, Weight::SemiBold);
    const std::array<std::pair<const char*, const char*>, 5> tabs{{{"tab-steps", TR_NOOP("Steps")}, {"tab-vote", TR_NOOP("Votes")},
                                                                   {"tab-map", TR_NOOP("Map")}, {"tab-seats", TR_NOOP("Seats")}, {"tab-files", TR_NOOP("Files")}}};
    Space rail{space.left(w.mm(34), w.mm(4))};
    for (std::size_t i = 0; i < tabs.size(); ++i)
        if (w.button(tabs[i].first, w.tr()(tabs[i].second), rail.top(w.mm(16), w.mm(2)), m_tab == static_cast<Tab>(i) ? Style::On : Style::Plain)) m_tab = static_cast<Tab>(i);
    switch (m_tab) {
        case Tab::Steps: return showSteps(w, room, space.rest);
        case Tab::Vote: return showVote(w, room, space.rest);
        case Tab::Map: return showMap(w, room, space.rest);
        case Tab::Seats: return showSeats(w, room, space.rest);
        case Tab::Files: return showFiles(w, room, space.rest);
    }
}

void FacilitatorPanel::showSteps(Widgets& w, Room& room, Rect area) {
    Space space{area};
    const std::array<std::pair<const char*, const char*>, 4> steps{{{"step-map", TR_NOOP("Map the journey")}, {"step-vote", TR_NOOP("Vote")},
                                                                    {"step-results", TR_NOOP("Results of the vote")}, {"step-ranking", TR_NOOP("Rank the actions")}}};
    const Rect row = space.top(w.mm(20), w.mm(4));
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto step = static_cast<app::Step>(i);
        if (w.button(steps[i].first, w.tr()(steps[i].second), column(row, static_cast<int>(i), 4, w.mm(2)), room.board.session().step == step ? Style::On : Style::Plain))
            run(room, [&](const app::Board& b, app::Asking& asking) { return commands::goToStep(b, asking, step); });
    }
    const long hidden = std::ranges::count_if(room.board.all<app::Placement>(), [](const auto& e) { return e.second.faceDown && e.second.place == app::Place::Cell; });
    const Rect second = space.top(w.mm(16), w.mm(4));
    if (w.button("reveal-notes", hidden ? w.tr().plural("Turn up %d note", "Turn up %d notes", hidden) : w.tr()("No note lies face down"), column(second, 0, 2, w.mm(3)), Style::Plain, hidden > 0))
        run(room, [](const app::Board& b, app::Asking& asking) { return commands::revealNotes(b, asking); });
    w.paragraph(space.rest, w.tr()("Hold any corner of the table for a second to call this panel there."), 4.4f, 3.8f, kInk2);
}

void FacilitatorPanel::showMap(Widgets& w, Room& room, Rect area) {
    Space space{area};
    Space head{space.top(w.mm(15), w.mm(2))};
    if (w.button("stages", w.tr()("Stages"), head.left(w.mm(34), w.mm(2)), m_lanes ? Style::Plain : Style::On)) m_lanes = false;
    if (w.button("lanes", w.tr()("Lanes"), head.left(w.mm(34), w.mm(2)), m_lanes ? Style::On : Style::Plain)) m_lanes = true;
    if (w.button("add", m_lanes ? w.tr()("+ Lane") : w.tr()("+ Stage"), head.right(w.mm(40), w.mm(2)))) write(m_lanes ? Writing::NewLane : Writing::NewStage, {}, 0);
    if (w.signButton("undo", Sign::Undo, w.tr()("Undo"), head.right(w.mm(15), w.mm(2)))) {
        const auto result = room.commit.undoFrame();
        if (!result) m_answer = room.tr(result.refusal().text), m_answerUntilS = room.nowS + kAnswerS;
    }
    struct Line { std::uint64_t id; std::string title; bool hidden; };
    std::vector<Line> lines;
    if (m_lanes) for (auto id : room.board.lanes()) lines.push_back({id.value, room.board.find(id)->title, room.board.find(id)->hidden});
    else for (auto id : room.board.stages()) lines.push_back({id.value, room.board.find(id)->title, room.board.find(id)->hidden});
    const float rowH = w.mm(kRowMm);
    float y = w.beginList("frame", space.rest, rowH * static_cast<float>(lines.size()));
    for (const Line& line : lines) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.5f)};
        y += rowH;
        if (!row.touches(space.rest)) continue;
        const std::string key = app::idText(line.id);
        const app::Id<app::Stage> stage{line.id};
        const app::Id<app::Lane> lane{line.id};
        Painter p = w.painter();
        p.box(row, kRowPaper, w.mm(2.5f));
        Space cells{row};
        if (w.holdButton(("remove-" + key).c_str(), w.tr()("Remove"), cells.right(w.mm(24), w.mm(1)).grown(-w.mm(0.7f))))
            run(room, [&](const app::Board& b, app::Asking& asking) { return m_lanes ? commands::removeLane(b, asking, lane) : commands::removeStage(b, asking, stage); });
        if (w.button(("hide-" + key).c_str(), line.hidden ? w.tr()("Show") : w.tr()("Hide"), cells.right(w.mm(24), w.mm(1)).grown(-w.mm(0.7f))))
            run(room, [&](const app::Board& b, app::Asking& asking) { return m_lanes ? commands::hideLane(b, asking, lane, !line.hidden) : commands::hideStage(b, asking, stage, !line.hidden); });
        const auto move = [&](int steps) {
            run(room, [&](const app::Board& b, app::Asking& asking) { return m_lanes ? commands::moveLane(b, asking, lane, steps) : commands::moveStage(b, asking, stage, steps); });
        };
        if (w.signButton(("after-" + key).c_str(), m_lanes ? Sign::Down : Sign::Right, w.tr()("Later"), cells.right(w.mm(15), w.mm(1)).grown(-w.mm(0.7f)))) move(1);
        if (w.signButton(("before-" + key).c_str(), m_lanes ? Sign::Up : Sign::Left, w.tr()("Earlier"), cells.right(w.mm(15), w.mm(1)).grown(-w.mm(0.7f)))) move(-1);
        cells.left(w.mm(3));
        w.text(cells.rest, line.title, 4.8f, line.hidden ? kInk2 : kInk, Weight::SemiBold);
        if (w.touched(("rename-" + key).c_str(), cells.rest)) write(m_lanes ? Writing::LaneTitle : Writing::StageTitle, line.title, line.id);
        w.target("field", "rename-" + key, line.title, cells.rest);
    }
    w.endList();
}

void FacilitatorPanel::showSeats(Widgets& w, Room& room, Rect area) {
    Space space{area};
    const auto seating = room.board.session().seating;
    Space head{space.top(w.mm(15), w.mm(2))};
    const auto seat = [&](app::Seating s) { run(room, [&](const app::Board& b, app::Asking& asking) { return commands::seatEveryone(b, asking, s); }); };
    if (w.button("table", w.tr()("Table"), head.left(w.mm(34), w.mm(2)), seating == app::Seating::Table ? Style::On : Style::Plain)) seat(app::Seating::Table);
    if (w.button("wall", w.tr()("Wall"), head.left(w.mm(34), w.mm(2)), seating == app::Seating::Wall ? Style::On : Style::Plain)) seat(app::Seating::Wall);
    w.text(head.rest, w.tr().plural("%d seat", "%d seats", commands::seatsPresent(room.board)), 4.6f, kInk2, Weight::Regular, Align::Right);
    std::vector<const app::Seat*> seats;
    for (const auto& [id, s] : room.board.all<app::Seat>()) if (s.present) seats.push_back(&s);
    std::ranges::sort(seats, {}, &app::Seat::colour);
    const float rowH = w.mm(kRowMm);
    float y = w.beginList("seats", space.rest, rowH * static_cast<float>(seats.size()));
    for (const app::Seat* s : seats) {
        const app::Id<app::Seat> id = s->id;
        const app::Edge edge = s->edge;
        const std::string key = app::idText(id);
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.5f)};
        y += rowH;
        if (!row.touches(space.rest)) continue;
        Painter p = w.painter();
        p.box(row, kRowPaper, w.mm(2.5f));
        Space cells{row};
        seatMark(p, s->colour, cells.left(w.mm(12)).centre(), w.mm(3.2f), seatColour(s->colour));
        w.text(cells.left(w.mm(44)), s->name, 4.8f, kInk, Weight::SemiBold);
        const bool leaves = w.holdButton(("leave-" + key).c_str(), w.tr()("Leaves"), cells.right(w.mm(26), w.mm(1)).grown(-w.mm(0.7f)));
        const auto next = static_cast<app::Edge>((static_cast<int>(edge) + 1) % 4);
        const bool turns = w.button(("edge-" + key).c_str(), w.tr()("Next side"), cells.right(w.mm(36), w.mm(1)).grown(-w.mm(0.7f)), Style::Plain, seating == app::Seating::Table);
        if (leaves) run(room, [&](const app::Board& b, app::Asking& asking) { return commands::leaveSeat(b, asking, id); });
        if (turns) run(room, [&](const app::Board& b, app::Asking& asking) { return commands::moveSeat(b, asking, id, next, scene::freePlace(b, next)); });
    }
    w.endList();
}

void FacilitatorPanel::showFiles(Widgets& w, Room& room, Rect area) {
    Space space{area};
    if (w.field("title", room.board.session().title, w.tr()("Title of the session"), space.top(w.mm(16), w.mm(2)), kRowPaper, false)) return write(Writing::Title, room.board.session().title, 0);
    const Rect exports = space.top(w.mm(16), w.mm(2));
    const std::array<std::pair<const char*, const char*>, 4> formats{{{"export-all", TR_NOOP("Export everything")}, {"export-csv", TR_NOOP("Spreadsheets")},
                                                                      {"export-json", TR_NOOP("Session (JSON)")}, {"export-png", TR_NOOP("Picture")}}};
    for (std::size_t i = 0; i < formats.size(); ++i)
        if (w.button(formats[i].first, w.tr()(formats[i].second), column(exports, static_cast<int>(i), 4, w.mm(2)), i == 0 ? Style::Primary : Style::Plain))
            room.errands.push_back({Errand::Kind::Export, i == 0 ? "" : formats[i].first + 7});
    Space languages{space.top(w.mm(16), w.mm(2))};
    const auto speak = [&](const char* lang) { run(room, [&](const app::Board& b, app::Asking& asking) { return commands::speak(b, asking, lang); }); };
    if (w.button("french", "Français", languages.left(w.mm(40), w.mm(2)), room.board.session().lang == "fr" ? Style::On : Style::Plain)) speak("fr");
    if (w.button("english", "English", languages.left(w.mm(40), w.mm(2)), room.board.session().lang == "en" ? Style::On : Style::Plain)) speak("en");
    if (w.button("home", w.tr()("Back to the sessions"), space.bottom(w.mm(16), w.mm(2)))) room.errands.push_back({Errand::Kind::GoHome, {}});
}

void FacilitatorPanel::showWriting(Widgets& w, Room& room) {
    std::vector<KeyStroke> made;
    m_keyboard.tick(room.nowS, room.config, made);
    for (const KeyStroke& stroke : made) type(stroke, room);
    const float pitch = std::min(w.mm(17), (w.area().w - w.mm(8)) / 11);
    Space space{{w.mm(4), w.mm(4), w.area().w - w.mm(8), w.area().h - w.mm(7)}};
    m_keyboard.layOut(space.bottom(Keyboard::heightFor(pitch), w.mm(2)), pitch, w.tr()("Done"));
    Space header{space.top(w.mm(13), w.mm(2))};
    if (w.signButton("close", Sign::Close, w.tr()("Close"), header.right(w.mm(14), w.mm(2)), Style::Quiet)) m_writing = Writing::Nothing;
    if (m_writing == Writing::NewLane) {  // a lane says what its notes are
        Space chips{header.right(w.mm(11) * 10, w.mm(2))};
        for (const app::NoteKindRow& row : app::kNoteKinds) {
            const Rect r = chips.left(w.mm(11));
            const auto index = static_cast<std::size_t>(row.kind);
            Painter p = w.painter();
            p.box(r.grown(-w.mm(0.6f)), kNotePaper[index], w.mm(2));
            if (m_laneKind == row.kind) p.frame(r.grown(-w.mm(0.6f)), kHeading, w.mm(2), w.mm(0.7f));
            kindSign(p, static_cast<KindSign>(index), r.centre(), w.mm(2.6f), kNoteInk[index]);
            const std::string name = std::string("kind-") + row.key;
            if (w.touched(name.c_str(), r)) m_laneKind = row.kind;
            w.target("button", name, w.tr()(row.title), r);
        }
    }
    w.text(header.rest, m_answer.empty() ? w.tr()("Name") : m_answer, 4.8f, kInk, Weight::SemiBold);
    std::string shown = m_draft.text();
    shown.insert(m_draft.caret(), "|");
    Painter p = w.painter();
    p.box(space.rest, kChip, w.mm(3));
    w.paragraph({space.rest.x + w.mm(3), space.rest.y, space.rest.w - w.mm(6), space.rest.h}, shown, 5.2f, 4.2f, kInk);
    w.target("field", "text", m_draft.text(), space.rest);
    m_keyboard.draw(w, room.nowS);
}

}  // namespace ui::panels
