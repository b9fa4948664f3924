// The actions that are a seat's own, and the planned ones that nobody has taken on yet.
#include <algorithm>

#include "app/commands/actions.h"
#include "ui/panels/seat/own_actions.h"
#include "ui/panels/seat/page.h"
#include "ui/panels/words.h"

namespace ui::panels::seat {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kActionRowMm = 16;

class MinePage : public SeatPage {
public:
    const char* key() const override { return "mine"; }
    std::string title(const PanelContext& panel) const override { return panel.tr("your actions"); }
    void show(SeatContext& at, const Rect& area) override;
    std::string invitation(const PanelContext& panel, app::Id<app::Seat> seat) const override {
        const auto own = static_cast<long>(assignedTo(panel.board, seat).size());
        return panel.tr.plural("My action: %d", "My actions: %d", own);
    }
};

void MinePage::show(SeatContext& at, const Rect& area) {
    Widgets& w = at.w;
    Space space{area};
    auto list = assignedTo(at.panel.board, at.seat);
    const std::size_t mine = list.size();
    std::ranges::copy(ownerless(at.panel.board), std::back_inserter(list));
    if (list.empty()) {
        w.paragraph(space.rest, at.tr("No action is yours yet. Who opens an action can choose you as its owner."), 5, 4.4f,
                    kInk2);
        return;
    }
    if (mine < list.size())
        w.text(space.top(w.mm(8), w.mm(1)),
               at.tr.plural("%d planned action has no owner yet: take on what you will see through.",
                            "%d planned actions have no owner yet: take on what you will see through.",
                            static_cast<long>(list.size() - mine)),
               4.2f, kInk2);
    const float rowH = w.mm(kActionRowMm);
    float y = w.beginList("mine", space.rest, rowH * static_cast<float>(list.size()));
    for (const app::Assignment& assignment : list) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2.5f), rowH - w.mm(1.5f)};
        y += rowH;
        const app::Action* action = at.panel.board.find(assignment.action);
        if (!action || !row.touches(space.rest)) continue;
        const std::string key = app::idText(action->id), title = action->title;
        const bool free = !assignment.seat;
        w.painter().box(row, assignment.accepted || free ? kRowPaper : kAsked, w.mm(2.5f));
        w.target("row", (free ? "free-" : "own-") + key, title, row);
        Space cells{row};
        cells.right(w.mm(0.7f));
        if (w.button(("open-" + key).c_str(), at.tr("Open"), cells.right(w.mm(24), w.mm(1)).grown(-w.mm(0.7f)))) {
            w.endList();
            return at.openRecord({app::RecordKind::Action, assignment.action.value});
        }
        const bool accepted = assignment.accepted;
        const std::string label = free ? at.tr("I take it on") : accepted ? at.tr("✓ Accepted") : at.tr("I accept");
        if (w.button(((free ? "take-" : "accept-") + key).c_str(), label, cells.right(w.mm(34), w.mm(2)).grown(-w.mm(0.7f)),
                     free       ? Style::Plain
                     : accepted ? Style::Quiet
                                : Style::Primary)) {
            const bool said = at.run([&](const app::Board& b, app::CommandContext& context) {
                return commands::acceptAction(b, context, assignment.action, at.seat, !accepted);
            });
            if (said && !accepted) w.succeed("accept-" + key);
        }
        w.text(cells.right(w.mm(30), w.mm(2)), assignment.dueDay ? dateWords(at.tr, *assignment.dueDay) : at.tr("no date"), 4.2f,
               kInk2, Weight::Regular, Align::Right);
        cells.left(w.mm(3));
        w.paragraph({cells.rest.x, row.y + w.mm(0.5f), cells.rest.w, row.h - w.mm(1)}, title, 4.6f, 3.8f, kInk);
    }
    w.endList();
}

}  // namespace

std::unique_ptr<SeatPage> minePage() { return std::make_unique<MinePage>(); }

}  // namespace ui::panels::seat
