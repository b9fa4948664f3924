#include "storage/exports/contact_sheet.h"

#include <algorithm>

#include "storage/exports/drawing.h"
#include "storage/exports/png.h"
#include "storage/exports/write_files.h"

namespace storage::exports {
namespace {

// In pixels of the sheet.
constexpr std::size_t kSheetAcross = 4;
constexpr float kSheetPictureW = 640, kSheetPictureH = 360, kSheetGap = 28, kSheetMargin = 48, kSheetHeadH = 84, kSheetNameH = 44;
constexpr float kSheetHeadSize = 40, kSheetNameSize = 22;

app::Rect sheetPlace(std::size_t i) {
    return {kSheetMargin + static_cast<float>(i % kSheetAcross) * (kSheetPictureW + kSheetGap),
            kSheetMargin + kSheetHeadH + static_cast<float>(i / kSheetAcross) * (kSheetPictureH + kSheetNameH + kSheetGap),
            kSheetPictureW, kSheetPictureH};
}

}  // namespace

void writeContactSheet(const std::filesystem::path& folder, const std::string& fileName, const std::string& heading,
                       const std::vector<SheetPicture>& pictures, const app::Texts& tr) {
    const std::size_t last = std::max<std::size_t>(1, pictures.size()) - 1;
    const app::Rect page{0, 0, sheetPlace(kSheetAcross - 1).right() + kSheetMargin,
                         sheetPlace(last).bottom() + kSheetNameH + kSheetMargin};
    std::string bytes = pngOf(page, 1, tr, [&](Drawing& drawing) {
        drawing.box(page, kGround);
        drawing.text({kSheetMargin, kSheetMargin}, heading, app::Weight::SemiBold, kSheetHeadSize, kHeading);
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            const app::Rect place = sheetPlace(i);
            drawing.shadow(place, 4, 10, 0.18);
            drawing.box(place, kPaper);
            drawing.picture(place, pictures[i].png);
            drawing.text({place.x, place.bottom() + 10}, std::to_string(i + 1) + " · " + pictures[i].name, app::Weight::Regular,
                         kSheetNameSize, kInk2);
        }
    });
    writeFiles(folder, {{fileName, std::move(bytes)}}, tr);
}

}  // namespace storage::exports
