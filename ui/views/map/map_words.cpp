// What the map tells: its targets for the scene log, and the figures of the status line.
#include "app/base/utf8.h"
#include "app/rules/tally.h"
#include "app/rules/voting.h"
#include "app/rules/why.h"
#include "ui/glass/drafts.h"
#include "ui/views/map/map_drawing.h"
#include "ui/views/map/map_view.h"

namespace ui::views::map {
namespace {

// What ties at the cut, or what has parted those who did; and who won where one was sought.
std::string outcome(const app::Board& board, const app::Round& round, const app::rules::RoundStanding& standing,
                    const app::Texts& tr) {
    if (!standing.tied.empty())
        return tr.plural("%d item ties at the cut", "%d items tie at the cut", static_cast<long>(standing.tied.size()));
    std::string words;
    if (round.winners == 1 && !standing.rows.empty() && standing.rows.front().voters > 0)
        words = tr.fill("first: “{0}”", app::shortened(app::rules::itemTitle(board, standing.rows.front().item)));
    if (const auto by = app::rules::cutSettledBy(standing.rows, round.winners))
        words += (words.empty() ? "" : " · ") + tr.fill("ties settled by: {0}", tr(app::rules::nameOf(*by)));
    return words;
}

}  // namespace

StatusWords MapView::status(const app::Board& board, const app::rules::Standings& standings, const app::Texts& tr) const {
    StatusWords words;
    if (board.session().step != app::steps::kResults) {
        words.progress = tr.plural("%d note", "%d notes", static_cast<long>(board.all<app::Note>().size()));
    } else if (const app::Round* shown = results(board)) {
        words.progress = tr.plural("%d ballot", "%d ballots", static_cast<long>(board.ballotsOf(shown->id).size()));
        if (const auto* round = standings.standingOf(shown->id)) words.time = outcome(board, *shown, *round, tr);
    }
    return words;
}

void MapView::addTargets(std::vector<Target>& list, const app::Board& board, const Drafts& drafts, const app::Texts& tr) const {
    for (const auto& box : m_map.stages)
        list.push_back(
            {app::idText(box.id), box.bar ? "bar" : "stage", board.find(box.id)->title, m_view.toPx(box.header), 0, {}, 1});
    for (const auto& box : m_map.lanes)
        list.push_back({app::idText(box.id),
                        box.bar ? "bar" : "lane",
                        board.find(box.id)->title,
                        m_view.toPx(box.bar ? app::united(box.label, box.row) : box.label),
                        0,
                        {},
                        1});
    if (!m_map.showAll.empty())
        list.push_back(
            {"map/show-all", "button", tr("Show everything"), showAllPx(m_map, m_view, m_plan.size.pxPerMm), 0, {}, 2});
    for (const auto& box : m_map.cells)
        list.push_back({app::idText(box.cell.stage) + "/" + app::idText(box.cell.lane),
                        "cell",
                        board.find(box.cell.stage)->title + " × " + board.find(box.cell.lane)->title,
                        m_view.toPx(box.rect),
                        0,
                        {},
                        0});
    for (const auto& box : m_map.groups)
        list.push_back({app::idText(box.id), "group", board.find(box.id)->title, m_view.toPx(box.rect), 0, {}, 2});
    for (const auto& box : m_map.notes) {
        const app::Note* note = board.find(box.id);
        if (!drafts.hides(refTo(box.id).record))
            list.push_back({app::idText(box.id),
                            "note",
                            note ? note->text : std::string{},
                            app::boundsOfTurned(notePx(box), box.turn),
                            box.turn,
                            {},
                            3});
    }
}

}  // namespace ui::views::map
