#pragma once
// Compares bytes with a file that somebody has looked at and approved. PARCOURS_APPROVE=1 in the environment writes the files
// anew: look at the difference in git before committing it.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "tests/storage/temp_folder.h"

namespace tests {

inline void requireApproved(const std::string& name, const std::string& bytes) {
    const std::filesystem::path approved = std::filesystem::path(PARCOURS_SOURCE) / "tests/approved" / name;
    if (std::getenv("PARCOURS_APPROVE")) writeBytes(approved, bytes);
    INFO("approved file: " << approved);
    CHECK(bytesOf(approved) == bytes);
}

}  // namespace tests
