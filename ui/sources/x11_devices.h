#pragma once
// The touch screens an X server knows, and what is wrong with them. Asked by X11Touch at its start and when devices come and
// go; the only place that knows of drivers.
#include <X11/Xlib.h>

#include <string>
#include <vector>

namespace ui::sources {

struct TouchDevice {
    int id = 0;
    std::string name;
    int mostContacts = 0;  // as the driver announces it, 0 = no limit known
    bool libinput = false;
};

// Direct touch devices (screens, not touchpads). Needs XI 2.2 announced on the connection.
std::vector<TouchDevice> touchDevices(Display* display);

// Debian 12's Xorg libinput driver keeps its contacts in an array of 15 that it never checks: the 16th writes past it, and
// fingers get mixed up. (xf86-input-libinput 1.2.1, xf86libinput_handle_touch.)
constexpr int kLibinputMostContacts = 15;

inline bool mixesFingersUp(const TouchDevice& device) { return device.libinput && device.mostContacts > kLibinputMostContacts; }

}  // namespace ui::sources
