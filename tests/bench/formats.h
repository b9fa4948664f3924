#pragma once
// Formats by name alone: what the page of files shows where nothing is written. In the order and with the titles of the program's
// own (storage/exports), which neither ui nor its tests may know.
#include "app/ports/exporter.h"

namespace tests {

class NamedFormat : public app::Exporter {
public:
    NamedFormat(const char* format, const char* title) : m_format(format), m_title(title) {}
    const char* format() const override { return m_format; }
    const char* title() const override { return m_title; }
    std::vector<std::string> write(const app::Board&, const app::Texts&, const std::filesystem::path&,
                                   const std::stop_token&) const override {
        return {};
    }

private:
    const char *m_format, *m_title;
};

inline app::Exporters formats() {
    static const auto kFormats = [] {
        std::vector<std::unique_ptr<app::Exporter>> all;
        all.push_back(std::make_unique<NamedFormat>("csv", "Spreadsheets"));
        all.push_back(std::make_unique<NamedFormat>("json", "Session (JSON)"));
        all.push_back(std::make_unique<NamedFormat>("png", "Picture"));
        return all;
    }();
    return kFormats;
}

}  // namespace tests
