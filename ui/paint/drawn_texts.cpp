#include "ui/paint/drawn_texts.h"

namespace ui::paint {
namespace {

DrawnTexts::Part partOf(const ImDrawList& list, int from, ImU32 colour) {
    const ImVec4 clip = list._CmdHeader.ClipRect;
    return {&list, from, list.VtxBuffer.Size, colour, {clip.x, clip.y, clip.z - clip.x, clip.w - clip.y}};
}

}  // namespace

// A list that is shorter than what is known of it was begun anew.
void DrawnTexts::forgetOlder(const ImDrawList& list, int from) {
    const auto isOlder = [&](const Part& part) { return part.list == &list && part.to > from; };
    if (std::erase_if(texts, isOlder) + std::erase_if(boxes, isOlder) == 0) return;
    const auto isOfList = [&](const Part& part) { return part.list == &list; };
    std::erase_if(texts, isOfList), std::erase_if(boxes, isOfList);
}

void DrawnTexts::addText(const ImDrawList& list, int from, std::string_view words, float px, ImU32 colour) {
    forgetOlder(list, from);
    texts.push_back({partOf(list, from, colour), std::string(words), px});
}

void DrawnTexts::addBox(const ImDrawList& list, int from, ImU32 colour) {
    forgetOlder(list, from);
    boxes.push_back(partOf(list, from, colour));
}

}  // namespace ui::paint
