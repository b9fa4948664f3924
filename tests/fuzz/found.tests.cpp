// What fuzzing has found stays mended: every input that once broke a target, and every seed, goes through it again. Ordinary
// builds and sanitizers alike.
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/fuzz/targets.h"
#include "tests/storage/temp_folder.h"

namespace fs = std::filesystem;

TEST_CASE("every target takes its seeds and what was found in it", "[storage][fuzz]") {
    const fs::path folder = fs::path(PARCOURS_SOURCE) / "tests/fuzz";
    for (const fuzz::Target& target : fuzz::targets()) {
        int taken = 0;
        for (const char* kind : {"seeds", "found"}) {
            std::error_code none;
            for (const auto& entry : fs::directory_iterator(folder / kind / target.name, none)) {
                INFO(entry.path());
                CHECK_NOTHROW(target.run(tests::bytesOf(entry.path())));
                ++taken;
            }
        }
        INFO(target.name);
        CHECK((taken > 0 || target.name == std::string_view("session_open")));  // its seeds are tests/fixtures/sessions
        for (const std::string& bytes :
             {std::string(), std::string("\0", 1), std::string(100'000, '['), std::string(10'000, '\xFF')})
            CHECK_NOTHROW(target.run(bytes));
    }
}

TEST_CASE("the target of sessions takes the golden files", "[storage][fuzz]") {
    for (const fuzz::Target& target : fuzz::targets())
        if (target.name == std::string_view("session_open"))
            for (const auto& entry : fs::directory_iterator(fs::path(PARCOURS_SOURCE) / "tests/fixtures/sessions")) {
                INFO(entry.path());
                CHECK_NOTHROW(target.run(tests::bytesOf(entry.path())));
            }
}
