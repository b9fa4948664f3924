#pragma once
// From samples to contacts: own ids, one move a frame, begin and end both kept even inside one frame, lost fingers cancelled.
// The main loop calls frame() once a frame, whether there are samples or not. No limit to the number of contacts. Never asks
// what lies under a finger and never lets one live on when its source is gone.
#include <span>
#include <unordered_map>
#include <vector>

#include "ui/touch/contact.h"
#include "ui/touch/contact_filter.h"
#include "ui/touch/gesture_config.h"
#include "ui/touch/velocity.h"

namespace ui::touch {

class ContactTracker {
public:
    ContactTracker(const GestureConfig& config, float mmPerPx);

    // Takes the samples of this frame, oldest first for each source. Answers the contacts that lived in it, oldest first;
    // those with `ended` set are told of for the last time. Valid until the next call.
    const std::vector<Contact>& frame(std::span<const ContactSample> samples, double nowS);

    // Its window was made anew, its device is gone: all its contacts are told of as cancelled in the next frame, before that
    // frame's samples.
    void cancelAll(int source);
    void cancelAll();

    const std::vector<Contact>& contacts() const { return m_contacts; }
    const Contact* find(ContactId id) const;  // null if it is gone
    std::size_t downCount() const;            // contacts that have not ended

    float mmPerPx() const { return m_mmPerPx; }
    void setMmPerPx(float mmPerPx) { m_mmPerPx = mmPerPx; }

private:
    struct Key {
        int source;
        std::uint64_t deviceContact;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& k) const {
            return std::hash<std::uint64_t>{}(k.deviceContact * 31 + static_cast<unsigned>(k.source));
        }
    };

    void dropEnded();
    void take(const ContactSample& sample);
    void begin(const ContactSample& sample);
    void moveTo(Contact& contact, const ContactSample& sample);
    void end(Contact& contact, double atS, bool cancelled);
    void cancelSilentSources(double nowS);
    void judge(double nowS);
    Contact* living(int source, std::uint64_t deviceContact);

    GestureConfig m_config;
    float m_mmPerPx;
    std::vector<std::unique_ptr<ContactFilter>> m_filters;
    std::vector<Contact> m_contacts;  // by birth
    std::unordered_map<Key, ContactId, KeyHash> m_living;
    std::unordered_map<ContactId, VelocityTrail> m_trails;
    std::unordered_map<int, double> m_heardS;  // when each source last spoke
    std::vector<int> m_lostSources;
    bool m_allLost = false;
    std::uint64_t m_lastId = 0;
};

}  // namespace ui::touch
