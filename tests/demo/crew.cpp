#include "tests/demo/crew.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>

#include "app/rules/voting.h"

namespace tests {

namespace {

const ui::glass::Target* find(const std::vector<ui::glass::Target>& targets, const std::string& id) {
    const auto found = std::ranges::find(targets, id, &ui::glass::Target::id);
    return found == targets.end() ? nullptr : &*found;
}

}  // namespace

Aim groupFrame(std::string group) {
    return {[group](const std::vector<ui::glass::Target>& targets) -> std::optional<app::Point> {
                const auto* frame = find(targets, group);
                if (!frame) return std::nullopt;
                return app::Point{std::round(frame->px.centre().x), std::round(frame->px.y + 5)};
            },
            "title of group " + group};
}

Aim nearby(std::string id, app::Point byPx) {
    return {[id, byPx](const std::vector<ui::glass::Target>& targets) -> std::optional<app::Point> {
                const auto* target = find(targets, id);
                if (!target) return std::nullopt;
                const app::Point c = target->px.centre();
                return app::Point{std::round(c.x + byPx.x), std::round(c.y + byPx.y)};
            },
            "beside " + id};
}

bool isCard(const std::vector<ui::glass::Target>& targets, const std::string& id) {
    const auto* target = find(targets, id);
    return target && std::string(target->kind) == "card";
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

void Crew::everybody(const std::function<void(int)>& what, const std::string& mark, double markS) {
    for (int i = 0; i < static_cast<int>(seats.size()); ++i) what(i);
    if (!mark.empty()) hands.markAfter(mark, markS);
    hands.work();
}

void Crew::openDock() {
    const auto targets = hands.look();
    if (find(targets, "facilitator/next")) return;
    hands.tap(facilitator, byId("table/lead-bottom"));
    hands.work();
    hands.rest(0.6);  // reads what comes next
}

void Crew::closeDock() {
    const auto targets = hands.look();
    if (!byId("facilitator/close").find(targets)) return;
    panel("close");
    hands.work();
    hands.rest(0.2);
}

void Crew::openBallots() {
    everybody([&](int i) {
        const auto targets = hands.look();
        const std::string vote = seats[std::size_t(i)] + "/vote";
        if (byId(vote).find(targets)) hands.pause(i, 0.3 * i), hands.tap(i, byId(vote));
    });
    hands.rest(0.3);
}

void Crew::readThrough(const std::string& beginning, double readS,
                       const std::function<bool(std::size_t, const std::string&)>& gives, const std::string& mark, double markS) {
    const app::Round* round = app::rules::openRound(board());
    const std::size_t rows = board().candidates(round->id).size();
    std::vector<std::set<std::string>> read(seats.size());
    std::vector<int> left(seats.size(), round->dotsEach);
    const auto isDone = [&](std::size_t i) { return left[i] == 0 || read[i].size() == rows; };
    hands.markAfter(mark, markS);
    for (int turn = 0;; ++turn) {
        if (turn > 400) throw std::runtime_error("a list does not come to its end");
        bool any = false;
        for (std::size_t i = 0; i < seats.size(); ++i) {
            if (isDone(i)) continue;
            any = true;
            for (const std::string& row : within(i, beginning)) {
                if (left[i] == 0 || !read[i].insert(row).second) continue;
                hands.pause(int(i), readS);
                if (gives(i, row)) tapOwn(int(i), beginning + row), --left[i];
            }
            if (!isDone(i)) scrollDown(int(i));
        }
        if (!any) break;
        hands.work();
        hands.rest(0.6);  // lists run out
    }
}

void Crew::closeAndReveal(const std::string& mark) {
    openDock();
    panel("next");
    hands.work();
    hands.rest(1.1);  // the key is deaf for a second after it came to mean something else
    panel("next");
    hands.work();
    hands.rest(2.2);
    hands.mark(mark);
}

void Crew::seeResult() {
    const auto targets = hands.look();
    for (const char* key : {"reveal/go-on", "reveal-turned/go-on"})
        if (byId(key).find(targets)) {
            hands.tap(0, byId(key));
            hands.work();
            break;
        }
    hands.rest(0.4);
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

std::string Crew::seatWith(const std::string& end) const {
    const auto targets = hands.look();
    for (const std::string& seat : seats)
        if (find(targets, seat + "/" + end)) return seat;
    throw std::runtime_error("no seat shows " + end);
}

}  // namespace tests
