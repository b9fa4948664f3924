#include "ui/shell/stop_signals.h"

#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

namespace ui::shell {
namespace {

constexpr int kStopping[] = {SIGTERM, SIGHUP, SIGINT};
std::atomic<int> theEvent{-1};  // what a handler may touch: it can wake nothing but a file

void ring(int) {
    const int before = errno;
    const std::uint64_t one = 1;
    if (const int event = theEvent; event >= 0) (void)!::write(event, &one, sizeof one);
    errno = before;
}

void handle(void (*handler)(int), int flags) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = flags;
    for (const int signal : kStopping) ::sigaction(signal, &action, nullptr);
}

}  // namespace

StopSignals::StopSignals(std::function<void()> called) : m_event(::eventfd(0, EFD_CLOEXEC)) {
    theEvent = m_event;
    m_thread = std::thread([this, called = std::move(called)] {
        std::uint64_t count = 0;
        while (::read(m_event, &count, sizeof count) < 0 && errno == EINTR) {
        }
        if (m_ending) return;
        m_asked = true;
        called();
    });
    handle(ring, static_cast<int>(SA_RESTART | SA_RESETHAND));
}

StopSignals::~StopSignals() {
    handle(SIG_DFL, 0);
    theEvent = -1;
    m_ending = true;
    const std::uint64_t one = 1;
    (void)!::write(m_event, &one, sizeof one);
    m_thread.join();
    ::close(m_event);
}

}  // namespace ui::shell
