// What a seat has thrown away, the newest first, to be put back.
#include "app/commands/notes.h"
#include "ui/panels/seat/page.h"

namespace ui::panels::seat {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kNoteRowMm = 16;

class BinPage : public SeatPage {
public:
    const char* key() const override { return "bin"; }
    std::string title(const PanelContext& panel) const override { return panel.tr("Bin"); }
    void show(SeatContext& at, const Rect& area) override;
};

void BinPage::show(SeatContext& at, const Rect& area) {
    Widgets& w = at.w;
    Space space{area};
    const auto items = at.panel.board.binOf(at.seat);
    if (items.empty()) {
        w.text(space.rest, at.tr("The bin is empty."), 5, kInk2, Weight::Regular, Align::Centre);
        return;
    }
    const float rowH = w.mm(kNoteRowMm);
    float y = w.beginList("bin", space.rest, rowH * static_cast<float>(items.size()));
    for (auto item = items.rbegin(); item != items.rend(); ++item, y += rowH) {
        const app::Note* note = at.panel.board.find(item->note);
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.5f)};
        if (!note || !row.touches(space.rest)) continue;
        const std::string key = app::idText(item->note);
        Painter p = w.painter();
        p.box(row, kNotePaper[note->kind], w.mm(2.5f));
        w.target("bin", "binned-" + key, note->text, row);
        Space cells{row};
        if (w.button(("restore-" + key).c_str(), at.tr("Put back"), cells.right(w.mm(38), w.mm(2)).grown(-w.mm(0.7f))))
            at.run(
                [&](const app::Board& b, app::CommandContext& context) { return commands::restoreNote(b, context, item->note); });
        cells.left(w.mm(3));
        w.paragraph(cells.rest, note->text, 4.6f, 3.8f, kInk);
    }
    w.endList();
}

}  // namespace

std::unique_ptr<SeatPage> binPage() { return std::make_unique<BinPage>(); }

}  // namespace ui::panels::seat
