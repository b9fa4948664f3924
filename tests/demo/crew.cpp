#include "tests/demo/crew.h"

#include <algorithm>
#include <cmath>

namespace tests {

Aim grip(std::string row) {
    return {[row](const std::vector<ui::glass::Target>& targets) -> std::optional<app::Point> {
                for (const auto& t : targets)
                    if (t.id == row) return app::Point{std::round(t.px.x + t.px.h * 0.45f), std::round(t.px.centre().y)};
                return std::nullopt;
            },
            "grip of " + row};
}

void Crew::sitDown() {
    const char* edges[] = {"table/seat-bottom", "table/seat-top",   "table/seat-bottom", "table/seat-left",
                           "table/seat-top",    "table/seat-right", "table/seat-bottom", "table/seat-top"};
    for (int i = 0; i < 8; ++i) {
        hands.tap(i, byId(edges[i]));
        hands.work();
        hands.rest(0.1);
        for (const auto& [id, seat] : board().all<app::Seat>())
            if (std::ranges::find(seats, app::idText(seat.id)) == seats.end()) seats.push_back(app::idText(seat.id));
    }
    hands.rest(0.3);
}

void Crew::callFacilitator() {
    hands.hold(facilitator,
               {[this](const auto&) {
                    return app::Point{12, static_cast<float>(table.scene().plan().size.height) - 12};
                },
                "corner"},
               1.15);
    hands.work();
    hands.rest(0.3);
}

void Crew::panelIfThere(const std::string& button) {
    const auto targets = hands.look();
    if (byId("facilitator/" + button).find(targets)) panel(button);
}

void Crew::openBallot(int seat) {
    const std::string vote = seats[static_cast<std::size_t>(seat)] + "/vote";
    if (std::ranges::any_of(hands.look(), [&](const auto& target) { return target.id == vote; })) hands.tap(seat, byId(vote));
}

void Crew::seeResult(const std::string& mark) {
    hands.rest(1.4);
    if (!mark.empty()) hands.mark(mark);
    const auto targets = hands.look();
    for (const char* key : {"reveal/go-on", "reveal-turned/go-on"})
        if (byId(key).find(targets)) {
            hands.tap(0, byId(key));
            hands.work();
            break;
        }
    hands.rest(0.3);
}

Aim Crew::inPanel(std::size_t seat, float across, float down) const {
    return {[this, seat, across, down](const std::vector<ui::glass::Target>&) -> std::optional<app::Point> {
                const auto* place = table.scene().plan().find(seatId(seat));
                if (!place) return std::nullopt;
                const app::Point p =
                    place->front().toTable(app::Point{place->front().width() * across, place->front().height() * down});
                return app::Point{std::round(p.x), std::round(p.y)};
            },
            "panel of " + seats[seat]};
}

std::vector<std::string> Crew::within(std::size_t seat, const std::string& beginning) const {
    const std::string prefix = seats[seat] + "/" + beginning;
    const auto targets = hands.look();
    const auto* place = table.scene().plan().find(seatId(seat));
    std::vector<std::pair<float, std::string>> found;
    for (const auto& target : targets)
        if (target.id.starts_with(prefix) && place && byId(target.id).find(targets))
            found.emplace_back(place->front().toLocal(target.px.centre()).y, target.id.substr(prefix.size()));
    std::ranges::sort(found);
    std::vector<std::string> names;
    for (auto& [y, name] : found) names.push_back(std::move(name));
    return names;
}

}  // namespace tests
