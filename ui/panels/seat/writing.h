#pragma once
// Something to be typed at a seat, as whoever asks for it says: what it is called, what it begins with, what becomes of it. The
// panel has the keyboard, shows it in place of its page and keeps what was begun.
#include <functional>
#include <optional>
#include <string>

#include "ui/panels/widgets.h"

namespace ui::panels::seat {

struct SeatContext;

struct Writing {
    std::function<std::string(const app::Texts&)> title = {};  // said in the heading; asked every frame
    // Tells its field from others, for what was begun in it (BegunText); empty for a figure or some letters to search by: no
    // text is lost with them.
    std::string field = {};
    std::string text = {};               // what it begins with
    const char* done = TR_NOOP("Done");  // msgid, on the last key
    struct Pad {
        std::string decimal;     // the mark before tenths
        bool thousands = false;  // a key for three zeros
    };
    std::optional<Pad> pad = {};  // a figure: keys like a pocket calculator's
    // What the record says now, which another hand may have changed meanwhile; nothing where something new is written.
    std::function<std::optional<std::string>(const PanelContext&)> stored = {};
    // What becomes of it; refused: it stays on the keyboard with the reason …
    std::function<app::Result<app::Transaction>(const app::Board&, app::CommandContext&, const std::string& typed)> then = {};
    std::function<void(const std::string& typed)> keep = {};  // … or it is nothing of the board
    // What else is chosen while it is written, in place of the heading …
    std::function<void(SeatContext& at, const app::Rect& header)> above = {};
    // … and in place of the keyboard, while it answers true.
    std::function<bool(SeatContext& at, const app::Rect& keys)> instead = {};
    std::function<ImU32()> paper = {};  // the colour of what it becomes
};

}  // namespace ui::panels::seat
