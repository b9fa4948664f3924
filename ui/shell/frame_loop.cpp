#include "ui/shell/frame_loop.h"

#include <glad/gl.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <thread>

#include "app/commands/session.h"
#include "ui/sources/replay.h"

namespace ui::shell {
namespace {

std::string sentencesOf(const std::vector<app::Told>& told, const app::Texts& tr) {
    std::string all;
    for (const app::Told& one : told)
        all += (all.empty() ? "" : " ") + (one.about.empty() ? tr(one.text) : tr.fill(one.text, one.about));
    return all;
}

constexpr double kLeastFrameS = 1.0 / 125;  // nobody sees more; leaves the second core to the storage thread
constexpr double kFrameS = 1.0 / 60;        // of a clock of its own
constexpr double kMonitorCheckS = 1;

class NoCommit : public glass::Commit {  // the home screen changes no board
public:
    app::Result<app::Touched> run(app::Actor, const glass::Command&) override {
        return app::Refusal{TR_NOOP("No session is open.")};
    }
    app::Result<app::Touched> undoRecord(app::RecordKey) override { return app::Refusal{TR_NOOP("No session is open.")}; }
    app::Result<app::Touched> undoFrame() override { return app::Refusal{TR_NOOP("No session is open.")}; }
    app::Result<app::Touched> undoSeat(app::Id<app::Seat>) override { return app::Refusal{TR_NOOP("No session is open.")}; }
};

}  // namespace

FrameLoop::FrameLoop(const RunOptions& options, RunPorts& ports)
    : m_options(options),
      m_ports(ports),
      m_fontsComing(std::async(std::launch::async,
                               [pxPerMm = Window::measurePxPerMm({options.windowed, options.mmPerPx})] {
                                   return std::make_unique<paint::Fonts>(pxPerMm);
                               })),
      m_window({options.windowed, options.mmPerPx}),
      m_fonts(m_fontsComing.get()),
      m_sources(options.replay ? sources::Sources::ofReplay(*options.replay)
                               : sources::Sources::ofTable(m_gestures, &Window::wake)),
      m_lang(options.lang),
      m_langChosen(options.langChosen),
      m_noCommit(std::make_unique<NoCommit>()),
      m_glass(*m_fonts),
      m_jobs(&Window::wake),
      m_stop(&Window::wake) {
    m_renderer = std::make_unique<gl::Renderer>();
    int w = 0, h = 0;
    const unsigned char* alpha = m_fonts->alpha(&w, &h);
    m_fonts->setTexture(m_renderer->uploadAtlas(alpha, w, h, m_fonts->whiteUv()));
    m_tracker = std::make_unique<touch::ContactTracker>(m_gestures, 1 / m_window.pxPerMm());
    if (!options.sceneLog.empty()) m_log = std::make_unique<SceneLog>(options.sceneLog);
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

glass::TableSize FrameLoop::size() const { return {m_window.width(), m_window.height(), m_window.pxPerMm()}; }

Table::Moment FrameLoop::moment() const {
    using namespace std::chrono;
    if (m_options.startAt) return {m_virtualS, m_options.startAt + static_cast<app::UnixMs>(m_virtualS * 1000)};
    return {duration<double>(steady_clock::now().time_since_epoch()).count(),
            duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
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
    TableSetup setup{size(), m_options.qwerty ? panels::keyboard::KeyboardKind::Qwerty : panels::keyboard::KeyboardKind::Azerty, m_gestures};
    setup.exporters = m_ports.exporters;
    // A recording runs faster than a thread, and meets the same cards.
    if (m_options.replay) setup.reckon = ReckonWhere::Here;
    if (m_options.replay || m_options.seed) setup.salt = 0;
    m_table = std::make_unique<Table>(std::move(*session), *m_fonts, setup, ids);
    if (m_options.seating)
        (void)m_table->workshop().run({}, moment().now, [&](const app::Board& b, app::Asking& asking) {
            return app::commands::seatEveryone(b, asking, *m_options.seating);
        });
    m_home.reset();
    m_glass.redrawAll();
    if (const app::Texts& tr = texts(language()); tr.lang() != m_table->board().session().lang)
        say(tr("This session asks for another language: this table keeps its own."), paint::Tone::Plain, 8);
    constexpr double kLongEnoughS = 60;  // what was found in the file outweighs everything else that could be said
    if (!found.empty()) say(found, paint::Tone::Trouble, kLongEnoughS);
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
    app::Asking asking{{}, moment().now, ids};
    const auto first =
        app::commands::startSession(empty, asking, sketch, m_lang, m_options.seating.value_or(app::Seating::Table));
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
    m_home = std::make_unique<panels::home::HomePanel>(*m_fonts, m_window.pxPerMm());
    m_home->setTemplates(m_ports.templates(m_lang));
    m_ports.library.refresh();
    m_libraryBusy = true;
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

double FrameLoop::waitS() const {
    if (m_options.startAt && m_options.speed <= 0) return 0;
    const double now = moment().nowS;
    const double sinceFrame = now - m_lastFrameS;
    const bool busy = m_fonts->pictures().owes() || !m_glass.settled() || (m_table ? m_table->restless() : !m_settled);
    const bool handsDown =
        std::ranges::any_of(m_tracker->contacts(), [](const touch::Contact& c) { return !c.ended && !c.inert; });
    if (m_options.replay || busy || handsDown) return std::max(0.0, kLeastFrameS - sinceFrame);
    const double next = m_table ? m_table->nextChangeS({now, moment().now}) : m_ports.library.busy() ? 0.05 : 5.0;
    return std::clamp(next, 0.001, kMonitorCheckS * 5);
}

// How far a recording that is played as fast as it goes may jump: while people only read, nothing changes on the glass.
double FrameLoop::idleS() {
    const sources::Replay* replay = m_sources.replay();
    const bool handsDown = std::ranges::any_of(m_tracker->contacts(), [](const touch::Contact& c) { return !c.ended; });
    if (!replay || m_options.speed > 0 || !m_table || !m_settled || m_table->restless() || handsDown) return 0;
    return std::min(replay->nextS() - m_virtualS, m_table->nextChangeS(moment())) - kFrameS;
}

void FrameLoop::oneFrame() {
    m_window.poll(waitS());
    if (m_options.startAt) {
        m_virtualS += std::max(kFrameS, idleS());
        if (m_options.speed > 0)
            std::this_thread::sleep_until(m_start + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                        std::chrono::duration<double>(m_virtualS / m_options.speed)));
    }
    m_window.keepFullscreen();
    if (m_window.takeResized() && m_frame > 0) {
        if (m_table) m_table->resize(size());
        m_tracker->cancelAll();
        m_glass.redrawAll();
    }
    wheel();
    const double nowS = moment().nowS;
    std::vector<touch::ContactSample> samples;
    m_sources.poll(samples, nowS);
    const auto& contacts = m_tracker->frame(samples, nowS);
    m_lastFrameS = nowS;
    if (m_table) frameTable(contacts);
    else frameHome(contacts);
    ++m_frame;
    followReplay();
}

void FrameLoop::wheel() {
    const Window::Wheel wheel = m_window.takeWheel();
    if (m_table && wheel.steps != 0) m_table->wheel(wheel.px, wheel.steps);
}

void FrameLoop::frameTable(std::span<const touch::Contact> contacts) {
    followJobs();
    tellDevices();
    followSession();
    const bool draws = drawTable(contacts, m_window.takeStrokes());
    m_settled = !m_table->restless() && !m_fonts->pictures().owes() && m_glass.settled();
    logScene(draws);
    doErrands(m_table->takeErrands());
}

bool FrameLoop::drawTable(std::span<const touch::Contact> contacts, const std::vector<panels::KeyStroke>& strokes) {
    const Table::Moment now = moment();
    const app::Texts& tr = texts(language());
    m_table->frame(contacts, strokes, now, tr);
    const glass::Look look = m_table->look(tr, now.nowS);
    const bool draws = m_glass.prepare(&look, m_table->overlay(), m_table->panelPictures(), m_table->takeBoardChanged());
    if (draws) {
        const auto& rects = m_glass.rasterise(*m_renderer, m_window.width(), m_window.height());
        m_window.show(*m_renderer, m_glass, rects);
        m_drewSomething = true;
    }
    return draws;
}

// A panel that has the whole window.
FrameLoop::Shown FrameLoop::showAlone(panels::Panel& panel, std::span<const touch::Contact> contacts, const app::Texts& tr) {
    panel.setPose({size().rect(), 0});
    const Table::Moment now = moment();
    panels::Room room{m_noBoard, *m_noCommit, nullptr,   m_homeScene, tr,
                      now.nowS,  now.now,     m_errands, m_gestures,  m_window.pxPerMm()};
    for (const touch::Contact& contact : contacts) panel.contact(contact, room);
    const bool ran = panel.frame(room, false);
    glass::Overlay overlay;
    const bool draws = m_glass.prepare(nullptr, overlay, {{panel.picture(), panel.pose(), panel.version()}}, false);
    if (draws) {
        const auto& rects = m_glass.rasterise(*m_renderer, m_window.width(), m_window.height());
        m_window.show(*m_renderer, m_glass, rects);
    }
    return {ran, draws};
}

void FrameLoop::frameHome(std::span<const touch::Contact> contacts) {
    followJobs();
    tellDevices();
    const bool busy = m_ports.library.busy();
    if (m_libraryBusy && !busy) {
        showCards();
        if (const std::string news = sentencesOf(m_ports.library.news(), texts(m_lang)); !news.empty())
            m_home->tell(news, paint::Tone::Plain);
    }
    m_libraryBusy = busy;
    const Shown shown = showAlone(*m_home, contacts, texts(m_lang));
    m_settled = !shown.ran && !busy && !m_fonts->pictures().owes();
    logScene(shown.drew);
    doErrands(std::exchange(m_errands, {}));
}

void FrameLoop::showCards() {
    for (ImTextureID picture : m_pictures)
        if (picture) m_renderer->dropPicture(picture);
    m_pictures.clear();
    auto cards = m_ports.library.cards();
    for (const app::SessionCard& card : cards) {
        const Pixels pixels = decodePng(card.picture);
        m_pictures.push_back(pixels.width ? m_renderer->uploadPicture(pixels.rgba.data(), pixels.width, pixels.height)
                                          : ImTextureID{});
    }
    m_home->setCards(std::move(cards), m_pictures);
}

void FrameLoop::followReplay() {
    sources::Replay* replay = m_sources.replay();
    if (replay && !replay->mark().empty() && !m_options.pictures.empty())
        takePicture(m_options.pictures / (replay->mark() + ".png"));
    const bool over = !replay || replay->finished();
    // Settled: nothing moves, all is drawn, and what was done is stored.
    const bool quiet =
        m_settled && m_frame > 2 && (!m_table || (m_table->workshop().saved().allStored() && m_table->drafts().flights.empty()));
    if (!over || !quiet) return;
    if (!m_options.screenshot.empty()) {
        takePicture(m_options.screenshot);
        m_done = true;
    } else if (replay && m_options.startAt) {
        m_done = true;
    }
}

void FrameLoop::takePicture(const std::filesystem::path& file) {
    const Pixels pixels{m_window.width(), m_window.height(), m_glass.read()};
    if (const app::Texts& tr = texts(m_lang); !writeFile(file, encodePng(pixels))) {
        m_ports.complain(tr.fill("The picture cannot be written: {0}", file.string()));
        m_exitCode = 1;
    }
}

std::vector<unsigned char> FrameLoop::smallPicture() {
    const Pixels pixels{m_window.width(), m_window.height(), m_glass.read()};
    return encodePng(shrunk(pixels, std::max(1, m_window.width() / 480)));
}

void FrameLoop::logScene(bool changed) {
    if (!m_log || !m_log->due(changed, !m_settled, moment().nowS)) return;
    if (m_table)
        m_log->write(m_frame, m_table->scene().stepOf(m_table->board()).key, m_table->targets(texts(language())), size().rect());
    else m_log->write(m_frame, "home", m_home->targets(), size().rect());
}

void FrameLoop::doErrands(std::vector<panels::Errand> errands) {
    for (const panels::Errand& errand : errands) {
        using Kind = panels::Errand::Kind;
        switch (errand.kind) {
            case Kind::Export:
                exportSession(errand.text);
                break;
            case Kind::GoHome:
                goHome();
                break;
            case Kind::OpenSession:
                openSession(errand.text);
                return;
            case Kind::NewSession:
                newSession(errand.text);
                return;
            case Kind::Duplicate:
                m_ports.library.duplicate(errand.text), m_libraryBusy = true;
                break;
            case Kind::Delete:
                m_ports.library.remove(errand.text), m_libraryBusy = true;
                break;
            case Kind::PutBack:
                m_ports.library.putBack(errand.text), m_libraryBusy = true;
                break;
            case Kind::Erase:
                m_ports.library.erase(errand.text), m_libraryBusy = true;
                break;
            case Kind::Restore:
                m_ports.library.restore(errand.text, errand.copy), m_libraryBusy = true;
                break;
            case Kind::Recover:
                m_ports.library.recover(errand.text), m_libraryBusy = true;
                break;
            case Kind::SetLanguage:
                speak(errand.text);
                break;
            case Kind::ReadFormula:
                readFormula();
                break;
            case Kind::CancelJob:
                m_jobs.cancel(errand.text);
                break;
            case Kind::CloseFacilitator:
                break;  // the table has done it
        }
    }
}

int run(const RunOptions& options, RunPorts& ports) {
    try {
        FrameLoop loop(options, ports);
        return loop.go();
    } catch (const std::runtime_error& failure) {
        ports.complain(ports.texts(options.lang)(failure.what()));
        return 2;  // no display, no OpenGL, no font: nothing was opened, nothing changed
    }
}

}  // namespace ui::shell
