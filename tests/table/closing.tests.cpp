// The real program at its end: asked to stop over a disk that takes nothing, killed while somebody types, and started again.
#include <fcntl.h>
#include <signal.h>
#include <sys/mount.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "storage/session/session_file.h"
#include "tests/bench/sessions.h"
#include "tests/bench/virtual_screen.h"
#include "tests/table/table_display.h"

namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Table {
    tests::TableDisplay display;
    fs::path folder, data, log, words;
    std::string homeBefore = std::getenv("HOME") ? std::getenv("HOME") : "";
    std::unique_ptr<tests::Program> program;

    Table() {
        char name[] = "/tmp/parcours-closing-XXXXXX";
        folder = mkdtemp(name);
        data = folder / "data", log = folder / "scene.jsonl", words = folder / "stderr";
        fs::create_directories(data), fs::create_directories(folder / "home");
        ::setenv("HOME", (folder / "home").c_str(), 1);
    }
    ~Table() {
        program.reset();
        ::umount2((folder / "disk").c_str(), MNT_DETACH);
        ::setenv("HOME", homeBefore.c_str(), 1);
        std::error_code error;
        fs::remove_all(folder, error);
    }
    // What the program says on stderr is in `words`.
    void start(std::vector<std::string> arguments) {
        fs::remove(log);
        for (const char* word : {"--windowed", "1920x1080", "--mm-per-px", "0.4", "--lang", "fr", "--scene-log"})
            arguments.emplace_back(word);
        arguments.insert(arguments.end(), {log.string(), "--data", data.string()});
        const int kept = ::dup(2), file = ::open(words.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::dup2(file, 2), ::close(file);
        program = std::make_unique<tests::Program>(display.name(), arguments);
        ::dup2(kept, 2), ::close(kept);
    }
    std::string seat() const {
        tests::aimAt(log, "tray", "");
        const auto scene = nlohmann::json::parse(tests::lastLine(log));
        for (const auto& target : scene["targets"])
            if (target["kind"] == "tray") return target["seat"];
        return {};
    }
    void tap(const std::string& kind, const std::string& id) {
        const auto at = tests::aimAt(log, kind, id);
        display.hands().tap(0, at.cx, at.cy);
        pause(350);
    }
    void type(const std::string& seat, const std::string& text) {
        for (const char letter : text) tap("key", seat + "/" + letter);
    }
    std::string labelOf(const std::string& id) const {
        const auto scene = nlohmann::json::parse(tests::lastLine(log), nullptr, false);
        if (!scene.is_discarded())
            for (const auto& target : scene["targets"])
                if (target["id"] == id) return target["label"];
        return {};
    }
    template <class F>
    static bool becomes(F&& condition, double patienceS = 15) {
        for (const double until = tests::nowS() + patienceS; tests::nowS() < until; pause(30))
            if (condition()) return true;
        return false;
    }
    static void pause(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }
};

bool holdsNote(const fs::path& session, const std::string& text) {
    auto file = storage::session::SessionFile::open(session);
    REQUIRE(file);
    const app::Board board = (*file)->load();
    for (const auto& [id, note] : board.all<app::Note>())
        if (note.text == text) return true;
    return false;
}

void fillUp(const fs::path& disk) {
    std::ofstream filler(disk / "filler", std::ios::binary);
    const std::string block(4096, 'x');
    while (filler.write(block.data(), 4096).flush()) {
    }
}

}  // namespace

TEST_CASE("Asked to stop over a full disk, the table saves what is left, says where, and opens it at the next start",
          "[table][closing]") {
    Table table;
    const fs::path disk = table.folder / "disk";
    fs::create_directories(disk);
    REQUIRE(::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=4m") == 0);
    const fs::path session = disk / "atelier.parcours";
    tests::writeSession(session, 12);
    table.start({session.string()});
    const std::string seat = table.seat();
    fillUp(disk);
    table.tap("button", seat + "/new-note");
    table.type(seat, "zut");
    table.tap("key", seat + "/done");
    REQUIRE(Table::becomes([&] { return table.labelOf("table/saved").starts_with("Non enregistré depuis"); }, 5));

    kill(table.program->pid(), SIGTERM);
    REQUIRE(Table::becomes([&] { return table.labelOf("notice/words").find("(secours)") != std::string::npos; }));
    table.tap("button", "notice/close");
    CHECK(table.program->wait() == 1);
    const std::string said = contentOf(table.words);
    CHECK_THAT(said, Catch::Contains("(secours)"));
    const std::string mark = contentOf(table.data / ".open");
    const fs::path saved = mark.substr(0, mark.find('\n'));
    CHECK_THAT(said, Catch::Contains(saved.string()));
    CHECK(holdsNote(saved, "zut"));

    table.start({});
    table.seat();
    CHECK(Table::becomes([&] { return contentOf(table.log).find("Tout est ici, dans " + saved.string()) != std::string::npos; }));
    kill(table.program->pid(), SIGTERM);
    CHECK(table.program->wait() == 0);
    CHECK_FALSE(fs::exists(table.data / ".open"));
}

TEST_CASE("Going home over a full disk saves what is left in a file that is told, and the exit code remembers it",
          "[table][closing]") {
    Table table;
    const fs::path disk = table.folder / "disk";
    fs::create_directories(disk);
    REQUIRE(::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=4m") == 0);
    const fs::path session = disk / "atelier.parcours";
    tests::writeSession(session, 12);
    table.start({session.string()});
    const std::string seat = table.seat();
    fillUp(disk);
    table.tap("button", seat + "/new-note");
    table.type(seat, "zut");
    table.tap("key", seat + "/done");
    table.display.hands().down(1, 1912, 1072);
    Table::pause(1500);
    table.display.hands().up(1);
    table.tap("button", "facilitator/tab-files");
    table.tap("button", "facilitator/home");
    REQUIRE(Table::becomes([&] { return contentOf(table.log).find("\"step\":\"home\"") != std::string::npos; }));
    CHECK_THAT(contentOf(table.words), Catch::Contains("(secours)"));
    const std::string mark = contentOf(table.data / ".open");
    CHECK(holdsNote(mark.substr(0, mark.find('\n')), "zut"));
    kill(table.program->pid(), SIGTERM);
    CHECK(table.program->wait() == 1);
    CHECK(fs::exists(table.data / ".open"));  // to be opened at the next start
}

TEST_CASE("SIGTERM and SIGHUP end the table in good order: all is stored, no log stays, the exit code is 0", "[table][closing]") {
    Table table;
    const fs::path session = table.folder / "atelier.parcours";
    tests::writeSession(session, 12);
    for (const int signal : {SIGTERM, SIGHUP}) {
        table.start({session.string()});
        const std::string seat = table.seat();
        table.tap("button", seat + "/new-note");
        table.type(seat, signal == SIGTERM ? "az" : "er");
        table.tap("key", seat + "/done");
        kill(table.program->pid(), signal);
        CHECK(table.program->wait() == 0);
        CHECK_FALSE(fs::exists(table.folder / "atelier.parcours-wal"));
        CHECK_FALSE(fs::exists(table.data / ".open"));
        CHECK(holdsNote(session, signal == SIGTERM ? "az" : "er"));
    }
}

TEST_CASE("Killed while somebody types, the table comes back, and so does the text when that seat writes",
          "[table][closing][kill]") {
    Table table;
    const fs::path session = table.folder / "atelier.parcours";
    tests::writeSession(session, 12);
    table.start({session.string()});
    const std::string seat = table.seat();
    table.tap("button", seat + "/new-note");
    table.type(seat, "peut");
    Table::pause(1000);
    table.program->kill9();
    table.start({});
    REQUIRE(table.seat() == seat);
    table.tap("button", seat + "/new-note");
    CHECK(Table::becomes([&] { return table.labelOf(seat + "/text") == "peut"; }, 5));
    table.tap("button", seat + "/close");
    REQUIRE(Table::becomes([&] { return table.labelOf("table/saved") == "Enregistré"; }));
    kill(table.program->pid(), SIGTERM);
    CHECK(table.program->wait() == 0);
    table.start({session.string()});  // × and an orderly end lose none either
    REQUIRE(table.seat() == seat);
    table.tap("button", seat + "/new-note");
    CHECK(Table::becomes([&] { return table.labelOf(seat + "/text") == "peut"; }, 5));
    table.tap("key", seat + "/done");
    kill(table.program->pid(), SIGTERM);
    CHECK(table.program->wait() == 0);
    CHECK(holdsNote(session, "peut"));
}

TEST_CASE("A crash leaves a report and no core, and the next start says once that all that was stored is there",
          "[table][closing][crash]") {
    Table table;
    const fs::path session = table.folder / "atelier.parcours";
    tests::writeSession(session, 12);
    table.start({session.string()});
    const std::string seat = table.seat();
    CHECK_THAT(contentOf("/proc/" + std::to_string(table.program->pid()) + "/limits"),
               Catch::Matches("(.|\n)*Max core file size +1 +1 (.|\n)*"));
    table.tap("button", seat + "/new-note");
    table.type(seat, "az");
    table.tap("key", seat + "/done");
    REQUIRE(Table::becomes([&] { return table.labelOf("table/saved") == "Enregistré"; }));
    kill(table.program->pid(), SIGSEGV);
    CHECK(table.program->wait() == 128 + SIGSEGV);
    CHECK_THAT(contentOf(table.data / "crash.txt"), Catch::Contains("writeNote") && Catch::Contains("parcours("));

    for (const bool first : {true, false}) {
        table.start({});
        table.seat();
        const bool said =
            Table::becomes([&] { return contentOf(table.log).find("arrêté de lui-même") != std::string::npos; }, first ? 10 : 1);
        CHECK(said == first);
        table.program->kill9();
    }
    CHECK(holdsNote(session, "az"));
}
