#pragma once
// A piece of the picture: where it is and a number for its looks, so that only what differs from the frame before is drawn
// again. Values; made by views, compared by the shell.
#include <cstring>
#include <string>

#include "app/base/geometry.h"

namespace ui::glass {

struct Piece {
    app::Rect px;
    std::uint64_t face = 0;  // hash of everything that decides its looks
};

// A hash over values and texts, for Piece::face. Lives for one run only.
class Face {
public:
    template <class T>
    Face& add(const T& value) requires std::is_trivially_copyable_v<T> {
        for (std::size_t at = 0; at < sizeof value; at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, reinterpret_cast<const char*>(&value) + at, std::min<std::size_t>(8, sizeof value - at));
            mix(word);
        }
        return *this;
    }
    Face& add(const std::string& text) { return add(std::hash<std::string>{}(text)); }
    std::uint64_t hash() const { return m_hash; }

private:
    void mix(std::uint64_t word) {
        m_hash = (m_hash ^ word) * 0x9e3779b97f4a7c15u;
        m_hash ^= m_hash >> 32;
    }
    std::uint64_t m_hash = 1469598103934665603u;
};

}  // namespace ui::glass
