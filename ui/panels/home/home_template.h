#pragma once
// A template as the home screen offers it: its name for the shell, its title and what it is for, for people. Apart from the panel
// so that whoever wires the program needs no ImGui.
#include <string>

namespace ui::panels::home {

struct HomeTemplate {
    std::string file, title;
    std::string purpose;  // what it is for, a sentence; may be empty
};

}  // namespace ui::panels::home
