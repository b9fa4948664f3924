// Writes a picture of every screen and state, at 1920 × 1080 and 3840 × 2160, into a folder: what to look at before calling
// anything done. `gallery FOLDER [ONE]`.
#include <filesystem>
#include <iostream>

#include "tests/bench/studio.h"

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "gallery FOLDER [ONE]\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    for (const auto& [w, h, pxPerMm, suffix] : {std::tuple(1920, 1080, 2.5f, "hd"), std::tuple(3840, 2160, 4.06f, "4k")}) {
        tests::Studio studio(w, h, pxPerMm);
        const auto save = [&](const std::string& name, const ui::shell::Pixels& pixels) {
            const auto file = folder / (name + "-" + suffix + ".png");
            if (!ui::shell::writeFile(file, ui::shell::encodePng(pixels))) std::cerr << "cannot write " << file << '\n';
            else std::cout << file.string() << '\n';
        };
        if (argc < 3 || std::string_view(argv[2]) == "home")
            save("home", studio.home(tests::someCards())), save("home-empty", studio.home({}));
        for (const tests::Scene& scene : tests::allScenes())
            if (argc < 3 || std::string_view(argv[2]) == scene.name) save(scene.name, tests::pictureOf(studio, scene));
    }
    return 0;
}
