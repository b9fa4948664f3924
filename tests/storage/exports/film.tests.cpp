// The film of the demonstration, with a program in ffmpeg's place: all pictures reach it; one that gives up is noticed.
#include "storage/exports/film.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/storage/temp_folder.h"

using namespace storage::exports;

namespace {

// The PATH has nothing but one program called ffmpeg, or nothing at all, as long as this lives.
class InPlaceOfFfmpeg {
public:
    explicit InPlaceOfFfmpeg(const std::string& script) {
        if (!script.empty()) {
            const auto file = m_folder / "ffmpeg";
            std::ofstream(file) << "#!/bin/sh\n" << script;
            ::chmod(file.c_str(), 0755);
        }
        ::setenv("PATH", m_folder.path().c_str(), 1);
    }
    ~InPlaceOfFfmpeg() { ::setenv("PATH", m_before.c_str(), 1); }

private:
    tests::TempFolder m_folder;
    std::string m_before = std::getenv("PATH");
};

// Keeps what it is given as the film, and its own words beside it.
const char* const kKeeps = "for last; do :; done\necho \"$@\" > \"$last.words\"\n/bin/cat > \"$last\"\n";

}  // namespace

TEST_CASE("A film takes a program called ffmpeg on the PATH", "[storage][exports][film]") {
    {
        const InPlaceOfFfmpeg nothing("");
        CHECK_FALSE(Film::canBeMade());
    }
    const InPlaceOfFfmpeg keeps(kKeeps);
    CHECK(Film::canBeMade());
}

TEST_CASE("Every picture of a film reaches ffmpeg, in order, whole", "[storage][exports][film]") {
    const tests::TempFolder folder;
    const InPlaceOfFfmpeg keeps(kKeeps);
    std::string all;
    {
        Film film(folder / "film.mp4", 320, 180);
        for (int i = 0; i < 40; ++i) {  // more than a pipe holds
            const std::vector<unsigned char> picture(320 * 180 * 4, static_cast<unsigned char>(i));
            REQUIRE(film.add(picture));
            all.append(picture.begin(), picture.end());
        }
        CHECK_FALSE(film.add({1, 2, 3}));  // no picture of this film
        CHECK(film.end());
    }
    CHECK(tests::bytesOf(folder / "film.mp4") == all);
    const std::string words = tests::bytesOf(folder / "film.mp4.words");
    for (const char* word : {"320x180", "rgba", "-framerate 25", "film.mp4"}) CHECK(words.find(word) != std::string::npos);
}

TEST_CASE("An ffmpeg that gives up ends the film, and nothing else", "[storage][exports][film]") {
    const tests::TempFolder folder;
    const std::vector<unsigned char> picture(1920 * 1080 * 4);
    const InPlaceOfFfmpeg failing("exit 3\n");
    Film film(folder / "film.mp4", 1920, 1080);
    bool takes = true;
    for (int i = 0; i < 4 && takes; ++i) takes = film.add(picture);  // the first may still fit into the pipe
    CHECK_FALSE(takes);
    CHECK_FALSE(film.end());
}
