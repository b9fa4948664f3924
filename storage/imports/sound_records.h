#pragma once
// Whether records from a file make one sound session: ids once each, references that lead somewhere, numbers in the ranges
// the session's file demands (storage/migrations), texts the board may hold. Called by json_import.cpp before anything is
// offered to a board.
#include <vector>

#include "app/base/texts.h"
#include "app/board/records.h"

namespace storage::imports {

// What an earlier version let in and no text may hold any more (app::cleanText) is taken away.
void cleanTexts(std::vector<app::Record>& records);

// Throws ImportError naming the record and the field that is wrong.
void refuseUnsound(const std::vector<app::Record>& records, const app::Texts& tr);

}  // namespace storage::imports
