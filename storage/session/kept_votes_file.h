#pragma once
// The kept votes of a data folder, in votes.json: an array of rounds as the journal writes them. Read once when it is made;
// written as a whole on a thread of its own. What of a file cannot be read is left out, and a file of which anything was left
// out is kept beside as votes.json.old before it is written anew.
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "app/ports/kept_votes.h"

namespace storage::session {

class KeptVotesFile : public app::KeptVotes {
public:
    explicit KeptVotesFile(const std::filesystem::path& folder);
    ~KeptVotesFile() override;  // waits until all is written, or has failed (told in the log)
    KeptVotesFile(const KeptVotesFile&) = delete;

    const std::vector<app::Round>& votes() const override { return m_votes; }
    void keep(std::vector<app::Round> votes) override;

private:
    void read();
    void run();

    const std::filesystem::path m_file;
    std::vector<app::Round> m_votes;
    bool m_leftOut = false;  // the file holds something that is not among them

    std::mutex m_mutex;  // of what follows
    std::condition_variable m_changed;
    std::optional<std::vector<app::Round>> m_toWrite;
    bool m_closing = false;
    std::thread m_thread;
};

}  // namespace storage::session
