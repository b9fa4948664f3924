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

Sources Sources::ofWatchedReplay(touch::Recording recording, const touch::GestureConfig& config, std::function<void()> wake) {
    Sources all = ofTable(config, std::move(wake));
    all.addReplay(std::move(recording));
    return all;
}

Sources Sources::ofReplay(touch::Recording recording) {
    Sources all;
    all.addReplay(std::move(recording));
    return all;
}

void Sources::addReplay(touch::Recording recording) {
    auto replay = std::make_unique<Replay>(nextNumber(), std::move(recording));
    m_replay = replay.get();
    add(std::move(replay));
}

}  // namespace ui::sources
