#pragma once
// The one font atlas all seats and the board share: Inter in two weights on a ladder of sizes, and a soft shadow. Built once,
// on a worker while the window opens; text of any size is drawn from the rung above it. What Inter lacks is asked of
// OtherScripts.
#include <imgui.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/ports/text_measure.h"
#include "ui/paint/drawn_texts.h"
#include "ui/paint/other_scripts.h"

namespace ui::paint {

class Fonts : public app::TextMeasure {
public:
    // `pxPerMm` decides the rungs the seats' panels use. Throws std::runtime_error if Inter is not installed.
    explicit Fonts(float pxPerMm);

    ImFontAtlas& atlas() { return *m_atlas; }
    void setTexture(ImTextureID texture) { m_atlas->SetTexID(texture); }
    const unsigned char* alpha(int* width, int* height);

    // The rung to draw a size from: the smallest that is not smaller, so that text is only ever scaled down.
    ImFont* font(app::Weight weight, float px) const;
    float widthPerEm(std::string_view utf8, app::Weight weight) const override;

    // Whether Inter has a shape for it, or nobody needs one.
    bool has(std::uint32_t c) const {
        const ImVector<ImWchar>& shapes = m_rungs[0].back().font->IndexLookup;
        return c < 0x20 || (c < static_cast<std::uint32_t>(shapes.Size) && shapes.Data[c] != static_cast<ImWchar>(-1));
    }
    // The parts of a text as one font after the other draws them.
    std::vector<ScriptRun> runsOf(std::string_view utf8) const;
    OtherScripts& others() const { return *m_others; }
    GlyphPictures& pictures() const { return m_others->pictures(); }

    // Texture coordinates of the soft shadow: its middle texel is where nine-patches are cut.
    ImVec4 shadowUv() const { return m_shadowUv; }
    ImVec2 whiteUv() const { return m_atlas->TexUvWhitePixel; }
    const ImVec4* lineUvs() const { return m_atlas->TexUvLines; }
    ImTextureID texture() const { return m_atlas->TexID; }

    // From now on whatever is drawn with these fonts is written down there; null: nowhere.
    void tell(DrawnTexts* drawn) { m_drawn = drawn; }
    DrawnTexts* drawn() const { return m_drawn; }

private:
    struct Rung {
        float px;
        ImFont* font;
    };

    float ownWidth(std::string_view utf8, app::Weight weight) const;

    std::unique_ptr<ImFontAtlas> m_atlas;
    std::vector<Rung> m_rungs[2];  // by weight, rising
    ImVec4 m_shadowUv;
    std::unique_ptr<OtherScripts> m_others;
    DrawnTexts* m_drawn = nullptr;
};

constexpr int kShadowTexels = 32;  // width of the shadow's picture; it fades over half of it

}  // namespace ui::paint
