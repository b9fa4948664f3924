#include "tests/table/injector.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <stdexcept>

namespace tests {

namespace {

// Records of the protocol, version 1.0, in the machine's own layout.
enum ClientRecord : std::uint32_t { kVersion = 0, kWaitForSync = 1, kTouch = 6 };
enum TouchType : std::uint32_t { kTouchBegin = 18, kTouchUpdate = 19, kTouchEnd = 20 };  // the XI_Touch… event numbers

struct Header {
    std::uint32_t length, type;
};
struct VersionRecord {
    Header header;
    std::uint16_t major, minor;
};
struct Valuators {
    std::uint32_t hasUnaccelerated;
    std::uint8_t mask[8];
    double values[64];
    double unaccelerated[64];
};
struct TouchRecord {
    Header header;
    std::uint32_t id, type;
    Valuators valuators;
};
static_assert(sizeof(VersionRecord) == 12 && sizeof(TouchRecord) == 1056);

// The driver's axes run from 0 to 65535 over the screen, whatever its size.
double onAxis(float px, int screenPx) { return static_cast<double>(px) * 65536 / screenPx; }

}  // namespace

Injector::~Injector() {
    if (m_socket >= 0) close(m_socket);
}

void Injector::connect(const std::string& socketPath) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socketPath.size() >= sizeof address.sun_path) throw std::runtime_error("socket path too long: " + socketPath);
    std::memcpy(address.sun_path, socketPath.c_str(), socketPath.size());
    m_socket = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (m_socket < 0 || ::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error("no input device at " + socketPath + ": " + std::strerror(errno));
    }
    // A second client of a device is accepted and never answered: rather fail than hang.
    const timeval patience{10, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);

    const VersionRecord mine{{sizeof(VersionRecord), kVersion}, 1, 0};
    sendAll(&mine, sizeof mine);
    VersionRecord theirs{};
    receiveAll(&theirs, sizeof theirs);
    if (theirs.header.type != kVersion || theirs.major != 1) {
        throw std::runtime_error("another version of the inputtest protocol");
    }
}

void Injector::touchBegin(unsigned id, float x, float y, int w, int h) { touch(id, kTouchBegin, x, y, w, h); }
void Injector::touchMove(unsigned id, float x, float y, int w, int h) { touch(id, kTouchUpdate, x, y, w, h); }
void Injector::touchEnd(unsigned id, float x, float y, int w, int h) { touch(id, kTouchEnd, x, y, w, h); }

void Injector::touch(unsigned id, unsigned type, float x, float y, int screenW, int screenH) {
    TouchRecord record{};
    record.header = {sizeof record, kTouch};
    record.id = id;
    record.type = type;
    record.valuators.mask[0] = 0b11;  // x and y
    record.valuators.values[0] = onAxis(x, screenW);
    record.valuators.values[1] = onAxis(y, screenH);
    sendAll(&record, sizeof record);
    m_sentAny = true;
}

void Injector::sync() {
    if (!m_sentAny) return;
    const Header wait{sizeof(Header), kWaitForSync};
    sendAll(&wait, sizeof wait);
    Header done{};
    receiveAll(&done, sizeof done);
}

void Injector::sendAll(const void* bytes, std::size_t size) {
    const char* at = static_cast<const char*>(bytes);
    while (size > 0) {
        const ssize_t sent = send(m_socket, at, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) throw std::runtime_error(std::string("the input device takes no more: ") + std::strerror(errno));
        at += sent;
        size -= static_cast<std::size_t>(sent);
    }
}

void Injector::receiveAll(void* bytes, std::size_t size) {
    char* at = static_cast<char*>(bytes);
    while (size > 0) {
        const ssize_t got = recv(m_socket, at, size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) throw std::runtime_error("the input device does not answer");
        at += got;
        size -= static_cast<std::size_t>(got);
    }
}

}  // namespace tests
