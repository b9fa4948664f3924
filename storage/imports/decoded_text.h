#pragma once
// Bytes of a text file in whatever encoding a spreadsheet wrote, as UTF-8: UTF-8 with or without BOM, UTF-16 with BOM, else
// Windows-1252. Never guesses silently past damage: a file that is UTF-8 elsewhere and broken in one place is refused.
#include <cstdint>
#include <string>
#include <string_view>

#include "app/base/texts.h"

namespace storage::imports {

// Throws ImportError naming the line of bytes that are no text, and of NULs.
std::string decodedText(std::string_view bytes, const app::Texts& tr);

// Most that is read of a file: lists and sessions of a whole year are a hundred times smaller.
constexpr std::uintmax_t kMostBytes = 64 << 20;

// The whole of a file. Throws ImportError if it cannot be read, is no file (a folder, a pipe, a device: never waits for one) or
// is longer than `most`.
std::string bytesOfFile(const std::string& path, const app::Texts& tr, std::uintmax_t most = kMostBytes);

}  // namespace storage::imports
