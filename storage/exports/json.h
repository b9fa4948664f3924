#pragma once
// The format "json": the plan for other programs (plan_json.h), and the session as one file that imports back to an equal session
// (storage/imports/json_import.h). Marks, and everything of rounds that are not revealed, stay at the table; "leftOut" lists
// those rounds by number.
#include <nlohmann/json.hpp>

#include "app/ports/exporter.h"

namespace storage::exports {

constexpr int kSessionJsonVersion = 3;
constexpr const char* kSessionJsonFormat = "parcours-session";

// {"format", "version", "session", "records": {kind: […]}, "leftOut": […]}; records sorted by id.
nlohmann::ordered_json sessionJson(const app::Board& board);

class JsonExporter : public app::Exporter {
public:
    const char* format() const override { return "json"; }
    const char* title() const override { return TR_NOOP("Session (JSON)"); }
    std::vector<std::string> write(const app::Board& board, const app::Texts& tr, const std::filesystem::path& folder,
                                   const std::stop_token& stop = {}) const override;
};

}  // namespace storage::exports
