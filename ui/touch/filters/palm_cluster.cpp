#include "ui/touch/filters/palm_cluster.h"

#include <algorithm>

namespace ui::touch {

void PalmCluster::judge(std::vector<Contact>& frame, double, float mmPerPx) {
    for (const Contact& contact : frame) {
        if (!contact.began || contact.kind == SourceKind::Mouse) continue;
        const Landing landing{contact.id, contact.startPx, contact.startS};
        const double oldest = landing.atS - m_config.palmMs / 1000;
        std::erase_if(m_landings, [&](const Landing& l) { return l.atS < oldest; });
        m_landings.push_back(landing);

        const std::vector<Landing> cluster = clusterAround(landing, mmPerPx);
        if (static_cast<int>(cluster.size()) < m_config.palmContacts) continue;
        for (Contact& other : frame) {
            const auto same = [&](const Landing& l) { return l.id == other.id; };
            if (std::any_of(cluster.begin(), cluster.end(), same)) other.cancelled = true;
        }
    }
}

// The landings that lie near this one and near each other, found from the nearest outward. That is not always the largest such
// set, but a palm is dense enough for it.
std::vector<PalmCluster::Landing> PalmCluster::clusterAround(const Landing& landing, float mmPerPx) const {
    std::vector<Landing> near(m_landings.begin(), m_landings.end());
    std::stable_sort(near.begin(), near.end(), [&](const Landing& a, const Landing& b) {
        return app::distance(a.px, landing.px) < app::distance(b.px, landing.px);
    });
    std::vector<Landing> cluster;
    for (const Landing& l : near) {
        const auto close = [&](const Landing& o) { return app::distance(o.px, l.px) * mmPerPx <= m_config.palmMm; };
        if (std::all_of(cluster.begin(), cluster.end(), close)) cluster.push_back(l);
    }
    return cluster;
}

}  // namespace ui::touch
