#pragma once
// At which step a workshop stands, as a word that files keep. The steps that rules and commands lead to stand here; what is shown
// at a step is the user interface's to say, and a step that nobody knows is kept as it is.
#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace app {

using StepKey = std::string;

namespace steps {
inline constexpr const char* kMap = "map";
inline constexpr const char* kVote = "vote";
inline constexpr const char* kResults = "results";
inline constexpr const char* kRanking = "ranking";
}  // namespace steps

// Files and journals before form 6 kept a number. Nothing if it never was one.
inline std::optional<StepKey> stepOfNumber(std::int64_t number) {
    constexpr std::array kSteps{steps::kMap, steps::kVote, steps::kResults, steps::kRanking};
    if (number < 0 || number >= static_cast<std::int64_t>(kSteps.size())) return std::nullopt;
    return kSteps[static_cast<std::size_t>(number)];
}

}  // namespace app
