#pragma once
// The templates of assets/templates: what a new session begins with, in one language. Called by `new`, by the home screen's
// wiring and by the demonstration. They are ours, yet read as strictly as any file.
#include <filesystem>
#include <string>
#include <vector>

#include "app/base/texts.h"
#include "app/commands/session.h"

namespace storage::imports {

struct TemplateFile {
    std::string name;                    // that of the file: "default"
    std::string purpose;                 // what it is for, in one sentence; empty: not said
    app::commands::Template sketch;      // titles in the language asked for
    std::vector<std::string> stageKeys;  // one a stage, in their order: how assets/demo speaks of stages
};

// Throws ImportError naming file, line and member. `lang`: "fr" or "en".
TemplateFile readTemplate(const std::filesystem::path& file, const std::string& lang, const app::Texts& tr);

// All *.json of a folder, "default" first, then by name. Throws ImportError.
std::vector<TemplateFile> readTemplates(const std::filesystem::path& folder, const std::string& lang, const app::Texts& tr);

}  // namespace storage::imports
