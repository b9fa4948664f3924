#pragma once
// The running program between window and table: polls sources, tracks contacts, frames, draws, sleeps until something may
// change. Made by run(), one object a run; holds either the home screen or one open table, never both.
#include <chrono>
#include <future>

#include "ui/panels/home/home_panel.h"
#include "ui/shell/jobs.h"
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
    void frameTable(std::span<const touch::Contact> contacts);
    bool drawTable(std::span<const touch::Contact> contacts, const std::vector<panels::KeyStroke>& strokes);
    struct Shown {
        bool ran, drew;
    };
    Shown showAlone(panels::Panel& panel, std::span<const touch::Contact> contacts, const app::Texts& tr);
    void followReplay();
    void doErrands(std::vector<panels::Errand> errands);
    void exportSession(const std::string& format);
    void followJobs();
    void tellDevices();
    void say(const std::string& words, paint::Tone tone, double forS);
    // What the table speaks: what was chosen here, else what its session asks for.
    const std::string& language() const;
    void speak(const std::string& lang);
    void readFormula();
    void showCards();
    void logScene(bool changed);
    void wheel();
    void takePicture(const std::filesystem::path& file);
    std::vector<unsigned char> smallPicture();
    Table::Moment moment() const;
    double waitS() const;
    double idleS();
    glass::TableSize size() const;
    const app::Texts& texts(const std::string& lang);

    const RunOptions& m_options;
    RunPorts& m_ports;
    std::future<std::unique_ptr<paint::Fonts>> m_fontsComing;
    Window m_window;
    std::unique_ptr<paint::Fonts> m_fonts;
    std::unique_ptr<gl::Renderer> m_renderer;
    touch::GestureConfig m_gestures;
    sources::Sources m_sources;
    std::unique_ptr<touch::ContactTracker> m_tracker;
    std::unique_ptr<SceneLog> m_log;
    std::map<std::string, app::Texts> m_texts;
    std::string m_lang;
    bool m_langChosen;  // on the command line or with a key: then it is spoken in every session
    std::string m_devices;

    std::unique_ptr<Table> m_table;  // one of the two is shown
    std::unique_ptr<panels::home::HomePanel> m_home;
    glass::Scene m_homeScene;
    app::Board m_noBoard;
    std::unique_ptr<glass::Commit> m_noCommit;
    std::vector<panels::Errand> m_errands;
    std::vector<ImTextureID> m_pictures;
    bool m_libraryBusy = false;

    Glass m_glass;
    Jobs m_jobs;  // after what they work with: they are the first to end
    StopSignals m_stop;
    std::filesystem::path m_sessionFile;  // where the table's session lies, as far as it was told
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    double m_virtualS = 0, m_lastFrameS = -1;
    std::uint64_t m_frame = 0;
    bool m_drewSomething = false, m_settled = false, m_done = false;
    int m_exitCode = 0;
    std::string m_cannotOpen;
};

}  // namespace ui::shell
