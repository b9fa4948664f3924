#pragma once
// Many pictures on one sheet, each over its name: what the demonstration leaves so that one look shows all of it. Called once,
// after the last picture is written; reads PNG files, writes one.
#include <filesystem>
#include <string>
#include <vector>

#include "app/base/texts.h"

namespace storage::exports {

struct SheetPicture {
    std::filesystem::path png;
    std::string name;
};

// Four beside each other, in the order given, under a heading; one that cannot be read leaves its place empty, with its name.
// Throws std::runtime_error with a sentence in the language of `tr`.
void writeContactSheet(const std::filesystem::path& folder, const std::string& fileName, const std::string& heading,
                       const std::vector<SheetPicture>& pictures, const app::Texts& tr);

}  // namespace storage::exports
