#pragma once
// The keys of secret rounds, one small file each under the round's id: marks can be read only with both, the session file and its
// key. Never copied, backed up or exported; destroyed when the round closes or is cancelled. Used by one thread, with its
// SessionFile.
#include <map>

#include "storage/records/mark_seal.h"
#include "storage/session/data_folder.h"

namespace storage::session {

class RoundKeys : public records::RoundKeyring {
public:
    explicit RoundKeys(DataFolder folder, const FileId& file = {}) : m_folder(std::move(folder)), m_file(file) {}

    // The session file whose keys these are.
    void setFile(const FileId& file) { m_file = file; }

    // Durable before anything is sealed with it. A file that another goes on in takes its keys over.
    records::RoundKey keyFor(app::Id<app::Round> round) override;
    std::optional<records::RoundKey> find(app::Id<app::Round> round) const override;
    // Written over and removed; nothing if there is none, or if it is another file's. What a disk keeps of old blocks is beyond
    // us (DECISIONS 52).
    void destroy(app::Id<app::Round> round);

private:
    std::filesystem::path fileOf(app::Id<app::Round> round) const { return m_folder.keys() / app::idText(round); }

    struct Kept {
        records::RoundKey key;
        FileId file;
    };
    std::optional<Kept> read(app::Id<app::Round> round) const;

    DataFolder m_folder;
    FileId m_file;
    mutable std::map<std::uint64_t, Kept> m_known;
};

}  // namespace storage::session
