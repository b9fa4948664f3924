// The real program on a virtual screen without a GPU: start, memory, event → pixel, updates a second, idle. Figures come from
// outside: the X server's framebuffer, the kernel's accounts, real pointer events.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <fstream>

#include "tests/bench/running.h"

namespace {

using namespace tests;
namespace fs = std::filesystem;

void start(benchmark::State& state) {
    std::vector<double> ms, memory;
    for (auto _ : state) {
        Running running(static_cast<int>(state.range(0)));
        ms.push_back(running.startMs);
        memory.push_back(running.program->memoryMib());
        state.SetIterationTime(running.startMs / 1000);
    }
    state.counters["start_ms"] = median(ms);
    state.counters["pss_mib"] = median(memory);
}

void eventToPixel(benchmark::State& state) {
    Running running(static_cast<int>(state.range(0)));
    VirtualScreen& screen = running.screen;
    const Aimed note = aimAt(running.log, "note", "");
    int x = static_cast<int>(note.cx), y = static_cast<int>(note.cy);
    screen.moveTo(x, y), sleepS(0.1);
    screen.button(true), sleepS(0.1);
    for (int i = 0; i < 20; ++i) screen.moveTo(x += 6, y += 3), sleepS(0.02);
    std::vector<double> ms;
    int direction = 1;
    for (auto _ : state) {
        sleepS(0.03);  // the picture has settled
        if (x > 1500) direction = -1;
        if (x < 400) direction = 1;
        const int bx = std::max(0, x - 60), by = std::max(0, y - 40);
        const unsigned long before = screen.sum(bx, by, 120, 80);
        const double sent = nowS();
        screen.moveTo(x += 8 * direction, y);
        while (screen.sum(bx, by, 120, 80) == before && nowS() - sent < 1) {
        }
        ms.push_back((nowS() - sent) * 1000);
        state.SetIterationTime(ms.back() / 1000);
    }
    screen.button(false);
    state.counters["median_ms"] = median(ms);
    std::ranges::sort(ms);
    state.counters["p95_ms"] = ms[ms.size() * 95 / 100];
}

// Pictures a second while one note is dragged: pointer events far faster than any screen, pictures counted where the note is.
void updates(benchmark::State& state) {
    Running running(static_cast<int>(state.range(0)));
    VirtualScreen& screen = running.screen;
    const Aimed note = aimAt(running.log, "note", "");
    float x = note.cx, y = note.cy;
    screen.moveTo(static_cast<int>(x), static_cast<int>(y)), sleepS(0.1);
    screen.button(true), sleepS(0.1);
    for (auto _ : state) {
        const double began = nowS();
        int pictures = 0;
        unsigned long before = 0;
        double moved = 0;
        while (nowS() - began < 3) {
            const double t = nowS() - began;
            if (t - moved >= 0.002) {
                moved = t;
                screen.moveTo(static_cast<int>(960 + 400 * std::sin(t * 2)), static_cast<int>(540 + 200 * std::cos(t * 3)));
            }
            // One row and one column through everywhere the note goes.
            const unsigned long now = screen.sum(400, 540, 1100, 1) ^ screen.sum(960, 250, 1, 600);
            if (now != before) ++pictures, before = now;
        }
        state.counters["per_second"] = pictures / (nowS() - began);
        state.SetIterationTime(nowS() - began);
    }
    screen.button(false);
}

// The same with eight hands, which a recording moves.
void updatesEightHands(benchmark::State& state) {
    const fs::path hands = fs::temp_directory_path() / "parcours-bench-hands.jsonl";
    float x[8], y[8];
    {
        Running look(static_cast<int>(state.range(0)));
        const auto json = lastLine(look.log);
        int found = 0;
        for (std::size_t at = 0; found < 8 && (at = json.find("\"kind\":\"note\"", at)) != std::string::npos; at += 10) {
            if (at % 7 > 3 && found < 4) continue;
            const auto number = [&](const char* name) {
                return std::strtof(json.c_str() + json.find(name, at) + std::string_view(name).size(), nullptr);
            };
            x[found] = number("\"cx\":"), y[found] = number("\"cy\":");
            ++found;
        }
    }
    std::ofstream out(hands);
    out << R"({"parcours":"contacts","version":1,"width":1920,"height":1080,"mmPerPx":0.4})" << '\n';
    for (int h = 0; h < 8; ++h)
        out << "{\"t\":" << 0.5 + h * 0.1 << ",\"id\":" << h + 1 << ",\"phase\":\"begin\",\"x\":" << x[h] << ",\"y\":" << y[h]
            << "}\n";
    for (double t = 1.5; t < 6; t += 0.008)
        for (int h = 0; h < 8; ++h)
            out << "{\"t\":" << t << ",\"id\":" << h + 1
                << ",\"phase\":\"move\",\"x\":" << 960 + (150 + 60 * h) * std::sin(t * 2 + h)
                << ",\"y\":" << 540 + (100 + 30 * h) * std::cos(t * 3 + h) << "}\n";
    for (int h = 0; h < 8; ++h) out << "{\"t\":6.1,\"id\":" << h + 1 << ",\"phase\":\"end\",\"x\":960,\"y\":540}\n";
    out.close();
    for (auto _ : state) {
        Running running(static_cast<int>(state.range(0)), {"--replay", hands.string()});
        sleepS(1.5);
        const double began = nowS();
        int pictures = 0;
        unsigned long before = 0;
        while (nowS() - began < 2.5) {
            const unsigned long now = running.screen.sum(300, 540, 1300, 1) ^ running.screen.sum(960, 200, 1, 700);
            if (now != before) ++pictures, before = now;
            sleepS(0.001);
        }
        state.counters["per_second"] = pictures / (nowS() - began);
        state.SetIterationTime(nowS() - began);
    }
}

void idle(benchmark::State& state) {
    Running running(static_cast<int>(state.range(0)));
    sleepS(1);
    for (auto _ : state) {
        const double cpu = running.program->cpuSeconds(), began = nowS();
        sleepS(5);
        state.counters["percent_of_a_core"] = 100 * (running.program->cpuSeconds() - cpu) / (nowS() - began);
        state.SetIterationTime(nowS() - began);
    }
}

#define SIZES(name) BENCHMARK(name)->Arg(150)->Arg(1000)->Arg(5000)->UseManualTime()->Unit(benchmark::kMillisecond)
SIZES(start)->Iterations(5);
SIZES(eventToPixel)->Iterations(200);
SIZES(updates)->Iterations(1);
SIZES(updatesEightHands)->Iterations(1);
BENCHMARK(idle)->Arg(1000)->UseManualTime()->Iterations(1);

}  // namespace
