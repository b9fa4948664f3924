// What the table tells beside the workshop: other languages, a disk that refuses, a touch screen that is gone.
#include "app/commands/notes.h"
#include "tests/bench/wall.h"

using namespace tests;

namespace {

// Takes everything and stores nothing, as a full disk does.
class Refusing : public app::Journal {
public:
    void append(const app::Transaction&) override { ++m_count; }
    app::JournalState state() const override { return {m_count, 0, "The disk is full."}; }

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
