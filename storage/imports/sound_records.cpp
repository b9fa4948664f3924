#include "storage/imports/sound_records.h"

#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "app/base/result.h"
#include "app/base/utf8.h"
#include "app/board/fields.h"
#include "app/board/ranges.h"
#include "app/board/references.h"
#include "app/rules/ballots.h"
#include "app/rules/budget/knapsack.h"
#include "storage/imports/import_error.h"

namespace storage::imports {
namespace {

constexpr int kAllPoints = 100;  // most of one ballot on one item

// What may name a record that is not in the file: an action outlives its stage and the note it answers, a round what it was
// limited to.
bool mayLeadNowhere(const app::Reference& reference) {
    return reference.whenGone == app::WhenGone::Outlives || reference.whenGone == app::WhenGone::Emptied;
}

class Checker {
public:
    Checker(const std::vector<app::Record>& records, const app::Texts& tr) : m_records(records), m_tr(tr) {}

    void run() {
        for (const app::Record& record : m_records)
            if (m_key = app::keyOf(record); !m_known.insert(m_key).second) refuse("id", TR_NOOP("{0} stands in it twice"));
        for (const app::Record& record : m_records) {
            m_key = app::keyOf(record);
            std::visit(
                [&](const auto& r) {
                    app::visitFields(r, [&](const char* name, const auto& value) { check(name, value); });
                    checkWhole(r);
                },
                record);
            for (const app::Named& named : app::referencesOf(record)) checkReference(named);
        }
        checkPrerequisites();
        checkRounds();
    }

private:
    std::string fieldName(const char* field) const { return std::string(app::nameOf(m_key.kind)) + "." + field; }
    [[noreturn]] void refuse(const char* field, const char* why) const {
        const std::string where = fieldName(field) + " (" + app::idText(m_key.id) + ")";
        throw ImportError(m_tr.fill("This session file is damaged: {0}", m_tr.fill(why, where) + "."));
    }

    void checkReference(const app::Named& named) const {
        if (named.id == 0 && named.reference.isRequired) refuse(named.field, TR_NOOP("{0} names nothing"));
        if (named.id && named.kind && !mayLeadNowhere(named.reference) && !m_known.contains({*named.kind, named.id}))
            refuse(named.field, TR_NOOP("{0} names a record that is not in it"));
    }

    template <class T>
    void check(const char* name, const T& value) {
        if constexpr (std::is_same_v<T, std::string>) {
            checkText(name, value);
        } else if constexpr (requires { value.has_value(); }) {
            if (value) checkRange(name, static_cast<double>(*value));
        } else if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, std::uint64_t>) {
            checkRange(name, static_cast<double>(value));
        }
    }
    void checkRange(const char* name, double value) const {
        if (const auto range = app::rangeOf(m_key.kind, name); range && !range->holds(value))
            refuse(name, TR_NOOP("{0} is out of range"));
    }
    void checkText(const char* name, const std::string& text) const {
        if (text.size() > (std::string_view(name) == "formula" ? app::kLongestFormula : app::kLongestText))
            refuse(name, TR_NOOP("{0} is too long"));
        if (fieldName(name) == "session.lang" && text != "fr" && text != "en")
            refuse(name, TR_NOOP("{0} is no language it speaks"));
    }

    template <class T>
    void checkWhole(const T&) const {}
    void checkWhole(const app::Round& round) const {
        if (round.cap > round.dotsEach) refuse("cap", TR_NOOP("{0} is out of range"));
        // A run-off comes after the round it settles, and a short list after the round it is taken from: with that, no round can
        // depend on itself in a circle.
        for (const app::Record& record : m_records)
            if (const auto* other = std::get_if<app::Round>(&record); other && other->number >= round.number) {
                if (other->id == round.runOffOf) refuse("run_off_of", TR_NOOP("{0} names a later round"));
                if (other->id == round.shortListOf) refuse("short_list_of", TR_NOOP("{0} names a later round"));
            }
    }
    void checkWhole(const app::Link& link) const {
        if (link.from == link.to) refuse("target", TR_NOOP("{0} leads back to where it comes from"));
    }
    void checkWhole(const app::Tier& tier) const {
        if (tier.startDay && tier.endDay && *tier.endDay < *tier.startDay) refuse("end_day", TR_NOOP("{0} is out of range"));
    }
    // What a ballot says is of its own round, of what was voted on in its form, once, and each word within what the form gives.
    // All of them may be more than the rule gives: points or dots on what was deleted are given again, and an undo brings it
    // back. The board counts such a ballot whole and tells that it is in excess; so it does with a file's.
    void checkRounds() {
        std::map<std::uint64_t, const app::Ballot*> ballots;
        std::map<std::uint64_t, const app::Round*> rounds;
        std::set<std::pair<std::uint64_t, std::uint64_t>> candidates, seats;
        for (const app::Record& record : m_records) {
            m_key = app::keyOf(record);
            if (const auto* round = std::get_if<app::Round>(&record)) rounds[round->id.value] = round;
            if (const auto* ballot = std::get_if<app::Ballot>(&record)) {
                ballots[ballot->id.value] = ballot;
                if (ballot->seat && !seats.insert({ballot->round.value, ballot->seat.value}).second)
                    refuse("seat", TR_NOOP("{0} has two ballots in one round"));
            }
            if (const auto* candidate = std::get_if<app::Candidate>(&record))
                if (!candidates.insert({candidate->round.value, candidate->item}).second)
                    refuse("item", TR_NOOP("{0} stands in one round twice"));
        }
        std::set<std::tuple<std::uint64_t, std::uint64_t, app::Says, int>> said;  // on which ballot, of what, what, part
        // Marks are in no file: readSession refuses their kind.
        const auto checkEntry = [&](app::Id<app::Round> round, std::uint64_t ballot, std::uint64_t item, app::Says says,
                                    int value, int part) {
            if (!candidates.contains({round.value, item})) refuse("item", TR_NOOP("{0} is no candidate of its round"));
            if (!app::rules::fitsForm(*rounds.at(round.value), says, part))
                refuse("says", TR_NOOP("{0} is not said in a round of that form"));
            if (says == app::Says::Dot || says == app::Says::Resistance) return;  // two dots on one item are two dots
            // One place in an order, one score by a criterion, one sum of points, one place on a screen.
            const int once = says == app::Says::Score || says == app::Says::Shown || says == app::Says::Skipped ? part : 0;
            const app::Says kind = says == app::Says::Skipped ? app::Says::Shown : says;
            if (!said.insert({ballot, item, kind, once}).second) refuse("item", TR_NOOP("{0} is answered twice"));
            checkValue(says, value);
        };
        for (const app::Record& record : m_records) {
            m_key = app::keyOf(record);
            if (const auto* dot = std::get_if<app::Dot>(&record)) {
                if (ballots.at(dot->ballot.value)->round != dot->round) refuse("ballot", TR_NOOP("{0} is of another round"));
                checkEntry(dot->round, dot->ballot.value, dot->item, dot->resists ? app::Says::Resistance : app::Says::Dot, 1, 0);
            }
            if (const auto* answer = std::get_if<app::Entry>(&record)) {
                if (ballots.at(answer->ballot.value)->round != answer->round)
                    refuse("ballot", TR_NOOP("{0} is of another round"));
                if (answer->says == app::Says::Dot || answer->says == app::Says::Resistance)  // those are records of their own
                    refuse("says", TR_NOOP("{0} is not said in a round of that form"));
                checkEntry(answer->round, answer->ballot.value, answer->item, answer->says, answer->value, answer->part);
            }
        }
    }
    void checkValue(app::Says says, int value) const {
        app::Range range{-1, 1};
        if (says == app::Says::Points) range = {0, kAllPoints};
        if (says == app::Says::Score) range = {1, 5};
        if (says == app::Says::Level) range = {1, 1'000'000};
        if (!range.holds(value)) refuse("value", TR_NOOP("{0} is out of range"));
    }
    // What needs itself, through others, can never be begun; commands refuse to make such a circle, and so must a file.
    void checkPrerequisites() {
        std::map<std::uint64_t, int> index;
        std::vector<app::rules::Need> needs;
        std::vector<app::RecordKey> links;
        const auto at = [&](app::Id<app::Action> id) {
            return index.try_emplace(id.value, static_cast<int>(index.size())).first->second;
        };
        for (const app::Record& record : m_records)
            if (const auto* link = std::get_if<app::Link>(&record); link && link->kind == app::LinkKind::Needs) {
                needs.push_back({at(link->from), at(link->to)});
                links.push_back(app::keyOf(record));
            }
        const auto circle = app::rules::findCycle(static_cast<int>(index.size()), needs);
        for (std::size_t i = 0; i < needs.size() && !circle.empty(); ++i)
            if (needs[i].item == circle.front()) {
                m_key = links[i];
                refuse("source", TR_NOOP("{0} closes a circle of prerequisites"));
            }
    }

    const std::vector<app::Record>& m_records;
    const app::Texts& m_tr;
    std::set<app::RecordKey> m_known;
    app::RecordKey m_key;
};

}  // namespace

void cleanTexts(std::vector<app::Record>& records) {
    const auto clean = [](const char*, auto& value) {
        if constexpr (std::is_same_v<std::remove_reference_t<decltype(value)>, std::string>) {
            // Spaces at the ends are left: they do no harm, and what comes in is what was exported.
            const auto from = value.find_first_not_of(" \n"), to = value.find_last_not_of(" \n");
            if (from == std::string::npos) return;
            std::string cleaned = app::cleanText(value);
            if (cleaned != value.substr(from, to - from + 1)) value = std::move(cleaned);
        }
    };
    for (app::Record& record : records) std::visit([&](auto& r) { app::visitFields(r, clean); }, record);
}

void refuseUnsound(const std::vector<app::Record>& records, const app::Texts& tr) { Checker(records, tr).run(); }

}  // namespace storage::imports
