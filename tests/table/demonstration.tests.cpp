// The demonstration as a new table offers it: watched in the program's own window, ended by a touch, and nothing of it left.
#include <signal.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/bench/virtual_screen.h"
#include "tests/table/table_display.h"

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

void pause(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

template <class F>
bool becomes(F&& condition, double patienceS = 20) {
    for (const double until = tests::nowS() + patienceS; tests::nowS() < until; pause(30))
        if (condition()) return true;
    return false;
}

struct Watched {
    tests::TableDisplay display;
    fs::path folder, log;
    std::string temporaryBefore = std::getenv("TMPDIR") ? std::getenv("TMPDIR") : "/tmp";
    std::unique_ptr<tests::Program> program;

    explicit Watched(const std::string& window) {
        char name[] = "/tmp/parcours-watched-XXXXXX";
        folder = mkdtemp(name), log = folder / "scene.jsonl";
        fs::create_directories(folder / "temporary"), fs::create_directories(folder / "data");
        ::setenv("TMPDIR", (folder / "temporary").c_str(), 1);
        program = std::make_unique<tests::Program>(
            display.name(), std::vector<std::string>{"--data", (folder / "data").string(), "--windowed", window, "--mm-per-px",
                                                     "0.5", "--lang", "fr", "--scene-log", log.string()});
    }
    ~Watched() {
        program.reset();
        ::setenv("TMPDIR", temporaryBefore.c_str(), 1);
        std::error_code error;
        fs::remove_all(folder, error);
    }
    Json scene() const { return Json::parse(tests::lastLine(log), nullptr, false); }
    bool isAtHome() const {
        const Json now = scene();
        return !now.is_discarded() && now.value("step", "") == "home";
    }
    std::size_t seats() const {
        const Json now = scene();
        if (now.is_discarded()) return 0;
        return static_cast<std::size_t>(
            std::count_if(now["targets"].begin(), now["targets"].end(), [](const Json& t) { return t["kind"] == "tray"; }));
    }
};

}  // namespace

TEST_CASE("A new table plays the demonstration on a screen of any size, and a touch ends it", "[table][demonstration]") {
    for (const char* window : {"1920x1080", "1366x768", "1280x1024"}) {
        INFO(window);
        Watched table(window);
        REQUIRE(becomes([&] { return table.isAtHome(); }));
        const auto key = tests::aimAt(table.log, "button", "home/demonstration");
        table.display.hands().tap(0, key.cx, key.cy);
        REQUIRE(becomes([&] { return table.seats() == 8; }, 60));  // eight people have sat down, each where they were recorded
        CHECK_FALSE(fs::is_empty(table.folder / "temporary"));
        table.display.hands().tap(0, 600, 400);
        REQUIRE(becomes([&] { return table.isAtHome(); }));
        CHECK(becomes([&] { return fs::is_empty(table.folder / "temporary"); }));
        tests::aimAt(table.log, "button", "home/demonstration");  // no session was made of it
        kill(table.program->pid(), SIGTERM);
        CHECK(table.program->wait() == 0);
    }
}

TEST_CASE("Asked to stop while the demonstration plays, the program ends", "[table][demonstration]") {
    Watched table("1920x1080");
    REQUIRE(becomes([&] { return table.isAtHome(); }));
    const auto key = tests::aimAt(table.log, "button", "home/demonstration");
    table.display.hands().tap(0, key.cx, key.cy);
    REQUIRE(becomes([&] { return table.seats() > 0; }, 60));
    kill(table.program->pid(), SIGTERM);
    CHECK(table.program->wait() == 0);
    CHECK(fs::is_empty(table.folder / "temporary"));
}
