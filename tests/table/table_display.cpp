#include "tests/table/table_display.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

namespace tests {

namespace {

constexpr int kPatienceMs = 20'000;  // a loaded machine, a cold cache

std::string deviceSection(const std::string& id, const std::string& type, const std::string& socket, const std::string& more) {
    return "Section \"InputDevice\"\n  Identifier \"" + id + "\"\n  Driver \"inputtest\"\n  Option \"SocketPath\" \"" + socket +
           "\"\n  Option \"DeviceType\" \"" + type + "\"\n" + more + "EndSection\n";
}

// Timings do not matter to a screen that is not there, but without a mode of its own it comes up at 1024×768.
std::string modeline(int w, int h) {
    const int hTotal = w + 280, vTotal = h + 45;
    const double clockMHz = hTotal * vTotal * 60.0 / 1e6;
    std::string line = "  Modeline \"table\" " + std::to_string(clockMHz);
    for (int v : {w, w + 88, w + 132, hTotal, h, h + 4, h + 9, vTotal}) line += " " + std::to_string(v);
    return line + "\n";
}

}  // namespace

TableDisplay::TableDisplay(int width, int height) : m_width(width), m_height(height) {
    std::string folder = (std::filesystem::temp_directory_path() / "parcours-table-XXXXXX").string();
    if (!mkdtemp(folder.data())) throw std::runtime_error("no temporary folder");
    m_folder = folder;
    try {
        writeConfig();
        launch();
        waitForSocket();
        m_hands = std::make_unique<Hands>((m_folder / "touch").string(), m_width, m_height);
    } catch (const std::exception& e) {
        const std::string log = endOfLog();
        killServer();
        std::filesystem::remove_all(m_folder);
        throw std::runtime_error(std::string(e.what()) + "\n" + log);
    }
}

// The server first: it spins when the client of a device goes before it.
TableDisplay::~TableDisplay() {
    killServer();
    m_hands.reset();
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

void TableDisplay::writeConfig() const {
    const auto socket = [&](const char* name) { return (m_folder / name).string(); };
    std::ofstream out(m_folder / "xorg.conf");
    out << "Section \"ServerFlags\"\n  Option \"AutoAddDevices\" \"false\"\n  Option \"AutoAddGPU\" \"false\"\n"
        << "  Option \"BlankTime\" \"0\"\n  Option \"StandbyTime\" \"0\"\n  Option \"OffTime\" \"0\"\nEndSection\n"
        << "Section \"Device\"\n  Identifier \"card\"\n  Driver \"dummy\"\n  VideoRam 256000\nEndSection\n"
        << "Section \"Monitor\"\n  Identifier \"glass\"\n  HorizSync 1-400\n  VertRefresh 1-200\n"
        << modeline(m_width, m_height) << "EndSection\n"
        << "Section \"Screen\"\n  Identifier \"screen\"\n  Device \"card\"\n  Monitor \"glass\"\n  DefaultDepth 24\n"
        << "  SubSection \"Display\"\n    Depth 24\n    Modes \"table\"\n    Virtual " << m_width << ' ' << m_height
        << "\n  EndSubSection\nEndSection\n"
        << deviceSection("touch", "Touch", socket("touch"), "  Option \"TouchCount\" \"" + std::to_string(kMostTouches) + "\"\n")
        << deviceSection("pointer", "Pointer", socket("pointer"), "  Option \"CorePointer\" \"on\"\n")
        << deviceSection("keyboard", "Keyboard", socket("keyboard"), "  Option \"CoreKeyboard\" \"on\"\n")
        << "Section \"ServerLayout\"\n  Identifier \"table\"\n  Screen \"screen\"\n  InputDevice \"touch\" \"SendCoreEvents\"\n"
        << "  InputDevice \"pointer\" \"CorePointer\"\n  InputDevice \"keyboard\" \"CoreKeyboard\"\nEndSection\n";
}

void TableDisplay::launch() {
    int ready[2];
    if (pipe2(ready, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    const std::string config = (m_folder / "xorg.conf").string(), log = logPath().string();
    m_server = fork();
    if (m_server == 0) {
        // A test that crashes takes its server with it.
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        const int quiet = open((m_folder / "Xorg.out").c_str(), O_WRONLY | O_CREAT, 0600);
        dup2(quiet, 1), dup2(quiet, 2);
        dup2(ready[1], 3);  // clears close-on-exec, unless it is 3 already
        fcntl(3, F_SETFD, 0);
        execlp("Xorg", "Xorg", "-displayfd", "3", "-config", config.c_str(), "-logfile", log.c_str(), "-nolisten", "tcp",
               "-noreset", "-novtswitch", "-sharevts", static_cast<char*>(nullptr));
        _exit(127);
    }
    close(ready[1]);
    // The server picks a free number and writes it when it takes clients.
    std::string number;
    pollfd fd{ready[0], POLLIN, 0};
    while (m_server > 0 && number.find('\n') == std::string::npos && poll(&fd, 1, kPatienceMs) > 0) {
        char byte;
        if (read(ready[0], &byte, 1) != 1) break;
        number += byte;
    }
    close(ready[0]);
    if (number.find('\n') == std::string::npos) throw std::runtime_error("Xorg did not start");
    m_name = ":" + number.substr(0, number.find('\n'));
}

void TableDisplay::waitForSocket() const {
    for (int i = 0; i < kPatienceMs / 10; ++i) {
        if (std::filesystem::exists(m_folder / "touch")) return;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    throw std::runtime_error("Xorg made no touch screen");
}

void TableDisplay::killServer() {
    if (m_server <= 0) return;
    kill(m_server, SIGTERM);
    for (int i = 0; i < 300; ++i) {
        if (waitpid(m_server, nullptr, WNOHANG) == m_server) {
            m_server = -1;
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    kill(m_server, SIGKILL);
    waitpid(m_server, nullptr, 0);
    m_server = -1;
}

std::string TableDisplay::endOfLog() const {
    std::string all;
    for (const char* name : {"Xorg.out", "Xorg.log"}) {
        std::ifstream in(m_folder / name);
        all.append(std::istreambuf_iterator<char>(in), {});
    }
    return all.size() > 2'000 ? all.substr(all.size() - 2'000) : all;
}

DisplayInUse::DisplayInUse(const TableDisplay& display) {
    const char* before = std::getenv("DISPLAY");
    m_wasSet = before != nullptr;
    m_before = before ? before : "";
    setenv("DISPLAY", display.name().c_str(), 1);
}

DisplayInUse::~DisplayInUse() {
    if (m_wasSet) setenv("DISPLAY", m_before.c_str(), 1);
    else unsetenv("DISPLAY");
}

}  // namespace tests
