#include "storage/session/seal_table.h"

#include <sodium.h>

namespace storage::session {
namespace {

records::Digest digestOf(const Seal& seal) {
    records::Hasher hasher("seal");
    hasher.digest(seal.file), hasher.whole(seal.step), hasher.digest(seal.chain), hasher.digest(seal.state),
        hasher.whole(seal.marks);
    return hasher.finish();
}

}  // namespace

std::optional<Seal> SealTable::read() {
    SQLite::Statement row(m_connection, "SELECT file, step, chain, state, marks, digest FROM seal WHERE id = 1");
    if (!row.executeStep()) return std::nullopt;
    const Seal seal{records::digestIn(row.getColumn(0)), row.getColumn(1).getInt64(), records::digestIn(row.getColumn(2)),
                    records::digestIn(row.getColumn(3)), row.getColumn(4).getInt64()};
    if (records::digestIn(row.getColumn(5)) != digestOf(seal)) return std::nullopt;
    return seal;
}

void SealTable::write(const Seal& seal) {
    if (!m_write)
        m_write = std::make_unique<SQLite::Statement>(
            m_connection,
            "INSERT OR REPLACE INTO seal (id, file, step, chain, state, marks, digest) VALUES (1, ?, ?, ?, ?, ?, ?)");
    m_write->tryReset();
    const records::Digest digest = digestOf(seal);
    records::bindDigest(*m_write, 1, seal.file), m_write->bind(2, seal.step), records::bindDigest(*m_write, 3, seal.chain);
    records::bindDigest(*m_write, 4, seal.state), m_write->bind(5, seal.marks), records::bindDigest(*m_write, 6, digest);
    m_write->exec();
    m_write->reset();
}

FileId newFileId() {
    FileId id{};
    randombytes_buf(id.data(), id.size());
    return id;
}

}  // namespace storage::session
