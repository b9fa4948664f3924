#pragma once
// A disk of a few MiB for one test, in memory or as an ext4 image, mounted in a namespace of this process alone: nothing stays
// mounted, however the test ends. Needs root; where it cannot be had, `there` is false and the test says so.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/storage/child.h"
#include "tests/storage/temp_folder.h"

namespace tests {

class SmallDisk {
public:
    enum class Kind { Memory, Ext4 };

    explicit SmallDisk(Kind kind) {
        if (::geteuid() != 0 || ::unshare(CLONE_NEWNS) != 0) return;
        ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
        std::filesystem::create_directory(path());
        if (kind == Kind::Memory) {
            m_there = ::mount("tmpfs", path().c_str(), "tmpfs", 0, "size=2m") == 0;
            return;
        }
        const std::string image = m_folder / "image";
        writeBytes(image, "");
        std::filesystem::resize_file(image, 8 << 20);
        m_there =
            ran({"/usr/sbin/mkfs.ext4", "-q", "-F", "-m", "0", image}) && ran({"/usr/bin/mount", "-o", "loop", image, path()});
    }
    ~SmallDisk() {
        if (m_there) ::umount2(path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;

    bool there() const { return m_there; }
    std::filesystem::path path() const { return m_folder / "disk"; }

    // Leaves no block, or gives all back but what others took.
    void fillUp() {
        const int descriptor = ::open((path() / "filler").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        const std::string block(4096, 'x');
        for (std::size_t size : {block.size(), std::size_t{1}})
            while (::write(descriptor, block.data(), size) > 0) {
            }
        ::fsync(descriptor);
        ::close(descriptor);
    }
    void giveBack() { std::filesystem::remove(path() / "filler"); }

private:
    static bool ran(std::vector<std::string> words) { return ::access(words[0].c_str(), X_OK) == 0 && Child(words).wait() == 0; }

    TempFolder m_folder;
    bool m_there = false;
};

}  // namespace tests
