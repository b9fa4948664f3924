#pragma once
// What the killer knows: every transaction its victim announced before handing it to the journal, marks included, and how many of
// them the victim told as stored. The expected board is made here, from these, never from the victim's file.
//
// On the pipe: 'A', length (4 bytes), the transaction as JSON: announced. 'S': the oldest announced one not yet told is stored.
// 'G': go, the part that is to be killed begins.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/board/board.h"
#include "storage/records/record_json.h"

namespace tests {

inline std::string announcement(const app::Transaction& transaction) {
    using Json = nlohmann::ordered_json;
    Json changes = Json::array();
    for (const app::Change& change : transaction.changes)
        changes.push_back({static_cast<int>(change.key.kind),
                           change.before ? storage::records::toJson(*change.before) : Json(nullptr),
                           change.after ? storage::records::toJson(*change.after) : Json(nullptr)});
    const std::string text = Json{transaction.id, static_cast<int>(transaction.op), changes}.dump();
    const auto length = static_cast<std::uint32_t>(text.size());
    return "A" + std::string(reinterpret_cast<const char*>(&length), sizeof length) + text;
}

// What is left of a board when a victim is dead and its file is opened again.
struct Outcome {
    bool known = false;      // the board is one that the announced transactions lead to, whole; else something was half applied
    std::size_t kept = 0;    // how many of them it holds
    std::size_t lost = 0;    // of those told as stored, not kept
    std::size_t beyond = 0;  // kept though nobody was told
};

class Witness {
public:
    explicit Witness(app::Board start = {}) : m_start(std::move(start)) {}

    // Bytes as they come off the pipe; what the victim could not finish writing is nothing.
    void hear(std::string_view bytes) {
        m_rest += bytes;
        std::size_t at = 0;
        while (at < m_rest.size()) {
            if (m_rest[at] == 'S') ++m_stored, ++at;
            else if (m_rest[at] == 'G') m_go = true, ++at;
            else if (!hearAnnounced(at)) break;
        }
        m_rest.erase(0, at);
    }
    void announce(const app::Transaction& transaction) { m_announced.push_back(transaction); }
    void tellStored() { ++m_stored; }

    bool go() const { return m_go; }
    std::size_t stored() const { return m_stored; }
    const std::vector<app::Transaction>& announced() const { return m_announced; }

    Outcome compare(const app::Board& found) const { return compare(found, m_stored, m_announced.size()); }
    // As if only the first `stored` were told and the first `announced` handed over.
    Outcome compare(const app::Board& found, std::size_t stored, std::size_t announced) const {
        Outcome outcome = search(found, stored, announced);
        if (!outcome.known) outcome = search(found, 0, stored);  // one before what was told: lost
        outcome.lost = outcome.known && outcome.kept < stored ? stored - outcome.kept : 0;
        outcome.beyond = outcome.known && outcome.kept > stored ? outcome.kept - stored : 0;
        return outcome;
    }

private:
    // The first board that equals it, after so many transactions.
    Outcome search(const app::Board& found, std::size_t from, std::size_t to) const {
        app::Board expected = m_start;
        for (std::size_t i = 0;; ++i) {
            if (i >= from && expected == found) return {.known = true, .kept = i};
            if (i >= to || !expected.apply(m_announced[i])) return {};
        }
    }
    bool hearAnnounced(std::size_t& at) {
        std::uint32_t length = 0;
        if (m_rest.size() - at < 1 + sizeof length) return false;
        m_rest.copy(reinterpret_cast<char*>(&length), sizeof length, at + 1);
        if (m_rest.size() - at < 1 + sizeof length + length) return false;
        m_announced.push_back(transactionIn(std::string_view(m_rest).substr(at + 1 + sizeof length, length)));
        at += 1 + sizeof length + length;
        return true;
    }
    static app::Transaction transactionIn(std::string_view text) {
        const auto json = nlohmann::ordered_json::parse(text);
        app::Transaction transaction;
        transaction.id = json[0].get<std::uint64_t>();
        transaction.op = static_cast<app::Op>(json[1].get<int>());
        for (const auto& one : json[2]) {
            const auto kind = static_cast<app::RecordKind>(one[0].get<int>());
            const auto side = [&](const nlohmann::ordered_json& record) {
                return record.is_null() ? std::nullopt : std::optional(storage::records::recordFromJson(kind, record));
            };
            app::Change change{{kind, 0}, side(one[1]), side(one[2])};
            change.key = app::keyOf(change.after ? *change.after : *change.before);
            transaction.changes.push_back(std::move(change));
        }
        return transaction;
    }

    app::Board m_start;
    std::vector<app::Transaction> m_announced;
    std::size_t m_stored = 0;
    bool m_go = false;
    std::string m_rest;
};

}  // namespace tests
