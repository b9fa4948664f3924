#pragma once
// Identity of a record: a random 63-bit number, typed by what it names so that a stage id cannot be passed for a lane id.
// Records refer to each other only by id; whatever an id names may be gone by the time it is looked up.
// Never ordered by meaning: ranks and layouts must not depend on ids (see rules/).
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace app {

template <class T>
struct Id {
    std::uint64_t value = 0;  // 0 names nothing

    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

// Thirteen characters of Crockford's base 32 (no i, l, o, u), lower case: what files and the scene log show.
std::string idText(std::uint64_t value);
template <class T>
std::string idText(Id<T> id) {
    return idText(id.value);
}

// The number an id text stands for; nothing if it is not one.
std::optional<std::uint64_t> idFromText(std::string_view text);

// Source of fresh ids. Tests give a seed; the program seeds from the system.
class IdSource {
public:
    explicit IdSource(std::uint64_t seed) : m_random(seed) {}
    static IdSource fromSystem();

    std::uint64_t next();  // 1 … 2^63-1, so that it fits SQLite's signed integers
    template <class T>
    Id<T> make() {
        return Id<T>{next()};
    }

private:
    std::mt19937_64 m_random;
};

}  // namespace app

template <class T>
struct std::hash<app::Id<T>> {
    std::size_t operator()(app::Id<T> id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};
