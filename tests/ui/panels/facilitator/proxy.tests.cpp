// Votes entered by the facilitator for a seat (proxy): what the page shows, when it may be opened, and that it closes.
#include <catch2/catch.hpp>

#include "app/rules/ballots.h"
#include "tests/ui/panels/votes/vote_wall.h"

using namespace tests;

namespace {

struct ProxyWall : VoteWall {
    explicit ProxyWall(commands::RoundTerms terms, int count = 5,
                       std::vector<std::pair<Edge, float>> where = {{Edge::Bottom, 0.25f}, {Edge::Top, 0.5f}})
        : VoteWall(terms, count, std::move(where)) {
        finger(90).down(Point{1912, 1072}).hold(1100).up();
        tell("tab-vote");
    }
    void tell(const std::string& name) { finger(90).tap("facilitator/" + name); }
    bool shows(const std::string& name) const { return has("facilitator/" + name); }
    std::string proxy(int seat) const { return "proxy-" + app::idText(seats[static_cast<std::size_t>(seat)]); }
    std::size_t given(int seat) const { return rules::saidBy(board(), round(), seats[static_cast<std::size_t>(seat)]).size(); }
    // Of the rows that show in the seat's list, whichever is first.
    void pressFirst(int seat, const std::string& key) {
        for (const auto& target : table().targets(tr()))
            if (target.id.starts_with(at(seat, key))) {
                const std::string id = target.id;
                finger(50 + seat).tap(id);
                return;
            }
        FAIL("nothing to press");
    }
    // Where the facilitator's list begins.
    Point firstRow() const {
        for (const auto& target : table().targets(tr()))
            if (target.id.starts_with("facilitator/item-")) return target.px.centre();
        FAIL("no row shows");
        return {};
    }
    // What can be touched on the round that lies on the facilitator's panel.
    int touchable() const {
        int count = 0;
        for (const auto& target : table().targets(tr()))
            for (const char* part : {"more-", "customer-", "plus5-", "card-", "item-"})
                count += target.id.starts_with(std::string("facilitator/") + part);
        return count;
    }
};

// Their list scrolls too: what is left of it must not take the fingers of the round's.
const std::vector<std::pair<Edge, float>> kSix{{Edge::Bottom, .1f}, {Edge::Bottom, .4f}, {Edge::Top, .1f},
                                               {Edge::Top, .4f},    {Edge::Top, .7f},    {Edge::Left, .5f}};
const std::vector<std::pair<BallotForm, std::string>> kForms{{BallotForm::Dots, "more-"},
                                                             {BallotForm::Points, "plus5-"},
                                                             {BallotForm::Scores, "customer-3-"},
                                                             {BallotForm::Orders, "item-"}};

}  // namespace

TEST_CASE("A proxy page in a secret vote closes when the seat begins, and cannot be opened again",
          "[panels][vote][proxy][secret]") {
    for (const auto& [form, key] : kForms) {
        INFO(key);
        ProxyWall wall({.form = form, .dotsEach = 3});
        wall.tell(wall.proxy(0));
        REQUIRE(wall.touchable() > 0);
        wall.open(0), wall.pressFirst(0, key);
        REQUIRE(wall.given(0) == 1);
        CHECK(wall.touchable() == 0);
        CHECK_FALSE(wall.shows("proxy-done"));
        wall.tell(wall.proxy(0));
        CHECK(wall.touchable() == 0);
        wall.press(0, "done"), wall.tell(wall.proxy(0));
        CHECK(wall.touchable() == 0);
    }
}

TEST_CASE("What was entered by proxy becomes the seat's own to change, and is out of the facilitator's hands from then on",
          "[panels][vote][proxy][secret]") {
    ProxyWall wall({.dotsEach = 3});
    wall.tell(wall.proxy(0));
    wall.tell("more-" + app::idText(wall.actions[0]));
    wall.tell("more-" + app::idText(wall.actions[1]));
    wall.tell("less-" + app::idText(wall.actions[1]));  // still the facilitator's to take back
    wall.tell("proxy-done");
    wall.tell(wall.proxy(0));  // and to go on, as long as the seat has not begun
    CHECK(wall.shows("proxy-done"));
    wall.tell("proxy-back");
    wall.open(0), wall.press(0, "less-", 0), wall.press(0, "more-", 2);
    CHECK(wall.given(0) == 1);
    wall.press(0, "done");
    wall.tell(wall.proxy(0));
    CHECK_FALSE(wall.shows("proxy-done"));
    CHECK(wall.touchable() == 0);
}

TEST_CASE("A seat that only says it has finished has begun: what was entered is its own", "[panels][vote][proxy][secret]") {
    ProxyWall wall({.dotsEach = 3});
    wall.tell(wall.proxy(0));
    wall.tell("more-" + app::idText(wall.actions[0]));
    wall.open(0), wall.press(0, "done");
    CHECK(wall.touchable() == 0);
    wall.tell(wall.proxy(0));
    CHECK(wall.touchable() == 0);
    CHECK(wall.given(0) == 1);
}

TEST_CASE("A hand that lies on the proxy page as the seat begins takes nothing from it", "[panels][vote][proxy][rude]") {
    ProxyWall wall({.dotsEach = 3, .cap = 2});
    wall.tell(wall.proxy(0));
    wall.finger(90).down("facilitator/less-" + app::idText(wall.actions[1])).hold(30);
    wall.open(0), wall.press(0, "more-", 1);
    wall.finger(90).up();
    CHECK(wall.given(0) == 1);
}

TEST_CASE("What a seat has half chosen on a best-worst screen is not on the facilitator's glass",
          "[panels][vote][proxy][secret]") {
    ProxyWall wall({.form = BallotForm::BestWorst}, 6);
    wall.open(0);
    const auto cards = wall.cards(0);
    REQUIRE(cards.size() == 4);
    const auto name = [](const std::string& target) { return target.substr(target.find('/') + 1); };
    wall.press(0, name(cards[0]));  // its best; the worst is still to come
    wall.tell(wall.proxy(0));
    wall.tell(name(cards[1]));  // the facilitator's first touch is a best of their own, and no answer together with the seat's
    CHECK(wall.answered(0) == 0);
    wall.press(0, name(cards[2]));  // a best of the seat's again, after another hand was at it
    CHECK(wall.answered(0) == 0);
}

TEST_CASE("The list of a proxy scrolls: all of twelve items can be entered", "[panels][vote][proxy]") {
    for (const auto& [form, key] : kForms) {
        INFO(key);
        ProxyWall wall({.form = form, .dotsEach = 12}, 12, kSix);
        wall.tell(wall.proxy(0));
        for (int i = 0; i < 12; ++i) {
            const std::string target = "facilitator/" + key + app::idText(wall.actions[static_cast<std::size_t>(i)]);
            const auto row = [&] { return "facilitator/item-" + app::idText(wall.actions[static_cast<std::size_t>(i)]); };
            for (int pulls = 0; pulls < 24 && !wall.has(target); ++pulls) {
                const Point from = wall.firstRow();
                wall.finger(91).down(from).moveTo(from + Point{0, wall.mm(pulls < 12 ? -25 : 25)}).up();
                wall.wait(300);
            }
            REQUIRE(wall.has(target));
            REQUIRE(wall.has(row()));
            wall.finger(90).tap(target);
        }
        std::set<std::uint64_t> items;
        for (const auto& e : rules::saidBy(wall.board(), wall.round(), wall.seats[0])) items.insert(e.item);
        CHECK(items.size() == 12);
    }
}
