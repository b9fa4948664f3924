#pragma once
// A hand laid on the table: many begins at one place in one moment. All of them are cancelled, also those that come a little
// later to the same place, so that nothing under a palm is pressed. Works without knowing the size of a contact.
#include <deque>

#include "ui/touch/contact_filter.h"

namespace ui::touch {

class PalmCluster : public ContactFilter {
public:
    explicit PalmCluster(const GestureConfig& config) : m_config(config) {}

    void judge(std::vector<Contact>& frame, double nowS, float mmPerPx) override;

private:
    struct Landing {
        ContactId id;
        app::Point px;
        double atS;
    };
    std::vector<Landing> clusterAround(const Landing& landing, float mmPerPx) const;

    GestureConfig m_config;
    std::deque<Landing> m_landings;  // of the last palmMs
};

}  // namespace ui::touch
