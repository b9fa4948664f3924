#pragma once
// What is drawn as text, and the papers it lies on, written down for whoever asks: the tests that hold every screen to LOOK's
// sizes. A painter writes where its fonts have been told to whom (Fonts::tell); otherwise it costs one comparison.
#include <imgui.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/base/geometry.h"

namespace ui::paint {

struct DrawnTexts {
    // Vertices of one list: where it lies is read there, so that what was turned afterwards is known where it came to lie.
    struct Part {
        const ImDrawList* list = nullptr;
        int from = 0, to = 0;
        ImU32 colour = 0;
        app::Rect clip = {};  // what of it lies outside is not seen
    };
    struct Text : Part {
        std::string words;
        float px = 0;  // its em
    };
    std::vector<Text> texts;
    std::vector<Part> boxes;  // filled rectangles and discs

    void addText(const ImDrawList& list, int from, std::string_view words, float px, ImU32 colour);
    void addBox(const ImDrawList& list, int from, ImU32 colour);

private:
    void forgetOlder(const ImDrawList& list, int from);
};

}  // namespace ui::paint
