#pragma once
// Letters that Inter lacks (Arabic, Hebrew, Chinese, emoji …), from whatever plain fonts are installed: runs of them are shaped
// and ordered by Pango once, at no size in particular, and each glyph is drawn once for each rung (GlyphPictures). Asked by Fonts
// and Painter, and only for texts that Inter cannot write. Not for several threads. Keeps the runs used last.
#include <cstdint>
#include <functional>
#include <future>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/base/per.h"
#include "app/ports/text_measure.h"
#include "ui/paint/glyph_pictures.h"

namespace ui::paint {

// Where its pen stands, in em from the beginning of the run and from the baseline, y down.
struct PlacedGlyph {
    GlyphSource source;  // face −1: no installed font has it
    float x = 0, y = 0;
};

struct ShapedRun {
    float width = 0;  // em
    std::vector<PlacedGlyph> glyphs;
};

// A part of a text that one font draws: Inter, or Pango's choice.
struct ScriptRun {
    std::string_view text;
    bool isOther = false;
};

class OtherScripts {
public:
    // `letterN`: how wide Inter's n is in the atlas, in em, by weight: other fonts are drawn as large.
    explicit OtherScripts(const app::Per<app::Weight, float>& letterN);
    ~OtherScripts();

    // In the order they are drawn. A text with right-to-left letters is one run; else a cluster of which Inter lacks a part is
    // another's. `isOwn`: whether Inter has the letter.
    static std::vector<ScriptRun> runsOf(std::string_view text, const std::function<bool(std::uint32_t)>& isOwn);

    // Valid until the next call.
    const ShapedRun& shaped(std::string_view run, app::Weight weight);
    std::size_t keptRuns() const { return m_order.size(); }
    GlyphPictures& pictures() { return m_pictures; }
    // The picture of a glyph for a rung in pixels; null where nothing is to be drawn, or not yet.
    const GlyphPicture* picture(const GlyphSource& source, float rungPx);

    // Looks for the fonts on a thread of its own, so that the first such letter does not wait for them.
    void prepare();

private:
    struct Pango;
    struct Kept {
        std::string key;  // weight and run
        ShapedRun run;
    };
    Pango& pango();

    app::Per<app::Weight, float> m_letterN;
    std::future<std::unique_ptr<Pango>> m_coming;
    std::unique_ptr<Pango> m_pango;
    std::list<Kept> m_order;  // used last in front
    std::unordered_map<std::string_view, std::list<Kept>::iterator> m_runs;
    GlyphPictures m_pictures;
};

}  // namespace ui::paint
