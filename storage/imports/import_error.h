#pragma once
// Why a file cannot be imported: one whole sentence in the language of whoever asked, naming the line or the record. Shown as
// it is, by the command line and by the table. After it nothing has changed: imports read everything before they offer a
// transaction.
#include <stdexcept>

namespace storage::imports {

class ImportError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace storage::imports
