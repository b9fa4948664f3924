#pragma once
// Reads the worked examples of docs/methods*.md: fenced blocks that open with ```exemple or ```example, lines "word: what", and
// the expected answers as "=> word: what". French lines are made into English ones, so that both documents can be compared word
// by word and one reader understands both. Called by methods_document.tests.cpp; knows the language of the blocks, no rule.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/app/rules/worked_vocabulary.h"

namespace worked {

inline std::string trimmed(const std::string& text) {
    const auto from = text.find_first_not_of(' ');
    return from == std::string::npos ? "" : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

inline std::vector<std::string> split(const std::string& text, std::string_view at) {
    std::vector<std::string> parts;
    if (trimmed(text).empty()) return parts;
    for (std::size_t from = 0;;) {
        const auto end = text.find(at, from);
        parts.push_back(trimmed(text.substr(from, end == std::string::npos ? end : end - from)));
        if (end == std::string::npos) return parts;
        from = end + at.size();
    }
}

inline void replaceAll(std::string& text, std::string_view what, std::string_view with) {
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
}

inline bool isLetter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; }

// Whole phrases only, at each place the longest that is known.
inline std::string inEnglish(const std::string& french) {
    std::string english;
    for (std::size_t at = 0; at < french.size();) {
        const std::pair<std::string_view, std::string_view>* longest = nullptr;
        for (const auto& entry : kVocabulary) {
            const auto end = at + entry.first.size();
            const bool whole = (at == 0 || !isLetter(french[at - 1])) && (end >= french.size() || !isLetter(french[end]));
            if (whole && french.compare(at, entry.first.size(), entry.first) == 0 &&
                (!longest || longest->first.size() < entry.first.size()))
                longest = &entry;
        }
        if (longest) english += longest->second, at += longest->first.size();
        else english += french[at++];
    }
    return english;
}

// One way to write numbers, sums of money and colons: 20 000 €, 0,5 and 80 % in French are €20,000, 0.5 and 80 % in English.
inline std::string plain(std::string text, bool french) {
    const auto digit = [&](std::size_t at) { return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at])); };
    constexpr std::string_view kNarrow = "\u202F";
    for (auto at = text.find(kNarrow); at != std::string::npos; at = text.find(kNarrow, at))
        text.replace(at, kNarrow.size(), at > 0 && digit(at - 1) && digit(at + kNarrow.size()) ? "" : " ");
    for (std::size_t at = 1; at + 1 < text.size(); ++at)
        if (text[at] == ',' && digit(at - 1) && digit(at + 1)) {
            if (french) text[at] = '.';
            else text.erase(at, 1);
        }
    constexpr std::string_view kEuro = "€";
    for (auto at = text.find(kEuro); at != std::string::npos; at = text.find(kEuro, at + 1)) {
        std::size_t end = at + kEuro.size();
        if (!digit(end)) continue;
        while (digit(end) || (end < text.size() && text[end] == '.' && digit(end + 1))) ++end;
        text.insert(end, " €").erase(at, kEuro.size());
        at = end - kEuro.size();
    }
    replaceAll(text, " :", ":"), replaceAll(text, " %", "%"), replaceAll(text, "≈ ", "≈"), replaceAll(text, "−", "-");
    return trimmed(text);
}

struct Line {
    std::string word, what;
    int number = 0;  // in the document
};

struct Block {
    std::string kind;
    std::vector<Line> given, expected;
    int number = 0;
    std::vector<std::string> text;  // in English, for comparing the documents
};

inline Line lineOf(const std::string& raw, int number, bool french) {
    const auto colon = raw.find(':');
    const std::string word = plain(raw.substr(0, colon), french), what = colon == std::string::npos ? "" : raw.substr(colon + 1);
    Line line{french ? inEnglish(word) : word, {}, number};
    line.what = line.word == "formula" ? trimmed(what)
                : french               ? inEnglish(plain(what, true))
                                       : plain(what, false);  // a formula is the same everywhere
    return line;
}

inline std::vector<Block> blocksOf(const std::string& file, bool french) {
    std::ifstream in(file);
    std::vector<Block> blocks;
    bool inside = false;
    int number = 0;
    const std::string opening = french ? "```exemple " : "```example ";
    for (std::string raw; std::getline(in, raw);) {
        ++number;
        if (!inside && raw.starts_with(opening)) {
            const std::string kind = trimmed(raw.substr(opening.size()));
            blocks.push_back({french ? inEnglish(kind) : kind, {}, {}, number, {}});
            blocks.back().text.push_back(blocks.back().kind);
            inside = true;
        } else if (inside && raw.starts_with("```")) {
            inside = false;
        } else if (inside) {
            const bool answer = raw.starts_with("=>");
            const Line line = lineOf(answer ? raw.substr(2) : raw, number, french);
            (answer ? blocks.back().expected : blocks.back().given).push_back(line);
            blocks.back().text.push_back((answer ? "=> " : "") + line.word + ": " + line.what);
        }
    }
    return blocks;
}

inline std::optional<double> numberIn(std::string token) {
    if (token.starts_with("≈")) token.erase(0, std::string_view("≈").size());
    if (token.ends_with('%')) token.pop_back();
    char* end = nullptr;
    const double value = std::strtod(token.c_str(), &end);
    return token.empty() || *end ? std::nullopt : std::optional(value);
}

constexpr double kAbout = 3;  // what "≈" allows: shares of seeded draws, which another C library may draw a little differently

// Word by word; numbers as far as the document prints them.
inline bool agrees(const std::string& printed, const std::string& reckoned) {
    std::istringstream a(printed), b(reckoned);
    std::string p, r;
    const auto bare = [](std::string& s) {
        while (!s.empty() && s.back() == ',') s.pop_back();
    };
    for (;;) {
        const bool more = static_cast<bool>(a >> p), moreToo = static_cast<bool>(b >> r);
        if (more != moreToo) return false;
        if (!more) return true;
        if (p.ends_with(',') != r.ends_with(',')) return false;
        bare(p), bare(r);
        const auto x = numberIn(p), y = numberIn(r);
        if (x.has_value() != y.has_value()) return false;
        if (!x && p != r) return false;
        if (!x) continue;
        const auto point = p.find('.');
        const auto digits = point == std::string::npos ? 0 : static_cast<int>(p.size() - point - 1 - (p.ends_with('%') ? 1 : 0));
        if (std::abs(*x - *y) > (p.starts_with("≈") ? kAbout : 0.5 * std::pow(10, -digits) + 1e-9)) return false;
    }
}

}  // namespace worked
