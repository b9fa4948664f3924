#include "ui/touch/recording.h"

#include <catch2/catch.hpp>
#include <sstream>

using namespace ui::touch;

namespace {

const std::string kHeader = "{\"parcours\":\"contacts\",\"version\":1,\"width\":1920,\"height\":1080,\"mmPerPx\":0.63}\n";

// "line: text" of what is wrong, or "fine".
std::string said(const std::string& file) {
    std::istringstream in(file);
    const auto read = readRecording(in);
    if (const auto* trouble = std::get_if<RecordingTrouble>(&read)) return std::to_string(trouble->line) + ": " + trouble->text;
    return "fine";
}

using S = const std::string&;

std::string sample(S t, S id, S phase, S x, S y) {
    return "{\"t\":" + t + ",\"id\":" + id + ",\"phase\":\"" + phase + "\",\"x\":" + x + ",\"y\":" + y + "}\n";
}

const std::string kBegin = sample("0", "1", "begin", "10", "20");

}  // namespace

TEST_CASE("A recording is read with its samples and marks in order", "[touch][recording]") {
    std::istringstream in(kHeader + kBegin + sample("0.5", "1", "move", "11.25", "20") +
                          "{\"t\":0.5,\"mark\":\"half-way\"}\r\n\n" + sample("1", "1", "end", "12", "20"));
    const auto read = readRecording(in);
    REQUIRE(std::holds_alternative<Recording>(read));
    const Recording& r = std::get<Recording>(read);
    CHECK(r.width == 1920);
    CHECK(r.height == 1080);
    CHECK(r.mmPerPx == Approx(0.63));
    REQUIRE(r.samples.size() == 3);
    CHECK(r.samples[1].px == app::Point{11.25f, 20});
    CHECK(r.samples[2].phase == Phase::End);
    REQUIRE(r.marks.size() == 1);
    CHECK(r.marks[0].name == "half-way");
    CHECK(r.marks[0].samples == 2);
}

TEST_CASE("A recording may be cut off between two lines", "[touch][recording]") {
    CHECK(said(kHeader) == "fine");
    CHECK(said(kHeader + kBegin) == "fine");
    CHECK(said(kHeader + kBegin.substr(0, kBegin.size() - 1)) == "fine");
    CHECK(said(kHeader + kBegin.substr(0, 20)) == "2: the line is not JSON");
}

TEST_CASE("What is wrong with a recording is told with its line", "[touch][recording]") {
    const auto [file, trouble] = GENERATE(table<std::string, std::string>({
        {"", "1: the recording is empty"},
        {"\n", "1: this is not a recording of contacts"},
        {"id;x;y\n", "1: this is not a recording of contacts"},
        {"[1]\n", "1: this is not a recording of contacts"},
        {R"({"parcours":"session","version":1})", "1: this is not a recording of contacts"},
        {R"({"parcours":"contacts","version":2,"width":1,"height":1,"mmPerPx":1})",
         "1: this recording is of a version that is not known here"},
        {R"({"parcours":"contacts","version":1,"width":0,"height":1080,"mmPerPx":1})",
         "1: the header must give width and height in whole pixels, and mmPerPx"},
        {R"({"parcours":"contacts","version":1,"width":1920.5,"height":1080,"mmPerPx":1})",
         "1: the header must give width and height in whole pixels, and mmPerPx"},
        {R"({"parcours":"contacts","version":1,"width":1920,"height":1080,"mmPerPx":0})",
         "1: the header must give width and height in whole pixels, and mmPerPx"},
        {R"({"parcours":"contacts","version":1,"width":1920,"height":1080,"mmPerPx":1,"dpi":90})",
         "1: the header must give width and height in whole pixels, and mmPerPx"},
        {kHeader + "[]\n", "2: a line needs a time t in seconds"},
        {kHeader + sample("-1", "1", "begin", "1", "1"), "2: a line needs a time t in seconds"},
        {kHeader + sample("\"1\"", "1", "begin", "1", "1"), "2: a line needs a time t in seconds"},
        {kHeader + sample("1e400", "1", "begin", "1", "1"), "2: the line is not JSON"},
        {kHeader + sample("2", "1", "begin", "1", "1") + "\n" + sample("1", "1", "end", "1", "1"), "4: time goes backward"},
        {kHeader + sample("0", "-1", "begin", "1", "1"), "2: the id of a contact is a whole number from 0"},
        {kHeader + sample("0", "1.5", "begin", "1", "1"), "2: the id of a contact is a whole number from 0"},
        {kHeader + sample("0", "9007199254740993", "begin", "1", "1"), "2: the id of a contact is a whole number from 0"},
        {kHeader + sample("0", "1", "press", "1", "1"), "2: the phase is one of begin, move, end, cancel"},
        {kHeader + sample("0", "1", "begin", "-1", "1"), "2: x and y must lie inside the window"},
        {kHeader + sample("0", "1", "begin", "1", "1081"), "2: x and y must lie inside the window"},
        {kHeader + sample("0", "1", "begin", "1", "null"), "2: x and y must lie inside the window"},
        {kHeader + R"({"t":0,"id":1,"phase":"begin","x":1})", "2: a sample has t, id, phase, x and y and nothing else"},
        {kHeader + R"({"t":0,"id":1,"phase":"begin","x":1,"y":1,"z":1})",
         "2: a sample has t, id, phase, x and y and nothing else"},
        {kHeader + kBegin + kBegin, "3: this contact is already down"},
        {kHeader + sample("0", "1", "move", "1", "1"), "2: this contact is not down"},
        {kHeader + kBegin + sample("1", "1", "cancel", "1", "1") + sample("1", "1", "end", "1", "1"),
         "4: this contact is not down"},
        {kHeader + "{\"t\":0,\"mark\":\"../etc\"}\n",
         "2: a mark is named with lower-case letters, digits, - and _, and has nothing else but its time"},
        {kHeader + "{\"t\":0,\"mark\":\"a\"}\n{\"t\":0,\"mark\":\"a\"}\n", "3: two marks have the same name"},
        {kHeader + kBegin + std::string(5'000, ' ') + "\n", "3: the line is too long"},
        {kHeader + std::string(4'000, '[') + "\n", "2: the line is nested too deeply"},
        {kHeader + R"({"t":0,"id":1,"phase":"begin","x":1,"y":1,"x":2})", "2: a member stands there twice"},
    }));
    INFO(file);
    CHECK(said(file) == trouble);
}

TEST_CASE("What the writer writes the reader reads, whatever the sources said", "[touch][recording]") {
    std::ostringstream out;
    RecordingWriter writer(out, 1920, 1080, 0.63f, 1'000);
    const auto say = [&](int source, std::uint64_t finger, Phase phase, float x, float y, double atS) {
        writer.add({source, SourceKind::Touch, finger, phase, {x, y}, atS});
    };
    say(0, 77, Phase::Begin, 10.123f, 20, 999.9);  // before the start
    say(1, 77, Phase::Begin, 500, -3, 1'000.5);    // another source's 77, outside the window
    say(0, 77, Phase::Move, 11, 20, 1'000.4);      // behind the other source's clock
    say(0, 77, Phase::Begin, 30, 30, 1'000.6);     // its lift was lost
    say(0, 12, Phase::Move, 1, 1, 1'000.6);        // never begun
    writer.mark("middle", 1'000.7);
    say(0, 77, Phase::End, 31, 30, 1'000.8);
    say(1, 77, Phase::Cancel, 500, 5, 1'000.9);
    CHECK_THROWS(writer.mark("Not a name", 1'001));

    std::istringstream in(out.str());
    INFO(out.str());
    const auto read = readRecording(in);
    REQUIRE(std::holds_alternative<Recording>(read));
    const Recording& r = std::get<Recording>(read);
    CHECK(out.str().substr(0, kHeader.size()) == kHeader);
    REQUIRE(r.samples.size() == 7);
    CHECK(r.samples[0].t == 0);
    CHECK(r.samples[0].px.x == Approx(10.12));
    CHECK(r.samples[1].px == app::Point{500, 0});
    CHECK(r.samples[2].t == Approx(0.5));
    CHECK(r.samples[3].phase == Phase::Cancel);
    CHECK(r.samples[4].id == 3);
    CHECK(r.samples[6].id == 2);
    CHECK(r.marks.at(0).samples == 5);
}
