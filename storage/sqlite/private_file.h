#pragma once
// Small files of the program's own beside the sessions: keys, the ledger. Written whole under another name and renamed, readable
// by their owner alone. Never a session: these go through SQLite.
#include <filesystem>
#include <string>
#include <string_view>

namespace storage::sqlite {

enum class Durable { No, Yes };  // whether it survives a power cut from the moment of the return

// Makes the folder (0700) if it is missing. Throws Failure; the old file then stands.
void writePrivateFile(const std::filesystem::path& file, std::string_view bytes, Durable durable);
// At most `most` bytes of a plain file; empty if it is none or cannot be read. Never waits for a pipe or a device.
std::string readSmallFile(const std::filesystem::path& file, std::size_t most);
// 0700, with the folders above it as the system makes them. Throws Failure; nothing if it is there.
void makePrivateFolder(const std::filesystem::path& folder);

}  // namespace storage::sqlite
