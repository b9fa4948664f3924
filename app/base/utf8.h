#pragma once
// UTF-8 as the board holds it: valid, without control characters, bounded. Everything that enters a session (keyboards,
// CSV, JSON) passes through cleanText; nothing else in the program repairs text.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace app {

// The longest text a record holds, in bytes; longer input is refused by imports and stopped at by keyboards.
constexpr std::size_t kLongestText = 8'000;

// Decodes the code point at `at` and moves past it. Malformed bytes give U+FFFD and one byte of progress.
std::uint32_t nextCodePoint(std::string_view text, std::size_t& at);
void appendCodePoint(std::string& text, std::uint32_t codePoint);

bool isUtf8(std::string_view text);

// Valid UTF-8 without control characters (line ends stay, tabs become spaces), bidirectional overrides or spaces at the ends.
std::string cleanText(std::string_view text);

// The beginning of `text` with at most `most` bytes, cut between code points.
std::string_view cutAt(std::string_view text, std::size_t most);

}  // namespace app
