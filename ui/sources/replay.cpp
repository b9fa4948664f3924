#include "ui/sources/replay.h"

#include <algorithm>
#include <limits>

namespace ui::sources {

using touch::ContactSample;
using touch::Phase;
using touch::RecordedSample;

Replay::Replay(int number, touch::Recording recording) : m_number(number), m_recording(std::move(recording)) {}

void Replay::poll(std::vector<ContactSample>& out, const Moment& moment) {
    if (!m_started) m_startS = moment.nowS;
    m_started = true;
    m_polledS = moment.nowS;
    m_mark.clear();
    if (m_finished) return;

    const bool markLeft = !m_stopped && m_nextMark < m_recording.marks.size();
    const std::size_t most = m_stopped  ? m_nextSample
                             : markLeft ? m_recording.marks[m_nextMark].samples
                                        : m_recording.samples.size();
    // A hair more than the time gone by: 60 steps of a sixtieth do not quite make the second at which a sample lies.
    const double t = moment.nowS - m_startS + 1e-6;
    while (m_nextSample < most && m_recording.samples[m_nextSample].t <= t) play(m_recording.samples[m_nextSample++], out);
    if (m_nextSample < most) return;
    if (markLeft) {
        if (m_recording.marks[m_nextMark].t <= t) m_mark = m_recording.marks[m_nextMark++].name;
        return;
    }
    for (const RecordedSample& down : m_down) {
        out.push_back({m_number, kind(), down.id, Phase::Cancel, down.px, moment.nowS});
    }
    m_down.clear();
    m_finished = true;
}

void Replay::play(const RecordedSample& sample, std::vector<ContactSample>& out) {
    out.push_back({m_number, kind(), sample.id, sample.phase, sample.px, m_startS + sample.t});
    std::erase_if(m_down, [&](const RecordedSample& d) { return d.id == sample.id; });
    if (sample.phase == Phase::Begin || sample.phase == Phase::Move) m_down.push_back(sample);
}

void Replay::stop() { m_stopped = true; }

double Replay::nextS() const {
    if (!m_started || m_stopped || m_finished) return m_polledS;
    double next = m_recording.lengthS();
    if (m_nextSample < m_recording.samples.size()) next = std::min(next, m_recording.samples[m_nextSample].t);
    if (m_nextMark < m_recording.marks.size()) next = std::min(next, m_recording.marks[m_nextMark].t);
    return std::max(m_polledS, m_startS + next);
}

}  // namespace ui::sources
