#pragma once
// A touch table without a table: an Xorg of its own on a free display, with the `dummy` screen and an `inputtest` touch screen.
// Needs root and nothing of the kernel; takes one or two seconds. The server lives as long as this object, and its touch screen
// has one client for that life: hands(). Programs under test find it by DISPLAY.
#include <filesystem>
#include <memory>
#include <string>

#include "tests/table/hands.h"

namespace tests {

class TableDisplay {
public:
    // Throws std::runtime_error with the end of the server's log if it does not come up.
    explicit TableDisplay(int width = 1920, int height = 1080);
    ~TableDisplay();
    TableDisplay(const TableDisplay&) = delete;
    TableDisplay& operator=(const TableDisplay&) = delete;

    const std::string& name() const { return m_name; }  // ":7", what DISPLAY is to be
    int width() const { return m_width; }
    int height() const { return m_height; }
    Hands& hands() { return *m_hands; }
    std::filesystem::path logPath() const { return m_folder / "Xorg.log"; }

    // The server ends under whoever uses it. hands() is of no use after.
    void killServer();

    static constexpr int kMostTouches = 40;

private:
    void writeConfig() const;
    void launch();
    std::string endOfLog() const;
    void waitForSocket() const;

    int m_width, m_height;
    std::filesystem::path m_folder;
    int m_server = -1;  // process
    std::string m_name;
    std::unique_ptr<Hands> m_hands;
};

// Sets DISPLAY for this process while it lives: for tests that open a window themselves.
class DisplayInUse {
public:
    explicit DisplayInUse(const TableDisplay& display);
    ~DisplayInUse();

private:
    std::string m_before;
    bool m_wasSet;
};

}  // namespace tests
