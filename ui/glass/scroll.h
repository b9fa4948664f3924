#pragma once
// How far something is scrolled, in millimetres, and the one hand that scrolls it; it coasts when that hand lets go. A value that
// a view keeps for each of its panes.
#include <cstdint>

namespace ui::glass {

class Scroll {
public:
    float offset = 0, least = 0, most = 0, speed = 0;  // millimetres, millimetres a second; below 0: above the first of it
    std::uint64_t hand = 0;                            // the contact that moves it now; 0: nobody

    // True if that changes something.
    bool limit(float leastMm, float mostMm);
    bool overflows() const { return most > least; }
    bool take(std::uint64_t by);  // false: another hand moves it
    void by(float mm);
    void release(std::uint64_t of, float speedMmS);
    void coast(double seconds);
    bool coasting() const { return speed != 0; }
    void rest() { hand = 0, speed = 0; }
    // Counts its moves.
    std::uint64_t version() const { return m_version; }

private:
    std::uint64_t m_version = 0;
};

}  // namespace ui::glass
