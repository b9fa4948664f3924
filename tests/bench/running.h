#pragma once
// The real program on a virtual screen with a board of so many notes, started and settled: what the benches of the program begin
// with.
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/bench/sessions.h"
#include "tests/bench/virtual_screen.h"

namespace tests {

inline std::filesystem::path sessionOf(int notes) {
    static std::map<int, std::filesystem::path> made;
    auto& file = made[notes];
    if (file.empty()) {
        file = std::filesystem::temp_directory_path() / ("parcours-bench-" + std::to_string(notes) + ".parcours");
        writeSession(file, notes);
    }
    return file;
}

inline void sleepS(double seconds) { std::this_thread::sleep_for(std::chrono::duration<double>(seconds)); }
inline double median(std::vector<double> v) {
    std::ranges::sort(v);
    return v.empty() ? 0 : v[v.size() / 2];
}

// A table of 768 mm in so many pixels.
struct Resolution {
    int width = 1920, height = 1080;
};

struct Running {
    Resolution size;
    VirtualScreen screen;
    std::filesystem::path log;
    std::unique_ptr<Program> program;
    double beganS = 0;   // when the process began
    double startMs = 0;  // from the process's start to the first whole, settled picture

    explicit Running(int notes, const std::vector<std::string>& more = {}, const Resolution& resolution = {})
        : size(resolution),
          screen(size.width, size.height),
          log(std::filesystem::temp_directory_path() / "parcours-bench.scene") {
        std::filesystem::remove(log);
        std::vector<std::string> arguments{sessionOf(notes).string(),
                                           "--windowed",
                                           std::to_string(size.width) + "x" + std::to_string(size.height),
                                           "--mm-per-px",
                                           std::to_string(768.0 / size.width),
                                           "--scene-log",
                                           log.string(),
                                           "--lang",
                                           "fr"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        beganS = nowS();
        program = std::make_unique<Program>(screen.name(), arguments);
        // The picture is there when the ground shows; whole when nothing changes any more.
        while (screen.pixel(at(960), at(75)) == 0 && nowS() - beganS < 20) sleepS(0.001);
        unsigned long before = 0, now = 1;
        double changed = nowS();
        while (nowS() - changed < 0.25) {
            now = screen.sum(at(300), at(100), at(1300), 40) ^ screen.sum(0, at(1000), at(1900), 40);
            if (now != before) before = now, changed = nowS();
            sleepS(0.002);
        }
        startMs = (changed - beganS) * 1000;
    }

    // A pixel of this screen for one of 1920 x 1080.
    int at(int px) const { return px * size.width / 1920; }
};

}  // namespace tests
