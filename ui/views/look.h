#pragma once
// What every view may look at: the board, where things are, what is in the hands, the words and the fonts. Const: views draw,
// return nothing and decide nothing.
#include <cstring>
#include <string>
#include <unordered_map>

#include "app/base/texts.h"
#include "app/layout/text_box.h"
#include "ui/glass/drafts.h"
#include "ui/glass/scene.h"
#include "ui/paint/painter.h"

namespace ui::views {

// Lines of each text, broken once; broken again only when the text changes.
class BrokenTexts {
public:
    explicit BrokenTexts(const app::TextMeasure& measure) : m_measure(measure) {}
    const app::layout::TextBox& of(std::uint64_t record, const std::string& text, app::Weight weight, float w, float h,
                                   float size, float smaller);
    const app::TextMeasure& measure() const { return m_measure; }

private:
    struct Entry {
        std::string text;
        float w = 0, h = 0;
        app::layout::TextBox box;
    };
    const app::TextMeasure& m_measure;
    std::unordered_map<std::uint64_t, Entry> m_entries;
};

struct Look {
    const app::Board& board;
    const glass::Scene& scene;
    const glass::Drafts& drafts;
    const app::Texts& tr;
    BrokenTexts& texts;
    double nowS = 0;

    float mm(float millimetres) const { return scene.plan().size.mm(millimetres); }
};

// A piece of the picture: where it is and what it shows, so that only what differs from the frame before is drawn again.
struct Piece {
    app::Rect px;
    std::uint64_t face = 0;  // hash of everything that decides its looks
};

// A hash over values and texts, for Piece::face. Lives for one run only.
class Face {
public:
    template <class T>
    Face& add(const T& value) requires std::is_trivially_copyable_v<T> {
        for (std::size_t at = 0; at < sizeof value; at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, reinterpret_cast<const char*>(&value) + at, std::min<std::size_t>(8, sizeof value - at));
            mix(word);
        }
        return *this;
    }
    Face& add(const std::string& text) { return add(std::hash<std::string>{}(text)); }
    std::uint64_t hash() const { return m_hash; }

private:
    void mix(std::uint64_t word) {
        m_hash = (m_hash ^ word) * 0x9e3779b97f4a7c15u;
        m_hash ^= m_hash >> 32;
    }
    std::uint64_t m_hash = 1469598103934665603u;
};

}  // namespace ui::views
