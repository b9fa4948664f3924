// The real program under real fingers: Xorg with the inputtest driver, the program on it, the session file afterwards.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "app/base/utf8.h"
#include "app/commands/notes.h"
#include "storage/session/session_file.h"
#include "tests/bench/sessions.h"
#include "tests/bench/virtual_screen.h"
#include "tests/table/table_display.h"

namespace {

namespace fs = std::filesystem;
using tests::Aimed;

struct Running {
    tests::TableDisplay display;
    fs::path folder, session, log;
    std::unique_ptr<tests::Program> program;

    explicit Running(int notes) {
        char name[] = "/tmp/parcours-table-XXXXXX";
        folder = mkdtemp(name);
        session = folder / "atelier.parcours", log = folder / "scene.jsonl";
        tests::writeSession(session, notes);
        start();
    }
    ~Running() {
        program.reset();
        std::error_code error;
        if (!std::getenv("PARCOURS_KEEP")) fs::remove_all(folder, error);
    }
    void start() {
        fs::remove(log);
        program = std::make_unique<tests::Program>(
            display.name(), std::vector<std::string>{session.string(), "--windowed", "1920x1080", "--mm-per-px", "0.4", "--lang",
                                                     "fr", "--scene-log", log.string()});
        tests::aimAt(log, "note", "");
    }
    nlohmann::json scene() const { return nlohmann::json::parse(tests::lastLine(log)); }
    Aimed aim(const std::string& kind, const std::string& id) const { return tests::aimAt(log, kind, id); }
    void tap(int finger, const std::string& kind, const std::string& id) {
        const Aimed at = aim(kind, id);
        display.hands().tap(finger, at.cx, at.cy);
        pause();
    }
    static void pause(int ms = 350) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }
    bool waitForSaved() const {
        for (const double until = tests::nowS() + 5; tests::nowS() < until; pause(30)) {
            const auto json = scene();
            for (const auto& target : json["targets"])
                if (target["id"] == "table/saved" && target["label"] == "Enregistré") return true;
        }
        return false;
    }
    app::Board stored() const {
        auto file = storage::session::SessionFile::open(session);
        REQUIRE(file);
        return (*file)->load();
    }
};

struct Cell {
    std::string id;
    float x, y;
};  // x, y: a free place in it

// Cells with room behind their last note, and notes to bring there.
std::vector<Cell> cellsOf(const nlohmann::json& scene) {
    std::vector<Cell> cells;
    for (const auto& target : scene["targets"])
        if (target["kind"] == "cell")
            cells.push_back({target["id"], target["x"].get<float>() + target["w"].get<float>() - 8,
                             target["y"].get<float>() + target["h"].get<float>() - 6});
    return cells;
}

std::vector<std::string> sixSentences() {
    return {"je cherche un fauteuil", "trop de pages à lire", "la caisse est vide",
            "un conseil précieux",    "le colis arrive tôt",  "merci pour l’accueil"};
}

}  // namespace

TEST_CASE("Ten fingers drag ten notes at once, and each lands where its finger lifted", "[table][program]") {
    Running table(60);
    const auto scene = table.scene();
    const auto cells = cellsOf(scene);
    REQUIRE(cells.size() == 48);
    struct Way {
        std::string note;
        Aimed from;
        Cell to;
    };
    std::vector<Way> ways;
    std::set<std::string> used;
    for (const auto& target : scene["targets"]) {
        if (ways.size() == 10) break;
        // Every fifth note, so that no two fingers land near each other: a hand laid down would be four of them.
        if (target["kind"] != "note" || !target.contains("cx") || used.size() % 5) {
            used.insert(target["id"]);
            continue;
        }
        used.insert(target["id"]);
        const Cell& to = cells[(ways.size() * 5 + 7) % cells.size()];
        ways.push_back({target["id"], {0, 0, target["cx"], target["cy"], 0, 0}, to});
    }
    REQUIRE(ways.size() == 10);

    auto& hands = table.display.hands();
    std::map<int, app::Point> to;
    for (int i = 0; i < 10; ++i) hands.down(i, ways[i].from.cx, ways[i].from.cy), to[i] = {ways[i].to.x, ways[i].to.y};
    hands.glideAll(to, 700);
    for (int i = 0; i < 10; ++i) hands.moveTo(i, to[i].x, to[i].y);
    Running::pause(150);  // they rest before they lift: a drop, not a throw
    hands.upAll();
    Running::pause(400);
    REQUIRE(table.waitForSaved());
    table.program.reset();

    const app::Board board = table.stored();
    for (const Way& way : ways) {
        const auto cell = app::commands::cellOf(board, app::Id<app::Note>{*app::idFromText(way.note)});
        REQUIRE(cell);
        CHECK(app::idText(cell->stage) + "/" + app::idText(cell->lane) == way.to.id);
    }
}

TEST_CASE("Six keyboards type six different French sentences at once", "[table][program]") {
    Running table(12);
    const auto sentences = sixSentences();
    std::vector<std::string> seats;
    const auto empty = table.scene();
    for (const auto& target : empty["targets"])
        if (target["kind"] == "tray") seats.push_back(target["seat"]);
    REQUIRE(seats.size() == 8);
    // Two at the top, two at the bottom, one at each side: no panel covers another's keys.
    std::ranges::sort(seats, {}, [&](const std::string& seat) {
        const Aimed a = table.aim("tray", seat + "/tray");
        return std::pair(a.w > a.h ? 0 : 1, a.y);
    });
    seats = {seats[0], seats[1], seats[2], seats[3], seats[4], seats[7]};
    for (int i = 0; i < 6; ++i) table.tap(i, "button", seats[i] + "/new-note");
    std::vector<std::map<std::string, app::Point>> keys(6);
    const auto typing = table.scene();
    for (const auto& target : typing["targets"])
        for (int i = 0; i < 6; ++i)
            if (target["kind"] == "key" && target["seat"] == seats[i] && target.contains("cx"))
                keys[i][target["id"].get<std::string>().substr(seats[i].size() + 1)] = {target["cx"], target["cy"]};

    auto& hands = table.display.hands();
    std::vector<std::size_t> at(6, 0);
    bool more = true;
    while (more) {  // one letter of each, all six fingers down together
        more = false;
        for (int i = 0; i < 6; ++i) {
            if (at[i] >= sentences[i].size()) continue;
            const std::size_t begin = at[i];
            app::nextCodePoint(sentences[i], at[i]);
            std::string letter = sentences[i].substr(begin, at[i] - begin);
            if (letter == " ") letter = "space";
            if (letter == "à" || letter == "ô")
                letter = letter == "à" ? "a" : "o";  // typed plain: accents on hold have a test of their own
            INFO(letter << " at seat " << i);
            REQUIRE(keys[i].contains(letter));
            hands.down(i, keys[i][letter].x, keys[i][letter].y);
            more = true;
        }
        Running::pause(40);
        hands.upAll();
        Running::pause(40);
    }
    for (int i = 0; i < 6; ++i) hands.tap(i, keys[i]["done"].x, keys[i]["done"].y), Running::pause(80);
    Running::pause();
    REQUIRE(table.waitForSaved());
    table.program.reset();

    const app::Board board = table.stored();
    for (int i = 0; i < 6; ++i) {
        std::string expected = sentences[i];
        for (const auto& [accent, plain] : {std::pair<std::string, std::string>{"à", "a"}, {"ô", "o"}})
            if (const auto found = expected.find(accent); found != std::string::npos)
                expected.replace(found, accent.size(), plain);
        const auto& tray = board.trayOf(app::Id<app::Seat>{*app::idFromText(seats[i])});
        REQUIRE(tray.size() == 1);
        CHECK(board.find(tray.front().note)->text == expected);
    }
}

TEST_CASE("A kill in the middle of work, and a restart shows every acknowledged edit", "[table][program][kill]") {
    Running table(60);
    const auto scene = table.scene();
    const auto cells = cellsOf(scene);
    std::vector<std::pair<std::string, Aimed>> notes;
    for (const auto& target : scene["targets"])
        if (target["kind"] == "note" && target.contains("cx") && notes.size() < 6)
            notes.push_back({target["id"], {0, 0, target["cx"], target["cy"], 0, 0}});
    auto& hands = table.display.hands();
    std::map<std::string, std::string> acknowledged;
    for (int i = 0; i < 4; ++i) {
        const Aimed from = table.aim("note", notes[i].first);
        const Cell to = cellsOf(table.scene())[(i * 9 + 20) % cells.size()];
        hands.down(1, from.cx, from.cy);
        hands.glide(1, to.x, to.y, 300);
        Running::pause(150);
        hands.up(1);
        Running::pause(300);
        REQUIRE(table.waitForSaved());
        acknowledged[notes[i].first] = to.id;
    }
    // Another note is in the hand and a panel is open when the power goes.
    const Aimed held = table.aim("note", notes[5].first);
    hands.down(2, held.cx, held.cy);
    hands.glide(2, 900, 500, 200);
    table.program->kill9();
    hands.upAll();

    {
        const app::Board board = table.stored();
        for (const auto& [note, cell] : acknowledged) {
            const auto at = app::commands::cellOf(board, app::Id<app::Note>{*app::idFromText(note)});
            REQUIRE(at);
            CHECK(app::idText(at->stage) + "/" + app::idText(at->lane) == cell);
        }
    }
    table.start();  // and the same screen comes back
    const auto again = table.scene();
    for (const auto& [note, cell] : acknowledged) {
        const auto find = [&](const std::string& id) {
            for (const auto& t : again["targets"])
                if (t["id"] == id) return t;
            return nlohmann::json{};
        };
        const auto n = find(note), c = find(cell);
        REQUIRE(!n.is_null());
        CHECK(n["x"].get<float>() + n["w"].get<float>() / 2 > c["x"].get<float>());
        CHECK(n["x"].get<float>() + n["w"].get<float>() / 2 < c["x"].get<float>() + c["w"].get<float>());
    }
}
