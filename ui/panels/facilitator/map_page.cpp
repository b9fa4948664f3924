// The facilitator's map page: the frame of the map, stages or lanes: added, renamed, moved, hidden, removed.
#include "app/board/note_kind.h"
#include "app/commands/structure.h"
#include "ui/panels/facilitator/page.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kFrameRowMm = 16;

class MapPage : public FacilitatorPage {
public:
    const char* key() const override { return "map"; }
    const char* title() const override { return TR_NOOP("Map"); }
    void show(FacilitatorContext& at, const Rect& area) override;

private:
    struct Line {  // a stage or a lane
        std::uint64_t id;
        std::string title;
        bool hidden;
    };

    void showAdd(FacilitatorContext& at, const Rect& r);
    void showKinds(Widgets& w, Space& header);
    void showUndo(FacilitatorContext& at, const Rect& r);
    void showLine(FacilitatorContext& at, const Line& line, const Rect& row);

    bool m_lanes = false;                               // lanes instead of stages
    app::NoteKind m_laneKind = app::NoteKind::Actions;  // of the lane about to be added
};

void MapPage::show(FacilitatorContext& at, const Rect& area) {
    Widgets& w = at.w;
    const app::Board& board = at.panel.board;
    Space space{area};
    Space head{space.top(w.mm(15), w.mm(2))};
    if (w.button("stages", w.tr()("Stages"), head.left(w.mm(34), w.mm(2)), m_lanes ? Style::Plain : Style::Chosen))
        m_lanes = false;
    if (w.button("lanes", w.tr()("Lanes"), head.left(w.mm(34), w.mm(2)), m_lanes ? Style::Chosen : Style::Plain)) m_lanes = true;
    showAdd(at, head.right(w.mm(40), w.mm(2)));
    showUndo(at, head.right(w.mm(15), w.mm(2)));
    std::vector<Line> lines;
    if (m_lanes)
        for (auto id : board.lanes()) lines.push_back({id.value, board.find(id)->title, board.find(id)->hidden});
    else
        for (auto id : board.stages()) lines.push_back({id.value, board.find(id)->title, board.find(id)->hidden});
    const float rowH = w.mm(kFrameRowMm);
    float y = w.beginList("frame", space.rest, rowH * static_cast<float>(lines.size()));
    for (const Line& line : lines) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.5f)};
        y += rowH;
        if (row.touches(space.rest)) showLine(at, line, row);
    }
    w.endList();
}

void MapPage::showAdd(FacilitatorContext& at, const Rect& r) {
    Widgets& w = at.w;
    if (!w.button("add", m_lanes ? w.tr()("+ Lane") : w.tr()("+ Stage"), r)) return;
    Typing typing{.heading = w.tr()("Name"),
                  .then = [](const app::Board& b, app::CommandContext& context, const std::string& typed) {
                      return commands::addStage(b, context, typed);
                  }};
    if (m_lanes) {
        typing.then = [this](const app::Board& b, app::CommandContext& context, const std::string& typed) {
            return commands::addLane(b, context, typed, m_laneKind);
        };
        typing.above = [this](Widgets& widgets, Space& header) { showKinds(widgets, header); };
    }
    at.write(std::move(typing));
}

// A lane says what its notes are.
void MapPage::showKinds(Widgets& w, Space& header) {
    Space chips{header.right(w.mm(11) * 10, w.mm(2))};
    for (const app::NoteKindRow& row : app::kNoteKinds) {
        const Rect r = chips.left(w.mm(11));
        Painter p = w.painter();
        p.box(r.grown(-w.mm(0.6f)), kNotePaper[row.kind], w.mm(2));
        if (m_laneKind == row.kind) p.outline(r.grown(-w.mm(0.6f)), kHeading, w.mm(2), w.mm(0.7f));
        kindSign(p, row.kind, r.centre(), w.mm(2.6f), kNoteInk[row.kind]);
        const std::string name = std::string("kind-") + row.key;
        if (w.touched(name.c_str(), r)) m_laneKind = row.kind;
        w.target("button", name, w.tr()(row.title), r);
    }
}

void MapPage::showUndo(FacilitatorContext& at, const Rect& r) {
    if (!at.w.signButton("undo", Sign::Undo, at.tr("Undo"), r)) return;
    const auto result = at.panel.commit.undoStructure();
    if (result) at.tell(at.tr.fill("Undone: {0}", at.tr(app::wordsOf(result->op))), Tone::Plain);
    else at.tell(at.tr(result.refusal().text), Tone::Trouble);
}

void MapPage::showLine(FacilitatorContext& at, const Line& line, const Rect& row) {
    Widgets& w = at.w;
    const std::string key = app::idText(line.id);
    const app::Id<app::Stage> stage{line.id};
    const app::Id<app::Lane> lane{line.id};
    Painter p = w.painter();
    p.box(row, kRowPaper, w.mm(2.5f));
    Space cells{row};
    if (w.holdButton(("remove-" + key).c_str(), w.tr()("Remove"), cells.right(w.mm(24), w.mm(kApartMm)).grown(-w.mm(0.7f))))
        at.run([&](const app::Board& b, app::CommandContext& context) {
            return m_lanes ? commands::removeLane(b, context, lane) : commands::removeStage(b, context, stage);
        });
    if (w.button(("hide-" + key).c_str(), line.hidden ? w.tr()("Show") : w.tr()("Hide"),
                 cells.right(w.mm(24), w.mm(1)).grown(-w.mm(0.7f))))
        at.run([&](const app::Board& b, app::CommandContext& context) {
            return m_lanes ? commands::hideLane(b, context, lane, !line.hidden)
                           : commands::hideStage(b, context, stage, !line.hidden);
        });
    const auto move = [&](int steps) {
        at.run([&](const app::Board& b, app::CommandContext& context) {
            return m_lanes ? commands::moveLane(b, context, lane, steps) : commands::moveStage(b, context, stage, steps);
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
        at.write(
            {.heading = w.tr()("Name"),
             .text = line.title,
             .then = [lanes = m_lanes, lane, stage](const app::Board& b, app::CommandContext& context, const std::string& typed) {
                 return lanes ? commands::renameLane(b, context, lane, typed) : commands::renameStage(b, context, stage, typed);
             }});
    w.target("field", "rename-" + key, line.title, cells.rest);
}

}  // namespace

std::unique_ptr<FacilitatorPage> mapPage() { return std::make_unique<MapPage>(); }

}  // namespace ui::panels::facilitator
