#include "ui/sources/x11_devices.h"

#include <X11/extensions/XInput2.h>

#include <string_view>

namespace ui::sources {

namespace {

// The driver leaves its settings on the device as properties, all of them named after it.
bool drivenByLibinput(Display* display, int device) {
    int count = 0;
    Atom* properties = XIListProperties(display, device, &count);
    bool found = false;
    for (int i = 0; i < count && !found; ++i) {
        char* name = XGetAtomName(display, properties[i]);
        found = name && std::string_view(name).starts_with("libinput ");
        if (name) XFree(name);
    }
    if (properties) XFree(properties);
    return found;
}

const XITouchClassInfo* directTouchOf(const XIDeviceInfo& device) {
    for (int i = 0; i < device.num_classes; ++i) {
        if (device.classes[i]->type != XITouchClass) continue;
        const auto* touch = reinterpret_cast<const XITouchClassInfo*>(device.classes[i]);
        if (touch->mode == XIDirectTouch) return touch;
    }
    return nullptr;
}

}  // namespace

std::vector<TouchDevice> touchDevices(Display* display) {
    std::vector<TouchDevice> found;
    int count = 0;
    XIDeviceInfo* all = XIQueryDevice(display, XIAllDevices, &count);
    for (int i = 0; all && i < count; ++i) {
        if (all[i].use != XISlavePointer && all[i].use != XIFloatingSlave) continue;
        const XITouchClassInfo* touch = directTouchOf(all[i]);
        if (!touch) continue;
        found.push_back(
            {all[i].deviceid, all[i].name ? all[i].name : "", touch->num_touches, drivenByLibinput(display, all[i].deviceid)});
    }
    if (all) XIFreeDeviceInfo(all);
    return found;
}

}  // namespace ui::sources
