// The status line: what step it is, how far, how long, whether all is stored; and what is wrong. In one line while it fits there.
#include <algorithm>

#include "ui/glass/overlay.h"

namespace ui::glass {

using app::Point, app::Rect, app::Weight;
using namespace ui::paint;

void drawStatus(Painter& p, const Look& look, const StatusLine& status, const app::Pose& pose) {
    if (pose.box.empty()) return;
    const int mark = p.mark();
    const Point c = pose.box.centre();
    const Rect box{c.x - pose.width() / 2, c.y - pose.height() / 2, pose.width(), pose.height()};  // before it is turned
    const float size = look.mm(5), gap = size * 1.4f;
    const ImU32 savedInk = status.state == StatusLine::Saved::Yes      ? kSaved
                           : status.state == StatusLine::Saved::Saving ? kInk2
                                                                       : kTrouble;
    const std::pair<const std::string*, ImU32> parts[] = {
        {&status.step, kInk},        {&status.progress, kInk2}, {&status.time, kInk2},    {&status.news, inkOf(status.newsTone)},
        {&status.devices, kTrouble}, {&status.disk, kTrouble},  {&status.saved, savedInk}};
    if (pose.quarters % 2) p.box(box, faded(kPaper, 0.92f), look.mm(3));  // beside open panels it lies over the board
    struct Part {
        std::string text;
        ImU32 ink;
        Weight weight;
        bool dot;  // says how it is by its colour too
    };
    float wanted = -gap;
    std::vector<Part> told;
    const auto widthOf = [&](const Part& part, float px) {
        return p.width(part.text, part.weight, px) + (part.dot ? px * 0.9f : 0);
    };
    for (const auto& [text, ink] : parts)
        if (!text->empty()) {
            told.push_back({*text, ink, text == &status.step ? Weight::SemiBold : Weight::Regular, text == &status.saved});
            wanted += widthOf(told.back(), size) + gap;
        }
    // Long words get smaller before they leave the strip; where they would be too small then, they stand in lines.
    const float px = std::max(look.mm(kLeastTypeMm), size * std::min(1.0f, box.w / std::max(1.0f, wanted))), between = px * 1.4f;
    std::vector<std::vector<Part>> lines(1);
    float room = box.w;
    for (const Part& part : told) {
        if (!lines.back().empty() && widthOf(part, px) > room + 0.5f) lines.emplace_back(), room = box.w;
        if (widthOf(part, px) > box.w + 0.5f) {  // longer than a line on its own
            const auto broken = app::layout::breakText(look.texts.measure(), part.text, part.weight, box.w, 1e6f, px, px);
            for (const std::string& line : broken.lines) {
                if (!lines.back().empty()) lines.emplace_back();
                lines.back().push_back({line, part.ink, part.weight, false});
            }
            room = 0;
            continue;
        }
        lines.back().push_back(part);
        room -= widthOf(part, px) + between;
    }
    const float lineH = std::min(px * app::layout::kLineHeight, box.h / static_cast<float>(lines.size()));
    float y = box.centre().y - lineH * static_cast<float>(lines.size() - 1) / 2;
    for (const auto& line : lines) {
        float w = -between;
        for (const Part& part : line) w += widthOf(part, px) + between;
        float x = box.centre().x - w / 2;
        for (const Part& part : line) {
            if (part.dot) p.disc({x + px * 0.3f, y}, px * 0.3f, part.ink), x += px * 0.9f;
            x += p.text({x, y - px * 0.61f}, part.text, part.weight, px, part.ink) + between;
        }
        y += lineH;
    }
    p.turn(mark, c, pose.degrees());
}

}  // namespace ui::glass
