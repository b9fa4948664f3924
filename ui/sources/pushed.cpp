#include "ui/sources/pushed.h"

namespace ui::sources {

using touch::ContactSample;
using touch::Phase;

void Pushed::poll(std::vector<ContactSample>& out, const Moment& moment) {
    const std::lock_guard lock(m_mutex);
    for (const ContactSample& sample : m_waiting) {
        out.push_back(sample);
        std::erase_if(m_down, [&](const ContactSample& d) { return d.deviceContact == sample.deviceContact; });
        if (sample.phase == Phase::Begin || sample.phase == Phase::Move) m_down.push_back(sample);
    }
    m_waiting.clear();
    if (!m_stopped) return;
    for (ContactSample sample : m_down) {
        sample.phase = Phase::Cancel;
        sample.atS = moment.nowS;
        out.push_back(sample);
    }
    m_down.clear();
    m_stopped = false;
}

void Pushed::stop() {
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
}

}  // namespace ui::sources
