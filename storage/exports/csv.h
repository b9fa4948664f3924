#pragma once
// The format "csv": five tables for spreadsheets. Each table is a pure function of the board in a file of its own.
#include "app/ports/exporter.h"

namespace storage::exports {

class CsvExporter : public app::Exporter {
public:
    const char* format() const override { return "csv"; }
    std::vector<std::string> write(const app::Board& board, const app::Texts& tr, const std::filesystem::path& folder) const override;
};

}  // namespace storage::exports
