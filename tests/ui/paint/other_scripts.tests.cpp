// Letters that Inter lacks are read all the same; what Inter has is drawn as ever.
#include "ui/paint/other_scripts.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "app/base/utf8.h"
#include "ui/gl/renderer.h"
#include "ui/paint/sheet.h"

using namespace ui::paint;
using app::Weight;

namespace {

Fonts& scriptFonts() {
    static Fonts kFonts(2.0f);
    return kFonts;
}

const std::vector<std::string>& foreign() {
    static const std::vector<std::string> kTexts{
        "شكراً",    "תודה רבה",  "谢谢", "ありがとう",         "감사합니다",    "धन्यवाद",       "ขอบคุณ",
        "спасибо", "ευχαριστώ", "😀",    "❤\uFE0F 👍🏽", "1\uFE0F\u20E3", "x\u0323\u0308"};
    return kTexts;
}

// What a text becomes on a sheet: quads by the texture they are cut from.
struct Drawn {
    int own = 0, others = 0, boxes = 0;
    float left = 1e9f, right = 0;
};
Drawn drawn(const std::string& text, float px, Weight weight = Weight::Regular) {
    Sheet sheet(scriptFonts());
    Painter painter = sheet.begin({0, 0, 2000, 200});
    painter.text({10, 10}, text, weight, px, kInk);
    const ImDrawList& list = sheet.list();
    const ImFontGlyph* box = scriptFonts().font(weight, px)->FindGlyph(0xFFFD);
    Drawn result;
    for (const ImDrawCmd& command : list.CmdBuffer)
        for (unsigned i = command.IdxOffset; i < command.IdxOffset + command.ElemCount; i += 6) {
            const ImDrawVert& corner = list.VtxBuffer[static_cast<int>(command.VtxOffset) + list.IdxBuffer[static_cast<int>(i)]];
            const ImDrawVert& opposite =
                list.VtxBuffer[static_cast<int>(command.VtxOffset) + list.IdxBuffer[static_cast<int>(i) + 2]];
            if (command.TextureId == ui::gl::Renderer::glyphs()) ++result.others;
            else if (corner.uv.x == box->U0 && corner.uv.y == box->V0) ++result.boxes;
            else ++result.own;
            result.left = std::min(result.left, corner.pos.x), result.right = std::max(result.right, opposite.pos.x);
        }
    return result;
}

// The next frame: a budget of pictures again.
void nextFrame() { scriptFonts().pictures().frameDrawn(); }

}  // namespace

TEST_CASE("Texts in other scripts are drawn from other fonts, as wide as they are measured, and never as boxes",
          "[paint][scripts]") {
    for (const Weight weight : {Weight::Regular, Weight::SemiBold})
        for (const float px : {9.0f, 15.0f, 28.0f})
            for (const std::string& text : foreign()) {
                nextFrame();
                CAPTURE(text, px);
                const float width = scriptFonts().widthPerEm(text, weight) * px;
                CHECK(width > 0.3f * px);
                CHECK(width < 1.3f * px * static_cast<float>(text.size()));
                const Drawn seen = drawn(text, px, weight);
                CHECK(seen.others > 0);
                CHECK(seen.boxes == 0);
                CHECK(seen.left > 8 - 0.3f * px);  // a picture has a pixel of nothing around it
                CHECK(seen.right < 12 + width + 0.3f * px);
            }
}

TEST_CASE("What Inter has is drawn from the atlas in one command, and no other font is asked", "[paint][scripts]") {
    const Fonts alone(2.0f);
    Sheet sheet(alone);
    Painter painter = sheet.begin({0, 0, 2000, 200});
    painter.text({10, 10}, "L’été : « déjà vu » — 15 €", Weight::Regular, 16, kInk);
    CHECK(sheet.list().CmdBuffer.Size == 1);
    CHECK(sheet.list().CmdBuffer[0].TextureId == alone.texture());
    CHECK(alone.pictures().count() == 0);
    CHECK(alone.others().keptRuns() == 0);
}

TEST_CASE("A mixed text changes fonts where its letters do, between clusters", "[paint][scripts]") {
    const auto told = [](const std::string& text) {
        std::string result;
        for (const ScriptRun& run : scriptFonts().runsOf(text))
            result += (run.isOther ? "<" : "[") + std::string(run.text) + (run.isOther ? ">" : "]");
        return result;
    };
    CHECK(told("Bravo 😀 !") == "[Bravo ]<😀>[ !]");
    CHECK(told("漢字です") == "<漢><字><で><す>");  // each is found again in other texts
    CHECK(told("ne धन्यवाद pas") == "[ne ]<धन्यवाद>[ pas]");
    CHECK(told("tre\u0323s") == "[tr]<e\u0323>[s]");
    CHECK(told("1\uFE0F\u20E3 👨\u200D👩\u200D👧") == "<1\uFE0F\u20E3>[ ]<👨\u200D👩\u200D👧>");
    CHECK(told("le client محمد attend") == "<le client محمد attend>");
}

TEST_CASE("Hebrew and Arabic are read from right to left, and Arabic letters join", "[paint][scripts]") {
    OtherScripts& others = scriptFonts().others();
    const auto only = [&](const char* letter) { return others.shaped(letter, Weight::Regular).glyphs.front().source; };
    const GlyphSource shin = only("ש"), mem = only("ם"), meem = only("م"), a = only("漢");
    const std::vector<PlacedGlyph> shalom = others.shaped("שלום", Weight::Regular).glyphs;
    REQUIRE(shalom.size() == 4);
    CHECK(shalom.front().source == mem);  // the last letter is leftmost
    CHECK(shalom.back().source == shin);
    for (std::size_t i = 1; i < shalom.size(); ++i) CHECK(shalom[i].x > shalom[i - 1].x);
    // Among Latin letters only the Hebrew ones run the other way.
    const std::vector<PlacedGlyph> mixed = others.shaped("aשלוםb", Weight::Regular).glyphs;
    REQUIRE(mixed.size() == 6);
    CHECK(mixed[1].source == mem);
    CHECK(mixed[4].source == shin);
    for (const PlacedGlyph& glyph : others.shaped("مم", Weight::Regular).glyphs) CHECK(glyph.source != meem);
    CHECK(a.face != shin.face);
}

TEST_CASE("Emoji are as plain as the fonts: without colours of skins, and keycaps beside their neighbours", "[paint][scripts]") {
    OtherScripts& others = scriptFonts().others();
    CHECK(others.shaped("👍🏽", Weight::Regular).width == others.shaped("👍", Weight::Regular).width);
    for (const PlacedGlyph& glyph : others.shaped("1\uFE0F\u20E3", Weight::Regular).glyphs)
        CHECK(glyph.source.face == others.shaped("1\uFE0F\u20E3", Weight::Regular).glyphs.front().source.face);
    CHECK(others.shaped("1\uFE0F\u20E3", Weight::Regular).width > 1.3f * scriptFonts().widthPerEm("1", Weight::Regular));
}

TEST_CASE("A letter that no font has is a box, as before", "[paint][scripts]") {
    nextFrame();
    const Drawn seen = drawn("a\U000E0FFFb\U0003FFFDc", 16);
    CHECK(seen.own == 3);
    CHECK(seen.boxes >= 1);
}

TEST_CASE("Runs and pictures that are kept have a bound", "[paint][scripts]") {
    OtherScripts others({{0.5f, 0.5f}});
    for (int i = 0; i < 9'000; ++i) others.shaped("ش" + std::to_string(i), Weight::Regular);
    CHECK(others.keptRuns() <= 8'192);
    // So many pictures a frame, the others in the next.
    GlyphPictures& pictures = others.pictures();
    const auto draw = [](int side) {
        return GlyphCoverage{0, -side, side, side, std::vector<unsigned char>(static_cast<std::size_t>(side * side), 9)};
    };
    unsigned glyph = 0;
    for (int i = 0; i < GlyphPictures::kMostAFrame; ++i) CHECK(pictures.find({0, glyph++}, 40, [&] { return draw(40); }));
    CHECK_FALSE(pictures.find({0, glyph}, 40, [&] { return draw(40); }));
    CHECK_FALSE(pictures.owes());
    const unsigned looks = pictures.looks();
    pictures.frameDrawn();
    CHECK(pictures.owes());
    CHECK(pictures.looks() != looks);
    CHECK(pictures.find({0, glyph}, 40, [&] { return draw(40); }));
    pictures.frameDrawn();
    CHECK_FALSE(pictures.owes());
    // Never two on one place, never beyond the texture; when it is full it is begun anew.
    std::vector<GlyphPicture> all;
    std::size_t most = 0;
    bool begunAnew = false;
    for (int frame = 0; frame < 40 && !begunAnew; ++frame) {
        for (int i = 0; i < GlyphPictures::kMostAFrame; ++i) {
            const int side = 30 + static_cast<int>(glyph % 3) * 10;
            if (const GlyphPicture* picture = pictures.find({1, glyph++}, 40, [&] { return draw(side); }))
                all.push_back(*picture);
        }
        most = std::max(most, pictures.count());
        pictures.frameDrawn();
        begunAnew = pictures.count() == 0;
    }
    CHECK(begunAnew);
    CHECK(most > 1'000);
    for (const GlyphPicture& picture : all) REQUIRE((picture.u1 <= 1 && picture.v1 <= 1 && picture.u0 >= 0 && picture.v0 >= 0));
    for (std::size_t i = 0; i < all.size(); i += 7)
        for (std::size_t j = 0; j < i; ++j) {
            const bool apart =
                all[i].u0 >= all[j].u1 || all[j].u0 >= all[i].u1 || all[i].v0 >= all[j].v1 || all[j].v0 >= all[i].v1;
            if (!apart) FAIL("two pictures on one place");
        }
}
