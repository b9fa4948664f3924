#pragma once
// Plays a recording by the clock it is polled with. That clock may be the real one or one that the caller moves on by a
// sixtieth of a second a frame as fast as the machine can: samples carry its time, so holds and throws come out the same.
// At a mark it stops for one poll, so that the frame shows what came before the mark and nothing later.
#include "ui/sources/source.h"
#include "ui/touch/recording.h"

namespace ui::sources {

class Replay : public Source {
public:
    Replay(int number, touch::Recording recording);

    touch::SourceKind kind() const override { return touch::SourceKind::Replay; }
    bool start(GLFWwindow*) override { return true; }                                  // where it is, it goes on
    void poll(std::vector<touch::ContactSample>& out, const Moment& moment) override;  // the first one starts it
    void stop() override;                                                              // ends it where it is

    const touch::Recording& recording() const { return m_recording; }
    // All is played, every finger has ended, and all marks were reached. Says so from the poll on that told the last of it.
    bool finished() const { return m_finished; }
    // When, on the clock it is polled with, it has something to tell next; the last poll's time if it has nothing left.
    double nextS() const;
    // The mark that the last poll reached; empty for none. It never reaches two.
    const std::string& mark() const { return m_mark; }

private:
    void play(const touch::RecordedSample& sample, std::vector<touch::ContactSample>& out);

    const int m_number;
    const touch::Recording m_recording;
    double m_startS = 0, m_polledS = 0;
    bool m_started = false, m_stopped = false, m_finished = false;
    std::size_t m_nextSample = 0, m_nextMark = 0;
    std::string m_mark;
    std::vector<touch::RecordedSample> m_down;  // the latest sample of each finger that is down
};

}  // namespace ui::sources
