// How a table is left: for the home screen, or because the window closes or the system asks. What is not stored yet gets its
// time, the glass goes on showing it, and what becomes of it is said before anything is gone.
#include <algorithm>

#include "app/rules/voting.h"
#include "ui/panels/home/notice_panel.h"
#include "ui/shell/frame_loop.h"

namespace ui::shell {
namespace {

constexpr double kNoticeS = 15;  // long enough to read twice and to write a path down
constexpr double kPollS = 0.01;
constexpr int kSmallPx = 480;  // about as wide as the home screen shows it

}  // namespace

bool FrameLoop::closing() const { return m_done || m_window.closing() || m_stop.asked(); }

// The last time, if not in good order: once, on the screen people come back to.
void FrameLoop::tellHowItEnded() {
    const app::Texts& tr = texts(language());
    if (!m_options.atHome.empty()) say(m_options.atHome, paint::Tone::Trouble, 20);
    if (m_options.crashed)
        say(tr("The program had stopped by itself. Everything that was stored is here."), paint::Tone::Plain, 20);
    if (m_table && m_options.back == RunOptions::Back::Rescued)
        say(tr.fill("When the table closed, not everything could be stored. All of it is here, in {0}",
                    m_options.session.string()),
            paint::Tone::Plain, 30);
}

// The session lies elsewhere from now on: a killed table must come back to that. The mark is on the disk, so nobody here waits
// for it.
void FrameLoop::followSession() {
    const std::filesystem::path file = m_table->file();
    if (file == m_sessionFile) return;
    m_sessionFile = file;
    std::thread([remember = m_ports.remember, file] { remember(file, false); }).detach();
    const app::Texts& tr = texts(language());
    const std::string why = m_table->workshop().saved().moved;
    say(tr.fill("{0} Work goes on in {1}", tr(why.c_str()), file.string()), paint::Tone::Trouble, 60);
}

// Answers what has to be said of it; nothing if all is stored where it was.
std::string FrameLoop::leaveTable() {
    if (!m_table) return {};
    m_jobs.leaveTable();
    const app::Texts& tr = texts(language());
    // A vote page may be open in it: no picture of a secret round outlives it.
    const app::Round* round = app::rules::openRound(m_table->board());
    if (m_drewSomething && !m_playback.isSeen()) drawTable();
    if (m_drewSomething && !(round && round->secret))
        m_ports.library.leavePicture(m_table->file(), encodePng(shrunk(picture(), std::max(1, size().width / kSmallPx))));
    m_tracker->cancelAll();
    m_table->frame(m_tracker->frame({}, moment().nowS), {}, moment(), tr);
    drawTable();
    m_table->close();
    for (bool told = false; m_table->workshop().saved().end == app::JournalState::End::Open;) {
        m_window.poll(kPollS);
        if (m_playback.hasOwnClock()) continue;  // it stands still
        if (!std::exchange(told, true))
            m_table->tell(tr("Closing: what is left is being stored."), paint::Tone::Plain, 60, moment().nowS);
        m_table->frame({}, {}, moment(), tr);
        drawTable();
    }
    const app::JournalState state = m_table->workshop().saved();
    const char* why = tr(state.moved.empty() ? state.trouble.c_str() : state.moved.c_str());
    m_table.reset();
    using End = app::JournalState::End;
    if (state.end == End::Lost) {
        m_ports.remember(state.file, false);
        return tr.fill("The last changes could not be stored anywhere and are lost. {0}", why);
    }
    m_ports.remember(state.end == End::Rescued ? state.file : std::filesystem::path{}, true);
    if (state.end == End::Rescued)
        return tr.fill(
            "Not everything could be stored where this session lay. {0} All of it is in {1} and opens at the next start.", why,
            state.file.string());
    return {};
}

// The exit code of a table that had to say something.
void FrameLoop::fareBadly(const std::string& words) {
    m_exitCode = 1;
    m_ports.complain(words);
}

void FrameLoop::showNotice(const std::string& words) {
    if (m_playback.hasOwnClock()) return;  // a recording has nobody to read it
    const app::Texts& tr = texts(m_lang);
    panels::home::NoticePanel notice(*m_fonts, m_window.pxPerMm(), tr("Not everything was stored"), words);
    m_home.reset();
    m_glass.redrawAll();
    const double until = moment().nowS + kNoticeS;
    while (!notice.read() && moment().nowS < until) {
        m_window.poll(0.05);
        if (!m_window.takeStrokes().empty()) return;
        std::vector<touch::ContactSample> samples;
        m_sources.poll(samples, moment().nowS);
        const bool drew = m_alone->show(notice, m_tracker->frame(samples, moment().nowS), {}, moment(), tr).drew;
        ++m_frame;
        logScene("closing", drew, true, [&] { return notice.targets(); });
    }
}

}  // namespace ui::shell
