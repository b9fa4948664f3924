// The trial: a whole workshop on the real program, as people meet it for the first time. Nothing is pressed but what the scene
// log shows, besides a corner that is held. From the empty home screen to the files, and what is in the session afterwards.
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "app/rules/standings.h"
#include "storage/session/session_file.h"
#include "tests/bench/virtual_screen.h"
#include "tests/table/table_display.h"

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

struct Trial {
    tests::TableDisplay display;
    fs::path folder, log;
    std::unique_ptr<tests::Program> program;
    std::vector<std::string> seats;

    Trial() {
        char name[] = "/tmp/parcours-trial-XXXXXX";
        folder = mkdtemp(name), log = folder / "scene.jsonl";
        program = std::make_unique<tests::Program>(
            display.name(), std::vector<std::string>{"--data", folder.string(), "--windowed", "1920x1080", "--mm-per-px", "0.5",
                                                     "--lang", "fr", "--scene-log", log.string()});
    }
    ~Trial() {
        program.reset();
        std::error_code error;
        if (!std::getenv("PARCOURS_KEEP")) fs::remove_all(folder, error);
    }

    static void pause(int ms = 350) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }
    Json scene() const {
        for (;;) {
            const Json json = Json::parse(tests::lastLine(log), nullptr, false);
            if (!json.is_discarded()) return json;
            pause(10);
        }
    }
    std::vector<Json> targets(const std::function<bool(const Json&)>& wanted) const {
        std::vector<Json> found;
        const Json all = scene();
        for (const Json& target : all["targets"])
            if (wanted(target)) found.push_back(target);
        return found;
    }
    static std::string idOf(const Json& target) { return target["id"]; }
    static bool reachable(const Json& target) { return target.contains("cx"); }
    static app::Point middle(const Json& target) { return {target["cx"], target["cy"]}; }

    // A target that can be touched; waits for it.
    Json wait(const std::string& id, double patienceS = 12) const {
        for (const double until = tests::nowS() + patienceS; tests::nowS() < until; pause(40))
            for (const Json& target : targets([&](const Json& t) { return idOf(t) == id && reachable(t); })) return target;
        std::string shown;
        const std::string owner = id.substr(0, id.find('/'));
        for (const Json& t : targets([&](const Json& t) { return idOf(t).starts_with(owner); })) shown += " " + idOf(t);
        throw std::runtime_error("the scene log shows no " + id + "; of the same:" + shown);
    }
    bool has(const std::string& id) const {
        return !targets([&](const Json& t) { return idOf(t) == id && reachable(t); }).empty();
    }
    void tap(const std::string& id, int finger = 1) {
        const app::Point at = middle(wait(id));
        display.hands().tap(finger, at.x, at.y);
        pause();
    }
    void hold(const std::string& id, int ms = 1100) {
        const app::Point at = middle(wait(id));
        display.hands().tap(1, at.x, at.y, ms);
        pause();
    }
    void drag(app::Point from, app::Point to, int finger = 1) {
        auto& hands = display.hands();
        hands.down(finger, from.x, from.y);
        hands.glide(finger, to.x, to.y, 500);
        pause(200);  // rests: a drop, no throw
        hands.up(finger);
        pause(400);
    }
    // Scrolls the list that `row` (the beginning of its rows' ids) stands in until `id` can be touched.
    void reach(const std::string& id, const std::string& row) {
        for (int turn = 0; turn < 24; ++turn) {
            if (has(id)) return;
            const auto rows = targets([&](const Json& t) { return idOf(t).starts_with(row) && reachable(t); });
            REQUIRE_FALSE(rows.empty());
            const Json& handle = rows[rows.size() / 2];
            const float degrees = handle["turn"], far = turn < 12 ? -90.0f : 90.0f;
            const app::Point by = app::turned({0, far}, degrees), from = middle(handle);
            auto& hands = display.hands();
            hands.down(1, from.x, from.y);
            hands.glide(1, from.x + by.x, from.y + by.y, 350);
            pause(250);
            hands.up(1);
            pause(300);
        }
        throw std::runtime_error("no scrolling brings " + id);
    }

    void takeSeats(std::size_t count) {
        while (seats.size() < count) {
            const auto free = targets([](const Json& t) { return idOf(t).starts_with("table/seat-") && reachable(t); });
            REQUIRE_FALSE(free.empty());
            tap(idOf(free[seats.size() % free.size()]));
            pause(400);
            std::set<std::string> now;
            for (const Json& t : targets([](const Json& t) { return t["kind"] == "tray"; })) now.insert(t["seat"]);
            for (const std::string& seat : now)
                if (std::ranges::find(seats, seat) == seats.end()) seats.push_back(seat);
        }
    }
    // Two people write at the same time, letter by letter with two fingers, and lay their notes where they belong.
    void writeTwo(const std::array<std::string, 2>& words, const std::array<std::string, 2>& cells) {
        for (int i = 0; i < 2; ++i)
            tap(seats[static_cast<std::size_t>(i)] + "/new-note", i + 1),
                tap(seats[static_cast<std::size_t>(i)] + "/kind-pains", i + 1);
        for (std::size_t at = 0; at < std::max(words[0].size(), words[1].size()); ++at) {
            for (int i = 0; i < 2; ++i)
                if (at < words[static_cast<std::size_t>(i)].size()) {
                    const std::string letter = words[static_cast<std::size_t>(i)].substr(at, 1);
                    const app::Point key =
                        middle(wait(seats[static_cast<std::size_t>(i)] + "/" + (letter == " " ? "space" : letter)));
                    display.hands().down(i + 1, key.x, key.y);
                }
            pause(50);
            display.hands().upAll();
            pause(50);
        }
        for (int i = 0; i < 2; ++i) tap(seats[static_cast<std::size_t>(i)] + "/done", i + 1);
        for (int i = 0; i < 2; ++i) {
            const std::string seat = seats[static_cast<std::size_t>(i)];
            const auto mine = targets([&](const Json& t) { return t["kind"] == "note" && t["seat"] == seat && reachable(t); });
            REQUIRE(mine.size() == 1);
            const auto cell = targets([&](const Json& t) {
                return t["kind"] == "cell" && t["label"] == cells[static_cast<std::size_t>(i)] && reachable(t);
            });
            REQUIRE(cell.size() == 1);
            drag(middle(mine[0]),
                 {cell[0]["x"].get<float>() + cell[0]["w"].get<float>() - 8,
                  cell[0]["y"].get<float>() + cell[0]["h"].get<float>() - 6},
                 i + 1);
        }
    }
    void callFacilitator() {
        if (has("facilitator/close")) return;
        display.hands().tap(3, 10, 10, 1300);
        pause(500);
        wait("facilitator/close");
    }
    std::string noteCalled(const std::string& text) const {
        for (const Json& t : targets([&](const Json& t) { return t["kind"] == "note" && t["label"] == text; })) return idOf(t);
        throw std::runtime_error("no note says " + text);
    }
};

constexpr std::array kWords{"cher", "lent", "loin", "flou", "vide", "muet", "fade", "long", "dur", "sale", "noir", "seul"};

}  // namespace

TEST_CASE("The trial: six people go from an empty home screen to files, pressing only what the scene log shows",
          "[table][program][trial]") {
    Trial t;
    t.tap("home/new-default");
    t.wait("table/fit-bottom");
    t.takeSeats(6);

    const std::array<const char*, 6> stages{"Découverte", "Considération", "Décision", "Achat", "Rétention", "Recommandation"};
    for (std::size_t i = 0; i < kWords.size(); i += 2)
        t.writeTwo({kWords[i], kWords[i + 1]},
                   {std::string(stages[i / 2]) + " × Irritants", std::string(stages[i / 2]) + " × Irritants"});
    std::map<std::string, std::string> notes;
    for (const char* word : kWords) notes[word] = t.noteCalled(word);

    // A secret round: four vote, one abstains, one is voted for.
    t.callFacilitator();
    t.tap("facilitator/tab-vote"), t.tap("facilitator/on-pains"), t.tap("facilitator/open-round");
    const auto give = [&](const std::string& who, const char* word) {
        const std::string id = who + "/more-" + notes[word];
        t.reach(id, who + "/item-");
        t.tap(id);
    };
    // Two that all prefer, then four with one dot for the three places that are left.
    const std::array<std::array<const char*, 3>, 4> wishes{
        {{"cher", "lent", "loin"}, {"cher", "lent", "flou"}, {"cher", "lent", "vide"}, {"cher", "lent", "muet"}}};
    t.reach("facilitator/proxy-" + t.seats[4], "facilitator/voter-");
    t.tap("facilitator/proxy-" + t.seats[4]);
    for (const char* word : {"cher", "lent"}) give("facilitator", word);
    t.tap("facilitator/proxy-done");
    t.tap("facilitator/close");
    for (std::size_t i = 0; i < 4; ++i) {
        if (t.has(t.seats[i] + "/vote")) t.tap(t.seats[i] + "/vote");  // else it has opened by itself
        for (const char* word : wishes[i]) give(t.seats[i], word);
        t.tap(t.seats[i] + "/done");
        if (t.has(t.seats[i] + "/close")) t.tap(t.seats[i] + "/close");
    }
    if (t.has(t.seats[5] + "/vote")) t.tap(t.seats[5] + "/vote");
    t.hold(t.seats[5] + "/abstain");
    if (t.has(t.seats[5] + "/close")) t.tap(t.seats[5] + "/close");

    t.callFacilitator();
    t.tap("facilitator/tab-vote");
    t.hold("facilitator/close-round");
    t.tap("facilitator/reveal");
    // The tie is settled in the open.
    t.tap("facilitator/settle-by-choice");
    for (const char* word : {"vide", "loin", "flou", "muet"}) {
        t.reach("facilitator/place-" + notes[word], "facilitator/place-");
        t.tap("facilitator/place-" + notes[word]);
    }
    t.tap("facilitator/settle");
    t.tap("facilitator/close");

    // What won becomes actions, each by a touch on its note.
    const std::array won{"cher", "lent", "vide", "loin", "flou"};
    for (const char* word : won) t.tap(notes[word]), t.tap(notes[word] + "/action");
    t.callFacilitator();
    t.tap("facilitator/tab-steps"), t.tap("facilitator/step-ranking"), t.tap("facilitator/close");
    std::vector<std::string> actions;
    for (const Json& row :
         t.targets([](const Json& x) { return x["kind"] == "row" && Trial::idOf(x).find('/') == std::string::npos; }))
        actions.push_back(Trial::idOf(row));
    REQUIRE(actions.size() == 5);

    // Estimates, each at whichever seat its form opens.
    for (std::size_t i = 0; i < actions.size(); ++i) {
        t.tap(actions[i]), t.tap(actions[i] + "/edit");
        std::string seat;
        for (const double until = tests::nowS() + 5; seat.empty() && tests::nowS() < until; Trial::pause(50))
            for (const Json& key : t.targets([](const Json& x) { return Trial::idOf(x).ends_with("/impact-customer-4"); }))
                seat = key["seat"];
        REQUIRE_FALSE(seat.empty());
        t.tap(seat + "/impact-customer-" + std::to_string(5 - static_cast<int>(i) % 3)), t.tap(seat + "/impact-company-3");
        t.tap(seat + "/days-more"), t.tap(seat + "/euros-more");
        t.tap(seat + "/close");
    }
    // The plan: the template's three tiers, three actions drawn into the first.
    const auto tiers = t.targets([](const Json& x) { return x["kind"] == "tier" && Trial::reachable(x); });
    REQUIRE(tiers.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const Json row = t.wait(actions[i]), tier = t.wait(Trial::idOf(tiers[0]));
        t.drag({row["x"].get<float>() + 8, row["y"].get<float>() + row["h"].get<float>() / 2},
               {tier["x"].get<float>() + tier["w"].get<float>() / 2, tier["y"].get<float>() + tier["h"].get<float>() * 0.6f});
    }
    // Owners take what is theirs at their own seats.
    for (std::size_t i = 0; i < 2; ++i) {
        const auto name = t.targets([&](const Json& x) { return Trial::idOf(x) == t.seats[i] + "/seat" && Trial::reachable(x); });
        REQUIRE_FALSE(name.empty());
        t.tap(t.seats[i] + "/seat"), t.tap(t.seats[i] + "/mine");
        const auto free =
            t.targets([&](const Json& x) { return Trial::idOf(x).starts_with(t.seats[i] + "/take-") && Trial::reachable(x); });
        REQUIRE_FALSE(free.empty());
        t.tap(Trial::idOf(free[0]));
        while (t.has(t.seats[i] + "/close")) t.tap(t.seats[i] + "/close");
    }

    t.callFacilitator();
    // Another language at a touch: everything written is written anew, for all at once.
    t.tap("facilitator/tab-files"), t.tap("facilitator/english");
    CHECK(t.wait("facilitator/home")["label"] == "Back to the sessions");
    CHECK(t.wait("table/status")["label"].get<std::string>().starts_with("Rank the actions"));
    t.tap("facilitator/french");
    CHECK(t.wait("table/status")["label"].get<std::string>().starts_with("Classer les actions"));
    t.tap("facilitator/export-all");
    const auto exported = [&] {
        std::set<std::string> files;
        std::error_code error;
        for (const auto& entry : fs::recursive_directory_iterator(t.folder / "exports", error))
            if (entry.is_regular_file()) files.insert(entry.path().filename().string());
        return files;
    };
    for (const double until = tests::nowS() + 60; !exported().contains("plan.png") && tests::nowS() < until;) Trial::pause(200);
    for (const char* name :
         {"notes.csv", "votes.csv", "actions.csv", "plan.csv", "session.json", "carte.png", "plan.png", "LISEZMOI.txt"}) {
        INFO(name);
        CHECK(exported().contains(name));
    }
    t.tap("facilitator/home");
    const auto cards = [&] { return t.targets([](const Json& x) { return x["kind"] == "session"; }); };
    for (const double until = tests::nowS() + 10; cards().empty() && tests::nowS() < until;) Trial::pause(100);
    REQUIRE(cards().size() == 1);
    t.program.reset();

    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(t.folder))
        if (entry.path().extension() == ".parcours") files.push_back(entry.path());
    REQUIRE(files.size() == 1);
    auto opened = storage::session::SessionFile::open(files[0]);
    REQUIRE(opened);
    const app::Board board = (*opened)->load();
    CHECK(board.all<app::Seat>().size() == 6);
    CHECK(board.all<app::Note>().size() == 12);
    REQUIRE(board.rounds().size() == 1);
    const app::Round& round = *board.find(board.rounds()[0]);
    CHECK(round.secret);
    CHECK(round.state == app::RoundState::Revealed);
    CHECK(board.ballotsOf(round.id).size() == 5);  // four and the proxy; who abstains leaves no ballot
    CHECK(board.all<app::Mark>().empty());
    const auto standings = app::rules::standings(board);
    const auto* standing = standings.standingOf(round.id);
    REQUIRE(standing);
    std::vector<std::pair<std::string, int>> first;
    for (std::size_t i = 0; i < 6; ++i)
        first.emplace_back(board.find<app::Note>(standing->rows[i].item)->text, standing->rows[i].total);
    CHECK(std::set<std::string>{first[0].first, first[1].first} == std::set<std::string>{"cher", "lent"});
    CHECK(first[0].second == 5);
    const std::vector<std::pair<std::string, int>> settled{{"vide", 1}, {"loin", 1}, {"flou", 1}, {"muet", 1}};
    CHECK(std::vector(first.begin() + 2, first.end()) == settled);
    CHECK(standing->tied.empty());
    CHECK(board.all<app::Action>().size() == 5);
    std::size_t planned = 0, accepted = 0, estimated = 0;
    for (const auto& [id, p] : board.all<app::Planned>()) planned += bool(p.tier);
    for (const auto& [id, a] : board.all<app::Assignment>()) accepted += a.accepted;
    for (const auto& [id, e] : board.all<app::Estimate>())
        estimated += e.impactCustomer > 0 && e.impactCompany == 3 && e.tenthDays && e.euros;
    CHECK(planned == 3);
    CHECK(accepted == 2);
    CHECK(estimated == 5);
}
