#pragma once
// The program on a screen: window, fonts, home screen or table, the frame loop. main.cpp fills in what comes from storage.
// Called once by main.cpp; answers the exit code. Knows no file format: storage comes in through ports.
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/base/texts.h"
#include "app/commands/session.h"
#include "app/ports/exporter.h"
#include "app/ports/kept_votes.h"
#include "app/ports/session_library.h"
#include "ui/panels/home/home_template.h"
#include "ui/touch/recording.h"

namespace ui::shell {

struct RunOptions {
    std::optional<std::pair<int, int>> windowed;
    std::optional<float> mmPerPx;
    std::string lang = "fr";
    bool langChosen = false;  // asked for, not guessed from the system: it wins over what a session asks for
    std::optional<app::Seating> seating;
    std::filesystem::path session;  // empty: the home screen
    // Is the session one that was not asked for: the one the table was in when it was killed, or what was saved of it when it
    // closed over a disk that took nothing?
    enum class Back { No, Killed, Rescued } back = Back::No;
    std::string atHome;    // a sentence the home screen begins with, translated
    bool crashed = false;  // the program had stopped by itself, and nobody has been told yet
    std::optional<touch::Recording> replay;
    std::filesystem::path screenshot;  // empty: none
    std::filesystem::path sceneLog;
    // The demonstration: pictures at the recording's marks, a clock of its own, fixed ids; ends with the recording.
    std::filesystem::path pictures;
    double speed = 0;  // 0: as fast as the machine; 1: real time
    double filmEveryS =
        0;  // of that clock, played as fast as the machine: each so many seconds is a picture of a film; 0: no film
    std::optional<std::uint64_t> seed;
    app::UnixMs startAt = 0;  // of a clock of its own; 0: the real time
    bool qwerty = false;
    bool reducedMotion = false;  // nothing glides, grows or arrives
    bool watched = false;        // the recording is played for people at this table: fitted to its screen, ended by a touch
};

// The demonstration to be watched at this table: a session of its own, in a folder that goes with it.
struct Demonstration {
    RunOptions options;
    std::shared_ptr<void> folder;
    std::unique_ptr<app::SessionLibrary> library;
};

// What the shell needs from the rest of the program.
struct RunPorts {
    app::SessionLibrary& library;
    std::vector<std::unique_ptr<app::Exporter>>& exporters;
    std::function<app::Texts(const std::string& lang)> texts;
    std::function<std::vector<panels::home::HomeTemplate>(const std::string& lang)> templates;
    std::function<app::commands::Template(const std::string& name, const std::string& lang)>
        readTemplate;                                 // throws std::runtime_error, translated
    std::function<int(const app::Refusal&)> exitFor;  // why a session could not be opened, as an exit code
    std::function<std::string(const std::string& lang)>
        readFormula;                                   // the ranking's own formula; throws std::runtime_error, translated
    std::filesystem::path exportFolder;                // exports of a session go to <exportFolder>/<session's name>
    std::function<void(const std::string&)> complain;  // to stderr, already translated
    // Which session is open, or was saved (`rescued`) when it could not be stored; empty: none, the end was orderly. From any
    // thread; waits for the disk.
    std::function<void(const std::filesystem::path&, bool rescued)> remember;
    app::KeptVotes* keptVotes = nullptr;  // of this table; null: none are kept
    // Makes the demonstration anew; throws std::runtime_error, translated. Empty: there is none.
    std::function<Demonstration()> demonstration = {};
    // Takes the film's next picture, RGBA bytes, rows from the top; false: there will be none, and it has said why.
    std::function<bool(int width, int height, const std::vector<unsigned char>& rgba)> film{};
};

// Exit code: 0 done, 1 failed or held, 2 bad input.
int run(const RunOptions& options, RunPorts& ports);

}  // namespace ui::shell
