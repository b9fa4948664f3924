#include "storage/imports/template_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/board/note_kind.h"
#include "storage/imports/decoded_text.h"
#include "storage/imports/import_error.h"

namespace storage::imports {
namespace {

using TemplateJson = nlohmann::json;

app::NoteKind kindOf(const std::string& key) {
    for (const app::NoteKindRow& row : app::kNoteKinds)
        if (key == row.key) return row.kind;
    throw std::invalid_argument("no such kind");
}

}  // namespace

TemplateFile readTemplate(const std::filesystem::path& file, const std::string& lang, const app::Texts& tr) {
    const std::string bytes = bytesOfFile(file.string(), tr);
    try {
        const TemplateJson json = TemplateJson::parse(bytes);
        TemplateFile result{file.stem().string(), {json.at("title").at(lang).get<std::string>(), {}, {}, {}}, {}};
        for (const TemplateJson& stage : json.at("stages")) {
            result.sketch.stages.push_back({stage.at(lang).get<std::string>()});
            result.stageKeys.push_back(stage.at("key").get<std::string>());
        }
        for (const TemplateJson& lane : json.at("lanes"))
            result.sketch.lanes.push_back(
                {lane.at(lang).get<std::string>(), kindOf(lane.at("kind").get<std::string>()), lane.at("hidden").get<bool>()});
        if (json.contains("tiers"))  // a template of one's own may leave them out
            for (const TemplateJson& tier : json.at("tiers"))
                result.sketch.tiers.push_back({tier.at(lang).get<std::string>(), tier.at("days").get<int>()});
        return result;
    } catch (const std::exception&) {  // nlohmann's errors and kindOf's
        throw ImportError(tr.fill("{0} is not a template of Parcours.", file.string()));
    }
}

std::vector<TemplateFile> readTemplates(const std::filesystem::path& folder, const std::string& lang, const app::Texts& tr) {
    std::vector<TemplateFile> all;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".json") all.push_back(readTemplate(entry.path(), lang, tr));
    if (error) throw ImportError(tr.fill("{0} cannot be read.", folder.string()));
    std::ranges::sort(all, {}, [](const TemplateFile& file) { return std::pair(file.name != "default", file.name); });
    return all;
}

}  // namespace storage::imports
