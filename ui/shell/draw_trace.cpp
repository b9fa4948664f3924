#include "ui/shell/draw_trace.h"

#include <algorithm>
#include <array>

namespace ui::shell {
namespace {

void addTriangles(const ImDrawList& list, const app::Pose& pose, std::vector<glass::Piece>& pieces) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
        const ImVec4& clip = command.ClipRect;
        const app::Rect within{clip.x, clip.y, clip.z - clip.x, clip.w - clip.y};
        const glass::Face begun = glass::Face{}.add(command.TextureId).add(within);
        const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
        for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
            std::array<ImDrawVert, 3> corners;
            for (unsigned k = 0; k < 3; ++k) corners[k] = list.VtxBuffer.Data[command.VtxOffset + index[i + k]];
            const auto [left, right] = std::minmax({corners[0].pos.x, corners[1].pos.x, corners[2].pos.x});
            const auto [top, bottom] = std::minmax({corners[0].pos.y, corners[1].pos.y, corners[2].pos.y});
            const app::Rect shown = app::clipped({left, top, right - left, bottom - top}, within);
            if (!shown.empty()) pieces.push_back({pose.toTable(shown), glass::Face{begun}.add(corners).hash()});
        }
    }
}

}  // namespace

std::vector<app::Rect> DrawTrace::compare(const ImDrawData& data, const app::Pose& pose) {
    std::vector<glass::Piece> pieces;
    pieces.reserve(static_cast<std::size_t>(data.TotalIdxCount / 3));
    for (int i = 0; i < data.CmdListsCount; ++i) addTriangles(*data.CmdLists[i], pose, pieces);
    m_damage.compare(pieces);
    return m_damage.take(pose.box.grown(1));
}

}  // namespace ui::shell
