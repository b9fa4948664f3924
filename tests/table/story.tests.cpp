// The first half of the demonstration's recording (assets/demo/story.jsonl), played by real fingers on the real program: eight
// people write in silence, turn up, group, vote. What they only read is shortened: nobody touches anything then. Ids are drawn
// anew each time, so the lists of the vote are in other orders than when it was recorded; the hands do the same things at the
// same places, as other people would. From the result on what they touch hangs on who won: that half is replayed with the
// recording's own ids (tests/pictures/demonstration.tests.cpp), and played on what is seen by trial.tests.cpp.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "app/base/texts.h"
#include "storage/imports/demo_content.h"
#include "storage/session/session_file.h"
#include "tests/bench/virtual_screen.h"
#include "tests/table/table_display.h"
#include "ui/touch/recording.h"

namespace {

namespace fs = std::filesystem;
using ui::touch::Phase;

constexpr double kShortPauseS = 0.15;  // instead of reading
constexpr double kCoastS = 0.7;        // a list that was scrolled runs out
constexpr double kDeafS = 1.3;         // the dock's large key hears nothing for a second after it came to mean something else
constexpr const char* kUntil = "resultat";

ui::touch::Recording recording() {
    std::ifstream in(PARCOURS_SOURCE "/assets/demo/story.jsonl");
    auto read = ui::touch::readRecording(in);
    if (const auto* trouble = std::get_if<ui::touch::RecordingTrouble>(&read)) FAIL(trouble->line << ": " << trouble->text);
    return std::get<ui::touch::Recording>(std::move(read));
}

// The dock lies in the lower left corner, over the key that calls it.
bool isAtDock(app::Point px) { return px.x < 310 && px.y > 830; }

void play(const ui::touch::Recording& recording, double untilS, tests::Hands& hands) {
    std::map<std::uint64_t, app::Point> began;
    double last = 0, pauseS = kShortPauseS;
    for (const auto& sample : recording.samples) {
        if (sample.t > untilS) break;
        const double gap = sample.t - last;
        last = sample.t;
        const double most = sample.phase == Phase::Begin && isAtDock(sample.px) ? kDeafS : pauseS;
        std::this_thread::sleep_for(std::chrono::duration<double>(began.empty() ? std::min(gap, most) : gap));
        const int finger = static_cast<int>(sample.id);
        switch (sample.phase) {
            case Phase::Begin:
                began[sample.id] = sample.px, hands.down(finger, sample.px.x, sample.px.y);
                break;
            case Phase::Move:
                hands.moveTo(finger, sample.px.x, sample.px.y);
                break;
            case Phase::End:
            case Phase::Cancel: {
                hands.moveTo(finger, sample.px.x, sample.px.y);
                hands.up(finger);
                const app::Point from = began[sample.id];
                pauseS = std::hypot(sample.px.x - from.x, sample.px.y - from.y) > 20 ? kCoastS : kShortPauseS;
                began.erase(sample.id);
                break;
            }
        }
    }
}

}  // namespace

TEST_CASE("Eight pairs of hands write in silence, group and vote, on the real program", "[table][program][story]") {
    tests::TableDisplay display;
    char name[] = "/tmp/parcours-story-XXXXXX";
    const fs::path folder = mkdtemp(name), file = folder / "atelier.parcours", log = folder / "scene.jsonl";
    std::size_t groups = 0, notes = 0;
    {
        const app::Texts tr = app::Texts::load(PARCOURS_BUILD "/texts", "fr");
        app::IdSource ids{20260317};
        app::CommandContext context{{}, 1'773'738'000'000, ids};
        const auto first = storage::imports::demoSession(PARCOURS_SOURCE "/assets", context, tr);
        app::Board before;
        REQUIRE(before.apply(first));
        groups = before.all<app::Group>().size(), notes = before.all<app::Note>().size();
        REQUIRE(storage::session::SessionFile::create(file, first));
    }
    const auto played = recording();
    const auto until = std::ranges::find(played.marks, std::string(kUntil), &ui::touch::RecordedMark::name);
    REQUIRE(until != played.marks.end());
    {
        const tests::Program program(display.name(), {file.string(), "--windowed", "1920x1080", "--mm-per-px", "0.5", "--lang",
                                                      "fr", "--scene-log", log.string()});
        tests::aimAt(log, "note", "");
        play(played, until->t, display.hands());
        std::this_thread::sleep_for(std::chrono::seconds(2));  // the last of it is stored
    }
    auto opened = storage::session::SessionFile::open(file);
    REQUIRE(opened);
    const app::Board board = (*opened)->load();
    CHECK(board.all<app::Seat>().size() == 8);
    CHECK(board.all<app::Note>().size() == notes + 16);
    for (const auto& [id, placed] : board.all<app::Placement>()) {
        CHECK(placed.place == app::Place::Cell);
        CHECK_FALSE(placed.faceDown);
    }
    REQUIRE(board.all<app::Group>().size() == groups + 1);
    CHECK(std::ranges::any_of(board.all<app::Group>(),
                              [](const auto& entry) { return entry.second.title == "Un service qui ne répond pas"; }));
    REQUIRE(board.rounds().size() == 1);
    CHECK(board.find(board.rounds().front())->state == app::RoundState::Revealed);
    CHECK(board.ballotsOf(board.rounds().front()).size() == 8);
    CHECK(board.all<app::Mark>().empty());
    std::error_code error;
    if (!std::getenv("PARCOURS_KEEP")) fs::remove_all(folder, error);
}
