#pragma once
// The program's clock, and the recording it may run by: a demonstration has a clock of its own that jumps over what nobody does,
// writes pictures at the recording's marks, and ends with it. Made by FrameLoop from what was asked for.
#include <chrono>
#include <optional>

#include "ui/shell/moment.h"
#include "ui/shell/run.h"
#include "ui/sources/sources.h"

namespace ui::shell {

class Playback {
public:
    // Both must outlive this.
    Playback(const RunOptions& options, sources::Sources& sources) : m_options(options), m_sources(sources) {}

    Moment moment() const;
    bool hasOwnClock() const { return m_options.startAt != 0; }
    bool isAsFastAsItGoes() const { return hasOwnClock() && m_options.speed <= 0; }
    // Nobody watches between the pictures of a recording that plays as fast as it goes: only what becomes one need be drawn. Of
    // one that plays faster than it was, so many frames as a screen shows, fewer where drawing is too slow for that.
    bool isSeen() const { return (!isAsFastAsItGoes() && m_isDue) || !pictureNow().empty() || isFilmDue(); }
    // Its own clock goes one frame on; played as fast as it goes, to where the next hand comes or the picture changes by itself,
    // `idleForS` from now (nothing: somebody is doing something). Waits until that is due if it plays at a speed.
    void advance(std::optional<double> idleForS);
    // The picture to be written of this frame; empty if none.
    std::filesystem::path pictureNow() const;
    // This frame is one of the film's.
    bool isFilmDue() const { return m_options.filmEveryS > 0 && m_ownS >= m_filmNextS; }
    void filmed() { m_filmNextS += m_options.filmEveryS; }
    // Nothing more is played. Without a recording: from the first frame on.
    bool isOver() const;
    // The program ends when a recording is over and all is quiet.
    bool endsTheProgram() const { return m_sources.replay() && hasOwnClock(); }

private:
    const RunOptions& m_options;
    sources::Sources& m_sources;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    double m_ownS = 0, m_filmNextS = 0;
    std::chrono::steady_clock::time_point m_dueAt = m_start;
    bool m_isDue = true;
};

}  // namespace ui::shell
