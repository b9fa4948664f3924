#pragma once
// Finding a text by what somebody remembers of it: letters count alike in upper and lower case, with and without accents.
// For sessions on the home screen and actions in a form.
#include <string>
#include <string_view>

namespace app {

// In lower case, without marks (é → e, œ → oe): Unicode's full case folding and compatible decomposition, then ligatures
// and curved apostrophes as a keyboard has them.
// Empty if `text` is no UTF-8.
std::string foldedText(std::string_view text);

// Every word of `query`, in whatever order, occurs in `text`, as a part of a word too; true for an empty query.
bool holdsWords(std::string_view text, std::string_view query);

}  // namespace app
