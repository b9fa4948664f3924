#pragma once
// Puts finished bytes on the disk: all under temporary names first, each synced, then renamed, so that nobody ever sees half
// a file and a full disk leaves what was there before. Called by every exporter; never formats anything.
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "app/base/texts.h"

namespace storage::exports {

struct OutputFile {
    std::string name;
    std::string bytes;
};

// Returns the names in the order given. Throws std::runtime_error with a sentence in the language of `tr`. Asked to stop before
// the first has its name, it leaves nothing and returns nothing; after that all get theirs.
std::vector<std::string> writeFiles(const std::filesystem::path& folder, const std::vector<OutputFile>& files,
                                    const app::Texts& tr, const std::stop_token& stop = {});

}  // namespace storage::exports
