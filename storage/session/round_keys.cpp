#include "storage/session/round_keys.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cstring>

#include "storage/sqlite/file_header.h"
#include "storage/sqlite/private_file.h"

namespace storage::session {

records::RoundKey RoundKeys::keyFor(app::Id<app::Round> round) {
    auto kept = read(round);
    if (kept && kept->file == m_file) return kept->key;
    if (!kept) {
        kept.emplace();
        randombytes_buf(kept->key.data(), kept->key.size());
    }
    kept->file = m_file;
    std::string bytes(reinterpret_cast<const char*>(kept->key.data()), kept->key.size());
    bytes.append(reinterpret_cast<const char*>(m_file.data()), m_file.size());
    sqlite::writePrivateFile(fileOf(round), bytes, sqlite::Durable::Yes);
    m_known[round.value] = *kept;
    return kept->key;
}

std::optional<records::RoundKey> RoundKeys::find(app::Id<app::Round> round) const {
    const auto kept = read(round);
    return kept ? std::optional(kept->key) : std::nullopt;
}

std::optional<RoundKeys::Kept> RoundKeys::read(app::Id<app::Round> round) const {
    if (const auto known = m_known.find(round.value); known != m_known.end()) return known->second;
    Kept kept{};
    const std::size_t size = kept.key.size() + kept.file.size();
    const std::string bytes = sqlite::readSmallFile(fileOf(round), size);
    if (bytes.size() != size) return std::nullopt;
    std::memcpy(kept.key.data(), bytes.data(), kept.key.size());
    std::memcpy(kept.file.data(), bytes.data() + kept.key.size(), kept.file.size());
    m_known[round.value] = kept;
    return kept;
}

void RoundKeys::destroy(app::Id<app::Round> round) {
    m_known.erase(round.value);
    const auto kept = read(round);
    if (kept && kept->file != m_file) return;
    m_known.erase(round.value);
    const auto file = fileOf(round);
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
    if (descriptor < 0) return;
    const records::RoundKey nothing{};
    if (::write(descriptor, nothing.data(), nothing.size()) == static_cast<ssize_t>(nothing.size())) ::fsync(descriptor);
    ::close(descriptor);
    ::unlink(file.c_str());
    sqlite::syncToDisk(m_folder.keys());
}

}  // namespace storage::session
