// The status line of the table: which step, how far the vote is, which round's ballots show; and when a reveal is new.
#include <algorithm>
#include <ctime>

#include "app/rules/tally.h"
#include "app/rules/voting.h"
#include "app/rules/why.h"
#include "ui/panels/facilitator_words.h"
#include "ui/shell/table.h"

namespace ui::shell {
namespace {

// What ties at the cut, or what has parted those who did; and who won where one was sought.
std::string outcome(const app::Board& board, const app::Round& round, const app::rules::RoundStanding& standing,
                    const app::Texts& tr) {
    if (!standing.tied.empty())
        return tr.plural("%d item ties at the cut", "%d items tie at the cut", static_cast<long>(standing.tied.size()));
    std::string words;
    if (round.winners == 1 && !standing.rows.empty() && standing.rows.front().voters > 0)
        words = tr.fill("first: “{0}”", panels::shortened(app::rules::itemTitle(board, standing.rows.front().item)));
    if (const auto by = app::rules::cutSettledBy(standing.rows, round.winners))
        words += (words.empty() ? "" : " · ") + tr.fill("ties settled by: {0}", tr(app::rules::nameOf(*by)));
    return words;
}

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

// The round of the map is counted: new to everybody, unless it stood in the session that was opened.
void Table::noticeReveal(double nowS) {
    const app::Round* round = app::rules::latestOnMap(board());
    const app::Id<app::Round> id = round && m_scene.standings().standingOf(round->id) ? round->id : app::Id<app::Round>{};
    if (m_shownRound && id && *m_shownRound != id) m_scene.setRevealed(nowS);
    m_shownRound = id;
    // A round on actions: the list shows what everybody has been waiting for.
    const std::pair<app::Id<app::Round>, app::Id<app::Round>> lists{m_scene.standings().votesRound,
                                                                      m_scene.standings().duelsRound};
    if (m_listedRounds && lists.first && lists.first != m_listedRounds->first) m_scene.setRankBy(glass::RankBy::Votes);
    if (m_listedRounds && lists.second && lists.second != m_listedRounds->second) m_scene.setRankBy(glass::RankBy::Duels);
    m_listedRounds = lists;
}

void Table::updateStatus(const Moment& moment, const app::Texts& tr) {
    views::StatusLine& status = m_overlay.status;
    static constexpr std::pair<const char*, const char*> kSteps[] = {{app::steps::kVote, TR_NOOP("Vote")},
                                                                     {app::steps::kResults, TR_NOOP("Results of the vote")},
                                                                     {app::steps::kRanking, TR_NOOP("Rank the actions")}};
    if (!status.news.empty() && moment.nowS >= m_newsUntilS) status.news.clear();
    const app::Session& session = board().session();
    status.step = tr("Map the journey");
    for (const auto& [key, words] : kSteps)
        if (session.step == key) status.step = tr(words);
    status.progress.clear(), status.time.clear();
    if (const app::Round* round = app::rules::openRound(board())) {
        status.step = tr("Vote");  // on actions it is given on the funnel, which is the ranking's step
        const auto progress = app::rules::progress(board(), round->id);
        status.progress = tr.fill("{0} of {1} have finished", std::to_string(progress.done), std::to_string(progress.voters));
        if (round->closesAt) {
            const long left = static_cast<long>((round->closesAt - moment.now + 999) / 1000);
            char clock[48];
            std::snprintf(clock, sizeof clock, "%02ld:%02ld", std::max(0l, left) / 60, std::max(0l, left) % 60);
            status.time = left > 0 ? tr.fill("{0} left", clock) : tr("Time is over");
        }
    } else if (session.step == app::steps::kResults) {
        if (const app::Round* shown = app::rules::latestOnMap(board())) {
            const app::rules::RoundStanding* standing = m_scene.standings().standingOf(shown->id);
            status.progress = tr.plural("%d ballot", "%d ballots", static_cast<long>(board().ballotsOf(shown->id).size()));
            if (standing) status.time = outcome(board(), *shown, *standing, tr);
        }
    } else if (session.step == app::steps::kRanking) {
        status.progress = tr.plural("%d action", "%d actions", static_cast<long>(board().all<app::Action>().size()));
    } else {
        status.progress = tr.plural("%d note", "%d notes", static_cast<long>(board().all<app::Note>().size()));
    }
    const app::JournalState saved = m_workshop.saved();
    status.state = !saved.trouble.empty() ? views::StatusLine::Saved::No
                   : !saved.allStored()   ? views::StatusLine::Saved::Saving
                                          : views::StatusLine::Saved::Yes;
    status.saved = status.state == views::StatusLine::Saved::Yes ? tr("Saved")
                   : status.state == views::StatusLine::Saved::Saving
                       ? tr("Saving…")
                       : tr.fill("Not stored since {0}: {1}", clockText(saved.since), tr(saved.trouble.c_str()));
    status.disk = !saved.moved.empty() ? tr.fill("The session now lies in {0}", saved.file.string())
                  : saved.roomIsLow    ? tr("Less than 256 MB are left on the disk: make room.")
                                       : std::string{};
}

}  // namespace ui::shell
