#include "storage/imports/formula_file.h"

#include "storage/imports/decoded_text.h"
#include "storage/imports/import_error.h"

namespace storage::imports {

namespace {
constexpr std::uintmax_t kLongest = 10'000;  // bytes; what PlanTerms keeps and Formula::parse takes
}

std::string readFormula(const std::filesystem::path& file, const app::Texts& tr) {
    constexpr std::uintmax_t kMostRead = 2 * kLongest + 2;  // UTF-16 takes twice the room
    std::error_code error;
    if (const auto size = std::filesystem::file_size(file, error); !error && size > kMostRead)
        throw ImportError(tr("The formula is too long"));
    std::string text = decodedText(bytesOfFile(file.string(), tr, kMostRead), tr);
    const auto from = text.find_first_not_of(" \t\r\n"), to = text.find_last_not_of(" \t\r\n");
    text = from == std::string::npos ? std::string{} : text.substr(from, to - from + 1);
    if (text.size() > kLongest) throw ImportError(tr("The formula is too long"));
    return text;
}

}  // namespace storage::imports
