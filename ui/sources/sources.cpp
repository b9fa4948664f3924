#include "ui/sources/sources.h"

#include <algorithm>

#include "ui/sources/replay.h"

namespace ui::sources {

using touch::ContactSample;
using touch::Phase;

void Sources::start(GLFWwindow* window) {
    for (auto& source : m_all) source->start(window);
}

void Sources::stop() {
    for (auto& source : m_all) source->stop();
}

void Sources::poll(std::vector<ContactSample>& out, double nowS) {
    for (auto& source : m_all) {
        const std::size_t before = out.size();
        source->poll(out, {nowS, m_lastTouchS, !m_touchesDown.empty()});
        if (m_replay && source.get() != m_replay) {
            m_disturbed |= std::any_of(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(),
                                       [](const ContactSample& sample) { return sample.phase == Phase::Begin; });
            out.resize(before);
        }
        for (std::size_t i = before; i < out.size(); ++i) follow(out[i]);
    }
}

void Sources::follow(const ContactSample& sample) {
    if (sample.kind != touch::SourceKind::Touch) return;
    m_lastTouchS = std::max(m_lastTouchS, sample.atS);
    const std::pair key{sample.source, sample.deviceContact};
    std::erase(m_touchesDown, key);
    if (sample.phase == Phase::Begin || sample.phase == Phase::Move) m_touchesDown.push_back(key);
}

std::string Sources::trouble(const app::Texts& tr) const {
    std::string all;
    for (const auto& source : m_all) {
        const std::string one = source->trouble(tr);
        if (!all.empty() && !one.empty()) all += '\n';
        all += one;
    }
    return all;
}

}  // namespace ui::sources
