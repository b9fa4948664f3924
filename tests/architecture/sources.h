#pragma once
// Reads the project's own files for the architecture tests: which there are, what they include, their words without comments
// and strings. A reader for this house's style, not for C++ at large.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace architecture {

struct Source {
    std::string path;    // from the root: "app/board/board.h"
    std::string folder;  // "app/board", "ui/views/map"; empty for main.cpp
    std::string text;

    std::string name() const { return path.substr(path.rfind('/') + 1); }
    std::string stem() const { return name().substr(0, name().find('.')); }
    bool isHeader() const { return path.ends_with(".h"); }
};

inline std::filesystem::path root() { return PARCOURS_SOURCE; }

inline std::string textOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

// The room a path of ours lies in: two folders deep; one deeper below those whose folders are targets of their own.
inline std::string folderOf(const std::string& path) {
    const auto second = path.find('/', path.find('/') + 1);
    const bool deeper = path.starts_with("ui/views/") || path.starts_with("ui/panels/");
    const auto third = deeper ? path.find('/', second + 1) : std::string::npos;
    return path.substr(0, third == std::string::npos ? second : third);
}

// Every .h and .cpp of these folders, and main.cpp.
inline std::vector<Source> sources(const std::vector<std::string>& levels = {"app", "ui", "storage"}) {
    std::vector<Source> found;
    for (const std::string& level : levels)
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root() / level)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp") continue;
            Source source{std::filesystem::relative(entry.path(), root()).generic_string(), {}, textOf(entry.path())};
            source.folder = folderOf(source.path);
            found.push_back(std::move(source));
        }
    if (std::filesystem::exists(root() / "main.cpp")) found.push_back({"main.cpp", {}, textOf(root() / "main.cpp")});
    return found;
}

struct Include {
    std::string what;
    bool own;
};  // own: in quotes

inline std::vector<Include> includesOf(const Source& source) {
    std::vector<Include> found;
    for (const std::string& line : linesOf(source.text)) {
        if (!line.starts_with("#include ")) continue;
        const char open = line[9], close = open == '"' ? '"' : '>';
        found.push_back({line.substr(10, line.find(close, 10) - 10), open == '"'});
    }
    return found;
}

// One a line, for a failure that can be read.
inline std::string listed(const std::vector<std::string>& things) {
    std::string text;
    for (const std::string& thing : things) text += "\n  " + thing;
    return text;
}

// The same text with comments and the insides of string literals blanked out; lines stay where they are.
inline std::string codeOf(const std::string& text) {
    std::string code = text;
    enum { Code, Line, Block, String, Char } in = Code;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = text[i], next = i + 1 < text.size() ? text[i + 1] : '\0';
        const bool digitBefore = i > 0 && std::isalnum(static_cast<unsigned char>(text[i - 1]));
        switch (in) {
            case Code:
                if (c == '/' && next == '/') in = Line;
                else if (c == '/' && next == '*') in = Block;
                else if (c == '"') {
                    in = String;
                    continue;
                } else if (c == '\'' && !digitBefore) {
                    in = Char;
                    continue;
                }
                if (in != Code) code[i] = ' ';
                break;
            case Line:
                if (c == '\n') in = Code;
                else code[i] = ' ';
                break;
            case Block:
                if (c == '*' && next == '/') code[i] = ' ', code[++i] = ' ', in = Code;
                else if (c != '\n') code[i] = ' ';
                break;
            case String:
            case Char:
                if (c == (in == String ? '"' : '\'')) in = Code;
                else if (c == '\\') code[i] = ' ', code[++i] = ' ';
                else code[i] = ' ';
        }
    }
    return code;
}

}  // namespace architecture
