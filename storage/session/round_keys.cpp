#include "storage/session/round_keys.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <cstring>

#include "storage/sqlite/file_header.h"
#include "storage/sqlite/private_file.h"

namespace storage::session {

records::RoundKey RoundKeys::keyFor(app::Id<app::Ballot> round) {
    if (const auto key = find(round)) return *key;
    records::RoundKey key{};
    randombytes_buf(key.data(), key.size());
    const std::string_view bytes(reinterpret_cast<const char*>(key.data()), key.size());
    sqlite::writePrivateFile(fileOf(round), bytes, sqlite::Durable::Yes);
    return m_known[round.value] = key;
}

std::optional<records::RoundKey> RoundKeys::find(app::Id<app::Ballot> round) const {
    if (const auto known = m_known.find(round.value); known != m_known.end()) return known->second;
    records::RoundKey key{};
    const std::string bytes = sqlite::readSmallFile(fileOf(round), key.size());
    if (bytes.size() != key.size()) return std::nullopt;
    std::memcpy(key.data(), bytes.data(), key.size());
    return m_known[round.value] = key;
}

void RoundKeys::destroy(app::Id<app::Ballot> round) {
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
