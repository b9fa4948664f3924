// The facilitator's files page: what the session is called and for whom, exports, language, the way home; and what the session's
// file had lost.
#include <algorithm>

#include "app/commands/repair.h"
#include "app/commands/session.h"
#include "ui/panels/facilitator/page.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kLostRowMm = 16;

class FilesPage : public FacilitatorPage {
public:
    const char* key() const override { return "files"; }
    const char* title() const override { return TR_NOOP("Files"); }
    void show(FacilitatorContext& at, const Rect& area) override;

private:
    void showFormats(FacilitatorContext& at, Space& space);
    void showJobs(FacilitatorContext& at, Space& space);
    void showLost(FacilitatorContext& at, const Rect& area);
};

// A button for everything and one for each format, as many rows as they need.
void FilesPage::showFormats(FacilitatorContext& at, Space& space) {
    constexpr int kInARow = 4;
    Widgets& w = at.w;
    Rect row;
    int count = 0;
    const auto button = [&](const std::string& format, const char* title) {
        if (count % kInARow == 0) row = space.top(w.mm(16), w.mm(2));
        const std::string name = "export-" + (format.empty() ? "all" : format);
        if (w.button(name.c_str(), w.tr()(title), column(row, count % kInARow, kInARow, w.mm(2)),
                     format.empty() ? Style::Primary : Style::Plain)) {
            at.panel.requests.push_back({ShellRequest::Kind::Export, format});
            w.await(name);
        }
        ++count;
    };
    button({}, TR_NOOP("Export everything"));
    for (const auto& exporter : at.panel.exporters) button(exporter->format(), exporter->title());
}

// What goes on beside the table, a line each with how far it is, and a key that cancels it.
void FilesPage::showJobs(FacilitatorContext& at, Space& space) {
    Widgets& w = at.w;
    for (const JobTold& job : at.panel.jobs) {
        Space row{space.top(w.mm(14), w.mm(2))};
        const char* label = job.isStopping ? w.tr()("Stopping…") : w.tr()("Cancel");
        if (w.button(("cancel-" + job.name).c_str(), label, row.right(w.mm(40), w.mm(2)), Style::Plain, !job.isStopping))
            at.panel.requests.push_back({ShellRequest::Kind::CancelJob, job.name});
        const Rect bar = row.rest;
        Painter p = w.painter();
        p.box(bar, kChip, w.mm(2.5f));
        const float done = static_cast<float>(std::clamp(job.progress.value_or(0), 0.0, 1.0));
        if (done > 0) p.box({bar.x, bar.y, std::max(w.mm(5), bar.w * done), bar.h}, kChipHeld, w.mm(2.5f));
        w.text({bar.x + w.mm(3), bar.y, bar.w - w.mm(6), bar.h}, job.words, 4.4f, kInk);
        w.target("field", "job-" + job.name, job.words, bar);
    }
}

void FilesPage::show(FacilitatorContext& at, const Rect& area) {
    Widgets& w = at.w;
    PanelContext& panel = at.panel;
    Space space{area};
    const Rect names = space.top(w.mm(16), w.mm(2));
    if (w.field("client", panel.board.session().client, w.tr()("For whom? (company, department)"), column(names, 1, 2, w.mm(2)),
                kRowPaper, false))
        return at.write({.heading = w.tr()("For whom? (company, department)"),
                         .text = panel.board.session().client,
                         .then = [](const app::Board& b, app::CommandContext& context, const std::string& typed) {
                             return commands::nameClient(b, context, typed);
                         }});
    if (w.field("title", panel.board.session().title, w.tr()("Title of the session"), column(names, 0, 2, w.mm(2)), kRowPaper,
                false))
        return at.write({.heading = w.tr()("Title of the session"),
                         .text = panel.board.session().title,
                         .then = [](const app::Board& b, app::CommandContext& context, const std::string& typed) {
                             return commands::renameSession(b, context, typed);
                         }});
    showFormats(at, space);
    Space languages{space.top(w.mm(16), w.mm(2))};
    // For this table from now on, and as the session's own wish, which the command line follows.
    const auto speak = [&](const char* lang) {
        if (panel.board.session().lang != lang)
            at.run([&](const app::Board& b, app::CommandContext& context) { return commands::speak(b, context, lang); });
        panel.requests.push_back({ShellRequest::Kind::SetLanguage, lang});
    };
    if (w.button("french", "Français", languages.left(w.mm(40), w.mm(2)), w.tr().lang() == "fr" ? Style::Chosen : Style::Plain))
        speak("fr");
    if (w.button("english", "English", languages.left(w.mm(40), w.mm(2)), w.tr().lang() == "en" ? Style::Chosen : Style::Plain))
        speak("en");
    if (w.button("home", w.tr()("Back to the sessions"), space.bottom(w.mm(16), w.mm(2))))
        panel.requests.push_back({ShellRequest::Kind::GoHome, {}});
    showJobs(at, space);
    showLost(at, space.rest);
}

// What the session's file had lost, to be taken back one by one or together.
void FilesPage::showLost(FacilitatorContext& at, const Rect& area) {
    Widgets& w = at.w;
    PanelContext& panel = at.panel;
    std::vector<app::SetAside> lost;
    std::vector<app::Record> offered;
    for (const app::SetAside& one : panel.setAside) {
        if (panel.board.find(one.key)) continue;
        lost.push_back(one);
        if (one.offered) offered.push_back(*one.offered);
    }
    if (lost.empty()) return;
    const auto takeBack = [&](std::span<const app::Record> records) {
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::takeBack(b, context, records); });
    };
    Space space{area};
    Space head{space.top(w.mm(13), w.mm(2))};
    if (!offered.empty() &&
        w.button("take-all-back", w.tr()("Take everything back"), head.right(w.mm(64), w.mm(2)), Style::Primary))
        return takeBack(offered);
    w.text(head.rest,
           w.tr().plural("%d damaged record set aside", "%d damaged records set aside", static_cast<long>(lost.size())), 4.6f,
           kTrouble, Weight::SemiBold);
    const float rowH = w.mm(kLostRowMm);
    float y = w.beginList("lost", space.rest, rowH * static_cast<float>(lost.size()));
    for (const app::SetAside& one : lost) {
        Space row{{space.rest.x, y, space.rest.w, rowH - w.mm(2)}};
        y += rowH;
        const std::string id = app::idText(one.key.id);
        if (one.offered && w.button(("take-back-" + id).c_str(), w.tr()("Put back"), row.right(w.mm(40), w.mm(2)))) {
            takeBack({&*one.offered, 1});
            break;
        }
        const std::string kind = w.tr()(commands::kindWords(one.key.kind));
        const std::string text = one.offered ? commands::wordsIn(panel.board, *one.offered) : w.tr()("nothing has kept it");
        const char* from = !one.offered     ? ""
                           : one.fromBackup ? w.tr()("from a backup, perhaps older")
                                            : w.tr()("from the journal");
        w.text({row.rest.x, row.rest.y, row.rest.w, row.rest.h / 2}, text.empty() ? kind : kind + " · " + text, 4.2f, kInk);
        w.text({row.rest.x, row.rest.y + row.rest.h / 2, row.rest.w, row.rest.h / 2}, from, 3.6f, kInk2);
    }
    w.endList();
}

}  // namespace

std::unique_ptr<FacilitatorPage> filesPage() { return std::make_unique<FilesPage>(); }

}  // namespace ui::panels::facilitator
