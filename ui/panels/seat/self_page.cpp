// The seat itself: its name, for how many it votes, its place at the edge, leaving; and the way to pages that invite people in.
#include <algorithm>

#include "app/commands/seats.h"
#include "ui/panels/seat/page.h"

namespace ui::panels::seat {

namespace commands = app::commands;
using app::Rect, app::Weight;
using namespace ui::paint;

namespace {

Writing ownName(const app::Seat& seat) {
    return {.title = [](const app::Texts& tr) { return std::string(tr("Your name")); },
            .field = "seat/" + app::idText(seat.id),
            .text = seat.name,
            .then = [id = seat.id](const app::Board& b, app::CommandContext& context,
                                   const std::string& text) { return commands::renameSeat(b, context, id, text); }};
}

class SelfPage : public SeatPage {
public:
    const char* key() const override { return "self"; }
    std::string title(const PanelContext& panel) const override { return panel.tr("your seat"); }
    void show(SeatContext& at, const Rect& area) override;
};

void SelfPage::show(SeatContext& at, const Rect& area) {
    Widgets& w = at.w;
    const app::Seat* known = at.panel.board.find(at.seat);
    if (!known) return;
    const app::Seat seat = *known;  // a touch may change it under us
    const app::Texts& tr = at.tr;
    Space space{area};
    Space first{space.top(w.mm(15), w.mm(2))};
    const auto invitations = at.invitations();
    const float beside = std::min(w.mm(50), (first.rest.w - w.mm(40)) / static_cast<float>(invitations.size()) - w.mm(3));
    for (const auto& [key, label] : invitations)
        if (w.button(key, label, first.right(beside, w.mm(3)))) return at.open(key);
    if (w.field("name", seat.name, tr("Your name"), first.rest, kRowPaper, false)) return at.write(ownName(seat));
    // For how many it counts is the facilitator's to say: a seat that could change it would change everybody's vote.
    const std::string team = seat.team ? tr.fill("team {0}", std::to_string(seat.team)) : std::string(tr("no team"));
    const std::string counts = tr.plural("votes for %d person", "votes for %d people", seat.weight) + " · " + team;
    const Rect votes = space.top(w.mm(9), w.mm(1));
    w.text(votes, counts, 4.6f, kInk, Weight::SemiBold);
    w.target("field", "counts", counts, votes);
    const std::string shared =
        std::string(tr("If several people share this seat, each of its dots counts for all of them. Votes are also added "
                       "up per team, so that a large team does not drown a small one.")) +
        " " + tr("The facilitator sets both, before a vote.");
    w.paragraph(space.top(w.paragraphHigh(shared, area.w, 4.8f), w.mm(2)), shared, 4.8f, 4.8f, kInk2);
    const Rect moves = space.top(w.mm(14), w.mm(kApartMm));
    const auto move = [&](float by) {
        at.run([&](const app::Board& b, app::CommandContext& context) {
            return commands::moveSeat(b, context, at.seat, seat.edge, seat.along + by);
        });
    };
    const glass::SeatPlace* place = at.panel.scene.plan().find(at.seat);
    const bool compact = place && place->compact;  // then what its tray has no room for is here
    const int keys = compact ? 4 : 2;
    if (w.button("move-left", tr("← Move left"), column(moves, 0, keys, w.mm(3)))) return move(-0.1f);
    if (w.button("move-right", tr("Move right →"), column(moves, 1, keys, w.mm(3)))) return move(0.1f);
    if (compact) {
        if (w.signButton("undo", Sign::Undo, tr("Undo"), column(moves, 2, keys, w.mm(3)))) return at.undo();
        if (w.signButton("bin", Sign::Bin, tr("Bin"), column(moves, 3, keys, w.mm(3)), Style::Quiet)) return at.open("bin");
    }
    if (w.holdButton("leave", tr("Hold to leave this seat"), space.top(w.mm(14), w.mm(2))))
        at.run([&](const app::Board& b, app::CommandContext& context) { return commands::leaveSeat(b, context, at.seat); });
    w.paragraph(space.rest, tr("Your notes stay on the table and keep your colour."), 4, 3.6f, kInk2);
}

}  // namespace

std::unique_ptr<SeatPage> selfPage() { return std::make_unique<SelfPage>(); }

}  // namespace ui::panels::seat
