#include "ui/shell/playback.h"

#include <algorithm>
#include <thread>

#include "ui/sources/replay.h"

namespace ui::shell {
namespace {

constexpr double kFrameS = 1.0 / 60;  // of a clock of its own

}  // namespace

Moment Playback::moment() const {
    using namespace std::chrono;
    if (hasOwnClock()) return {m_ownS, m_options.startAt + static_cast<app::UnixMs>(m_ownS * 1000)};
    return {duration<double>(steady_clock::now().time_since_epoch()).count(),
            duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

void Playback::advance(std::optional<double> idleForS) {
    if (!hasOwnClock()) return;
    const sources::Replay* replay = m_sources.replay();
    const bool jumps = replay && idleForS && isAsFastAsItGoes();
    double idleS = jumps ? std::min(replay->nextS() - m_ownS, *idleForS) - kFrameS : 0;
    if (m_options.filmEveryS > 0) idleS = std::min(idleS, m_filmNextS - m_ownS);
    m_ownS += std::max(kFrameS, idleS);
    if (m_options.speed <= 0) return;
    const auto lasting = [](double seconds) {
        return std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(seconds));
    };
    const auto due = m_start + lasting(m_ownS / m_options.speed);
    std::this_thread::sleep_until(due);
    if (m_options.speed <= 1) return;
    const auto now = std::chrono::steady_clock::now();
    m_isDue = now >= m_dueAt;
    // Where drawing takes too long for that, fewer frames are seen, and the hands keep their time.
    constexpr double kLateS = 0.1, kRarelyS = 0.15;
    if (m_isDue) m_dueAt = now + lasting(now > due + lasting(kLateS) ? kRarelyS : kFrameS);
}

std::filesystem::path Playback::pictureNow() const {
    const sources::Replay* replay = m_sources.replay();
    if (!replay || replay->mark().empty() || m_options.pictures.empty()) return {};
    return m_options.pictures / (replay->mark() + ".png");
}

bool Playback::isOver() const {
    const sources::Replay* replay = m_sources.replay();
    return !replay || replay->finished();
}

}  // namespace ui::shell
