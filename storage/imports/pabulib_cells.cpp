#include "storage/imports/pabulib_cells.h"

#include <algorithm>

#include "app/base/result.h"

namespace storage::imports {

void PabulibCells::cut(const BallotLines& lines) {
    m_cells.clear();
    m_stored = 0;
    m_mended = {};
    std::string_view rest = lines.line();
    for (bool more = true; more;) {
        std::size_t end = std::min(rest.find(';'), rest.size());
        if (rest.starts_with('"')) {
            for (end = 1; end < rest.size(); ++end) {
                if (rest[end] != '"') continue;
                if (end + 1 == rest.size() || rest[end + 1] != '"') break;
                ++end;
            }
            if (end >= rest.size()) lines.refuse(TR_NOOP("Line {0}: a quote is opened and never closed."));
            std::string_view text = unquoted(rest.substr(1, end - 1));
            const std::size_t behind = end + 1;
            end = std::min(rest.find(';', behind), rest.size());
            if (const std::string_view words = rest.substr(behind, end - behind); !trimmed(words).empty()) {
                std::string& joined = store();
                joined.append(text).append(words);
                m_mended = text = joined;
            }
            m_cells.push_back(text);
        } else {
            m_cells.push_back(rest.substr(0, end));
        }
        more = end < rest.size();
        if (more) rest = rest.substr(end + 1);
    }
}

std::string& PabulibCells::store() {
    if (m_stored == m_store.size()) m_store.emplace_back();
    m_store[m_stored].clear();
    return m_store[m_stored++];
}

std::string_view PabulibCells::unquoted(std::string_view inside) {
    if (inside.find('"') == std::string_view::npos) return inside;
    std::string& text = store();
    for (std::size_t i = 0; i < inside.size(); ++i) {
        text += inside[i];
        if (inside[i] == '"') ++i;
    }
    return text;
}

std::string_view PabulibCells::at(int column) const {
    return column >= 0 && column < std::ssize(m_cells) ? trimmed(m_cells[static_cast<std::size_t>(column)]) : std::string_view{};
}

int PabulibCells::column(std::string_view heading) const {
    for (int i = 0; i < std::ssize(m_cells); ++i)
        if (at(i) == heading) return i;
    return -1;
}

bool PabulibCells::goesBeyond(std::size_t width) const {
    for (auto i = static_cast<int>(width); i < std::ssize(m_cells); ++i)
        if (!at(i).empty()) return true;
    return false;
}

}  // namespace storage::imports
