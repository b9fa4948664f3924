// clang-format off
#include <catch2/catch.hpp>  // before Xlib, which takes words like Always for itself
// clang-format on
#include "ui/sources/x11_touch.h"

#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/extensions/XInput2.h>
#include <X11/extensions/XTest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <set>

#include "tests/table/table_window.h"
#include "ui/sources/x11_devices.h"

using namespace ui;
using tests::TableDisplay;
using tests::TableWindow;

namespace {

app::Point placeOf(int finger) { return {60.25f + 90 * static_cast<float>(finger), 100.5f + 31 * static_cast<float>(finger)}; }

struct CloseDisplay {
    void operator()(Display* d) const { XCloseDisplay(d); }
};
using OtherClient = std::unique_ptr<Display, CloseDisplay>;
OtherClient otherClient(const TableDisplay& display) { return OtherClient(XOpenDisplay(display.name().c_str())); }

std::set<int> openSockets() {
    std::set<int> all;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
        struct stat what {};
        const int fd = std::stoi(entry.path().filename().string());
        if (fstat(fd, &what) == 0 && S_ISSOCK(what.st_mode)) all.insert(fd);
    }
    return all;
}

int touchDeviceOf(Display* x) {
    int major = 2, minor = 2;
    XIQueryVersion(x, &major, &minor);
    const auto devices = sources::touchDevices(x);
    REQUIRE(devices.size() == 1);
    return devices[0].id;
}

}  // namespace

TEST_CASE("Twenty fingers at once come, move and go, each where it is, and none counts as a mouse", "[table][x11]") {
    TableDisplay display;
    TableWindow t(display);
    REQUIRE(t.sources.trouble({}).empty());
    auto& hands = display.hands();

    for (int i = 0; i < 20; ++i) hands.down(i, placeOf(i).x, placeOf(i).y);
    REQUIRE(t.until([&] { return t.begun == 20; }));
    CHECK(t.tracker.downCount() == 20);
    CHECK(t.wakes > 0);
    int i = 0;
    for (const touch::Contact& c : t.tracker.contacts()) {
        INFO("finger " << i);
        CHECK(app::distance(c.startPx, placeOf(i++)) < 0.1f);
        CHECK(c.kind == touch::SourceKind::Touch);
    }

    std::map<int, app::Point> to;
    for (int f = 0; f < 20; ++f) to[f] = {placeOf(f).x, 1'000 - placeOf(f).y};
    hands.glideAll(to, 300);
    const auto arrived = [&] {
        int n = 0, finger = 0;
        for (const touch::Contact& c : t.tracker.contacts()) n += app::distance(c.px, to[finger++]) < 0.1f ? 1 : 0;
        return n == 20;
    };
    REQUIRE(t.until(arrived));

    hands.upAll();
    REQUIRE(t.until([&] { return t.lifted == 20; }));
    t.forMs(300);
    CHECK(t.begun == 20);
    CHECK(t.lifted == 20);
    CHECK(t.cancelled == 0);
    CHECK(t.mouseBegun == 0);
    CHECK(t.tracker.downCount() == 0);
    for (const auto& [id, c] : t.latest) {
        CHECK(c.lifted());
        CHECK(c.atS - c.startS > 0.25);
        CHECK(c.atS - c.startS < 5);
    }
}

TEST_CASE("As many fingers as the device has, forty, are told apart", "[table][x11]") {
    TableDisplay display;
    TableWindow t(display);
    for (int i = 0; i < TableDisplay::kMostTouches; ++i) {
        display.hands().down(i, 40 + 200 * static_cast<float>(i % 8), 40 + 180 * static_cast<float>(i / 8));
    }
    REQUIRE(t.until([&] { return t.begun == TableDisplay::kMostTouches; }));
    CHECK(t.tracker.downCount() == TableDisplay::kMostTouches);
    display.hands().upAll();
    REQUIRE(t.until([&] { return t.lifted == TableDisplay::kMostTouches; }));
    CHECK(t.mouseBegun == 0);
}

TEST_CASE("A tap that begins and ends between two frames is seen", "[table][x11]") {
    TableDisplay display;
    TableWindow t(display);
    t.frame();
    display.hands().tap(1, 300, 300, 0);
    display.hands().tap(1, 600, 300, 0);
    REQUIRE(t.until([&] { return t.lifted == 2; }));
    CHECK(t.begun == 2);
    CHECK(t.latest.rbegin()->second.startPx.x == Approx(600).margin(0.1));
}

TEST_CASE("When the window goes its fingers are cancelled, and a new window takes touches again", "[table][x11]") {
    TableDisplay display;
    TableWindow t(display);
    for (int i = 0; i < 5; ++i) display.hands().down(i, 200 + 200 * static_cast<float>(i), 500);
    REQUIRE(t.until([&] { return t.begun == 5; }));

    t.destroyWindow();
    REQUIRE(t.until([&] { return t.cancelled == 5; }));
    CHECK(t.tracker.downCount() == 0);

    t.open();
    display.hands().moveTo(0, 700, 700);  // still on the glass, but of the old window
    display.hands().up(1);
    display.hands().down(30, 900, 300);
    REQUIRE(t.until([&] { return t.begun == 6; }));
    CHECK(t.tracker.contacts().at(0).startPx.x == Approx(900).margin(0.1));
    display.hands().upAll();
    REQUIRE(t.until([&] { return t.lifted == 1; }));
    t.forMs(100);
    CHECK(t.begun == 6);
    CHECK(t.tracker.downCount() == 0);
}

TEST_CASE("Started anew on the same window the source cancels what was down and is not refused", "[table][x11]") {
    TableDisplay display;
    TableWindow t(display);
    for (int round = 1; round <= 10; ++round) {
        display.hands().down(round, 500, 500);
        REQUIRE(t.until([&] { return t.begun == round; }));
        t.sources.start(t.window);
        REQUIRE(t.sources.trouble({}).empty());
        REQUIRE(t.until([&] { return t.cancelled == round; }));
        display.hands().up(round);
    }
}

TEST_CASE("When the touch screen is switched off no finger stays", "[table][x11]") {
    TableDisplay display;
    TableWindow t(display);
    for (int i = 0; i < 3; ++i) display.hands().down(i, 200 + 300 * static_cast<float>(i), 500);
    REQUIRE(t.until([&] { return t.begun == 3; }));
    const OtherClient x = otherClient(display);
    const int device = touchDeviceOf(x.get());
    unsigned char off = 0;
    const Atom enabled = XInternAtom(x.get(), "Device Enabled", False);
    XIChangeProperty(x.get(), device, enabled, XA_INTEGER, 8, PropModeReplace, &off, 1);
    XSync(x.get(), False);
    REQUIRE(t.until([&] { return t.tracker.downCount() == 0; }));
    CHECK(t.lifted + t.cancelled == 3);
}

TEST_CASE("A screen on the libinput driver with more than fifteen contacts is warned of", "[table][x11]") {
    TableDisplay display;
    TableWindow t(display);
    const OtherClient x = otherClient(display);
    const int device = touchDeviceOf(x.get());
    CHECK(sources::touchDevices(x.get())[0].mostContacts == TableDisplay::kMostTouches);
    CHECK_FALSE(sources::touchDevices(x.get())[0].libinput);
    // The driver is known by the properties it leaves on its devices.
    unsigned char value = 1;
    const Atom property = XInternAtom(x.get(), "libinput Send Events Modes Available", False);
    XIChangeProperty(x.get(), device, property, XA_INTEGER, 8, PropModeReplace, &value, 1);
    XSync(x.get(), False);
    t.sources.start(t.window);
    const std::string trouble = t.sources.trouble({});
    CHECK(trouble.find("touch") != std::string::npos);
    CHECK(trouble.find("40 fingers") != std::string::npos);
    CHECK(trouble.find("xserver-xorg-input-evdev") != std::string::npos);
}

TEST_CASE("A window whose touches another program takes says so", "[table][x11]") {
    TableDisplay display;
    TableWindow t(display);
    sources::X11Touch second(9, [] {});
    CHECK_FALSE(second.start(t.window));
    CHECK(second.trouble({}) == "Another program already takes the touches of this window.");
    display.hands().tap(1, 300, 300);
    REQUIRE(t.until([&] { return t.lifted == 1; }));
}

TEST_CASE("The mouse is a contact while its button is down, and not for half a second after a touch", "[table][x11]") {
    TableDisplay display;
    TableWindow t(display);
    const OtherClient x = otherClient(display);
    const auto button = [&](bool down) {
        XTestFakeButtonEvent(x.get(), 1, down, CurrentTime);
        XSync(x.get(), False);
    };
    XTestFakeMotionEvent(x.get(), -1, 400, 300, CurrentTime);
    XSync(x.get(), False);
    t.forMs(100);
    CHECK(t.begun == 0);
    button(true);
    REQUIRE(t.until([&] { return t.mouseBegun == 1; }));
    CHECK(t.tracker.contacts().at(0).startPx == app::Point{400, 300});
    XTestFakeMotionEvent(x.get(), -1, 500, 350, CurrentTime);
    XSync(x.get(), False);
    button(false);
    REQUIRE(t.until([&] { return t.lifted == 1; }));
    CHECK(t.latest.rbegin()->second.px == app::Point{500, 350});

    display.hands().tap(1, 900, 600);
    REQUIRE(t.until([&] { return t.lifted == 2; }));
    button(true), button(false);
    t.forMs(600);
    CHECK(t.mouseBegun == 1);
    button(true), button(false);
    REQUIRE(t.until([&] { return t.mouseBegun == 2; }));
}

TEST_CASE("A lost connection cancels all fingers, says so, and can be made anew", "[table][x11]") {
    TableDisplay display;
    TableWindow t(display);
    t.sources.stop();
    const std::set<int> before = openSockets();
    std::atomic<int> wakes{0};
    sources::X11Touch source(0, [&] { ++wakes; });
    REQUIRE(source.start(t.window));
    for (int i = 0; i < 3; ++i) display.hands().down(i, 200 + 300 * static_cast<float>(i), 500);
    std::vector<touch::ContactSample> samples;
    const auto pollUntil = [&](std::size_t count) {
        for (int i = 0; i < 500 && samples.size() < count; ++i) usleep(10'000), source.poll(samples, {});
        return samples.size() == count;
    };
    REQUIRE(pollUntil(3));

    int cut = 0;
    for (int fd : openSockets()) {
        if (!before.contains(fd)) ++cut, shutdown(fd, SHUT_RDWR);
    }
    REQUIRE(cut == 1);
    REQUIRE(pollUntil(6));
    for (std::size_t i = 3; i < 6; ++i) CHECK(samples[i].phase == touch::Phase::Cancel);
    for (int i = 0; i < 500 && source.trouble({}).empty(); ++i) usleep(10'000);
    CHECK(source.trouble({}) == "The connection to the X server is lost: touches are not heard.");

    display.hands().upAll();
    REQUIRE(source.start(t.window));
    CHECK(source.trouble({}).empty());
    display.hands().tap(7, 500, 500);
    CHECK(pollUntil(8));
}
