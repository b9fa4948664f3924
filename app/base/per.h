#pragma once
// A table with one row for each value of an enum, and how many values an enum has, both told by the compiler: a value added to
// the enum stops every table that has no row for it. For names, words, keys, colours and signs; read with the value itself.
#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string_view>

namespace app {

// Compilers write a value that has a name by its name, and any other as a number in brackets.
template <auto value>
constexpr bool hasName() {
    const std::string_view words = __PRETTY_FUNCTION__;
    constexpr std::string_view kBefore = "value = ";
    return words[words.find(kBefore) + kBefore.size()] != '(';
}

template <class Enum, int count = 0>
constexpr int countValues() {
    if constexpr (hasName<static_cast<Enum>(count)>()) return countValues<Enum, count + 1>();
    else return count;
}

// How many values `Enum` has; they are numbered from 0 without a gap.
template <class Enum>
constexpr int kValuesOf = countValues<Enum>();

template <class Enum, class Row>
class Per {
public:
    static constexpr std::size_t kRows = kValuesOf<Enum>;

    constexpr Per() = default;
    // In the order of the enum. Another number of rows than the enum has values does not compile.
    template <std::size_t count>
    requires(count == kRows) constexpr Per(const Row (&rows)[count]) {
        for (std::size_t i = 0; i < count; ++i) m_rows[i] = rows[i];
    }

    constexpr const Row& operator[](Enum value) const { return m_rows[static_cast<std::size_t>(value)]; }
    constexpr Row& operator[](Enum value) { return m_rows[static_cast<std::size_t>(value)]; }
    static constexpr std::size_t size() { return kRows; }
    constexpr auto begin() const { return m_rows.begin(); }
    constexpr auto end() const { return m_rows.end(); }
    constexpr auto begin() { return m_rows.begin(); }
    constexpr auto end() { return m_rows.end(); }
    constexpr bool operator==(const Per& other) const requires std::equality_comparable<Row> { return m_rows == other.m_rows; }

    // The same table in another form.
    template <class Other>
    constexpr Per<Enum, Other> as(Other (*form)(Row)) const {
        Per<Enum, Other> result;
        for (std::size_t i = 0; i < kRows; ++i) result[static_cast<Enum>(i)] = form(m_rows[i]);
        return result;
    }

private:
    std::array<Row, kRows> m_rows{};
};

// The value that a table of names has under `name`; nothing if none has it.
template <class Enum>
std::optional<Enum> valueNamed(const Per<Enum, const char*>& names, std::string_view name) {
    for (int i = 0; i < kValuesOf<Enum>; ++i)
        if (name == names[static_cast<Enum>(i)]) return static_cast<Enum>(i);
    return std::nullopt;
}

}  // namespace app
