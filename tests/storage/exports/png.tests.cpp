// The picture of the board: its size, that something is on it, that what lies face down or is not revealed is not.
#include "storage/exports/png.h"

#include <cairo/cairo.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <random>

#include "app/layout/text_box.h"
#include "storage/exports/board_drawing.h"
#include "storage/exports/readme_text.h"
#include "storage/imports/demo_content.h"
#include "storage/imports/template_file.h"
#include "tests/storage/exports/plan_board.h"
#include "tests/storage/temp_folder.h"

using namespace storage::exports;

// Asked by the leak sanitizer, if there is one: fontconfig keeps one pattern that its font map no longer names.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }

namespace {

struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;

    std::size_t count(std::uint32_t rgb) const {
        return static_cast<std::size_t>(std::ranges::count_if(pixels, [&](std::uint32_t p) { return (p & 0xFFFFFF) == rgb; }));
    }
};

Picture pictureIn(const std::filesystem::path& file) {
    cairo_surface_t* surface = cairo_image_surface_create_from_png(file.c_str());
    REQUIRE(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS);
    Picture picture{cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface), {}};
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, cairo_image_surface_get_data(surface) + y * stride + x * 4, 4);
            picture.pixels.push_back(pixel);
        }
    cairo_surface_destroy(surface);
    return picture;
}

Picture pictureOf(const app::Board& board) {
    const tests::TempFolder folder;
    PngExporter().write(board, {}, folder.path());
    return pictureIn(folder / "map.png");
}

app::Board demoBoard(std::size_t notes) {
    const std::filesystem::path assets = std::filesystem::path(PARCOURS_SOURCE) / "assets";
    const auto from = storage::imports::readTemplate(assets / "templates/default.json", "fr", {});
    const auto content = storage::imports::readDemo(assets / "demo/workshop.json", {});
    app::IdSource ids{7};
    app::CommandContext context{{}, 1'774'944'000'000, ids};
    app::Board board;
    REQUIRE(board.apply(*app::commands::startSession(board, context, from.sketch, "fr", app::Seating::Table)));
    for (int i = 0; i < 8; ++i)
        REQUIRE(board.apply(*app::commands::addSeat(board, context, app::Edge::Top, 0.1f * static_cast<float>(i))));
    REQUIRE(board.apply(*storage::imports::fillWithDemo(board, context, content, {.stageKeys = from.stageKeys, .notes = notes})));
    return board;
}

}  // namespace

TEST_CASE("the picture is large enough to read and shows notes, stages and dots", "[storage][exports][png]") {
    tests::SmallBoard small;
    const Picture before = pictureOf(small.board);
    CHECK(before.width >= kLeastWidthPx);
    CHECK(before.height > 500);
    CHECK(before.count(0xF3F1EC) > 10'000);           // ground
    CHECK(before.count(0xFFD9CF) > 5 * 60 * 40 * 9);  // five pain points lie face up, 3 px a unit and more
    CHECK(before.count(0x23324A) > 10'000);           // stage headers
    CHECK(before.count(0xDDE2EA) > 60 * 30 * 9);      // the back of the one that does not

    small.voteAndRank();
    const Picture after = pictureOf(small.board);
    CHECK(after.width == before.width);
    CHECK(after.count(0x1D2433) > before.count(0x1D2433) + 8 * 150);  // eight dots of the first round
}

TEST_CASE("the plan has a picture of its own once something is planned, and says in red what is too full",
          "[storage][exports][png][plan]") {
    const tests::TempFolder folder;
    tests::SmallBoard without;
    const auto names = PngExporter().write(without.board, {}, folder.path());
    CHECK(std::ranges::find(names, "plan.png") == names.end());

    const tests::PlanBoard workshop;
    REQUIRE_FALSE(PngExporter().write(workshop.board, {}, folder.path()).empty());
    const Picture plan = pictureIn(folder / "plan.png");
    CHECK(plan.width >= kLeastWidthPx);
    CHECK(plan.count(0xF6F7FB) > 3 * 200 * 30 * 9);  // three cards
    CHECK(plan.count(0xA8351A) > 2 * 240 * 4 * 9);   // the first tier's two bars
}

TEST_CASE("the picture shows no dot of a round that is not revealed", "[storage][exports][png][secrecy]") {
    tests::SmallBoard small;
    const auto sheet = [&] { return pictureOf(small.board).pixels; };
    const auto before = sheet();
    const auto round = small.open({.scope = {.kind = app::NoteKind::Pains}, .dotsEach = 3, .cap = 3, .secret = false});
    small.cast(round, 0, {small.pains[0].value, small.pains[0].value, small.pains[1].value});
    CHECK(sheet() == before);
    small.does(app::commands::closeRound(small.board, small.context(), round));
    CHECK(sheet() == before);
    small.does(app::commands::revealRound(small.board, small.context(), round));
    CHECK(sheet() != before);
}

TEST_CASE("an empty board and one without stages still make a picture", "[storage][exports][png]") {
    const Picture blank = pictureOf(app::Board{});
    CHECK(blank.width >= kLeastWidthPx);
    CHECK(blank.count(0xF3F1EC) == blank.pixels.size());
}

TEST_CASE("every note of the demonstration is legible on the picture", "[storage][exports][png]") {
    const app::Board demo = demoBoard(0);
    const app::Texts english;
    const BoardSheet sheet = sheetOf(demo, english, 16.0f / 9.0f);
    CHECK(sheet.map.notes.size() > 150);
    const Picture picture = pictureOf(demo);
    CHECK(static_cast<double>(picture.width) / sheet.page.w == Approx(kPxPerUnit).epsilon(0.01));  // 22 px for a note's text
    if (std::getenv("PARCOURS_APPROVE")) PngExporter().write(demo, {}, PARCOURS_BUILD);            // to be looked at
}

TEST_CASE("a board of five thousand notes keeps the picture within its limits, and legible", "[storage][exports][png]") {
    const app::Board board = demoBoard(5000);
    const app::Texts english;
    const app::Rect page = sheetOf(board, english, 16.0f / 9.0f).page;
    const double scale = pxPerUnit(page);
    CHECK(scale < kPxPerUnit);
    CHECK(scale * 7.6 > 9);  // px of a note's text
    CHECK(page.w * scale * page.h * scale <= kMostPixels * 1.000001);
    CHECK(pxPerUnit({0, 0, 100'000, 10}) * 100'000 <= kMostSidePx);
    CHECK(pxPerUnit({0, 0, 500, 300}) * 500 >= kLeastWidthPx);
}

TEST_CASE("widths grow linearly and semi-bold is wider", "[storage][exports][png]") {
    const TypeSetting type;
    const float one = type.widthPerEm("parcours", app::Weight::Regular);
    CHECK(one > 3);
    CHECK(one < 6);
    CHECK(type.widthPerEm("parcours", app::Weight::SemiBold) > one);
    CHECK(type.widthPerEm("parcours parcours", app::Weight::Regular) ==
          Approx(2 * one + type.widthPerEm(" ", app::Weight::Regular)).epsilon(0.02));
    CHECK(type.widthPerEm("", app::Weight::Regular) == 0);
}

TEST_CASE("On paper every word of every text stands in its box: notes, titles, labels and headers grow",
          "[storage][exports][png][paper]") {
    tests::SmallBoard small;
    const std::string longText =
        "« Je ne trouve jamais à qui parler quand mon colis est perdu, et la personne au téléphone me renvoie vers le site, qui "
        "me renvoie "
        "vers le téléphone : où faut-il donc s’adresser ? » anticonstitutionnellement https://exemple.fr/un/chemin/tres/long";
    const auto& first = small.pains[0];
    small.does(app::commands::editText(small.board, small.context(), first, longText));
    const app::Texts english;
    const TypeSetting type;
    const BoardSheet sheet = sheetOf(small.board, english, 16.0f / 9.0f);
    const auto* box = sheet.map.find(first);
    REQUIRE(box);
    const float inner = box->rect.w - 2 * app::layout::kPaperNotePad;
    const auto text = app::layout::wholeText(type, longText, app::Weight::Regular, inner, app::layout::kPaperNoteText);
    CHECK(box->rect.h >= static_cast<float>(text.lines.size()) * text.lineH + 2 * app::layout::kPaperNotePad);
    CHECK_FALSE(text.cut);
    std::string joined;
    for (const std::string& line : text.lines) joined += line + " ";
    CHECK(joined.find("anticonstitutionnellement ") != std::string::npos);  // whole: the note is as wide as its longest word
    for (const std::string& line : text.lines)
        CHECK(type.widthPerEm(line, app::Weight::Regular) * app::layout::kPaperNoteText <= inner + 0.1f);
    CHECK(box->rect.right() <= sheet.map.bounds.right());
}

TEST_CASE("On paper nothing lies on anything else, whatever the texts and however many stand side by side",
          "[storage][exports][png][paper]") {
    app::Board board = demoBoard(120);
    app::IdSource ids{99};
    app::CommandContext context{{}, 1'774'944'000'000, ids};
    std::mt19937 random(5);
    const std::vector<std::string> words{
        "prix", "délai", "introuvable", "remboursement", "?", "«", "»", "et", "anticonstitutionnellement"};
    std::vector<app::Id<app::Note>> notes;
    for (const auto& [id, note] : board.all<app::Note>()) notes.push_back(note.id);
    for (const auto id : notes) {
        std::string text;
        for (std::size_t n = 1 + random() % 60; n > 0; --n) text += (text.empty() ? "" : " ") + words[random() % words.size()];
        REQUIRE(board.apply(*app::commands::editText(board, context, id, text)));
    }
    const app::Texts english;
    for (const float aspect : {0.7f, 16.0f / 9.0f, 4.0f}) {
        const auto sheet = sheetOf(board, english, aspect);
        for (std::size_t i = 0; i < sheet.map.notes.size(); ++i) {
            const app::Rect& one = sheet.map.notes[i].rect;
            for (std::size_t j = i + 1; j < sheet.map.notes.size(); ++j) {
                const app::Rect& other = sheet.map.notes[j].rect;
                const bool apart = one.right() <= other.x + 0.01f || other.right() <= one.x + 0.01f ||
                                   one.bottom() <= other.y + 0.01f || other.bottom() <= one.y + 0.01f;
                REQUIRE(apart);
            }
            if (const auto cell = std::ranges::find(sheet.map.cells, sheet.map.notes[i].cell, &app::layout::CellBox::cell);
                cell != sheet.map.cells.end()) {
                REQUIRE(one.right() <= cell->rect.right() + 0.01f);
                REQUIRE(one.bottom() <= cell->rect.bottom() + 0.01f);
            }
        }
    }
}

TEST_CASE("A round on groups stands on the picture, on the groups", "[storage][exports][png][votes]") {
    tests::SmallBoard small;
    const auto group = small.board.find<app::Placement>(small.pains[3].value)->group;
    const auto round = small.open(
        {.scope = {.on = app::RoundOn::Groups, .kind = app::NoteKind::Pains}, .dotsEach = 3, .cap = 3, .secret = false});
    small.cast(round, 0, {group.value, group.value});
    small.does(app::commands::closeRound(small.board, small.context(), round));
    const app::Texts english;
    CHECK(sheetOf(small.board, english, 1.6f).votes.empty());
    const auto before = pictureOf(small.board).pixels;
    small.does(app::commands::revealRound(small.board, small.context(), round));
    const BoardSheet sheet = sheetOf(small.board, english, 1.6f);
    REQUIRE(sheet.votes.contains(group.value));
    CHECK(sheet.votes.at(group.value).dots.size() == 2);
    CHECK(pictureOf(small.board).pixels != before);
}
