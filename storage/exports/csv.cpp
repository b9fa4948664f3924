#include "storage/exports/csv.h"

#include "storage/exports/readme_text.h"
#include "storage/exports/tables.h"

namespace storage::exports {

std::vector<std::string> CsvExporter::write(const app::Board& board, const app::Texts& tr,
                                            const std::filesystem::path& folder) const {
    return writeFiles(folder,
                      {{"notes.csv", notesTable(board, tr)},
                       {"votes.csv", votesTable(board, tr)},
                       {"ballots.csv", ballotsTable(board, tr)},
                       {"entries.csv", entriesTable(board, tr)},
                       {"actions.csv", actionsTable(board, tr)},
                       {"rankings.csv", rankingsTable(board, tr)},
                       {"rounds.csv", roundsTable(board, tr)},
                       {"plan.csv", planTable(board, tr)},
                       readmeFile(board, tr)},
                      tr);
}

}  // namespace storage::exports
