#pragma once
// What a field of a record can be, so that SQL and JSON treat each kind of field in one place instead of each record in one.
// A field type that is new to records.h is new here and in the two files that include this; nothing else changes.
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "app/base/id.h"
#include "app/base/utf8.h"
#include "app/board/fields.h"

namespace storage::records {

template <class T>
struct IsIdType : std::false_type {};
template <class T>
struct IsIdType<app::Id<T>> : std::true_type {};
template <class T>
struct IsOptionalType : std::false_type {};
template <class T>
struct IsOptionalType<std::optional<T>> : std::true_type {};

template <class T>
concept IdField = IsIdType<T>::value;
template <class T>
concept OptionalField = IsOptionalType<T>::value;
template <class T>
concept EnumField = std::is_enum_v<T>;
template <class T>
concept FlagField = std::is_same_v<T, bool>;
template <class T>
concept TextField = std::is_same_v<T, std::string>;
template <class T>
concept OrderField = std::is_same_v<T, app::OrderKey>;
template <class T>
concept RealField = std::is_floating_point_v<T>;
template <class T>
concept BitsField = std::is_same_v<T, std::uint64_t>;  // an item's id, or a seed
template <class T>
concept NumberField = std::is_integral_v<T> && !FlagField<T> && !BitsField<T>;

// SQL and JSON know no "not a number"; a turn that came to nothing is upright.
inline double finite(double value) { return std::isfinite(value) ? value : 0; }

// Items are ids of several kinds, so they are plain numbers in C++; the seed is the only number that uses all 64 bits.
inline bool isSeed(std::string_view field) { return field == "seed"; }

}  // namespace storage::records
