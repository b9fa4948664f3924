#include "storage/imports/ballot_file.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "storage/imports/condorcet_file.h"
#include "storage/imports/decoded_text.h"
#include "storage/imports/import_error.h"
#include "storage/imports/pabulib_file.h"
#include "storage/imports/preflib_file.h"

namespace storage::imports {
namespace {

struct Extension {
    const char* ends;
    BallotFormat format;
};
constexpr std::array kExtensions{Extension{".soc", BallotFormat::Soc},    Extension{".soi", BallotFormat::Soi},
                                 Extension{".toc", BallotFormat::Toc},    Extension{".toi", BallotFormat::Toi},
                                 Extension{".pb", BallotFormat::Pabulib}, Extension{".cvotes", BallotFormat::Condorcet}};

}  // namespace

app::rules::PublicBallots readBallots(std::string_view bytes, BallotFormat format, const app::Texts& tr) {
    switch (format) {
        case BallotFormat::Pabulib:
            return readPabulib(bytes, tr);
        case BallotFormat::Condorcet:
            return readCondorcet(bytes, tr);
        case BallotFormat::Soc:
            return readPreflib(bytes, {"soc", true, true}, tr);
        case BallotFormat::Soi:
            return readPreflib(bytes, {"soi", true, false}, tr);
        case BallotFormat::Toc:
            return readPreflib(bytes, {"toc", false, true}, tr);
        case BallotFormat::Toi:
            return readPreflib(bytes, {"toi", false, false}, tr);
    }
    return {};
}

app::rules::PublicBallots readBallotFile(const std::filesystem::path& file, const app::Texts& tr) {
    std::string ends = file.extension().string();
    std::ranges::transform(ends, ends.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const Extension& known : kExtensions)
        if (ends == known.ends) {
            const std::string bytes = bytesOfFile(file.string(), tr, kMostBallotBytes);
            try {
                return readBallots(bytes, known.format, tr);
            } catch (const ImportError& error) {
                throw ImportError(file.string() + " : " + error.what());
            }
        }
    throw ImportError(tr.fill("{0}: ballots are read from .soc, .soi, .toc, .toi, .pb and .cvotes files.", file.string()));
}

}  // namespace storage::imports
