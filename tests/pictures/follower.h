#pragma once
// Follows a table frame by frame with a glass that is kept by damage, as the program keeps its own, and holds it against the same
// state drawn whole, pixel for pixel: else something was left behind, or not drawn at all.
#include <algorithm>
#include <filesystem>
#include <string>

#include "tests/bench/shown.h"
#include "tests/pictures/compare.h"

namespace tests {

inline constexpr int kEvery = 9;        // frames between two comparisons: what is left behind stays
inline constexpr int kMostFrames = 60;  // until a board that nobody moves any more is sharp

// Where two pictures differ; there `marked` becomes red.
inline app::Rect difference(const ui::shell::Pixels& a, const ui::shell::Pixels& b, ui::shell::Pixels& marked) {
    app::Rect box;
    for (int y = 0; y < a.height; ++y) {
        const auto row = static_cast<std::ptrdiff_t>(y) * a.width * 4, end = row + static_cast<std::ptrdiff_t>(a.width) * 4;
        if (std::equal(a.rgba.begin() + row, a.rgba.begin() + end, b.rgba.begin() + row)) continue;
        for (int x = 0; x < a.width; ++x)
            if (const auto at = row + x * 4; !std::equal(a.rgba.begin() + at, a.rgba.begin() + at + 4, b.rgba.begin() + at)) {
                box = app::united(box, {static_cast<float>(x), static_cast<float>(y), 1, 1});
                marked.rgba[static_cast<std::size_t>(at)] = 255;
                marked.rgba[static_cast<std::size_t>(at) + 1] = marked.rgba[static_cast<std::size_t>(at) + 2] = 0;
            }
    }
    return box;
}

// Follows a table frame by frame; answers in words where its glass first differed from the state drawn whole.
class Follower {
public:
    Follower(Studio& studio, std::string name) : m_studio(studio), m_name(std::move(name)), m_glass(studio.fonts()) {}

    void frame(ui::shell::Table& table, double nowS) {
        m_studio.keep(m_glass, table, nowS);
        if (++m_frames % kEvery == 0 && m_glass.settled()) compare(table, nowS);
    }
    void compare(ui::shell::Table& table, double nowS) {
        if (!m_trouble.empty()) return;
        if (m_studio.settle(m_glass, table, nowS) > kMostFrames) m_trouble = m_name + " does not become sharp";
        const ui::shell::Pixels whole = m_studio.picture(table, nowS);
        ++m_compared;
        tell(whole, m_glass.screen(), nowS);
        if (m_trouble.empty()) tellIfNotNear(whole, m_glass.canvas(), nowS);
    }
    // While the board moves it may be a scaled one; what lies round it may not be anything else than whole.
    void compareRound(ui::shell::Table& table, double nowS) {
        if (!m_trouble.empty()) return;
        ui::shell::Pixels whole = m_studio.picture(table, nowS);
        ui::shell::Pixels now = m_glass.screen();
        const MapView& map = mapOf(table.scene());
        // What has a least size in pixels (fringes, shadows: 4 at most) is stretched with the picture until a sharp one is there;
        // on a slow machine that may be twelve steps of a zoom later, each by a twelfth at most.
        constexpr float kLeastSizes = 4, kStretch = 2.5f;
        const float scale = map.viewport().scale;
        const app::Rect board = map.viewport().toPx(map.layout().bounds).grown(kLeastSizes * kStretch + 6 * scale);
        for (int y = 0; y < whole.height; ++y)
            for (int x = 0; x < whole.width; ++x)
                if (board.contains({static_cast<float>(x), static_cast<float>(y)})) {
                    const auto at = (static_cast<std::size_t>(y) * whole.width + x) * 4;
                    std::fill_n(&whole.rgba[at], 4, 0), std::fill_n(&now.rgba[at], 4, 0);
                } else {
                    ++m_round;
                }
        tell(whole, now, nowS);
    }
    long round() const { return m_round; }  // pixels that were compared so
    bool settled() const { return m_glass.settled(); }
    int compared() const { return m_compared; }
    const std::string& trouble() const { return m_trouble; }

private:
    // What a GPU blends may be rounded otherwise.
    void tellIfNotNear(const ui::shell::Pixels& whole, ui::shell::Pixels now, double nowS) {
        for (std::size_t i = 0; i < whole.rgba.size(); ++i)
            if (std::abs(whole.rgba[i] - now.rgba[i]) <= 1) now.rgba[i] = whole.rgba[i];
        tell(whole, now, nowS);
    }
    void tell(const ui::shell::Pixels& whole, const ui::shell::Pixels& now, double nowS) {
        ui::shell::Pixels marked = now;
        const app::Rect box = difference(whole, now, marked);
        if (box.empty()) return;
        m_trouble = m_name + " differs after " + std::to_string(nowS) + " s in " + std::to_string(static_cast<int>(box.x)) + "," +
                    std::to_string(static_cast<int>(box.y)) + " " + std::to_string(static_cast<int>(box.w)) + " x " +
                    std::to_string(static_cast<int>(box.h));
        const std::filesystem::path folder = std::filesystem::path(PARCOURS_BUILD) / "pictures";
        std::filesystem::create_directories(folder);
        ui::shell::writeFile(folder / (m_name + ".whole.png"), ui::shell::encodePng(whole));
        ui::shell::writeFile(folder / (m_name + ".kept.png"), ui::shell::encodePng(now));
        ui::shell::writeFile(folder / (m_name + ".marked.png"), ui::shell::encodePng(marked));
    }

    Studio& m_studio;
    std::string m_name, m_trouble;
    KeptGlass m_glass;
    int m_frames = 0, m_compared = 0;
    long m_round = 0;
};

}  // namespace tests
