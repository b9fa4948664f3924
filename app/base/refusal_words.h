#pragma once
// A refusal as it is shown: in the language of the screen, with its number where the text has a place for one. Called by panels
// that show what a command refused; a text without {0} is shown as it is.
#include "app/base/result.h"
#include "app/base/texts.h"

namespace app {

inline std::string wordsOf(const Texts& tr, const Refusal& refusal) {
    return tr.fill(refusal.text, std::to_string(refusal.number));
}

}  // namespace app
