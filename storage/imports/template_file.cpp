#include "storage/imports/template_file.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "app/base/json_shape.h"
#include "app/base/utf8.h"
#include "app/board/note_kind.h"
#include "storage/imports/decoded_text.h"
#include "storage/imports/import_error.h"
#include "storage/imports/json_text.h"

namespace storage::imports {
namespace {

using TemplateJson = nlohmann::json;

constexpr std::uintmax_t kMostTemplateBytes = 1 << 20;
constexpr int kMostTierDays = 36'500;   // a hundred years: dates are reckoned from it
constexpr std::size_t kMostRows = 200;  // of stages, lanes, tiers each

struct TemplateTrouble {
    std::string path;  // "stages/2/fr"
};

// A value of a template and the way to it, for what is said where it is not as it should be.
class Part {
public:
    Part(const TemplateJson& json, std::string path) : m_json(json), m_path(std::move(path)) {}

    Part member(const char* name) const {
        const std::string path = m_path.empty() ? name : m_path + "/" + name;
        if (!m_json.is_object() || !m_json.contains(name)) throw TemplateTrouble{path};
        return {m_json[name], path};
    }
    bool has(const char* name) const { return m_json.is_object() && m_json.contains(name); }
    std::vector<Part> list() const {
        if (!m_json.is_array() || m_json.size() > kMostRows) throw TemplateTrouble{m_path};
        std::vector<Part> parts;
        for (std::size_t i = 0; i < m_json.size(); ++i) parts.emplace_back(m_json[i], m_path + "/" + std::to_string(i));
        return parts;
    }
    std::string text() const {
        if (!m_json.is_string()) throw TemplateTrouble{m_path};
        std::string text = app::cleanText(m_json.get_ref<const std::string&>());
        if (text.empty() || text.size() > app::kLongestText) throw TemplateTrouble{m_path};
        return text;
    }
    bool flag() const {
        if (!m_json.is_boolean()) throw TemplateTrouble{m_path};
        return m_json.get<bool>();
    }
    int whole(int most) const {
        if (!m_json.is_number_integer() || m_json < 0 || m_json > most) throw TemplateTrouble{m_path};
        return m_json.get<int>();
    }
    app::NoteKind kind() const {
        const std::string key = text();
        for (const app::NoteKindRow& row : app::kNoteKinds)
            if (key == row.key) return row.kind;
        throw TemplateTrouble{m_path};
    }

private:
    const TemplateJson& m_json;
    std::string m_path;
};

TemplateFile templateIn(const TemplateJson& json, const char* lang) {
    const Part whole(json, {});
    TemplateFile result;
    result.sketch.title = whole.member("title").member(lang).text();
    if (whole.has("purpose")) result.purpose = whole.member("purpose").member(lang).text();  // one's own may say nothing
    for (const Part& stage : whole.member("stages").list()) {
        result.sketch.stages.push_back({stage.member(lang).text()});
        result.stageKeys.push_back(stage.member("key").text());
    }
    for (const Part& lane : whole.member("lanes").list())
        result.sketch.lanes.push_back({lane.member(lang).text(), lane.member("kind").kind(), lane.member("hidden").flag()});
    if (whole.has("tiers"))  // a template of one's own may leave them out
        for (const Part& tier : whole.member("tiers").list())
            result.sketch.tiers.push_back({tier.member(lang).text(), tier.member("days").whole(kMostTierDays)});
    return result;
}

}  // namespace

TemplateFile readTemplate(const std::filesystem::path& file, const std::string& lang, const app::Texts& tr) {
    const std::string bytes = bytesOfFile(file.string(), tr, kMostTemplateBytes);
    try {
        TemplateFile result = templateIn(parsedJson<TemplateJson>(bytes, tr), lang.c_str());
        result.name = file.stem().string();
        return result;
    } catch (const TemplateTrouble& trouble) {
        throw ImportError(tr.fill("{0} is not a template of Parcours: in line {1}, “{2}” is missing or is not what it should be.",
                                  file.string(), std::to_string(app::jsonLineOf(bytes, trouble.path)), trouble.path));
    } catch (const ImportError& error) {
        throw ImportError(file.string() + " : " + error.what());
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
