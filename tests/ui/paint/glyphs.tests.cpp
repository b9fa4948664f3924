// Every character that can be shown has a shape in the atlas: a box with a cross in it says nothing.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "app/base/utf8.h"
#include "ui/paint/fonts.h"

using namespace ui::paint;

namespace {

Fonts& fonts() {
    static Fonts kFonts(2.0f);
    return kFonts;
}

std::set<std::uint32_t> charactersOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    INFO(file);
    REQUIRE_FALSE(text.empty());
    std::set<std::uint32_t> found;
    for (std::size_t at = 0; at < text.size();)
        if (const auto c = app::nextCodePoint(text, at); c >= 0x20) found.insert(c);
    return found;
}

void checkAll(const std::set<std::uint32_t>& characters, const std::string& where) {
    for (app::Weight weight : {app::Weight::Regular, app::Weight::SemiBold})
        for (float px : {11.0f, 18.0f, 40.0f})
            for (std::uint32_t c : characters) {
                std::string shown;
                app::appendCodePoint(shown, c);
                INFO("“" << shown << "” U+" << std::hex << c << " of " << where);
                CHECK(c <= 0xFFFF);
                CHECK(fonts().font(weight, px)->FindGlyphNoFallback(static_cast<ImWchar>(c)) != nullptr);
            }
}

}  // namespace

TEST_CASE("Every character of the texts, the demonstration and the templates has a glyph in both weights", "[paint][fonts]") {
    const std::filesystem::path assets = std::filesystem::path(PARCOURS_SOURCE) / "assets";
    int files = 0;
    for (const char* folder : {"texts", "demo", "templates"})
        for (const auto& entry : std::filesystem::directory_iterator(assets / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".po" && extension != ".json") continue;
            checkAll(charactersOf(entry.path()), entry.path().filename().string());
            ++files;
        }
    CHECK(files >= 5);
}

TEST_CASE("Every character of the sources' own words has a glyph, and so has every key of the keyboards", "[paint][fonts]") {
    const std::filesystem::path root = PARCOURS_SOURCE;
    std::vector<std::string> files{"ui/shell/table.cpp",
                                   "ui/hands/note_choices.cpp",
                                   "ui/hands/bubbles.cpp",
                                   "ui/views/funnel/action_choices.cpp",
                                   "ui/views/funnel/action_words.cpp",
                                   "ui/views/funnel/list_drawing.cpp",
                                   "ui/views/funnel/tiers_drawing.cpp",
                                   "app/commands/seats.cpp"};
    for (const char* folder : {"keyboard", "home", "seat", "facilitator"})
        for (const auto& entry : std::filesystem::directory_iterator(root / "ui/panels" / folder))
            if (entry.path().extension() == ".cpp")
                files.push_back(std::filesystem::relative(entry.path(), root).generic_string());
    CHECK(files.size() > 30);
    for (const std::string& file : files) {
        auto characters = charactersOf(root / file);
        std::erase_if(characters,
                      [](std::uint32_t c) { return c == 0x2192 || c == 0x2500; });  // arrows are checked with the texts
        checkAll(characters, file);
    }
}

TEST_CASE("All of French, and its neighbours' letters, can be written", "[paint][fonts]") {
    std::set<std::uint32_t> letters;
    const std::string text = "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ«»“”‘’…–—·€°№áíóúñßäöåøłşž× \u00A0\u202F";
    for (std::size_t at = 0; at < text.size();) letters.insert(app::nextCodePoint(text, at));
    letters.erase(0x2116);  // № is not French; it may be missing
    checkAll(letters, "French");
}

TEST_CASE("A text is drawn from a rung that is not smaller than it, and measures the same at every zoom", "[paint][fonts]") {
    for (float px : {8.0f, 11.0f, 15.0f, 22.0f, 39.0f}) CHECK(fonts().font(app::Weight::Regular, px)->FontSize >= px - 0.51f);
    const float em = fonts().widthPerEm("Trop d’attente en caisse", app::Weight::Regular);
    CHECK(em > 8);
    CHECK(em < 16);
    CHECK(fonts().widthPerEm("Trop d’attente en caisse", app::Weight::SemiBold) > em);
    CHECK(fonts().widthPerEm("", app::Weight::Regular) == 0);
    CHECK(fonts().widthPerEm("aa", app::Weight::Regular) == Approx(2 * fonts().widthPerEm("a", app::Weight::Regular)));
    CHECK(fonts().widthPerEm("\U0001F600", app::Weight::Regular) > 0);  // beyond 16 bits: the replacement's width
}
