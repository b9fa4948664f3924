// What a finger can aim at, as the scene log tells it: the still board, trays and buttons at the edges, panels, bubbles, what is
// in hands. Depths are those of the drawing: higher covers lower.
#include "ui/shell/table.h"

namespace ui::shell {
namespace {

void addBubbles(std::vector<glass::Target>& list, const glass::Drafts& drafts, const app::Texts& tr) {
    int onTop = 91;  // the newest bubble lies on the others, and all of them are touched before anything else
    for (const glass::Bubble& bubble : drafts.bubbles) {
        const std::string id = app::idText(bubble.thing.record.id);
        list.push_back({id + "/bubble", "bubble", {}, bubble.pose.box, bubble.pose.degrees(), {}, onTop});
        for (const auto& button : bubble.buttons)
            list.push_back({id + "/" + button.choice->name,
                            "button",
                            tr(button.choice->label),
                            bubble.pose.toTable(button.local),
                            bubble.pose.degrees(),
                            {},
                            onTop + 1});
        onTop += 2;
    }
}

}  // namespace

namespace {

const char* labelOf(const glass::EdgeButton& button) {
    using Does = glass::EdgeButton::Does;
    return button.does == Does::AddSeat ? TR_NOOP("Take a seat")
           : button.does == Does::Fit   ? TR_NOOP("Show everything")
                                        : TR_NOOP("Facilitator");
}

}  // namespace

std::vector<glass::Target> Table::targets(const app::Texts& tr) const {
    std::vector<glass::Target> list;
    const auto noteLabel = [&](app::Id<app::Note> id) {
        const app::Note* note = board().find(id);
        return note ? note->text : std::string{};
    };
    m_scene.shown().addTargets(list, board(), m_hands.drafts(), tr);
    for (const auto& place : m_scene.plan().seats)
        for (const auto& note : place.notes)
            list.push_back({app::idText(note.note), "note", noteLabel(note.note), app::boundsOfTurned(note.px, note.turn),
                            note.turn, place.seat, 8});
    m_scene.reveal().addTargets(list);
    for (const auto& button : m_scene.plan().edgeButtons)
        list.push_back({std::string("table/") + button.name,
                        "button",
                        tr(labelOf(button)),
                        button.px,
                        glass::quartersOf(button.edge) * 90.0f,
                        {},
                        7});
    list.push_back({"table/status",
                    "field",
                    m_overlay.status.step + " · " + m_overlay.status.progress,
                    m_scene.plan().status.box,
                    0,
                    {},
                    1});
    const glass::StatusLine& status = m_overlay.status;
    list.push_back({"table/saved", "field", status.saved, m_scene.plan().status.box, 0, {}, 1});
    if (!status.news.empty()) list.push_back({"table/news", "field", status.news, m_scene.plan().status.box, 0, {}, 1});
    if (!status.disk.empty()) list.push_back({"table/disk", "field", status.disk, m_scene.plan().status.box, 0, {}, 1});
    int depth = 10;
    for (const panels::Panel* panel : m_panels.inDrawingOrder(m_scene.plan())) {
        for (glass::Target target : panel->targets()) {
            target.depth = depth + (std::string_view(target.kind) == "tray" || std::string_view(target.kind) == "panel" ? 0 : 1);
            list.push_back(std::move(target));
        }
        depth += 2;
    }
    for (const glass::Held& held : m_hands.drafts().held)
        if (const auto note = held.thing.id<app::Note>(); held.lifted && note)
            list.push_back({app::idText(note),
                            "note",
                            noteLabel(note),
                            app::boundsOfTurned({held.centrePx.x - held.sizePx.x / 2, held.centrePx.y - held.sizePx.y / 2,
                                                 held.sizePx.x, held.sizePx.y},
                                                held.turn),
                            held.turn,
                            {},
                            90});
    addBubbles(list, m_hands.drafts(), tr);
    return list;
}

}  // namespace ui::shell
