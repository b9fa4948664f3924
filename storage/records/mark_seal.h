#pragma once
// An entry of a secret round as bytes that only the key of its round opens: XChaCha20-Poly1305 (libsodium), a nonce of chance
// for each, bound to its id and round, all of one length. Where the keys are is storage/session's (round_keys.h).
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "app/board/records.h"

namespace storage::records {

using RoundKey = std::array<unsigned char, 32>;

// Whoever holds the keys of the rounds.
class RoundKeyring {
public:
    virtual ~RoundKeyring() = default;
    virtual RoundKey keyFor(app::Id<app::Round> round) = 0;                     // makes one; throws sqlite::Failure
    virtual std::optional<RoundKey> find(app::Id<app::Round> round) const = 0;  // nothing: there is none
};

std::string sealMark(const app::Mark& mark, const RoundKey& key);
// Nothing: the bytes or the ids are not what was sealed, or the key is another.
std::optional<app::Mark> openMark(app::Id<app::Mark> id, app::Id<app::Round> round, std::string_view sealed, const RoundKey& key);

}  // namespace storage::records
