#include "ui/shell/playback.h"

#include <catch2/catch.hpp>

#include "ui/sources/replay.h"

using namespace ui::shell;
namespace sources = ui::sources;

namespace {

constexpr double kFrameS = 1.0 / 60;
constexpr app::UnixMs kStart = 1'773'738'000'000;

// One finger that comes after ten seconds and goes at once; a picture is asked for then.
ui::touch::Recording oneTap() {
    using ui::touch::Phase;
    ui::touch::Recording recording{.width = 1920, .height = 1080, .mmPerPx = 0.5f};
    recording.samples = {{10, 1, Phase::Begin, {100, 100}}, {10.05, 1, Phase::End, {100, 100}}};
    recording.marks = {{10.1, "tap", 2}};
    return recording;
}

}  // namespace

TEST_CASE("Without a clock of its own a run has the wall's time and is over from its first frame", "[shell][playback]") {
    const RunOptions options;
    sources::Sources none;
    Playback playback(options, none);
    const double before = playback.moment().nowS;
    playback.advance(100);
    CHECK(playback.moment().nowS >= before);
    CHECK(playback.moment().nowS < before + 10);
    CHECK(playback.isOver());
    CHECK_FALSE(playback.endsTheProgram());
    CHECK(playback.pictureNow().empty());
}

TEST_CASE("A recording's clock jumps over what nobody does, never past a hand or what changes by itself", "[shell][playback]") {
    RunOptions options;
    options.startAt = kStart;
    options.pictures = "pictures";
    sources::Sources recorded = sources::Sources::ofReplay(oneTap());
    Playback playback(options, recorded);
    CHECK(playback.moment().now == kStart);
    std::vector<ui::touch::ContactSample> samples;
    const auto frame = [&](std::optional<double> idleForS) {
        playback.advance(idleForS);
        recorded.poll(samples, playback.moment().nowS);
        return playback.moment().nowS;
    };
    CHECK(frame(std::nullopt) == Approx(kFrameS));  // somebody is doing something
    const double changed = frame(3);                // the picture changes by itself in three seconds
    CHECK(changed > 2.9);
    CHECK(changed <= 3 + kFrameS);
    CHECK(playback.moment().now == kStart + static_cast<app::UnixMs>(changed * 1000));
    const double touched = frame(1000);
    CHECK(touched > 9.9);
    CHECK(touched <= 10 + kFrameS);
    CHECK(samples.empty());
    CHECK_FALSE(playback.isOver());
    CHECK(playback.endsTheProgram());
    std::vector<std::filesystem::path> pictures;
    for (int i = 0; i < 60 && !playback.isOver(); ++i) {
        frame(std::nullopt);
        if (const auto picture = playback.pictureNow(); !picture.empty()) pictures.push_back(picture);
    }
    CHECK(playback.isOver());
    CHECK(samples.size() == 2);
    CHECK(pictures == std::vector<std::filesystem::path>{"pictures/tap.png"});
}

TEST_CASE("Played as fast as it goes, only frames that become pictures are seen; at a speed, all are", "[shell][playback]") {
    RunOptions options;
    options.startAt = kStart;
    options.pictures = "pictures";
    sources::Sources recorded = sources::Sources::ofReplay(oneTap());
    Playback playback(options, recorded);
    std::vector<ui::touch::ContactSample> samples;
    int frames = 0, seen = 0;
    while (!playback.isOver() && ++frames < 2000) {
        playback.advance(std::nullopt);
        recorded.poll(samples, playback.moment().nowS);
        seen += playback.isSeen();
        CHECK(playback.isSeen() == !playback.pictureNow().empty());
    }
    CHECK(frames > 600);
    CHECK(seen == 1);
    options.speed = 1;
    CHECK(playback.isSeen());
}

TEST_CASE("A film has its pictures at even times of the recording's clock, also where nobody does anything",
          "[shell][playback][film]") {
    RunOptions options;
    options.startAt = kStart;
    options.filmEveryS = 0.5;
    sources::Sources recorded = sources::Sources::ofReplay(oneTap());
    Playback playback(options, recorded);
    std::vector<ui::touch::ContactSample> samples;
    std::vector<double> filmed;
    for (int frames = 0; !playback.isOver() && frames < 2000; ++frames) {
        playback.advance(1000);  // nothing would change by itself for long
        recorded.poll(samples, playback.moment().nowS);
        if (!playback.isFilmDue()) continue;
        CHECK(playback.isSeen());
        filmed.push_back(playback.moment().nowS);
        playback.filmed();
    }
    REQUIRE(filmed.size() == 21);  // ten seconds, the first picture at once
    for (std::size_t i = 1; i < filmed.size(); ++i)
        CHECK(filmed[i] == Approx(0.5 * static_cast<double>(i)).margin(1.1 * kFrameS));
}

TEST_CASE("Played faster than it was, a recording shows as many frames as a screen does, and keeps its time",
          "[shell][playback]") {
    RunOptions options;
    options.startAt = kStart, options.speed = 20;
    sources::Sources recorded = sources::Sources::ofReplay(oneTap());
    Playback playback(options, recorded);
    const auto from = std::chrono::steady_clock::now();
    int seen = 0, frames = 0;
    for (; playback.moment().nowS < 4; ++frames) playback.advance(std::nullopt), seen += playback.isSeen();
    const double lasted = std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
    CHECK(frames >= 240);  // every frame of the hands is played
    CHECK(lasted > 0.19);
    CHECK(seen <= static_cast<int>(lasted * 60) + 2);
    CHECK(seen >= 2);
}
