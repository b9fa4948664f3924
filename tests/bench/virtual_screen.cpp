#include "tests/bench/virtual_screen.h"

#include <X11/extensions/XTest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace tests {
namespace {

void sleepMs(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

unsigned bigEndian(const unsigned char* p) { return static_cast<unsigned>(p[0]) << 24 | p[1] << 16 | p[2] << 8 | p[3]; }

int spawn(const std::vector<std::string>& words, const std::string& display) {
    std::vector<char*> argv;
    for (const std::string& word : words) argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    const int child = fork();
    if (child == 0) {
        if (!display.empty()) setenv("DISPLAY", display.c_str(), 1);
        if (display.empty()) {
            const int none = open("/dev/null", O_WRONLY);
            dup2(none, 2), dup2(none, 1);
        }
        execvp(argv[0], argv.data());
        _exit(127);
    }
    return child;
}

}  // namespace

double nowS() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

VirtualScreen::VirtualScreen(int width, int height) {
    char folder[] = "/tmp/parcours-screen-XXXXXX";
    m_folder = mkdtemp(folder);
    for (int number = 200; number < 300 && m_process < 0; ++number) {
        if (std::filesystem::exists("/tmp/.X11-unix/X" + std::to_string(number))) continue;
        m_name = ":" + std::to_string(number);
        const std::string mode = std::to_string(width) + "x" + std::to_string(height) + "x24";
        m_process = spawn({"Xvfb", m_name, "-screen", "0", mode, "-fbdir", m_folder.string(), "-nolisten", "tcp"}, {});
    }
    for (int i = 0; i < 200 && !m_display; ++i, sleepMs(20)) m_display = XOpenDisplay(m_name.c_str());
    if (!m_display) throw std::runtime_error("Xvfb did not start");
    const int file = open((m_folder / "Xvfb_screen0").c_str(), O_RDONLY);
    struct stat info {};
    fstat(file, &info);
    m_mapped = static_cast<std::size_t>(info.st_size);
    m_map = mmap(nullptr, m_mapped, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    if (m_map == MAP_FAILED) throw std::runtime_error("the framebuffer of Xvfb cannot be read");
    // XWD: a big-endian header, then the colour map, then the pixels.
    const auto* header = static_cast<const unsigned char*>(m_map);
    const unsigned headerSize = bigEndian(header), colours = bigEndian(header + 19 * 4);
    m_stride = static_cast<int>(bigEndian(header + 12 * 4)) / 4;
    m_pixels = reinterpret_cast<const unsigned*>(header + headerSize + colours * 12);
}

VirtualScreen::~VirtualScreen() {
    if (m_display) XCloseDisplay(m_display);
    if (m_map) munmap(m_map, m_mapped);
    if (m_process > 0) kill(m_process, SIGTERM), waitpid(m_process, nullptr, 0);
    std::error_code error;
    std::filesystem::remove_all(m_folder, error);
}

unsigned VirtualScreen::pixel(int x, int y) const { return const_cast<const volatile unsigned*>(m_pixels)[y * m_stride + x]; }

unsigned long VirtualScreen::sum(int x, int y, int w, int h) const {
    unsigned long hash = 1469598103934665603ul;
    for (int j = y; j < y + h; ++j)
        for (int i = x; i < x + w; ++i) hash = (hash ^ pixel(i, j)) * 1099511628211ul;
    return hash;
}

void VirtualScreen::moveTo(int x, int y) { XTestFakeMotionEvent(m_display, -1, x, y, CurrentTime), XFlush(m_display); }
void VirtualScreen::button(bool down) { XTestFakeButtonEvent(m_display, 1, down, CurrentTime), XFlush(m_display); }
void VirtualScreen::scroll(int clicks) {
    for (int i = 0; i < std::abs(clicks); ++i)
        for (int down : {1, 0}) XTestFakeButtonEvent(m_display, clicks > 0 ? 4 : 5, down, CurrentTime);
    XFlush(m_display);
}

Program::Program(const std::string& display, const std::vector<std::string>& arguments) {
    std::vector<std::string> words{std::string(PARCOURS_BUILD) + "/parcours"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    m_process = spawn(words, display);
}

Program::~Program() {
    if (m_process > 0) kill(m_process, SIGTERM), waitpid(m_process, nullptr, 0);
}

void Program::kill9() {
    kill(m_process, SIGKILL);
    waitpid(std::exchange(m_process, -1), nullptr, 0);
}

int Program::wait() {
    int status = 0;
    waitpid(std::exchange(m_process, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

double Program::cpuSeconds() const {
    std::ifstream stat("/proc/" + std::to_string(m_process) + "/stat");
    std::string line;
    std::getline(stat, line);
    std::istringstream rest(line.substr(line.rfind(')') + 2));
    std::string word;
    double ticks = 0;
    for (int field = 3; field <= 15 && rest >> word; ++field)
        if (field >= 14) ticks += std::stod(word);
    return ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
}

double Program::memoryMib() const {
    std::ifstream rollup("/proc/" + std::to_string(m_process) + "/smaps_rollup");
    for (std::string line; std::getline(rollup, line);)
        if (line.starts_with("Pss:")) return std::stod(line.substr(4)) / 1024;
    return 0;
}

std::string lastLine(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string all{std::istreambuf_iterator<char>(in), {}};
    const auto end = all.rfind('\n');
    if (end == std::string::npos) return {};
    const auto begin = end == 0 ? std::string::npos : all.rfind('\n', end - 1);
    return all.substr(begin == std::string::npos ? 0 : begin + 1, end - (begin == std::string::npos ? 0 : begin + 1));
}

Aimed aimAt(const std::filesystem::path& sceneLog, const std::string& kind, const std::string& idOrLabel, double patienceS) {
    for (const double until = nowS() + patienceS; nowS() < until; sleepMs(20)) {
        const std::string line = lastLine(sceneLog);
        if (line.empty()) continue;
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (json.is_discarded()) continue;
        for (const auto& target : json["targets"])
            if (target["kind"] == kind && target.contains("cx") &&
                (idOrLabel.empty() || target["id"] == idOrLabel || target["label"] == idOrLabel))
                return {target["x"], target["y"], target["cx"], target["cy"], target["w"], target["h"]};
    }
    throw std::runtime_error("the scene log of " + sceneLog.string() + " shows no " + kind + " " + idOrLabel);
}

}  // namespace tests
