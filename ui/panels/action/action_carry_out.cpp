// Who carries an action out, by when, how it begins and what shows that it worked. Somebody at the table owns it by their seat,
// and says yes from there; somebody who is not at the table owns it by name.
#include <algorithm>

#include "app/commands/actions.h"
#include "ui/panels/action/action_form.h"
#include "ui/panels/words.h"

namespace ui::panels::action {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr int kFirstOfferDays = 14;  // a first date two weeks ahead: the first step should fall within it

void assign(const app::Assignment& assignment, const Run& run) {
    run([&](const app::Board& b, app::CommandContext& context) { return commands::assign(b, context, assignment); });
}

// Weeks and days, earlier and later; never before today.
void showDate(Widgets& w, PanelContext& panel, app::Assignment assignment, const Rect& r, const Run& run) {
    const auto& tr = w.tr();
    const auto today = static_cast<std::int32_t>(panel.now / 86'400'000);
    Space row{r};
    captionOf(w, row.left(w.mm(32), w.mm(2)), tr("To be done by"), !assignment.dueDay);
    int by = 0;
    if (w.button("due-week-less", tr("− 1 week"), row.left(w.mm(27), w.mm(1)))) by = -7;
    if (w.button("due-day-less", tr("− 1 day"), row.left(w.mm(25), w.mm(1)))) by = -1;
    if (w.button("due-week-more", tr("+ 1 week"), row.right(w.mm(27), w.mm(1)))) by = 7;
    if (w.button("due-day-more", tr("+ 1 day"), row.right(w.mm(25), w.mm(1)))) by = 1;
    w.text(row.rest, assignment.dueDay ? dateWords(tr, *assignment.dueDay) : std::string("?"), 4.8f, kInk, Weight::SemiBold,
           Align::Centre);
    if (!by) return;
    assignment.dueDay = assignment.dueDay ? std::max(today, *assignment.dueDay + by) : today + kFirstOfferDays;
    assign(assignment, run);
}

// The owner's yes, where it is given: at the owner's own seat.
void showYes(Widgets& w, PanelContext& panel, const app::Assignment& assignment, app::Id<app::Seat> seat, const Rect& r,
             const Run& run) {
    const auto& tr = w.tr();
    const app::Seat* owner = panel.board.find(assignment.seat);
    if (isOwner(assignment, seat)) {
        const bool accepted = assignment.accepted;
        if (w.button("accept", accepted ? tr("✓ Accepted") : tr("I accept"), r, accepted ? Style::Chosen : Style::Primary)) {
            const bool said = run([&](const app::Board& b, app::CommandContext& context) {
                return commands::acceptAction(b, context, assignment.action, seat, !accepted);
            });
            if (said && !accepted) w.succeed("accept");
        }
        return;
    }
    const std::string words = !owner                ? tr("Nobody at the table owns it yet.")
                              : assignment.accepted ? tr.fill("{0} has accepted", owner->name)
                                                    : tr.fill("{0} has yet to accept, at their seat", owner->name);
    w.paragraph(r, words, 4.2f, 3.6f, owner && !assignment.accepted ? kWarning : kInk2);
}

}  // namespace

app::Assignment assignmentOf(const app::Board& board, app::Id<app::Action> action) {
    const app::Assignment* known = board.find<app::Assignment>(action.value);
    return known ? *known : app::Assignment{.action = action};
}

// All seats by mark and name; the owner's is on.
void ActionForm::showOwners(Widgets& w, PanelContext& panel, app::Id<app::Seat> seat, const Rect& area, const Run& run) {
    app::Assignment assignment = assignmentOf(panel.board, m_action);
    std::vector<app::Seat> seats;
    for (const auto& [id, s] : panel.board.all<app::Seat>())
        if (s.present) seats.push_back(s);
    std::ranges::sort(seats, {}, [&](const app::Seat& s) { return std::pair(s.id != seat, s.colour); });
    const int rows = seats.size() > 6 ? 2 : 1, across = std::max(4, (static_cast<int>(seats.size()) + rows - 1) / rows);
    for (std::size_t i = 0; i < seats.size(); ++i) {
        const app::Seat& s = seats[i];
        const float h = (area.h - w.mm(1.5f) * static_cast<float>(rows - 1)) / static_cast<float>(rows);
        const Rect line{area.x, area.y + (h + w.mm(1.5f)) * static_cast<float>(static_cast<int>(i) / across), area.w, h};
        const Rect r = column(line, static_cast<int>(i) % across, across, w.mm(1.5f));
        const bool on = assignment.seat == s.id;
        const std::string name = s.id == seat ? "owner-me" : "owner-" + app::idText(s.id);
        const bool touched = w.touched(name.c_str(), r);
        Painter p = w.painter();
        keyFace(p, r, on ? Style::Chosen : Style::Plain, false, w.mm(1));
        const std::string label = s.id == seat ? std::string(w.tr()("Me")) : s.name;
        Space cells{r};
        const Rect mark = cells.left(w.mm(9));
        p.disc(mark.centre(), w.mm(3.6f), kPaper);
        seatMark(p, s.colour, mark.centre(), w.mm(2.3f), seatColour(s.colour));
        w.text({cells.rest.x, r.y, cells.rest.w - w.mm(1), r.h}, label, 4.2f, kInk, Weight::SemiBold);
        w.target("button", name, label, r);
        if (!touched) continue;
        if (on) assignment.seat = {}, assignment.owner.clear();  // touched again: nobody's
        else assignment.seat = s.id, assignment.owner = s.name;
        assign(assignment, run);
        // Choosing oneself is saying yes.
        if (!on && s.id == seat && run([&](const app::Board& b, app::CommandContext& context) {
                return commands::acceptAction(b, context, m_action, seat, true);
            }))
            w.succeed("accept");
        return;
    }
}

ActionForm::Asks ActionForm::showCarryOut(Widgets& w, PanelContext& panel, app::Id<app::Seat> seat, Space& space,
                                          const Run& run) {
    const auto& tr = w.tr();
    const app::Assignment assignment = assignmentOf(panel.board, m_action);
    const float caption = w.mm(32), gap = w.mm(2);
    const auto present = std::ranges::count_if(panel.board.all<app::Seat>(), [](const auto& s) { return s.second.present; });
    Space who{space.top(w.mm(14), gap)};
    captionOf(w, who.left(caption, gap), tr("Owner"), assignment.owner.empty());
    const Rect yes = who.right(w.mm(64), gap);
    const Rect owners = space.top(w.mm(present > 6 ? 22 : 13), w.mm(3));
    const Rect date = space.top(w.mm(13), w.mm(3));
    Space first{space.top(w.mm(14), w.mm(2.5f))}, measure{space.top(w.mm(14))};
    captionOf(w, first.left(caption, gap), tr("First step"), assignment.firstStep.empty());
    captionOf(w, measure.left(caption, gap), tr("Measure"), assignment.measure.empty());
    Asks asks = Asks::Nothing;
    if (w.field("owner", assignment.owner, tr("A name, or touch a seat below"), who.rest, kRowPaper, false)) asks = Asks::Owner;
    if (w.field("first-step", assignment.firstStep, tr("What is done within two weeks?"), first.rest, kRowPaper, false))
        asks = Asks::FirstStep;
    if (w.field("measure", assignment.measure, tr("What shows that it worked? An indicator and its target"), measure.rest,
                kRowPaper, false))
        asks = Asks::Measure;
    showYes(w, panel, assignment, seat, yes, run);
    showOwners(w, panel, seat, {owners.x + caption + gap, owners.y, owners.w - caption - gap, owners.h}, run);
    showDate(w, panel, assignmentOf(panel.board, m_action), date, run);
    return asks;
}

}  // namespace ui::panels::action
