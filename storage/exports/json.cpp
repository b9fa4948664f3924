#include "storage/exports/json.h"

#include <map>
#include <set>

#include "app/board/fields.h"
#include "storage/exports/plan_json.h"
#include "storage/exports/readme_text.h"
#include "storage/exports/rounds.h"
#include "storage/records/record_json.h"

namespace storage::exports {
namespace {

using Json = nlohmann::ordered_json;

// What must not leave the table, and what has to be taken off the records that do.
class Secrets {
public:
    explicit Secrets(const app::Board& board) : m_board(board) {
        for (const app::Round* round : unrevealedRounds(board)) m_rounds.insert(round->id);
    }

    template <class T>
    bool mayLeave(const T& record) const {
        if constexpr (std::is_same_v<T, app::Mark>) return false;
        else if constexpr (std::is_same_v<T, app::Round>) return !m_rounds.contains(record.id);
        else if constexpr (requires { record.ballot; }) {  // dots and answers
            const app::Ballot* ballot = m_board.find(record.ballot);
            return !m_rounds.contains(record.round) && (!ballot || !m_rounds.contains(ballot->round));
        } else if constexpr (requires { record.round; }) return !m_rounds.contains(record.round);
        else return true;
    }
    template <class T>
    T cleared(T record) const {
        if constexpr (std::is_same_v<T, app::Round>) {
            if (m_rounds.contains(record.runOffOf)) record.runOffOf = {};
            if (m_rounds.contains(record.shortListOf)) record.shortListOf = {};
        } else if constexpr (std::is_same_v<T, app::Ballot>) {
            // Secret ballots never have a seat; should one ever, it must not be told here.
            if (const app::Round* round = m_board.find(record.round); round && round->secret) record.seat = {};
        }
        return record;
    }

private:
    const app::Board& m_board;
    std::set<app::Id<app::Round>> m_rounds;
};

template <class T>
Json recordsOf(const app::Board& board, const Secrets& secrets) {
    std::map<std::uint64_t, const T*> sorted;
    for (const auto& [id, record] : board.all<T>())
        if (secrets.mayLeave(record)) sorted.emplace(id, &record);
    Json list = Json::array();
    for (const auto& [id, record] : sorted) list.push_back(records::toJson(secrets.cleared(*record)));
    return list;
}

}  // namespace

Json sessionJson(const app::Board& board) {
    const Secrets secrets(board);
    Json json{{"format", kSessionJsonFormat}, {"version", kSessionJsonVersion}, {"session", records::toJson(board.session())}};
    Json& lists = json["records"] = Json::object();
    for (int i = 0; i < app::kRecordKinds; ++i) {
        const auto kind = static_cast<app::RecordKind>(i);
        if (kind == app::RecordKind::Session || kind == app::RecordKind::Mark) continue;
        std::visit([&]<class T>(const T&) { lists[app::nameOf(kind)] = recordsOf<T>(board, secrets); }, app::blank(kind));
    }
    Json& leftOut = json["leftOut"] = Json::array();
    for (const app::Round* round : unrevealedRounds(board)) leftOut.push_back(round->number);
    return json;
}

std::vector<std::string> JsonExporter::write(const app::Board& board, const app::Texts& tr, const std::filesystem::path& folder,
                                             const std::stop_token& stop) const {
    // A text that is not valid UTF-8 should never be on the board; it must not keep the rest from leaving.
    const std::string bytes = sessionJson(board).dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
    if (stop.stop_requested()) return {};
    const auto plan = planJson(board, {}, tr);
    return writeFiles(folder, {{"session.json", bytes}, {"plan.json", *plan}, readmeFile(board, tr)}, tr, stop);
}

}  // namespace storage::exports
