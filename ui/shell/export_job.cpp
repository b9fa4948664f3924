#include "ui/shell/export_job.h"

#include <set>

namespace ui::shell {

bool ExportJob::begin(app::Board board, const app::Texts& tr, const std::filesystem::path& folder, const std::string& format,
                      const std::vector<std::unique_ptr<app::Exporter>>& exporters) {
    if (running()) return false;
    std::vector<const app::Exporter*> wanted;
    for (const auto& exporter : exporters)
        if (format.empty() || format == exporter->format()) wanted.push_back(exporter.get());
    m_done = 0, m_all = static_cast<int>(wanted.size()), m_over = false;
    m_thread = std::thread([this, board = std::move(board), &tr, folder, wanted = std::move(wanted)] {
        try {
            std::filesystem::create_directories(folder);
            std::set<std::string> files;  // several formats write the folder's README: it is one file
            for (const app::Exporter* exporter : wanted) {
                for (std::string& file : exporter->write(board, tr, folder)) files.insert(std::move(file));
                ++m_done;
                if (m_wake) m_wake();
            }
            m_end = {true, tr.plural("%d file in ", "%d files in ", static_cast<long>(files.size())) + folder.string()};
        } catch (const std::exception& failure) {
            m_end = {false, tr.fill("Nothing was exported: {0}", failure.what())};
        }
        m_over = true;
        if (m_wake) m_wake();
    });
    return true;
}

std::string ExportJob::progress(const app::Texts& tr) const {
    if (!running()) return {};
    return tr.fill("Export: {0} of {1}", std::to_string(m_done), std::to_string(m_all));
}

std::optional<ExportJob::End> ExportJob::takeEnd() {
    if (!m_over) return std::nullopt;
    join();
    return std::exchange(m_end, {});
}

void ExportJob::join() {
    if (m_thread.joinable()) m_thread.join();
    m_over = false;
}

}  // namespace ui::shell
