#include "storage/exports/all.h"

#include "storage/exports/csv.h"
#include "storage/exports/json.h"
#include "storage/exports/png.h"

namespace storage::exports {

std::vector<std::unique_ptr<app::Exporter>> allExporters() {
    std::vector<std::unique_ptr<app::Exporter>> all;
    all.push_back(std::make_unique<CsvExporter>());
    all.push_back(std::make_unique<JsonExporter>());
    all.push_back(std::make_unique<PngExporter>());
    return all;
}

}  // namespace storage::exports
