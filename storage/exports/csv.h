#pragma once
// The format "csv": seven tables for spreadsheets, each a pure function of the board in a file of its own (tables.h). Called
// through all.cpp; decides nothing but the names of the files.
#include "app/ports/exporter.h"

namespace storage::exports {

class CsvExporter : public app::Exporter {
public:
    const char* format() const override { return "csv"; }
    const char* title() const override { return TR_NOOP("Spreadsheets"); }
    std::vector<std::string> write(const app::Board& board, const app::Texts& tr, const std::filesystem::path& folder,
                                   const std::stop_token& stop = {}) const override;
};

}  // namespace storage::exports
