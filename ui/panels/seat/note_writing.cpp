#include "ui/panels/seat/note_writing.h"

#include <algorithm>

#include "app/board/note_kind.h"
#include "app/commands/notes.h"
#include "ui/panels/begun_text.h"

namespace ui::panels::seat {

namespace commands = app::commands;
using app::Rect;
using namespace ui::paint;

Writing NoteWriting::fresh(app::Id<app::Seat> seat) {
    return {.title = [this](const app::Texts& tr) { return tr.fill("new: {0}", tr(app::rowOf(m_kind).title)); },
            .field = BegunText::kNew,
            .done = TR_NOOP("Place"),
            .then = [this, seat](const app::Board& b, app::CommandContext& context,
                                 const std::string& text) { return commands::writeNote(b, context, m_kind, text, seat); },
            .above = [this](SeatContext& at, Space& header) { showKinds(at, header, {}); },
            .paper = [this] { return kNotePaper[m_kind]; }};
}

std::optional<Writing> NoteWriting::of(const app::Board& board, const app::RecordKey& record) {
    if (record.kind == app::RecordKind::Note) {
        const app::Id<app::Note> id{record.id};
        const app::Note* note = board.find(id);
        if (!note) return std::nullopt;
        m_kind = note->kind;
        return Writing{.title = [this](const app::Texts& tr) { return std::string(tr(app::rowOf(m_kind).title)); },
                       .field = "note/" + app::idText(id),
                       .text = note->text,
                       .stored = [id](const PanelContext& panel) -> std::optional<std::string> {
                           const app::Note* now = panel.board.find(id);
                           return now ? std::optional(now->text) : std::nullopt;
                       },
                       .then = [id](const app::Board& b, app::CommandContext& context,
                                    const std::string& text) { return commands::editText(b, context, id, text); },
                       .above = [this, id](SeatContext& at, Space& header) { showKinds(at, header, id); },
                       .paper = [this] { return kNotePaper[m_kind]; }};
    }
    if (record.kind != app::RecordKind::Group) return std::nullopt;
    const app::Id<app::Group> id{record.id};
    const app::Group* group = board.find(id);
    if (!group) return std::nullopt;
    return Writing{.title = [](const app::Texts& tr) { return std::string(tr("Name of the group")); },
                   .field = "group/" + app::idText(id),
                   .text = group->title,
                   .stored = [id](const PanelContext& panel) -> std::optional<std::string> {
                       const app::Group* now = panel.board.find(id);
                       return now ? std::optional(now->title) : std::nullopt;
                   },
                   .then = [id](const app::Board& b, app::CommandContext& context,
                                const std::string& text) { return commands::renameGroup(b, context, id, text); }};
}

// The kinds whose lanes are shown, as the lanes stand. `note`: of one that is there, whose kind changes at once.
void NoteWriting::showKinds(SeatContext& at, Space& header, app::Id<app::Note> note) {
    Widgets& w = at.w;
    const app::Board& board = at.panel.board;
    std::vector<app::NoteKind> list;
    for (app::Id<app::Lane> id : board.lanes())
        if (const app::Lane* lane = board.find(id); !lane->hidden && std::ranges::find(list, lane->kind) == list.end())
            list.push_back(lane->kind);
    const float chipW = std::min(w.mm(13), (header.rest.w * 0.62f) / static_cast<float>(std::max<std::size_t>(1, list.size())));
    Space chips{header.right(chipW * static_cast<float>(list.size()), w.mm(2))};
    for (app::NoteKind kind : list) {
        const Rect r = chips.left(chipW);
        const Rect face = r.grown(-w.mm(0.7f));
        Painter p = w.painter();
        p.box(face, kNotePaper[kind], w.mm(2.5f));
        if (kind == m_kind) chosenMark(p, face, w.mm(2.5f), w.mm(1));
        kindSign(p, kind, face.centre(), w.mm(3), kNoteInk[kind]);
        const std::string name = std::string("kind-") + app::rowOf(kind).key;
        if (w.touched(name.c_str(), r)) {
            m_kind = kind;
            if (note)
                at.run([&](const app::Board& b, app::CommandContext& context) {
                    return commands::changeKind(b, context, note, kind);
                });
        }
        w.target("button", name, w.tr()(app::rowOf(kind).title), face);
    }
}

}  // namespace ui::panels::seat
