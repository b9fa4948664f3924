#pragma once
// Hands on a real X server, in the words of tests: display.hands().down(1, x, y), moveTo, up. Fingers are numbered by the test.
// Every call has reached the server when it returns; nothing waits for the program under test to have drawn it.
#include <map>
#include <string>

#include "tests/table/injector.h"

namespace tests {

class Hands {
public:
    Hands(const std::string& socketPath, int screenW, int screenH);

    void down(int finger, float x, float y);
    void moveTo(int finger, float x, float y);  // one step
    // In steps of a 100 Hz screen, over so long: what a gesture needs to be seen as a movement.
    void glide(int finger, float x, float y, int ms = 200);
    void up(int finger);
    void tap(int finger, float x, float y, int ms = 60);
    // Several at once, in step with each other; the fingers must be down.
    void glideAll(const std::map<int, app::Point>& to, int ms = 200);
    void upAll();

    app::Point at(int finger) const { return m_down.at(finger); }  // throws if it is up
    std::size_t downCount() const { return m_down.size(); }

private:
    Injector m_injector;
    int m_screenW, m_screenH;
    std::map<int, app::Point> m_down;
};

}  // namespace tests
