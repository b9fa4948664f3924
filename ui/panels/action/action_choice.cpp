// Choosing another action: for a prerequisite, a variant, or a merge. A list that a few typed letters make shorter; a choice that
// would close a circle of prerequisites is refused with the circle shown.
#include <algorithm>

#include "app/base/search_text.h"
#include "app/commands/merge.h"
#include "app/commands/plan.h"
#include "app/rules/prerequisites.h"
#include "ui/panels/action/action_form.h"
#include "ui/panels/words.h"

namespace ui::panels::action {

namespace commands = app::commands;
namespace rules = app::rules;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kChoiceRowMm = 14;

// By title, as in a telephone book; equal titles by id.
std::vector<app::Id<app::Action>> found(const app::Board& board, app::Id<app::Action> except, const std::string& letters) {
    std::vector<std::pair<std::string, app::Id<app::Action>>> list;
    for (const auto& [id, action] : board.all<app::Action>())
        if (action.id != except && app::holdsWords(action.title, letters))
            list.push_back({app::foldedText(action.title), action.id});
    std::ranges::sort(list);
    std::vector<app::Id<app::Action>> ids;
    for (const auto& entry : list) ids.push_back(entry.second);
    return ids;
}

std::string circleWords(const app::Texts& tr, const app::Board& board, const std::vector<app::Id<app::Action>>& circle) {
    std::string words;
    for (app::Id<app::Action> id : circle) words += "« " + actionTitle(board, id) + " » → ";
    return tr.fill("They would wait for each other: {0}", words + "« " + actionTitle(board, circle.front()) + " »");
}

}  // namespace

void ActionForm::chose(PanelContext& panel, app::Id<app::Action> other, const Run& run) {
    const app::Id<app::Action> action = m_action;
    bool done = false;
    switch (m_choosing) {
        case Choosing::Nothing:
            return;
        case Choosing::Needs:
            m_circle = rules::circleWith(panel.board, action, other);
            if (!m_circle.empty()) return;
            done = run([&](const app::Board& b, app::CommandContext& context) {
                return commands::linkActions(b, context, action, other, app::LinkKind::Needs);
            });
            break;
        case Choosing::Variant:
            done = run([&](const app::Board& b, app::CommandContext& context) {
                return commands::linkActions(b, context, action, other, app::LinkKind::Excludes);
            });
            break;
        case Choosing::Merge:
            done = run([&](const app::Board& b, app::CommandContext& context) {
                auto made = commands::mergeActions(b, context, action, other);
                m_dotsLost = made ? commands::dotsLost(b, *made) : 0;
                return made;
            });
            if (done) m_action = other;  // what it said stands there now
            break;
    }
    if (done) back();
}

ActionForm::Asks ActionForm::showChoice(Widgets& w, PanelContext& panel, Space& space, const Run& run) {
    const auto& tr = w.tr();
    const app::Id<app::Action> action = m_action;
    w.paragraph(space.top(w.mm(9), w.mm(1)), tr.fill("For “{0}”", actionTitle(panel.board, action)), 4.2f, 3.6f, kInk2);
    if (!m_circle.empty()) {
        const Rect told = space.top(w.mm(16), w.mm(2));
        w.painter().box(told, kAsked, w.mm(2.5f));
        w.target("field", "circle", circleWords(tr, panel.board, m_circle), told);
        w.paragraph({told.x + w.mm(3), told.y, told.w - w.mm(6), told.h}, circleWords(tr, panel.board, m_circle), 4.2f, 3.4f,
                    kInk);
    }
    Asks asks = Asks::Nothing;
    if (w.field("search", m_search, tr("Search by some letters"), space.top(w.mm(13), w.mm(2)), kChip, false))
        asks = Asks::Search;
    const auto list = found(panel.board, action, m_search);
    if (list.empty())
        w.text(space.rest, tr("No action has these letters in its title."), 4.6f, kInk2, Weight::Regular, Align::Centre);
    const float rowH = w.mm(kChoiceRowMm);
    app::Id<app::Action> chosen;
    float y = w.beginList("choice", space.rest, rowH * static_cast<float>(list.size()));
    for (app::Id<app::Action> id : list) {
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2.5f), rowH - w.mm(1.5f)};
        y += rowH;
        if (!row.touches(space.rest)) continue;
        const std::string name = "choose-" + app::idText(id), title = actionTitle(panel.board, id);
        if (w.touched(name.c_str(), row)) chosen = id;
        w.painter().box(row, kRowPaper, w.mm(2.5f));
        w.target("row", name, title, row);
        w.paragraph({row.x + w.mm(3), row.y, row.w - w.mm(6), row.h}, title, 4.4f, 3.6f, kInk);
    }
    w.endList();
    if (chosen) chose(panel, chosen, run);
    return asks;
}

}  // namespace ui::panels::action
