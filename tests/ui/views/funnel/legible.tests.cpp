// Every letter of the funnel is large enough to be read where one stands: measured on what is drawn, on all screens, with the
// longest texts and at the small step of each.
#include <map>

#include "app/commands/seats.h"
#include "tests/ui/views/funnel/plan_wall.h"
#include "ui/paint/sheet.h"
#include "ui/views/funnel/funnel_drawing.h"

using namespace tests;

namespace {

constexpr float kCapHeight = 0.727f, kLeastCapMm = 2.5f;  // Inter's capitals, of its em

// Cap heights of all letters of a draw list, by how many there are of each tenth of a millimetre. A glyph is known by where it
// lies on the atlas, and its size by how high it is drawn.
std::map<int, int> capHeights(const ImDrawList& list, const ui::paint::Fonts& fonts, float pxPerMm) {
    struct Shape {
        float h;   // on the rung
        float em;  // of the rung
    };
    std::map<std::pair<float, float>, Shape> shapes;
    for (const app::Weight weight : {app::Weight::Regular, app::Weight::SemiBold})
        for (float px = 4; px < 120; px += 0.5f) {
            const ImFont* font = fonts.font(weight, px);
            for (const ImFontGlyph& glyph : font->Glyphs)
                if (glyph.Visible) shapes[{glyph.U0, glyph.V0}] = {glyph.Y1 - glyph.Y0, font->FontSize};
        }
    std::map<int, int> heights;
    for (int i = 0; i + 3 < list.VtxBuffer.Size; ++i) {
        const ImDrawVert &a = list.VtxBuffer[i], &d = list.VtxBuffer[i + 3];
        const auto shape = shapes.find({a.uv.x, a.uv.y});
        if (shape == shapes.end() || d.uv.x != a.uv.x || d.uv.y <= a.uv.y) continue;  // not the first corner of a letter
        const float high = std::hypot(d.pos.x - a.pos.x, d.pos.y - a.pos.y);
        ++heights[static_cast<int>(std::lround(high / shape->second.h * shape->second.em * kCapHeight / pxPerMm * 10))];
        i += 3;
    }
    return heights;
}

}  // namespace

TEST_CASE("No letter of the funnel is lower than 2.5 mm, on any screen, on a table and on a wall", "[funnel][legible]") {
    const std::string longest =
        "Proposer systématiquement aux clientes et clients fidèles l’accompagnement personnalisé d’une conseillère en "
        "aménagement intérieur, sans rendez-vous, dans chaque magasin pilote";
    for (const ui::glass::TableSize size :
         {ui::glass::TableSize{1920, 1080, 2.0f}, {3840, 2160, 4.0f}, {1366, 768, 2.88f}, {1080, 1920, 3.612f}})
        for (const app::Seating seating : {app::Seating::Table, app::Seating::Wall}) {
            INFO(size.width << " × " << size.height << (seating == app::Seating::Wall ? ", wall" : ", table"));
            Wall wall({.size = size, .seating = seating});
            for (int i = 0; i < 30; ++i) {
                const auto action = wall.action(longest + " " + std::to_string(i));
                wall.command([&](const Board& b, CommandContext& a) {
                    return commands::estimate(b, a, app::Estimate{action, i % 6, i % 5, 30 * i, 900 * i, 0});
                });
            }
            for (const char* title : {"Palier 1 · les trente premiers jours qui comptent le plus", "deux"}) {
                wall.command([&](const Board& b, CommandContext& a) { return commands::addTier(b, a, title); });
                app::Tier tier = *wall.board().find(wall.board().tiers().back());
                tier.tenthDays = 100, tier.euros = 1000;
                wall.command([&](const Board& b, CommandContext& a) { return commands::editTier(b, a, tier); });
            }
            int n = 0;
            for (const auto& [id, action] : wall.board().all<app::Action>())
                if (++n < 4) {
                    const auto planned = action.id;
                    wall.command([&](const Board& b, CommandContext& a) {
                        return commands::planAction(b, a, planned, b.tiers().front(), {});
                    });
                }
            wall.command([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, app::steps::kRanking); });
            wall.finger(1).tap(std::string("ranking/by-value"));
            wall.wait(2500);
            const ui::paint::Fonts& fonts = wall.fonts();
            ui::paint::Sheet sheet(fonts);
            ui::paint::Painter painter = sheet.begin(size.rect());
            const ui::views::funnel::FunnelLook look{wall.table().look(wall.tr(), wall.nowS()), funnelOf(wall.scene())};
            ui::views::funnel::drawFunnel(painter, look, size.rect());
            const auto heights = capHeights(sheet.list(), fonts, size.pxPerMm);
            int letters = 0;
            for (const auto& [tenths, count] : heights) letters += count;
            CHECK(letters > 900);
            REQUIRE_FALSE(heights.empty());
            CHECK(static_cast<float>(heights.begin()->first) / 10 >= kLeastCapMm);
        }
}
