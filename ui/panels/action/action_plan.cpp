// Where an action stands in the plan, what it needs, which variants exclude it, and merging it with one that says the same.
#include <algorithm>

#include "app/commands/merge.h"
#include "app/commands/plan.h"
#include "app/rules/prerequisites.h"
#include "ui/panels/action/action_form.h"
#include "ui/panels/words.h"

namespace ui::panels::action {

namespace commands = app::commands;
namespace rules = app::rules;
using app::LinkKind, app::Pin, app::Rect, app::Weight;
using namespace ui::paint;

namespace {
constexpr float kPlanRowMm = 14;

// "needs: …", "is needed by: …", "variant of: …"
std::string linkWords(const app::Texts& tr, const app::Board& board, const app::Link& link, app::Id<app::Action> action) {
    const std::string other = actionTitle(board, link.from == action ? link.to : link.from);
    if (link.kind == LinkKind::Excludes) return tr.fill("Instead of it, not as well: {0}", other);
    return link.from == action ? tr.fill("Needs: {0}", other) : tr.fill("Is needed by: {0}", other);
}

}  // namespace

void ActionForm::showPlan(Widgets& w, PanelContext& panel, Space& space, const Run& run) {
    showTiers(w, panel, space, run);
    const auto& tr = w.tr();
    Space foot{space.bottom(w.mm(13), w.mm(2))};
    const auto choose = [&](Choosing what) { m_choosing = what, m_search.clear(), m_circle.clear(); };
    if (w.button("add-needs", tr("+ Needs…"), column(foot.rest, 0, 3, w.mm(2)))) choose(Choosing::Needs);
    if (w.button("add-variant", tr("+ Variant…"), column(foot.rest, 1, 3, w.mm(2)))) choose(Choosing::Variant);
    if (w.button("merge", tr("Merge with…"), column(foot.rest, 2, 3, w.mm(2)))) choose(Choosing::Merge);
    showLinks(w, panel, space.rest, run);
}

// In which tier, and whether planning again may change that.
void ActionForm::showTiers(Widgets& w, PanelContext& panel, Space& space, const Run& run) {
    const auto& tr = w.tr();
    const app::Planned* known = panel.board.find<app::Planned>(m_action.value);
    const app::Planned planned = known ? *known : app::Planned{.action = m_action};
    const app::Id<app::Action> action = m_action;
    Space row{space.top(w.mm(13), w.mm(2))};
    captionOf(w, row.left(w.mm(22), w.mm(2)), tr("Tier"), false);
    const std::vector<app::Id<app::Tier>> tiers = panel.board.tiers();
    const int count = static_cast<int>(tiers.size());
    if (tiers.empty()) w.paragraph(row.rest, tr("There is no tier yet: the facilitator makes them."), 4.2f, 3.8f, kInk2);
    for (int i = 0; i < count; ++i) {
        const app::Id<app::Tier> tier = tiers[static_cast<std::size_t>(i)];
        const bool on = planned.tier == tier;
        if (!w.button(("tier-" + app::idText(tier)).c_str(), panel.board.find(tier)->title,
                      column(row.rest, i, std::max(count, 3), w.mm(1.5f)), on ? Style::Chosen : Style::Plain))
            continue;
        run([&](const app::Board& b, app::CommandContext& context) {
            return on ? commands::takeOutOfPlan(b, context, action, false) : commands::planAction(b, context, action, tier, {});
        });
        return;
    }
    Space pins{space.top(w.mm(13), w.mm(3))};
    captionOf(w, pins.left(w.mm(22), w.mm(2)), tr("Decided"), false);
    const auto pinned = [&](const char* name, const std::string& label, int place, Pin pin, bool enabled) {
        const bool on = planned.pin == pin;
        if (w.button(name, label, column(pins.rest, place, 3, w.mm(1.5f)), on ? Style::Chosen : Style::Plain, enabled) && !on)
            run([&](const app::Board& b, app::CommandContext& context) { return commands::pin(b, context, action, pin); });
    };
    pinned("pin-none", tr("The plan may move it"), 0, Pin::None, true);
    pinned("pin-imposed", tr("It stays in this tier"), 1, Pin::Imposed, static_cast<bool>(planned.tier));
    pinned("pin-excluded", tr("It stays out"), 2, Pin::Excluded, true);
}

void ActionForm::showLinks(Widgets& w, PanelContext& panel, const Rect& area, const Run& run) {
    const auto& tr = w.tr();
    const auto links = rules::linksOf(panel.board, m_action);
    if (links.empty()) {
        w.painter().box(area, kRowPaper, w.mm(2.5f));
        w.paragraph({area.x + w.mm(4), area.y, area.w - w.mm(8), area.h},
                    tr("Nothing must come before it, and nothing replaces it."), 4.4f, 4, kInk2);
        return;
    }
    const float rowH = w.mm(kPlanRowMm);
    float y = w.beginList("links", area, rowH * static_cast<float>(links.size()));
    for (app::Id<app::Link> id : links) {
        const Rect row{area.x, y, area.w - w.mm(2.5f), rowH - w.mm(1.5f)};
        y += rowH;
        const app::Link* link = panel.board.find(id);
        if (!link || !row.touches(area)) continue;
        const std::string words = linkWords(tr, panel.board, *link, m_action), key = app::idText(id);
        w.painter().box(row, kRowPaper, w.mm(2.5f));
        w.target("row", "link-" + key, words, row);
        Space cells{row};
        if (w.button(("unlink-" + key).c_str(), tr("Remove"), cells.right(w.mm(30), w.mm(2)).grown(-w.mm(0.7f))))
            run([&](const app::Board& b, app::CommandContext& context) { return commands::unlink(b, context, id); });
        cells.left(w.mm(3));
        w.paragraph(cells.rest, words, 4.4f, 3.6f, kInk);
    }
    w.endList();
}

}  // namespace ui::panels::action
