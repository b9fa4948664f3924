#pragma once
// A storage thread on a session file that holds what it is to go on from.
#include "storage/session/storage_thread.h"

namespace tests {

class ThreadOn : public storage::session::StorageThread {
public:
    explicit ThreadOn(std::unique_ptr<storage::session::SessionFile> file, storage::session::StorageTiming timing = {})
        : ThreadOn(loaded(std::move(file)), timing) {}

private:
    using Loaded = std::pair<std::unique_ptr<storage::session::SessionFile>, app::Board>;

    ThreadOn(Loaded loaded, storage::session::StorageTiming timing)
        : StorageThread(std::move(loaded.first), std::move(loaded.second), timing) {}
    static Loaded loaded(std::unique_ptr<storage::session::SessionFile> file) {
        app::Board board = file->load();
        return {std::move(file), std::move(board)};
    }
};

}  // namespace tests
