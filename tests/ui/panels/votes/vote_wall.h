#pragma once
// A wall with seats and an open round on actions: what the tests of votes at the seats begin with. Seats and items go by number.
#include <set>

#include "app/commands/actions.h"
#include "app/commands/merge.h"
#include "app/commands/seats.h"
#include "app/rules/ballots.h"
#include "app/rules/profiles.h"
#include "app/rules/voting.h"
#include "tests/bench/wall.h"

namespace tests {

namespace commands = app::commands;
namespace rules = app::rules;
using app::CommandContext, app::BallotForm, app::Board, app::Edge, app::Id, app::Seat;

inline const std::vector<std::pair<Edge, float>> kTwelve{
    {Edge::Bottom, .1f}, {Edge::Bottom, .35f}, {Edge::Bottom, .6f}, {Edge::Bottom, .85f}, {Edge::Top, .1f},   {Edge::Top, .35f},
    {Edge::Top, .6f},    {Edge::Top, .85f},    {Edge::Left, .3f},   {Edge::Left, .7f},    {Edge::Right, .3f}, {Edge::Right, .7f}};

// Actions that seats vote on, each from its own list.
struct VoteWall : Wall {
    std::vector<Id<Seat>> seats;
    std::vector<Id<app::Action>> actions;
    Id<app::Round> id;

    explicit VoteWall(commands::RoundTerms terms, int count = 5,
                      std::vector<std::pair<Edge, float>> where = {{Edge::Bottom, 0.25f},
                                                                   {Edge::Top, 0.5f},
                                                                   {Edge::Bottom, 0.8f}},
                      const WallSetup& setup = {})
        : Wall(setup) {
        for (const auto& [edge, along] : where) seats.push_back(seat(edge, along));
        for (int i = 0; i < count; ++i) actions.push_back(action("action " + std::to_string(i)));
        terms.scope.on = app::RoundOn::Actions;
        id = Wall::round(terms);
    }
    const app::Round& round() const { return *board().find(id); }
    std::string at(int seat, const std::string& name) const { return of(seats[static_cast<std::size_t>(seat)], name); }
    std::string at(int seat, const std::string& name, int item) const {
        return at(seat, name + app::idText(actions[static_cast<std::size_t>(item)]));
    }
    void open(int seat) { openBallot(50 + seat, seats[static_cast<std::size_t>(seat)]); }
    void press(int seat, const std::string& name) { finger(50 + seat).tap(at(seat, name)); }
    void press(int seat, const std::string& name, int item) { finger(50 + seat).tap(at(seat, name, item)); }
    void close() {
        command([&](const Board& b, CommandContext& a) { return commands::closeRound(b, a, id); });
    }
    // The cards that lie before a seat, as ids of targets.
    std::vector<std::string> cards(int seat) const {
        std::vector<std::string> ids;
        for (const auto& target : table().targets(tr()))
            if (std::string(target.kind) == "card" && target.seat == seats[static_cast<std::size_t>(seat)])
                ids.push_back(target.id);
        return ids;
    }
    int answered(int seat) const { return rules::screensAnswered(board(), round(), seats[static_cast<std::size_t>(seat)]); }
    std::vector<std::vector<std::uint64_t>> order(int seat) const {
        return rules::orderGiven(board(), round(), seats[static_cast<std::size_t>(seat)]);
    }
    std::uint64_t item(int i) const { return actions[static_cast<std::size_t>(i)].value; }
    // All that the scene log would tell of a seat's panel.
    std::set<std::string> told(int seat) const {
        std::set<std::string> all;
        for (const auto& target : table().targets(tr()))
            if (target.seat == seats[static_cast<std::size_t>(seat)])
                all.insert(target.id + " " + target.label + " " + std::to_string(target.px.x) + " " +
                           std::to_string(target.px.y));
        return all;
    }
};

}  // namespace tests
