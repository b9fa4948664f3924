#pragma once
// Fingers for Xorg's `inputtest` driver: a client of its socket protocol (hw/xfree86/drivers/inputtest in the X server's source),
// so that real XI2 touches come out of a server that has no touch screen. Traps: a device serves one client for the life of its
// server, and the server spins when that client goes first; a sync before the first event blocks until there is one.
#include <string>

#include "app/base/geometry.h"

namespace tests {

class Injector {
public:
    Injector() = default;
    ~Injector();
    Injector(const Injector&) = delete;
    Injector& operator=(const Injector&) = delete;

    // Throws std::runtime_error if nobody answers there, as do the others if the server is gone.
    void connect(const std::string& socketPath);

    // The id is the injector's own; it may be used again after its end. Pixels of a screen of this size.
    void touchBegin(unsigned id, float xPx, float yPx, int screenW, int screenH);
    void touchMove(unsigned id, float xPx, float yPx, int screenW, int screenH);
    void touchEnd(unsigned id, float xPx, float yPx, int screenW, int screenH);

    // Waits until the server has taken everything sent so far. Does nothing before the first event.
    void sync();

private:
    void touch(unsigned id, unsigned type, float x, float y, int screenW, int screenH);
    void sendAll(const void* bytes, std::size_t size);
    void receiveAll(void* bytes, std::size_t size);

    int m_socket = -1;
    bool m_sentAny = false;
};

}  // namespace tests
