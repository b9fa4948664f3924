#include "ui/glass/scene.h"

#include "tests/app/workroom.h"
#include "tests/bench/shown.h"
#include "ui/glass/drafts.h"
#include "ui/views/all.h"

using namespace tests;
using namespace ui::glass;

namespace {

struct FurnishedScene : Workroom {
    Scene scene{ui::views::all()};
    TableSize size{1920, 1080, 2.0f};
    void update() { scene.update(board(), planTable(board(), size, {}, {}, scene.wanted(board()).zooms()), true); }
};

}  // namespace

TEST_CASE("Viewports lead from board to glass and back", "[scene][viewport]") {
    Viewport view;
    view.fit({-10, -20, 400, 300}, {100, 50, 800, 700}, 100);
    CHECK(view.scale == Approx(2));
    for (Point p : {Point{-10, -20}, Point{390, 280}, Point{0, 0}}) {
        CHECK(app::distance(view.toBoard(view.toPx(p)), p) < 0.001f);
        CHECK(Rect{99, 49, 803, 703}.contains(view.toPx(p)));
    }
    view.fit({0, 0, 400, 300}, {0, 0, 800, 700}, 1.5f);
    CHECK(view.scale == Approx(1.5f));  // no larger than asked
    const Viewport before = view;
    view.fit({}, {0, 0, 800, 700}, 2);
    CHECK(view == before);  // nothing to show changes nothing
}

TEST_CASE("What is drawn is what is hit: every note's middle picks it, notes before groups, groups before ground",
          "[scene][pick]") {
    FurnishedScene look;
    std::vector<Id<Note>> notes;
    for (int i = 0; i < 24; ++i)
        notes.push_back(look.note("n", look.cell(static_cast<std::size_t>(i) % 3, static_cast<std::size_t>(i / 3) % 3)));
    const Id<Group> group = look.group(notes[0], notes[9]);
    look.update();
    for (Id<Note> note : notes) {
        CHECK(look.scene.pick(mapOf(look.scene).notePx(*mapOf(look.scene).layout().find(note)).centre()) == refTo(note));
    }
    for (const auto& box : mapOf(look.scene).layout().groups)
        CHECK(look.scene.pick(look.scene.view().toPx(box.title.centre())) == refTo(group));
    CHECK(look.scene.pick(look.scene.view().toPx(Point{5, 5})) == Ref{});
}

TEST_CASE("A turned note is hit where its turned corner is, not where the upright one would be", "[scene][pick]") {
    FurnishedScene look;
    const Id<Note> note = look.note("n", look.cell(1, 1));
    look.must([&](const Board& b, CommandContext& a) { return commands::turnNote(b, a, note, 90); });
    look.update();
    const auto* box = mapOf(look.scene).layout().find(note);
    const Point half{box->rect.w / 2 - 2, box->rect.h / 2 - 2};
    const auto at = [&](Point p) { return look.scene.pick(look.scene.view().toPx(box->rect.centre() + p)).record.id; };
    CHECK(at(app::turned(half, box->turn)) == note.value);
    CHECK(at(half) == 0);
}

TEST_CASE("A note that is small on the glass can be hit a little beside it", "[scene][pick]") {
    FurnishedScene look;
    const Id<Note> note = look.note("n", look.cell(1, 1));
    look.update();
    Viewport view = look.scene.view();
    view.scale = 0.1f;
    view.offset = {800, 400};
    mapOf(look.scene).setView(view);
    const Rect px = mapOf(look.scene).notePx(*mapOf(look.scene).layout().find(note));
    REQUIRE(px.h < 6);
    CHECK(look.scene.pick({px.centre().x, px.bottom() + 3}).record.id == note.value);
    CHECK(look.scene.pick({px.centre().x, px.bottom() + 40}) == Ref{});
}

TEST_CASE("Buttons of the edges and notes in trays are hit before the board", "[scene][pick]") {
    FurnishedScene look;
    const Id<Seat> seat = look.seat();
    const Id<Note> note = look.written("mot", seat);
    look.update();
    for (const EdgeButton& button : look.scene.plan().edgeButtons) {
        const Ref ref = look.scene.pick(button.px.centre());
        CHECK_FALSE(ref.hasRecord());
        REQUIRE(look.scene.edgeButton(ref));
        CHECK(look.scene.edgeButton(ref)->does == button.does);
        CHECK(look.scene.edgeButton(ref)->edge == button.edge);
    }
    CHECK(look.scene.pick(look.scene.plan().find(seat)->notes[0].px.centre()).record.id == note.value);
}

TEST_CASE("Fitted, the whole board lies between the trays; the funnel leaves the map where it was", "[scene][view]") {
    FurnishedScene look;
    for (int i = 0; i < 4; ++i) look.seat(static_cast<Edge>(i), 0.5f);
    for (int i = 0; i < 40; ++i)
        look.note("n", look.cell(static_cast<std::size_t>(i) % 3, static_cast<std::size_t>(i) % 3)), look.action("a");
    look.update();
    mapOf(look.scene).fit(look.board());
    const Rect map = look.scene.view().toPx(mapOf(look.scene).layout().bounds);
    CHECK(app::clipped(map, look.scene.plan().boardArea).w == Approx(map.w).margin(2));
    const Viewport ofMap = look.scene.view();
    look.must([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, steps::kRanking); });
    look.update();
    CHECK(showsFunnel(look.scene));
    CHECK(rankingOf(look.scene).shownActions().size() == 40);
    const auto [from, to] = funnelOf(look.scene).visibleRows();
    REQUIRE(to - from > 8);
    for (std::size_t i = from; i + 1 < to; ++i)
        CHECK(look.scene.pick(funnelOf(look.scene).rowPx(i).centre()).record.id ==
              funnelOf(look.scene).rows()[i].ranked.action.value);
    const app::Rect byHand = funnelOf(look.scene).layout().chips[app::rules::RankBy::Hand];
    CHECK(partAt(look.scene, funnelOf(look.scene).toPx(byHand).centre()) == FunnelPart::ByHand);
    for (const EdgeButton& button : look.scene.plan().edgeButtons)
        CHECK(button.does != EdgeButton::Does::Fit);  // the funnel always shows whole: nothing to fit
    look.must([](const Board& b, CommandContext& a) { return commands::goToStep(b, a, steps::kMap); });
    look.update();
    CHECK(look.scene.view() == ofMap);
}

TEST_CASE("A draft hides what it holds: it is drawn in the hand and nowhere else", "[scene][drafts]") {
    Drafts drafts;
    const Ref five{{RecordKind::Note, 5}}, six{{RecordKind::Note, 6}}, row{{RecordKind::Action, 7}, 16};
    drafts.held.push_back({.thing = five, .lifted = true});
    drafts.held.push_back({.thing = six, .lifted = false});
    drafts.transitions.push_back({.thing = row});
    CHECK(drafts.hides(five.record));
    CHECK_FALSE(drafts.hides(six.record));  // not yet out of the slop
    CHECK(drafts.hides(row));
    CHECK_FALSE(drafts.hides(Ref{row.record, 17}));  // elsewhere it shows
    CHECK_FALSE(drafts.hides(app::RecordKey{RecordKind::Note, 7}));
}
