#pragma once
// What the program keeps beside its sessions, in the folder of the home screen: one place that knows the names. Everything here
// begins with a dot: none of it is a session, all of it can be missing. Read and written by the files of storage/session.
#include <filesystem>
#include <string>

#include "storage/records/digest.h"

namespace storage::session {

using FileId = records::Digest;  // sixteen bytes of chance that stand in a session file, whatever its name is

inline std::string hexOf(const FileId& id) {
    constexpr const char* kDigits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : id) text += kDigits[byte >> 4], text += kDigits[byte & 15];
    return text;
}

struct DataFolder {
    std::filesystem::path root;

    std::filesystem::path keys() const { return root / ".keys"; }
    std::filesystem::path ledgerOf(const FileId& file) const { return root / ".ledger" / hexOf(file); }
    std::filesystem::path backupsOf(const FileId& file) const { return root / ".backups" / hexOf(file); }
    std::filesystem::path damaged() const { return root / ".damaged"; }  // files and logs as they were found
    std::filesystem::path trash() const { return root / ".trash"; }
};

}  // namespace storage::session
