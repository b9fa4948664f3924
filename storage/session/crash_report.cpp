#include "storage/session/crash_report.h"

#include <elf.h>
#include <execinfo.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstring>
#include <ctime>
#include <string>

namespace storage::session {
namespace {

constexpr int kCrashes[] = {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL};
constexpr std::size_t kKindsKept = 32;
constexpr int kMostFrames = 64;
constexpr const char* kReport = "crash.txt";

std::array<std::atomic<std::uint8_t>, kKindsKept> theKinds{};
std::atomic<std::uint32_t> theCount{0};
// Made before anything can crash: the handler allocates nothing.
std::string thePath, theBuild;
alignas(16) std::array<char, 64 * 1024> theStack;  // where the crash is a stack that has run out

void put(int file, const char* text) { (void)!::write(file, text, std::strlen(text)); }

void put(int file, std::uint64_t number) {
    char digits[24];
    char* at = digits + sizeof digits;
    *--at = 0;
    do *--at = static_cast<char>('0' + number % 10);
    while ((number /= 10) != 0);
    put(file, at);
}

void report(int signal) {
    const int file = ::open(thePath.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file >= 0) {
        put(file, "Parcours stopped by itself: signal "), put(file, static_cast<std::uint64_t>(signal));
        put(file, "\nseconds since 1970: "), put(file, static_cast<std::uint64_t>(::time(nullptr)));
        put(file, "\nbuild: "), put(file, theBuild.c_str());
        put(file, "\nlast transactions, the newest last:");
        const std::uint32_t count = theCount;
        for (std::uint32_t i = count > kKindsKept ? count - kKindsKept : 0; i < count; ++i)
            put(file, " "), put(file, app::nameOf(static_cast<app::Op>(theKinds[i % kKindsKept].load())));
        put(file, "\nwhere:\n");
        void* frames[kMostFrames];
        ::backtrace_symbols_fd(frames, ::backtrace(frames, kMostFrames), file);
        ::fsync(file);
        ::close(file);
    }
    ::raise(signal);  // the handler is gone: it ends as it would have
}

// The number the linker gave this very program.
std::string buildId() {
    std::string id;
    ::dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* to) {
            for (int i = 0; i < info->dlpi_phnum; ++i) {
                const auto& part = info->dlpi_phdr[i];
                if (part.p_type != PT_NOTE) continue;
                const char* at = reinterpret_cast<const char*>(info->dlpi_addr + part.p_vaddr);
                for (const char* end = at + part.p_memsz; at + sizeof(ElfW(Nhdr)) <= end;) {
                    ElfW(Nhdr) note;
                    std::memcpy(&note, at, sizeof note);
                    const auto padded = [](std::size_t size) { return (size + 3) & ~std::size_t{3}; };
                    const char* value = at + sizeof note + padded(note.n_namesz);
                    if (note.n_type == NT_GNU_BUILD_ID)
                        for (std::size_t b = 0; b < note.n_descsz; ++b) {
                            const auto byte = static_cast<unsigned char>(value[b]);
                            static_cast<std::string*>(to)->append({"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]});
                        }
                    at = value + padded(note.n_descsz);
                }
            }
            return 1;  // the first is the program itself
        },
        &id);
    return id;
}

}  // namespace

void noteKind(app::Op op) { theKinds[theCount++ % kKindsKept] = static_cast<std::uint8_t>(op); }

void keepNoCore() {
    // One byte, not none: the kernel hands a core to a program that collects them even where the limit is 0, and at 1 to nobody.
    const rlimit none{1, 1};
    ::setrlimit(RLIMIT_CORE, &none);
}

void reportCrashesInto(const std::filesystem::path& folder) {
    keepNoCore();
    thePath = (std::filesystem::absolute(folder) / kReport).string();
    theBuild = buildId();
    void* frames[1];
    ::backtrace(frames, 1);  // loads what it needs now
    stack_t stack{};
    stack.ss_sp = theStack.data(), stack.ss_size = theStack.size();
    ::sigaltstack(&stack, nullptr);
    struct sigaction action {};
    action.sa_handler = report;
    action.sa_flags = static_cast<int>(SA_ONSTACK | SA_RESETHAND);
    for (const int signal : kCrashes) ::sigaction(signal, &action, nullptr);
}

bool takeUntoldCrash(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::rename(folder / kReport, folder / "crash-told.txt", error);
    return !error;
}

}  // namespace storage::session
