// What a finger can aim at, as the scene log tells it: the still board, trays and buttons at the edges, panels, bubbles, what is
// in hands. Depths are those of the drawing: higher covers lower.
#include "ui/shell/table.h"

namespace ui::shell {

std::vector<glass::Target> Table::targets(const app::Texts& tr) const {
    std::vector<glass::Target> list;
    const auto& view = m_scene.view();
    const auto noteLabel = [&](app::Id<app::Note> id) {
        const app::Note* note = board().find(id);
        return note ? note->text : std::string{};
    };
    if (!m_scene.showsRanking()) {
        for (const auto& box : m_scene.map().stages)
            list.push_back({app::idText(box.id), "stage", board().find(box.id)->title, view.toPx(box.header), 0, {}, 1});
        for (const auto& box : m_scene.map().lanes)
            list.push_back({app::idText(box.id), "lane", board().find(box.id)->title, view.toPx(box.label), 0, {}, 1});
        for (const auto& box : m_scene.map().cells)
            list.push_back({app::idText(box.cell.stage) + "/" + app::idText(box.cell.lane),
                            "cell",
                            board().find(box.cell.stage)->title + " × " + board().find(box.cell.lane)->title,
                            view.toPx(box.rect),
                            0,
                            {},
                            0});
        for (const auto& box : m_scene.map().groups)
            list.push_back({app::idText(box.id), "group", board().find(box.id)->title, view.toPx(box.rect), 0, {}, 2});
        for (const auto& box : m_scene.map().notes)
            if (!m_hands.drafts().hides(glass::Held::Kind::Note, box.id.value))
                list.push_back({app::idText(box.id),
                                "note",
                                noteLabel(box.id),
                                app::boundsOfTurned(m_scene.notePx(box), box.turn),
                                box.turn,
                                {},
                                3});
    } else {
        funnelTargets(list, tr);
    }
    for (const auto& place : m_scene.plan().seats)
        for (const auto& note : place.notes)
            list.push_back({app::idText(note.note), "note", noteLabel(note.note), app::boundsOfTurned(note.px, note.turn),
                            note.turn, place.seat, 8});
    for (const auto& button : m_scene.plan().edgeButtons)
        list.push_back({std::string("table/") + button.name,
                        "button",
                        tr(button.adds ? "Take a seat" : "Show everything"),
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
    const views::StatusLine& status = m_overlay.status;
    list.push_back({"table/saved", "field", status.saved, m_scene.plan().status.box, 0, {}, 1});
    if (!status.news.empty()) list.push_back({"table/news", "field", status.news, m_scene.plan().status.box, 0, {}, 1});
    if (!status.disk.empty()) list.push_back({"table/disk", "field", status.disk, m_scene.plan().status.box, 0, {}, 1});
    int depth = 10;
    for (const panels::Panel* panel : allPanels()) {
        for (glass::Target target : panel->targets()) {
            target.depth = depth + (std::string_view(target.kind) == "tray" || std::string_view(target.kind) == "panel" ? 0 : 1);
            list.push_back(std::move(target));
        }
        depth += 2;
    }
    for (const glass::Held& held : m_hands.drafts().held)
        if (held.lifted && held.kind == glass::Held::Kind::Note)
            list.push_back({app::idText(held.record),
                            "note",
                            noteLabel(app::Id<app::Note>{held.record}),
                            app::boundsOfTurned({held.centrePx.x - held.sizePx.x / 2, held.centrePx.y - held.sizePx.y / 2,
                                                 held.sizePx.x, held.sizePx.y},
                                                held.turn),
                            held.turn,
                            {},
                            90});
    int onTop = 91;  // the newest bubble lies on the others, and all of them are touched before anything else
    for (const glass::Bubble& bubble : m_hands.drafts().bubbles) {
        const std::string id = app::idText(bubble.record);
        list.push_back({id + "/bubble", "bubble", {}, bubble.pose.box, bubble.pose.degrees(), {}, onTop});
        for (const auto& button : bubble.buttons)
            list.push_back({id + "/" + button.name,
                            "button",
                            tr(button.label),
                            bubble.pose.toTable(button.local),
                            bubble.pose.degrees(),
                            {},
                            onTop + 1});
        onTop += 2;
    }
    return list;
}

void Table::funnelTargets(std::vector<glass::Target>& list, const app::Texts& tr) const {
    using glass::ActionPlace, glass::Funnel;
    const Funnel& f = m_scene.funnel();
    const auto& l = f.layout();
    const auto action = [&](const char* prefix, const char* kind, ActionPlace place, app::Id<app::Action> id, int depth) {
        const app::Action* found = board().find(id);
        if (const auto box = f.boxOf(place, id); box && found && !m_hands.drafts().hides(place, id))
            list.push_back({prefix + app::idText(id), kind, found->title, *box, 0, {}, depth});
    };
    const auto [from, to] = f.visibleRows();
    for (std::size_t i = from; i < to; ++i) action("", "row", ActionPlace::List, f.rows()[i].ranked.action, 3);
    for (const Funnel::Spot& spot : f.spots()) action("matrix/", "card", ActionPlace::Matrix, spot.action, 3);
    for (app::Id<app::Action> id : f.toPlace()) action("to-place/", "card", ActionPlace::Tray, id, 3);
    for (std::size_t t = 0; t < f.tiers().size(); ++t) {
        const app::Tier* tier = board().find(f.tiers()[t].tier);
        const app::Rect px = app::clipped(f.tierPx(l.tiers[t].box), f.windowPx(Funnel::Pane::Tiers));
        if (tier && !px.empty()) list.push_back({app::idText(tier->id), "tier", tier->title, px, 0, {}, 2});
        for (app::Id<app::Action> id : f.tiers()[t].actions) action("tier/", "card", ActionPlace::Tier, id, 3);
    }
    const auto button = [&](const char* id, const char* words, const app::Rect& mm) {
        if (!mm.empty()) list.push_back({id, "button", tr(words), f.toPx(mm), 0, {}, 3});
    };
    button("ranking/by-votes", "Votes", l.chips[0]), button("ranking/by-value", "Value / effort", l.chips[1]);
    button("ranking/by-duels", "Duels", l.chips[2]), button("ranking/by-hand", "By hand", l.chips[3]);
    button("matrix/median", "Lines at the median", l.median);
    if (f.zoom().scale > 1) button("matrix/whole", "Whole matrix", l.whole);
    button("plan/make-tiers", "Make three tiers", l.makeTiers), button("plan/propose", "Propose a plan", l.propose);
    list.push_back({"matrix/plot", "panel", {}, f.toPx(l.plot), 0, {}, 1});
    for (bool value : {true, false})
        if (const app::Rect px = f.handlePx(value, value ? f.lines().y : f.lines().x); !px.empty())
            list.push_back({value ? "matrix/value-line" : "matrix/effort-line", "button", {}, px, 0, {}, 4});
}

}  // namespace ui::shell
