// The pages of a seat's panel other than tray and writing: voting in secret, an action's form, the bin, the seat itself.
#include <algorithm>
#include <array>
#include <chrono>

#include "app/board/note_kind.h"
#include "app/commands/actions.h"
#include "app/commands/ballots.h"
#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "app/rules/voting.h"
#include "ui/panels/seat_panel.h"
#include "ui/panels/vote_list.h"

namespace ui::panels {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kRowMm = 16;

// Values a hand steps through: finer where works are small. Tenths of days; euros.
constexpr std::array<std::int64_t, 22> kTenthDays{0, 5, 10, 20, 30, 40, 50, 70, 100, 120, 150, 200, 250, 300, 400, 500, 600, 800, 1000, 1200, 1500, 2000};
constexpr std::array<std::int64_t, 24> kEuros{0, 500, 1000, 1500, 2000, 3000, 4000, 5000, 7500, 10000, 12000, 15000, 20000, 25000, 30000, 40000, 50000, 60000, 80000, 100000, 150000, 200000, 250000, 500000};

template <std::size_t N>
std::optional<std::int64_t> stepped(const std::array<std::int64_t, N>& ladder, std::optional<std::int64_t> value, int step) {
    if (!value) return step > 0 ? std::optional(ladder[1]) : std::nullopt;
    if (step > 0) {
        const auto next = std::ranges::upper_bound(ladder, *value);
        return next == ladder.end() ? *value : *next;
    }
    const auto at = std::ranges::lower_bound(ladder, *value);
    return at == ladder.begin() ? std::nullopt : std::optional(*(at - 1));  // below the least: to be costed again
}

std::string dayText(const app::Texts& tr, std::int32_t day) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    const int y = int(date.year());
    const unsigned m = unsigned(date.month()), d = unsigned(date.day());
    char text[32];
    if (tr.lang() == "fr") std::snprintf(text, sizeof text, "%02u/%02u/%04d", d, m, y);
    else std::snprintf(text, sizeof text, "%04d-%02u-%02u", y, m, d);
    return text;
}

}  // namespace

void SeatPanel::showVote(Widgets& w, Room& room) {
    const app::Ballot* ballot = app::rules::openBallot(room.board);
    if (!ballot) return;
    const app::Id<app::Ballot> id = ballot->id;
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(6)}};
    showHeader(w, room, space, ballot->secret ? w.tr()("secret vote") : w.tr()("open vote"));
    Space foot{space.bottom(w.mm(15), w.mm(2))};
    const app::Voter* voter = app::rules::voterOf(room.board, id, m_seat);
    const bool done = voter && voter->done;
    if (w.button("done", done ? w.tr()("Change my vote") : w.tr()("I have finished"), foot.right(w.mm(58), w.mm(3)), done ? Style::Plain : Style::Primary)) {
        if (run(room, [&](const app::Board& b, app::Asking& asking) { return commands::sayDone(b, asking, id, m_seat, !done); }) && !done) m_page = Page::Tray;
    }
    showTrayDots(w, room, foot.left(foot.rest.w * 0.62f), *ballot);
    w.text(foot.rest, w.tr().plural("%d dot left", "%d dots left", app::rules::dotsLeft(room.board, *ballot, m_seat)), 4.2f, kInk2);

    showVoteList(w, room, *ballot, m_seat, space.rest, false, [&](const interact::Command& command) { return run(room, command); });
}

void SeatPanel::showAction(Widgets& w, Room& room) {
    const app::Action* action = room.board.find(m_action);
    if (!action) return;
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(6)}};
    showHeader(w, room, space, w.tr()("Action"));
    if (w.field("title", action->title, w.tr()("What is to be done?"), space.top(w.mm(15), w.mm(2)), kRowPaper, false))
        return write(Writing::ActionTitle, action->title, m_action.value);
    const Rect stages = space.top(w.mm(14), w.mm(2));
    const auto& list = room.board.stages();
    const int count = static_cast<int>(list.size());
    for (int i = 0; i < count; ++i) {
        const app::Stage* stage = room.board.find(list[static_cast<std::size_t>(i)]);
        const std::string name = "stage-" + app::idText(stage->id);
        if (w.button(name.c_str(), stage->title, column(stages, i, count, w.mm(1)), action->stage == stage->id ? Style::On : Style::Plain)) {
            const app::Id<app::Stage> id = action->stage == stage->id ? app::Id<app::Stage>{} : stage->id;
            run(room, [&](const app::Board& b, app::Asking& asking) { return commands::setStage(b, asking, m_action, id); });
            return;
        }
    }
    showActionNumbers(w, room, space);
}

void SeatPanel::showActionNumbers(Widgets& w, Room& room, Space& space) {
    app::Estimate estimate = room.board.find<app::Estimate>(m_action.value) ? *room.board.find<app::Estimate>(m_action.value) : app::Estimate{m_action};
    app::Assignment assignment = room.board.find<app::Assignment>(m_action.value) ? *room.board.find<app::Assignment>(m_action.value) : app::Assignment{m_action};
    const app::Estimate before = estimate;
    const app::Assignment assigned = assignment;
    const Rect impacts = space.top(w.mm(16), w.mm(2));
    const auto impact = [&](const char* name, const char* label, const Rect& r, int& value) {
        Space row{r};
        w.paragraph(row.left(w.mm(24), w.mm(1)), label, 4, 3.4f, kInk2);
        for (int i = 1; i <= 5; ++i) {
            const std::string id = std::string(name) + "-" + std::to_string(i);
            if (w.button(id.c_str(), std::to_string(i), column(row.rest, i - 1, 5, w.mm(0.8f)), i <= value ? Style::On : Style::Plain)) value = value == i ? 0 : i;
        }
    };
    impact("impact-customer", w.tr()("Impact on the customer"), column(impacts, 0, 2, w.mm(4)), estimate.impactCustomer);
    impact("impact-company", w.tr()("Impact on the company"), column(impacts, 1, 2, w.mm(4)), estimate.impactCompany);

    const Rect costs = space.top(w.mm(15), w.mm(2));
    const auto days = estimate.tenthDays ? w.tr().fill("{0} d", std::to_string(*estimate.tenthDays / 10) + (*estimate.tenthDays % 10 ? (w.tr().lang() == "fr" ? "," : ".") + std::to_string(*estimate.tenthDays % 10) : std::string{})) : w.tr()("time ?");
    if (const int step = w.stepper("days", days, column(costs, 0, 2, w.mm(4)))) estimate.tenthDays = stepped(kTenthDays, estimate.tenthDays, step);
    const auto euros = estimate.euros ? w.tr().fill("€{0}", std::to_string(*estimate.euros)) : w.tr()("budget ?");
    if (const int step = w.stepper("euros", euros, column(costs, 1, 2, w.mm(4)))) estimate.euros = stepped(kEuros, estimate.euros, step);

    const Rect who = space.top(w.mm(15), w.mm(2));
    const auto today = static_cast<std::int32_t>(room.now / 86'400'000);
    const std::string due = assignment.dueDay ? dayText(w.tr(), *assignment.dueDay) : w.tr()("due date ?");
    if (w.field("owner", assignment.owner, w.tr()("Owner ?"), column(who, 0, 2, w.mm(4)), kRowPaper, false)) return write(Writing::ActionOwner, assignment.owner, m_action.value);
    if (const int step = w.stepper("due", due, column(who, 1, 2, w.mm(4)))) assignment.dueDay = assignment.dueDay ? std::max(today, *assignment.dueDay + 7 * step) : today + 14;
    if (!(estimate == before)) run(room, [&](const app::Board& b, app::Asking& asking) { return commands::estimate(b, asking, estimate); });
    if (!(assignment == assigned)) run(room, [&](const app::Board& b, app::Asking& asking) { return commands::assign(b, asking, assignment); });
}

void SeatPanel::showBin(Widgets& w, Room& room) {
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(6)}};
    showHeader(w, room, space, w.tr()("Bin"));
    const auto items = room.board.binOf(m_seat);
    if (items.empty()) {
        w.text(space.rest, w.tr()("The bin is empty."), 5, kInk2, Weight::Regular, Align::Centre);
        return;
    }
    const float rowH = w.mm(kRowMm);
    float y = w.beginList("bin", space.rest, rowH * static_cast<float>(items.size()));
    for (auto item = items.rbegin(); item != items.rend(); ++item, y += rowH) {
        const app::Note* note = room.board.find(item->note);
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.5f)};
        if (!note || !row.touches(space.rest)) continue;
        const std::string key = app::idText(item->note);
        Painter p = w.painter();
        p.box(row, kNotePaper[static_cast<std::size_t>(note->kind)], w.mm(2.5f));
        w.target("bin", "binned-" + key, note->text, row);
        Space cells{row};
        if (w.button(("restore-" + key).c_str(), w.tr()("Put back"), cells.right(w.mm(38), w.mm(2)).grown(-w.mm(0.7f))))
            run(room, [&](const app::Board& b, app::Asking& asking) { return commands::restoreNote(b, asking, item->note); });
        cells.left(w.mm(3));
        w.paragraph(cells.rest, note->text, 4.6f, 3.8f, kInk);
    }
    w.endList();
}

void SeatPanel::showSeat(Widgets& w, Room& room) {
    const app::Seat* seat = room.board.find(m_seat);
    if (!seat) return;
    Space space{{w.mm(4), w.mm(3), w.area().w - w.mm(8), w.area().h - w.mm(6)}};
    showHeader(w, room, space, w.tr()("your seat"));
    if (w.field("name", seat->name, w.tr()("Your name"), space.top(w.mm(16), w.mm(3)), kRowPaper, false)) return write(Writing::SeatName, seat->name, m_seat.value);
    const Rect moves = space.top(w.mm(16), w.mm(3));
    const auto move = [&](float by) {
        run(room, [&](const app::Board& b, app::Asking& asking) { return commands::moveSeat(b, asking, m_seat, seat->edge, seat->along + by); });
    };
    if (w.button("move-left", w.tr()("← Move left"), column(moves, 0, 2, w.mm(3)))) return move(-0.1f);
    if (w.button("move-right", w.tr()("Move right →"), column(moves, 1, 2, w.mm(3)))) return move(0.1f);
    if (w.holdButton("leave", w.tr()("Hold to leave this seat"), space.top(w.mm(16), w.mm(3))))
        run(room, [&](const app::Board& b, app::Asking& asking) { return commands::leaveSeat(b, asking, m_seat); });
    w.paragraph(space.rest, w.tr()("Your notes stay on the table and keep your colour."), 4.4f, 3.8f, kInk2);
}

}  // namespace ui::panels
