#include "ui/touch/recording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <istream>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <stdexcept>

#include "app/base/json_shape.h"

namespace ui::touch {

namespace {

using Json = nlohmann::json;
using Text = const char*;  // what is wrong with a line; null if nothing is

constexpr std::size_t kLongestLine = 4'096;
constexpr std::size_t kLongestMark = 80;
constexpr int kMostPixels = 32'768;
constexpr double kLongestS = 7 * 24 * 3600;
constexpr std::uint64_t kMostId = 1ull << 53;  // what every JSON reader holds exactly

constexpr std::pair<const char*, Phase> kPhases[] = {
    {"begin", Phase::Begin}, {"move", Phase::Move}, {"end", Phase::End}, {"cancel", Phase::Cancel}};

const char* nameOf(Phase phase) { return kPhases[static_cast<std::size_t>(phase)].first; }

bool isMarkName(const std::string& name) {
    if (name.empty() || name.size() > kLongestMark) return false;
    return name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == std::string::npos;
}

bool hasExactly(const Json& line, const std::set<std::string>& keys) {
    if (!line.is_object() || line.size() != keys.size()) return false;
    for (const auto& [key, value] : line.items()) {
        if (!keys.contains(key)) return false;
    }
    return true;
}

bool isNumberWithin(const Json& value, double low, double high) {
    if (!value.is_number()) return false;
    const double number = value.get<double>();
    return std::isfinite(number) && number >= low && number <= high;
}

Text readHeader(const Json& line, Recording& to) {
    if (!line.is_object() || line.value("parcours", Json()) != Json("contacts")) {
        return TR_NOOP("this is not a recording of contacts");
    }
    if (line.value("version", Json()) != Json(1)) return TR_NOOP("this recording is of a version that is not known here");
    if (!hasExactly(line, {"parcours", "version", "width", "height", "mmPerPx"}) || !line["width"].is_number_integer() ||
        !line["height"].is_number_integer() || !isNumberWithin(line["width"], 1, kMostPixels) ||
        !isNumberWithin(line["height"], 1, kMostPixels) || !isNumberWithin(line["mmPerPx"], 0.01, 10)) {
        return TR_NOOP("the header must give width and height in whole pixels, and mmPerPx");
    }
    to.width = line["width"].get<int>();
    to.height = line["height"].get<int>();
    to.mmPerPx = line["mmPerPx"].get<float>();
    return nullptr;
}

// Reads the lines after the header, one by one, with what must be known of those before.
class LineReader {
public:
    explicit LineReader(Recording& to) : m_to(to) {}

    Text read(const Json& line) {
        if (!line.is_object() || !line.contains("t") || !isNumberWithin(line["t"], 0, kLongestS)) {
            return TR_NOOP("a line needs a time t in seconds");
        }
        const double t = line["t"].get<double>();
        if (t < m_lastT) return TR_NOOP("time goes backward");
        m_lastT = t;
        return line.contains("mark") ? readMark(line, t) : readSample(line, t);
    }

private:
    Text readMark(const Json& line, double t) {
        if (!hasExactly(line, {"t", "mark"}) || !line["mark"].is_string() || !isMarkName(line["mark"].get<std::string>())) {
            return TR_NOOP("a mark is named with lower-case letters, digits, - and _, and has nothing else but its time");
        }
        const std::string name = line["mark"].get<std::string>();
        if (!m_marks.insert(name).second) return TR_NOOP("two marks have the same name");
        m_to.marks.push_back({t, name, m_to.samples.size()});
        return nullptr;
    }

    Text readSample(const Json& line, double t) {
        if (!hasExactly(line, {"t", "id", "phase", "x", "y"})) {
            return TR_NOOP("a sample has t, id, phase, x and y and nothing else");
        }
        if (!line["id"].is_number_unsigned() || line["id"].get<std::uint64_t>() > kMostId) {
            return TR_NOOP("the id of a contact is a whole number from 0");
        }
        RecordedSample s{t, line["id"].get<std::uint64_t>(), Phase::Begin, {}};
        bool known = false;
        for (const auto& [name, phase] : kPhases) {
            if (line["phase"] != Json(name)) continue;
            s.phase = phase;
            known = true;
        }
        if (!known) return TR_NOOP("the phase is one of begin, move, end, cancel");
        if (!isNumberWithin(line["x"], 0, m_to.width) || !isNumberWithin(line["y"], 0, m_to.height)) {
            return TR_NOOP("x and y must lie inside the window");
        }
        s.px = {line["x"].get<float>(), line["y"].get<float>()};
        if (s.phase == Phase::Begin) {
            if (!m_down.insert(s.id).second) return TR_NOOP("this contact is already down");
        } else if (!m_down.contains(s.id)) {
            return TR_NOOP("this contact is not down");
        }
        if (s.phase == Phase::End || s.phase == Phase::Cancel) m_down.erase(s.id);
        m_to.samples.push_back(s);
        return nullptr;
    }

    Recording& m_to;
    double m_lastT = 0;
    std::set<std::uint64_t> m_down;
    std::set<std::string> m_marks;
};

}  // namespace

std::variant<Recording, RecordingTrouble> readRecording(std::istream& in) {
    Recording recording;
    LineReader lines(recording);
    // A buffer of fixed size: a file without line ends must not fill the memory.
    std::array<char, kLongestLine + 1> buffer;
    int number = 0;
    while (in.getline(buffer.data(), buffer.size()) || in.gcount() > 0) {
        ++number;
        if (in.fail()) return RecordingTrouble{number, TR_NOOP("the line is too long")};
        const std::string_view text(buffer.data());
        if (number > 1 && text.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        if (const auto shape = app::jsonTrouble(text))
            return RecordingTrouble{number, shape->member.empty() ? TR_NOOP("the line is nested too deeply")
                                                                  : TR_NOOP("a member stands there twice")};
        const Json line = Json::parse(text, nullptr, false);
        Text trouble = nullptr;
        if (number == 1) {
            trouble = readHeader(line, recording);
        } else {
            trouble = line.is_discarded() ? TR_NOOP("the line is not JSON") : lines.read(line);
        }
        if (trouble) return RecordingTrouble{number, trouble};
    }
    if (number == 0) return RecordingTrouble{1, TR_NOOP("the recording is empty")};
    return recording;
}

RecordingWriter::RecordingWriter(std::ostream& out, int width, int height, float mmPerPx, double startS)
    : m_out(out), m_width(width), m_height(height), m_startS(startS) {
    // Rounded through text so that 0.63 stays 0.63 and not the float next to it.
    const double mm = std::round(mmPerPx * 1e6) / 1e6;
    m_out
        << nlohmann::ordered_json{{"parcours", "contacts"}, {"version", 1}, {"width", width}, {"height", height}, {"mmPerPx", mm}}
        << '\n';
}

void RecordingWriter::add(const ContactSample& sample) {
    const auto key = std::make_pair(sample.source, sample.deviceContact);
    const auto down = m_down.find(key);
    if (!std::isfinite(sample.px.x) || !std::isfinite(sample.px.y) || !std::isfinite(sample.atS)) return;
    if (sample.phase == Phase::Begin) {
        if (down != m_down.end()) line(down->second.id, Phase::Cancel, down->second.px, sample.atS);
        m_down[key] = {++m_lastId, sample.px};
        line(m_lastId, Phase::Begin, sample.px, sample.atS);
        return;
    }
    if (down == m_down.end()) return;
    down->second.px = sample.px;
    line(down->second.id, sample.phase, sample.px, sample.atS);
    if (sample.phase != Phase::Move) m_down.erase(down);
}

void RecordingWriter::mark(const std::string& name, double atS) {
    if (!isMarkName(name)) throw std::invalid_argument("not the name of a mark: " + name);
    m_out << nlohmann::ordered_json{{"t", since(atS)}, {"mark", name}} << '\n';
}

void RecordingWriter::line(std::uint64_t id, Phase phase, app::Point px, double atS) {
    const auto rounded = [](float v, int most) { return std::round(std::clamp<double>(v, 0, most) * 100) / 100; };
    m_out << nlohmann::ordered_json{{"t", since(atS)},
                                    {"id", id},
                                    {"phase", nameOf(phase)},
                                    {"x", rounded(px.x, m_width)},
                                    {"y", rounded(px.y, m_height)}}
          << '\n';
}

// To the tenth of a millisecond, and never backward: two sources need not agree on the order of the same instant.
double RecordingWriter::since(double atS) {
    m_lastT = std::max(m_lastT, std::round((atS - m_startS) * 1e4) / 1e4);
    return m_lastT;
}

}  // namespace ui::touch
