// The whole board on the move, in the real program on a virtual screen without a GPU: panned by a mouse, zoomed by its wheel, and
// under twelve hands with six keyboards open. The screen is read from outside: what a person would see, when.
#include <benchmark/benchmark.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/bench/running.h"

namespace {

using namespace tests;
namespace fs = std::filesystem;

constexpr Resolution kFullHd{}, kUltraHd{3840, 2160};
constexpr double kMovesS = 3, kEventS = 0.004;  // events come faster than pictures, as from a touch screen

// Whatever moves on the board shows in one of these lines of pixels.
unsigned long seen(const Running& running) {
    unsigned long all = 0;
    for (const int y : {250, 420, 540, 660, 830})
        all = all * 31 + running.screen.sum(running.at(400), running.at(y), running.at(1100), 1);
    return all;
}
// Cheap enough to be looked at all the time.
unsigned long seenQuickly(const Running& running) {
    return running.screen.sum(running.at(400), running.at(540), running.at(1100), 1);
}

struct Moves {
    double perSecond = 0, cpuMsEach = 0;
};
// `step`: moves the hand, `t` seconds after it began. Pictures are counted as they come to the screen.
Moves countPictures(Running& running, const std::function<void(double t)>& step) {
    const double began = nowS(), cpu = running.program->cpuSeconds();
    double moved = 0;
    int pictures = 0;
    unsigned long before = seenQuickly(running);
    while (nowS() - began < kMovesS) {
        const double t = nowS() - began;
        if (t - moved >= kEventS) moved = t, step(t);
        const unsigned long now = seenQuickly(running);
        if (now != before) ++pictures, before = now;
        sleepS(0.0003);
    }
    return {pictures / (nowS() - began), (running.program->cpuSeconds() - cpu) * 1000 / std::max(1, pictures)};
}

// From one step of a hand at rest to the first picture that shows it.
double firstPictureMs(Running& running, const std::function<void()>& step) {
    const unsigned long before = seenQuickly(running);
    const double sent = nowS();
    step();
    while (seenQuickly(running) == before && nowS() - sent < 2) {
    }
    return (nowS() - sent) * 1000;
}

// From the last step of a hand to the last picture that changed anything.
double sharpMs(Running& running) {
    const double rested = nowS();
    double changed = rested;
    unsigned long before = seen(running);
    while (nowS() - changed < 0.8) {
        const unsigned long now = seen(running);
        if (now != before) before = now, changed = nowS();
        sleepS(0.001);
    }
    return (changed - rested) * 1000;
}

void report(benchmark::State& state, const Moves& moves, const std::vector<double>& first, const std::vector<double>& sharp,
            const Running& running) {
    state.counters["per_second"] = moves.perSecond;
    state.counters["cpu_ms_each"] = moves.cpuMsEach;
    state.counters["first_ms"] = median(first);
    state.counters["sharp_ms"] = median(sharp);
    state.counters["pss_mib"] = running.program->memoryMib();
}

constexpr int kTimes = 9;  // of which the median is told

void pan(benchmark::State& state, const Resolution& size) {
    Running running(static_cast<int>(state.range(0)), {}, size);
    VirtualScreen& screen = running.screen;
    const Aimed lane = aimAt(running.log, "lane", "");  // its label is ground to a hand
    const int x = static_cast<int>(lane.cx), y = static_cast<int>(lane.cy);
    const auto to = [&](double dx, double dy) {
        screen.moveTo(x + running.at(static_cast<int>(dx)), y + running.at(static_cast<int>(dy)));
    };
    to(0, 0), sleepS(0.1);
    screen.button(true), sleepS(0.1);
    to(30, 0), sleepS(0.8);
    for (auto _ : state) {
        const double began = nowS();
        const Moves moves =
            countPictures(running, [&](double t) { to(300 + 250 * std::sin(t * 3), 150 + 120 * std::cos(t * 2)); });
        std::vector<double> sharp, first;
        for (int i = 0; i < kTimes; ++i) {
            for (int s = 0; s < 12; ++s) to(60 + 20 * s * (i % 2 ? 1 : -1), 20 * s), sleepS(0.016);
            sharp.push_back(sharpMs(running));
        }
        for (int i = 0; i < kTimes; ++i) {
            first.push_back(firstPictureMs(running, [&] { to(100 + 37 * (i % 3), 80 + 11 * i); }));
            sleepS(0.4);
        }
        report(state, moves, first, sharp, running);
        state.SetIterationTime(nowS() - began);
    }
    screen.button(false);
}

void zoom(benchmark::State& state, const Resolution& size) {
    Running running(static_cast<int>(state.range(0)), {}, size);
    VirtualScreen& screen = running.screen;
    screen.moveTo(running.at(900), running.at(560)), sleepS(0.3);
    for (auto _ : state) {
        const double began = nowS();
        int clicks = 0;
        const Moves moves = countPictures(running, [&](double) {  // eight steps in, sixteen out, eight in …
            const int phase = clicks++ % 32;
            screen.scroll(phase < 8 || phase >= 24 ? 1 : -1);
        });
        screen.scroll(-(clicks % 32 <= 8 ? clicks % 32 : clicks % 32 <= 24 ? 16 - clicks % 32 : clicks % 32 - 32));
        sleepS(0.8);
        std::vector<double> sharp, first;
        for (int i = 0; i < kTimes; ++i) {
            for (int s = 0; s < 4; ++s) screen.scroll(i % 2 ? -1 : 1), sleepS(0.016);
            sharp.push_back(sharpMs(running));
        }
        for (int i = 0; i < kTimes; ++i) {
            first.push_back(firstPictureMs(running, [&] { screen.scroll(i % 2 ? -1 : 1); }));
            sleepS(0.4);
        }
        report(state, moves, first, sharp, running);
        state.SetIterationTime(nowS() - began);
    }
}

void panFullHd(benchmark::State& state) { pan(state, kFullHd); }
void zoomFullHd(benchmark::State& state) { zoom(state, kFullHd); }
void panUltraHd(benchmark::State& state) { pan(state, kUltraHd); }
void zoomUltraHd(benchmark::State& state) { zoom(state, kUltraHd); }

// Targets of the newest line of the scene log that have a point to press.
struct Aims {
    std::map<std::string, std::pair<float, float>> at;
    explicit Aims(const fs::path& log, const char* kind) {
        const auto json = nlohmann::json::parse(lastLine(log));
        for (const auto& target : json["targets"])
            if (target["kind"] == kind && target.contains("cx"))
                at[target["id"].get<std::string>()] = {target["cx"], target["cy"]};
    }
};

// Six hands type at six keyboards, four drag notes about, two move the board between them. Played twice as a recording: the
// first time only the keyboards are opened, to see where their keys lie.
class TwelveHands {
public:
    TwelveHands() : m_file(fs::temp_directory_path() / "parcours-bench-twelve.jsonl") {}

    void open(const Aims& buttons) {
        for (const auto& [id, px] : buttons.at)
            if (id.ends_with("/new-note") && m_seats.size() < 6) {
                m_seats.push_back(id.substr(0, id.find('/')));
                tap(0.3 + 0.15 * static_cast<double>(m_seats.size()), 1, px);
            }
        write();
    }
    void work(const Aims& keys, const Aims& notes, std::pair<float, float> ground) {
        for (std::size_t s = 0; s < m_seats.size(); ++s)
            for (int i = 0; kWorkS + 0.22 * i < kEndS; ++i)
                tap(kWorkS + 0.22 * i + 0.03 * static_cast<double>(s), static_cast<int>(10 + s),
                    keys.at.at(m_seats[s] + "/" + std::string(1, "etaoinsr"[i % 8])));
        int hand = 20;
        for (auto note = notes.at.begin(); note != notes.at.end() && hand < 24; std::advance(note, 1), ++hand)
            drag(hand, note->second, 90 + 15 * hand % 60);
        for (const int side : {-1, 1}) {
            const int finger = side < 0 ? 30 : 31;
            const auto put = [&](double t, const char* phase, double dx) {
                add(t, finger, phase,
                    {ground.first + static_cast<float>(dx), ground.second + static_cast<float>(25 * side + dx / 3)});
            };
            put(kWorkS - 0.1, "begin", 0);
            for (double t = kWorkS; t < kEndS; t += 0.008) put(t, "move", 120 - 120 * std::cos((t - kWorkS) * 3));
            put(kEndS, "end", 0);
        }
        write();
    }
    const fs::path& file() const { return m_file; }
    // The keyboards are open and all is drawn before the work begins.
    static constexpr double kWorkS = 5, kEndS = 9;

private:
    void add(double t, int hand, const char* phase, std::pair<float, float> px) {
        m_lines.push_back(
            {t, nlohmann::json{{"t", t}, {"id", hand}, {"phase", phase}, {"x", px.first}, {"y", px.second}}.dump()});
    }
    void tap(double t, int hand, std::pair<float, float> px) { add(t, hand, "begin", px), add(t + 0.08, hand, "end", px); }
    void drag(int hand, std::pair<float, float> px, float reach) {
        add(kWorkS - 0.1, hand, "begin", px);
        for (double t = kWorkS; t < kEndS; t += 0.008)
            add(t, hand, "move",
                {px.first + reach * static_cast<float>(std::sin((t - kWorkS) * 3 + hand)),
                 px.second + reach * static_cast<float>(std::cos((t - kWorkS) * 2 + hand))});
        add(kEndS, hand, "end", px);
    }
    void write() {
        std::ranges::stable_sort(m_lines, {}, &std::pair<double, std::string>::first);
        std::ofstream out(m_file);
        out << R"({"parcours":"contacts","version":1,"width":1920,"height":1080,"mmPerPx":0.4})" << '\n';
        for (const auto& [t, line] : m_lines) out << line << '\n';
    }

    fs::path m_file;
    std::vector<std::string> m_seats;
    std::vector<std::pair<double, std::string>> m_lines;
};

void twelveHandsSixKeyboards(benchmark::State& state) {
    const int notes = static_cast<int>(state.range(0));
    TwelveHands hands;
    {
        Running look(notes);
        hands.open(Aims(look.log, "button"));
    }
    {
        Running look(notes, {"--replay", hands.file().string()});
        sleepS(std::max(0.0, look.beganS + TwelveHands::kWorkS - 1 - nowS()));
        const Aimed lane = aimAt(look.log, "lane", "");  // the rim of its label is ground to a hand, far from every note
        hands.work(Aims(look.log, "key"), Aims(look.log, "note"), {lane.x + lane.w / 4, lane.cy});
    }
    for (auto _ : state) {
        Running running(notes, {"--replay", hands.file().string()});
        sleepS(std::max(0.0, running.beganS + TwelveHands::kWorkS + 0.7 - nowS()));  // all hands are at work
        const double began = nowS(), cpu = running.program->cpuSeconds();
        int pictures = 0;
        unsigned long before = 0;
        while (nowS() - began < 2.5) {
            const unsigned long now = seen(running);
            if (now != before) ++pictures, before = now;
            sleepS(0.0005);
        }
        state.counters["per_second"] = pictures / (nowS() - began);
        state.counters["cpu_ms_each"] = (running.program->cpuSeconds() - cpu) * 1000 / std::max(1, pictures);
        state.SetIterationTime(nowS() - began);
    }
}

#define NOTES(name) BENCHMARK(name)->Arg(150)->Arg(1000)->Arg(5000)->Arg(10000)->UseManualTime()->Iterations(1)
NOTES(panFullHd);
NOTES(zoomFullHd);
NOTES(panUltraHd);
NOTES(zoomUltraHd);
BENCHMARK(twelveHandsSixKeyboards)->Arg(150)->Arg(1000)->Arg(5000)->UseManualTime()->Iterations(1);

}  // namespace
