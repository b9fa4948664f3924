#include "storage/session/ledger.h"

#include <spdlog/spdlog.h>

#include <charconv>
#include <sstream>

#include "storage/sqlite/private_file.h"

namespace storage::session {

namespace {

std::optional<LedgerLine> readLine(const std::filesystem::path& ledger) {
    constexpr std::size_t kMost = 5000;
    std::istringstream text(sqlite::readSmallFile(ledger, kMost));
    LedgerLine line;
    std::string path;
    if (!(text >> line.step >> line.chain)) return std::nullopt;
    text.get();
    std::getline(text, path, '\0');  // a name may hold a line end
    line.path = path;
    return line;
}

void writeLine(const std::filesystem::path& ledger, const LedgerLine& line) {
    try {
        sqlite::writePrivateFile(
            ledger, std::to_string(line.step) + " " + line.chain + " " + std::filesystem::absolute(line.path).string(),
            sqlite::Durable::No);
    } catch (const std::exception& failure) {
        spdlog::warn("the ledger stays behind: {}", failure.what());
    }
}

std::optional<FileId> idFromHex(const std::string& hex) {
    FileId id{};
    if (hex.size() != 2 * id.size()) return std::nullopt;
    for (std::size_t i = 0; i < id.size(); ++i)
        if (std::from_chars(hex.data() + 2 * i, hex.data() + 2 * i + 2, id[i], 16).ptr != hex.data() + 2 * i + 2)
            return std::nullopt;
    return id;
}

}  // namespace

std::optional<LedgerLine> readLedger(const DataFolder& folder, const FileId& file) { return readLine(folder.ledgerOf(file)); }

bool isCopyOfAnother(const DataFolder& folder, const Seal& seal, const std::filesystem::path& path) {
    const auto known = readLedger(folder, seal.file);
    std::error_code error;
    return known && known->path != std::filesystem::absolute(path) && std::filesystem::exists(known->path, error);
}

bool isBehindLedger(const DataFolder& folder, const Seal& seal, const std::filesystem::path& path) {
    const auto known = readLedger(folder, seal.file);
    if (!known || isCopyOfAnother(folder, seal, path)) return false;
    return known->step > seal.step || (known->step == seal.step && known->chain != hexOf(seal.chain));
}

void writeLedger(const DataFolder& folder, const Seal& seal, const std::filesystem::path& path) {
    writeLine(folder.ledgerOf(seal.file), {seal.step, hexOf(seal.chain), path});
}

void moveLedger(const DataFolder& folder, const FileId& file, const std::filesystem::path& path) {
    if (const auto known = readLedger(folder, file)) writeLine(folder.ledgerOf(file), {known->step, known->chain, path});
}

std::optional<FileId> lastKnownAt(const DataFolder& folder, const std::filesystem::path& path) {
    // Of several that were there one after the other, the newest.
    std::optional<FileId> found;
    std::filesystem::file_time_type newest{};
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder.root / ".ledger", error)) {
        const auto line = readLine(entry.path());
        if (!line || line->path != std::filesystem::absolute(path)) continue;
        const auto at = entry.last_write_time(error);
        if (!found || at > newest) found = idFromHex(entry.path().filename().string()), newest = at;
    }
    return found;
}

void removeLedger(const DataFolder& folder, const FileId& file) {
    std::error_code ignored;
    std::filesystem::remove(folder.ledgerOf(file), ignored);
}

}  // namespace storage::session
