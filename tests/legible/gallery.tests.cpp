// Every state of the gallery, held to LOOK's sizes on what is drawn: on all screens, on a table and on a wall, in both languages.
// Nothing is told by what a screen should show: texts and papers are taken from the drawing itself (tests/bench/legible.h).
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>

#include "tests/bench/legible.h"
#include "tests/bench/scene_board.h"
#include "tests/bench/studio.h"

namespace {

struct Screen {
    const char* name;
    ui::glass::TableSize size;
};
constexpr std::array<Screen, 4> kScreens{{{"1920 × 1080", {1920, 1080, 2.5f}},
                                          {"3840 × 2160", {3840, 2160, 4.06f}},
                                          {"1366 × 768", {1366, 768, 2.573f}},
                                          {"1080 × 1920", {1080, 1920, 3.612f}}}};

const app::Texts& texts(const char* lang) {
    static std::map<std::string, app::Texts> kTexts;
    auto [at, isNew] = kTexts.try_emplace(lang);
    if (isNew) at->second = app::Texts::load(std::filesystem::path(PARCOURS_BUILD) / "texts", lang);
    return at->second;
}

// A panel at each of four seats, or at the last of twelve: not all of them find room on a wall, nor on a small screen. Who is
// refused is told so at the finger, which these pictures hold to the same sizes.
bool mayBeFull(const tests::Scene& scene, app::Seating seating) {
    const std::string_view name = scene.name;
    if (name == "seat-duels-twelve") return true;
    return seating == app::Seating::Wall &&
           (name == "four-keyboards" || name.starts_with("seat-") || name.starts_with("action-"));
}

// With twelve seats and panels open among them there is no place for the facilitator's beside all others: it lies above one,
// until that one is touched.
bool isKnown(const tests::Scene& scene, const tests::Fault& fault) {
    return std::string_view(scene.name) == "twelve-facilitator" && fault.kind == "panel" &&
           fault.what.find("facilitator") != std::string::npos;
}

std::unique_ptr<ui::shell::Table> played(const Screen& screen, ui::paint::Fonts& fonts, app::Seating seating,
                                         const tests::Scene& scene, double& nowS) {
    static tests::VotesInMemory keptVotes;
    keptVotes.all = tests::someKeptVotes();
    const ui::shell::TableSetup setup{.size = screen.size,
                                      .reckon = ui::shell::ReckonWhere::Here,
                                      .salt = 0,
                                      .exporters = tests::formats(),
                                      .keptVotes = &keptVotes};
    return tests::play({fonts, texts("fr"), setup, seating, mayBeFull(scene, seating)}, scene, nowS);
}

void readAll(const Screen& screen) {
    ui::paint::Fonts fonts(screen.size.pxPerMm);
    std::map<std::string, std::string> found;  // by what is wrong: where first
    std::size_t read = 0, states = 0;
    for (const app::Seating seating : {app::Seating::Table, app::Seating::Wall})
        for (const tests::Scene& scene : tests::allScenes()) {
            double nowS = 0;
            const auto table = played(screen, fonts, seating, scene, nowS);
            for (const char* lang : {"en", "fr"}) {
                const auto& other = texts(lang == std::string_view("fr") ? "en" : "fr");
                const auto seen = tests::readTable(*table, fonts, texts(lang), other, nowS, tests::kSceneStart);
                read += seen.size(), ++states;
                for (const tests::Fault& fault : tests::faultsOf(seen, *table, texts(lang), screen.size.pxPerMm))
                    if (!isKnown(scene, fault))
                        found.try_emplace(
                            fault.kind + ": " + fault.what,
                            std::string(scene.name) + (seating == app::Seating::Wall ? ", wall, " : ", table, ") + lang);
            }
        }
    CHECK(states == 4 * tests::allScenes().size());
    CHECK(read > 100 * states);
    for (const auto& [what, where] : found) {
        INFO(screen.name << ", first in " << where << ": " << what);
        CHECK(false);
    }
}

const tests::Scene& sceneNamed(std::string_view name) {
    return *std::ranges::find_if(tests::allScenes(), [&](const tests::Scene& s) { return s.name == name; });
}

}  // namespace

TEST_CASE("All that stands on a 1080p table is read, whole, on its own paper", "[legible]") { readAll(kScreens[0]); }
TEST_CASE("All that stands on a 4K table is read, whole, on its own paper", "[legible]") { readAll(kScreens[1]); }
TEST_CASE("All that stands on a kiosk of 1366 × 768 is read, whole, on its own paper", "[legible]") { readAll(kScreens[2]); }
TEST_CASE("All that stands on an upright kiosk is read, whole, on its own paper", "[legible]") { readAll(kScreens[3]); }

TEST_CASE("A text that is small, cut, on another one or beyond its paper is found", "[legible]") {
    // The control run: a reader that lets these pass would be blind.
    ui::paint::Fonts fonts(kScreens[0].size.pxPerMm);
    double nowS = 0;
    const auto table = played(kScreens[0], fonts, app::Seating::Table, sceneNamed("four-keyboards"), nowS);
    const auto texts0 = tests::readTable(*table, fonts, texts("fr"), texts("en"), nowS, tests::kSceneStart);
    const auto kinds = [&](const std::vector<tests::Read>& seen) {
        std::vector<std::string> list;
        for (const tests::Fault& fault : tests::faultsOf(seen, *table, texts("fr"), 2.5f)) list.push_back(fault.kind);
        return list;
    };
    REQUIRE(kinds(texts0).empty());
    const auto atSeat = std::ranges::find_if(texts0, [](const tests::Read& r) { return r.seat && r.words == "Poser"; });
    REQUIRE(atSeat != texts0.end());
    const std::size_t at = static_cast<std::size_t>(atSeat - texts0.begin());
    auto changed = texts0;
    changed[at].capMm = 3.3f;  // enough elsewhere, not at a seat
    CHECK(kinds(changed) == std::vector<std::string>{"small"});
    changed = texts0, changed[at].words = "Placez cette note…";
    CHECK(kinds(changed) == std::vector<std::string>{"cut"});
    changed = texts0, changed[at].ink.half.x = 60;
    CHECK(kinds(changed) == std::vector<std::string>{"beyond"});
    changed = texts0, changed.push_back(changed[at]), changed.back().words = "Autre";
    CHECK(kinds(changed) == std::vector<std::string>{"overlap"});
}
