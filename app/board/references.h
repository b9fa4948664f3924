#pragma once
// What records name each other by, from their declarations in fields.h: what goes along, what would lead nowhere, what hangs on
// what. Asked by undo, deletion, merging and imports; none of them has a list of its own.
#include <initializer_list>
#include <optional>
#include <set>
#include <vector>

#include "app/board/board.h"
#include "app/board/fields.h"

namespace app {

struct Named {
    const char* field = "";
    std::uint64_t id = 0;            // 0: it names nothing
    std::optional<RecordKind> kind;  // nothing: an item that is voted on, a note, a group or an action
    Reference reference;
};

// All references of a record in the order of its fields, those that name nothing too.
std::vector<Named> referencesOf(const Record& record);

// A placement has the id of its note, an estimate that of its action: the kind whose id such a record has; for all others their
// own.
RecordKind subjectOf(RecordKind kind);

// Whether records of this kind name one of these kinds, or others that do.
bool hangsOn(RecordKind kind, std::initializer_list<RecordKind> others);

// The records that name one of these with a reference of one of these sorts.
std::vector<RecordKey> naming(const Board& board, const std::set<RecordKey>& targets, std::initializer_list<WhenGone> sorts);

// What goes along when these go, and what goes along with that; without themselves.
std::vector<RecordKey> goingAlong(const Board& board, const std::vector<RecordKey>& gone);

// Whether a reference that must lead somewhere would not, once these changes are made: one of a record that they put there, or
// one to a record that they take away. `after`: the board with them.
bool leadsNowhere(const Board& after, const Transaction& changes);

}  // namespace app
