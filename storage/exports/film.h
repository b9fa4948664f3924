#pragma once
// A film of pictures as they come, made by ffmpeg, which is a program of its own and need not be there. Called by main.cpp for
// the demonstration; one object a film. Waits for ffmpeg, so never where a table is worked at.
#include <filesystem>
#include <vector>

namespace storage::exports {

constexpr int kFilmPerSecond = 25;

class Film {
public:
    static bool canBeMade();  // there is a program ffmpeg on the PATH

    // Starts ffmpeg; where that fails, add() answers false.
    Film(const std::filesystem::path& file, int width, int height);
    ~Film();  // gives it up if end() was not called
    Film(const Film&) = delete;
    Film& operator=(const Film&) = delete;

    // RGBA bytes, rows from the top, of the size given. False: ffmpeg takes no more.
    bool add(const std::vector<unsigned char>& rgba);
    // Lets ffmpeg finish and waits for it. True if it says that the film is whole.
    bool end();

private:
    std::size_t m_bytes;  // of a picture
    int m_process = -1, m_pipe = -1;
};

}  // namespace storage::exports
