#include "storage/records/mark_seal.h"

#include <sodium.h>

#include <cstring>

#include "app/board/fields.h"

namespace storage::records {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

// What is hidden of a mark, in a fixed order and of fixed length.
struct Hidden {
    std::uint64_t seat, item;
    std::int32_t says, value, part, proxy;
};

std::string boundTo(app::Id<app::Mark> id, app::Id<app::Round> round) {
    std::string bytes(16, '\0');
    std::memcpy(bytes.data(), &id.value, 8), std::memcpy(bytes.data() + 8, &round.value, 8);
    return bytes;
}

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

}  // namespace

std::string sealMark(const app::Mark& mark, const RoundKey& key) {
    const Hidden hidden{mark.seat.value, mark.item, static_cast<int>(mark.says), mark.value, mark.part, mark.proxy};
    const std::string bound = boundTo(mark.id, mark.round);
    std::string sealed(kNonce + sizeof hidden + kTag, '\0');
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    randombytes_buf(out, kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + kNonce, nullptr, reinterpret_cast<const unsigned char*>(&hidden),
                                               sizeof hidden, raw(bound), bound.size(), nullptr, out, key.data());
    return sealed;
}

std::optional<app::Mark> openMark(app::Id<app::Mark> id, app::Id<app::Round> round, std::string_view sealed,
                                  const RoundKey& key) {
    Hidden hidden{};
    const std::string bound = boundTo(id, round);
    if (sealed.size() != kNonce + sizeof hidden + kTag) return std::nullopt;
    const unsigned char* in = raw(sealed);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(&hidden), nullptr, nullptr, in + kNonce,
                                                   sealed.size() - kNonce, raw(bound), bound.size(), in, key.data()) != 0)
        return std::nullopt;
    if (hidden.says < 0 || hidden.says >= app::kValuesOf<app::Says>) return std::nullopt;
    app::Mark mark;
    mark.id = id, mark.round = round, mark.seat = {hidden.seat}, mark.item = hidden.item;
    mark.says = static_cast<app::Says>(hidden.says), mark.value = hidden.value, mark.part = hidden.part,
    mark.proxy = hidden.proxy != 0;
    return mark;
}

}  // namespace storage::records
