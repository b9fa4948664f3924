// The facilitator's steps page: where the session stands, and notes that lie face down.
#include <algorithm>

#include "app/commands/notes.h"
#include "app/commands/session.h"
#include "ui/panels/facilitator/page.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

class StepsPage : public FacilitatorPage {
public:
    const char* key() const override { return "steps"; }
    const char* title() const override { return TR_NOOP("Steps"); }
    void show(FacilitatorContext& at, const Rect& area) override;
};

void StepsPage::show(FacilitatorContext& at, const Rect& area) {
    Widgets& w = at.w;
    PanelContext& panel = at.panel;
    Space space{area};
    const auto steps = panel.scene.steps();
    constexpr std::size_t kInARow = 4;
    Rect row;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (i % kInARow == 0) row = space.top(w.mm(20), w.mm(4));
        const std::string name = std::string("step-") + steps[i].key;
        if (w.button(name.c_str(), w.tr()(steps[i].label), column(row, static_cast<int>(i % kInARow), kInARow, w.mm(2)),
                     panel.board.session().step == steps[i].key ? Style::Chosen : Style::Plain))
            at.run(
                [&](const app::Board& b, app::CommandContext& context) { return commands::goToStep(b, context, steps[i].key); });
    }
    const long hidden = std::ranges::count_if(
        panel.board.all<app::Placement>(), [](const auto& e) { return e.second.faceDown && e.second.place == app::Place::Cell; });
    const Rect second = space.top(w.mm(16), w.mm(4));
    if (w.button("reveal-notes",
                 hidden ? w.tr().plural("Turn up %d note", "Turn up %d notes", hidden) : w.tr()("No note lies face down"),
                 column(second, 0, 2, w.mm(3)), Style::Plain, hidden > 0))
        at.run([](const app::Board& b, app::CommandContext& context) { return commands::revealNotes(b, context); });
    w.paragraph(space.rest, w.tr()("Hold any corner of the table for a second to call this panel there."), 4.4f, 3.8f, kInk2);
}

}  // namespace

std::unique_ptr<FacilitatorPage> stepsPage() { return std::make_unique<StepsPage>(); }

}  // namespace ui::panels::facilitator
