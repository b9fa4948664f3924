#include "ui/sources/x11_touch.h"

#define GLFW_INCLUDE_NONE
#define GLFW_EXPOSE_NATIVE_X11
#include <GLFW/glfw3.h>
#include <GLFW/glfw3native.h>
#include <X11/extensions/XInput2.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

#include "app/base/result.h"
#include "ui/sources/x11_devices.h"
#include "ui/sources/x11_errors.h"

namespace ui::sources {

using touch::ContactSample;
using touch::Phase;

namespace {

double monotonicS() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// Event times are the server's CLOCK_MONOTONIC in ms, cut to 32 bits, so they wrap after 49.7 days of uptime: only their age
// means something. A server on another machine has another clock; then the moment of arrival must do.
double momentOf(Time serverMs) {
    const double nowS = monotonicS();
    const auto nowMs = static_cast<std::uint32_t>(static_cast<std::uint64_t>(nowS * 1000));
    const auto ageMs = nowMs - static_cast<std::uint32_t>(serverMs);
    constexpr std::uint32_t kMostMs = 5'000;
    return ageMs <= kMostMs ? nowS - ageMs / 1000.0 : nowS;
}

Phase phaseOf(int eventType) {
    return eventType == XI_TouchBegin ? Phase::Begin : eventType == XI_TouchUpdate ? Phase::Move : Phase::End;
}

std::uint64_t keyOf(int device, int detail) {
    return (static_cast<std::uint64_t>(device) << 32) | static_cast<std::uint32_t>(detail);
}

}  // namespace

struct X11Touch::Connection {
    Display* display = nullptr;
    int xiOpcode = 0;
    Window window = 0;
    int stopFd = -1;
    bool broken = false;

    ~Connection() {
        if (display && broken) {
            // Xlib leaves the lock of a broken connection taken, and closing it waits for that lock: it is left behind.
            close(ConnectionNumber(display));
        } else if (display) {
            unselect();
            XCloseDisplay(display);
        }
        if (stopFd >= 0) close(stopFd);
    }

    // Only one client may take the touches of a window, and the server notices a closed connection late: without this the
    // next start on the same window would sometimes be refused.
    void unselect() {
        const XErrorWatch errors(display);  // the window may be gone
        XIEventMask none{XIAllMasterDevices, 0, nullptr};
        XISelectEvents(display, window, &none, 1);
        XSync(display, False);
    }

    void select() {
        // Master devices: the touches of all screens, each once. Begin, update and end go together or the server refuses.
        unsigned char touches[XIMaskLen(XI_LASTEVENT)] = {};
        for (int event : {XI_TouchBegin, XI_TouchUpdate, XI_TouchEnd}) XISetMask(touches, event);
        XIEventMask onWindow{XIAllMasterDevices, sizeof touches, touches};
        XISelectEvents(display, window, &onWindow, 1);
        // Its destruction ends no touch by itself: the server simply says nothing more of them.
        XSelectInput(display, window, StructureNotifyMask);

        unsigned char hierarchy[XIMaskLen(XI_LASTEVENT)] = {};
        XISetMask(hierarchy, XI_HierarchyChanged);
        XIEventMask onRoot{XIAllDevices, sizeof hierarchy, hierarchy};
        XISelectEvents(display, DefaultRootWindow(display), &onRoot, 1);
    }
};

X11Touch::X11Touch(int number, std::function<void()> wake) : m_number(number), m_wake(std::move(wake)) {}

X11Touch::~X11Touch() { stop(); }

bool X11Touch::start(GLFWwindow* window) {
    stop();
    m_trouble = nullptr;
    m_mixingUp.clear();
    Display* glfwDisplay = window ? glfwGetX11Display() : nullptr;
    if (!glfwDisplay) {
        m_trouble = TR_NOOP("There is no X server: touches are not heard.");
        return false;
    }
    m_displayName = DisplayString(glfwDisplay);
    // The window must exist at the server before another connection speaks of it.
    XSync(glfwDisplay, False);
    m_trouble = open(glfwGetX11Window(window));
    if (m_trouble) {
        m_connection.reset();
        return false;
    }
    m_connectionLost = false;
    lookAtDevices();
    m_thread = std::thread([this] { listen(); });
    return true;
}

const char* X11Touch::open(unsigned long window) {
    m_connection = std::make_unique<Connection>();
    Connection& c = *m_connection;
    c.window = window;
    c.stopFd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    c.display = XOpenDisplay(m_displayName.c_str());
    if (!c.display || c.stopFd < 0) return TR_NOOP("A second connection to the X server was refused: touches are not heard.");
    surviveLossOf(c.display, &c.broken);

    int firstEvent = 0, firstError = 0, major = 2, minor = 2;
    if (!XQueryExtension(c.display, "XInputExtension", &c.xiOpcode, &firstEvent, &firstError)) {
        return TR_NOOP("The X server has no input extension: touches are not heard.");
    }
    const XErrorWatch errors(c.display);
    if (XIQueryVersion(c.display, &major, &minor) != Success || major < 2 || (major == 2 && minor < 2)) {
        return TR_NOOP("The X server's input extension is older than 2.2: touches are not heard.");
    }
    c.select();
    XSync(c.display, False);
    if (errors.lastCode() == BadAccess) return TR_NOOP("Another program already takes the touches of this window.");
    if (errors.lastCode() != 0) return TR_NOOP("The X server refused to tell of touches: they are not heard.");
    return nullptr;
}

void X11Touch::listen() {
    Connection& c = *m_connection;
    std::vector<ContactSample> samples;
    const auto take = [&](XEvent& event) {
        if (event.type == DestroyNotify && event.xdestroywindow.window == c.window) {
            push(samples);
            cancelDown(kAnyDevice);
            return;
        }
        if (event.xcookie.type != GenericEvent || event.xcookie.extension != c.xiOpcode) return;
        if (!XGetEventData(c.display, &event.xcookie)) return;
        if (event.xcookie.evtype == XI_HierarchyChanged) {
            const auto& change = *static_cast<const XIHierarchyEvent*>(event.xcookie.data);
            for (int i = 0; i < change.num_info; ++i) {
                if (change.info[i].flags & (XISlaveRemoved | XIDeviceDisabled)) {
                    push(samples);
                    cancelDown(change.info[i].deviceid);
                }
            }
            m_devicesChanged = true;
        } else {
            const auto& touched = *static_cast<const XIDeviceEvent*>(event.xcookie.data);
            const std::uint64_t key = keyOf(touched.sourceid, touched.detail);
            const app::Point px{static_cast<float>(touched.event_x), static_cast<float>(touched.event_y)};
            const ContactSample sample{m_number, kind(), key, phaseOf(touched.evtype), px, momentOf(touched.time)};
            samples.push_back(sample);
            if (sample.phase == Phase::End) m_down.erase(key);
            else m_down[key] = sample;
        }
        XFreeEventData(c.display, &event.xcookie);
    };

    pollfd fds[] = {{ConnectionNumber(c.display), POLLIN, 0}, {c.stopFd, POLLIN, 0}};
    while (true) {
        // XPending reads what has come; only when nothing is left in the queue may the thread sleep on the socket.
        while (!c.broken && XPending(c.display) > 0) {
            XEvent event;
            XNextEvent(c.display, &event);
            if (!c.broken) take(event);
        }
        push(samples);
        if (c.broken) break;
        if (::poll(fds, 2, -1) < 0) {
            if (errno == EINTR) continue;
            break;
        }
        if (fds[1].revents) return;
        // Seen here, a loss spares us Xlib's own way with it, which unlocks its locks once too often.
        if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) c.broken = true;
    }
    cancelDown(kAnyDevice);
    m_connectionLost = true;
    if (m_wake) m_wake();
}

void X11Touch::push(std::vector<ContactSample>& samples) {
    if (samples.empty()) return;
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.insert(m_waiting.end(), samples.begin(), samples.end());
    }
    samples.clear();
    if (m_wake) m_wake();
}

void X11Touch::cancelDown(int device) {
    std::vector<ContactSample> cancels;
    for (auto it = m_down.begin(); it != m_down.end();) {
        const bool lost = device == kAnyDevice || static_cast<int>(it->first >> 32) == device;
        if (lost) {
            ContactSample sample = it->second;
            sample.phase = Phase::Cancel;
            sample.atS = monotonicS();
            cancels.push_back(sample);
        }
        it = lost ? m_down.erase(it) : std::next(it);
    }
    push(cancels);
}

void X11Touch::poll(std::vector<ContactSample>& out, const Moment&) {
    surviveXErrors();
    if (m_devicesChanged.exchange(false) && m_connection) lookAtDevices();
    const std::lock_guard lock(m_mutex);
    out.insert(out.end(), m_waiting.begin(), m_waiting.end());
    m_waiting.clear();
}

// On a connection of its own: answers read on the listening one would swallow the events that its thread waits for.
void X11Touch::lookAtDevices() {
    m_mixingUp.clear();
    Display* display = XOpenDisplay(m_displayName.c_str());
    if (!display) return;
    {
        const XErrorWatch errors(display);  // a device may go while it is asked
        int major = 2, minor = 2;
        XIQueryVersion(display, &major, &minor);
        for (const TouchDevice& device : touchDevices(display)) {
            if (mixesFingersUp(device)) m_mixingUp.emplace_back(device.name, device.mostContacts);
        }
    }
    XCloseDisplay(display);
}

void X11Touch::stop() {
    if (m_thread.joinable()) {
        const std::uint64_t one = 1;
        // Cannot fail: the counter is ours and far from full.
        [[maybe_unused]] const auto written = write(m_connection->stopFd, &one, sizeof one);
        m_thread.join();
    }
    cancelDown(kAnyDevice);
    m_connection.reset();
}

std::string X11Touch::trouble(const app::Texts& tr) const {
    if (m_trouble) return tr(m_trouble);
    if (m_connectionLost) return tr("The connection to the X server is lost: touches are not heard.");
    std::string all;
    for (const auto& [name, contacts] : m_mixingUp) {
        if (!all.empty()) all += '\n';
        all += tr.fill(
            "The touch screen “{0}” can tell {1} fingers apart, but its driver (libinput) mixes them up "
            "from the 16th on. Install xserver-xorg-input-evdev for it.",
            name, std::to_string(contacts));
    }
    return all;
}

}  // namespace ui::sources
