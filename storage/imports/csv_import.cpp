#include "storage/imports/csv_import.h"

#include <algorithm>
#include <set>

#include "app/base/spreadsheet_text.h"
#include "app/base/utf8.h"
#include "app/board/note_kind.h"
#include "storage/imports/csv_columns.h"
#include "storage/imports/csv_values.h"
#include "storage/imports/decoded_text.h"
#include "storage/imports/import_error.h"

namespace storage::imports {
namespace {

// Turns the cells of one list into rows; gathers the remarks.
class RowReader {
public:
    RowReader(const app::Board& board, const app::Texts& tr, ImportedList& list) : m_board(board), m_tr(tr), m_list(list) {}

    void read(const ListCells& cells) {
        if (!cells.unknown.empty()) {
            std::string names;
            for (const std::string& name : cells.unknown) names += (names.empty() ? "" : ", ") + name;
            m_list.remarks.push_back(m_tr.fill("These columns were left aside: {0}.", names));
        }
        for (const CsvLine& line : cells.lines) {
            m_row = {};
            m_row.line = line.line;
            for (std::size_t i = 0; i < line.cells.size(); ++i)
                if (cells.columns[i]) readCell(*cells.columns[i], line.cells[i]);
            if (m_row.text.empty()) refuse(TR_NOOP("Line {0} has no text."));
            m_list.rows.push_back(std::move(m_row));
        }
    }

private:
    void readCell(Column column, const std::string& cell) {
        switch (column) {
            case Column::Text:
                m_row.text = words(cell, m_list.as == ListAs::Actions ? kLongestTitle : app::kLongestText);
                break;
            case Column::Description:
                readDescription(words(cell, app::kLongestText));
                break;
            case Column::Stage:
                readStage(words(cell, app::kLongestText));
                break;
            case Column::Lane:
                readKind(words(cell, app::kLongestText), false);
                break;
            case Column::Kind:
                readKind(words(cell, app::kLongestText), true);
                break;
            case Column::ImpactCustomer:
                m_row.impactCustomer = impact(cell);
                break;
            case Column::ImpactCompany:
                m_row.impactCompany = impact(cell);
                break;
            case Column::Days:
                m_row.tenthDays = rounded(cell, 10, false);
                break;
            case Column::Euros:
                m_row.euros = rounded(cell, 100, true);
                break;
            case Column::Confidence:
                m_row.confidence = confidence(cell);
                break;
            case Column::FirstStep:
                m_row.firstStep = words(cell, kLongestStep);
                break;
            case Column::Measure:
                m_row.measure = words(cell, kLongestStep);
                break;
            case Column::Owner:
                m_row.owner = words(cell, kLongestOwner);
                break;
            case Column::Due:
                readDue(cell);
                break;
            case Column::OriginId:
                readOrigin(words(cell, app::kLongestText));
                break;
        }
    }

    [[noreturn]] void refuse(const char* msgid, const std::string& value = {}, const std::string& limit = {}) const {
        throw ImportError(m_tr.fill(msgid, std::to_string(m_row.line), value, limit));
    }
    void remark(const char* msgid, const std::string& value) {
        m_list.remarks.push_back(m_tr.fill(msgid, std::to_string(m_row.line), value));
    }
    // Said once however many lines it concerns.
    void remarkOnce(const char* msgid, const std::string& value) {
        if (m_said.insert(msgid + value).second) m_list.remarks.push_back(m_tr.fill(msgid, value));
    }

    std::string words(const std::string& cell, std::size_t most) const {
        std::string clean = app::cleanText(app::undefused(cell));
        if (clean.size() > most)
            refuse(TR_NOOP("Line {0} holds a text of {1} bytes; at most {2} fit."), std::to_string(clean.size()),
                   std::to_string(most));
        return clean;
    }
    // For sentences: the cell as it is, shortened.
    static std::string shown(const std::string& cell) { return std::string(app::cutAt(app::cleanText(cell), 60)); }

    void readDescription(const std::string& text) {
        if (m_list.as == ListAs::Actions) {
            m_row.description = text;
        } else if (!text.empty()) {
            m_row.text += (m_row.text.empty() ? "" : "\n") + text;
            if (m_row.text.size() > app::kLongestText) words(m_row.text, app::kLongestText);
        }
    }
    void readStage(const std::string& title) {
        if (title.empty()) return;
        for (const auto& id : m_board.stages())
            if (folded(m_board.find(id)->title) == folded(title)) {
                m_row.stage = id;
                return;
            }
        remarkOnce(TR_NOOP("No stage is called “{0}”: what stands under it comes without a stage."), shown(title));
    }
    // By the lanes of the board, then by the names of the kinds. A kind's column says more than a lane's.
    void readKind(const std::string& name, bool isKindColumn) {
        if (name.empty() || (m_kindKnownAt == m_row.line && !isKindColumn)) return;
        const auto is = [&](const std::string& other) { return folded(other) == folded(name); };
        for (const app::NoteKindRow& kind : app::kNoteKinds)
            if (is(kind.key) || is(kind.title) || is(kind.lane) || is(m_tr(kind.title)) || is(m_tr(kind.lane)))
                return takeKind(kind.kind);
        for (const auto& id : m_board.lanes())
            if (const app::Lane* lane = m_board.find(id); is(lane->title)) return takeKind(lane->kind);
        remarkOnce(TR_NOOP("No lane or kind is called “{0}”: the lane a note is laid on will decide."), shown(name));
    }
    void takeKind(app::NoteKind kind) {
        m_row.kind = kind;
        m_kindKnownAt = m_row.line;
    }
    int impact(const std::string& cell) const {
        const std::string clean = app::cleanText(cell);
        if (clean.empty()) return 0;
        const auto number = cellNumber(clean, false);
        if (!number || number->finer || number->hundredths % 100 != 0 || number->hundredths < 100 || number->hundredths > 500)
            refuse(TR_NOOP("Line {0}: an impact is a whole number from 1 to 5, not “{1}”."), shown(cell));
        return static_cast<int>(number->hundredths / 100);
    }
    int confidence(const std::string& cell) const {
        std::string clean = app::cleanText(cell);
        if (clean.ends_with('%')) clean = app::cleanText(clean.substr(0, clean.size() - 1));
        if (clean.empty()) return 0;
        const auto number = cellNumber(clean, false);
        if (!number || number->finer || number->hundredths % 100 != 0 || number->hundredths < 100 || number->hundredths > 10'000)
            refuse(TR_NOOP("Line {0}: confidence is a whole number of percent from 1 to 100, not “{1}”."), shown(cell));
        return static_cast<int>(number->hundredths / 100);
    }
    // In tenths (of days) for per = 10, in wholes (euros) for per = 100.
    std::optional<std::int64_t> rounded(const std::string& cell, int per, bool thousands) {
        if (app::cleanText(cell).empty()) return std::nullopt;
        const auto number = cellNumber(app::cleanText(cell), thousands);
        if (!number) refuse(TR_NOOP("Line {0}: “{1}” is no number of days or euros."), shown(cell));
        if (number->finer || number->hundredths % per != 0) remark(TR_NOOP("Line {0}: “{1}” was rounded."), shown(cell));
        return (number->hundredths + per / 2) / per;
    }
    void readDue(const std::string& cell) {
        if (app::cleanText(cell).empty()) return;
        m_row.dueDay = cellDay(app::cleanText(cell));
        if (!m_row.dueDay) refuse(TR_NOOP("Line {0}: “{1}” is no date; write 2026-03-31 or 31/03/2026."), shown(cell));
    }
    void readOrigin(const std::string& text) {
        if (text.empty()) return;
        const auto id = app::idFromText(text);
        if (id && m_board.find<app::Note>(*id)) m_row.origin = {*id};
        else remarkOnce(TR_NOOP("No note of this session has the id “{0}”: its action comes without an origin."), shown(text));
    }

    const app::Board& m_board;
    const app::Texts& m_tr;
    ImportedList& m_list;
    ListRow m_row;
    int m_kindKnownAt = 0;  // the line whose kind is already told
    std::set<std::string> m_said;
};

ListAs whatColumnsSay(const ListCells& cells) {
    for (const auto& column : cells.columns) switch (column.value_or(Column::Text)) {
            case Column::ImpactCustomer:
            case Column::ImpactCompany:
            case Column::Days:
            case Column::Euros:
            case Column::Confidence:
            case Column::Owner:
            case Column::Due:
            case Column::FirstStep:
            case Column::Measure:
                return ListAs::Actions;
            default:
                break;
        }
    return ListAs::Notes;
}

}  // namespace

ImportedList readList(const app::Board& board, std::string_view bytes, ListAs as, const app::Texts& tr) {
    const ListCells cells = listCells(decodedText(bytes, tr), tr);
    ImportedList list;
    list.as = as == ListAs::WhatColumnsSay ? whatColumnsSay(cells) : as;
    RowReader(board, tr, list).read(cells);
    return list;
}

app::Result<app::Transaction> importNotes(const app::Board& board, app::CommandContext& context,
                                          const std::vector<ListRow>& rows) {
    if (rows.empty()) return app::Refusal{TR_NOOP("There is nothing to import.")};
    app::Edit edit(board, app::Op::Import, context);
    app::OrderKey last = board.holding().empty() ? app::OrderKey{} : board.holding().back().order;
    app::UnixMs at = context.now;
    for (const ListRow& row : rows) {
        const auto id = context.ids.make<app::Note>();
        last = app::between(last, {});
        edit.put(app::Note{id, row.kind, row.text, {}, at++});
        edit.put(app::Placement{.note = id, .place = app::Place::Holding, .order = last});
    }
    return edit.finish();
}

app::Result<app::Transaction> importActions(const app::Board& board, app::CommandContext& context,
                                            const std::vector<ListRow>& rows) {
    if (rows.empty()) return app::Refusal{TR_NOOP("There is nothing to import.")};
    app::Edit edit(board, app::Op::Import, context);
    app::UnixMs at = context.now;  // a millisecond apart: actions that are not ranked stand oldest first
    for (const ListRow& row : rows) {
        const auto id = context.ids.make<app::Action>();
        edit.put(app::Action{id, row.text, row.description, row.stage, row.origin, {}, at++});
        edit.put(app::Estimate{id, row.impactCustomer, row.impactCompany, row.tenthDays, row.euros, row.confidence});
        edit.put(app::Assignment{.action = id,
                                 .owner = row.owner,
                                 .dueDay = row.dueDay,
                                 .seat = {},
                                 .firstStep = row.firstStep,
                                 .measure = row.measure});
    }
    return edit.finish();
}

}  // namespace storage::imports
