#include "storage/records/record_json.h"

#include <charconv>
#include <limits>

#include "app/base/json_shape.h"
#include "app/base/result.h"
#include "storage/records/field_type.h"
#include "storage/records/stored_names.h"

namespace storage::records {
namespace {

using Json = nlohmann::ordered_json;

std::string nameIn(app::RecordKind kind, const char* field) { return std::string(app::nameOf(kind)) + "." + field; }

Json idJson(std::uint64_t id) { return id == 0 ? Json(nullptr) : Json(app::idText(id)); }

template <class T>
Json fieldJson(const char* name, const T& value) {
    if constexpr (IdField<T>) return idJson(value.value);
    else if constexpr (OptionalField<T>) return value ? Json(*value) : Json(nullptr);
    else if constexpr (EnumField<T>) return static_cast<int>(value);
    else if constexpr (OrderField<T>) return value.digits;
    else if constexpr (RealField<T>) return finite(value);
    else if constexpr (BitsField<T>) return isSeed(name) ? Json(std::to_string(value)) : idJson(value);
    else return value;
}

struct FieldOf {
    app::RecordKind kind;
    const char* name;
    [[noreturn]] void refuse(const char* msgid) const { throw JsonError(msgid, nameIn(kind, name)); }
};

std::uint64_t parsedId(FieldOf field, const Json& json) {
    if (json.is_null()) return 0;
    const auto id = json.is_string() ? app::idFromText(json.get_ref<const std::string&>()) : std::nullopt;
    if (!id) field.refuse(TR_NOOP("{0} is not an id."));
    return *id;
}

std::uint64_t parsedSeed(FieldOf field, const Json& json) {
    if (!json.is_string()) field.refuse(TR_NOOP("{0} is not a number written as text."));
    const auto& text = json.get_ref<const std::string&>();
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        field.refuse(TR_NOOP("{0} is not a number written as text."));
    return value;
}

template <class T>
T parsedWhole(FieldOf field, const Json& json) {
    if (!json.is_number_integer()) field.refuse(TR_NOOP("{0} is not a whole number."));
    const bool tooLarge = json.is_number_unsigned() && json.get<std::uint64_t>() > std::uint64_t(std::numeric_limits<T>::max());
    if (tooLarge || (!json.is_number_unsigned() && json.get<std::int64_t>() < std::int64_t(std::numeric_limits<T>::min())))
        field.refuse(TR_NOOP("{0} is out of range."));
    return json.get<T>();
}

// Written as a number until form 6; such payloads are covered by digests and stay as they are.
std::string parsedStep(FieldOf field, const Json& json) {
    const auto step = app::stepOfNumber(parsedWhole<int>(field, json));
    if (!step) field.refuse(TR_NOOP("{0} has no such value."));
    return *step;
}

const std::string& parsedText(FieldOf field, const Json& json) {
    if (!json.is_string()) field.refuse(TR_NOOP("{0} is not a text."));
    const auto& text = json.get_ref<const std::string&>();
    if (!app::isUtf8(text)) field.refuse(TR_NOOP("{0} is not valid UTF-8."));
    return text;
}

template <class T>
void parseField(FieldOf field, const Json& json, T& value) {
    if constexpr (IdField<T>) {
        value.value = parsedId(field, json);
    } else if constexpr (OptionalField<T>) {
        if (json.is_null()) value.reset();
        else value = parsedWhole<typename T::value_type>(field, json);
    } else if constexpr (EnumField<T>) {
        const int number = parsedWhole<int>(field, json);
        if (number < 0 || number >= app::kValuesOf<T>) field.refuse(TR_NOOP("{0} has no such value."));
        value = static_cast<T>(number);
    } else if constexpr (OrderField<T>) {
        value.digits = parsedText(field, json);
        if (!app::isOrderKey(value)) field.refuse(TR_NOOP("{0} is not a place in an order."));
    } else if constexpr (RealField<T>) {
        if (!json.is_number()) field.refuse(TR_NOOP("{0} is not a number."));
        const double number = json.get<double>();
        if (!std::isfinite(static_cast<T>(number))) field.refuse(TR_NOOP("{0} is out of range."));
        value = static_cast<T>(number);
    } else if constexpr (BitsField<T>) {
        value = isSeed(field.name) ? parsedSeed(field, json) : parsedId(field, json);
    } else if constexpr (FlagField<T>) {
        if (!json.is_boolean()) field.refuse(TR_NOOP("{0} is neither true nor false."));
        value = json.get<bool>();
    } else if constexpr (TextField<T>) {
        const bool isOldStep =
            field.kind == app::RecordKind::Session && field.name == std::string_view("step") && json.is_number();
        value = isOldStep ? parsedStep(field, json) : parsedText(field, json);
    } else {
        value = parsedWhole<T>(field, json);
    }
}

std::optional<app::Record> side(app::RecordKind kind, const Json& change, const char* name) {
    const auto found = change.find(name);
    if (found == change.end()) throw JsonError(TR_NOOP("A change has no “{0}”."), name);
    if (found->is_null()) return std::nullopt;
    return recordFromJson(kind, *found, Names::Stored);
}

app::Change changeFromJson(const Json& json) {
    if (!json.is_object()) throw JsonError(TR_NOOP("A change is not an object."));
    const auto name = json.find("kind");
    const bool named = name != json.end() && name->is_string();
    const auto kind = named ? kindOfTable(name->get_ref<const std::string&>()) : std::nullopt;
    if (!kind) throw JsonError(TR_NOOP("A change names no known kind of record."));
    app::Change change{{*kind, 0}, side(*kind, json, "before"), side(*kind, json, "after")};
    if (!change.before && !change.after) throw JsonError(TR_NOOP("A change has neither a before nor an after."));
    change.key = app::keyOf(change.after ? *change.after : *change.before);
    if (change.before && app::keyOf(*change.before) != change.key)
        throw JsonError(TR_NOOP("A change turns one record into another."));
    return change;
}

}  // namespace

Json toJson(const app::Record& record, Names names) {
    Json json = Json::object();
    std::visit(
        [&](const auto& r) {
            app::visitFields(r, [&](const char* name, const auto& field) { json[nameOf(name, names)] = fieldJson(name, field); });
        },
        record);
    return json;
}

app::Record recordFromJson(app::RecordKind kind, const Json& json, Names names) {
    if (!json.is_object()) throw JsonError(TR_NOOP("A {0} is not an object."), app::nameOf(kind));
    app::Record record = app::blank(kind);
    std::size_t fields = 0;
    std::visit(
        [&](auto& r) {
            app::visitFields(r, [&](const char* name, auto& field) {
                const auto found = json.find(nameOf(name, names));
                if (found == json.end() && app::mayBeMissing(kind, name)) return;
                if (found == json.end()) throw JsonError(TR_NOOP("{0} is missing."), nameIn(kind, name));
                parseField({kind, name}, *found, field);
                ++fields;
            });
        },
        record);
    if (json.size() != fields) throw JsonError(TR_NOOP("A {0} has members that are not known."), app::nameOf(kind));
    if (app::keyOf(record).id == 0) throw JsonError(TR_NOOP("A {0} has no id."), app::nameOf(kind));
    return record;
}

std::string changesText(const std::vector<app::Change>& changes) {
    Json list = Json::array();
    for (const app::Change& change : changes) {
        if (!app::isJournalled(change.key.kind)) continue;
        const auto json = [](const auto& record) { return record ? toJson(*record, Names::Stored) : Json(nullptr); };
        list.push_back({{"kind", tableOf(change.key.kind)}, {"before", json(change.before)}, {"after", json(change.after)}});
    }
    // A text that is not valid UTF-8 should never be on the board; it must not keep the rest from being stored.
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<app::Change> changesFromText(std::string_view text) {
    if (const auto trouble = app::jsonTrouble(text))
        throw JsonError(trouble->text, std::to_string(trouble->line), trouble->member);
    const Json list = Json::parse(text, nullptr, false);
    if (!list.is_array()) throw JsonError(TR_NOOP("The changes are not a JSON list."));
    std::vector<app::Change> changes;
    changes.reserve(list.size());
    for (const Json& json : list) changes.push_back(changeFromJson(json));
    const auto byKey = [](const app::Change& a, const app::Change& b) { return a.key < b.key; };
    std::sort(changes.begin(), changes.end(), byKey);
    const auto sameKey = [](const app::Change& a, const app::Change& b) { return a.key == b.key; };
    const auto twice = std::adjacent_find(changes.begin(), changes.end(), sameKey);
    if (twice != changes.end()) throw JsonError(TR_NOOP("A record is changed twice in one transaction."));
    return changes;
}

}  // namespace storage::records
