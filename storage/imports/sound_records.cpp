#include "storage/imports/sound_records.h"

#include <limits>
#include <map>
#include <set>

#include "app/base/result.h"
#include "app/base/utf8.h"
#include "app/board/fields.h"
#include "storage/imports/import_error.h"

namespace storage::imports {
namespace {

template <class T> struct Target { static constexpr bool isId = false; };
template <class T> struct Target<app::Id<T>> {
    static constexpr bool isId = true;
    static constexpr app::RecordKind kind() { return static_cast<app::RecordKind>(app::Record(T{}).index()); }
};

struct Range {
    double least, most;
};

// As in storage/migrations/001_first.sql, and days between the years 0 and 9999.
const std::map<std::string, Range>& ranges() {
    constexpr double kMany = 1e15;
    static const std::map<std::string, Range> kRanges{{"stage.colour", {0, 1000}},
                                                      {"seat.colour", {0, 1000}},
                                                      {"seat.along", {0, 1}},
                                                      {"placement.turn", {-180, 180}},
                                                      {"ballot.number", {1, 1'000'000}},
                                                      {"ballot.dots_each", {1, 99}},
                                                      {"ballot.cap", {1, 99}},
                                                      {"ballot.winners", {0, 1'000'000}},
                                                      {"ballot.box_seconds", {0, 1'000'000}},
                                                      {"ballot.closes_at", {0, kMany}},
                                                      {"estimate.impact_customer", {0, 5}},
                                                      {"estimate.impact_company", {0, 5}},
                                                      {"estimate.tenth_days", {0, kMany}},
                                                      {"estimate.euros", {0, kMany}},
                                                      {"assignment.due_day", {-719'528, 2'932'896}},
                                                      {"session.created_at", {-kMany, kMany}},
                                                      {"note.created_at", {-kMany, kMany}},
                                                      {"action.created_at", {-kMany, kMany}}};
    return kRanges;
}

// What a record cannot be without.
bool isRequired(const std::string& field) {
    static const std::set<std::string> kRequired{"note_group.stage", "note_group.lane", "candidate.ballot", "candidate.item",
                                                 "voter.ballot",     "voter.seat",      "paper.ballot",     "dot.ballot",
                                                 "dot.paper",        "dot.item"};
    return kRequired.contains(field);
}

// An action may outlive its stage and the note it answers (001_first.sql).
bool mayDangle(const std::string& field) { return field == "action.stage" || field == "action.origin"; }

class Checker {
public:
    Checker(const std::vector<app::Record>& records, const app::Texts& tr) : m_records(records), m_tr(tr) {}

    void run() {
        for (const app::Record& record : m_records)
            if (m_key = app::keyOf(record); !m_known.insert(m_key).second) refuse("id", TR_NOOP("{0} stands in it twice"));
        for (const app::Record& record : m_records) {
            m_key = app::keyOf(record);
            std::visit([&](const auto& r) {
                app::visitFields(r, [&](const char* name, const auto& value) { check(name, value); });
                checkWhole(r);
            }, record);
        }
    }

private:
    std::string fieldName(const char* field) const { return std::string(app::nameOf(m_key.kind)) + "." + field; }
    [[noreturn]] void refuse(const char* field, const char* why) const {
        const std::string where = fieldName(field) + " (" + app::idText(m_key.id) + ")";
        throw ImportError(m_tr.fill("This session file is damaged: {0}", m_tr.fill(why, where) + "."));
    }

    template <class T>
    void check(const char* name, const T& value) {
        const std::string field = fieldName(name);
        if constexpr (Target<T>::isId) {
            if (!value && isRequired(field)) refuse(name, TR_NOOP("{0} names nothing"));
            const app::RecordKey target{Target<T>::kind(), value.value};
            if (value && !mayDangle(field) && !m_known.contains(target))
                refuse(name, TR_NOOP("{0} names a record that is not in it"));
        } else if constexpr (std::is_same_v<T, std::string>) {
            checkText(name, value);
        } else if constexpr (requires { value.has_value(); }) {
            if (value) checkRange(name, static_cast<double>(*value));
        } else if constexpr (std::is_same_v<T, std::uint64_t>) {
            if (value == 0 && isRequired(field)) refuse(name, TR_NOOP("{0} names nothing"));
        } else if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) {
            checkRange(name, static_cast<double>(value));
        }
    }
    void checkRange(const char* name, double value) const {
        const auto range = ranges().find(fieldName(name));
        if (range == ranges().end()) return;
        if (!(value >= range->second.least && value <= range->second.most)) refuse(name, TR_NOOP("{0} is out of range"));
    }
    void checkText(const char* name, const std::string& text) const {
        if (text.size() > app::kLongestText) refuse(name, TR_NOOP("{0} is too long"));
        const std::string inside = "x" + text + "x";  // spaces at the ends are allowed here: they do no harm
        if (app::cleanText(inside) != inside) refuse(name, TR_NOOP("{0} holds characters that are no text"));
        if (fieldName(name) == "session.lang" && text != "fr" && text != "en")
            refuse(name, TR_NOOP("{0} is no language it speaks"));
    }

    template <class T> void checkWhole(const T&) const {}
    void checkWhole(const app::Ballot& ballot) const {
        if (ballot.cap > ballot.dotsEach) refuse("cap", TR_NOOP("{0} is out of range"));
        // A run-off comes after the round it settles: with that, no round can settle itself in a circle.
        for (const app::Record& record : m_records)
            if (const auto* settled = std::get_if<app::Ballot>(&record))
                if (settled->id == ballot.runOffOf && settled->number >= ballot.number)
                    refuse("run_off_of", TR_NOOP("{0} names a later round"));
    }

    const std::vector<app::Record>& m_records;
    const app::Texts& m_tr;
    std::set<app::RecordKey> m_known;
    app::RecordKey m_key;
};

}  // namespace

void refuseUnsound(const std::vector<app::Record>& records, const app::Texts& tr) { Checker(records, tr).run(); }

}  // namespace storage::imports
