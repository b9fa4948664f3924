#include "ui/touch/contact_tracker.h"

#include <algorithm>
#include <cmath>

namespace ui::touch {

ContactTracker::ContactTracker(const GestureConfig& config, float mmPerPx)
    : m_config(config), m_mmPerPx(mmPerPx), m_filters(contactFilters(config)) {}

const std::vector<Contact>& ContactTracker::frame(std::span<const ContactSample> samples, double nowS) {
    dropEnded();
    for (Contact& c : m_contacts) {
        c.began = c.moved = c.becameInert = false;
        c.previousPx = c.px;
        const bool lost = m_allLost || std::count(m_lostSources.begin(), m_lostSources.end(), c.source) > 0;
        if (lost) end(c, nowS, true);
    }
    m_lostSources.clear();
    m_allLost = false;

    for (const ContactSample& sample : samples) {
        m_heardS[sample.source] = nowS;
        take(sample);
    }
    cancelSilentSources(nowS);
    judge(nowS);
    for (Contact& c : m_contacts) {
        const double untilS = c.ended ? c.atS : nowS;
        c.velocityPxS = m_trails[c.id].estimate(untilS, m_config.velocityWindowMs, m_config.velocityRestMs);
    }
    return m_contacts;
}

void ContactTracker::dropEnded() {
    for (const Contact& c : m_contacts) {
        if (!c.ended) continue;
        m_trails.erase(c.id);
        for (auto& filter : m_filters) filter->forget(c.id);
    }
    std::erase_if(m_contacts, [](const Contact& c) { return c.ended; });
}

void ContactTracker::take(const ContactSample& sample) {
    const bool placed = std::isfinite(sample.px.x) && std::isfinite(sample.px.y) && std::isfinite(sample.atS);
    Contact* contact = living(sample.source, sample.deviceContact);
    switch (sample.phase) {
        case Phase::Begin:
            // The device uses the number again without having told of the lift: that finger was lost.
            if (contact) end(*contact, sample.atS, true);
            if (placed) begin(sample);
            break;
        case Phase::Move:
            if (contact && placed) moveTo(*contact, sample);
            break;
        case Phase::End:
            if (contact && placed) moveTo(*contact, sample);
            if (contact) end(*contact, placed ? sample.atS : contact->atS, false);
            break;
        case Phase::Cancel:
            if (contact) end(*contact, placed ? sample.atS : contact->atS, true);
            break;
    }
}

void ContactTracker::begin(const ContactSample& sample) {
    Contact c;
    c.id = ContactId{++m_lastId};
    c.source = sample.source;
    c.kind = sample.kind;
    c.deviceContact = sample.deviceContact;
    c.startPx = c.px = c.previousPx = c.rawPx = sample.px;
    c.startS = c.atS = sample.atS;
    c.began = true;
    m_living[{sample.source, sample.deviceContact}] = c.id;
    m_trails[c.id].add(sample.px, sample.atS);
    m_contacts.push_back(c);
}

void ContactTracker::moveTo(Contact& c, const ContactSample& sample) {
    c.atS = std::max(c.atS, sample.atS);
    // A lift repeats the last place: it is no movement, and would drag the speed of a throw down.
    if (sample.px == c.rawPx) return;
    c.rawPx = sample.px;
    m_trails[c.id].add(sample.px, c.atS);
    app::Point px = sample.px;
    for (auto& filter : m_filters) px = filter->place(c, px, c.atS, m_mmPerPx);
    c.pathMm += app::distance(c.px, px) * m_mmPerPx;
    c.px = px;
    c.farthestMm = std::max(c.farthestMm, app::distance(c.startPx, px) * m_mmPerPx);
    c.moved = true;
}

void ContactTracker::end(Contact& c, double atS, bool cancelled) {
    if (c.ended) return;
    c.ended = true;
    c.cancelled = cancelled;
    if (std::isfinite(atS)) c.atS = std::max(c.atS, atS);
    m_living.erase({c.source, c.deviceContact});
}

void ContactTracker::cancelSilentSources(double nowS) {
    for (Contact& c : m_contacts) {
        // A mouse button may be held still as long as one likes: the window system tells of its release in any case.
        if (c.kind == SourceKind::Mouse) continue;
        if (!c.ended && nowS - m_heardS[c.source] > m_config.silentSourceS) end(c, nowS, true);
    }
}

void ContactTracker::judge(double nowS) {
    std::vector<bool> wasInert;
    for (const Contact& c : m_contacts) wasInert.push_back(c.inert);
    for (auto& filter : m_filters) filter->judge(m_contacts, nowS, m_mmPerPx);
    for (std::size_t i = 0; i < m_contacts.size(); ++i) {
        Contact& c = m_contacts[i];
        if (c.cancelled) end(c, nowS, true);
        c.becameInert = c.inert && !wasInert[i];
    }
}

void ContactTracker::cancelAll(int source) { m_lostSources.push_back(source); }

void ContactTracker::cancelAll() { m_allLost = true; }

Contact* ContactTracker::living(int source, std::uint64_t deviceContact) {
    const auto it = m_living.find({source, deviceContact});
    if (it == m_living.end()) return nullptr;
    const auto at = std::find_if(m_contacts.begin(), m_contacts.end(), [&](const Contact& c) { return c.id == it->second; });
    return at == m_contacts.end() ? nullptr : &*at;
}

const Contact* ContactTracker::find(ContactId id) const {
    const auto at = std::find_if(m_contacts.begin(), m_contacts.end(), [&](const Contact& c) { return c.id == id; });
    return at == m_contacts.end() ? nullptr : &*at;
}

std::size_t ContactTracker::downCount() const {
    const auto down = [](const Contact& c) { return !c.ended; };
    return static_cast<std::size_t>(std::count_if(m_contacts.begin(), m_contacts.end(), down));
}

}  // namespace ui::touch
