#pragma once
// A digest of a row: BLAKE2b of 16 bytes (libsodium's crypto_generichash, RFC 7693) over its table's name and its columns, each
// with its type and length. It guards against accidents of disks and memory, not against somebody who changes a row and
// reckons the digest anew: it has no key.
#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace storage::records {

struct Digest : std::array<unsigned char, 16> {};

// One over the other: the same set of rows gives the same sum in any order, and a row taken out is one put on again.
inline Digest& operator^=(Digest& sum, const Digest& one) {
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] = static_cast<unsigned char>(sum[i] ^ one[i]);
    return sum;
}

// Gathers a row column by column.
class Hasher {
public:
    explicit Hasher(std::string_view table) { text(table); }

    void null() { m_bytes += '0'; }
    void whole(std::int64_t value) { add('i', &value, sizeof value); }
    void real(double value) { add('r', &value, sizeof value); }
    void text(std::string_view value) { lengthy('t', value); }
    void blob(std::string_view value) { lengthy('b', value); }
    void digest(const Digest& value) { add('d', value.data(), value.size()); }
    void column(const SQLite::Column& column);  // as it is stored

    Digest finish() const;

private:
    void add(char type, const void* bytes, std::size_t size) {
        m_bytes += type, m_bytes.append(static_cast<const char*>(bytes), size);
    }
    void lengthy(char type, std::string_view value) {
        const auto size = static_cast<std::uint64_t>(value.size());
        add(type, &size, sizeof size), m_bytes += value;
    }

    std::string m_bytes;
};

// The digest that stands in a column; nothing but zeros if it holds none.
Digest digestIn(const SQLite::Column& column);
void bindDigest(SQLite::Statement& to, int at, const Digest& digest);  // not copied: it must outlive the execution

}  // namespace storage::records
