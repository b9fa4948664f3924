#pragma once
// A field of a record to and from a column of its SQL table, for every kind of field there is. Used by record_store.cpp only.
// What a file holds is checked as it is read: a value no record can have is damage, never a crash. A text whose bytes are
// no longer UTF-8 is repaired, so that one flipped bit does not cost a workshop; `check` tells of it.
#include <SQLiteCpp/SQLiteCpp.h>

#include "storage/records/field_type.h"
#include "storage/sqlite/failure.h"

namespace storage::records {

template <class T>
void bindField(SQLite::Statement& to, int at, const T& value) {
    const auto bindId = [&](std::uint64_t id) { id == 0 ? to.bind(at) : to.bind(at, static_cast<std::int64_t>(id)); };
    if constexpr (IdField<T>) bindId(value.value);
    else if constexpr (OptionalField<T>) value ? to.bind(at, static_cast<std::int64_t>(*value)) : to.bind(at);
    else if constexpr (RealField<T>) to.bind(at, finite(value));
    else if constexpr (OrderField<T>) to.bindNoCopy(at, value.digits);
    else if constexpr (TextField<T>) to.bindNoCopy(at, value);
    else to.bind(at, static_cast<std::int64_t>(value));
}

[[noreturn]] inline void refuseColumn(const char* name) {
    throw sqlite::Failure{sqlite::Cause::Damaged, std::string("column ") + name + " holds what no record can"};
}

inline std::string repairedText(const std::string& text) {
    if (app::isUtf8(text)) return text;
    std::string repaired;
    for (std::size_t at = 0; at < text.size();) app::appendCodePoint(repaired, app::nextCodePoint(text, at));
    return repaired;
}

template <class T>
T wholeColumn(const SQLite::Column& column, const char* name) {
    if (!column.isInteger()) refuseColumn(name);
    const std::int64_t value = column.getInt64();
    using Limits = std::numeric_limits<T>;
    if (value < std::int64_t{Limits::min()} || value > std::int64_t{Limits::max()}) refuseColumn(name);
    return static_cast<T>(value);
}

inline std::uint64_t idColumn(const SQLite::Column& column, const char* name) {
    if (column.isNull()) return 0;
    const auto id = wholeColumn<std::int64_t>(column, name);
    if (id <= 0) refuseColumn(name);
    return static_cast<std::uint64_t>(id);
}

template <class T>
void readField(const SQLite::Column& column, const char* name, T& value) {
    if constexpr (IdField<T>) {
        value.value = idColumn(column, name);
    } else if constexpr (OptionalField<T>) {
        if (column.isNull()) value.reset();
        else value = wholeColumn<typename T::value_type>(column, name);
    } else if constexpr (EnumField<T>) {
        const int number = wholeColumn<int>(column, name);
        if (number < 0 || number >= app::kValuesOf<T>) refuseColumn(name);
        value = static_cast<T>(number);
    } else if constexpr (RealField<T>) {
        if (!column.isFloat() || !std::isfinite(static_cast<T>(column.getDouble()))) refuseColumn(name);
        value = static_cast<T>(column.getDouble());
    } else if constexpr (OrderField<T>) {
        if (!column.isText()) refuseColumn(name);
        value.digits = column.getString();
        if (!app::isOrderKey(value)) refuseColumn(name);
    } else if constexpr (TextField<T>) {
        if (!column.isText()) refuseColumn(name);
        value = repairedText(column.getString());
    } else if constexpr (FlagField<T>) {
        value = wholeColumn<int>(column, name) != 0;
    } else if constexpr (BitsField<T>) {
        value = isSeed(name) ? static_cast<std::uint64_t>(wholeColumn<std::int64_t>(column, name)) : idColumn(column, name);
    } else {
        value = wholeColumn<T>(column, name);
    }
}

}  // namespace storage::records
