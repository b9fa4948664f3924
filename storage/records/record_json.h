#pragma once
// A record as JSON and back: the journal's changes, the session export, its import. One mechanism for all kinds, from
// app/board/fields.h. Ids are thirteen characters (null: names nothing), enums their numbers, the seed its digits as text
// because other programs round large numbers. Parsing trusts nothing: a value of the wrong type or range is an error.
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "app/base/texts.h"
#include "app/board/transaction.h"
#include "storage/records/stored_names.h"

namespace storage::records {

// One sentence naming the record kind and the field; for logs and `check` in English, for the refusals of imports in any
// language.
class JsonError : public std::runtime_error {
public:
    // `text`: English msgid; `about` fills its {0}, `more` its {1}.
    explicit JsonError(const char* text, std::string about = {}, std::string more = {})
        : std::runtime_error(app::Texts{}.fill(text, about, more)),
          m_text(text),
          m_about(std::move(about)),
          m_more(std::move(more)) {}
    std::string sentence(const app::Texts& tr) const { return tr.fill(m_text, m_about, m_more); }

private:
    const char* m_text;
    std::string m_about, m_more;
};

// {"id": …, "title": …}: fields in the order of fields.h.
nlohmann::ordered_json toJson(const app::Record& record, Names names = Names::Todays);
// Throws JsonError. Every field must be there, but for those that came later (mayBeMissing); members that are no fields are an
// error too, so that nothing is dropped.
app::Record recordFromJson(app::RecordKind kind, const nlohmann::ordered_json& json, Names names = Names::Todays);

// [{"kind": "note", "before": null, "after": {…}}, …], in the stored names. Changes of marks are left out: see isJournalled.
std::string changesText(const std::vector<app::Change>& changes);
// Throws JsonError, also for what is nested too deeply or has a member twice. The result is sorted by key and holds no key twice.
std::vector<app::Change> changesFromText(std::string_view text);

}  // namespace storage::records
