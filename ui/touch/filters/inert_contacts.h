#pragma once
// Cups, phones, sleeves: a touch that has not moved for long is marked inert and stays so until it ends, also if it is pushed
// about later. A held mouse button is no cup and is left alone.
#include <unordered_map>

#include "ui/touch/contact_filter.h"

namespace ui::touch {

class InertContacts : public ContactFilter {
public:
    explicit InertContacts(const GestureConfig& config) : m_config(config) {}

    void judge(std::vector<Contact>& frame, double nowS, float mmPerPx) override;
    void forget(ContactId id) override { m_rests.erase(id); }

private:
    struct Rest {
        app::Point px;
        double sinceS;
    };
    GestureConfig m_config;
    std::unordered_map<ContactId, Rest> m_rests;
};

}  // namespace ui::touch
