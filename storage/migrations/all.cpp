#include "storage/migrations/migrations.h"

namespace storage::migrations {

// The .inc files are the .sql files as C++ string literals, written by cmake/migrations.cmake while building.
const std::vector<Migration>& all() {
    // A migration a line, its text below it.
    // clang-format off
    static const std::vector<Migration> kAll{
        {1, "first",
#include "storage/migrations/001_first.inc"
        },
        {2, "ranking",
#include "storage/migrations/002_ranking.inc"
        },
        {3, "proxies_and_cancelled",
#include "storage/migrations/003_proxies_and_cancelled.inc"
        },
        {4, "client",
#include "storage/migrations/004_client.inc"
        },
        {5, "digests",
#include "storage/migrations/005_digests.inc"
        },
        {6, "step",
#include "storage/migrations/006_step.inc"
        },
    };
    // clang-format on
    return kAll;
}

}  // namespace storage::migrations
