#include "ui/paint/sheet.h"

#include <imgui_internal.h>

namespace ui::paint {

struct Sheet::Parts {
    ImDrawListSharedData shared;
    ImDrawList list{&shared};
};

Sheet::Sheet(const Fonts& fonts) : m_fonts(fonts), m_parts(std::make_unique<Parts>()) {
    m_parts->shared.SetCircleTessellationMaxError(0.3f);
    m_parts->shared.CurveTessellationTol = 1.25f;
    m_parts->shared.InitialFlags =
        ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
}

Sheet::~Sheet() = default;

Painter Sheet::begin(const app::Rect& clip) {
    m_parts->shared.TexUvWhitePixel = m_fonts.whiteUv();
    m_parts->shared.TexUvLines = m_fonts.lineUvs();
    m_parts->shared.ClipRectFullscreen = {clip.x, clip.y, clip.right(), clip.bottom()};
    m_parts->list._ResetForNewFrame();
    m_parts->list.PushTextureID(m_fonts.texture());
    m_parts->list.PushClipRectFullScreen();
    return Painter(m_parts->list, m_fonts);
}

const ImDrawList& Sheet::list() const { return m_parts->list; }

}  // namespace ui::paint
