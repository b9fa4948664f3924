#pragma once
// Hands written down: contacts as JSON lines, one sample a line, to be played again by ui/sources/replay. The format stands in
// docs/recordings.md. The reader trusts nothing: a recording is a file from anywhere. What it lets through, a replay can play.
#include <algorithm>
#include <iosfwd>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/base/geometry.h"
#include "app/base/result.h"
#include "ui/touch/contact.h"

namespace ui::touch {

struct RecordedSample {
    double t = 0;          // seconds since the recording began
    std::uint64_t id = 0;  // of the finger; used again only after its end
    Phase phase = Phase::Begin;
    app::Point px;
};

// A moment with a name, at which a player stops for one frame: pictures are taken there.
struct RecordedMark {
    double t = 0;
    std::string name;         // lower-case letters, digits, - and _: it becomes a file name
    std::size_t samples = 0;  // how many samples come before it
};

struct Recording {
    int width = 0, height = 0;  // window pixels
    float mmPerPx = 0;
    std::vector<RecordedSample> samples;  // never backward in time
    std::vector<RecordedMark> marks;
    double lengthS() const { return std::max(samples.empty() ? 0 : samples.back().t, marks.empty() ? 0 : marks.back().t); }
};

struct RecordingTrouble {
    int line;          // counted from 1
    const char* text;  // English msgid, marked with TR_NOOP
};

std::variant<Recording, RecordingTrouble> readRecording(std::istream& in);

// Writes what contacts do, as it happens. Takes samples of any number of sources and gives every finger a number of its own;
// what it writes can always be read again.
class RecordingWriter {
public:
    // Writes the header. `startS` is the moment called 0 on the samples' clock.
    RecordingWriter(std::ostream& out, int width, int height, float mmPerPx, double startS);

    void add(const ContactSample& sample);
    void mark(const std::string& name, double atS);  // false names are refused by an exception: they come from code

private:
    void line(std::uint64_t id, Phase phase, app::Point px, double atS);
    double since(double atS);

    std::ostream& m_out;
    int m_width, m_height;
    double m_startS, m_lastT = 0;
    std::uint64_t m_lastId = 0;
    struct Down {
        std::uint64_t id;
        app::Point px;
    };
    std::map<std::pair<int, std::uint64_t>, Down> m_down;
};

}  // namespace ui::touch
