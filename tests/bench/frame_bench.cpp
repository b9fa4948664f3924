// Frame work without rasterising: contacts → routing → drafts → layout → draw lists, many hands dragging things about and
// dropping them now and then, on the map and in the funnel. The figures are the percentiles of single frames in milliseconds.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>

#include "app/commands/rounds.h"
#include "app/commands/votes.h"
#include "tests/bench/sessions.h"
#include "tests/bench/shown.h"
#include "ui/shell/glass.h"
#include "ui/shell/table.h"
#include "ui/touch/contact_tracker.h"

namespace {

using app::Point;
using ui::shell::Table;

struct Play {
    int hands = 8;
    std::function<Point(const Table&, int hand, double nowS)> takes;  // where a hand takes hold of something
    std::function<Point(int hand, double nowS)> moves;                // by how much it moves in a frame
    app::Rect within;                                                 // where it stays
    std::function<void(Table&, int frame)> also = {};                 // what else goes on
};

// Hands do not land and lift together; each drags for a second and a half, drops, and takes something else.
class Crowd {
public:
    explicit Crowd(const Play& play)
        : m_play(play), m_at(static_cast<std::size_t>(play.hands)), m_age(static_cast<std::size_t>(play.hands)) {
        for (int h = 0; h < play.hands; ++h) m_age[static_cast<std::size_t>(h)] = -h * 11;
    }
    const std::vector<ui::touch::ContactSample>& frame(const Table& table, double nowS) {
        m_samples.clear();
        for (int h = 0; h < m_play.hands; ++h) {
            Point& at = m_at[static_cast<std::size_t>(h)];
            int& age = m_age[static_cast<std::size_t>(h)];
            const auto add = [&](ui::touch::Phase phase) {
                m_samples.push_back({0, ui::touch::SourceKind::Touch, static_cast<std::uint64_t>(h + 1), phase, at, nowS});
            };
            if (++age <= 0) continue;
            if (age == 1) {
                at = m_play.takes(table, h, nowS);
                add(ui::touch::Phase::Begin);
            } else if (age < 100) {
                const Point by = m_play.moves(h, nowS);
                at = {std::clamp(at.x + by.x, m_play.within.x, m_play.within.right()),
                      std::clamp(at.y + by.y, m_play.within.y, m_play.within.bottom())};
                add(ui::touch::Phase::Move);
            } else {
                add(ui::touch::Phase::End);
                age = 0;
            }
        }
        return m_samples;
    }

private:
    const Play& m_play;
    std::vector<Point> m_at;
    std::vector<int> m_age;
    std::vector<ui::touch::ContactSample> m_samples;
};

void run(benchmark::State& state, app::Board board, const Play& play) {
    app::OpenSession session;
    session.board = std::move(board);
    session.journal = std::make_unique<app::NoJournal>();
    const ui::shell::TableSetup setup{{1920, 1080, 2.5f}};
    static ui::paint::Fonts fonts(setup.size.pxPerMm);
    const app::Texts tr;
    Table table(std::move(session), fonts, setup, app::IdSource{1});
    ui::shell::Glass glass(fonts);
    ui::touch::ContactTracker tracker(setup.gestures, 1 / setup.size.pxPerMm);
    Crowd crowd(play);
    std::vector<double> times;
    double nowS = 0;
    int frame = 0;
    for (auto _ : state) {
        nowS += 1.0 / 60;
        if (play.also) play.also(table, frame++);
        const auto& samples = crowd.frame(table, nowS);
        const auto start = std::chrono::steady_clock::now();
        const auto& contacts = tracker.frame(samples, nowS);
        table.frame(contacts, {}, {nowS, 1'773'738'000'000 + static_cast<app::UnixMs>(nowS * 1000)}, tr);
        const auto look = table.look(tr, nowS);
        benchmark::DoNotOptimize(glass.prepare(&look, table.overlay(), table.panelPictures(), table.takeBoardChanged()));
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    times.erase(times.begin(), times.begin() + std::min<std::ptrdiff_t>(60, static_cast<std::ptrdiff_t>(times.size()) -
                                                                                1));  // the first picture is a whole one
    std::ranges::sort(times);
    state.counters["p50_ms"] = times[times.size() / 2];
    state.counters["p99_ms"] = times[times.size() * 99 / 100];
    state.counters["worst_ms"] = times.back();
}

void frameWork(benchmark::State& state) {
    app::Board board;
    if (!board.apply(tests::boardOf(static_cast<int>(state.range(0))))) return state.SkipWithError("no board");
    const Play notes{
        8,
        [](const Table& table, int h, double nowS) {
            const auto& all = tests::mapOf(table.scene()).layout().notes;
            return tests::mapOf(table.scene())
                .notePx(all[static_cast<std::size_t>(h * 97 + static_cast<int>(nowS * 7)) % all.size()])
                .centre();
        },
        [](int h, double nowS) {
            return Point{9 * static_cast<float>(std::cos(nowS * 2 + h)), 6 * static_cast<float>(std::sin(nowS * 3 + h))};
        },
        {300, 160, 1300, 740}};
    run(state, std::move(board), notes);
}

// The funnel with votes, value and costs and three tiers: a third of twelve hands carries rows, a third bubbles, a third scrolls.
void funnelWork(benchmark::State& state) {
    app::Board board;
    if (!board.apply(tests::boardOf(150)) || !board.apply(tests::rankingOf(board, static_cast<int>(state.range(0)))))
        return state.SkipWithError("no board");
    const Play actions{12,
                       [](const Table& table, int h, double nowS) {
                           const auto& f = tests::funnelOf(table.scene());
                           const auto n = static_cast<std::size_t>(h * 97 + static_cast<int>(nowS * 7));
                           const auto [from, to] = f.visibleRows();
                           if (h % 3 == 0 && to > from + 2) {
                               const app::Rect row = f.rowPx(from + 1 + n % (to - from - 2));
                               return Point{row.x + 12, row.centre().y};
                           }
                           if (h % 3 == 1 && !f.spots().empty()) return f.spotPx(f.spots()[n % f.spots().size()]);
                           return f.windowPx(tests::Funnel::Pane::List).centre();
                       },
                       [](int h, double nowS) {
                           return Point{h % 3 == 2 ? 0 : 9 * static_cast<float>(std::cos(nowS * 2 + h)),
                                        8 * static_cast<float>(std::sin(nowS * 3 + h))};
                       },
                       {100, 160, 1700, 740}};
    run(state, std::move(board), actions);
}

// A round on so many pains is revealed, and shown anew every three seconds, while eight hands carry notes between the strips.
void revealWork(benchmark::State& state) {
    namespace commands = app::commands;
    constexpr int kLanes = 8;
    app::Board board;
    app::IdSource ids{3};
    app::CommandContext context{{}, 1'773'738'000'000, ids};
    const auto done = [&](const app::Result<app::Transaction>& made) { return made && static_cast<bool>(board.apply(*made)); };
    if (!board.apply(tests::boardOf(static_cast<int>(state.range(0)) * kLanes))) return state.SkipWithError("no board");
    if (!done(commands::openRound(board, context, {.dotsEach = 99, .secret = false}))) return state.SkipWithError("no round");
    const app::Id<app::Round> round = board.rounds().back();
    const auto items = board.candidates(round);
    for (std::size_t i = 0; i < 99; ++i)
        for (const auto& [id, seat] : app::RecordMap<app::Seat>(board.all<app::Seat>()))
            if (!done(commands::castDot(board, context, round, seat.id, items[i * 3 % items.size()])) && i < items.size() / 3)
                return state.SkipWithError("no dot");
    if (!done(commands::closeRound(board, context, round))) return state.SkipWithError("not closed");
    Play notes{8,
               [](const Table& table, int h, double nowS) {
                   const auto& all = tests::mapOf(table.scene()).layout().notes;
                   return tests::mapOf(table.scene())
                       .notePx(all[static_cast<std::size_t>(h * 97 + static_cast<int>(nowS * 7)) % all.size()])
                       .centre();
               },
               [](int h, double nowS) {
                   return Point{9 * static_cast<float>(std::cos(nowS * 2 + h)), 6 * static_cast<float>(std::sin(nowS * 3 + h))};
               },
               {300, 160, 1300, 740}};
    notes.also = [round](Table& table, int frame) {
        if (frame == 60)
            (void)table.workshop().run({}, 1'773'738'000'000, [&](const app::Board& b, app::CommandContext& at) {
                return commands::revealRound(b, at, round);
            });
        else if (frame > 60 && frame % 180 == 0)
            table.scene().reveal().show(round, table.board().session().step, frame / 60.0 + 1.0 / 60, false);
    };
    run(state, std::move(board), notes);
}

BENCHMARK(revealWork)->Arg(50)->Arg(400)->Iterations(3000)->Unit(benchmark::kMillisecond);
BENCHMARK(funnelWork)->Arg(150)->Arg(300)->Iterations(3000)->Unit(benchmark::kMillisecond);
BENCHMARK(frameWork)->Arg(150)->Arg(1000)->Arg(5000)->Iterations(3000)->Unit(benchmark::kMillisecond);

}  // namespace
