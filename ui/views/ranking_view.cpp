#include "ui/views/ranking_view.h"

#include <algorithm>
#include <cmath>

#include "app/rules/voting.h"
#include "ui/views/board_view.h"

namespace ui::views {

using app::Rect, app::Weight;
using namespace ui::paint;
using namespace app::layout;
using scene::Held;

namespace {

// "12,5" in French, "12.5" in English.
std::string decimal(const app::Texts& tr, std::int64_t tenths) {
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10) text += (tr.lang() == "fr" ? "," : ".") + std::to_string(tenths % 10);
    return text;
}

std::uint64_t rowFace(const Look& look, const app::rules::RankedAction& row) {
    Face face;
    face.add(row.action.value).add(row.rank).add(row.dots).add(row.tied);
    if (const app::Action* action = look.board.find(row.action)) {
        face.add(action->title).add(action->stage.value);
        if (const app::Stage* stage = look.board.find(action->stage)) face.add(stage->title);
    }
    if (const app::Estimate* e = look.board.find<app::Estimate>(row.action.value))
        face.add(e->tenthDays.value_or(-1)).add(e->euros.value_or(-1)).add(e->impactCustomer).add(e->impactCompany);
    return face.hash();
}

void drawChip(Painter& p, const Look& look, scene::RankBy by, const char* label, bool on) {
    const Rect px = look.scene.rankChipPx(by);
    p.box(px, on ? kHeading : kChip, px.h / 2);
    const float size = px.h * 0.46f;
    p.text({px.centre().x, px.centre().y - size * 0.61f}, cutLine(look.texts.measure(), label, Weight::SemiBold, px.w * 0.92f, size), Weight::SemiBold, size, on ? kOnDark : kInk, Align::Centre);
}

void drawHead(Painter& p, const Look& look) {
    const auto& view = look.scene.view();
    const float size = view.scale * 12;
    p.text(view.toPx(app::Point{2, 3}), look.tr("Ranking"), Weight::SemiBold, size, kHeading);
    const bool votes = app::rules::latestRevealed(look.board, app::BallotOn::Actions) != nullptr;
    const bool byVotes = votes && look.scene.rankBy() == scene::RankBy::Votes;
    if (votes) drawChip(p, look, scene::RankBy::Votes, look.tr("By dots"), byVotes);
    drawChip(p, look, scene::RankBy::Hand, look.tr("By hand"), !byVotes);
    if (!look.scene.ranking().rows.empty()) return;
    const float hint = look.mm(7);
    p.text(view.toPx(app::Point{2, kRankHeaderH + 10}), look.tr("No action yet: touch a note and choose “→ Action”, or write one at your seat."), Weight::Regular, hint, kInk2);
}

}  // namespace

std::string costText(const app::Texts& tr, const app::Estimate& e) {
    std::string text;
    if (e.tenthDays) text += tr.fill("{0} d", decimal(tr, *e.tenthDays));
    if (e.euros) {
        if (!text.empty()) text += " · ";
        text += *e.euros >= 1000 ? tr.fill("€{0}k", decimal(tr, (*e.euros + 50) / 100)) : tr.fill("€{0}", std::to_string(*e.euros));
    }
    return text.empty() ? tr("to be costed") : text;
}

void drawRow(Painter& p, const Look& look, const app::rules::RankedAction& row, const Rect& px, float turn, float lift) {
    const app::Action* action = look.board.find(row.action);
    if (!action) return;
    const int mark = p.mark();
    const float u = px.w / kRowW;
    if (lift > 0) p.shadow(px, u * 6, 0.25f, {0, u * 3});
    p.box(px, kRowPaper, u * 4);
    if (lift > 0) p.box(px, kPaper, u * 4);
    const float big = u * 9, small = u * 6.4f;
    const bool unvoted = look.scene.rankBy() == scene::RankBy::Votes && row.dots == 0;  // all share the last place
    if (row.rank > 0) p.text({px.x + u * 5, px.y + u * 4.2f}, unvoted ? "–" : std::to_string(row.rank), Weight::SemiBold, big * 1.1f, kHeading);
    const float left = px.x + u * 25, dotsW = row.dots > 0 ? u * 38 : u * 6;
    p.text({left, px.y + u * 1.6f}, cutLine(look.texts.measure(), action->title, Weight::SemiBold, px.right() - left - dotsW, big), Weight::SemiBold, big, kInk);
    float x = left;
    if (const app::Stage* stage = look.board.find(action->stage)) {
        const std::string name = cutLine(look.texts.measure(), stage->title, Weight::SemiBold, u * 60, small);
        x += p.text({x, px.y + u * 11.4f}, name, Weight::SemiBold, small, stageColour(stage->colour));
        x += p.text({x, px.y + u * 11.4f}, " · ", Weight::Regular, small, kInk2);
    }
    if (const app::Estimate* e = look.board.find<app::Estimate>(row.action.value))
        x += p.text({x, px.y + u * 11.4f}, costText(look.tr, *e), Weight::Regular, small, kInk2);
    if (row.tied && row.dots > 0) p.text({x, px.y + u * 11.4f}, std::string(" · ") + look.tr("tied"), Weight::Regular, small, kInk2);
    if (row.dots > 0 && row.dots <= 10) {
        for (int i = 0; i < row.dots; ++i)
            p.disc({px.right() - u * (6 + 6.4f * static_cast<float>(i % 5)), px.y + u * (row.dots > 5 ? 7 + 7 * static_cast<float>(i / 5) : 10.5f)}, u * 2.5f, kInk);
    } else if (row.dots > 10) {
        p.disc({px.right() - u * 26, px.y + u * 10.5f}, u * 3, kInk);
        p.text({px.right() - u * 20, px.y + u * 4.8f}, std::to_string(row.dots), Weight::SemiBold, big, kInk);
    }
    p.turn(mark, px.centre(), turn);
}

std::vector<Piece> rankingPieces(const Look& look) {
    std::vector<Piece> pieces;
    const auto& view = look.scene.view();
    const bool votes = app::rules::latestRevealed(look.board, app::BallotOn::Actions) != nullptr;
    pieces.push_back({view.toPx(Rect{0, 0, kRowW * 3, kRankHeaderH * 2}), Face{}.add(look.scene.rankBy()).add(votes).add(look.scene.ranking().rows.empty()).hash()});
    for (const RowBox& box : look.scene.ranking().rows)
        if (!look.drafts.hides(Held::Kind::Row, box.row.action.value)) pieces.push_back({view.toPx(box.rect).grown(1), rowFace(look, box.row)});
    return pieces;
}

void drawRanking(Painter& p, const Look& look, const Rect& area) {
    const auto& view = look.scene.view();
    const Rect sheet = view.toPx(look.scene.ranking().bounds.grown(8));
    p.shadow(sheet, look.mm(2), 0.07f, {0, look.mm(0.5f)});
    p.box(sheet, kPaper, look.mm(5));
    drawHead(p, look);
    for (const RowBox& box : look.scene.ranking().rows)
        if (view.toPx(box.rect).grown(1).touches(area) && !look.drafts.hides(Held::Kind::Row, box.row.action.value))
            drawRow(p, look, box.row, view.toPx(box.rect), 0, 0);
}

}  // namespace ui::views
