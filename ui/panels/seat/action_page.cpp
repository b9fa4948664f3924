// An action's form at a seat, and what is typed into it: texts, figures on a pad, some letters to search another action by.
#include "app/commands/actions.h"
#include "ui/panels/action/action_form.h"
#include "ui/panels/seat/page.h"
#include "ui/panels/words.h"

namespace ui::panels::seat {

namespace commands = app::commands;
using Asks = action::ActionForm::Asks;
using app::Rect;

namespace {

constexpr app::Point kFormMm{215, 128};

// A text of the one who carries it out. `what`: tells it from the others.
Writing assignmentText(const PanelContext& panel, app::Id<app::Action> id, const char* what, const char* title,
                       std::string app::Assignment::*member) {
    return {.title = [title](const app::Texts& tr) { return std::string(tr(title)); },
            .field = std::string(what) + "/" + app::idText(id),
            .text = action::assignmentOf(panel.board, id).*member,
            .stored = [id, member](const PanelContext& now) -> std::optional<std::string> {
                const app::Assignment* known = now.board.find<app::Assignment>(id.value);
                return known ? std::optional(known->*member) : std::nullopt;
            },
            .then =
                [id, member](const app::Board& b, app::CommandContext& context, const std::string& text) {
                    app::Assignment assignment = action::assignmentOf(b, id);
                    assignment.*member = text;
                    return commands::assign(b, context, assignment);
                }};
}

Writing owner(const PanelContext& panel, app::Id<app::Action> id) {
    Writing writing = assignmentText(panel, id, "owner", TR_NOOP("Owner"), &app::Assignment::owner);
    writing.then = [id](const app::Board& b, app::CommandContext& context, const std::string& text) {
        app::Assignment assignment = action::assignmentOf(b, id);
        // Somebody who is not at the table: no seat can say yes for them.
        if (assignment.owner != text) assignment.owner = text, assignment.seat = {};
        return commands::assign(b, context, assignment);
    };
    return writing;
}

Writing ownTitle(const PanelContext& panel, app::Id<app::Action> id) {
    const app::Action* action = panel.board.find(id);
    return {.title = [](const app::Texts& tr) { return std::string(tr("Action")); },
            .field = "action/" + app::idText(id),
            .text = action ? action->title : std::string{},
            .stored = [id](const PanelContext& now) -> std::optional<std::string> {
                const app::Action* known = now.board.find(id);
                return known ? std::optional(known->title) : std::nullopt;
            },
            .then = [id](const app::Board& b, app::CommandContext& context,
                         const std::string& text) { return commands::renameAction(b, context, id, text); }};
}

Writing cost(const PanelContext& panel, app::Id<app::Action> id, bool days) {
    const auto stored = [id, days](const PanelContext& now) -> std::optional<std::string> {
        const app::Estimate* known = now.board.find<app::Estimate>(id.value);
        return typedAmount(now.tr, !known ? std::nullopt : days ? known->tenthDays : known->euros, days);
    };
    return {.title =
                [days](const app::Texts& tr) {
                    return std::string(days ? tr("Days (nothing: to be costed)") : tr("Euros (nothing: to be costed)"));
                },
            .text = *stored(panel),
            .pad = Writing::Pad{app::decimalText(panel.tr, 0.5, 1).substr(1, 1), !days},
            .stored = stored,
            .then = [id, days](const app::Board& b, app::CommandContext& context,
                               const std::string& text) -> app::Result<app::Transaction> {
                const auto read = readAmount(text, days);
                if (!read) return read.refusal();
                const app::Estimate* known = b.find<app::Estimate>(id.value);
                app::Estimate estimate = known ? *known : app::Estimate{.action = id};
                (days ? estimate.tenthDays : estimate.euros) = *read;
                return commands::estimate(b, context, estimate);
            }};
}

class ActionPage : public SeatPage {
public:
    const char* key() const override { return "action"; }
    std::string title(const PanelContext& panel) const override { return m_form.title(panel.tr); }
    app::Point sizeMm(float) const override { return kFormMm; }
    void show(SeatContext& at, const Rect& area) override;
    void showHeader(Widgets& w, Space& header) override { m_form.showTabs(w, header); }
    bool openAt(const app::RecordKey& record) override {
        if (record.kind != app::RecordKind::Action) return false;
        m_form.open({record.id});
        return true;
    }
    bool back() override { return m_form.back(); }
    bool stands(const app::Board& board) const override { return board.find(m_form.action()) != nullptr; }

private:
    Writing asked(const PanelContext& panel, Asks asks);

    action::ActionForm m_form;
};

void ActionPage::show(SeatContext& at, const Rect& area) {
    const Asks asks = m_form.show(at.w, at.panel, at.seat, area, at.run);
    if (asks != Asks::Nothing) at.write(asked(at.panel, asks));
}

Writing ActionPage::asked(const PanelContext& panel, Asks asks) {
    const app::Id<app::Action> id = m_form.action();
    switch (asks) {
        case Asks::Nothing:
            break;
        case Asks::Title:
            return ownTitle(panel, id);
        case Asks::Owner:
            return owner(panel, id);
        case Asks::FirstStep:
            return assignmentText(panel, id, "first-step", TR_NOOP("First step: what is done within two weeks?"),
                                  &app::Assignment::firstStep);
        case Asks::Measure:
            return assignmentText(panel, id, "measure", TR_NOOP("Measure: what shows that it worked?"),
                                  &app::Assignment::measure);
        case Asks::Days:
        case Asks::Euros:
            return cost(panel, id, asks == Asks::Days);
        case Asks::Search:
            return {.title = [](const app::Texts& tr) { return std::string(tr("Some letters of its title")); },
                    .text = m_form.search(),
                    .done = TR_NOOP("Search"),
                    .keep = [this](const std::string& typed) { m_form.setSearch(typed); }};
    }
    return {};
}

}  // namespace

std::unique_ptr<SeatPage> actionPage() { return std::make_unique<ActionPage>(); }

}  // namespace ui::panels::seat
