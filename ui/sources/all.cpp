// The sources that exist. One more: a file that implements Source, a line in the list here, a test.
#include "ui/sources/mouse.h"
#include "ui/sources/replay.h"
#include "ui/sources/sources.h"
#include "ui/sources/x11_touch.h"

namespace ui::sources {

// Touch comes before the mouse: what it says in a frame decides whether a mouse press of that frame is a real one.
Sources Sources::ofTable(const touch::GestureConfig& config, std::function<void()> wake) {
    Sources all;
    all.add(std::make_unique<X11Touch>(all.nextNumber(), std::move(wake)));
    all.add(std::make_unique<Mouse>(all.nextNumber(), config));
    return all;
}

Sources Sources::ofReplay(touch::Recording recording) {
    Sources all;
    auto replay = std::make_unique<Replay>(all.nextNumber(), std::move(recording));
    all.m_replay = replay.get();
    all.add(std::move(replay));
    return all;
}

}  // namespace ui::sources
