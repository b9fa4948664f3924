#pragma once
// A virtual X display whose pixels are read straight from its framebuffer file, and the real program on it: what a person at
// the table would see, without asking the program. For benches and for tests of the whole program.
#include <X11/Xlib.h>

#include <filesystem>
#include <string>
#include <vector>

namespace tests {

class VirtualScreen {
public:
    VirtualScreen(int width = 1920, int height = 1080);  // starts Xvfb; throws std::runtime_error
    ~VirtualScreen();
    VirtualScreen(const VirtualScreen&) = delete;
    VirtualScreen& operator=(const VirtualScreen&) = delete;

    const std::string& name() const { return m_name; }    // for DISPLAY
    unsigned pixel(int x, int y) const;                   // as it is in the framebuffer now
    unsigned long sum(int x, int y, int w, int h) const;  // of a rectangle; differs when a pixel differs
    // Real pointer events through XTest.
    void moveTo(int x, int y);
    void button(bool down);
    void scroll(int clicks);

private:
    int m_process = -1;
    std::filesystem::path m_folder;
    std::string m_name;
    Display* m_display = nullptr;
    const unsigned* m_pixels = nullptr;
    std::size_t m_mapped = 0;
    void* m_map = nullptr;
    int m_stride = 0;
};

// The program, started with these arguments; ended at destruction.
class Program {
public:
    Program(const std::string& display, const std::vector<std::string>& arguments);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    int pid() const { return m_process; }
    void kill9();
    int wait();                 // its exit code
    double cpuSeconds() const;  // user and system, so far
    double memoryMib() const;   // PSS

private:
    int m_process = -1;
};

// The last whole line of a scene log that has one; empty while there is none.
std::string lastLine(const std::filesystem::path& file);
// Where a target of the last line lies; throws if it is not there within the patience.
struct Aimed {
    float x = 0, y = 0, cx = 0, cy = 0, w = 0, h = 0;
};
Aimed aimAt(const std::filesystem::path& sceneLog, const std::string& kind, const std::string& idOrLabel, double patienceS = 10);
double nowS();

}  // namespace tests
