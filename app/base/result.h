#pragma once
// What a command answers: the value asked for, or a refusal in words. Refusals are values, never exceptions: they are
// shown at the finger that asked.
#include <cstdint>
#include <utility>
#include <variant>

namespace app {

// Marks an English text for translation where no catalogue is at hand; xgettext collects it.
#define TR_NOOP(text) text

struct Refusal {
    const char* text;         // English msgid, marked with TR_NOOP, translated when shown
    std::uint64_t about = 0;  // the record it concerns, 0 if none
    long number = 0;          // what stands for {0} in the text, if it holds one
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Refusal refusal) : m_state(std::in_place_index<1>, refusal) {}

    explicit operator bool() const { return m_state.index() == 0; }
    T& operator*() { return std::get<0>(m_state); }
    const T& operator*() const { return std::get<0>(m_state); }
    T* operator->() { return &std::get<0>(m_state); }
    const T* operator->() const { return &std::get<0>(m_state); }
    const Refusal& refusal() const { return std::get<1>(m_state); }

private:
    std::variant<T, Refusal> m_state;
};

}  // namespace app
