#pragma once
// A way to leave with files. Each format is one exporter; storage/exports/all.cpp lists them. Runs on a worker thread on a
// copy of the board, so it needs no lock; writes to temporary names and renames, so that a half-written file is never seen.
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "app/base/result.h"
#include "app/base/texts.h"
#include "app/board/board.h"

namespace app {

class Exporter {
public:
    virtual ~Exporter() = default;
    virtual const char* format() const = 0;  // "csv", "json", "png": what --format names
    virtual const char* title() const = 0;   // its button on the facilitator's page; English msgid, marked with TR_NOOP
    // Writes its files into `folder` (which exists) and returns their names; throws std::runtime_error with a sentence. Asked to
    // stop, it writes none of them and returns nothing; what was there before stays. It looks between one file and the next.
    virtual std::vector<std::string> write(const Board& board, const Texts& tr, const std::filesystem::path& folder,
                                           const std::stop_token& stop = {}) const = 0;
};

// Those there are, in the order in which they are offered and run.
using Exporters = std::span<const std::unique_ptr<Exporter>>;

}  // namespace app
