#pragma once
// One or two fingers of one hand on one thing: who may join by the rule of time and place, who comes back, what they have done
// together. Every interaction that takes a second finger keeps one and feeds it once a frame.
#include <optional>

#include "ui/glass/interaction.h"
#include "ui/touch/two_finger.h"

namespace ui::hands {

using namespace glass;

class Fingers {
public:
    Fingers(const touch::Contact& first, const ViewContext& at);

    // True if the contact takes part from now on: soon after the first one and near to it; or, when one of a pair has lifted, in
    // its place, near and whenever it likes.
    bool join(const touch::Contact& contact, const ViewContext& at);
    void feed(const ViewContext& at);

    const touch::Press& press() const { return m_press; }  // of the first, as long as it is alone
    bool isPair() const { return m_pair.has_value(); }     // or has been one
    const touch::TwoFingerPose& pose() const { return m_pair->pose(); }
    app::Point px() const { return m_pair ? m_pair->centrePx() : m_press.px(); }
    std::uint64_t hand() const { return m_press.contact().value; }
    bool dragged() const { return !m_pair && m_press.dragged(); }
    bool tapped() const { return !m_pair && m_press.state() == touch::Press::State::Tapped; }
    bool over() const { return m_over; }
    bool cancelled() const { return m_cancelled; }  // taken from the hand, or gone without a word

private:
    touch::Press m_press;
    std::optional<touch::TwoFinger> m_pair;
    bool m_over = false, m_cancelled = false;
};

}  // namespace ui::hands
