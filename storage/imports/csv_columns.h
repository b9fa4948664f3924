#pragma once
// Which column of a list means what, told by its French or English heading, and which character parts the columns. A list
// without a heading is one column of texts. Called by csv_import.cpp.
#include <optional>
#include <string>
#include <vector>

#include "storage/imports/csv_cells.h"

namespace storage::imports {

enum class Column {
    Text,
    Description,
    Stage,
    Lane,
    Kind,
    ImpactCustomer,
    ImpactCompany,
    Days,
    Euros,
    Confidence,
    Owner,
    Due,
    FirstStep,
    Measure,
    OriginId
};

struct ListCells {
    std::vector<std::optional<Column>> columns;  // of each cell; nothing for one that is not known
    std::vector<std::string> unknown;            // their headings
    std::vector<CsvLine> lines;                  // below the heading, each as wide as `columns`
};

// Throws ImportError: nothing in the file, no column of texts, a ragged row (naming its line).
ListCells listCells(std::string_view text, const app::Texts& tr);

// Lower case, without accents, punctuation as single spaces: how headings and names are compared.
std::string folded(std::string_view text);

}  // namespace storage::imports
