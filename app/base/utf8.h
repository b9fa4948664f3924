#pragma once
// UTF-8 as the board holds it: valid, composed, without what hides or reorders, bounded. Everything that enters a session
// (keyboards, CSV, JSON, templates, the command line) passes through cleanText; nothing else in the program repairs text.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace app {

// The longest text a record holds, in bytes; longer input is refused by imports and stopped at by keyboards.
constexpr std::size_t kLongestText = 8'000;
// The longest cluster, what a person sees as one character, in code points; a flag has 7, a family with skins 11.
constexpr int kLongestCluster = 32;

// Decodes the code point at `at` and moves past it. Malformed bytes give U+FFFD and one byte of progress.
std::uint32_t nextCodePoint(std::string_view text, std::size_t& at);
void appendCodePoint(std::string& text, std::uint32_t codePoint);

bool isUtf8(std::string_view text);

// Valid UTF-8 in NFC, with neither spaces nor line ends at its ends; tabs become spaces. Taken away: control characters (line
// ends stay), marks of direction and overrides, what has no width, tags, private use, what is no character; of a letter's marks
// all after the eighth. Joiners stay within emoji and where a script needs them, selectors behind emoji, tags in flags. Empty if
// nothing of it shows. Cleaned again it is the same.
std::string cleanText(std::string_view text);
// The same with at most `most` bytes, cut between clusters.
std::string cleanText(std::string_view text, std::size_t most);

// Where the cluster (what a person sees as one character) that begins at `at` ends.
std::size_t clusterEnd(std::string_view text, std::size_t at);

// The beginning of `text` with at most `most` bytes, cut between code points.
std::string_view cutAt(std::string_view text, std::size_t most);

// A title within a sentence: cut after some words.
std::string shortened(std::string title);

}  // namespace app
