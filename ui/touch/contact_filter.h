#pragma once
// One rule that looks at contacts before anyone else does: smooths a place, cancels a palm, marks a cup. The tracker asks all
// filters in the order of all.cpp. A filter never ends a contact itself: it marks it, and the tracker does the rest.
#include <memory>
#include <vector>

#include "ui/touch/contact.h"
#include "ui/touch/gesture_config.h"

namespace ui::touch {

class ContactFilter {
public:
    virtual ~ContactFilter() = default;

    // The place to believe for a sample of a living contact; never asked for the begin, which stays where it was.
    virtual app::Point place(const Contact&, app::Point px, double /*atS*/, float /*mmPerPx*/) { return px; }

    // After the samples of a frame: may set `cancelled` (the contact then ends in this frame, also if it was just lifted) and
    // `inert`. `frame` holds the living and those that ended in it.
    virtual void judge(std::vector<Contact>& /*frame*/, double /*nowS*/, float /*mmPerPx*/) {}

    // The contact is gone: let go of what was kept about it.
    virtual void forget(ContactId) {}
};

// The filters that the configuration asks for, in the order of their use (all.cpp).
std::vector<std::unique_ptr<ContactFilter>> contactFilters(const GestureConfig& config);

}  // namespace ui::touch
