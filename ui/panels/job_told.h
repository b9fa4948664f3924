#pragma once
// What is said of work that goes on beside the frame (ui/shell/jobs.h): told to panels once a frame, so that whoever leads sees
// how far it is and can cancel it by its name.
#include <optional>
#include <string>

namespace ui::panels {

struct JobTold {
    std::string name;                // "export", "formula": the same in every language
    std::string words;               // what it does and how far it is, translated
    std::optional<double> progress;  // 0 … 1; nothing where nobody can say
    bool isStopping = false;         // it was cancelled, and has not come to a place where it can stop
    bool operator==(const JobTold&) const = default;
};

}  // namespace ui::panels
