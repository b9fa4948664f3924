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
    void show(Desk& desk, const Rect& area) override;

private:
    void showFormats(Desk& desk, Space& space);
    void showJobs(Desk& desk, Space& space);
    void showLost(Desk& desk, const Rect& area);
};

// A button for everything and one for each format, as many rows as they need.
void FilesPage::showFormats(Desk& desk, Space& space) {
    constexpr int kInARow = 4;
    Widgets& w = desk.w;
    Rect row;
    int count = 0;
    const auto button = [&](const std::string& format, const char* title) {
        if (count % kInARow == 0) row = space.top(w.mm(16), w.mm(2));
        const std::string name = "export-" + (format.empty() ? "all" : format);
        if (w.button(name.c_str(), w.tr()(title), column(row, count % kInARow, kInARow, w.mm(2)),
                     format.empty() ? Style::Primary : Style::Plain))
            desk.room.errands.push_back({Errand::Kind::Export, format});
        ++count;
    };
    button({}, TR_NOOP("Export everything"));
    for (const auto& exporter : desk.room.exporters) button(exporter->format(), exporter->title());
}

// What goes on beside the table, a line each with how far it is, and a key that cancels it.
void FilesPage::showJobs(Desk& desk, Space& space) {
    Widgets& w = desk.w;
    for (const JobTold& job : desk.room.jobs) {
        Space row{space.top(w.mm(14), w.mm(2))};
        const char* label = job.isStopping ? w.tr()("Stopping…") : w.tr()("Cancel");
        if (w.button(("cancel-" + job.name).c_str(), label, row.right(w.mm(40), w.mm(2)), Style::Plain, !job.isStopping))
            desk.room.errands.push_back({Errand::Kind::CancelJob, job.name});
        const Rect bar = row.rest;
        Painter p = w.painter();
        p.box(bar, kChip, w.mm(2.5f));
        const float done = static_cast<float>(std::clamp(job.progress.value_or(0), 0.0, 1.0));
        if (done > 0) p.box({bar.x, bar.y, std::max(w.mm(5), bar.w * done), bar.h}, kChipHeld, w.mm(2.5f));
        w.text({bar.x + w.mm(3), bar.y, bar.w - w.mm(6), bar.h}, job.words, 4.4f, kInk);
        w.target("field", "job-" + job.name, job.words, bar);
    }
}

void FilesPage::show(Desk& desk, const Rect& area) {
    Widgets& w = desk.w;
    Room& room = desk.room;
    Space space{area};
    const Rect names = space.top(w.mm(16), w.mm(2));
    if (w.field("client", room.board.session().client, w.tr()("For whom? (company, department)"), column(names, 1, 2, w.mm(2)),
                kRowPaper, false))
        return desk.write({.heading = w.tr()("For whom? (company, department)"),
                           .text = room.board.session().client,
                           .then = [](const app::Board& b, app::Asking& asking, const std::string& typed) {
                               return commands::nameClient(b, asking, typed);
                           }});
    if (w.field("title", room.board.session().title, w.tr()("Title of the session"), column(names, 0, 2, w.mm(2)), kRowPaper,
                false))
        return desk.write({.heading = w.tr()("Title of the session"),
                           .text = room.board.session().title,
                           .then = [](const app::Board& b, app::Asking& asking, const std::string& typed) {
                               return commands::renameSession(b, asking, typed);
                           }});
    showFormats(desk, space);
    Space languages{space.top(w.mm(16), w.mm(2))};
    // For this table from now on, and as the session's own wish, which the command line follows.
    const auto speak = [&](const char* lang) {
        if (room.board.session().lang != lang)
            desk.run([&](const app::Board& b, app::Asking& asking) { return commands::speak(b, asking, lang); });
        room.errands.push_back({Errand::Kind::SetLanguage, lang});
    };
    if (w.button("french", "Français", languages.left(w.mm(40), w.mm(2)), w.tr().lang() == "fr" ? Style::On : Style::Plain))
        speak("fr");
    if (w.button("english", "English", languages.left(w.mm(40), w.mm(2)), w.tr().lang() == "en" ? Style::On : Style::Plain))
        speak("en");
    if (w.button("home", w.tr()("Back to the sessions"), space.bottom(w.mm(16), w.mm(2))))
        room.errands.push_back({Errand::Kind::GoHome, {}});
    showJobs(desk, space);
    showLost(desk, space.rest);
}

// What the session's file had lost, to be taken back one by one or together.
void FilesPage::showLost(Desk& desk, const Rect& area) {
    Widgets& w = desk.w;
    Room& room = desk.room;
    std::vector<app::SetAside> lost;
    std::vector<app::Record> offered;
    for (const app::SetAside& one : room.setAside) {
        if (room.board.find(one.key)) continue;
        lost.push_back(one);
        if (one.offered) offered.push_back(*one.offered);
    }
    if (lost.empty()) return;
    const auto takeBack = [&](std::span<const app::Record> records) {
        desk.run([&](const app::Board& b, app::Asking& asking) { return commands::takeBack(b, asking, records); });
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
        const std::string text = one.offered ? commands::wordsIn(room.board, *one.offered) : w.tr()("nothing has kept it");
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
