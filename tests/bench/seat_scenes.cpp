#include "tests/bench/seat_scenes.h"

#include <algorithm>
#include <stdexcept>

#include "app/commands/actions.h"
#include "app/commands/plan.h"
#include "app/commands/rounds.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "app/commands/votes.h"
#include "app/rules/voting.h"
#include "tests/bench/scene_board.h"

namespace tests {

namespace commands = app::commands;
using app::BallotForm, app::Edge;

namespace {

void demo(app::Board& board, app::IdSource& ids, const std::vector<std::pair<Edge, float>>& where) {
    layDemo(board, ids);
    for (const auto& [edge, along] : where)
        apply(board, ids, [&](const auto& b, auto& a) { return commands::addSeat(b, a, edge, along); });
}
const std::vector<std::pair<Edge, float>> kFour{{Edge::Bottom, 0.5f}, {Edge::Top, 0.5f}, {Edge::Left, 0.5f}, {Edge::Right, 0.5f}};
const std::vector<std::pair<Edge, float>> kTwelve{
    {Edge::Bottom, .1f}, {Edge::Bottom, .35f}, {Edge::Bottom, .6f}, {Edge::Bottom, .85f}, {Edge::Top, .1f},   {Edge::Top, .35f},
    {Edge::Top, .6f},    {Edge::Top, .85f},    {Edge::Left, .3f},   {Edge::Left, .7f},    {Edge::Right, .3f}, {Edge::Right, .7f}};

void open(app::Board& board, app::IdSource& ids, BallotForm form, app::RoundOn on, commands::RoundTerms terms = {}) {
    terms.form = form, terms.scope.on = on, terms.boxSeconds = 240;
    if (form == BallotForm::Dots && terms.cap == 1) terms.cap = 3;
    if (on == app::RoundOn::Actions)
        apply(board, ids, [](const auto& b, auto& a) { return commands::goToStep(b, a, app::steps::kRanking); });
    apply(board, ids, [&](const auto& b, auto& a) { return commands::openRound(b, a, terms); });
}

// Dots of everybody, for and against, on the first candidates, the more the earlier.
void dotted(app::Board& board, app::IdSource& ids, app::RoundOn on, bool secret, bool reveal) {
    demo(board, ids, kFour);
    if (on == app::RoundOn::Groups)
        for (app::Id<app::Stage> stage : board.stages())
            for (app::Id<app::Lane> lane : board.lanes()) {
                const auto items = board.itemsIn({stage, lane});
                if (items.size() > 2 && items[0].note && items[1].note)
                    apply(board, ids,
                          [&](const auto& b, auto& a) { return commands::groupNotes(b, a, items[1].note, items[0].note); });
            }
    open(board, ids, BallotForm::Dots, on, {.dotsEach = 6, .cap = 3, .resistanceEach = 2, .resistanceCap = 1, .secret = secret});
    const auto round = board.rounds().back();
    const auto items = board.candidates(round);
    int person = 0;
    for (app::Id<app::Seat> seat : seatsOf(board)) {
        for (std::size_t i = 0; i < 6; ++i)
            apply(board, ids, [&](const auto& b, auto& a) {
                return commands::castDot(b, a, round, seat, items[(i / 2 + static_cast<std::size_t>(person) / 2) % items.size()]);
            });
        apply(board, ids, [&](const auto& b, auto& a) {
            return commands::castDot(b, a, round, seat, items[1 + static_cast<std::size_t>(person) % 2], false, true);
        });
        ++person;
    }
    if (!reveal) return;
    apply(board, ids, [&](const auto& b, auto& a) { return commands::closeRound(b, a, round); });
    apply(board, ids, [&](const auto& b, auto& a) { return commands::revealRound(b, a, round); });
}

// Every seat's hand opens its vote, then touches what `names` say of the first items of its own list.
void vote(VirtualHands& hands, ui::shell::Table& table, const std::vector<std::string>& names = {}) {
    const app::Round& round = *app::rules::openRound(table.board());
    int hand = 0;
    for (app::Id<app::Seat> seat : seatsOf(table.board())) {
        const auto items = app::rules::orderFor(table.board(), round, seat);
        hands.tap(hand, byIdEnd(app::idText(seat), "vote"));
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::size_t at = (i + static_cast<std::size_t>(hand)) % 3;
            hands.tap(hand, byIdEnd(app::idText(seat), names[i].back() == '-' ? names[i] + app::idText(items[at]) : names[i]));
        }
        ++hand;
    }
    hands.work();
}

// Four seats open the form of the action with the longest title, each another page of it.
void forms(VirtualHands& hands, ui::shell::Table& table, const std::vector<std::string>& pages, int many) {
    const auto seats = seatsOf(table.board());
    for (int i = 0; i < many; ++i) {
        const std::string seat = app::idText(seats[static_cast<std::size_t>(i)]);
        hands.tap(i, byIdEnd(seat, "mine")), hands.tap(i, {[seat](const auto& targets) -> std::optional<app::Point> {
                                                               for (const auto& target : targets)
                                                                   if (target.id.starts_with(seat + "/open-"))
                                                                       return target.px.centre();
                                                               return std::nullopt;
                                                           },
                                                           "an action of one's own"});
        for (const std::string& page : pages) hands.tap(i, byIdEnd(seat, page));
    }
    hands.work();
}

// Each seat owns a few actions; tiers, links, one title that is too long.
void planned(app::Board& board, app::IdSource& ids, app::ValueBy by = app::ValueBy::ForCost) {
    demo(board, ids, kFour);
    apply(board, ids, [](const auto& b, auto& a) { return commands::goToStep(b, a, app::steps::kRanking); });
    for (const char* title : {"30 jours", "3 mois", "12 mois"})
        if (board.tiers().size() < 3) apply(board, ids, [&](const auto& b, auto& a) { return commands::addTier(b, a, title); });
    const auto actions = byTitle(board);
    const auto seats = seatsOf(board);
    for (std::size_t i = 0; i < 12; ++i) {
        app::Assignment assignment{.action = actions[i],
                                   .owner = board.find(seats[i % 4])->name,
                                   .dueDay = 20530 + static_cast<int>(i) * 9,
                                   .seat = seats[i % 4]};
        if (i < 4) assignment.firstStep = "Réunir le SAV et deux vendeurs pour écouter dix appels";
        if (i < 2)
            apply(board, ids, [&](const auto& b, auto& a) { return commands::renameAction(b, a, actions[i], kLongTitle); });
        apply(board, ids, [&](const auto& b, auto& a) { return commands::assign(b, a, assignment); });
        if (i > 7)
            apply(board, ids,
                  [&](const auto& b, auto& a) { return commands::acceptAction(b, a, actions[i], seats[i % 4], true); });
        if (i < 4) {
            apply(board, ids,
                  [&](const auto& b, auto& a) { return commands::planAction(b, a, actions[i], board.tiers()[i % 3], {}); });
            apply(board, ids, [&](const auto& b, auto& a) {
                return commands::linkActions(b, a, actions[i], actions[i + 20], app::LinkKind::Needs);
            });
            apply(board, ids, [&](const auto& b, auto& a) {
                return commands::linkActions(b, a, actions[i], actions[i + 40], app::LinkKind::Excludes);
            });
        }
    }
    app::PlanTerms terms = board.planTerms();
    terms.by = by;
    apply(board, ids, [&](const auto& b, auto& a) { return commands::editTerms(b, a, terms); });
}

void longTitles(app::Board& board, app::IdSource& ids) {
    for (app::Id<app::Action> action : byTitle(board))
        apply(board, ids, [&](const auto& b, auto& a) { return commands::renameAction(b, a, action, kLongTitle); });
}

std::vector<Scene> voteScenes() {
    using app::RoundOn;
    return {
        {"seat-dots",
         [](auto& b, auto& ids) {
             demo(b, ids, kFour), open(b, ids, BallotForm::Dots, RoundOn::Notes, {.dotsEach = 6, .resistanceEach = 2});
         },
         [](auto& hands, auto& table) {
             vote(hands, table, {"more-", "more-", "more-", "against-more-"});
         }},
        {"seat-dots-excess",
         [](auto& b, auto& ids) {
             demo(b, ids, kFour), open(b, ids, BallotForm::Dots, RoundOn::Notes, {.dotsEach = 6, .resistanceEach = 2});
         },
         [](auto& hands, auto& table) {
             vote(hands, table, {"more-", "more-", "more-", "more-", "more-", "against-more-"});
             const auto round = app::rules::openRound(table.board())->id;
             if (!table.workshop().run({}, kSceneStart, [&](const app::Board& b, app::CommandContext& a) {
                     return commands::changeDots(b, a, round, {3, 1, 1, 1});
                 }))
                 throw std::runtime_error("the rule did not change");
         }},
        {"dots-live", [](auto& b, auto& ids) { dotted(b, ids, RoundOn::Actions, false, false); }, {}},
        {"dots-live-map", [](auto& b, auto& ids) { dotted(b, ids, RoundOn::Notes, false, false); }, {}},
        {"results-against", [](auto& b, auto& ids) { dotted(b, ids, RoundOn::Actions, false, true); }, {}},
        {"results-groups", [](auto& b, auto& ids) { dotted(b, ids, RoundOn::Groups, true, true); }, {}},
        {"seat-points", [](auto& b, auto& ids) { demo(b, ids, kFour), open(b, ids, BallotForm::Points, RoundOn::Actions); },
         [](auto& hands, auto& table) {
             vote(hands, table, {"plus5-", "plus5-", "plus5-", "plus1-", "plus5-"});
         }},
        {"seat-scores", [](auto& b, auto& ids) { demo(b, ids, kFour), open(b, ids, BallotForm::Scores, RoundOn::Actions); },
         [](auto& hands, auto& table) {
             vote(hands, table, {"customer-4-", "customer-2-", "company-5-", "company-3-"});
         }},
        {"seat-scores-long",
         [](auto& b, auto& ids) {
             demo(b, ids, kFour), longTitles(b, ids), open(b, ids, BallotForm::Scores, RoundOn::Actions, {.criteria = 1});
         },
         [](auto& hands, auto& table) { vote(hands, table, {"customer-4-"}); }},
        {"seat-duels", [](auto& b, auto& ids) { demo(b, ids, kFour), open(b, ids, BallotForm::Duels, RoundOn::Actions); },
         [](auto& hands, auto& table) { vote(hands, table, {"equal"}); }},
        {"seat-duels-long",
         [](auto& b, auto& ids) { demo(b, ids, kFour), longTitles(b, ids), open(b, ids, BallotForm::Duels, RoundOn::Actions); },
         [](auto& hands, auto& table) { vote(hands, table); }},
        {"seat-duels-twelve",
         [](auto& b, auto& ids) { demo(b, ids, kTwelve), open(b, ids, BallotForm::Duels, RoundOn::Actions); },
         [](auto& hands, auto& table) { vote(hands, table, {"equal"}); }},
        {"seat-best-worst",
         [](auto& b, auto& ids) { demo(b, ids, kFour), open(b, ids, BallotForm::BestWorst, RoundOn::Actions); },
         [](auto& hands, auto& table) {
             vote(hands, table, {"pass"});
             int hand = 0;
             for (auto seat : seatsOf(table.board())) {
                 const std::string start = app::idText(seat) + "/card-";
                 hands.tap(hand++, {[start](const auto& targets) -> std::optional<app::Point> {
                                        for (const auto& target : targets)
                                            if (target.id.starts_with(start)) return target.px.centre();
                                        return std::nullopt;
                                    },
                                    "a card"});
             }
             hands.work();
         }},
        {"seat-orders", [](auto& b, auto& ids) { demo(b, ids, kFour), open(b, ids, BallotForm::Orders, RoundOn::Actions); },
         [](auto& hands, auto& table) {
             vote(hands, table, {"item-", "item-", "order-tie", "item-"});
         }},
        {"seat-orders-empty",
         [](auto& b, auto& ids) {
             demo(b, ids, kFour), longTitles(b, ids),
                 open(b, ids, BallotForm::Orders, RoundOn::Actions, {.blanks = app::Blanks::Explicit});
         },
         [](auto& hands, auto& table) { vote(hands, table); }},
        {"seat-abstains",
         [](auto& b, auto& ids) {
             demo(b, ids, kFour), open(b, ids, BallotForm::Dots, RoundOn::Notes);
             for (auto seat : seatsOf(b))
                 apply(b, ids, [&](const auto& board, auto& a) {
                     return commands::abstain(board, a, board.rounds().back(), seat, true);
                 });
         },
         [](auto& hands, auto& table) { vote(hands, table); }},
    };
}

}  // namespace

std::vector<Scene> seatScenes() {
    std::vector<Scene> scenes = voteScenes();
    const std::vector<Scene> more{
        {"seat-trays-waiting", [](auto& b, auto& ids) { planned(b, ids); }, {}},
        {"seat-mine", [](auto& b, auto& ids) { planned(b, ids); },
         [](auto& hands, auto& table) {
             forms(hands, table, {}, 0);
             for (auto seat : seatsOf(table.board())) hands.tap(0, byIdEnd(app::idText(seat), "mine"));
             hands.work();
         }},
        // One text was left with ×, another edit came between, and the first is there again.
        {"seat-begun", [](auto& b, auto& ids) { demo(b, ids, kFour); },
         [](auto& hands, auto& table) {
             const auto seats = seatsOf(table.board());
             const std::string first = app::idText(seats[0]), second = app::idText(seats[1]);
             hands.tap(0, byIdEnd(first, "new-note")), hands.type(0, first, "un conseil en magasin, avant de");
             hands.tap(0, byIdEnd(first, "close")), hands.tap(0, byIdEnd(first, "new-note"));
             hands.tap(1, byIdEnd(second, "new-note")), hands.type(1, second, "la livraison");
             hands.tap(1, byIdEnd(second, "close"));
             hands.tap(1, byIdEnd(second, "seat")), hands.tap(1, byIdEnd(second, "name"));
             hands.work();
         }},
        {"seat-page",
         [](auto& b, auto& ids) {
             planned(b, ids);
             for (auto seat : seatsOf(b))
                 apply(b, ids, [&](const auto& board, auto& a) { return commands::setVote(board, a, seat, 2, 1); });
         },
         [](auto& hands, auto& table) {
             for (auto seat : seatsOf(table.board())) hands.tap(0, byIdEnd(app::idText(seat), "seat"));
             hands.work();
         }},
        {"action-estimate", [](auto& b, auto& ids) { planned(b, ids); },
         [](auto& hands, auto& table) { forms(hands, table, {}, 4); }},
        {"action-pad", [](auto& b, auto& ids) { planned(b, ids); },
         [](auto& hands, auto& table) {
             forms(hands, table, {"days", "1", "2", "decimal", "5"}, 2);
             const auto seats = seatsOf(table.board());
             for (std::size_t i : {2, 3}) {
                 const std::string seat = app::idText(seats[i]);
                 hands.tap(static_cast<int>(i), byIdEnd(seat, "mine"));
                 hands.tap(static_cast<int>(i), {[seat](const auto& targets) -> std::optional<app::Point> {
                                                     for (const auto& target : targets)
                                                         if (target.id.starts_with(seat + "/open-")) return target.px.centre();
                                                     return std::nullopt;
                                                 },
                                                 "an action of one's own"});
                 hands.tap(static_cast<int>(i), byIdEnd(seat, "euros"));
             }
             for (const char* key : {"1", "decimal", "5", "done"}) hands.tap(3, byIdEnd(app::idText(seats[3]), key));
             hands.work();
         }},
        {"action-wsjf", [](auto& b, auto& ids) { planned(b, ids, app::ValueBy::Wsjf); },
         [](auto& hands, auto& table) {
             forms(hands, table, {"benefit-more", "risk-more"}, 4);
         }},
        {"action-rice", [](auto& b, auto& ids) { planned(b, ids, app::ValueBy::Rice); },
         [](auto& hands, auto& table) {
             forms(hands, table, {"reach-more", "rice-impact-more"}, 4);
         }},
        {"action-carry-out", [](auto& b, auto& ids) { planned(b, ids); },
         [](auto& hands, auto& table) { forms(hands, table, {"tab-carry-out"}, 4); }},
        {"action-plan", [](auto& b, auto& ids) { planned(b, ids); },
         [](auto& hands, auto& table) { forms(hands, table, {"tab-plan"}, 4); }},
        {"action-choice", [](auto& b, auto& ids) { planned(b, ids); },
         [](auto& hands, auto& table) {
             forms(hands, table, {"tab-plan", "add-needs"}, 4);
         }},
    };
    scenes.insert(scenes.end(), more.begin(), more.end());
    return scenes;
}

}  // namespace tests
