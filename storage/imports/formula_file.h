#pragma once
// The file with a formula of one's own (formule.txt in the data folder): its text, whatever encoding an editor wrote. Called off
// the render thread when the facilitator asks for it. What the text means is checked by app/rules/budget/formula.h, not here.
#include <filesystem>
#include <string>

#include "app/base/texts.h"

namespace storage::imports {

// Without blank space at its ends. Throws ImportError: it cannot be read, it is no text, it is longer than a formula can be.
std::string readFormula(const std::filesystem::path& file, const app::Texts& tr);

}  // namespace storage::imports
