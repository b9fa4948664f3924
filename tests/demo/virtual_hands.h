#pragma once
// Hands that work at the table as people do: they look where a thing is, go there, touch it. They see only what the scene log
// tells (targets) and act only through contacts, at a human pace, and can be written down as a recording. Used to record the
// demonstration; needs no window.
#include <deque>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "ui/shell/table.h"
#include "ui/touch/contact_tracker.h"
#include "ui/touch/recording.h"

namespace tests {

// Seconds; a person at the table (issue "From 150 actions …": 1 s a tap, 2 s a drag, 0.4 s a key). The demonstration is quicker.
struct Pace {
    double tap = 0.35, key = 0.12, drag = 0.7;
};

// Where to touch, looked up when the hand gets there; nothing: look again in the next frame.
struct Aim {
    std::function<std::optional<app::Point>(const std::vector<ui::glass::Target>&)> find;
    std::string what;    // for the message when it finds nothing
    bool moves = false;  // other hands may move it: looked up once more on the way there
};

Aim byId(std::string id);                          // a target's id, whole
Aim byIdEnd(std::string seat, std::string end);    // "<seat>/<end>"
Aim byLabel(std::string kind, std::string label);  // the first one with this label

class VirtualHands {
public:
    VirtualHands(ui::shell::Table& table, const app::Texts& tr, const ui::shell::TableSetup& setup, app::UnixMs start,
                 std::ostream& recording, Pace pace = {});

    // Appends to what hand `hand` will do.
    void tap(int hand, Aim aim);
    void hold(int hand, Aim aim, double seconds);
    void drag(int hand, Aim from, Aim to);
    void type(int hand, const std::string& seat, const std::string& text);
    void pause(int hand, double seconds);

    // Lets all hands work until they are idle; throws std::runtime_error if one finds nothing for five seconds.
    void work();
    void workFor(double seconds);  // lets them work so long, whatever is left in the hand
    void rest(double seconds);     // all wait, the table settles
    void mark(const std::string& name);
    // The mark is set once this many seconds of the next work() have passed.
    void markAfter(const std::string& name, double seconds) { m_pending = {name, m_nowS + seconds}; }

    // Called after every frame from now on, with the time on the hands' clock.
    void watch(std::function<void(double)> each) { m_each = std::move(each); }

    std::vector<ui::glass::Target> look() const;
    double seconds() const { return m_nowS; }
    long touches() const { return m_touches; }
    long touchesOf(int hand) const { return m_hands.at(static_cast<std::size_t>(hand)).touches; }

private:
    struct Step {
        enum class Kind { Tap, Hold, Drag, Accent, Pause } kind;  // Accent: holds a key, slides to the variant that appears
        Aim from, to;
        double seconds = 0;  // how long it lasts
        std::string what;    // for the message when it finds nothing
    };
    struct Hand {
        std::deque<Step> steps;
        double startedS = -1;  // of the step in hand
        app::Point from, to;
        bool down = false, lookedAgain = false;
        double searchedS = -1;
        long touches = 0;
    };

    void frame();
    void advance(int index, Hand& hand, std::vector<ui::touch::ContactSample>& samples,
                 const std::vector<ui::glass::Target>& targets);
    void sample(int hand, ui::touch::Phase phase, app::Point px, std::vector<ui::touch::ContactSample>& samples);

    ui::shell::Table& m_table;
    const app::Texts& m_tr;
    ui::touch::ContactTracker m_tracker;
    ui::touch::RecordingWriter m_writer;
    app::UnixMs m_start;
    double m_nowS = 0;
    std::vector<Hand> m_hands;
    std::optional<std::pair<std::string, double>> m_pending;
    long m_touches = 0;
    Pace m_pace;
    std::function<void(double)> m_each;
};

}  // namespace tests
