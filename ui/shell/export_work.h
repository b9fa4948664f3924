#pragma once
// Writing the files people leave with, as a job (jobs.h): format by format from a copy of the board, so that nobody at the table
// waits for a disk. It goes on when the table is left. Begun by the frame loop when a panel asks for it.
#include <filesystem>
#include <memory>

#include "app/ports/exporter.h"
#include "ui/shell/jobs.h"

namespace ui::shell {

struct ExportOrder {
    app::Board board;
    const app::Texts& tr;  // it and the exporters must outlive the job
    std::filesystem::path folder;
    std::vector<const app::Exporter*> formats;
};
struct ExportEnd {
    bool isWhole = false;
    std::string words;  // a sentence in the order's language: which files are where, and why not all of them
};

// Those of `all` that are called `format`; all of them if it is empty.
std::vector<const app::Exporter*> formatsCalled(const std::string& format,
                                                const std::vector<std::unique_ptr<app::Exporter>>& all);

inline constexpr const char* kExportJob = "export";
Jobs::Plan exportPlan(ExportOrder order, std::function<void(const ExportEnd&)> told);

}  // namespace ui::shell
