#pragma once
// A template as the home screen offers it: its name for the shell, its title for people. Apart from the panel so that whoever
// wires the program needs no ImGui.
#include <string>

namespace ui::panels::home {

struct HomeTemplate {
    std::string file, title;
};

}  // namespace ui::panels::home
