#pragma once
// The 1 euro filter: a low pass whose cutoff rises with speed, so that a resting finger is calm and a moving one not late.
// Formula and tuning: Casiez, Roussel, Vogel, "1€ Filter", CHI 2012, https://gery.casiez.net/1euro/. Uses the times of the
// samples, never those of the frames.
#include <unordered_map>

#include "ui/touch/contact_filter.h"

namespace ui::touch {

class Jitter : public ContactFilter {
public:
    explicit Jitter(const GestureConfig& config) : m_config(config) {}

    app::Point place(const Contact& contact, app::Point px, double atS, float mmPerPx) override;
    void forget(ContactId id) override { m_states.erase(id); }

private:
    struct State {
        app::Point px;        // last place given out
        app::Point rawPx;     // last place heard
        app::Point speedPxS;  // smoothed
        double atS;
    };
    float smoothed(float raw, float before, float speedPxS, double dt, float mmPerPx) const;

    GestureConfig m_config;
    std::unordered_map<ContactId, State> m_states;
};

}  // namespace ui::touch
