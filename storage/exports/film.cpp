#include "storage/exports/film.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <sstream>
#include <string>
#include <utility>

extern char** environ;

namespace storage::exports {
namespace {

constexpr const char* kFfmpeg = "ffmpeg";

int startFfmpeg(const std::vector<std::string>& words, int input) {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    // What it says goes to the errors: standard output is for answers.
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    pid_t process = -1;
    const int failed = posix_spawnp(&process, words.front().c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed ? -1 : process;
}

}  // namespace

bool Film::canBeMade() {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (::access((std::filesystem::path(folder) / kFfmpeg).c_str(), X_OK) == 0) return true;
    return false;
}

// A pair of sockets, since what is sent into one whose reader is gone raises no signal.
Film::Film(const std::filesystem::path& file, int width, int height)
    : m_bytes(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return;
    m_pipe = ends[0];
    m_process = startFfmpeg({kFfmpeg, "-y", "-loglevel", "error", "-f", "rawvideo", "-pixel_format", "rgba", "-video_size",
                             std::to_string(width) + "x" + std::to_string(height), "-framerate", std::to_string(kFilmPerSecond),
                             "-i", "pipe:0", "-pix_fmt", "yuv420p", "-movflags", "+faststart", file.string()},
                            ends[1]);
    ::close(ends[1]);
}

Film::~Film() {
    if (m_process > 0) ::kill(m_process, SIGTERM);
    end();
}

bool Film::add(const std::vector<unsigned char>& rgba) {
    if (m_process < 0 || rgba.size() != m_bytes) return false;
    for (std::size_t sent = 0; sent < rgba.size();) {
        const auto part = ::send(m_pipe, rgba.data() + sent, rgba.size() - sent, MSG_NOSIGNAL);
        if (part < 0 && errno != EINTR) return false;
        if (part > 0) sent += static_cast<std::size_t>(part);
    }
    return true;
}

bool Film::end() {
    if (m_pipe >= 0) ::close(std::exchange(m_pipe, -1));
    if (m_process < 0) return false;
    int status = -1;
    while (::waitpid(m_process, &status, 0) < 0 && errno == EINTR) {
    }
    m_process = -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace storage::exports
