#pragma once
// The small workshop taken on to a plan: a round of every form on its actions, weights and teams, three tiers with caps, pins,
// prerequisites, two variants, owners. Fixed ids and times, the same at every run: what the approved files show.
#include "app/commands/plan.h"
#include "tests/storage/exports/small_board.h"

namespace tests {

class PlanBoard : public SmallBoard {
public:
    explicit PlanBoard(const std::string& lang = "fr") : SmallBoard(lang) {
        for (const char* title : {"Reprendre le devis du web en magasin", "=2+3 offres claires", "Répondre aux avis",
                                  "Rappeler sous 24 h", "Former les vendeurs", "Refaire le site"})
            actions.push_back(action(title, {}, board.stages()[1]));
        seatsOf();
        vote();
        estimates();
        plan();
    }

    app::Id<app::Round> dots, points, scores, duels, bests, orders;
    std::vector<app::Id<app::Tier>> tiers;

private:
    void seatsOf() {
        app::Edit edit(board, app::Op::EditSeat, context());
        for (std::size_t i = 0; i < 3; ++i)
            edit.update<app::Seat>(seats[i].value, [&](app::Seat& s) { s.team = i < 2 ? 1 : 0, s.weight = i == 2 ? 3 : 1; });
        does(edit.finish());
    }
    app::Id<app::Round> round(app::BallotForm form, bool secret, int resistance = 0) {
        return open({.scope = {.on = app::RoundOn::Actions},
                     .form = form,
                     .dotsEach = 3,
                     .cap = 2,
                     .resistanceEach = resistance,
                     .secret = secret,
                     .winners = 2});
    }
    void vote() {
        namespace c = app::commands;
        orders = round(app::BallotForm::Orders, false);
        does(c::giveOrder(board, context(), orders, seats[0],
                          {{actions[0].value}, {actions[1].value, actions[2].value}, {actions[5].value}}));
        does(c::giveOrder(board, context(), orders, seats[1], {{actions[4].value}, {actions[0].value}, {actions[1].value}}));
        reveal(orders);
        points = round(app::BallotForm::Points, true);
        does(c::givePoints(board, context(), points, seats[0], actions[0].value, 70));
        does(c::givePoints(board, context(), points, seats[0], actions[4].value, 30));
        does(c::givePoints(board, context(), points, seats[1], actions[4].value, 100));
        reveal(points);
        scores = round(app::BallotForm::Scores, false);
        for (std::size_t i = 0; i < 3; ++i)
            for (int criterion = 0; criterion < 2; ++criterion) {
                does(c::giveScore(board, context(), scores, seats[i], actions[5].value, criterion, i == 2 ? 5 : 1));
                does(c::giveScore(board, context(), scores, seats[i], actions[3].value, criterion, 4 - criterion));
            }
        reveal(scores);
        duels = round(app::BallotForm::Duels, false);
        does(c::answerScreen(board, context(), duels, seats[0],
                             {{actions[0].value, actions[1].value}, actions[0].value, actions[1].value}));
        does(c::answerScreen(board, context(), duels, seats[0], {{actions[2].value, actions[3].value}, 0, 0}));
        does(c::answerScreen(board, context(), duels, seats[1], {{actions[4].value, actions[5].value}, 0, 0, true}));
        reveal(duels);
        bests = round(app::BallotForm::BestWorst, false);
        does(c::answerScreen(
            board, context(), bests, seats[2],
            {{actions[0].value, actions[1].value, actions[2].value, actions[3].value}, actions[2].value, actions[1].value}));
        reveal(bests);
        dots = round(app::BallotForm::Dots, false, 2);
        cast(dots, 0, {actions[0].value, actions[0].value, actions[1].value});
        cast(dots, 1, {actions[1].value, actions[2].value, actions[3].value});
        cast(dots, 2, {actions[2].value});
        does(c::castDot(board, context(), dots, seats[1], actions[0].value, false, true));
        reveal(dots);
    }
    void estimates() {
        namespace c = app::commands;
        does(c::estimate(board, context(), {actions[0], 5, 3, 125, 12'000, 80}));
        does(c::estimate(board, context(), {actions[1], 4, 2, 30, 0, 0}));
        does(c::estimate(board, context(), {actions[2], 3, 3, 50, 2'000, 100}));
        does(c::estimate(board, context(), {actions[3], 4, 4, 100, 8'000, 50}));
        does(c::estimate(board, context(), {actions[4], 2, 5, 45, {}, 0}));
        does(c::estimate(board, context(), {actions[5], 5, 5, 600, 90'000, 30}));
        does(c::assign(board, context(),
                       {.action = actions[0],
                        .owner = "Amélie ; web",
                        .dueDay = 20'543,
                        .seat = {},
                        .accepted = false,
                        .firstStep = "=Appeler l’atelier",
                        .measure = "9 devis sur 10 repris"}));
        does(c::assign(board, context(), {.action = actions[2], .owner = "", .dueDay = {}, .seat = seats[1]}));
        does(c::acceptAction(board, context(), actions[2], seats[1], true));
    }
    void plan() {
        namespace c = app::commands;
        for (const char* title : {"Palier 1 · 30 jours", "Palier 2 · 3 mois", "+ Palier 3"})
            does(c::addTier(board, context(), title));
        tiers = board.tiers();
        const auto cap = [&](std::size_t i, std::int64_t tenthDays, std::int64_t euros, int start, int end) {
            app::Tier tier = *board.find(tiers[i]);
            tier.tenthDays = tenthDays, tier.euros = euros, tier.startDay = start, tier.endDay = end;
            does(c::editTier(board, context(), tier));
        };
        cap(0, 100, 10'000, 20'543, 20'572), cap(1, 300, 30'000, 20'573, 20'633), cap(2, 500, 60'000, 20'634, 20'908);
        does(c::linkActions(board, context(), actions[3], actions[4], app::LinkKind::Needs));
        does(c::linkActions(board, context(), actions[1], actions[2], app::LinkKind::Excludes));
        does(c::planAction(board, context(), actions[0], tiers[0], {}));  // too large for it
        does(c::planAction(board, context(), actions[2], tiers[0], {}));
        does(c::planAction(board, context(), actions[3], tiers[1], {}));  // needs what is in no tier
        does(c::pin(board, context(), actions[5], app::Pin::Excluded));
    }
};

}  // namespace tests
