// Records the demonstration: eight pairs of hands write, place, group, vote, rank. `./dev record` runs it and puts what it
// writes to assets/demo/hands.jsonl; needed again whenever the layout of table or panels changes.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "app/board/note_kind.h"
#include "app/rules/tally.h"
#include "app/rules/voting.h"
#include "storage/imports/demo_content.h"
#include "tests/demo/crew.h"

namespace {

using namespace tests;

struct Demo : Crew {
    // A hand's way to a cell: the middle of what is free of it.
    Aim cell(const std::string& stage, app::NoteKind kind) const {
        std::string id;
        const app::Board& board = table.board();
        for (app::Id<app::Stage> s : board.stages())
            for (app::Id<app::Lane> l : board.lanes())
                if (board.find(s)->title == stage && board.find(l)->kind == kind) id = app::idText(s) + "/" + app::idText(l);
        return Aim{[this, id](const std::vector<ui::glass::Target>& targets) -> std::optional<app::Point> {
                       for (const auto& target : targets)
                           if (target.id == id) {
                               // Low and to the right: behind the last note, not on one.
                               app::Point p{target.px.right() - 14, target.px.bottom() - 8};
                               return p;
                           }
                       return std::nullopt;
                   },
                   "cell of " + stage};
    }

    void write(const nlohmann::json& sentences) {
        static const std::map<std::string, std::string> kStages{{"awareness", "Découverte"}, {"consideration", "Considération"},
                                                                {"decision", "Décision"},    {"purchase", "Achat"},
                                                                {"retention", "Rétention"},  {"advocacy", "Recommandation"}};
        std::vector<std::pair<std::string, app::NoteKind>> to;
        for (int i = 0; i < 8; ++i) {
            const auto& sentence = sentences[static_cast<std::size_t>(i)];
            const std::string kind = sentence["kind"];
            for (const app::NoteKindRow& row : app::kNoteKinds)
                if (kind == row.key) to.emplace_back(kStages.at(sentence["stage"]), row.kind);
            hands.pause(i, 0.15 * i);
            hands.tap(i, byIdEnd(seats[i], "new-note"));
            hands.tap(i, byIdEnd(seats[i], "kind-" + kind));
            hands.type(i, seats[i], sentence["text"]);
        }
        hands.markAfter("ecriture", 4);
        hands.work();
        for (int i = 0; i < 8; ++i) hands.tap(i, byIdEnd(seats[i], "done"));
        hands.work();
        hands.rest(0.3);
        for (int i = 0; i < 8; ++i) {
            const auto& tray = table.board().trayOf(seatId(static_cast<std::size_t>(i)));
            if (!tray.empty())
                hands.drag(i, byId(app::idText(tray.front().note)),
                           cell(to[static_cast<std::size_t>(i)].first, to[static_cast<std::size_t>(i)].second));
        }
        hands.markAfter("placer", 0.4);
        hands.work();
        hands.rest(0.5);
    }

    void vote(const char* on, const char* markVote, const char* markResult) {
        callFacilitator();
        panel("tab-vote"), panel("page-what"), panel(on), panel("page-rules"), panel("time-more"), panel("time-more"),
            panel("time-more");
        hands.work();
        hands.mark(std::string(markVote) + "-animation");
        panel("open-round"), panel("close");
        hands.work();
        for (int i = 0; i < 8; ++i) {
            hands.pause(i, 0.1 * i);
            openBallot(i);
            const app::Round* round = app::rules::openRound(table.board());
            const auto order = app::rules::orderFor(table.board(), *round, seatId(static_cast<std::size_t>(i)));
            // Everyone reads the first rows of their own list and chooses what also weighs for others.
            int given = 0;
            for (std::size_t row = 0; row < 4 && given < round->dotsEach; ++row)
                if (order[row] % 5 < 3 || row == 3) hands.tap(i, byIdEnd(seats[i], "more-" + app::idText(order[row]))), ++given;
        }
        hands.markAfter(markVote, 2.2);
        hands.work();
        for (int i = 0; i < 8; ++i) {  // scroll on and give the rest further down
            hands.drag(i, inPanel(static_cast<std::size_t>(i), 0.3f, 0.7f), inPanel(static_cast<std::size_t>(i), 0.3f, 0.28f));
            hands.tap(i, byIdEnd(seats[i], "done"));
        }
        hands.work();
        callFacilitator();
        panel("close-round"), panel("reveal"), panel("close");
        hands.work();
        seeResult(markResult);
    }

    void makeActions() {
        const app::Round* round = app::rules::latestRevealed(table.board(), app::RoundOn::Notes);
        const auto rows = app::rules::tally(table.board(), *round);
        // The first three that have led to nothing yet; of the others the action stands in the list.
        int hand = 0;
        for (const app::rules::TallyRow& row : rows) {
            const auto led = [&](const auto& entry) { return entry.second.origin.value == row.item; };
            if (hand == 3 || std::ranges::any_of(table.board().all<app::Action>(), led)) continue;
            const std::string note = app::idText(row.item);
            hands.tap(hand, byId(note));
            hands.pause(hand, 0.3);
            hands.tap(hand, byId(note + "/action"));
            ++hand;
        }
        hands.markAfter("bulles", 0.5);
        hands.work();
        hands.rest(0.3);
    }

    // Rows are taken by their rank: three find another place among the first, three go into tiers, two cards move in the matrix.
    void rank() {
        std::vector<std::string> rows, cards;
        for (const auto& target : hands.look()) {
            if (std::string(target.kind) == "row") rows.push_back(target.id);
            if (target.id.starts_with("matrix/") && std::string(target.kind) == "card") cards.push_back(target.id);
        }
        const auto& tiers = board().tiers();
        for (int i = 0; i < 3; ++i) {
            hands.drag(i, grip(rows[static_cast<std::size_t>(4 + i)]), grip(rows[static_cast<std::size_t>(i)]));
            hands.drag(3 + i, grip(rows[static_cast<std::size_t>(7 + i)]),
                       byId(app::idText(tiers[static_cast<std::size_t>(i) % tiers.size()])));
        }
        hands.drag(6, byId(cards.front()), byId("matrix/plot"));
        hands.markAfter("classement-mains", 0.45);
        hands.work();
        hands.rest(0.6);
        const std::string& top = rows.front();
        hands.tap(0, byId(top));
        hands.tap(0, byId(top + "/edit"));
        hands.work();
        hands.rest(0.4);
        hands.mark("action");
        for (const std::string& seat : seats)
            for (const auto& target : hands.look())
                if (target.id == seat + "/close") hands.tap(0, byId(target.id));
        hands.work();
        hands.rest(0.4);
        hands.mark("fin");
    }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "record_demo ASSETS TEXTS OUT\n";
        return 2;
    }
    const std::filesystem::path assets = argv[1];
    const app::Texts tr = app::Texts::load(argv[2], "fr");
    app::IdSource ids{kDemoSeed};
    app::CommandContext context{{}, kDemoStart, ids};
    app::OpenSession session;
    if (!session.board.apply(storage::imports::demoSession(assets, context, tr))) return 1;
    session.journal = std::make_unique<app::NoJournal>();
    const ui::shell::TableSetup setup{
        .size = {1920, 1080, 2.0f}, .reckon = ui::shell::ReckonWhere::Here, .salt = 0};  // a table of 43 inches
    ui::paint::Fonts fonts(setup.size.pxPerMm);
    ui::shell::Table table(std::move(session), fonts, setup, app::IdSource{kDemoSeed + 1});
    std::ofstream out(argv[3]);
    VirtualHands hands(table, tr, setup, kDemoStart, out);
    Demo demo{{table, hands, {}}};
    hands.rest(0.5);
    hands.mark("debut");
    demo.sitDown();
    hands.mark("places");
    demo.write(nlohmann::json::parse(std::ifstream(assets / "demo/sentences.json")));
    demo.vote("on-pains", "vote", "resultats");
    demo.makeActions();
    demo.vote("on-actions", "vote-actions", "classement");
    demo.rank();
    std::cerr << hands.seconds() << " s, " << hands.touches() << " touches\n";
    return 0;
}
