#include "ui/shell/frame_loop.h"

#include <algorithm>

#include "app/commands/session.h"

namespace ui::shell {
namespace {

constexpr double kLeastFrameS = 1.0 / 125;  // nobody sees more; leaves the second core to the storage thread
constexpr double kMonitorCheckS = 1;
constexpr double kJobPollS = 0.02;  // how often a clock that stands still for a job looks whether it is done
constexpr int kMostPolls = 250;     // a disk that takes nothing for five seconds is told of in the picture
constexpr int kMostSlices = 400;    // of one picture: more than any takes; it is written as it is then

Window::Setup windowFor(const RunOptions& options) {
    Window::Setup setup{options.windowed, options.mmPerPx, {}};
    if (options.watched) setup.mmPerPx = options.replay->mmPerPx, setup.glass = {options.replay->width, options.replay->height};
    return setup;
}

}  // namespace

FrameLoop::FrameLoop(const RunOptions& options, RunPorts& ports)
    : m_options(options),
      m_ports(ports),
      m_fontsComing(
          std::async(std::launch::async,
                     [pxPerMm = Window::measurePxPerMm(windowFor(options))] { return std::make_unique<paint::Fonts>(pxPerMm); })),
      m_window(windowFor(options)),
      m_fonts(m_fontsComing.get()),
      m_sources(sourcesFor()),
      m_playback(options, m_sources),
      m_log(options.sceneLog),
      m_lang(options.lang),
      m_langChosen(options.langChosen),
      m_glass(*m_fonts),
      m_jobs(&Window::wake),
      m_stop(&Window::wake) {
    m_renderer = std::make_unique<gl::Renderer>();
    m_alone = std::make_unique<LonePanel>(m_window, m_glass, *m_renderer, m_gestures);
    int w = 0, h = 0;
    const unsigned char* alpha = m_fonts->alpha(&w, &h);
    m_fonts->setTexture(m_renderer->uploadAtlas(alpha, w, h, m_fonts->whiteUv()));
    m_tracker = std::make_unique<touch::ContactTracker>(m_gestures, 1 / m_window.pxPerMm());
    m_sources.start(m_window.handle());
}

FrameLoop::~FrameLoop() {
    m_sources.stop();
    leaveTable();  // only after a failure: go() has left it
}

const app::Texts& FrameLoop::texts(const std::string& lang) {
    auto found = m_texts.find(lang);
    if (found == m_texts.end()) found = m_texts.emplace(lang, m_ports.texts(lang)).first;
    return found->second;
}

sources::Sources FrameLoop::sourcesFor() const {
    if (!m_options.replay) return sources::Sources::ofTable(m_gestures, &Window::wake);
    if (!m_options.watched) return sources::Sources::ofReplay(*m_options.replay);
    return sources::Sources::ofWatchedReplay(*m_options.replay, m_gestures, &Window::wake);
}

// What is watched is the table it was recorded on, pixel by pixel, whatever window shows it.
glass::TableSize FrameLoop::size() const {
    if (m_options.watched) return {m_options.replay->width, m_options.replay->height, m_window.pxPerMm()};
    return {m_window.width(), m_window.height(), m_window.pxPerMm()};
}

bool FrameLoop::openSession(const std::filesystem::path& file) {
    auto session = m_ports.library.open(file);
    if (!session) {
        const char* why = texts(m_lang)(session.refusal().text);
        m_cannotOpen = why;
        if (m_home) m_home->tell(why);
        else
            m_exitCode = m_ports.exitFor(session.refusal()), m_ports.complain(texts(m_lang).fill("{0}: {1}", file.string(), why));
        return false;
    }
    const std::string found = sentencesOf(session->told, texts(m_lang));
    const auto ids = m_options.seed ? app::IdSource{*m_options.seed} : app::IdSource::fromSystem();
    TableSetup setup{size(), m_gestures};
    setup.panels.keyboard = keyboard();
    setup.exporters = m_ports.exporters;
    setup.keptVotes = m_ports.keptVotes;
    setup.reducedMotion = m_options.reducedMotion;
    // A recording runs faster than a thread, and meets the same cards.
    if (m_options.replay) setup.reckon = ReckonWhere::Here;
    if (m_options.replay || m_options.seed) setup.salt = 0;
    m_table = std::make_unique<Table>(std::move(*session), *m_fonts, setup, ids);
    if (m_options.seating)
        (void)m_table->workshop().run({}, moment().now, [&](const app::Board& b, app::CommandContext& context) {
            return app::commands::seatEveryone(b, context, *m_options.seating);
        });
    m_home.reset();
    m_glass.redrawAll();
    const app::Texts& tr = texts(language());
    if (tr.lang() != m_table->board().session().lang)
        say(tr("This session asks for another language: this table keeps its own."), paint::Tone::Plain, 8);
    constexpr double kLongEnoughS = 60;  // what was found in the file outweighs everything else that could be said
    if (!found.empty()) say(found, paint::Tone::Trouble, kLongEnoughS);
    if (m_options.watched)
        say(tr("The demonstration plays. Touch the screen to end it."), paint::Tone::Plain, 10 * m_options.speed);
    m_sessionFile = m_table->file();
    m_ports.remember(m_sessionFile, false);
    return true;
}

void FrameLoop::newSession(const std::string& templateFile) {
    app::commands::Template sketch;
    try {
        sketch = m_ports.readTemplate(templateFile, m_lang);
    } catch (const std::runtime_error& error) {
        return m_home->tell(error.what());
    }
    const app::Board empty;
    app::IdSource ids = app::IdSource::fromSystem();
    app::CommandContext context{{}, moment().now, ids};
    const auto first =
        app::commands::startSession(empty, context, sketch, m_lang, m_options.seating.value_or(app::Seating::Table));
    const std::filesystem::path file = m_ports.library.freshName(sketch.title);
    {
        const auto made = m_ports.library.create(file, *first);
        if (!made) return m_home->tell(texts(m_lang)(made.refusal().text));
    }  // closed, to be opened the ordinary way
    openSession(file);
}

void FrameLoop::goHome() {
    const std::string words = leaveTable();
    showHome();
    if (words.empty()) return;
    m_home->tell(words);
    fareBadly(words);
}

void FrameLoop::showHome() {
    m_home = std::make_unique<HomeScreen>(m_ports.library, *m_renderer, *m_fonts, m_window.pxPerMm(), keyboard());
    m_home->setTemplates(m_ports.templates(m_lang));
    if (m_ports.demonstration) m_home->offerDemonstration();
    m_glass.redrawAll();
}

int FrameLoop::go() {
    if (m_options.session.empty()) {
        showHome();
    } else if (!openSession(m_options.session)) {
        if (m_options.back == RunOptions::Back::No) return m_exitCode;
        // The session the table was in does not open any more: the others do. What was saved of one is not forgotten for that.
        if (m_options.back == RunOptions::Back::Killed) m_ports.remember({}, false);
        showHome();
        m_home->tell(texts(m_lang).fill("{0}: {1}", m_options.session.filename().string(), m_cannotOpen));
        m_exitCode = 0;
    }
    tellHowItEnded();
    while (!closing()) oneFrame();
    if (m_table) {
        const std::string words = leaveTable();
        if (!words.empty()) fareBadly(words), showNotice(words);
    }
    return m_exitCode;
}

bool FrameLoop::isAnyHandDown() const {
    return std::ranges::any_of(m_tracker->contacts(), [](const touch::Contact& c) { return !c.ended && !c.inert; });
}

double FrameLoop::waitS() const {
    if (m_playback.isAsFastAsItGoes()) return m_jobs.isAnyRunning() ? kJobPollS : 0;
    const Moment now = moment();
    const double sinceFrame = now.nowS - m_lastFrameS;
    const bool busy = m_fonts->pictures().owes() || !m_glass.settled() || (m_table ? m_table->restless() : !m_settled);
    if (m_options.replay || busy || isAnyHandDown()) return std::max(0.0, kLeastFrameS - sinceFrame);
    const double next = m_table ? m_table->nextChangeS(now) : m_ports.library.busy() ? 0.05 : 5.0;
    return std::clamp(next, 0.001, kMonitorCheckS * 5);
}

// While people only read, nothing changes on the glass until this is over; nothing if they do not.
std::optional<double> FrameLoop::idleForS() const {
    const bool handsDown = std::ranges::any_of(m_tracker->contacts(), [](const touch::Contact& c) { return !c.ended; });
    if (!m_playback.isAsFastAsItGoes() || !m_table || !m_settled || m_table->restless() || handsDown) return std::nullopt;
    return m_table->nextChangeS(moment());
}

void FrameLoop::oneFrame() {
    m_window.poll(waitS());
    // A clock that runs away would leave what is exported behind: whoever asked for it sees it done.
    if (!m_playback.isAsFastAsItGoes() || !m_jobs.isAnyRunning()) m_playback.advance(idleForS());
    m_window.keepFullscreen();
    if (m_window.takeResized() && m_frame > 0) {
        if (m_table) m_table->resize(size());
        m_tracker->cancelAll();
        m_glass.redrawAll();
    }
    const Window::Wheel wheel = m_window.takeWheel();
    if (m_table && wheel.steps != 0) m_table->wheel(wheel.px, wheel.steps);
    const double nowS = moment().nowS;
    std::vector<touch::ContactSample> samples;
    m_sources.poll(samples, nowS);
    awaitStored();
    const auto& contacts = m_tracker->frame(samples, nowS);
    m_lastFrameS = nowS;
    if (m_options.watched && (m_sources.disturbed() || !m_window.takeStrokes().empty())) m_done = true;
    if (m_table) frameTable(contacts);
    else frameHome(contacts);
    ++m_frame;
    followReplay();
}

// A clock of its own has time for the disk: what is in a picture is stored, and says so, on every machine.
void FrameLoop::awaitStored() {
    if (!m_table || !m_playback.isAsFastAsItGoes() || m_playback.pictureNow().empty()) return;
    for (int i = 0; i < kMostPolls && !m_table->workshop().saved().allStored(); ++i) m_window.poll(kJobPollS);
}

void FrameLoop::frameTable(std::span<const touch::Contact> contacts) {
    followJobs();
    tellDevices();
    followSession();
    const bool seen = m_playback.isSeen();
    bool draws = false;
    m_table->frame(contacts, m_window.takeStrokes(), moment(), texts(language()));
    if (seen) draws = drawTable();
    m_settled = !m_table->restless() && (!seen || isSharp());
    logScene(m_table->scene().stepOf(m_table->board()).key, draws, !m_settled,
             [&] { return m_table->targets(texts(language())); });
    doRequests(m_table->takeRequests());
}

bool FrameLoop::isSharp() const { return !m_fonts->pictures().owes() && m_glass.settled(); }

bool FrameLoop::drawTable() {
    const glass::Look look = m_table->look(texts(language()), moment().nowS);
    const bool draws = m_glass.prepare(&look, m_table->overlay(), m_table->panelPictures(), m_table->takeBoardChanged());
    if (draws) {
        const auto& rects = m_glass.rasterise(*m_renderer, size().width, size().height);
        m_window.show(*m_renderer, m_glass, rects);
        m_drewSomething = true;
    }
    return draws;
}

void FrameLoop::frameHome(std::span<const touch::Contact> contacts) {
    followJobs();
    tellDevices();
    const app::Texts& tr = texts(m_lang);
    m_home->followLibrary(tr);
    const LonePanel::Shown shown = m_alone->show(m_home->panel(), contacts, m_window.takeStrokes(), moment(), tr);
    m_settled = !shown.ran && !m_home->isBusy() && !m_fonts->pictures().owes();
    logScene("home", shown.drew, !m_settled, [&] { return m_home->panel().targets(); });
    doRequests(m_alone->takeRequests());
}

// What is drawn for a picture alone has not had the frames before it to become sharp in.
void FrameLoop::followReplay() {
    const auto file = m_playback.pictureNow();
    const bool films = m_playback.isFilmDue() && m_ports.film;
    if ((!file.empty() || films) && m_playback.isAsFastAsItGoes() && m_table)
        for (int i = 0; i < kMostSlices && !isSharp(); ++i) drawTable();
    if (!file.empty()) takePicture(file);
    if (films) {
        const Pixels shown = picture();
        m_playback.filmed();
        if (!m_ports.film(shown.width, shown.height, shown.rgba)) m_exitCode = 1, m_done = true;
    }
    // Settled: nothing moves, all is drawn, and what was done is stored.
    const bool quiet = m_settled && m_frame > 2 &&
                       (!m_table || (m_table->workshop().saved().allStored() && m_table->drafts().transitions.empty()));
    if (!m_playback.isOver() || !quiet) return;
    if (!m_options.screenshot.empty()) {
        takePicture(m_options.screenshot);
        m_done = true;
    } else if (m_playback.endsTheProgram()) {
        m_done = true;
    }
}

Pixels FrameLoop::picture() { return {size().width, size().height, m_glass.read()}; }

void FrameLoop::takePicture(const std::filesystem::path& file) {
    if (writeFile(file, encodePng(picture()))) return;
    const app::Texts& tr = texts(m_lang);
    m_ports.complain(tr.fill("The picture cannot be written: {0}", file.string()));
    m_exitCode = 1;
}

void FrameLoop::logScene(const char* step, bool changed, bool moving,
                         const std::function<std::vector<glass::Target>()>& targets) {
    m_log.follow({m_frame, step, size().rect(), changed, moving, moment().nowS}, targets);
}

void FrameLoop::doRequests(std::vector<panels::ShellRequest> requests) {
    for (const panels::ShellRequest& request : requests) {
        using Kind = panels::ShellRequest::Kind;
        switch (request.kind) {
            case Kind::Export:
                exportSession(request.text);
                break;
            case Kind::GoHome:
                goHome();
                break;
            case Kind::OpenSession:
                openSession(request.text);
                return;
            case Kind::NewSession:
                newSession(request.text);
                return;
            case Kind::SetLanguage:
                speak(request.text);
                break;
            case Kind::Demonstrate:
                m_wantsDemonstration = m_done = true;
                break;
            case Kind::ReadFormula:
                readFormula();
                break;
            case Kind::CancelJob:
                m_jobs.cancel(request.text);
                break;
            case Kind::Duplicate:
            case Kind::Delete:
            case Kind::PutBack:
            case Kind::Erase:
            case Kind::Restore:
            case Kind::Recover:
                if (m_home) m_home->take(request);
                break;
            case Kind::CloseFacilitator:
            case Kind::ShowRound:
                break;  // the table has done it
        }
    }
}

namespace {

// Plays it in a window of its own, after and before that of the home screen. False: the program is to end.
bool watch(const RunOptions& table, RunPorts& ports) {
    Demonstration shown = ports.demonstration();
    shown.options.windowed = table.windowed, shown.options.sceneLog = table.sceneLog;
    RunPorts own{*shown.library,     ports.exporters,
                 ports.texts,        ports.templates,
                 ports.readTemplate, ports.exitFor,
                 ports.readFormula,  shown.options.session.parent_path(),
                 ports.complain,     [](const std::filesystem::path&, bool) {}};
    FrameLoop loop(shown.options, own);
    loop.go();
    return !loop.stopped();
}

}  // namespace

int run(const RunOptions& options, RunPorts& ports) {
    try {
        RunOptions now = options;
        for (;;) {
            {
                FrameLoop loop(now, ports);
                const int code = loop.go();
                if (!loop.wantsDemonstration()) return code;
                now.lang = loop.homeLanguage();
            }
            now.session.clear(), now.back = RunOptions::Back::No, now.crashed = false, now.atHome.clear();
            try {
                if (!watch(now, ports)) return 0;
            } catch (const std::runtime_error& failure) {
                now.atHome = failure.what();
            }
        }
    } catch (const std::runtime_error& failure) {
        ports.complain(ports.texts(options.lang)(failure.what()));
        return 2;  // no display, no OpenGL, no font: nothing was opened, nothing changed
    }
}

}  // namespace ui::shell
