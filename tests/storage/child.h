#pragma once
// A child process with pipes at both ends, for tests that need a second process on a session. Killed when forgotten.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string>
#include <vector>

namespace tests {

class Child {
public:
    explicit Child(std::vector<std::string> words) {
        int in[2], out[2];
        if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0) std::abort();
        m_process = ::fork();
        if (m_process == 0) {
            ::dup2(in[0], STDIN_FILENO);
            ::dup2(out[1], STDOUT_FILENO);
            std::vector<char*> arguments;
            for (std::string& word : words) arguments.push_back(word.data());
            arguments.push_back(nullptr);
            ::execv(arguments[0], arguments.data());
            std::_Exit(127);
        }
        ::close(in[0]), ::close(out[1]);
        m_in = in[1], m_out = out[0];
    }
    ~Child() {
        kill();
        closeInput();
        ::close(m_out);
    }
    Child(const Child&) = delete;

    void kill() {
        if (m_process <= 0) return;
        ::kill(m_process, SIGKILL);
        wait();
    }
    int wait() {
        int status = 0;
        ::waitpid(m_process, &status, 0);
        m_process = 0;
        return status;
    }
    void closeInput() {
        if (m_in >= 0) ::close(m_in);
        m_in = -1;
    }
    // At most `most` bytes, as soon as there are some; nothing at the end.
    std::string read(std::size_t most) {
        std::string bytes(most, '\0');
        const ssize_t got = ::read(m_out, bytes.data(), most);
        bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
        return bytes;
    }
    std::string readLine() {
        std::string line;
        for (std::string c; !(c = read(1)).empty() && c != "\n";) line += c;
        return line;
    }

private:
    pid_t m_process = 0;
    int m_in = -1, m_out = -1;
};

inline std::string killChildProgram() { return PARCOURS_BUILD "/tests/storage_kill_child"; }

}  // namespace tests
