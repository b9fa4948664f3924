#include "ui/shell/export_work.h"

#include <set>

namespace ui::shell {
namespace {

std::string howFar(const app::Texts& tr, std::size_t done, std::size_t all) {
    return tr.fill("Export: {0} of {1}", std::to_string(done), std::to_string(all));
}

std::string whatIsWritten(const ExportOrder& order, const std::set<std::string>& files) {
    return order.tr.plural("%d file in ", "%d files in ", static_cast<long>(files.size())) + order.folder.string();
}

ExportEnd write(const ExportOrder& order, Jobs::Ticket& ticket) {
    const app::Texts& tr = order.tr;
    const std::size_t all = order.formats.size();
    std::size_t done = 0;
    std::set<std::string> files;  // several formats write the folder's README: it is one file
    try {
        std::filesystem::create_directories(order.folder);
        for (const app::Exporter* format : order.formats) {
            const std::vector<std::string> written = format->write(order.board, tr, order.folder, ticket.stop());
            if (written.empty() && ticket.stop().stop_requested()) break;
            files.insert(written.begin(), written.end());
            ++done;
            ticket.tell(howFar(tr, done, all), static_cast<double>(done) / static_cast<double>(all));
        }
    } catch (const std::exception& failure) {
        if (files.empty()) return {false, tr.fill("Nothing was exported: {0}", failure.what())};
        return {false, tr.fill("Not everything was exported: {0} Written: {1}", failure.what(), whatIsWritten(order, files))};
    }
    if (done == all) return {true, whatIsWritten(order, files)};
    if (files.empty()) return {false, tr("The export is cancelled, nothing was written.")};
    return {false, tr.fill("The export is cancelled. Written: {0}", whatIsWritten(order, files))};
}

}  // namespace

std::vector<const app::Exporter*> formatsCalled(const std::string& format,
                                                const std::vector<std::unique_ptr<app::Exporter>>& all) {
    std::vector<const app::Exporter*> formats;
    for (const auto& exporter : all)
        if (format.empty() || format == exporter->format()) formats.push_back(exporter.get());
    return formats;
}

Jobs::Plan exportPlan(ExportOrder order, std::function<void(const ExportEnd&)> told) {
    const std::string words = howFar(order.tr, 0, order.formats.size());
    const auto shared = std::make_shared<ExportOrder>(std::move(order));
    return {.name = kExportJob,
            .words = words,
            .lasts = Lasts::UntilDone,
            .work = [shared, told](Jobs::Ticket& ticket) -> Jobs::Answer {
                return [told, end = write(*shared, ticket)] { told(end); };
            },
            .failed =
                [shared, told](const std::string& why) {
                    told({false, shared->tr.fill("Nothing was exported: {0}", why)});
                }};
}

}  // namespace ui::shell
