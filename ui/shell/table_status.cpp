// The status line of the table: which step, how far the vote is, what the view says of itself, what goes on beside, whether all
// is stored.
#include <algorithm>
#include <ctime>

#include "app/base/utf8.h"
#include "app/rules/voting.h"
#include "ui/panels/words.h"
#include "ui/shell/table.h"

namespace ui::shell {
namespace {

// 14:32, where the table stands.
std::string clockText(app::UnixMs at) {
    const std::time_t seconds = static_cast<std::time_t>(at / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    char text[16];
    std::strftime(text, sizeof text, "%H:%M", &local);
    return text;
}

}  // namespace

void Table::tell(const std::string& words, paint::Tone tone, double forS, double nowS) {
    if (auto* facilitator = m_panels.facilitator().panel()) {
        facilitator->tell(words, tone);
        if (tone == paint::Tone::Good) facilitator->tellSuccess(nowS);
    }
    m_overlay.status.news = words, m_overlay.status.newsTone = tone, m_newsUntilS = nowS + forS;
    m_isNewsOfJob = false;
}

void Table::tellJobs(std::vector<panels::JobTold> jobs, double nowS) {
    constexpr double kToldS = 5;
    if (!jobs.empty() && (m_isNewsOfJob || m_overlay.status.news.empty())) {
        m_overlay.status.news = jobs.front().words, m_overlay.status.newsTone = paint::Tone::Plain;
        m_newsUntilS = nowS + kToldS;
        m_isNewsOfJob = true;
        if (auto* facilitator = m_panels.facilitator().panel())
            facilitator->tell(jobs.front().words, paint::Tone::Plain, m_newsUntilS);
    }
    if (jobs == m_jobs) return;
    m_jobs = std::move(jobs);
    if (auto* facilitator = m_panels.facilitator().panel()) facilitator->jobsChanged();
}

void Table::tellDevices(const std::string& words) { m_overlay.status.devices = words; }

// Once: a newer program may know it, so it stays in the session until somebody goes elsewhere.
void Table::tellUnknownStep(const Moment& moment, const app::Texts& tr) {
    constexpr double kToldS = 30;
    if (std::exchange(m_stepTold, true) || m_scene.knows(board().session().step)) return;
    tell(tr.fill("This session stands at a step that this program does not know: “{0}”. It shows “{1}” instead.",
                 app::shortened(board().session().step), tr(m_scene.stepOf(board()).label)),
         paint::Tone::Trouble, kToldS, moment.nowS);
}

void Table::updateStatus(const Moment& moment, const app::Texts& tr) {
    glass::StatusLine& status = m_overlay.status;
    if (!status.news.empty() && moment.nowS >= m_newsUntilS) status.news.clear();
    status.step = tr(m_scene.stepOf(board()).label);
    status.progress.clear(), status.time.clear();
    if (const app::Round* round = app::rules::openRound(board())) {
        status.step = tr("Vote");  // at whatever step it is given
        const auto progress = app::rules::progress(board(), round->id);
        status.progress = tr.fill("{0} of {1} have finished", std::to_string(progress.done), std::to_string(progress.voters));
        status.time = panels::timeLeft(tr, *round, moment.now);
    } else if (const app::Round* latest = app::rules::latestRound(board()); latest && latest->state == app::RoundState::Closed) {
        status.step = tr("Vote closed");  // all wait for its result
        status.progress = tr.plural("%d ballot", "%d ballots", static_cast<long>(board().ballotsOf(latest->id).size()));
    } else {
        const glass::StatusWords words = m_scene.wanted(board()).status(board(), m_scene.standings(), tr);
        status.progress = words.progress, status.time = words.time;
    }
    const app::JournalState saved = m_workshop.saved();
    status.state = !saved.trouble.empty() ? glass::StatusLine::Saved::No
                   : !saved.allStored()   ? glass::StatusLine::Saved::Saving
                                          : glass::StatusLine::Saved::Yes;
    status.saved = status.state == glass::StatusLine::Saved::Yes ? tr("Saved")
                   : status.state == glass::StatusLine::Saved::Saving
                       ? tr("Saving…")
                       : tr.fill("Not stored since {0}: {1}", clockText(saved.since), tr(saved.trouble.c_str()));
    status.disk = !saved.moved.empty() ? tr.fill("The session now lies in {0}", saved.file.string())
                  : saved.roomIsLow    ? tr("Less than 256 MB are left on the disk: make room.")
                                       : std::string{};
}

}  // namespace ui::shell
