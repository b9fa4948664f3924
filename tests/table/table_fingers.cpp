// Fingers on an inputtest touch screen, from a script: starts a table display, prints its name, then reads lines until the end
// of its input and ends the display with it.
//     down <finger> <x> <y> | move <finger> <x> <y> | glide <finger> <x> <y> <ms> | up <finger> | wait <ms>
// A wrong line is told on standard error and ends it with 2.
#include <chrono>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "tests/table/table_display.h"

namespace {

bool obey(tests::Hands& hands, const std::string& text) {
    std::istringstream line(text);
    std::string word;
    int finger = 0, ms = 0;
    float x = 0, y = 0;
    line >> word;
    if (word.empty()) return true;
    if (word == "wait" && line >> ms) return std::this_thread::sleep_for(std::chrono::milliseconds(ms)), true;
    if (!(line >> finger)) return false;
    if (word == "up") return hands.up(finger), true;
    if (!(line >> x >> y)) return false;
    if (word == "down") return hands.down(finger, x, y), true;
    if (word == "move") return hands.moveTo(finger, x, y), true;
    if (word == "glide" && line >> ms) return hands.glide(finger, x, y, ms), true;
    return false;
}

}  // namespace

int main() {
    try {
        tests::TableDisplay display;
        std::cout << display.name() << std::endl;
        std::string line;
        for (int number = 1; std::getline(std::cin, line); ++number) {
            bool good = false;
            try {
                good = obey(display.hands(), line);
            } catch (const std::logic_error& e) {
                std::cerr << e.what() << ": ";
            }
            if (!good) {
                std::cerr << "line " << number << ": " << line << "\n";
                return 2;
            }
        }
    } catch (const std::exception& e) {
        std::cerr << e.what() << "\n";
        return 1;
    }
    return 0;
}
