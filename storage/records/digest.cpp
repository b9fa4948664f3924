#include "storage/records/digest.h"

#include <sodium.h>

#include <cstring>

namespace storage::records {

void Hasher::column(const SQLite::Column& column) {
    if (column.isInteger()) whole(column.getInt64());
    else if (column.isFloat()) real(column.getDouble());
    else if (column.isNull()) null();
    else {
        const auto bytes = static_cast<std::size_t>(column.getBytes());
        const std::string_view value(bytes ? static_cast<const char*>(column.getBlob()) : "", bytes);
        column.isText() ? text(value) : blob(value);
    }
}

Digest Hasher::finish() const {
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(m_bytes.data()), m_bytes.size(),
                       nullptr, 0);
    return digest;
}

Digest digestIn(const SQLite::Column& column) {
    Digest digest{};
    if (column.isBlob() && column.getBytes() == static_cast<int>(digest.size()))
        std::memcpy(digest.data(), column.getBlob(), digest.size());
    return digest;
}

void bindDigest(SQLite::Statement& to, int at, const Digest& digest) {
    to.bindNoCopy(at, digest.data(), static_cast<int>(digest.size()));
}

}  // namespace storage::records
