#include "ui/touch/filters/inert_contacts.h"

namespace ui::touch {

void InertContacts::judge(std::vector<Contact>& frame, double nowS, float mmPerPx) {
    for (Contact& contact : frame) {
        if (contact.kind == SourceKind::Mouse || contact.ended || contact.cancelled || contact.inert) continue;
        Rest& rest = m_rests.try_emplace(contact.id, Rest{contact.startPx, contact.startS}).first->second;
        if (app::distance(rest.px, contact.rawPx) * mmPerPx > m_config.inertMm) rest = {contact.rawPx, contact.atS};
        contact.inert = nowS - rest.sinceS >= m_config.inertS;
    }
}

}  // namespace ui::touch
