#include "storage/exports/csv.h"

#include "storage/exports/readme_text.h"
#include "storage/exports/tables.h"

namespace storage::exports {

namespace {

struct TableFile {
    const char* name;
    std::string (*bytes)(const app::Board&, const app::Texts&);
};
constexpr TableFile kTableFiles[]{{"notes.csv", notesTable},     {"votes.csv", votesTable},     {"ballots.csv", ballotsTable},
                                  {"entries.csv", entriesTable}, {"actions.csv", actionsTable}, {"rankings.csv", rankingsTable},
                                  {"rounds.csv", roundsTable},   {"plan.csv", planTable}};

}  // namespace

std::vector<std::string> CsvExporter::write(const app::Board& board, const app::Texts& tr, const std::filesystem::path& folder,
                                            const std::stop_token& stop) const {
    std::vector<OutputFile> files;
    for (const TableFile& table : kTableFiles) {
        if (stop.stop_requested()) return {};
        files.push_back({table.name, table.bytes(board, tr)});
    }
    files.push_back(readmeFile(board, tr));
    return writeFiles(folder, files, tr, stop);
}

}  // namespace storage::exports
