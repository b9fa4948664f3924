// The facilitator's seats page: who sits where, for how many each votes, in which team.
#include <algorithm>

#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "ui/panels/facilitator/page.h"

namespace ui::panels::facilitator {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

constexpr float kSeatRowMm = 31;

class SeatsPage : public FacilitatorPage {
public:
    const char* key() const override { return "seats"; }
    const char* title() const override { return TR_NOOP("Seats"); }
    void show(FacilitatorContext& at, const Rect& area) override;
};

void SeatsPage::show(FacilitatorContext& at, const Rect& area) {
    Widgets& w = at.w;
    PanelContext& panel = at.panel;
    Space space{area};
    const auto seating = panel.board.session().seating;
    Space head{space.top(w.mm(15), w.mm(2))};
    const auto seat = [&](app::Seating s) {
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::seatEveryone(b, context, s); });
    };
    if (w.button("table", w.tr()("Table"), head.left(w.mm(34), w.mm(2)),
                 seating == app::Seating::Table ? Style::Chosen : Style::Plain))
        seat(app::Seating::Table);
    if (w.button("wall", w.tr()("Wall"), head.left(w.mm(34), w.mm(2)),
                 seating == app::Seating::Wall ? Style::Chosen : Style::Plain))
        seat(app::Seating::Wall);
    w.text(head.rest, w.tr().plural("%d seat", "%d seats", commands::seatsPresent(panel.board)), 4.6f, kInk2, Weight::Regular,
           Align::Right);
    std::vector<const app::Seat*> seats;
    for (const auto& [id, s] : panel.board.all<app::Seat>())
        if (s.present) seats.push_back(&s);
    std::ranges::sort(seats, {}, &app::Seat::colour);
    const float rowH = w.mm(kSeatRowMm);
    float y = w.beginList("seats", space.rest, rowH * static_cast<float>(seats.size()));
    for (const app::Seat* s : seats) {
        const app::Id<app::Seat> id = s->id;
        const app::Edge edge = s->edge;
        const std::string key = app::idText(id);
        const Rect row{space.rest.x, y, space.rest.w - w.mm(2), rowH - w.mm(1.5f)};
        y += rowH;
        if (!row.touches(space.rest)) continue;
        Painter p = w.painter();
        p.box(row, kRowPaper, w.mm(2.5f));
        Space cells{row.grown(-w.mm(0.7f))};
        Space head{cells.top(w.mm(14), w.mm(1))};
        seatMark(p, s->colour, head.left(w.mm(12)).centre(), w.mm(3.2f), seatColour(s->colour));
        const bool leaves = w.holdButton(("leave-" + key).c_str(), w.tr()("Leaves"), head.right(w.mm(26), w.mm(kApartMm)));
        const auto next = static_cast<app::Edge>((static_cast<int>(edge) + 1) % 4);
        const bool turns = w.button(("edge-" + key).c_str(), w.tr()("Next side"), head.right(w.mm(36), w.mm(1)), Style::Plain,
                                    seating == app::Seating::Table);
        w.text(head.rest, s->name, 4.8f, kInk, Weight::SemiBold);
        const int weight = s->weight, team = s->team;
        const int heavier =
            w.stepper(("weight-" + key).c_str(), w.tr().plural("votes for %d person", "votes for %d people", weight),
                      column(cells.rest, 0, 2, w.mm(4)));
        const int other = cycle(at, ("team-" + key).c_str(), {},
                                team ? w.tr().fill("Team {0}", std::to_string(team)) : std::string(w.tr()("No team")),
                                column(cells.rest, 1, 2, w.mm(4)));
        if (heavier || other)
            at.run([&](const app::Board& b, app::CommandContext& context) {
                return commands::setVote(b, context, id, std::clamp(weight + heavier, 1, 99), turned(team, other, 5));
            });
        if (leaves)
            at.run([&](const app::Board& b, app::CommandContext& context) { return commands::leaveSeat(b, context, id); });
        if (turns)
            at.run([&](const app::Board& b, app::CommandContext& context) {
                return commands::moveSeat(b, context, id, next, glass::freePlace(b, next));
            });
    }
    w.endList();
}

}  // namespace

std::unique_ptr<FacilitatorPage> seatsPage() { return std::make_unique<SeatsPage>(); }

}  // namespace ui::panels::facilitator
