// The recording that goes from 148 actions to a plan (assets/demo/plan.jsonl), played by real fingers on the real program. What
// people only read is shortened: nobody touches anything then. Ids are drawn anew each time, so lists are in other orders than
// when it was recorded; the hands do the same things at the same places, as other people would.
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

ui::touch::Recording recording() {
    std::ifstream in(PARCOURS_SOURCE "/assets/demo/plan.jsonl");
    auto read = ui::touch::readRecording(in);
    if (const auto* trouble = std::get_if<ui::touch::RecordingTrouble>(&read)) FAIL(trouble->line << ": " << trouble->text);
    return std::get<ui::touch::Recording>(std::move(read));
}

void play(const ui::touch::Recording& recording, tests::Hands& hands) {
    std::map<std::uint64_t, app::Point> began;
    double last = 0, pauseS = kShortPauseS;
    for (const auto& sample : recording.samples) {
        const double gap = sample.t - last;
        last = sample.t;
        std::this_thread::sleep_for(std::chrono::duration<double>(began.empty() ? std::min(gap, pauseS) : gap));
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

TEST_CASE("Eight pairs of hands go from 148 actions to a plan with owners, on the real program", "[table][program][plan]") {
    tests::TableDisplay display;
    char name[] = "/tmp/parcours-plan-XXXXXX";
    const fs::path folder = mkdtemp(name), file = folder / "atelier.parcours", log = folder / "scene.jsonl";
    {
        const app::Texts tr = app::Texts::load(PARCOURS_BUILD "/texts", "fr");
        app::IdSource ids{20260317};
        app::CommandContext context{{}, 1'773'738'000'000, ids};
        REQUIRE(
            storage::session::SessionFile::create(file, storage::imports::demoSession(PARCOURS_SOURCE "/assets", context, tr)));
    }
    const auto played = recording();
    const app::UnixMs paceS = static_cast<app::UnixMs>(played.marks.back().t);
    CHECK(paceS < 20 * 60);  // the figure of the recording, at a human pace
    {
        const tests::Program program(display.name(), {file.string(), "--windowed", "1920x1080", "--mm-per-px", "0.5", "--lang",
                                                      "fr", "--scene-log", log.string()});
        tests::aimAt(log, "note", "");
        play(played, display.hands());
        std::this_thread::sleep_for(std::chrono::seconds(2));  // the last of it is stored
    }
    auto opened = storage::session::SessionFile::open(file);
    REQUIRE(opened);
    const app::Board board = (*opened)->load();
    CHECK(board.all<app::Seat>().size() == 8);
    REQUIRE(board.rounds().size() == 2);
    for (app::Id<app::Round> id : board.rounds()) {
        CHECK(board.find(id)->state == app::RoundState::Revealed);
        CHECK(board.ballotsOf(id).size() == 8);
    }
    CHECK(board.all<app::Mark>().empty());
    std::size_t planned = 0, accepted = 0;
    for (const auto& [id, p] : board.all<app::Planned>()) planned += bool(p.tier);
    for (const auto& [id, a] : board.all<app::Assignment>()) accepted += a.accepted;
    CHECK(planned >= 20);
    CHECK(accepted >= 10);
    std::error_code error;
    if (!std::getenv("PARCOURS_KEEP")) fs::remove_all(folder, error);
}
