#include "storage/imports/formula_file.h"

#include "app/base/utf8.h"
#include "app/board/ranges.h"
#include "storage/imports/decoded_text.h"
#include "storage/imports/import_error.h"

namespace storage::imports {

std::string readFormula(const std::filesystem::path& file, const app::Texts& tr) {
    constexpr std::uintmax_t kMostRead = 2 * app::kLongestFormula + 2;  // UTF-16 takes twice the room
    std::error_code error;
    if (const auto size = std::filesystem::file_size(file, error); !error && size > kMostRead)
        throw ImportError(tr("The formula is too long"));
    std::string text = app::cleanText(decodedText(bytesOfFile(file.string(), tr, kMostRead), tr));
    if (text.size() > app::kLongestFormula) throw ImportError(tr("The formula is too long"));
    return text;
}

}  // namespace storage::imports
