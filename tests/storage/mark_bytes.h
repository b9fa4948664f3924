#pragma once
// How the id of a mark lies in a file: what is looked for where no byte of a mark may be left.
#include <cstdint>
#include <string>

namespace tests {

inline std::string bigEndian(std::uint64_t value) {
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(value >> shift & 0xFF));
    return bytes;
}

// SQLite's variable-length integer, in which a row's id stands in its cell: nine bytes for ids above 2^56.
inline std::string varint(std::uint64_t value) {
    std::string bytes(1, static_cast<char>(value & 0xFF));
    value >>= 8;
    for (int i = 0; i < 8; ++i, value >>= 7) bytes.insert(bytes.begin(), static_cast<char>(0x80 | (value & 0x7F)));
    return bytes;
}

inline bool holdsMark(const std::string& bytes, std::uint64_t id) {
    return bytes.find(bigEndian(id)) != std::string::npos || (id >> 56 && bytes.find(varint(id)) != std::string::npos);
}

}  // namespace tests
