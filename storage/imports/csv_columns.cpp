#include "storage/imports/csv_columns.h"

#include <algorithm>
#include <array>

#include "app/base/utf8.h"
#include "storage/imports/import_error.h"

namespace storage::imports {
namespace {

struct ColumnName {
    const char* folded;
    Column column;
};

constexpr std::array kNames{ColumnName{"text", Column::Text},
                            ColumnName{"texte", Column::Text},
                            ColumnName{"title", Column::Text},
                            ColumnName{"titre", Column::Text},
                            ColumnName{"note", Column::Text},
                            ColumnName{"notes", Column::Text},
                            ColumnName{"post it", Column::Text},
                            ColumnName{"contenu", Column::Text},
                            ColumnName{"content", Column::Text},
                            ColumnName{"libelle", Column::Text},
                            ColumnName{"intitule", Column::Text},
                            ColumnName{"idee", Column::Text},
                            ColumnName{"idea", Column::Text},
                            ColumnName{"verbatim", Column::Text},
                            ColumnName{"action", Column::Text},
                            ColumnName{"actions", Column::Text},
                            ColumnName{"irritant", Column::Text},
                            ColumnName{"irritants", Column::Text},
                            ColumnName{"pain point", Column::Text},
                            ColumnName{"pain points", Column::Text},
                            ColumnName{"description", Column::Description},
                            ColumnName{"detail", Column::Description},
                            ColumnName{"details", Column::Description},
                            ColumnName{"stage", Column::Stage},
                            ColumnName{"etape", Column::Stage},
                            ColumnName{"lane", Column::Lane},
                            ColumnName{"couloir", Column::Lane},
                            ColumnName{"kind", Column::Kind},
                            ColumnName{"type", Column::Kind},
                            ColumnName{"nature", Column::Kind},
                            ColumnName{"impact customer", Column::ImpactCustomer},
                            ColumnName{"impact on the customer", Column::ImpactCustomer},
                            ColumnName{"customer impact", Column::ImpactCustomer},
                            ColumnName{"impact client", Column::ImpactCustomer},
                            ColumnName{"impact sur le client", Column::ImpactCustomer},
                            ColumnName{"impact company", Column::ImpactCompany},
                            ColumnName{"impact on the company", Column::ImpactCompany},
                            ColumnName{"company impact", Column::ImpactCompany},
                            ColumnName{"impact entreprise", Column::ImpactCompany},
                            ColumnName{"impact sur l entreprise", Column::ImpactCompany},
                            ColumnName{"days", Column::Days},
                            ColumnName{"jours", Column::Days},
                            ColumnName{"person days", Column::Days},
                            ColumnName{"jours homme", Column::Days},
                            ColumnName{"temps", Column::Days},
                            ColumnName{"time", Column::Days},
                            ColumnName{"euros", Column::Euros},
                            ColumnName{"budget", Column::Euros},
                            ColumnName{"cout", Column::Euros},
                            ColumnName{"cost", Column::Euros},
                            ColumnName{"owner", Column::Owner},
                            ColumnName{"responsable", Column::Owner},
                            ColumnName{"porteur", Column::Owner},
                            ColumnName{"due", Column::Due},
                            ColumnName{"due date", Column::Due},
                            ColumnName{"echeance", Column::Due},
                            ColumnName{"date", Column::Due},
                            ColumnName{"confidence", Column::Confidence},
                            ColumnName{"confiance", Column::Confidence},
                            ColumnName{"first step", Column::FirstStep},
                            ColumnName{"premier pas", Column::FirstStep},
                            ColumnName{"measure", Column::Measure},
                            ColumnName{"mesure", Column::Measure},
                            ColumnName{"indicateur", Column::Measure},
                            ColumnName{"origin id", Column::OriginId},
                            ColumnName{"id d origine", Column::OriginId},
                            ColumnName{"id de l origine", Column::OriginId}};

std::optional<Column> columnNamed(std::string_view heading) {
    const std::string name = folded(heading);
    for (const ColumnName& known : kNames)
        if (name == known.folded) return known.column;
    return std::nullopt;
}

int knownColumns(const CsvLine& heading) {
    return static_cast<int>(
        std::ranges::count_if(heading.cells, [](const std::string& cell) { return columnNamed(cell).has_value(); }));
}

std::optional<std::vector<CsvLine>> tried(std::string_view text, char delimiter, const app::Texts& tr) {
    try {
        return csvCells(text, delimiter, tr);
    } catch (const ImportError&) {
        return std::nullopt;  // read with another delimiter its quotes may make sense
    }
}

struct Shape {
    char delimiter = kOneColumn;
    bool heading = false;
};

// Several rows of one width, two at least: a table.
bool isTable(const std::vector<CsvLine>& lines) {
    const std::size_t width = lines.front().cells.size();
    return width > 1 && lines.size() > 1 &&
           std::ranges::all_of(lines, [&](const CsvLine& line) { return line.cells.size() == width; });
}

// Excel leaves empty cells behind a column that once had neighbours.
bool isOneColumnPadded(const std::vector<CsvLine>& lines) {
    return lines.front().cells.size() > 1 && std::ranges::all_of(lines, [&](const CsvLine& line) {
               return std::all_of(line.cells.begin() + 1, line.cells.end(), [](const std::string& cell) { return cell.empty(); });
           });
}

Shape shapeOf(std::string_view text, const app::Texts& tr) {
    Shape best;
    int known = 0;
    std::optional<char> table;
    for (const char delimiter : {';', '\t', ','}) {
        const auto lines = tried(text, delimiter, tr);
        if (!lines || lines->empty() || lines->front().cells.size() < 2) continue;
        if (const int count = knownColumns(lines->front()); count > known) best = {delimiter, true}, known = count;
        if (known == 0 && isOneColumnPadded(*lines)) return {delimiter, false};
        // Sentences hold commas, so commas alone make no table.
        if (delimiter != ',' && isTable(*lines)) table = table.value_or(delimiter);
    }
    if (known > 0) return best;
    const auto single = csvCells(text, kOneColumn, tr);
    if (!single.empty() && columnNamed(single.front().cells.front())) return {kOneColumn, true};
    if (table) throw ImportError(tr("The first line must name the columns, one of them “Text” or “Title”."));
    return best;
}

// Cuts empty cells that hang over; refuses what is narrower or wider than the heading.
void makeWide(CsvLine& line, std::size_t width, const app::Texts& tr) {
    while (line.cells.size() > width && line.cells.back().empty()) line.cells.pop_back();
    if (line.cells.size() == width) return;
    throw ImportError(tr.fill("Line {0} has {1} cells where the first line has {2}.", std::to_string(line.line),
                              std::to_string(line.cells.size()), std::to_string(width)));
}

void nameColumns(ListCells& list, const CsvLine& heading, const app::Texts& tr) {
    const auto has = [&](Column column) { return std::ranges::find(list.columns, std::optional(column)) != list.columns.end(); };
    for (const std::string& name : heading.cells) {
        auto column = columnNamed(name);
        if (column == Column::Text && has(Column::Text)) column = Column::Description;  // "Titre;Texte"
        if (column && has(*column)) column.reset();
        if (!column && !name.empty()) list.unknown.push_back(app::cleanText(name));
        list.columns.push_back(column);
    }
    if (!has(Column::Text)) throw ImportError(tr("No column is called “Text” or “Title”: the first line must name one."));
}

// The letter without its accent, for Latin-1's and œ; others stay.
std::string_view plainLetter(std::uint32_t c) {
    static constexpr std::array<const char*, 64> kLatin1{
        "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e",  "e", "e", "i", "i", "i", "i", "d",  "n", "o",  "o", "o", "o",
        "o", " ", "o", "u", "u", "u", "u",  "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e",  "e", "e", "e",
        "i", "i", "i", "i", "d", "n", "o",  "o", "o",  "o",  "o", " ", "o", "u", "u", "u", "u",  "y", "th", "y"};
    if (c >= 0xC0 && c <= 0xFF) return kLatin1[c - 0xC0];
    if (c == 0x152 || c == 0x153) return "oe";
    if (c == 0x178) return "y";
    return {};
}

}  // namespace

std::string folded(std::string_view text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const std::uint32_t c = app::nextCodePoint(text, at);
        const bool isSpace = c == 0xA0 || c == 0x202F || c == 0x2019 || (c < 0x80 && !std::isalnum(static_cast<int>(c)));
        if (isSpace) {
            if (!result.empty() && result.back() != ' ') result += ' ';
        } else if (c < 0x80) {
            result += static_cast<char>(std::tolower(static_cast<int>(c)));
        } else if (const auto plain = plainLetter(c); !plain.empty()) {
            result += plain;
        } else {
            result += text.substr(start, at - start);
        }
    }
    while (!result.empty() && result.back() == ' ') result.pop_back();
    return result;
}

ListCells listCells(std::string_view text, const app::Texts& tr) {
    std::optional<char> named;  // Excel's own way to say it, on a line before the heading
    int linesBefore = 0;
    if (text.size() > 5 && text.starts_with("sep=") && (text[5] == '\r' || text[5] == '\n')) {
        named = text[4];
        text.remove_prefix(text.substr(5).starts_with("\r\n") ? 7 : 6);
        linesBefore = 1;
    }
    Shape shape = named ? Shape{*named, true} : shapeOf(text, tr);
    ListCells list;
    list.lines = csvCells(text, shape.delimiter, tr);
    for (CsvLine& line : list.lines) line.line += linesBefore;
    if (list.lines.empty()) throw ImportError(tr("There is nothing in this file."));
    if (shape.heading) {
        nameColumns(list, list.lines.front(), tr);
        list.lines.erase(list.lines.begin());
    } else {
        list.columns = {Column::Text};
    }
    for (CsvLine& line : list.lines) makeWide(line, list.columns.size(), tr);
    if (list.lines.empty()) throw ImportError(tr("There is nothing in this file but its heading."));
    return list;
}

}  // namespace storage::imports
