#pragma once
// What the first hundred bytes of a file say about it, read past SQLite so that a foreign or newer file is not touched at all
// (https://www.sqlite.org/fileformat.html §1.3). Only under a FileClaim: see there why.
#include <cstdint>
#include <filesystem>

namespace storage::sqlite {

struct FileHeader {
    bool isDatabase = false;          // begins with SQLite's magic words
    std::uint32_t applicationId = 0;  // offset 68
    std::uint32_t userVersion = 0;    // offset 60; a write-ahead log beside the file may hold a later one
};

// Throws Failure if there is no such file, if it is a folder, or if it cannot be read.
FileHeader readHeader(const std::filesystem::path& file);

// Throws Failure unless `file` is a plain file that this user may write, in a folder that this user may write.
void demandWritable(const std::filesystem::path& file);

// Makes an empty file that is this user's alone (0600). Throws Failure: Exists, ReadOnly, Full, ….
void createPrivate(const std::filesystem::path& file);

// Throws Failure if log, journal or shared memory beside `file` is anything but a plain file: SQLite would wait for a pipe and
// read a device without end.
void demandPlainCompanions(const std::filesystem::path& file);

// Makes names and renames in a folder, or the bytes of a file, survive a power cut. Throws Failure.
void syncToDisk(const std::filesystem::path& fileOrFolder);

// Gives `from` the name `to` if that is free, in one step; throws Failure with Cause::Exists if it is not.
void renameIfFree(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace storage::sqlite
