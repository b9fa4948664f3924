#pragma once
// Published ballot files by their extension: PrefLib .soc .soi .toc .toi, Pabulib .pb, Condorcet Election Format .cvotes. Called
// by `parcours tally`; touches no session. Strict, all or nothing: throws an ImportError with one sentence naming the line. What
// a format itself tells readers to leave aside is left aside with a remark, never in silence.
#include <filesystem>
#include <string_view>

#include "app/base/texts.h"
#include "app/rules/public_ballots.h"

namespace storage::imports {

constexpr std::size_t kMostBallotBytes = 1'000'000'000;  // files beyond are refused before they are read
constexpr int kMostCandidates = 100'000;                 // of a header; who counts orders may take less

enum class BallotFormat : std::uint8_t { Soc, Soi, Toc, Toi, Pabulib, Condorcet };

// Throws ImportError also if the file cannot be read, is too long, or has an extension that says nothing.
app::rules::PublicBallots readBallotFile(const std::filesystem::path& file, const app::Texts& tr);

// The same from memory.
app::rules::PublicBallots readBallots(std::string_view bytes, BallotFormat format, const app::Texts& tr);

}  // namespace storage::imports
