#include "ui/sources/replay.h"

#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "ui/sources/sources.h"
#include "ui/touch/contact_tracker.h"

using namespace ui;
using touch::ContactSample;
using touch::Phase;

namespace {

touch::Recording recordingOf(const std::string& lines) {
    std::istringstream in("{\"parcours\":\"contacts\",\"version\":1,\"width\":1920,\"height\":1080,\"mmPerPx\":0.63}\n" + lines);
    auto read = touch::readRecording(in);
    if (const auto* trouble = std::get_if<touch::RecordingTrouble>(&read)) FAIL(trouble->line << ": " << trouble->text);
    return std::get<touch::Recording>(read);
}

using S = const std::string&;

std::string at(S t, int id, S phase) {
    return "{\"t\":" + t + ",\"id\":" + std::to_string(id) + ",\"phase\":\"" + phase + "\",\"x\":10,\"y\":20}\n";
}

std::vector<ContactSample> polled(sources::Replay& replay, double nowS) {
    std::vector<ContactSample> out;
    replay.poll(out, {nowS, 0, false});
    return out;
}

}  // namespace

TEST_CASE("A replay starts with its first poll and gives what is due, with the times it was recorded at", "[sources][replay]") {
    sources::Replay replay(3, recordingOf(at("0", 1, "begin") + at("0.1", 1, "move") + at("0.5", 1, "end")));
    CHECK(replay.recording().lengthS() == Approx(0.5));
    const auto first = polled(replay, 1'000);
    REQUIRE(first.size() == 1);
    CHECK(first[0].source == 3);
    CHECK(first[0].kind == touch::SourceKind::Replay);
    CHECK(first[0].px == app::Point{10, 20});
    CHECK(polled(replay, 1'000.05).empty());
    CHECK_FALSE(replay.finished());
    // A slow frame: both come at once, each with its own time.
    const auto late = polled(replay, 1'002);
    REQUIRE(late.size() == 2);
    CHECK(late[0].atS == Approx(1'000.1));
    CHECK(late[1].atS == Approx(1'000.5));
    CHECK(replay.finished());
    CHECK(polled(replay, 1'003).empty());
}

TEST_CASE("A replay stops for one frame at each mark and shows nothing later in it", "[sources][replay]") {
    const auto mark = [](S t, S name) { return "{\"t\":" + t + ",\"mark\":\"" + name + "\"}\n"; };
    sources::Replay replay(0, recordingOf(mark("0", "start") + at("0", 1, "begin") + mark("0.5", "a") + mark("0.5", "b") +
                                          at("0.5", 1, "end") + mark("2", "last")));
    CHECK(polled(replay, 10).empty());
    CHECK(replay.mark() == "start");
    CHECK(polled(replay, 10).size() == 1);
    CHECK(replay.mark().empty());
    CHECK(polled(replay, 11).empty());
    CHECK(replay.mark() == "a");
    CHECK(polled(replay, 11).empty());
    CHECK(replay.mark() == "b");
    CHECK(polled(replay, 11).size() == 1);
    CHECK_FALSE(replay.finished());
    polled(replay, 12);
    CHECK(replay.mark() == "last");
    CHECK_FALSE(replay.finished());
    polled(replay, 12);
    CHECK(replay.mark().empty());
    CHECK(replay.finished());
}

TEST_CASE("A replay ends all its contacts, whether its file ends or it is stopped", "[sources][replay]") {
    const std::string lines = at("0", 1, "begin") + at("0", 2, "begin") + at("0.1", 2, "end") + at("5", 3, "begin");
    for (const bool stopped : {false, true}) {
        sources::Replay replay(0, recordingOf(lines));
        touch::ContactTracker tracker({}, 0.63f);
        double nowS = 50;
        std::set<std::uint64_t> born;
        for (int frame = 0; frame < 600 && !replay.finished(); ++frame, nowS += 1.0 / 60) {
            if (stopped && frame == 60) replay.stop();
            for (const auto& c : tracker.frame(polled(replay, nowS), nowS)) born.insert(c.id.value);
        }
        CHECK(replay.finished());
        CHECK(tracker.downCount() == 0);
        CHECK(born.size() == (stopped ? 2u : 3u));
        CHECK(nowS == Approx(stopped ? 51 : 55).margin(0.05));
    }
}

TEST_CASE("The same recording gives the same contacts on a virtual clock as on a stuttering one", "[sources][replay]") {
    const std::string lines = at("0", 1, "begin") + at("0.2", 1, "end") + at("0.3", 1, "begin") + at("0.9", 1, "end");
    const auto lives = [&](double stepS) {
        sources::Replay replay(0, recordingOf(lines));
        touch::ContactTracker tracker({}, 0.63f);
        std::vector<double> ages;
        for (double nowS = 7; !replay.finished(); nowS += stepS) {
            for (const auto& c : tracker.frame(polled(replay, nowS), nowS)) {
                if (c.lifted()) ages.push_back(c.atS - c.startS);
            }
        }
        return ages;
    };
    const auto fine = lives(1.0 / 240), coarse = lives(0.7);
    REQUIRE(fine.size() == 2);
    REQUIRE(coarse.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) CHECK(fine[i] == Approx(coarse[i]));
}

TEST_CASE("A replay is the only source of its run", "[sources][replay]") {
    auto all = sources::Sources::ofReplay(recordingOf(at("0", 1, "begin")));
    REQUIRE(all.replay());
    std::vector<ContactSample> out;
    all.start(nullptr);
    all.poll(out, 1);
    CHECK(out.size() == 2);  // its begin, and the cancel at the end of the file
    CHECK(all.replay()->finished());
    CHECK(all.trouble(app::Texts()).empty());
}

TEST_CASE("A replay says when it has something to tell next, so that idle time can be passed over", "[touch][sources][replay]") {
    sources::Replay replay(1, recordingOf(at("2", 1, "begin") + at("2.1", 1, "end") + "{\"t\":7,\"mark\":\"fin\"}\n"));
    CHECK(polled(replay, 10).empty());
    CHECK(replay.nextS() == Approx(12));
    CHECK(polled(replay, 12.05).size() == 1);
    CHECK(replay.nextS() == Approx(12.1));
    CHECK(polled(replay, 12.2).size() == 1);
    CHECK(replay.nextS() == Approx(17));
    CHECK(polled(replay, 17).empty());
    CHECK(replay.mark() == "fin");
    CHECK(polled(replay, 17.1).empty());
    CHECK(replay.finished());
    CHECK(replay.nextS() == Approx(17.1));
}
