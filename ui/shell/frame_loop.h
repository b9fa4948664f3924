#pragma once
// The running program between window and table: polls sources, tracks contacts, frames, draws, sleeps until something may
// change. Made by run(), one object a run; holds either the home screen or one open table, never both. What goes on beside the
// frame are jobs; time and recordings are the playback's; the home screen and the scene log are parts of their own.
#include <future>

#include "ui/shell/home_screen.h"
#include "ui/shell/jobs.h"
#include "ui/shell/lone_panel.h"
#include "ui/shell/playback.h"
#include "ui/shell/png.h"
#include "ui/shell/run.h"
#include "ui/shell/scene_log.h"
#include "ui/shell/stop_signals.h"
#include "ui/shell/table.h"
#include "ui/shell/window.h"
#include "ui/sources/sources.h"
#include "ui/touch/contact_tracker.h"

namespace ui::shell {

class FrameLoop {
public:
    FrameLoop(const RunOptions& options, RunPorts& ports);
    ~FrameLoop();
    int go();
    bool wantsDemonstration() const { return m_wantsDemonstration; }
    const std::string& homeLanguage() const { return m_lang; }
    bool stopped() const { return m_stop.asked() || m_window.closing(); }

private:
    bool openSession(const std::filesystem::path& file);
    void newSession(const std::string& templateFile);
    void goHome();
    void showHome();
    std::string leaveTable();
    void followSession();
    void tellHowItEnded();
    void fareBadly(const std::string& words);
    void showNotice(const std::string& words);
    bool closing() const;
    void oneFrame();
    void frameHome(std::span<const touch::Contact> contacts);
    void awaitStored();
    void frameTable(std::span<const touch::Contact> contacts);
    bool drawTable();  // the table as its last frame left it; true if anything differed
    bool isSharp() const;
    void followReplay();
    void doRequests(std::vector<panels::ShellRequest> requests);
    void exportSession(const std::string& format);
    void followJobs();
    void tellDevices();
    void say(const std::string& words, paint::Tone tone, double forS);
    // What the table speaks: what was chosen here, else what its session asks for.
    const std::string& language() const;
    void speak(const std::string& lang);
    void readFormula();
    void logScene(const char* step, bool changed, bool moving, const std::function<std::vector<glass::Target>()>& targets);
    void takePicture(const std::filesystem::path& file);
    Pixels picture();
    Moment moment() const { return m_playback.moment(); }
    bool isAnyHandDown() const;
    double waitS() const;
    std::optional<double> idleForS() const;
    glass::TableSize size() const;
    sources::Sources sourcesFor() const;
    panels::keyboard::KeyboardKind keyboard() const {
        return m_options.qwerty ? panels::keyboard::KeyboardKind::Qwerty : panels::keyboard::KeyboardKind::Azerty;
    }
    const app::Texts& texts(const std::string& lang);

    const RunOptions& m_options;
    RunPorts& m_ports;
    std::future<std::unique_ptr<paint::Fonts>> m_fontsComing;
    Window m_window;
    std::unique_ptr<paint::Fonts> m_fonts;
    std::unique_ptr<gl::Renderer> m_renderer;
    touch::GestureConfig m_gestures;
    sources::Sources m_sources;
    Playback m_playback;
    std::unique_ptr<touch::ContactTracker> m_tracker;
    SceneLog m_log;
    std::map<std::string, app::Texts> m_texts;
    std::string m_lang;
    bool m_langChosen;  // on the command line or with a key: then it is spoken in every session
    std::string m_devices;

    std::unique_ptr<Table> m_table;  // one of the two is shown
    std::unique_ptr<HomeScreen> m_home;

    Glass m_glass;
    std::unique_ptr<LonePanel> m_alone;  // the home screen, and what is said at the end
    Jobs m_jobs;                         // after what they work with: they are the first to end
    StopSignals m_stop;
    std::filesystem::path m_sessionFile;  // where the table's session lies, as far as it was told
    double m_lastFrameS = -1;
    std::uint64_t m_frame = 0;
    bool m_drewSomething = false, m_settled = false, m_done = false, m_wantsDemonstration = false;
    int m_exitCode = 0;
    std::string m_cannotOpen;
};

}  // namespace ui::shell
