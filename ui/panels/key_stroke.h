#pragma once
// What one key does to a text, from whichever keyboard it comes: drawn on the table (ui/panels/keyboard), or of the hardware
// (ui/shell/window.h).
#include <string>

namespace ui::panels {

struct KeyStroke {
    // Clear is on the number pad only; Delete, Home, End and Cancel are on hardware keyboards only.
    enum class Kind { Text, Backspace, Delete, Clear, Left, Right, Home, End, Done, Cancel } kind = Kind::Text;
    std::string text;
};

}  // namespace ui::panels
