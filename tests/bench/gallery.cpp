// Writes a picture of every screen and state, at 1920 × 1080 and 3840 × 2160, into a folder: what to look at before calling
// anything done; and of what hangs on the edges also on a small kiosk and on one that stands upright. With names, only these
// scenes: `gallery FOLDER [NAME…]`.
#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>

#include "tests/bench/studio.h"

namespace {

constexpr std::array kAtEdges{"map-empty",
                              "map-full",
                              "four-keyboards",
                              "vote",
                              "results",
                              "ranking",
                              "twelve-seats",
                              "eight-seats",
                              "twelve-wall",
                              "wall",
                              "action-form",
                              "vote-closed",
                              "twelve-facilitator",
                              "facilitator-plans",
                              "reveal",
                              "reveal-twelve",
                              "reveal-tie",
                              "reveal-long",
                              "reveal-actions",
                              "dock",
                              "dock-voting"};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "gallery FOLDER [NAME…]\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    const std::vector<std::string> names(argv + 2, argv + argc);
    const auto wanted = [&](std::string_view name) { return names.empty() || std::ranges::find(names, name) != names.end(); };
    for (const auto& [w, h, pxPerMm, suffix] :
         {std::tuple(1920, 1080, 2.5f, "hd"), std::tuple(3840, 2160, 4.06f, "4k"), std::tuple(1366, 768, 2.573f, "kiosk"),
          std::tuple(1080, 1920, 3.612f, "upright")}) {
        tests::Studio studio(w, h, pxPerMm);
        const auto save = [&](const std::string& name, const ui::shell::Pixels& pixels) {
            const auto file = folder / (name + "-" + suffix + ".png");
            if (!ui::shell::writeFile(file, ui::shell::encodePng(pixels))) std::cerr << "cannot write " << file << '\n';
            else std::cout << file.string() << '\n';
        };
        if (wanted("home")) save("home", studio.home(tests::someCards()));
        if (wanted("home-more"))
            save("home-more", studio.home(tests::someCards(), {"more-atelier-0", "more-atelier-2", "copies-atelier-2"}));
        if (wanted("home-trash")) save("home-trash", studio.home(tests::someCards(), {"trash"}));
        if (wanted("home-search")) save("home-search", studio.home(tests::manyCards(), {"search", "a", "u", "b"}));
        if (wanted("home-empty")) save("home-empty", studio.home({}));
        if (wanted("closing-notice")) save("closing-notice", studio.notice());
        const bool onlyEdges = w < 1920;
        for (const tests::Scene& scene : tests::allScenes())
            if (const bool shown = !onlyEdges || std::ranges::find(kAtEdges, std::string_view(scene.name)) != kAtEdges.end();
                shown && wanted(scene.name))
                save(scene.name, tests::pictureOf(studio, scene));
    }
    return 0;
}
