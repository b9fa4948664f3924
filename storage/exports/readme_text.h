#pragma once
// The note that lies beside the exported files, for whoever opens the folder next morning: what each file is, how to read it,
// and which rounds of voting were left out and why. Written by every exporter, the same whichever formats were asked for.
#include "app/board/board.h"
#include "storage/exports/write_files.h"

namespace storage::exports {

OutputFile readmeFile(const app::Board& board, const app::Texts& tr);  // LISEZMOI.txt or README.txt

// One line a file: its name, and what it is, all beginning at the same column.
std::string fileLines(const std::vector<std::pair<std::string, std::string>>& files);

// The name of the board's picture: carte.png or map.png.
std::string pictureName(const app::Texts& tr);

}  // namespace storage::exports
