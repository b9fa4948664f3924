#pragma once
// Writing files while the table goes on: a worker with a copy of the board, how far it is, and how it ended. One at a time; the
// frame loop asks once a frame and never waits. It outlives the table it was asked from.
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/ports/exporter.h"

namespace ui::shell {

class ExportJob {
public:
    // `wake`: called on the worker's thread whenever there is something new to show.
    explicit ExportJob(std::function<void()> wake) : m_wake(std::move(wake)) {}
    ~ExportJob() { join(); }  // what was asked for is written to its end

    struct End {
        bool written = false;
        std::string words;  // a sentence in the language it was asked in: how many files and where, or why there are none
    };

    // Begins writing the formats named `format` (empty: all) of `exporters` into `folder`. False if one is under way: nothing is
    // begun. `tr` and `exporters` must outlive the job.
    bool begin(app::Board board, const app::Texts& tr, const std::filesystem::path& folder, const std::string& format,
               const std::vector<std::unique_ptr<app::Exporter>>& exporters);

    bool running() const { return m_thread.joinable(); }
    std::string progress(const app::Texts& tr) const;  // "Export: 1 of 3"; empty if none is under way
    std::optional<End> takeEnd();                      // once, as soon as it is through

private:
    void join();

    std::function<void()> m_wake;
    std::thread m_thread;
    std::atomic<int> m_done{0}, m_all{0};
    std::atomic<bool> m_over{false};
    End m_end;  // written by the worker before m_over
};

}  // namespace ui::shell
