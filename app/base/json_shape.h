#pragma once
// A look at a JSON text before it is parsed: parsers go as deep as the text says and keep one of two members of a name, and what
// comes from a file must do neither. Every reader of JSON asks here first (journal, sessions, templates, recordings).
// Knows nothing of values; a text that is no JSON at all is left to the parser.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace app {

constexpr int kDeepestJson = 64;  // ours are six deep

struct JsonTrouble {
    const char* text;  // English msgid; {0}: the line, {1}: the member
    long line = 1;
    std::string member;
};

// Nested deeper than kDeepestJson, or a member that an object has twice.
std::optional<JsonTrouble> jsonTrouble(std::string_view text);

// The line on which that stands what `path` leads to, as in "stages/2/fr"; the last on the way there if it is missing.
long jsonLineOf(std::string_view text, std::string_view path);

}  // namespace app
