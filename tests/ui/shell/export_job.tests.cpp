#include "ui/shell/export_job.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <mutex>

using namespace ui::shell;

namespace {

// Writes nothing; waits at a gate, so that the test sees what is told meanwhile.
struct Gate {
    std::mutex mutex;
    std::condition_variable opened;
    bool open = false;
    void wait() {
        std::unique_lock lock(mutex);
        opened.wait(lock, [&] { return open; });
    }
    void lift() {
        const std::lock_guard lock(mutex);
        open = true;
        opened.notify_all();
    }
};

class Waiting : public app::Exporter {
public:
    Waiting(const char* format, std::vector<std::string> files, Gate* gate = nullptr, const char* failure = nullptr)
        : m_format(format), m_files(std::move(files)), m_gate(gate), m_failure(failure) {}
    const char* format() const override { return m_format; }
    const char* title() const override { return m_format; }
    std::vector<std::string> write(const app::Board&, const app::Texts&, const std::filesystem::path&) const override {
        if (m_gate) m_gate->wait();
        if (m_failure) throw std::runtime_error(m_failure);
        return m_files;
    }

private:
    const char* m_format;
    std::vector<std::string> m_files;
    Gate* m_gate;
    const char* m_failure;
};

ExportJob::End endOf(ExportJob& job) {
    for (;;) {
        if (auto end = job.takeEnd()) return *end;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / "parcours-export-job";
    ~Folder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("An export tells how far it is from its first moment, a second one is refused, and its end is told once",
          "[shell][export]") {
    Gate gate;
    const Folder folder;
    const app::Texts tr;
    std::vector<std::unique_ptr<app::Exporter>> exporters;
    exporters.push_back(std::make_unique<Waiting>("csv", std::vector<std::string>{"notes.csv", "README.txt"}));
    exporters.push_back(std::make_unique<Waiting>("png", std::vector<std::string>{"map.png", "README.txt"}, &gate));
    std::atomic<int> woken{0};
    ExportJob job([&] { ++woken; });
    CHECK(job.progress(tr).empty());
    REQUIRE(job.begin({}, tr, folder.path, "", exporters));
    CHECK(job.progress(tr).starts_with("Export: "));  // at once, and the caller has not waited
    CHECK(job.running());
    while (job.progress(tr) != "Export: 1 of 2") std::this_thread::yield();
    CHECK_FALSE(job.begin({}, tr, folder.path, "", exporters));
    CHECK_FALSE(job.takeEnd());
    gate.lift();
    const auto end = endOf(job);
    CHECK(end.written);
    CHECK(end.words == "3 files in " + folder.path.string());  // one README, though both wrote it
    CHECK_FALSE(job.running());
    CHECK_FALSE(job.takeEnd());
    CHECK(woken >= 3);
    CHECK(job.begin({}, tr, folder.path, "csv", exporters));
    CHECK(endOf(job).words == "2 files in " + folder.path.string());
}

TEST_CASE("An export that fails says so and why, and the next one is possible", "[shell][export]") {
    const Folder folder;
    const app::Texts tr;
    std::vector<std::unique_ptr<app::Exporter>> exporters;
    exporters.push_back(std::make_unique<Waiting>("csv", std::vector<std::string>{}, nullptr, "The disk is full."));
    ExportJob job(nullptr);
    REQUIRE(job.begin({}, tr, folder.path, "", exporters));
    const auto end = endOf(job);
    CHECK_FALSE(end.written);
    CHECK(end.words == "Nothing was exported: The disk is full.");
    CHECK(job.begin({}, tr, folder.path, "png", exporters));
    CHECK(endOf(job).words == "0 files in " + folder.path.string());
}
