#include "ui/paint/other_scripts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <utf8proc.h>

#include <algorithm>
#include <cmath>

#include "app/base/utf8.h"

namespace ui::paint {
namespace {

constexpr float kShapedPx = 64;           // large enough that Pango's 1/1024 steps do not show
constexpr std::size_t kMostRuns = 8'192;  // some two megabytes
constexpr float kMostOverhang = 0.15f;    // em that a run's ink may reach over its neighbours
constexpr int kWidest = 1'024;            // pixels of one glyph: words that are one letter in Arabic are the widest there are

// Fonts of coloured bitmaps have no coverage to be tinted.
constexpr const char* kPlainFonts =
    "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\"><fontconfig><selectfont><rejectfont>"
    "<pattern><patelt name=\"color\"><bool>true</bool></patelt></pattern></rejectfont></selectfont></fontconfig>";
constexpr const char* kFamilies =
    "Inter, Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans CJK JP, Noto Sans Symbols2, Symbola, sans-serif";
// One letter of each script that people write most, to have their fonts at hand.
constexpr const char* kSamples = "n א ش ф λ 漢 か 한 अ ก 😀 ❤";

cairo_scaled_font_t* scaledTo(PangoFont* font, float rungPx) {
    cairo_scaled_font_t* shaped = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));
    cairo_matrix_t size, upright;
    cairo_scaled_font_get_font_matrix(shaped, &size);
    cairo_matrix_init_identity(&upright);
    const double part = static_cast<double>(rungPx) / static_cast<double>(kShapedPx);
    cairo_matrix_t smaller;
    cairo_matrix_init_scale(&smaller, part, part);
    cairo_matrix_multiply(&size, &size, &smaller);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_scaled_font_t* scaled = cairo_scaled_font_create(cairo_scaled_font_get_font_face(shaped), &size, &upright, options);
    cairo_font_options_destroy(options);
    return scaled;
}

// With a pixel of nothing around it, so that no neighbour on the texture shows through.
GlyphCoverage coverageOf(cairo_scaled_font_t* font, unsigned index) {
    cairo_glyph_t glyph{index, 0, 0};
    cairo_text_extents_t ink;
    cairo_scaled_font_glyph_extents(font, &glyph, 1, &ink);
    if (ink.width <= 0 || ink.height <= 0) return {};
    GlyphCoverage coverage;
    coverage.x0 = static_cast<int>(std::floor(ink.x_bearing)) - 1, coverage.y0 = static_cast<int>(std::floor(ink.y_bearing)) - 1;
    coverage.width = std::min(kWidest, static_cast<int>(std::ceil(ink.x_bearing + ink.width)) + 1 - coverage.x0);
    coverage.height = std::min(kWidest, static_cast<int>(std::ceil(ink.y_bearing + ink.height)) + 1 - coverage.y0);
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_A8, coverage.width, coverage.height);
    cairo_t* cairo = cairo_create(surface);
    cairo_set_scaled_font(cairo, font);
    glyph.x = -coverage.x0, glyph.y = -coverage.y0;
    cairo_show_glyphs(cairo, &glyph, 1);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    const unsigned char* rows = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; rows && y < coverage.height; ++y)
        coverage.alpha.insert(coverage.alpha.end(), rows + y * stride, rows + y * stride + coverage.width);
    cairo_surface_destroy(surface);
    return rows ? coverage : GlyphCoverage{};
}

// Plain fonts know no colours: the colour of a skin would be a square behind the hand. Emoji ask to be shown as text, or Pango
// would take the font that is best at coloured ones.
std::string asPlain(std::string_view text) {
    std::string result;
    bool isPicture = false;  // what stands before
    for (std::size_t at = 0; at < text.size();) {
        const std::uint32_t c = app::nextCodePoint(text, at);
        const bool isSkin = c >= 0x1F3FB && c <= 0x1F3FF, isSelector = c == 0xFE0E || c == 0xFE0F;
        if (isSkin || (isSelector && isPicture)) continue;  // a keycap keeps its own: one font has to draw all of it
        app::appendCodePoint(result, c);
        const auto kind = utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->boundclass;
        isPicture = kind == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
        if (isPicture) app::appendCodePoint(result, 0xFE0E);
    }
    return result;
}

bool isRightToLeft(std::uint32_t c) {
    const auto direction = utf8proc_get_property(static_cast<utf8proc_int32_t>(c))->bidi_class;
    return direction == UTF8PROC_BIDI_CLASS_R || direction == UTF8PROC_BIDI_CLASS_AL;
}

// Ideographs and emoji have nothing to do with their neighbours: alone they are found again in other texts.
bool standsAlone(std::string_view cluster) {
    std::size_t at = 0;
    return g_unichar_iswide(app::nextCodePoint(cluster, at));
}

}  // namespace

// A font map of its own, with plain fonts only.
struct OtherScripts::Pango {
    struct Unref {
        void operator()(void* object) const { g_object_unref(object); }
    };
    template <class T>
    using Owned = std::unique_ptr<T, Unref>;
    // A font that was chosen, at any size.
    struct Face {
        Owned<PangoFont> font;
        std::map<float, cairo_scaled_font_t*> scaled;  // by rung
    };

    Owned<PangoFontMap> fonts{pango_cairo_font_map_new()};
    Owned<PangoContext> context;
    Owned<PangoLayout> layout;
    app::Per<app::Weight, PangoFontDescription*> descriptions;
    std::vector<Face> faces;
    std::map<PangoFont*, int> known;

    explicit Pango(const app::Per<app::Weight, float>& letterN) {
        if (FcConfig* config = FcInitLoadConfig()) {
            FcConfigParseAndLoadFromMemory(config, reinterpret_cast<const FcChar8*>(kPlainFonts), FcTrue);
            FcConfigBuildFonts(config);
            pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts.get()), config);
            FcConfigDestroy(config);  // the map keeps its own reference
        }
        context.reset(pango_font_map_create_context(fonts.get()));
        pango_context_set_language(context.get(), pango_language_from_string("fr"));
        pango_context_set_round_glyph_positions(context.get(), FALSE);
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        pango_cairo_context_set_font_options(context.get(), options);
        cairo_font_options_destroy(options);
        layout.reset(pango_layout_new(context.get()));
        pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
        for (const auto weight : {app::Weight::Regular, app::Weight::SemiBold}) {
            PangoFontDescription*& description = descriptions[weight];
            description = pango_font_description_from_string(kFamilies);
            pango_font_description_set_weight(description,
                                              weight == app::Weight::SemiBold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
            // The atlas counts a font's size from its top to its bottom, Pango its em: the same letter tells how they differ.
            setSize(description, 1);
            const float n = widthOf("n", weight);
            setSize(description, n > 0 ? letterN[weight] / n : 1);
            widthOf(kSamples, weight);
        }
    }
    Pango(const Pango&) = delete;
    Pango& operator=(const Pango&) = delete;
    ~Pango() {
        for (PangoFontDescription* description : descriptions) pango_font_description_free(description);
        for (Face& face : faces)
            for (const auto& [rung, scaled] : face.scaled) cairo_scaled_font_destroy(scaled);
    }

    static void setSize(PangoFontDescription* description, float ems) {
        pango_font_description_set_absolute_size(description, static_cast<double>(ems * kShapedPx) * PANGO_SCALE);
    }
    void set(std::string_view text, app::Weight weight) const {
        pango_layout_set_font_description(layout.get(), descriptions[weight]);
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    }
    static float em(int units) { return static_cast<float>(units) / PANGO_SCALE / kShapedPx; }
    float widthOf(std::string_view text, app::Weight weight) const {
        set(text, weight);
        int width = 0;
        pango_layout_get_size(layout.get(), &width, nullptr);
        return em(width);
    }
    int faceOf(PangoFont* font) {
        const auto [at, isNew] = known.try_emplace(font, static_cast<int>(faces.size()));
        if (isNew) faces.push_back({Owned<PangoFont>(PANGO_FONT(g_object_ref(font))), {}});
        return at->second;
    }
    ShapedRun shape(std::string_view text, app::Weight weight) {
        set(asPlain(text), weight);
        ShapedRun shaped;
        PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), 0);
        if (!line) return shaped;
        PangoRectangle ink{}, logical{};
        pango_layout_line_get_extents(line, &ink, &logical);
        // A keycap is far wider than the digit it is around: it would lie over its neighbours.
        const auto overhang = [](int units) { return em(units) > kMostOverhang ? units : 0; };
        int pen = overhang(-ink.x);
        for (const GSList* node = line->runs; node; node = node->next) {  // from left to right, as they are seen
            const auto* run = static_cast<const PangoLayoutRun*>(node->data);
            for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
                const PangoGlyphInfo& glyph = run->glyphs->glyphs[i];
                const bool isUnknown = !run->item->analysis.font || (glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
                if (glyph.glyph != PANGO_GLYPH_EMPTY)
                    shaped.glyphs.push_back(
                        {isUnknown ? GlyphSource{-1, 0} : GlyphSource{faceOf(run->item->analysis.font), glyph.glyph},
                         em(pen + glyph.geometry.x_offset), em(glyph.geometry.y_offset)});
                pen += glyph.geometry.width;
            }
        }
        shaped.width = em(pen + overhang(ink.x + ink.width - logical.width));
        return shaped;
    }
    GlyphCoverage draw(const GlyphSource& source, float rungPx) {
        Face& face = faces.at(static_cast<std::size_t>(source.face));
        cairo_scaled_font_t*& scaled = face.scaled[rungPx];
        if (!scaled) scaled = scaledTo(face.font.get(), rungPx);
        return coverageOf(scaled, source.glyph);
    }
};

OtherScripts::OtherScripts(const app::Per<app::Weight, float>& letterN) : m_letterN(letterN) {}
OtherScripts::~OtherScripts() = default;

void OtherScripts::prepare() {
    if (m_pango || m_coming.valid()) return;
    m_coming = std::async(std::launch::async, [letterN = m_letterN] { return std::make_unique<Pango>(letterN); });
}

OtherScripts::Pango& OtherScripts::pango() {
    prepare();
    if (m_coming.valid()) m_pango = m_coming.get();
    return *m_pango;
}

std::vector<ScriptRun> OtherScripts::runsOf(std::string_view text, const std::function<bool(std::uint32_t)>& isOwn) {
    for (std::size_t at = 0; at < text.size();)
        if (isRightToLeft(app::nextCodePoint(text, at))) return {{text, true}};
    std::vector<ScriptRun> runs;
    bool joins = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view cluster = text.substr(at, app::clusterEnd(text, at) - at);
        bool isOther = false;
        for (std::size_t i = 0; i < cluster.size();) isOther |= !isOwn(app::nextCodePoint(cluster, i));
        const bool isAlone = isOther && standsAlone(cluster);
        if (joins && !isAlone && runs.back().isOther == isOther)
            runs.back().text = {runs.back().text.data(), runs.back().text.size() + cluster.size()};
        else runs.push_back({cluster, isOther});
        joins = !isAlone;
        at += cluster.size();
    }
    return runs;
}

const ShapedRun& OtherScripts::shaped(std::string_view run, app::Weight weight) {
    std::string key{weight == app::Weight::SemiBold ? 'b' : 'r'};
    key += run;
    if (const auto found = m_runs.find(key); found != m_runs.end()) {
        m_order.splice(m_order.begin(), m_order, found->second);
        return m_order.front().run;
    }
    m_order.push_front({std::move(key), pango().shape(run, weight)});
    m_runs.emplace(m_order.front().key, m_order.begin());
    if (m_order.size() > kMostRuns) m_runs.erase(m_order.back().key), m_order.pop_back();
    return m_order.front().run;
}

const GlyphPicture* OtherScripts::picture(const GlyphSource& source, float rungPx) {
    return m_pictures.find(source, rungPx, [&] { return pango().draw(source, rungPx); });
}

}  // namespace ui::paint
