// Frame work without rasterising: contacts → routing → drafts → layout → draw lists, eight hands dragging notes round the board
// and dropping them now and then. The figure is the p99 of single frames in milliseconds.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "tests/bench/sessions.h"
#include "ui/shell/glass.h"
#include "ui/shell/table.h"
#include "ui/touch/contact_tracker.h"

namespace {

constexpr int kHands = 8;

void frameWork(benchmark::State& state) {
    app::OpenSession session;
    if (!session.board.apply(tests::boardOf(static_cast<int>(state.range(0))))) return state.SkipWithError("no board");
    session.journal = std::make_unique<app::NoJournal>();
    const ui::shell::TableSetup setup{{1920, 1080, 2.5f}};
    static ui::paint::Fonts fonts(setup.size.pxPerMm);
    const app::Texts tr;
    ui::shell::Table table(std::move(session), fonts, setup, app::IdSource{1});
    ui::shell::Glass glass(fonts);
    ui::touch::ContactTracker tracker(setup.gestures, 1 / setup.size.pxPerMm);
    std::vector<double> times;
    double nowS = 0;
    std::vector<ui::touch::ContactSample> samples;
    app::Point at[kHands];
    int age[kHands];
    for (int h = 0; h < kHands; ++h) age[h] = -h * 11;  // hands do not land and lift together
    for (auto _ : state) {
        nowS += 1.0 / 60;
        samples.clear();
        for (int h = 0; h < kHands; ++h) {
            const auto add = [&](ui::touch::Phase phase) { samples.push_back({0, ui::touch::SourceKind::Touch, static_cast<std::uint64_t>(h + 1), phase, at[h], nowS}); };
            if (++age[h] <= 0) continue;
            if (age[h] == 1) {  // takes a note
                const auto& notes = table.scene().map().notes;
                at[h] = table.scene().notePx(notes[static_cast<std::size_t>(h * 97 + static_cast<int>(nowS * 7)) % notes.size()]).centre();
                add(ui::touch::Phase::Begin);
            } else if (age[h] < 100) {
                at[h] = {std::clamp(at[h].x + 9 * static_cast<float>(std::cos(nowS * 2 + h)), 300.0f, 1600.0f), std::clamp(at[h].y + 6 * static_cast<float>(std::sin(nowS * 3 + h)), 160.0f, 900.0f)};
                add(ui::touch::Phase::Move);
            } else {
                add(ui::touch::Phase::End);
                age[h] = 0;
            }
        }
        const auto start = std::chrono::steady_clock::now();
        const auto& contacts = tracker.frame(samples, nowS);
        table.frame(contacts, {}, {nowS, 1'773'738'000'000 + static_cast<app::UnixMs>(nowS * 1000)}, tr);
        const auto look = table.look(tr, nowS);
        benchmark::DoNotOptimize(glass.prepare(&look, table.overlay(), table.panelPictures(), table.takeBoardChanged()));
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    times.erase(times.begin(), times.begin() + std::min<std::ptrdiff_t>(60, static_cast<std::ptrdiff_t>(times.size()) - 1));  // the first picture is a whole one
    std::ranges::sort(times);
    state.counters["p50_ms"] = times[times.size() / 2];
    state.counters["p99_ms"] = times[times.size() * 99 / 100];
    state.counters["worst_ms"] = times.back();
}

// The same in the funnel: 300 actions with votes, value and costs, three tiers, twelve hands that carry rows, bubbles and cards or
// scroll the list.
void funnelWork(benchmark::State& state) {
    app::OpenSession session;
    if (!session.board.apply(tests::boardOf(150)) || !session.board.apply(tests::rankingOf(session.board, static_cast<int>(state.range(0))))) return state.SkipWithError("no board");
    session.journal = std::make_unique<app::NoJournal>();
    const ui::shell::TableSetup setup{{1920, 1080, 2.5f}};
    static ui::paint::Fonts fonts(setup.size.pxPerMm);
    const app::Texts tr;
    ui::shell::Table table(std::move(session), fonts, setup, app::IdSource{1});
    ui::shell::Glass glass(fonts);
    ui::touch::ContactTracker tracker(setup.gestures, 1 / setup.size.pxPerMm);
    std::vector<double> times;
    double nowS = 0;
    constexpr int kMany = 12;
    std::vector<ui::touch::ContactSample> samples;
    app::Point at[kMany];
    int age[kMany];
    for (int h = 0; h < kMany; ++h) age[h] = -h * 11;
    for (auto _ : state) {
        nowS += 1.0 / 60;
        samples.clear();
        const auto& f = table.scene().funnel();
        for (int h = 0; h < kMany; ++h) {
            const auto add = [&](ui::touch::Phase phase) { samples.push_back({0, ui::touch::SourceKind::Touch, static_cast<std::uint64_t>(h + 1), phase, at[h], nowS}); };
            if (++age[h] <= 0) continue;
            const auto n = static_cast<std::size_t>(h * 97 + static_cast<int>(nowS * 7));
            if (age[h] == 1) {
                const auto [from, to] = f.visibleRows();
                if (h % 3 == 0 && to > from + 2) at[h] = app::Point{f.rowPx(from + 1 + n % (to - from - 2)).x + 12, f.rowPx(from + 1 + n % (to - from - 2)).centre().y};
                else if (h % 3 == 1 && !f.spots().empty()) at[h] = f.spotPx(f.spots()[n % f.spots().size()]);
                else at[h] = f.windowPx(ui::scene::Funnel::Pane::List).centre();
                add(ui::touch::Phase::Begin);
            } else if (age[h] < 100) {
                const float dx = h % 3 == 2 ? 0 : 9 * static_cast<float>(std::cos(nowS * 2 + h)), dy = 8 * static_cast<float>(std::sin(nowS * 3 + h));
                at[h] = {std::clamp(at[h].x + dx, 100.0f, 1800.0f), std::clamp(at[h].y + dy, 160.0f, 900.0f)};
                add(ui::touch::Phase::Move);
            } else {
                add(ui::touch::Phase::End);
                age[h] = 0;
            }
        }
        const auto start = std::chrono::steady_clock::now();
        const auto& contacts = tracker.frame(samples, nowS);
        table.frame(contacts, {}, {nowS, 1'773'738'000'000 + static_cast<app::UnixMs>(nowS * 1000)}, tr);
        const auto look = table.look(tr, nowS);
        benchmark::DoNotOptimize(glass.prepare(&look, table.overlay(), table.panelPictures(), table.takeBoardChanged()));
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    times.erase(times.begin(), times.begin() + std::min<std::ptrdiff_t>(60, static_cast<std::ptrdiff_t>(times.size()) - 1));
    std::ranges::sort(times);
    state.counters["p50_ms"] = times[times.size() / 2];
    state.counters["p99_ms"] = times[times.size() * 99 / 100];
    state.counters["worst_ms"] = times.back();
}

BENCHMARK(funnelWork)->Arg(150)->Arg(300)->Iterations(3000)->Unit(benchmark::kMillisecond);
BENCHMARK(frameWork)->Arg(150)->Arg(1000)->Arg(5000)->Iterations(3000)->Unit(benchmark::kMillisecond);

}  // namespace
