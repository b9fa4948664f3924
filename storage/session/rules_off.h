#pragma once
// Switches the checks of a session file off for one commit, whatever happens inside: for what is stored or taken out although the
// file's rules refuse it. Called by SessionFile.
#include "storage/sqlite/database.h"

namespace storage::session {

class RulesOff {
public:
    explicit RulesOff(SQLite::Database& db) : m_db(db) {
        m_db.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
    }
    ~RulesOff() { m_db.tryExec("PRAGMA ignore_check_constraints = OFF; PRAGMA foreign_keys = ON"); }
    RulesOff(const RulesOff&) = delete;

private:
    SQLite::Database& m_db;
};

}  // namespace storage::session
