// The filters that exist, in the order of their use. One more: a file in filters/, a switch in gesture_config.h, a line here.
#include "ui/touch/contact_filter.h"
#include "ui/touch/filters/inert_contacts.h"
#include "ui/touch/filters/jitter.h"
#include "ui/touch/filters/palm_cluster.h"

namespace ui::touch {

std::vector<std::unique_ptr<ContactFilter>> contactFilters(const GestureConfig& config) {
    std::vector<std::unique_ptr<ContactFilter>> all;
    if (config.jitterFilter) all.push_back(std::make_unique<Jitter>(config));
    if (config.palmFilter) all.push_back(std::make_unique<PalmCluster>(config));
    if (config.inertFilter) all.push_back(std::make_unique<InertContacts>(config));
    return all;
}

}  // namespace ui::touch
