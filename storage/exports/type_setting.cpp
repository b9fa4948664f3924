#include "storage/exports/type_setting.h"

#include <pango/pangocairo.h>

namespace storage::exports {
namespace {

constexpr float kMeasuredSize = 64;  // large enough that Pango's 1/1024 steps do not show

PangoFontDescription* descriptionFor(app::Weight weight) {
    PangoFontDescription* description = pango_font_description_from_string("Inter, Noto Sans, sans-serif");
    pango_font_description_set_weight(description, weight == app::Weight::SemiBold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
    return description;
}

}  // namespace

// A font map of its own: exporters run on a worker thread while the table draws.
struct TypeSetting::Pango {
    struct Unref {
        void operator()(void* object) const { g_object_unref(object); }
    };
    std::unique_ptr<PangoFontMap, Unref> fonts{pango_cairo_font_map_new()};
    std::unique_ptr<PangoContext, Unref> context{pango_font_map_create_context(fonts.get())};
    std::unique_ptr<PangoLayout, Unref> layout;
    std::array<PangoFontDescription*, 2> descriptions{descriptionFor(app::Weight::Regular),
                                                      descriptionFor(app::Weight::SemiBold)};

    Pango() {
        pango_context_set_round_glyph_positions(context.get(), FALSE);
        cairo_font_options_t* options = cairo_font_options_create();
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        pango_cairo_context_set_font_options(context.get(), options);
        cairo_font_options_destroy(options);
        layout.reset(pango_layout_new(context.get()));
        pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    }
    ~Pango() {
        for (PangoFontDescription* description : descriptions) pango_font_description_free(description);
    }
    PangoLayout* with(std::string_view utf8, app::Weight weight, float size) {
        PangoFontDescription* description = descriptions[weight == app::Weight::SemiBold];
        pango_font_description_set_absolute_size(description, static_cast<double>(size) * PANGO_SCALE);
        pango_layout_set_font_description(layout.get(), description);
        pango_layout_set_text(layout.get(), utf8.data(), static_cast<int>(utf8.size()));
        return layout.get();
    }
};

TypeSetting::TypeSetting() : m_pango(std::make_unique<Pango>()) {}
TypeSetting::~TypeSetting() = default;

float TypeSetting::widthPerEm(std::string_view utf8, app::Weight weight) const {
    auto& widths = m_widths[weight == app::Weight::SemiBold];
    const auto [at, isNew] = widths.try_emplace(std::string(utf8));
    if (isNew) {
        int width = 0;
        pango_layout_get_size(m_pango->with(utf8, weight, kMeasuredSize), &width, nullptr);
        at->second = static_cast<float>(width) / PANGO_SCALE / kMeasuredSize;
    }
    return at->second;
}

void TypeSetting::show(cairo_t* cairo, std::string_view utf8, app::Weight weight, float size) const {
    pango_cairo_update_context(cairo, m_pango->context.get());
    pango_layout_context_changed(m_pango->layout.get());
    pango_cairo_show_layout(cairo, m_pango->with(utf8, weight, size));
}

}  // namespace storage::exports
