// What the table tells beside the workshop: other languages, a disk that refuses, a touch screen that is gone.
#include <ctime>

#include "app/commands/notes.h"
#include "tests/bench/wall.h"

using namespace tests;

namespace {

// 14:32 where the table stands, on some day.
const app::UnixMs kHalfPastTwo = [] {
    std::tm day{};
    day.tm_year = 126, day.tm_mon = 2, day.tm_mday = 17, day.tm_hour = 14, day.tm_min = 32, day.tm_isdst = -1;
    return static_cast<app::UnixMs>(std::mktime(&day)) * 1000;
}();

// A journal whose disk says what a test wants to hear.
class Saying : public app::Journal {
public:
    explicit Saying(app::JournalState& state) : m_state(state) {}
    void append(const app::Transaction&) override { ++m_state.accepted, ++m_state.stored; }
    app::JournalState state() const override { return m_state; }

private:
    app::JournalState& m_state;
};

// Takes everything and stores nothing, as a full disk does.
class Refusing : public app::Journal {
public:
    void append(const app::Transaction&) override { ++m_count; }
    app::JournalState state() const override { return {m_count, 0, "The disk is full.", kHalfPastTwo}; }

private:
    std::uint64_t m_count = 0;
};

}  // namespace

TEST_CASE("A disk that refuses wakes an idle table about once a second, not a hundred times", "[shell][table]") {
    Wall wall({}, std::make_unique<Refusing>());
    wall.seat();
    wall.wait(3000);
    REQUIRE_FALSE(wall.table().restless());
    REQUIRE(wall.table().workshop().saved().stored < wall.table().workshop().saved().accepted);
    CHECK(wall.table().nextChangeS({wall.nowS(), 0}) >= 0.9);
    CHECK(wall.table().nextChangeS({wall.nowS(), 0}) <= 1.1);  // and what it says then is shown
}

TEST_CASE("Since when nothing is stored, and why, stands in the status line", "[shell][table]") {
    Wall wall({}, std::make_unique<Refusing>());
    wall.seat();
    wall.wait(50);
    CHECK(wall.table().overlay().status.saved == "Not stored since 14:32: The disk is full.");
    CHECK(wall.table().overlay().status.state == ui::glass::StatusLine::Saved::No);
}

TEST_CASE("Where the session lies once its file was given up, and that the disk will soon be full, stand in the status line",
          "[shell][table]") {
    app::JournalState state;
    Wall wall({}, std::make_unique<Saying>(state));
    wall.wait(50);
    CHECK(wall.table().overlay().status.disk.empty());
    state.roomIsLow = true;
    wall.wait(50);
    CHECK(wall.table().overlay().status.disk == "Less than 256 MB are left on the disk: make room.");
    state.file = "/home/ana/Parcours (suite).parcours", state.moved = "The disk did not keep what was written.";
    wall.wait(50);
    CHECK(wall.table().overlay().status.disk == "The session now lies in /home/ana/Parcours (suite).parcours");
    CHECK(wall.table().file() == state.file);
    CHECK(wall.table().overlay().status.saved == "Saved");
    state.draftsWaiting = true;
    wall.wait(50);
    CHECK(wall.table().overlay().status.saved == "Saving…");
}

TEST_CASE("When the table speaks another language, everything written is written anew", "[shell][table][language]") {
    Wall wall;
    const auto seat = wall.seat();
    wall.action("Rappeler");
    wall.speak(app::Texts::load(std::string(PARCOURS_BUILD) + "/texts", "fr"));
    const std::string French = wall.labelOf(wall.of(seat, "new-note"));
    CHECK(French == "+ Note");
    const std::string step = wall.table().overlay().status.step;
    CHECK(step == "Cartographier");
    std::map<const void*, std::uint64_t> before;
    const auto pictures = [&] {
        std::vector<std::uint64_t> versions;
        for (const auto& picture : wall.table().panelPictures()) versions.push_back(picture.version);
        return versions;
    };
    const auto versions = pictures();
    (void)wall.table().takeBoardChanged();
    wall.speak(app::Texts{});
    CHECK(wall.table().overlay().status.step == "Map the journey");
    CHECK(wall.table().takeBoardChanged());
    const auto now = pictures();
    REQUIRE(now.size() == versions.size());
    for (std::size_t i = 0; i < now.size(); ++i) CHECK(now[i] != versions[i]);
}

TEST_CASE("What is under way beside the workshop stands in the status line for its time; a lost screen as long as it is lost",
          "[shell][table]") {
    Wall wall;
    wall.table().tell("3 files in there", ui::paint::Tone::Good, 2, wall.nowS());
    wall.wait(500);
    CHECK(wall.table().overlay().status.news == "3 files in there");
    CHECK(wall.table().nextChangeS({wall.nowS(), 0}) < 2);
    wall.wait(2000);
    CHECK(wall.table().overlay().status.news.empty());
    wall.table().tellDevices("The connection to the X server is lost: touches are not heard.");
    wall.wait(20'000);
    CHECK_FALSE(wall.table().overlay().status.devices.empty());
    wall.table().tellDevices({});
    CHECK(wall.table().overlay().status.devices.empty());
}
