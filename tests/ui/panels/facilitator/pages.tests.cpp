// The facilitator's panel knows its pages by their interface alone: one more is a file and a line in the list, and a long list
// has a rail that scrolls.
#include "tests/ui/panels/facilitator/facilitated.h"
#include "tests/ui/panels/facilitator/tally_page.h"
#include "ui/panels/facilitator/facilitator_panel.h"

using namespace tests;
using ui::panels::facilitator::FacilitatorPages;

namespace {

// tally1, tally2, …
FacilitatorPages pagesOf(int count) {
    FacilitatorPages pages;
    for (int i = 1; i <= count; ++i) pages.push_back(std::make_unique<TallyPage>("tally" + std::to_string(i)));
    return pages;
}

// Those there are, and one more.
FacilitatorPages withOneMore() {
    FacilitatorPages pages = ui::panels::facilitator::allPages();
    pages.push_back(std::make_unique<TallyPage>("tally1"));
    return pages;
}

struct LastPage {
    TallyPage* last = nullptr;  // of the list, where it is one of ours
};

struct Paged : LastPage, Facilitated {
    explicit Paged(const std::function<FacilitatorPages()>& list)
        : Facilitated({.facilitatorPages = [this, list] {
              FacilitatorPages pages = list();
              last = dynamic_cast<TallyPage*>(pages.back().get());
              return pages;
          }}) {}

    std::vector<std::string> rail() const {
        std::vector<std::pair<float, std::string>> keys;
        for (const auto& target : table().targets(tr()))
            if (target.id.starts_with("facilitator/tab-")) keys.push_back({target.px.y, target.id.substr(16)});
        std::ranges::sort(keys);
        std::vector<std::string> names;
        for (const auto& key : keys) names.push_back(key.second);
        return names;
    }
    float heightOf(const std::string& name) const {
        for (const auto& target : table().targets(tr()))
            if (target.id == "facilitator/tab-" + name) return target.px.h;
        return 0;
    }
    // A finger drags the rail up (or down) by so many millimetres.
    void scroll(const std::string& from, float millimetres) {
        finger(90).down("facilitator/tab-" + from).moveBy({0, -mm(millimetres)}).up();
        wait(1500);  // it coasts
    }
    int vertices() {
        for (const auto& picture : table().panelPictures())
            if (picture.pose.box == facilitatorBox()) return picture.drawData->TotalVtxCount;
        return 0;
    }
    app::Rect facilitatorBox() const {
        for (const auto& target : table().targets(tr()))
            if (target.id == "facilitator/panel") return target.px;
        return {};
    }
};

std::vector<std::string> keysOf(const FacilitatorPages& pages) {
    std::vector<std::string> keys;
    for (const auto& page : pages) keys.push_back(page->key());
    return keys;
}

}  // namespace

TEST_CASE("The rail has the names of the list in its order, and seven do not scroll", "[panels][facilitator][pages]") {
    Paged wall([] { return pagesOf(7); });
    const auto seven = keysOf(pagesOf(7));
    CHECK(wall.rail() == seven);
    CHECK(wall.heightOf("tally7") > wall.mm(13));
    const float before = wall.where("facilitator/tab-tally7").y;
    wall.scroll("tally6", 40);
    CHECK(wall.rail() == seven);
    CHECK(wall.where("facilitator/tab-tally7").y == before);
}

TEST_CASE("The pages there are keep their names and their order", "[panels][facilitator][pages]") {
    auto keys = keysOf(ui::panels::facilitator::allPages());
    const std::vector<std::string> known{"steps", "seats", "map", "vote", "rounds", "plan", "files"};
    std::erase_if(keys, [&](const std::string& key) { return std::ranges::find(known, key) == known.end(); });
    CHECK(keys == known);
}

TEST_CASE("One more page is shown, touched, left and closed like the others", "[panels][facilitator][pages][tiny]") {
    Paged wall(withOneMore);
    REQUIRE(wall.last);
    CHECK_FALSE(wall.shows("tally1-touch"));
    wall.tab("tally1");
    CHECK(wall.label("tab-tally1") == "Tally");
    REQUIRE(wall.shows("tally1-touch"));
    CHECK(wall.last->timesLeft == 0);
    wall.press("tally1-touch");
    wall.press("tally1-touch");
    CHECK(wall.last->touched == 2);
    wall.tab("tally1");  // already there
    CHECK(wall.last->timesLeft == 0);
    wall.tab("seats");
    CHECK(wall.last->timesLeft == 1);
    CHECK_FALSE(wall.shows("tally1-touch"));
    wall.tab("tally1");
    wall.press("close");
    CHECK(wall.last->timesClosed == 1);
    wall.call();
    CHECK(wall.shows("tally1-touch"));  // as it was left
    CHECK(wall.label("tally1-touch") == "2");
}

TEST_CASE("A page says by a dot on its button that somebody should look at it, while another shows",
          "[panels][facilitator][pages][tiny]") {
    Paged wall([] { return pagesOf(2); });
    REQUIRE(wall.last);
    const int without = wall.vertices();
    REQUIRE(without > 0);
    wall.last->attention = true;
    wall.tab("tally1");
    CHECK(wall.vertices() > without);
    wall.last->attention = false;
    wall.tab("tally1");
    CHECK(wall.vertices() == without);
}

TEST_CASE("Fourteen pages: a finger scrolls the rail, touches the last page, and it shows", "[panels][facilitator][pages]") {
    Paged wall([] { return pagesOf(14); });
    const auto all = keysOf(pagesOf(14));
    CHECK(all.size() == 14);
    const auto seen = wall.rail();
    REQUIRE(seen.size() >= 6);
    REQUIRE(seen.size() < all.size());
    CHECK(std::ranges::equal(seen, std::span(all).first(seen.size())));
    CHECK(wall.heightOf("tally2") >= wall.mm(12) - 0.5f);
    CHECK_FALSE(wall.shows("tab-tally14"));
    wall.scroll("tally4", 200);
    CHECK_FALSE(wall.shows("tab-tally1"));
    CHECK_FALSE(wall.shows("tally14-touch"));  // scrolling has pressed nothing …
    CHECK(wall.shows("tally1-touch"));         // … and the page is the one before
    const auto end = wall.rail();
    CHECK(std::ranges::equal(end, std::span(all).last(end.size())));
    wall.tab("tally14");
    CHECK(wall.shows("tally14-touch"));
    CHECK(wall.rail() == end);  // the rail stays where the finger has brought it
    wall.press("tally14-touch");
    CHECK(wall.label("tally14-touch") == "1");
    wall.scroll("tally10", -200);
    CHECK(wall.rail().front() == "tally1");
    CHECK(wall.shows("tally14-touch"));
    wall.tab("tally1");
    CHECK(wall.shows("tally1-touch"));
}

TEST_CASE("Called again, the panel's rail has the page that shows in sight", "[panels][facilitator][pages]") {
    Paged wall([] { return pagesOf(14); });
    wall.scroll("tally4", 200);
    wall.tab("tally14");
    wall.scroll("tally10", -200);
    REQUIRE_FALSE(wall.shows("tab-tally14"));
    wall.press("close");
    wall.call();
    CHECK(wall.shows("tally14-touch"));
    CHECK(wall.shows("tab-tally14"));
    CHECK(wall.heightOf("tally14") >= wall.mm(12) - 0.5f);
}

TEST_CASE("What is wished opens the page that shows it, and what was read goes to the page that asked",
          "[panels][facilitator][pages][tiny]") {
    const auto two = [] {
        FacilitatorPages pages;
        for (const char* key : {"first", "formula"}) pages.push_back(std::make_unique<TallyPage>(key));
        return pages;
    };
    Facilitated wall({.facilitatorPages = two});
    wall.table().takeFormula("value / cost", {}, {wall.nowS(), 0}, wall.tr());
    wall.frame();
    CHECK(wall.label("first-shows").empty());
    wall.tab("formula");
    CHECK(wall.label("formula-shows") == "value / cost");

    FacilitatorPages pages = two();
    const auto& first = dynamic_cast<TallyPage&>(*pages[0]);
    const auto& second = dynamic_cast<TallyPage&>(*pages[1]);
    ui::panels::facilitator::FacilitatorPanel panel(wall.fonts(), 2.0f, ui::panels::keyboard::KeyboardKind::Azerty,
                                                    std::move(pages));
    CHECK_FALSE(panel.open("elsewhere"));
    CHECK(first.timesLeft == 0);
    CHECK(panel.open("formula"));
    CHECK(first.timesLeft == 1);
    CHECK(panel.open("formula"));
    CHECK(second.timesLeft == 0);
}
