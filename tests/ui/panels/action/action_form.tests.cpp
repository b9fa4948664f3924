// An action's form and one's own actions: what several hands at several seats do to the same action.
#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/rules/prerequisites.h"
#include "tests/bench/wall.h"

using namespace tests;
namespace commands = app::commands;
using app::CommandContext, app::Board, app::Edge, app::Id, app::Seat;

namespace {

struct Forms : Wall {
    Id<Seat> ana = seat(Edge::Bottom, 0.25f), ben = seat(Edge::Top, 0.5f);
    std::vector<Id<app::Action>> actions;

    Forms() : Wall({.size = {3840, 2160, 3.15f}}) {
        for (const char* title : {"Afficher les délais", "Étiqueter les tissus", "Former les vendeurs", "Zoner les rayons"})
            actions.push_back(action(title));
        command([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, app::steps::kRanking); });
        for (const auto& id : actions) own(id, ana), own(id, ben);
    }
    // So that a seat can open it from its own list.
    void own(Id<app::Action> action, Id<Seat> seat) {
        command([&](const Board& b, CommandContext& a) {
            return commands::assign(b, a, {.action = action, .owner = b.find(seat)->name, .seat = seat});
        });
    }
    void open(Id<Seat> seat, int i) {
        own(actions[static_cast<std::size_t>(i)], seat);
        press(seat, "mine");
        press(seat, "open-" + app::idText(actions[static_cast<std::size_t>(i)]));
    }
    void press(Id<Seat> seat, const std::string& name) { finger(seat == ana ? 1 : 2).tap(of(seat, name)); }
    const app::Assignment& assignment(int i) const {
        return *board().find<app::Assignment>(actions[static_cast<std::size_t>(i)].value);
    }
    const app::Estimate& estimate(int i) const {
        return *board().find<app::Estimate>(actions[static_cast<std::size_t>(i)].value);
    }
    std::string key(int i) const { return app::idText(actions[static_cast<std::size_t>(i)]); }
};

}  // namespace

TEST_CASE("Two seats estimate the same action at once: both keep what they touched", "[panels][action]") {
    Forms wall;
    wall.open(wall.ana, 0);
    wall.open(wall.ben, 0);
    wall.atOnce([&] {
        wall.finger(1).down(wall.of(wall.ana, "impact-customer-4")), wall.finger(2).down(wall.of(wall.ben, "euros-more"));
    });
    wall.atOnce([&] { wall.finger(1).up(), wall.finger(2).up(); });
    wall.press(wall.ana, "days-more"), wall.press(wall.ben, "impact-company-5"), wall.press(wall.ana, "confidence-less");
    CHECK(wall.estimate(0).impactCustomer == 4);
    CHECK(wall.estimate(0).impactCompany == 5);
    CHECK(wall.estimate(0).euros == 500);
    CHECK(wall.estimate(0).tenthDays == 5);
    wall.press(wall.ben, "confidence-more");
    CHECK(wall.estimate(0).confidence == 100);
    wall.press(wall.ben, "confidence-less");
    CHECK(wall.estimate(0).confidence == 90);
    for (int n = 0; n < 2; ++n) wall.press(wall.ana, "days-less");
    CHECK_FALSE(wall.estimate(0).tenthDays);  // nothing known is not nothing
    wall.press(wall.ana, "impact-customer-4");
    CHECK(wall.estimate(0).impactCustomer == 0);
}

TEST_CASE("The preset of the plan's terms asks its factors, on its own scales", "[panels][action]") {
    Forms wall;
    wall.open(wall.ana, 0);
    CHECK_FALSE(wall.has(wall.of(wall.ana, "reach-more")));
    wall.finger(2).down(wall.of(wall.ben, "undo")).hold(20);  // another hand is busy
    const auto by = [&](app::ValueBy value) {
        wall.command([&](const Board& b, CommandContext& a) {
            app::PlanTerms terms = b.planTerms();
            terms.by = value;
            return commands::editTerms(b, a, terms);
        });
    };
    const auto factors = [&] { return *wall.board().find<app::Factors>(wall.actions[0].value); };
    by(app::ValueBy::Wsjf);
    for (const char* name :
         {"benefit-more", "benefit-more", "benefit-more", "benefit-more", "urgency-more", "risk-more", "size-more", "size-less"})
        wall.press(wall.ana, name);
    CHECK(factors().benefit == 5);
    CHECK(factors().urgency == 1);
    CHECK(factors().size == 0);
    by(app::ValueBy::Rice);
    for (const char* name : {"reach-more", "rice-impact-more", "rice-impact-more", "confidence-more", "confidence-less"})
        wall.press(wall.ana, name);
    CHECK(factors().reach == 10);
    CHECK(factors().impact == 50);
    CHECK(wall.estimate(0).confidence == 80);
    by(app::ValueBy::Ice);
    wall.press(wall.ana, "ease-more");
    CHECK(factors().ease == 1);
    CHECK(factors().benefit == 5);
    wall.finger(2).up();
}

TEST_CASE("Who chooses oneself accepts; who is chosen says yes at their own seat, from the tray", "[panels][action][owner]") {
    Forms wall;
    wall.open(wall.ana, 0);
    wall.press(wall.ana, "tab-carry-out");
    wall.press(wall.ana, "owner-me");  // touched again: nobody's
    CHECK(wall.assignment(0).owner.empty());
    wall.press(wall.ana, "owner-me");
    CHECK(wall.assignment(0).seat == wall.ana);
    CHECK(wall.assignment(0).accepted);
    wall.press(wall.ana, "owner-" + app::idText(wall.ben));
    CHECK(wall.assignment(0).seat == wall.ben);
    CHECK_FALSE(wall.assignment(0).accepted);
    CHECK_FALSE(wall.has(wall.of(wall.ana, "accept")));
    CHECK(wall.labelOf(wall.of(wall.ben, "mine")) == "4 actions wait for your yes");
    wall.press(wall.ben, "mine");
    wall.finger(1).down(wall.of(wall.ana, "due-week-more")).hold(30);
    wall.press(wall.ben, "accept-" + wall.key(0));
    wall.finger(1).up();
    CHECK(wall.assignment(0).accepted);
    CHECK(wall.assignment(0).dueDay);
    wall.press(wall.ben, "close");
    CHECK(wall.labelOf(wall.of(wall.ben, "mine")) == "3 actions wait for your yes");
}

TEST_CASE("Date, first step and measure are given at the seat; a name that was typed has no seat to say yes from",
          "[panels][action][owner]") {
    Forms wall;
    wall.open(wall.ana, 1);
    wall.press(wall.ana, "tab-carry-out");
    for (const char* name : {"due-week-more", "due-week-more", "due-day-less"}) wall.press(wall.ana, name);
    const std::int32_t due = *wall.assignment(1).dueDay;
    for (int n = 0; n < 5; ++n) wall.press(wall.ana, "due-week-less");
    CHECK(*wall.assignment(1).dueDay == due - 20);  // never before today, which is twenty days earlier
    wall.press(wall.ana, "first-step");
    wall.open(wall.ben, 2);
    wall.press(wall.ben, "tab-carry-out"), wall.press(wall.ben, "measure");
    wall.type({{wall.ana, "appeler"}, {wall.ben, "moins de retours"}});
    wall.press(wall.ana, "done"), wall.press(wall.ben, "done");
    CHECK(wall.assignment(1).firstStep == "appeler");
    CHECK(wall.assignment(2).measure == "moins de retours");
    wall.press(wall.ana, "owner");
    wall.finger(1).down(wall.of(wall.ana, "backspace")).hold(2500).up();
    wall.type({{wall.ana, "agence"}});
    wall.press(wall.ana, "done");
    CHECK(wall.assignment(1).owner == "agence");
    CHECK_FALSE(wall.assignment(1).seat);
}

TEST_CASE("Prerequisites are chosen from a list that typed letters make shorter; a circle is refused and shown",
          "[panels][action][links]") {
    Forms wall;
    wall.command([&](const Board& b, CommandContext& a) {
        return commands::linkActions(b, a, wall.actions[1], wall.actions[2], app::LinkKind::Needs);
    });
    wall.open(wall.ana, 0), wall.press(wall.ana, "tab-plan"), wall.press(wall.ana, "add-needs");
    wall.open(wall.ben, 2), wall.press(wall.ben, "tab-plan"), wall.press(wall.ben, "add-needs");
    wall.press(wall.ana, "search");
    wall.type({{wall.ana, "etiq"}});
    wall.press(wall.ana, "done");
    CHECK(wall.has(wall.of(wall.ana, "choose-" + wall.key(1))));
    CHECK_FALSE(wall.has(wall.of(wall.ana, "choose-" + wall.key(2))));
    wall.press(wall.ana, "choose-" + wall.key(1));
    CHECK(app::rules::linksOf(wall.board(), wall.actions[0]).size() == 1);
    wall.press(wall.ben, "choose-" + wall.key(0));  // 2 needs 0, which needs 1, which needs 2
    CHECK(app::rules::linksOf(wall.board(), wall.actions[2]).size() == 1);
    const std::string circle = wall.labelOf(wall.of(wall.ben, "circle"));
    for (const char* title : {"Former les vendeurs", "Afficher les délais", "Étiqueter les tissus"})
        CHECK(circle.find(title) != std::string::npos);
    wall.press(wall.ben, "choose-" + wall.key(3));
    CHECK(app::rules::linksOf(wall.board(), wall.actions[3]).size() == 1);
    const auto link = app::rules::linksOf(wall.board(), wall.actions[3])[0];
    wall.press(wall.ben, "unlink-" + app::idText(link));
    CHECK(app::rules::linksOf(wall.board(), wall.actions[3]).empty());
    wall.press(wall.ben, "add-variant");
    wall.press(wall.ben, "close");  // goes back to the form, not out of it
    CHECK(wall.has(wall.of(wall.ben, "add-variant")));
}

TEST_CASE("An action merged into another at one seat leaves the form of the other seat, which shows what is left",
          "[panels][action][merge]") {
    Forms wall;
    wall.open(wall.ana, 0), wall.open(wall.ben, 1);
    wall.press(wall.ben, "tab-carry-out");
    wall.press(wall.ana, "tab-plan"), wall.press(wall.ana, "merge");
    wall.finger(2).down(wall.of(wall.ben, "due-week-more")).hold(30);
    wall.press(wall.ana, "choose-" + wall.key(1));
    wall.finger(2).up();
    CHECK_FALSE(wall.board().find(wall.actions[0]));
    CHECK(wall.board().find(wall.actions[1])->description == "Afficher les délais");
    CHECK(wall.has(wall.of(wall.ana, "merge")));  // the form goes on with the one that stays
    CHECK(wall.assignment(1).dueDay);
}

TEST_CASE("A tier, a pin and an exclusion are decided in the form", "[panels][action][plan]") {
    Forms wall;
    wall.command([](const Board& b, CommandContext& a) { return commands::addTier(b, a, "30 jours"); });
    const auto tier = wall.board().tiers().back();
    wall.open(wall.ana, 0), wall.press(wall.ana, "tab-plan");
    wall.open(wall.ben, 1), wall.press(wall.ben, "tab-plan");
    wall.atOnce([&] {
        wall.finger(1).down(wall.of(wall.ana, "tier-" + app::idText(tier))),
            wall.finger(2).down(wall.of(wall.ben, "pin-excluded"));
    });
    wall.atOnce([&] { wall.finger(1).up(), wall.finger(2).up(); });
    const auto planned = [&](int i) { return wall.board().find<app::Planned>(wall.actions[static_cast<std::size_t>(i)].value); };
    CHECK(planned(0)->tier == tier);
    CHECK(planned(0)->pin == app::Pin::Imposed);
    CHECK(planned(1)->pin == app::Pin::Excluded);
    wall.press(wall.ana, "pin-none"), wall.press(wall.ben, "pin-none");
    CHECK(planned(0)->pin == app::Pin::None);
    CHECK_FALSE(planned(1));
}

TEST_CASE("A seat reads for how many people it votes and in which team: that is the facilitator's to say", "[panels][seat]") {
    Forms wall;
    wall.command([&](const Board& b, CommandContext& a) { return commands::setVote(b, a, wall.ben, 3, 2); });
    wall.press(wall.ana, "seat"), wall.press(wall.ben, "seat");
    const auto counts = [&](Id<Seat> seat) { return wall.labelOf(wall.of(seat, "counts")); };
    CHECK(counts(wall.ana).find(wall.tr().plural("votes for %d person", "votes for %d people", 1)) != std::string::npos);
    CHECK(counts(wall.ben).find(wall.tr().plural("votes for %d person", "votes for %d people", 3)) != std::string::npos);
    CHECK(counts(wall.ben).find(wall.tr().fill("team {0}", "2")) != std::string::npos);
    wall.press(wall.ana, "mine");
    CHECK(wall.has(wall.of(wall.ana, "close")));
}

TEST_CASE("Costs are typed on a number pad at the seat, as exactly as they are kept", "[panels][action][pad]") {
    Forms wall;
    wall.open(wall.ana, 0), wall.open(wall.ben, 0);
    const auto type = [&](Id<Seat> seat, std::initializer_list<const char*> keys) {
        for (const char* key : keys) wall.press(seat, key);
    };
    wall.press(wall.ana, "days"), wall.press(wall.ben, "euros");  // two pads on one action
    CHECK(wall.labelOf(wall.of(wall.ana, "text")).empty());
    type(wall.ana, {"1", "2", "decimal", "5"});
    type(wall.ben, {"4", "3", "7", "0"});
    CHECK(wall.labelOf(wall.of(wall.ana, "text")) == "12.5");
    CHECK_FALSE(wall.estimate(0).tenthDays);  // in the hand until it is said to be done
    type(wall.ana, {"done"}), type(wall.ben, {"done"});
    CHECK(wall.estimate(0).tenthDays == 125);
    CHECK(wall.estimate(0).euros == 4'370);
    CHECK(wall.has(wall.of(wall.ana, "days-more")));  // back on the estimate
    // It begins with what is known, and the first key replaces it.
    wall.press(wall.ana, "days");
    CHECK(wall.labelOf(wall.of(wall.ana, "text")) == "12.5");
    type(wall.ana, {"7", "backspace", "8", "done"});
    CHECK(wall.estimate(0).tenthDays == 80);
    wall.press(wall.ana, "euros");
    type(wall.ana, {"clear", "3", "0", "thousand", "done"});
    CHECK(wall.estimate(0).euros == 30'000);
    wall.press(wall.ana, "euros");
    type(wall.ana, {"clear", "done"});  // nothing is known of it again
    CHECK_FALSE(wall.estimate(0).euros);
    CHECK(wall.estimate(0).tenthDays == 80);
}

TEST_CASE("What is no cost is refused in words, and stays to be mended", "[panels][action][pad]") {
    Forms wall;
    wall.open(wall.ana, 0);
    wall.press(wall.ana, "days");
    for (const char* key : {"1", "decimal", "2", "5", "done"}) wall.press(wall.ana, key);
    CHECK_FALSE(wall.estimate(0).tenthDays);
    CHECK(wall.labelOf(wall.of(wall.ana, "answer")) == "This is not a number of days: at most one decimal.");
    wall.press(wall.ana, "backspace"), wall.press(wall.ana, "done");
    CHECK(wall.estimate(0).tenthDays == 12);
    wall.press(wall.ana, "euros");
    for (int i = 0; i < 12; ++i) wall.press(wall.ana, "9");
    wall.press(wall.ana, "thousand"), wall.press(wall.ana, "done");  // it would count as not known
    CHECK_FALSE(wall.estimate(0).euros);
    CHECK(wall.labelOf(wall.of(wall.ana, "answer")) == "A cost above a million million cannot be right");
    wall.press(wall.ana, "close");
    CHECK(wall.has(wall.of(wall.ana, "euros-more")));
    // The letters are where they were.
    wall.press(wall.ana, "title");
    CHECK(wall.has(wall.of(wall.ana, "a")));
}

TEST_CASE("A cost that another hand has changed meanwhile is said once before it is written over", "[panels][action][pad]") {
    Forms wall;
    wall.open(wall.ana, 0), wall.open(wall.ben, 0);
    wall.press(wall.ana, "days");
    wall.press(wall.ana, "5");
    wall.press(wall.ben, "days-more");
    wall.press(wall.ana, "done");
    CHECK(wall.estimate(0).tenthDays == 5);
    CHECK(wall.labelOf(wall.of(wall.ana, "answer")) == "Changed meanwhile to: 0.5");
    wall.press(wall.ana, "done");
    CHECK(wall.estimate(0).tenthDays == 50);
}

TEST_CASE("Minus and plus go on while they are held, and a tap is one step", "[panels][action][pad]") {
    Forms wall;
    wall.open(wall.ana, 0);
    wall.press(wall.ana, "days-more");
    CHECK(wall.estimate(0).tenthDays == 5);
    wall.finger(1).down(wall.of(wall.ana, "days-more")).hold(1500);
    const std::int64_t held = *wall.estimate(0).tenthDays;
    CHECK(held > 40);
    wall.finger(1).up();
    wall.wait(500);
    CHECK(wall.estimate(0).tenthDays == held);
    wall.finger(1).down(wall.of(wall.ana, "days-less")).hold(5000).up();
    CHECK_FALSE(wall.estimate(0).tenthDays);
}

TEST_CASE("A French pad has the comma, and what is typed with it is read", "[panels][action][pad][language]") {
    Forms wall;
    wall.speak(app::Texts::load(std::string(PARCOURS_BUILD) + "/texts", "fr"));
    wall.open(wall.ana, 0);
    wall.press(wall.ana, "days");
    CHECK(wall.labelOf(wall.of(wall.ana, "decimal")) == ",");
    for (const char* key : {"2", "decimal", "5", "done"}) wall.press(wall.ana, key);
    CHECK(wall.estimate(0).tenthDays == 25);
    wall.press(wall.ana, "days");
    CHECK(wall.labelOf(wall.of(wall.ana, "text")) == "2,5");
}

TEST_CASE("The form says where an action stands by value; Why shows and hides the figures", "[panels][action]") {
    Wall wall;
    const auto seat = wall.seat(app::Edge::Bottom, 0.5f);
    const auto action = wall.action("Livraison suivie");
    wall.command([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, app::steps::kRanking); });
    wall.finger(1).tap(action);
    wall.finger(1).tap(app::idText(action) + "/edit");
    wall.wait(300);
    CHECK_FALSE(wall.has(wall.of(seat, "figures")));  // it has no place yet: what is missing is said instead
    wall.command([&](const Board& b, CommandContext& a) {
        return commands::estimate(b, a, app::Estimate{action, 4, 3, 50, 4000, 0});
    });
    wall.wait(300);
    REQUIRE(wall.has(wall.of(seat, "figures")));
    const auto looks = [&] {
        wall.wait(200);
        for (const auto& picture : wall.table().panelPictures()) return picture.version;
        return decltype(wall.table().panelPictures().front().version){};
    };
    const auto before = looks();
    wall.finger(1).tap(wall.of(seat, "figures"));
    CHECK(looks() != before);
    CHECK(wall.has(wall.of(seat, "figures")));
}
