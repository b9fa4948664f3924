#include "ui/paint/fonts.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <stdexcept>

#include "app/base/result.h"
#include "app/base/utf8.h"

namespace ui::paint {
namespace {

constexpr const char* kFiles[2] = {"/usr/share/fonts/opentype/inter/Inter-Regular.otf",
                                   "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"};

// French and its neighbours, the typographic signs LOOK asks for, arrows and a check mark.
constexpr ImWchar kRanges[] = {0x20,   0x7E,   0xA0,   0x17F,  0x2010, 0x2027, 0x202F, 0x202F, 0x2030,
                               0x2030, 0x2039, 0x203A, 0x20AC, 0x20AC, 0x2190, 0x2193, 0x2212, 0x2212,
                               0x2248, 0x2248, 0x2264, 0x2265, 0x2713, 0x2713, 0xFFFD, 0xFFFD, 0};

// A quarter disc fading from the middle outward in each corner: stretched as a nine-patch it is a blurred rectangle.
void paintShadow(unsigned char* pixels, int stride) {
    const float half = kShadowTexels / 2.0f;
    for (int y = 0; y < kShadowTexels; ++y)
        for (int x = 0; x < kShadowTexels; ++x) {
            const float fx = 1 - std::abs(x + 0.5f - half) / half, fy = 1 - std::abs(y + 0.5f - half) / half;
            const auto smooth = [](float t) { return t * t * (3 - 2 * t); };
            pixels[y * stride + x] = static_cast<unsigned char>(255 * smooth(fx) * smooth(fy));
        }
}

}  // namespace

Fonts::Fonts(float pxPerMm) : m_atlas(std::make_unique<ImFontAtlas>()) {
    // Rungs: whole pixels where the board is small and every pixel counts, then steps of a fifth, so that text drawn from the
    // rung above it is hardly scaled; the sizes the panels use are exact.
    std::vector<float> sizes{8, 9, 10, 11, 12, 13, 14, 16, 19, 23, 28, 34, 42};
    for (float mm : {4.6f, 5.0f}) sizes.push_back(std::clamp(std::round(mm * pxPerMm), 11.0f, 48.0f));
    std::sort(sizes.begin(), sizes.end());
    sizes.erase(std::unique(sizes.begin(), sizes.end(), [](float a, float b) { return b - a < 0.75f; }), sizes.end());

    m_atlas->Flags |= ImFontAtlasFlags_NoMouseCursors;
    m_atlas->TexDesiredWidth = 2048;
    for (int weight = 0; weight < 2; ++weight) {
        if (!std::filesystem::exists(kFiles[weight]))
            throw std::runtime_error(TR_NOOP("The font Inter is missing (package fonts-inter)."));
        for (float px : sizes) {
            ImFontConfig config;
            config.OversampleH = px <= 19 ? 3 : 1, config.OversampleV = 1;  // subpixel places where letters are few pixels wide
            m_rungs[weight].push_back({px, m_atlas->AddFontFromFileTTF(kFiles[weight], px, &config, kRanges)});
        }
    }
    const int shadow = m_atlas->AddCustomRectRegular(kShadowTexels, kShadowTexels);
    if (!m_atlas->Build()) throw std::runtime_error(TR_NOOP("The fonts could not be laid out."));
    const ImFontAtlasCustomRect* rect = m_atlas->GetCustomRectByIndex(shadow);
    paintShadow(m_atlas->TexPixelsAlpha8 + rect->Y * m_atlas->TexWidth + rect->X, m_atlas->TexWidth);
    const float w = static_cast<float>(m_atlas->TexWidth), h = static_cast<float>(m_atlas->TexHeight);
    // Half a texel inside, so that filtering never reaches the neighbours.
    m_shadowUv = {(rect->X + 0.5f) / w, (rect->Y + 0.5f) / h, (rect->X + kShadowTexels - 0.5f) / w,
                  (rect->Y + kShadowTexels - 0.5f) / h};
    m_others = std::make_unique<OtherScripts>(
        app::Per<app::Weight, float>({ownWidth("n", app::Weight::Regular), ownWidth("n", app::Weight::SemiBold)}));
}

const unsigned char* Fonts::alpha(int* width, int* height) {
    unsigned char* pixels = nullptr;
    m_atlas->GetTexDataAsAlpha8(&pixels, width, height);
    return pixels;
}

ImFont* Fonts::font(app::Weight weight, float px) const {
    const auto& rungs = m_rungs[weight == app::Weight::SemiBold];
    for (const Rung& rung : rungs)
        if (rung.px >= px - 0.5f) return rung.font;
    return rungs.back().font;
}

std::vector<ScriptRun> Fonts::runsOf(std::string_view utf8) const {
    return OtherScripts::runsOf(utf8, [&](std::uint32_t c) { return has(c); });
}

float Fonts::ownWidth(std::string_view utf8, app::Weight weight) const {
    const Rung& rung = m_rungs[weight == app::Weight::SemiBold].back();
    float width = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::uint32_t c = app::nextCodePoint(utf8, at);
        width += rung.font->GetCharAdvance(static_cast<ImWchar>(c <= 0xFFFF ? c : 0xFFFD));
    }
    return width / rung.px;
}

float Fonts::widthPerEm(std::string_view utf8, app::Weight weight) const {
    bool isOwn = true;
    for (std::size_t at = 0; isOwn && at < utf8.size();) isOwn = has(app::nextCodePoint(utf8, at));
    if (isOwn) return ownWidth(utf8, weight);
    float width = 0;
    for (const ScriptRun& run : runsOf(utf8))
        width += run.isOther ? m_others->shaped(run.text, weight).width : ownWidth(run.text, weight);
    return width;
}

}  // namespace ui::paint
