#pragma once
// The cells of one line of a Pabulib file: between `;`, perhaps in quotes, doubled inside (as Python's csv module writes them).
// Called by pabulib_file.cpp, line after line; cells are views that the next line ends.
#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "storage/imports/ballot_lines.h"

namespace storage::imports {

class PabulibCells {
public:
    // Refuses a quote that is never closed on its line. A quote means something only at the beginning of a cell; words behind the
    // closing one belong to the cell, as they stand (so does Python's csv module, which writes and reads these files).
    void cut(const BallotLines& lines);
    // The last cell of the line in which words followed a closing quote; empty: in none.
    std::string_view mended() const { return m_mended; }

    std::size_t size() const { return m_cells.size(); }
    // Trimmed; empty for a column that is not there (−1) or beyond the line's end.
    std::string_view at(int column) const;
    // The first column so headed, −1 if there is none.
    int column(std::string_view heading) const;
    // Whether there is text beyond the first `width` cells.
    bool goesBeyond(std::size_t width) const;

private:
    std::string& store();
    std::string_view unquoted(std::string_view inside);

    std::vector<std::string_view> m_cells;  // of the line, or of m_store
    std::deque<std::string> m_store;        // what stood in quotes; a deque: its strings stay where they are
    std::size_t m_stored = 0;               // of them, in use
    std::string_view m_mended;
};

}  // namespace storage::imports
