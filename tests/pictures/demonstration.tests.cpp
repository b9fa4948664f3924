// The demonstration, whole, by the program itself: it comes to what its facts say, leaves every picture, the sheet, the session
// and what was exported with the dock's key, and takes no longer than a minute. With a program in ffmpeg's place, also its film.
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "ui/shell/png.h"
#include "ui/touch/recording.h"

namespace {

namespace fs = std::filesystem;

const fs::path kStory = fs::path(PARCOURS_SOURCE) / "assets/demo";

struct Folder {
    fs::path path;
    Folder() {
        char name[] = "/tmp/parcours-demonstration-XXXXXX";
        path = mkdtemp(name);
    }
    ~Folder() {
        std::error_code error;
        if (!std::getenv("PARCOURS_KEEP")) fs::remove_all(path, error);
    }
};

std::string textIn(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// Its exit code. `path`: in place of PATH.
int demonstration(const fs::path& out, const std::string& path, const std::string& more) {
    const std::string command = "PATH='" + path + "' " PARCOURS_BUILD "/parcours --lang fr demo --out '" + out.string() + "' " +
                                more + " > '" + out.string() + ".said' 2> '" + out.string() + ".errors'";
    const int status = std::system(command.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

double childrensSeconds() {
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
}

}  // namespace

TEST_CASE("The demonstration plays by itself to what its facts say, and leaves pictures, sheet, session, files and film",
          "[demonstration][program]") {
    const Folder folder;
    const fs::path out = folder.path / "out", bin = folder.path / "bin";
    fs::create_directories(bin);
    // Counts the bytes of the pictures it is given.
    std::ofstream(bin / "ffmpeg") << "#!/bin/sh\nfor last; do :; done\n/usr/bin/wc -c > \"$last\"\n";
    ::chmod((bin / "ffmpeg").c_str(), 0755);
    const double before = childrensSeconds();
    REQUIRE(demonstration(out, bin.string() + ":/usr/bin:/bin", "--film --speed 100") == 0);
    CHECK(childrensSeconds() - before < 60);  // of a processor; on two cores it takes less
    CHECK(textIn(out.string() + ".errors").empty());

    std::ifstream recorded(kStory / "story.jsonl");
    const auto read = ui::touch::readRecording(recorded);
    const auto& recording = std::get<ui::touch::Recording>(read);
    REQUIRE(recording.marks.size() >= 20);
    for (const auto& mark : recording.marks) {
        INFO(mark.name);
        const std::string bytes = textIn(out / (mark.name + ".png"));
        const auto picture = ui::shell::decodePng({bytes.begin(), bytes.end()});
        CHECK((picture.width == recording.width && picture.height == recording.height));
    }
    for (const char* name : {"planche.png", "demo.parcours"}) CHECK(fs::file_size(out / name) > 10'000);

    const auto facts = nlohmann::json::parse(textIn(kStory / "story.facts.json"));
    const auto plan = nlohmann::json::parse(textIn(out / "exports/demo/plan.json"));
    const auto& stands = plan["as_it_stands"];
    std::size_t planned = 0;
    for (const auto& tier : stands["tiers"]) planned += tier["actions"].size();
    CHECK(planned == facts["plan"]["planned"].get<std::size_t>());
    CHECK(plan["actions"].size() == facts["plan"]["actions"].get<std::size_t>());
    CHECK(std::floor(stands["at_least_percent_of_best"].get<double>() * 10) == facts["plan"]["per_mille_of_best"].get<double>());
    const std::string votes = textIn(out / "exports/demo/votes.csv");
    CHECK(votes.find(facts["vote"]["winner"]["title"].get<std::string>()) != std::string::npos);
    for (const char* name : {"carte.png", "plan.png"}) CHECK(fs::file_size(out / "exports/demo" / name) > 10'000);

    const double pictures = std::stod(textIn(out / "demo.mp4")) / (1920.0 * 1080 * 4);
    CHECK(pictures == Approx(facts["seconds"].get<double>() / (100.0 / 25)).margin(3));
}

TEST_CASE("Without ffmpeg a film is refused in one sentence, before anything is played", "[demonstration][program][rude]") {
    const Folder folder;
    const fs::path out = folder.path / "out";
    CHECK(demonstration(out, folder.path.string(), "--film") == 2);
    CHECK(textIn(out.string() + ".errors") == "Un film demande le programme ffmpeg, qui n’est pas installé ici.\n");
    CHECK_FALSE(fs::exists(out / "demo.parcours"));
}

TEST_CASE("An ffmpeg that gives up ends the demonstration with a sentence", "[demonstration][program][rude]") {
    const Folder folder;
    const fs::path out = folder.path / "out", bin = folder.path / "bin";
    fs::create_directories(bin);
    std::ofstream(bin / "ffmpeg") << "#!/bin/sh\nexit 3\n";
    ::chmod((bin / "ffmpeg").c_str(), 0755);
    CHECK(demonstration(out, bin.string() + ":/usr/bin:/bin", "--film") == 1);
    CHECK(textIn(out.string() + ".errors") == "Le film n’a pas pu être fait : ffmpeg a abandonné.\n");
}
