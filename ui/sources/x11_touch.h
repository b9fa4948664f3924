#pragma once
// Fingers from X11: a second connection of our own with a thread of its own that selects XI 2.2 touches on GLFW's window. GLFW
// throws touch events away, but selections are per connection, so it loses nothing by ours; and since we select touches, the
// server makes up no button presses from them. Contacts are keyed by the device they come from and the server's running number.
// Ends every contact: lifted, window destroyed, device gone, connection lost, stopped.
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "ui/sources/source.h"

namespace ui::sources {

class X11Touch : public Source {
public:
    // `wake` is called from the source's thread when samples wait.
    X11Touch(int number, std::function<void()> wake);
    ~X11Touch() override;

    touch::SourceKind kind() const override { return touch::SourceKind::Touch; }
    bool start(GLFWwindow* window) override;
    void poll(std::vector<touch::ContactSample>& out, const Moment& moment) override;
    void stop() override;
    std::string trouble(const app::Texts& tr) const override;

private:
    struct Connection;  // keeps X's headers and their macros out of ours

    const char* open(unsigned long window);  // null, or what went wrong as a msgid
    void listen();
    void lookAtDevices();
    void cancelDown(int device);  // kAnyDevice for all
    void push(std::vector<touch::ContactSample>& samples);

    static constexpr int kAnyDevice = 0;  // X never numbers a device 0

    const int m_number;
    const std::function<void()> m_wake;
    std::unique_ptr<Connection> m_connection;
    std::thread m_thread;
    std::string m_displayName;

    std::mutex m_mutex;
    std::vector<touch::ContactSample> m_waiting;
    std::atomic<bool> m_devicesChanged{false};
    std::atomic<bool> m_connectionLost{false};

    // Of the listening thread while it runs, of the owner's otherwise: the latest sample of each finger that is down.
    std::map<std::uint64_t, touch::ContactSample> m_down;

    const char* m_trouble = nullptr;                      // msgid
    std::vector<std::pair<std::string, int>> m_mixingUp;  // devices that mix fingers up, and how many contacts they announce
};

}  // namespace ui::sources
