// The whole board on the move: panned, zoomed, fitted, edited and crowded by panels in random order. Once it has settled it
// equals the board drawn whole, pixel for pixel; on the move nothing of it is left behind round the moved picture.
#include <catch2/catch.hpp>
#include <random>

#include "app/commands/notes.h"
#include "app/commands/seats.h"
#include "app/commands/session.h"
#include "tests/bench/scene_board.h"
#include "tests/bench/shown.h"
#include "tests/pictures/follower.h"

namespace {

void sixSeats(app::Board& board, app::IdSource& ids) {
    tests::layDemo(board, ids);
    for (const app::Edge edge : {app::Edge::Bottom, app::Edge::Top, app::Edge::Left, app::Edge::Right})
        tests::apply(board, ids, [&](const auto& b, auto& a) { return app::commands::addSeat(b, a, edge, 0.5f); });
}

class Mover {
public:
    Mover(unsigned seed, tests::VirtualHands& hands, ui::shell::Table& table, tests::Follower& follower)
        : m_random(seed), m_hands(hands), m_table(table), m_follower(follower) {}

    void go() {
        switch (below(9)) {
            case 0:
            case 1:
                return glide(1, {within(-60, 60), within(-40, 40)});
            case 2:
            case 3:
                return glide(within(0.93f, 1.08f), {within(-20, 20), within(-20, 20)});
            case 4:  // far away: half of the glass is ground
                return glide(within(0.9f, 1), {within(0, 1) < 0.5f ? -150.0f : 150.0f, within(-60, 60)});
            case 5:
                return fit();
            case 6:
                return edit();
            case 7:
                return panel();
            default:
                return step();
        }
    }

private:
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_random); }
    float within(float least, float most) { return std::uniform_real_distribution<float>(least, most)(m_random); }
    void frame() { m_hands.workFor(1.0 / 60); }

    // Some frames of one hand; another edits meanwhile now and then.
    void glide(float scale, app::Point by) {
        const ui::glass::Scene& scene = m_table.scene();
        if (tests::showsFunnel(scene)) return frame();
        tests::MapView& map = tests::mapOf(scene);
        const app::Point pivot = scene.plan().boardArea.centre();
        for (int i = 0, n = 2 + below(7); i < n; ++i) {
            map.setView(map.moved(map.viewport(), pivot, scale, by));
            if (below(6) == 0) edit();
            frame();
            m_follower.compareRound(m_table, m_hands.seconds());
        }
    }
    void fit() {
        if (!tests::showsFunnel(m_table.scene())) tests::mapOf(m_table.scene()).fit(m_table.board());
        frame();
    }
    void edit() {
        const auto& notes = m_table.board().all<app::Note>();
        const app::Id<app::Note> note{std::next(notes.begin(), below(static_cast<int>(notes.size())))->first};
        (void)m_table.workshop().run({}, tests::kSceneStart, [&](const app::Board& b, app::CommandContext& a) {
            return app::commands::editText(b, a, note, "Autre texte " + std::to_string(below(1000)));
        });
    }
    void panel() {
        const auto seats = tests::seatsOf(m_table.board());
        const std::string seat = app::idText(seats[static_cast<std::size_t>(below(static_cast<int>(seats.size())))]);
        const auto targets = m_table.targets(tests::sharedStudio().tr());
        for (const char* button : {"/new-note", "/close"})
            for (const auto& target : targets)
                if (target.id == seat + button) {
                    m_hands.tap(0, tests::byIdEnd(seat, button + 1));
                    return m_hands.work();
                }
    }
    void step() {
        const app::StepKey to = below(2) ? app::steps::kMap : app::steps::kRanking;
        (void)m_table.workshop().run({}, tests::kSceneStart, [&](const app::Board& b, app::CommandContext& a) {
            return app::commands::goToStep(b, a, to);
        });
        frame();
    }

    std::mt19937 m_random;
    tests::VirtualHands& m_hands;
    ui::shell::Table& m_table;
    tests::Follower& m_follower;
};

}  // namespace

TEST_CASE(
    "However the board was moved, zoomed, edited and crowded, it settles as if it were drawn whole, and leaves nothing behind",
    "[pictures][damage][pan]") {
    for (unsigned seed = 1; seed <= 6; ++seed) {
        INFO("seed " << seed);
        app::IdSource ids{7};
        app::OpenSession session;
        sixSeats(session.board, ids);
        session.journal = std::make_unique<app::NoJournal>();
        tests::Studio& studio = tests::sharedStudio();
        ui::shell::Table table(std::move(session), studio.fonts(), studio.setup(), app::IdSource{8});
        tests::Follower follower(studio, "moves-" + std::to_string(seed));
        std::ostringstream recording;
        tests::VirtualHands hands(table, studio.tr(), studio.setup(), tests::kSceneStart, recording);
        int unsettled = 0, frames = 0;
        hands.watch([&](double atS) {
            follower.frame(table, atS);
            ++frames, unsettled += !follower.settled();
        });
        hands.rest(0.1);
        Mover mover(seed, hands, table, follower);
        for (int i = 0; i < 40 && follower.trouble().empty(); ++i) {
            mover.go();
            if (i % 4 == 3) follower.compare(table, hands.seconds());
        }
        CHECK(follower.trouble() == "");
        CHECK(unsettled > frames / 20);       // scaled pictures were on the glass …
        CHECK(follower.round() > 1'000'000);  // … with ground round them
    }
}
