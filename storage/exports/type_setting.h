#pragma once
// Inter through Pango, without hinting, so that widths scale linearly: how wide a text is (for app/layout's line breaks) and
// the text itself. One object a drawing, on one thread; keeps the widths it was asked for.
#include <array>
#include <memory>
#include <string>
#include <unordered_map>

#include "app/ports/text_measure.h"

typedef struct _cairo cairo_t;

namespace storage::exports {

class TypeSetting : public app::TextMeasure {
public:
    TypeSetting();
    ~TypeSetting() override;

    float widthPerEm(std::string_view utf8, app::Weight weight) const override;
    // With its top left at cairo's current point, in cairo's current colour; `size` in user units.
    void show(cairo_t* cairo, std::string_view utf8, app::Weight weight, float size) const;

private:
    struct Pango;
    std::unique_ptr<Pango> m_pango;
    mutable std::array<std::unordered_map<std::string, float>, 2> m_widths;
};

}  // namespace storage::exports
