#include "ui/shell/export_work.h"

#include <catch2/catch.hpp>

#include "tests/ui/shell/gate.h"

using namespace ui::shell;
using tests::Gate;

namespace {

// Writes nothing; waits at a gate, so that the test sees what is told meanwhile.
class Waiting : public app::Exporter {
public:
    Waiting(const char* format, std::vector<std::string> files, Gate* gate = nullptr, const char* failure = nullptr)
        : m_format(format), m_files(std::move(files)), m_gate(gate), m_failure(failure) {}
    const char* format() const override { return m_format; }
    const char* title() const override { return m_format; }
    std::vector<std::string> write(const app::Board&, const app::Texts&, const std::filesystem::path&,
                                   const std::stop_token& stop) const override {
        if (m_gate) m_gate->pass();
        if (m_failure) throw std::runtime_error(m_failure);
        if (stop.stop_requested()) return {};
        return m_files;
    }

private:
    const char* m_format;
    std::vector<std::string> m_files;
    Gate* m_gate;
    const char* m_failure;
};

struct Exporting {
    std::filesystem::path folder = std::filesystem::temp_directory_path() / "parcours-export-work";
    app::Texts tr;
    std::vector<std::unique_ptr<app::Exporter>> exporters;
    std::vector<ExportEnd> ends;
    Jobs jobs{nullptr};  // after what they work with

    ~Exporting() { std::filesystem::remove_all(folder); }
    void add(const char* format, std::vector<std::string> files, Gate* gate = nullptr, const char* failure = nullptr) {
        exporters.push_back(std::make_unique<Waiting>(format, std::move(files), gate, failure));
    }
    bool begin(const std::string& format) {
        return jobs.begin(exportPlan({{}, tr, folder, formatsCalled(format, exporters)},
                                     [this](const ExportEnd& end) { ends.push_back(end); }));
    }
    std::string words() {
        tests::untilDone(jobs);
        REQUIRE_FALSE(ends.empty());
        return ends.back().words;
    }
};

}  // namespace

TEST_CASE("An export tells how far it is from its first moment, a second one is refused, and its end is told once",
          "[shell][export]") {
    Gate first, gate;
    Exporting exporting;
    exporting.add("csv", {"notes.csv", "README.txt"}, &first);
    exporting.add("png", {"map.png", "README.txt"}, &gate);
    REQUIRE(exporting.begin(""));
    REQUIRE(exporting.jobs.told().size() == 1);
    CHECK(exporting.jobs.told()[0].words == "Export: 0 of 2");  // at once, and the caller has not waited
    first.open();
    gate.await();
    CHECK(exporting.jobs.told()[0].words == "Export: 1 of 2");
    CHECK(exporting.jobs.told()[0].progress == 0.5);
    CHECK_FALSE(exporting.begin(""));
    exporting.jobs.answer();
    CHECK(exporting.ends.empty());
    gate.open();
    CHECK(exporting.words() == "3 files in " + exporting.folder.string());  // one README, though both wrote it
    CHECK(exporting.ends.size() == 1);
    CHECK(exporting.ends[0].isWhole);
    CHECK(exporting.begin("csv"));
    CHECK(exporting.words() == "2 files in " + exporting.folder.string());
}

TEST_CASE("An export that fails says so, why, and what it had written; the next one is possible", "[shell][export]") {
    Exporting exporting;
    exporting.add("csv", {"notes.csv", "README.txt"});
    exporting.add("png", {}, nullptr, "The disk is full.");
    REQUIRE(exporting.begin("png"));
    CHECK(exporting.words() == "Nothing was exported: The disk is full.");
    CHECK_FALSE(exporting.ends[0].isWhole);
    REQUIRE(exporting.begin(""));
    CHECK(exporting.words() == "Not everything was exported: The disk is full. Written: 2 files in " + exporting.folder.string());
    CHECK(exporting.begin("csv"));
    CHECK(exporting.words() == "2 files in " + exporting.folder.string());
}

TEST_CASE("An export that is cancelled goes no further and says what it has written", "[shell][export]") {
    Gate first, second;
    Exporting exporting;
    exporting.add("csv", {"notes.csv", "README.txt"}, &first);
    exporting.add("png", {"map.png", "README.txt"}, &second);
    SECTION("in its first format: nothing") {
        REQUIRE(exporting.begin(""));
        first.await();
        exporting.jobs.cancel(kExportJob);
        first.open();
        CHECK(exporting.words() == "The export is cancelled, nothing was written.");
    }
    SECTION("in its second: the first's files") {
        first.open();
        REQUIRE(exporting.begin(""));
        second.await();
        exporting.jobs.cancel(kExportJob);
        CHECK(exporting.jobs.told()[0].isStopping);
        second.open();
        CHECK(exporting.words() == "The export is cancelled. Written: 2 files in " + exporting.folder.string());
    }
    CHECK_FALSE(exporting.ends[0].isWhole);
    second.open();
    CHECK(exporting.begin("png"));
    CHECK(exporting.words() == "2 files in " + exporting.folder.string());
}
