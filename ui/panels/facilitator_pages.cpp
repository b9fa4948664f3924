// The facilitator's shorter pages: steps, the frame of the map, seats, files.
#include <algorithm>

#include "app/board/note_kind.h"
#include "app/commands/frame.h"
#include "app/commands/notes.h"
#include "app/commands/repair.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "ui/panels/facilitator_panel.h"

namespace ui::panels {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {
constexpr float kPageRowMm = 16, kSeatRowMm = 31;
}

void FacilitatorPanel::showSteps(Widgets& w, Room& room, Rect area) {
    Space space{area};
    const auto steps = room.scene.steps();
    constexpr std::size_t kInARow = 4;
    Rect row;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (i % kInARow == 0) row = space.top(w.mm(20), w.mm(4));
        const std::string name = std::string("step-") + steps[i].key;
        if (w.button(name.c_str(), w.tr()(steps[i].label), column(row, static_cast<int>(i % kInARow), kInARow, w.mm(2)),
                     room.board.session().step == steps[i].key ? Style::On : Style::Plain))
            run(room, [&](const app::Board& b, app::Asking& asking) { return commands::goToStep(b, asking, steps[i].key); });
    }
    const long hidden = std::ranges::count_if(
        room.board.all<app::Placement>(), [](const auto& e) { return e.second.faceDown && e.second.place == app::Place::Cell; });
    const Rect second = space.top(w.mm(16), w.mm(4));
    if (w.button("reveal-notes",
                 hidden ? w.tr().plural("Turn up %d note", "Turn up %d notes", hidden) : w.tr()("No note lies face down"),
                 column(second, 0, 2, w.mm(3)), Style::Plain, hidden > 0))
        run(room, [](const app::Board& b, app::Asking& asking) { return commands::revealNotes(b, asking); });
    w.paragraph(space.rest, w.tr()("Hold any corner of the table for a second to call this panel there."), 4.4f, 3.8f, kInk2);
}

void FacilitatorPanel::showMap(Widgets& w, Room& room, Rect area) {
    Space space{area};
    Space head{space.top(w.mm(15), w.mm(2))};
    if (w.button("stages", w.tr()("Stages"), head.left(w.mm(34), w.mm(2)), m_lanes ? Style::Plain : Style::On)) m_lanes = false;
    if (w.button("lanes", w.tr()("Lanes"), head.left(w.mm(34), w.mm(2)), m_lanes ? Style::On : Style::Plain)) m_lanes = true;
    if (w.button("add", m_lanes ? w.tr()("+ Lane") : w.tr()("+ Stage"), head.right(w.mm(40), w.mm(2)))) {
        if (m_lanes)
            write({.heading = w.tr()("Name"),
                   .then = [this](const app::Board& b, app::Asking& asking,
                                  const std::string& typed) { return commands::addLane(b, asking, typed, m_laneKind); },
                   .kinds = true});
        else
            write({.heading = w.tr()("Name"), .then = [](const app::Board& b, app::Asking& asking, const std::string& typed) {
                       return commands::addStage(b, asking, typed);
                   }});
    }
    if (w.signButton("undo", Sign::Undo, w.tr()("Undo"), head.right(w.mm(15), w.mm(2)))) {
        const auto result = room.commit.undoFrame();
        if (result) tell(room.tr.fill("Undone: {0}", room.tr(app::wordsOf(result->op))), Tone::Plain, room.nowS + kDeskAnswerS);
        else tell(room.tr(result.refusal().text), Tone::Trouble, room.nowS + kDeskAnswerS);
    }
    struct Line {
        std::uint64_t id;
        std::string title;
        bool hidden;
    };
    std::vector<Line> lines;
    if (m_lanes)
        for (auto id : room.board.lanes()) lines.push_back({id.value, room.board.find(id)->title, room.board.find(id)->hidden});
    else
        for (auto id : room.board.stages()) lines.push_back({id.value, room.board.find(id)->title, room.board.find(id)->hidden});
    const float rowH = w.mm(kPageRowMm);
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
            run(room, [&](const app::Board& b, app::Asking& asking) {
                return m_lanes ? commands::removeLane(b, asking, lane) : commands::removeStage(b, asking, stage);
            });
        if (w.button(("hide-" + key).c_str(), line.hidden ? w.tr()("Show") : w.tr()("Hide"),
                     cells.right(w.mm(24), w.mm(1)).grown(-w.mm(0.7f))))
            run(room, [&](const app::Board& b, app::Asking& asking) {
                return m_lanes ? commands::hideLane(b, asking, lane, !line.hidden)
                               : commands::hideStage(b, asking, stage, !line.hidden);
            });
        const auto move = [&](int steps) {
            run(room, [&](const app::Board& b, app::Asking& asking) {
                return m_lanes ? commands::moveLane(b, asking, lane, steps) : commands::moveStage(b, asking, stage, steps);
            });
        };
        if (w.signButton(("after-" + key).c_str(), m_lanes ? Sign::Down : Sign::Right, w.tr()("Later"),
                         cells.right(w.mm(15), w.mm(1)).grown(-w.mm(0.7f))))
            move(1);
        if (w.signButton(("before-" + key).c_str(), m_lanes ? Sign::Up : Sign::Left, w.tr()("Earlier"),
                         cells.right(w.mm(15), w.mm(1)).grown(-w.mm(0.7f))))
            move(-1);
        cells.left(w.mm(3));
        w.text(cells.rest, line.title, 4.8f, line.hidden ? kInk2 : kInk, Weight::SemiBold);
        if (w.touched(("rename-" + key).c_str(), cells.rest))
            write({.heading = w.tr()("Name"),
                   .text = line.title,
                   .then = [lanes = m_lanes, lane, stage](const app::Board& b, app::Asking& asking, const std::string& typed) {
                       return lanes ? commands::renameLane(b, asking, lane, typed)
                                    : commands::renameStage(b, asking, stage, typed);
                   }});
        w.target("field", "rename-" + key, line.title, cells.rest);
    }
    w.endList();
}

void FacilitatorPanel::showSeats(Widgets& w, Room& room, Rect area) {
    Desk desk = this->desk(w, room);
    Space space{area};
    const auto seating = room.board.session().seating;
    Space head{space.top(w.mm(15), w.mm(2))};
    const auto seat = [&](app::Seating s) {
        run(room, [&](const app::Board& b, app::Asking& asking) { return commands::seatEveryone(b, asking, s); });
    };
    if (w.button("table", w.tr()("Table"), head.left(w.mm(34), w.mm(2)),
                 seating == app::Seating::Table ? Style::On : Style::Plain))
        seat(app::Seating::Table);
    if (w.button("wall", w.tr()("Wall"), head.left(w.mm(34), w.mm(2)), seating == app::Seating::Wall ? Style::On : Style::Plain))
        seat(app::Seating::Wall);
    w.text(head.rest, w.tr().plural("%d seat", "%d seats", commands::seatsPresent(room.board)), 4.6f, kInk2, Weight::Regular,
           Align::Right);
    std::vector<const app::Seat*> seats;
    for (const auto& [id, s] : room.board.all<app::Seat>())
        if (s.present) seats.push_back(&s);
    std::ranges::sort(seats, {}, &app::Seat::colour);
    const float rowH = w.mm(kSeatRowMm);
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
        Space cells{row.grown(-w.mm(0.7f))};
        Space head{cells.top(w.mm(14), w.mm(1))};
        seatMark(p, s->colour, head.left(w.mm(12)).centre(), w.mm(3.2f), seatColour(s->colour));
        const bool leaves = w.holdButton(("leave-" + key).c_str(), w.tr()("Leaves"), head.right(w.mm(26), w.mm(1)));
        const auto next = static_cast<app::Edge>((static_cast<int>(edge) + 1) % 4);
        const bool turns = w.button(("edge-" + key).c_str(), w.tr()("Next side"), head.right(w.mm(36), w.mm(1)), Style::Plain,
                                    seating == app::Seating::Table);
        w.text(head.rest, s->name, 4.8f, kInk, Weight::SemiBold);
        const int weight = s->weight, team = s->team;
        const int heavier =
            w.stepper(("weight-" + key).c_str(), w.tr().plural("votes for %d person", "votes for %d people", weight),
                      column(cells.rest, 0, 2, w.mm(4)));
        const int other = cycle(desk, ("team-" + key).c_str(), {},
                                team ? w.tr().fill("Team {0}", std::to_string(team)) : std::string(w.tr()("No team")),
                                column(cells.rest, 1, 2, w.mm(4)));
        if (heavier || other)
            run(room, [&](const app::Board& b, app::Asking& asking) {
                return commands::setVote(b, asking, id, std::clamp(weight + heavier, 1, 99), turned(team, other, 5));
            });
        if (leaves) run(room, [&](const app::Board& b, app::Asking& asking) { return commands::leaveSeat(b, asking, id); });
        if (turns)
            run(room, [&](const app::Board& b, app::Asking& asking) {
                return commands::moveSeat(b, asking, id, next, glass::freePlace(b, next));
            });
    }
    w.endList();
}

// A button for everything and one for each format, as many rows as they need.
void FacilitatorPanel::showFormats(Widgets& w, Room& room, Space& space) {
    constexpr int kInARow = 4;
    Rect row;
    int at = 0;
    const auto button = [&](const std::string& format, const char* title) {
        if (at % kInARow == 0) row = space.top(w.mm(16), w.mm(2));
        const std::string name = "export-" + (format.empty() ? "all" : format);
        if (w.button(name.c_str(), w.tr()(title), column(row, at % kInARow, kInARow, w.mm(2)),
                     format.empty() ? Style::Primary : Style::Plain))
            room.errands.push_back({Errand::Kind::Export, format});
        ++at;
    };
    button({}, TR_NOOP("Export everything"));
    for (const auto& exporter : room.exporters) button(exporter->format(), exporter->title());
}

void FacilitatorPanel::showFiles(Widgets& w, Room& room, Rect area) {
    Space space{area};
    const Rect names = space.top(w.mm(16), w.mm(2));
    if (w.field("client", room.board.session().client, w.tr()("For whom? (company, department)"), column(names, 1, 2, w.mm(2)),
                kRowPaper, false))
        return write({.heading = w.tr()("For whom? (company, department)"),
                      .text = room.board.session().client,
                      .then = [](const app::Board& b, app::Asking& asking, const std::string& typed) {
                          return commands::nameClient(b, asking, typed);
                      }});
    if (w.field("title", room.board.session().title, w.tr()("Title of the session"), column(names, 0, 2, w.mm(2)), kRowPaper,
                false))
        return write({.heading = w.tr()("Title of the session"),
                      .text = room.board.session().title,
                      .then = [](const app::Board& b, app::Asking& asking, const std::string& typed) {
                          return commands::renameSession(b, asking, typed);
                      }});
    showFormats(w, room, space);
    Space languages{space.top(w.mm(16), w.mm(2))};
    // For this table from now on, and as the session's own wish, which the command line follows.
    const auto speak = [&](const char* lang) {
        if (room.board.session().lang != lang)
            run(room, [&](const app::Board& b, app::Asking& asking) { return commands::speak(b, asking, lang); });
        room.errands.push_back({Errand::Kind::SetLanguage, lang});
    };
    if (w.button("french", "Français", languages.left(w.mm(40), w.mm(2)), w.tr().lang() == "fr" ? Style::On : Style::Plain))
        speak("fr");
    if (w.button("english", "English", languages.left(w.mm(40), w.mm(2)), w.tr().lang() == "en" ? Style::On : Style::Plain))
        speak("en");
    if (w.button("home", w.tr()("Back to the sessions"), space.bottom(w.mm(16), w.mm(2))))
        room.errands.push_back({Errand::Kind::GoHome, {}});
    showJobs(w, room, space);
    showLost(w, room, space.rest);
}

// What the session's file had lost, to be taken back one by one or together.
void FacilitatorPanel::showLost(Widgets& w, Room& room, Rect area) {
    std::vector<app::SetAside> lost;
    std::vector<app::Record> offered;
    for (const app::SetAside& one : room.setAside) {
        if (room.board.find(one.key)) continue;
        lost.push_back(one);
        if (one.offered) offered.push_back(*one.offered);
    }
    if (lost.empty()) return;
    const auto takeBack = [&](std::span<const app::Record> records) {
        run(room, [&](const app::Board& b, app::Asking& asking) { return commands::takeBack(b, asking, records); });
    };
    Space space{area};
    Space head{space.top(w.mm(13), w.mm(2))};
    if (!offered.empty() &&
        w.button("take-all-back", w.tr()("Take everything back"), head.right(w.mm(64), w.mm(2)), Style::Primary))
        return takeBack(offered);
    w.text(head.rest,
           w.tr().plural("%d damaged record set aside", "%d damaged records set aside", static_cast<long>(lost.size())), 4.6f,
           kTrouble, Weight::SemiBold);
    const float rowH = w.mm(kPageRowMm);
    float y = w.beginList("lost", space.rest, rowH * static_cast<float>(lost.size()));
    for (const app::SetAside& one : lost) {
        Space row{{space.rest.x, y, space.rest.w, rowH - w.mm(2)}};
        y += rowH;
        const std::string id = app::idText(one.key.id);
        if (one.offered && w.button(("take-back-" + id).c_str(), w.tr()("Put back"), row.right(w.mm(40), w.mm(2)))) {
            takeBack({&*one.offered, 1});
            break;
        }
        const std::string kind = w.tr()(commands::kindWords(one.key.kind));
        const std::string text = one.offered ? commands::wordsIn(room.board, *one.offered) : w.tr()("nothing has kept it");
        const char* from = !one.offered     ? ""
                           : one.fromBackup ? w.tr()("from a backup, perhaps older")
                                            : w.tr()("from the journal");
        w.text({row.rest.x, row.rest.y, row.rest.w, row.rest.h / 2}, text.empty() ? kind : kind + " · " + text, 4.2f, kInk);
        w.text({row.rest.x, row.rest.y + row.rest.h / 2, row.rest.w, row.rest.h / 2}, from, 3.6f, kInk2);
    }
    w.endList();
}

}  // namespace ui::panels
