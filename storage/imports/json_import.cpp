#include "storage/imports/json_import.h"

#include <nlohmann/json.hpp>

#include "app/board/fields.h"
#include "storage/imports/import_error.h"
#include "storage/imports/json_text.h"
#include "storage/imports/sound_records.h"
#include "storage/records/record_json.h"

namespace storage::imports {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kNewestVersion = 3, kFirstInTodaysWords = 3;  // kSessionJsonVersion of storage/exports/json.h

const Json& member(const Json& json, const char* name, Json::value_t type, const app::Texts& tr) {
    const auto found = json.find(name);
    if (found == json.end() || (found->type() != type))
        throw ImportError(tr.fill("This session file is damaged: “{0}” is missing or is not what it should be.", name));
    return *found;
}

void checkIsSession(const Json& json, const app::Texts& tr) {
    const auto format = json.is_object() ? json.find("format") : json.end();
    if (!json.is_object() || format == json.end() || *format != "parcours-session")
        throw ImportError(tr("This is not a session exported by Parcours."));
    const auto version = json.find("version");
    if (version == json.end() || !version->is_number_integer() || *version < 1)
        throw ImportError(tr.fill("This session file is damaged: “{0}” is missing or is not what it should be.", "version"));
    if (*version > kNewestVersion) throw ImportError(tr("This session was exported by a newer Parcours."));
}

void readRecords(const Json& lists, records::Names names, std::vector<app::Record>& records, const app::Texts& tr) {
    for (const auto& [name, list] : lists.items()) {
        const auto kind = names == records::Names::Stored ? records::kindOfTable(name) : app::kindNamed(name);
        const bool known = kind && *kind != app::RecordKind::Session && *kind != app::RecordKind::Mark;
        if (!known || !list.is_array())
            throw ImportError(tr.fill("This session file is damaged: “{0}” is missing or is not what it should be.", name));
        for (const Json& json : list) records.push_back(records::recordFromJson(*kind, json, names));
    }
}

}  // namespace

bool looksLikeJson(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t start = bytes.find_first_not_of(" \t\r\n");
    return start != std::string_view::npos && bytes[start] == '{';
}

ImportedSession readSession(std::string_view text, const app::Texts& tr) {
    const Json json = parsedJson<Json>(text, tr);
    checkIsSession(json, tr);
    const auto names = json["version"] < kFirstInTodaysWords ? records::Names::Stored : records::Names::Todays;
    ImportedSession session;
    try {
        session.records.push_back(
            records::recordFromJson(app::RecordKind::Session, member(json, "session", Json::value_t::object, tr)));
        readRecords(member(json, "records", Json::value_t::object, tr), names, session.records, tr);
    } catch (const records::JsonError& error) {
        throw ImportError(tr.fill("This session file is damaged: {0}", error.sentence(tr)));
    }
    for (const Json& number : member(json, "leftOut", Json::value_t::array, tr)) {
        if (!number.is_number_integer())
            throw ImportError(tr.fill("This session file is damaged: “{0}” is missing or is not what it should be.", "leftOut"));
        session.leftOut.push_back(number.get<int>());
    }
    cleanTexts(session.records);
    refuseUnsound(session.records, tr);
    return session;
}

bool isUnused(const app::Board& board) {
    for (int i = 0; i < app::kRecordKinds; ++i) {
        const auto kind = static_cast<app::RecordKind>(i);
        if (kind == app::RecordKind::Session || kind == app::RecordKind::Stage || kind == app::RecordKind::Lane ||
            kind == app::RecordKind::Tier)
            continue;
        if (std::visit([&]<class T>(const T&) { return !board.all<T>().empty(); }, app::blank(kind))) return false;
    }
    return true;
}

app::Result<app::Transaction> importSession(const app::Board& board, app::CommandContext& context,
                                            const ImportedSession& session) {
    if (!isUnused(board))
        return app::Refusal{TR_NOOP("A session can only be imported into an empty one: make a new session first.")};
    app::Edit edit(board, app::Op::Import, context);
    for (const auto& [id, stage] : board.all<app::Stage>()) edit.remove<app::Stage>(id);
    for (const auto& [id, lane] : board.all<app::Lane>()) edit.remove<app::Lane>(id);
    for (const auto& [id, tier] : board.all<app::Tier>()) edit.remove<app::Tier>(id);
    for (const auto& [id, known] : board.all<app::Session>()) edit.remove<app::Session>(id);
    for (const app::Record& record : session.records) edit.put(record);
    return edit.finish();
}

}  // namespace storage::imports
