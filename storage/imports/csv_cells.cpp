#include "storage/imports/csv_cells.h"

#include <algorithm>

#include "app/base/result.h"
#include "storage/imports/import_error.h"

namespace storage::imports {
namespace {

class Reader {
public:
    Reader(std::string_view text, char delimiter, const app::Texts& tr) : m_text(text), m_delimiter(delimiter), m_tr(tr) {}

    std::vector<CsvLine> all() {
        std::vector<CsvLine> lines;
        while (m_at < m_text.size()) {
            CsvLine line{m_line, {}};
            do line.cells.push_back(cell());
            while (take(m_delimiter));
            endLine();
            const auto hasText = [](const std::string& cell) { return cell.find_first_not_of(" \t\n") != std::string::npos; };
            if (std::ranges::any_of(line.cells, hasText)) lines.push_back(std::move(line));
        }
        return lines;
    }

private:
    bool atEnd() const { return m_at >= m_text.size(); }
    bool endsCell(std::size_t at) const {
        return at >= m_text.size() || m_text[at] == '\n' || m_text[at] == '\r' ||
               (m_delimiter != kOneColumn && m_text[at] == m_delimiter);
    }
    bool take(char c) {
        if (c == kOneColumn || atEnd() || m_text[m_at] != c) return false;
        ++m_at;
        return true;
    }
    void endLine() {
        const bool returned = take('\r');
        if (take('\n') || returned) ++m_line;
    }

    std::string cell() {
        std::string text;
        if (!atEnd() && m_text[m_at] == '"' && quoted(text)) return text;
        const std::size_t start = m_at;
        while (!endsCell(m_at)) ++m_at;
        return std::string(m_text.substr(start, m_at - start));
    }

    // False, and nothing read, if words follow the closing quote on the same line: that quote belongs to the sentence.
    bool quoted(std::string& text) {
        const int startLine = m_line;
        int line = m_line;
        for (std::size_t at = m_at + 1; at < m_text.size(); ++at) {
            const char c = m_text[at];
            if (c == '"' && at + 1 < m_text.size() && m_text[at + 1] == '"') {
                text += c;
                ++at;
            } else if (c == '"') {
                if (!endsCell(at + 1)) {
                    if (line == startLine) return text.clear(), false;
                    refuse(TR_NOOP("Line {0}: words follow a closing quote."), line);
                }
                m_at = at + 1;
                m_line = line;
                return true;
            } else if (c == '\r') {
                ++line;
                text += '\n';
                if (at + 1 < m_text.size() && m_text[at + 1] == '\n') ++at;
            } else {
                line += c == '\n';
                text += c;
            }
        }
        refuse(TR_NOOP("Line {0}: a quote is opened and never closed."), startLine);
    }

    [[noreturn]] void refuse(const char* msgid, int line) const { throw ImportError(m_tr.fill(msgid, std::to_string(line))); }

    std::string_view m_text;
    char m_delimiter;
    const app::Texts& m_tr;
    std::size_t m_at = 0;
    int m_line = 1;
};

}  // namespace

std::vector<CsvLine> csvCells(std::string_view text, char delimiter, const app::Texts& tr) {
    return Reader(text, delimiter, tr).all();
}

}  // namespace storage::imports
